import SourceText

/// A template in its parts: `Subject:` and `Line:` at the top, then a blank line and the body.
struct TemplateText: Sendable {
    let subject: Template?
    let line: Template?
    let body: Template

    /// The longest template, in octets: a mail is a page, not a book.
    static let longest = 64 << 10

    /// Reads a file as the template `name` ("vi/reminder"): the template, or what is wrong with it,
    /// all of it at once. Line ends may be CR LF.
    static func read(_ file: SourceFile, name: String) -> (TemplateText?, [Diagnostic]) {
        var reader = Reader(file: file, name: name)
        let text = reader.template()
        return (reader.findings.isEmpty ? text : nil, reader.findings.inReadingOrder())
    }

    private struct Reader {
        let file: SourceFile
        /// Without the language.
        let bare: String
        let tags: TemplateTags
        var findings: [Diagnostic] = []

        init(file: SourceFile, name: String) {
            self.file = file
            bare = name.split(separator: "/").last.map(String.init) ?? name
            tags = TemplateTags(file: file, template: bare)
        }

        mutating func template() -> TemplateText? {
            guard file.bytes.count <= TemplateText.longest else {
                return fail(
                    nil, vi: "mẫu thư dài quá 64 KiB", en: "the template is longer than 64 KiB")
            }
            if let wrong = firstFlaw {
                return fail(
                    wrong, vi: "chữ ở đây không phải UTF-8, hoặc là ký tự điều khiển",
                    en: "this isn't UTF-8, or it is a control character")
            }
            let start = file.lineRange(1).lowerBound
            if BuiltInTemplates.withoutSubject.contains(bare) {
                let body = part(start..<file.bytes.count)
                if let body { lacking(in: body) }
                return body.map { TemplateText(subject: nil, line: nil, body: $0) }
            }
            guard
                let blank = (1...file.lineCount).first(where: {
                    text(ofLine: $0).allSatisfy(\.isWhitespace)
                })
            else {
                return fail(
                    nil, vi: "thiếu dòng trống giữa “Subject: …” và nội dung",
                    en: "a blank line must part 'Subject: …' from the text")
            }
            var found: [String: Template] = [:]
            for line in 1..<blank { head(line, &found) }
            if findings.isEmpty {
                if found["Subject:"] == nil {
                    expected("Subject:")
                } else if found["Line:"] == nil, !BuiltInTemplates.withoutLine.contains(bare) {
                    expected("Line:")
                }
            }
            let end = blank < file.lineCount ? file.lineRange(blank + 1).lowerBound : nil
            guard let body = part((end ?? file.bytes.count)..<file.bytes.count) else { return nil }
            refuseBlank(
                body, end.map { $0..<file.bytes.count },
                Bilingual(vi: "nội dung thư", en: "the text"))
            return TemplateText(subject: found["Subject:"], line: found["Line:"], body: body)
        }

        private mutating func head(_ line: Int, _ found: inout [String: Template]) {
            let range = file.lineRange(line)
            let content = text(ofLine: line)
            guard let key = ["Subject:", "Line:"].first(where: content.hasPrefix),
                found[key] == nil
            else {
                findings.append(
                    tags.fault(
                        range, vi: "ở đây chỉ có “Subject: …”, “Line: …” (mỗi dòng một lần)",
                        en: "only 'Subject: …' and 'Line: …' stand here, each once",
                        remedy: Bilingual(
                            vi: "để một dòng trống trước nội dung",
                            en: "leave a blank line before the text")))
                return
            }
            let blanks = content.utf8.dropFirst(key.utf8.count).prefix { $0 == 0x20 }.count
            let value = range.lowerBound + key.utf8.count + blanks..<range.upperBound
            guard let template = part(value) else { return }
            found[key] = template
            refuseBlank(
                template, range,
                key == "Subject:"
                    ? Bilingual(vi: "tiêu đề thư", en: "the subject")
                    : Bilingual(vi: "dòng “Line:”", en: "the line"))
        }

        /// Never an empty mail: what could come out blank isn't used.
        private mutating func refuseBlank(
            _ template: Template, _ range: Range<Int>?, _ what: Bilingual
        ) {
            guard TemplateBlankness(name: bare).canBeBlank(template) else { return }
            findings.append(
                tags.fault(
                    range.flatMap(firstLine), vi: "\(what.vi) có lúc để trống",
                    en: "\(what.en) can come out blank",
                    remedy: Bilingual(
                        vi: "viết thêm lời nằm ngoài các mục có điều kiện",
                        en: "add words that stand outside every section")))
        }

        /// What every mail must show, in the parts that all mails share.
        private mutating func lacking(in template: Template) {
            let needed: (name: String, purpose: Bilingual)? =
                switch bare {
                case BuiltInTemplates.frame:
                    ("body", Bilingual(vi: "nội dung thư", en: "the mail's text"))
                case BuiltInTemplates.footer:
                    ("contact", Bilingual(vi: "cách liên hệ một người", en: "a person to reach"))
                case BuiltInTemplates.html:
                    ("text", Bilingual(vi: "các dòng của thư", en: "the mail's lines"))
                default: nil
                }
            guard let needed,
                TemplateBlankness(name: bare, needed: needed.name).canBeBlank(template)
            else { return }
            findings.append(
                tags.fault(
                    firstLine(of: 0..<file.bytes.count),
                    vi: "mẫu này phải luôn in “{{\(needed.name)}}”, \(needed.purpose.vi)",
                    en: "this template must always print '{{\(needed.name)}}', \(needed.purpose.en)"
                ))
        }

        /// A long stretch is shown by its first line.
        private func firstLine(of range: Range<Int>) -> Range<Int>? {
            if range.isEmpty { return nil }
            return file.lineRange(file.line(at: range.lowerBound)).clamped(to: range)
        }

        private mutating func expected(_ key: String) {
            let purpose =
                key == "Subject:"
                ? Bilingual(vi: "tiêu đề thư", en: "the mail's subject")
                : Bilingual(vi: "dòng trong thư gộp", en: "the item's line in a digest")
            findings.append(
                tags.fault(
                    file.lineRange(1), vi: "thiếu “\(key) …”, \(purpose.vi)",
                    en: "'\(key) …', \(purpose.en), is missing"))
        }

        private mutating func fail(_ range: Range<Int>?, vi: String, en: String) -> TemplateText? {
            findings.append(tags.fault(range, vi: vi, en: en))
            return nil
        }

        private func text(ofLine line: Int) -> String { file.text(in: file.lineRange(line)) }

        /// The first octet that isn't UTF-8, or a control character other than a line end or a tab.
        private var firstFlaw: Range<Int>? {
            let line = (1...file.lineCount).first { number in
                let range = file.lineRange(number)
                let text = file.text(in: range)
                return Array(text.utf8) != Array(file.bytes[range])
                    || text.unicodeScalars.contains {
                        $0.value < 0x20 && $0 != "\t" || (0x7F...0x9F).contains($0.value)
                            || (0x2028...0x2029).contains($0.value)
                    }
            }
            return line.map(file.lineRange)
        }

        private mutating func part(_ range: Range<Int>) -> Template? {
            let faults = tags.findings(in: range)
            findings += faults
            guard faults.isEmpty else { return nil }
            let lines = file.text(in: range).split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            do {
                return try Template(
                    lines.joined(separator: "\n"), parts: tags.parts(of: range),
                    escapes: bare == BuiltInTemplates.html)
            } catch {
                findings.append(
                    tags.fault(
                        range, vi: "không đọc được mẫu thư: \(error)",
                        en: "the template can't be read: \(error)"))
                return nil
            }
        }
    }
}
