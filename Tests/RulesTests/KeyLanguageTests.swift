import Civil
import Foundation
import SourceText
import Testing

@testable import Rules

/// A file with Vietnamese keys is told of its own keys, in both languages of the findings.
struct KeyLanguageTests {
    /// The English names that findings could call, but for words that a sentence may have.
    private static let english: Set<String> = {
        let keys = KeyTable.all.filter { $0.name != "allow" }.flatMap(\.keys)
        let words: Set = [
            "to", "by", "after", "before", "every", "first", "only", "date", "dates", "days", "day",
            "from", "until", "report", "reports-on", "year", "name", "title", "since", "times",
            "law",
            "plan", "due", "data", "source", "share", "period", "note", "form", "roll", "kind",
            "short",
            "head", "people", "plans", "role", "tests", "url", "text", "mode", "calendar", "unit",
            "units", "groups", "parent", "owner", "contact", "reply", "channel", "basis", "email",
        ]
        return Set(keys).subtracting(words)
    }()

    /// Keys between quotes are never words of the sentence.
    private static let all = Set(KeyTable.all.filter { $0.name != "allow" }.flatMap(\.keys))

    /// What of a text is an English key.
    private static func keys(in text: String, _ language: Language, besides own: String) -> [String]
    {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0 == "-")) }.map(String.init)
        // English sentences have words of their own.
        var found = words.filter { english.contains($0) && (language == .vi || $0.contains("-")) }
        for (open, close) in [("“", "”"), ("'", "'")] {
            for part in text.components(separatedBy: open).dropFirst() {
                let key = part.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
                let rest = part.dropFirst(key.count)
                if rest.hasPrefix(close) || rest.hasPrefix(": "), all.contains(String(key)) {
                    found.append(String(key))
                }
            }
        }
        return found.filter { !own.contains($0) }
    }

    /// The lines of a duty with Vietnamese keys.
    private static func inVietnamese(_ lines: String) -> String {
        let rung: Set = ["after", "to", "times"]
        var isRung = false
        return lines.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let start = line.prefix { " -".contains($0) }
            if line.hasPrefix("escalate") {
                isRung = true
            } else if !line.hasPrefix(" ") {
                isRung = false
            }
            let rest = line[start.endIndex...]
            guard let colon = rest.firstIndex(of: ":") else { return String(line) }
            let key = String(rest[..<colon])
            let table =
                isRung && (rung.contains(key) || key == "every") ? KeyTable.rung : KeyTable.duty
            guard table.keys.contains(key) else { return String(line) }
            return start + table.name(of: key, .vi) + rest[colon...]
        }.joined(separator: "\n")
    }

    private static let plan = """
        kế hoạch:
          mã: ke-hoach
          tên: Kế hoạch
          chủ trì: phong-tchc
          văn bản: Kế hoạch số 1
          thời gian thực hiện: 15/01/2025 - 31/12/2025
        nhiệm vụ:
          - mã: viec

        """

    @Test("Nothing that is found at a duty calls a key by its English name")
    func duties() {
        var looked = 0
        for item in DutyFindingTests.cases + WindowTests.findings + LawForceTests.findings {
            let lines = Self.inVietnamese(MarkedText(item.lines).text)
            let text =
                Self.plan + lines.split(separator: "\n").map { "    \($0)\n" }.joined()
            for finding in Desk.read(text).findings where finding.file.name == "plan.yaml" {
                looked += 1
                for said in [finding.message, finding.remedy].compactMap({ $0 }) {
                    for (language, words) in [(Language.vi, said.vi), (.en, said.en)] {
                        let keys = Self.keys(in: words, language, besides: text)
                        #expect(keys.isEmpty, "\(item.says): \(words)")
                    }
                }
            }
        }
        #expect(looked > 60)
    }

    struct Case: CustomTestStringConvertible {
        var testDescription: String { says }
        var says: String
        var file: String
        var remedy: String
    }

    @Test(
        "What is to be written has the file's own keys and words, however many stand behind each other",
        arguments: [
            Case(
                says: "settings that lack",
                file: plan + "    loại: thường xuyên\n    tên: T\n",
                remedy: "“cài đặt: cơ quan: gửi từ: …”"),
            Case(
                says: "duties that are no list",
                file: plan.replacing("nhiệm vụ:\n  - mã: viec\n", with: "nhiệm vụ:\n  mã: viec\n"),
                remedy: "“mã: …”"),
            Case(
                says: "a role that is a group",
                file: plan
                    + "    loại: báo cáo\n    tên: T\n    hạn: 05/11/2025\n    thực hiện: truong\n"
                    + "    đôn đốc:\n      - sau: 1wd\n        gửi: truong\n",
                remedy: "ghi thủ trưởng (head), cấp phó (deputy)"),
            Case(
                says: "a calendar that lacks",
                file: "ngày lễ:\n  - tên: L\n    ngày: 2/9\n",
                remedy: "thêm mục “lịch:” có “mã”"),
            Case(
                says: "a regime among others with its own id",
                file: plan + "    chế độ: [a, b]\n    thực hiện: truong\n",
                remedy: "“theo chế độ: a”"),
            Case(
                says: "a due day that is to be moved",
                file: plan
                    + "    loại: báo cáo\n    tên: T\n    hạn: 08/11/2025\n    thực hiện: truong\n",
                remedy: "“trùng ngày nghỉ: sau” (ngày làm việc sau), “trùng ngày nghỉ: trước”"),
        ])
    func remedies(_ item: Case) {
        let beside = [
            Desk.source("registry.yaml", Desk.registry),
            Desk.source("calendar.yaml", Desk.calendar),
        ]
        let said = Desk.read(item.file, besides: beside).findings.compactMap(\.remedy?.vi)
        #expect(said.contains { $0.contains(item.remedy) }, "\(said)")
    }
}
