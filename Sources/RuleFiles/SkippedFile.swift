import Rules
import SourceText

/// A file in a directory of rules that isn't read, and that somebody may think is.
enum SkippedFile: Equatable {
    /// `x.yaml.txt`: programs that hide endings add their own.
    case doubleEnding(String)
    case spreadsheet, document, text, calendar, other
    /// `.plan.yaml`, which begins with a dot, so that it isn't listed either.
    case hidden(String)

    /// `nil` for what people keep beside rules: notes, schemas, rehearsals.
    init?(name: String, path: String) {
        let lowered = name.lowercased()
        let ending = lowered.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
        if ["md", "jsonl", "license", "sha256"].contains(ending)
            || ending == "json" && path.lowercased().contains("schema")
            || ["license", "readme", "makefile", "copying"].contains(lowered)
        {
            return nil
        }
        let rule = [".yaml", ".yml", ".csv"].first { lowered.contains($0) }
        if let rule, let cut = lowered.range(of: rule) {
            let count = lowered.distance(from: lowered.startIndex, to: cut.upperBound)
            self = .doubleEnding(String(name.prefix(count)))
        } else if ["xlsx", "xls", "xlsm", "xlsb", "ods", "numbers"].contains(ending) {
            self = .spreadsheet
        } else if ["docx", "doc", "odt", "rtf", "pdf"].contains(ending) {
            self = .document
        } else if ending == "ics" {
            self = .calendar
        } else if ending == "txt" {
            self = .text
        } else {
            self = .other
        }
    }

    func finding(_ path: String) -> Diagnostic {
        Diagnostic(
            severity: .warning, code: Lint.skippedFile.word,
            file: SourceFile(name: path, bytes: []),
            range: nil,
            message: Bilingual(vi: "tệp này không được đọc", en: "this file is not read"),
            remedy: remedy, lint: Lint.skippedFile.mark)
    }

    private var remedy: Bilingual {
        switch self {
        case .doubleEnding(let name):
            Bilingual(
                vi:
                    "đổi tên thành “\(name)” (bật hiện phần mở rộng của tên tệp); bản lưu thì để ở thư mục khác",
                en:
                    "rename it to '\(name)' (have file name extensions shown); keep old copies elsewhere"
            )
        case .spreadsheet:
            Bilingual(
                vi:
                    "danh mục đơn vị thì lưu thành “CSV UTF-8” (.csv); tệp khác thì chuyển đi nơi khác",
                en: "save a registry as 'CSV UTF-8' (.csv); move anything else elsewhere")
        case .document:
            Bilingual(
                vi:
                    "quy tắc là tệp chữ .yaml: chép nội dung sang đó; văn bản thì để ở thư mục khác",
                en: "rules are .yaml text files: copy the contents there; keep papers elsewhere")
        case .calendar:
            Bilingual(
                vi:
                    "lịch không phải là quy tắc: chép các dòng DTSTART, RRULE vào hạn của một nhiệm vụ; tệp lịch thì để ở thư mục khác",
                en:
                    "a calendar is no rule: copy its DTSTART and RRULE lines into a duty's due; keep calendar files elsewhere"
            )
        case .text:
            Bilingual(
                vi:
                    "tệp quy tắc thì đổi tên cho có đuôi .yaml; ghi chú thì đổi thành .md hoặc để nơi khác",
                en: "rename a rule file to end in .yaml; name notes .md or keep them elsewhere")
        case .hidden(let name):
            Bilingual(
                vi: "tên bắt đầu bằng dấu chấm là tệp ẩn: đổi tên thành “\(name)”, hoặc xóa",
                en: "a name that begins with a dot is hidden: rename it to '\(name)', or delete it")
        case .other:
            Bilingual(
                vi: "chỉ đọc tệp .yaml, .yml, .csv và .mustache: đổi tên, hoặc chuyển đi nơi khác",
                en:
                    "only .yaml, .yml, .csv and .mustache files are read: rename it, or move it elsewhere"
            )
        }
    }
}

extension String {
    /// The first place of `part`.
    fileprivate func range(of part: String) -> Range<String.Index>? {
        ranges(of: part).first
    }
}
