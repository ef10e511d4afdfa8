import SourceText
import Testing
import TestSupport

@testable import Rules

/// Slips of people who don't know YAML, as Notepad, Word and Excel help to make them: what is said of
/// each, whole, in both languages, and that nothing else of the file is hidden by it.
struct SlipTests {
    static let plan = """
        plan:
          id: ke-hoach
          title: Kế hoạch năm 2025
          document: Kế hoạch số 12/KH-SGDĐT ngày 10/01/2025
          owner: phong-tchc
          calendar: vn
          period: 15/01/2025 - 31/12/2025

        duties:
          - id: bao-cao-nam
            kind: deadline
            title: Báo cáo năm
            due: trước ngày 05/11/2025
            owed-by: [truong, phong-gddt]
            remind: [30d, 7d]
            escalate:
              - after: 1wd
                to: head
              - after: 3wd
                to: owner
          - id: bao-cao-thang
            kind: deadline
            title: Báo cáo tháng
            every: month
            due: 25
            roll: previous
            owed-by: truong
          - id: nha-giao
            kind: anniversary
            title: Ngày Nhà giáo
            date: 20/11
            owed-by: truong
            remind: []

        """

    struct Slip: CustomTestStringConvertible {
        var says: String
        var old: String
        var new: String
        /// Every finding, as `line:column code`.
        var found: [String]

        init(_ says: String, _ old: String, _ new: String, _ found: String...) {
            self.says = says
            self.old = old
            self.new = new
            self.found = found
        }

        var testDescription: String { says }
    }

    private static func findings(_ slip: Slip) -> [Diagnostic] {
        // The last duty is wrong in every file: it must be told whatever stands above it.
        let text = plan.replacing("date: 20/11", with: "date: 31/11").replacing(
            slip.old, with: slip.new, maxReplacements: 1)
        return Desk.read(text).findings
    }

    private static func isInLast(_ finding: Diagnostic) -> Bool {
        finding.range.map { finding.file.text(in: $0) } == "31/11"
    }

    @Test("A slip is told once, where it is, and hides nothing", arguments: slips)
    func told(_ slip: Slip) {
        #expect(Self.plan.contains(slip.old))
        var found = Self.findings(slip)
        let count = found.count
        found.removeAll(where: Self.isInLast)
        let isLastToldToo = found.count == count - 1
        let texts = found.map { finding in
            let place = finding.position.map { "\($0.line):\($0.column)" } ?? "-"
            return "\(place) \(finding.code)"
        }
        #expect(texts == slip.found)
        #expect(isLastToldToo)
    }

    @Test("What is said of each slip", arguments: Language.allCases)
    func wording(_ language: Language) throws {
        let renderer = DiagnosticRenderer(language: language)
        let texts = Self.slips.map { slip in
            let found = Self.findings(slip).filter { !Self.isInLast($0) }
            return "### \(slip.says)\n\n" + renderer.render(found)
        }
        try Golden.expect(
            Array(texts.joined(separator: "\n").utf8), is: "slips.\(language.rawValue).txt")
    }

    static let slips = [
        Slip("a tab", "    due: trước", "\tdue: trước", "13:1 tab"),
        Slip(
            "tabs all through an item",
            "  - id: bao-cao-thang\n    kind: deadline\n    title: Báo cáo tháng",
            "\t- id: bao-cao-thang\n\t\tkind: deadline\n\t\ttitle: Báo cáo tháng", "21:1 tab"),
        Slip(
            "a no-break space as indentation", "    due: trước",
            "\u{A0}\u{A0}\u{A0}\u{A0}due: trước", "13:1 hidden-character"),
        Slip(
            "a no-break space after a colon", "due: trước", "due:\u{A0}trước",
            "13:9 hidden-character"),
        Slip(
            "a character of no width in a key", "due: trước", "du\u{200B}e: trước",
            "13:7 hidden-character"),
        Slip(
            "a character of no width in an id", "owed-by: truong\n  - id: nha",
            "owed-by: truo\u{200B}ng\n  - id: nha", "27:18 hidden-character"),
        Slip(
            "the dash forgotten", "  - id: bao-cao-thang", "    id: bao-cao-thang",
            "21:5 missing-dash"),
        Slip(
            "no blank after a dash", "  - id: bao-cao-thang", "  -id: bao-cao-thang",
            "21:3 missing-blank"),
        Slip("no blank after a colon", "every: month", "every:tháng", "24:10 missing-blank"),
        Slip(
            "no blank after a colon, on an item's first line", "- id: bao-cao-thang",
            "- id:bao-cao-thang", "21:7 missing-blank"),
        Slip("no blank after a rung's colon", "to: head", "to:head", "18:11 missing-blank"),
        Slip("no colon", "title: Báo cáo năm", "title Báo cáo năm", "12:5 missing-colon"),
        Slip("an equals sign", "roll: previous", "roll = previous", "26:5 missing-colon"),
        Slip("a full-width colon", "every: month", "every：month", "24:10 missing-blank"),
        Slip(
            "one blank too many", "    title: Báo cáo năm", "     title: Báo cáo năm",
            "12:6 indentation"),
        Slip(
            "one blank too few", "    title: Báo cáo năm", "   title: Báo cáo năm",
            "12:4 indentation"),
        Slip(
            "a key at the margin", "    title: Báo cáo năm", "title: Báo cáo năm",
            "12:1 indentation"),
        Slip(
            "an item's dash one blank too far left", "  - id: bao-cao-thang",
            " - id: bao-cao-thang", "21:2 indentation"),
        Slip(
            "an item's dash one blank too far right", "  - id: bao-cao-thang",
            "   - id: bao-cao-thang", "21:4 indentation"),
        Slip(
            "a rung's key out of line", "        to: owner", "       to: owner", "20:8 indentation"),
        Slip(
            "a plan's key out of line", "  owner: phong-tchc", "   owner: phong-tchc",
            "5:4 indentation"),
        Slip("an open bracket", "[truong, phong-gddt]", "[truong, phong-gddt", "14:14 not-closed"),
        Slip("an open bracket and nothing", "[truong, phong-gddt]", "[", "14:14 not-closed"),
        Slip("an open quote", "title: Báo cáo năm", "title: \"Báo cáo năm", "12:12 not-closed"),
        Slip(
            "an open single quote", "title: Báo cáo tháng", "title: 'Báo cáo tháng",
            "23:12 not-closed"),
        Slip(
            "a colon in a title", "title: Báo cáo năm", "title: Báo cáo: kết quả năm",
            "12:19 needs-quotes"),
        Slip(
            "text after a quote", "title: Báo cáo năm", "title: \"Dân vận\" khéo",
            "12:12 needs-quotes"),
        Slip(
            "text after a bracket", "title: Báo cáo năm", "title: [Mật] Báo cáo",
            "12:12 needs-quotes"),
        Slip(
            "an at sign first", "title: Báo cáo năm", "title: @truong báo cáo", "12:12 needs-quotes"
        ),
        Slip(
            "a percent sign first", "title: Báo cáo năm", "title: %hoàn thành", "12:12 needs-quotes"
        ),
        Slip(
            "a backslash between double quotes", "title: Báo cáo năm",
            "title: \"Báo cáo \\Unăm\"", "12:21 escape"),
        Slip(
            "a backslash before a stop between double quotes", "title: Báo cáo năm",
            "title: \"Báo cáo \\. năm\"", "12:21 escape"),
        Slip("a line of three dots", "duties:\n", "...\nduties:\n", "9:1 document-mark"),
        Slip(
            "an exclamation mark first", "title: Báo cáo năm", "title: !khẩn báo cáo",
            "12:12 needs-quotes"),
        Slip(
            "a paper cut by a number sign", "Kế hoạch số 12/KH-SGDĐT", "Kế hoạch #12/KH-SGDĐT",
            "4:22 cut-by-comment"),
        Slip(
            "a dash in a line", "owed-by: [truong, phong-gddt]", "owed-by: - truong",
            "14:14 dash-in-line"),
        Slip(
            "smart quotes round a date", "due: trước ngày 05/11/2025", "due: “05/11/2025”",
            "13:10 bad-when"),
        Slip(
            "smart quotes round an id", "owner: phong-tchc", "owner: “phong-tchc”",
            "5:10 unknown-reference"),
        Slip(
            "smart quotes round a word", "kind: deadline\n    title: Báo cáo tháng",
            "kind: “deadline”\n    title: Báo cáo tháng", "22:11 unknown-value"),
        Slip("full-width digits", "05/11/2025", "０５/１１/2025", "13:21 bad-when"),
        Slip("dots in a date", "trước ngày 05/11/2025", "05.11.2025", "13:10 bad-when"),
        Slip("a year of two digits", "trước ngày 05/11/2025", "05/11/25", "13:10 bad-when"),
        Slip(
            "dots in a period", "15/01/2025 - 31/12/2025", "15.01.2025 - 31.12.2025",
            "7:11 bad-value"),
        Slip(
            "a title cut by a number sign", "title: Báo cáo năm", "title: Báo cáo #3 năm",
            "12:20 cut-by-comment"),
        Slip(
            "a title that begins with a number sign", "title: Báo cáo năm", "title: #3 năm",
            "12:5 missing-value"),
        Slip(
            "a group's name in the place of its id", "owed-by: truong\n  - id: nha",
            "owed-by: Các trường\n  - id: nha", "27:14 unknown-reference"),
        Slip(
            "a unit's name in the place of its id", "owner: phong-tchc",
            "owner: Phòng Tổ chức hành chính", "5:10 unknown-reference"),
        Slip(
            "an office in the place of a role", "to: owner", "to: Giám đốc",
            "20:13 unknown-reference"),
        Slip("an office that nobody has", "to: owner", "to: Trưởng ban", "20:13 unknown-reference"),
        Slip(
            "a key of a rung in the duty", "    roll: previous", "    after: 1wd",
            "25:10 due-on-day-off", "26:5 unknown-key"),
        Slip(
            "a key twice in two languages", "    roll: previous", "    hạn: 26",
            "25:10 due-on-day-off", "26:5 duplicate-key"),
        Slip("a capital letter", "    roll: previous", "    Roll: previous"),
        Slip(
            "the plan again below a line of dashes", "duties:\n", "---\nduties:\n",
            "9:1 yaml-document"),
        Slip("a bullet", "  - id: bao-cao-thang", "  • id: bao-cao-thang", "21:3 bullet"),
        Slip("a long dash", "      - after: 3wd", "      – after: 3wd", "19:7 bullet"),
        Slip(
            "a heading among the duties", "duties:\n", "duties:\nDanh sách nhiệm vụ\n",
            "10:1 loose-text"),
        Slip(
            "a title broken in two", "title: Báo cáo tháng", "title: Báo cáo\ntháng",
            "24:1 loose-text"),
        Slip(
            "one blank too few before a list", "    remind: [30d, 7d]", "   remind: [30d, 7d]",
            "15:4 indentation"),
        Slip(
            "braces in the place of brackets", "[truong, phong-gddt]", "{truong, phong-gddt}",
            "14:14 wrong-type"),
        Slip("a word before a reminder", "[30d, 7d]", "trước 30 ngày, trước 7 ngày"),
    ]
}
