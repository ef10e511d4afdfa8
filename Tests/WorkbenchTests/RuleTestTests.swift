import Civil
import Mail
import RuleFiles
import Rules
import SourceText
import Testing

@testable import Workbench

/// Tests that plan owners write beside their rules.
struct RuleTestTests {
    private static func read(_ text: String) throws -> (tests: [RuleTest], findings: [Diagnostic]) {
        RuleTestReader.read(
            [SourceFile(name: "t.test.yaml", text: text)], rules: try Shipped.rules())
    }

    private static func run(_ text: String) throws -> [RuleTestResult] {
        let (tests, findings) = try read(text)
        #expect(DiagnosticRenderer(language: .en).render(findings) == "")
        return try tests.map {
            try $0.run(rules: try Shipped.rules(), templates: LetterTemplates())
        }
    }

    private static let after = """
        tests:
          - tên: ai chưa gửi thì bị đôn đốc, ai đã gửi thì không
            ngày: 05/11/2025
            chỉ xem: bao-cao-nam
            đã ghi:
              - ghi: nhận báo cáo
                nhiệm vụ: bao-cao-nam
                đơn vị: [truc-thuoc]
                ngày: 03/11/2025
              - {ghi: gia hạn, nhiệm vụ: bao-cao-nam, đơn vị: phong-gddt, đến ngày: 20/11/2025, ngày: 04/11/2025}

        """

    @Test("What was recorded is taken into account, in the office's words: nobody is written to")
    func nobody() throws {
        let results = try Self.run(Self.after + "    thư: không có\n    địa chỉ: không ai\n")
        #expect(results.map(\.passed) == [true])
    }

    @Test("English and Vietnamese say the same")
    func english() throws {
        let results = try Self.run(
            """
            tests:
              - name: whoever hasn't sent it is urged
                day: 2025-11-05
                only: [bao-cao-nam]
                given:
                  - {event: receive, duty: bao-cao-nam, units: truc-thuoc, day: 2025-11-03}
                notices:
                  - {kind: overdue, stage: +1wd, to: head, count: 10}
              - tên: như trên
                ngày: 05/11/2025
                chỉ xem: bao-cao-nam
                da ghi:
                  - {ghi: nhận báo cáo, nhiem vu: bao-cao-nam, đơn vị: truc-thuoc, ngày: 03/11/2025}
                thu:
                  - {loại: quá hạn, mốc: +1wd, gửi: thủ trưởng, số thư: 10}

            """)
        #expect(results.map { $0.differences.map(\.cells) } == [[], []])
        #expect(results[0].notices.count == results[1].notices.count)
    }

    @Test("All differences are told: what is missing and what is too much")
    func differences() throws {
        let results = try Self.run(
            """
            tests:
              - name: wrong
                day: 05/11/2025
                only: bao-cao-nam
                given:
                  - {event: receive, duty: bao-cao-nam, units: truc-thuoc, day: 03/11/2025}
                notices:
                  - {kind: overdue, duty: bao-cao-nam, to: head, units: thpt-bao-loc}

            """)
        let result = try #require(results.first)
        #expect(
            result.differences.first?.cells == [
                "", "bao-cao-nam", "overdue", "head", "thpt-bao-loc",
            ])
        #expect(result.differences.first?.what == .missing)
        #expect(result.differences.filter { $0.what == .unexpected }.count == 10)
        let text = RuleTestText(
            results, RuleTestCoverage(results, rules: try Shipped.rules()), .vi
        ).text
        #expect(text.contains("sai    wrong (t.test.yaml:2:5)"))
        #expect(text.contains("thiếu"))
        #expect(text.contains("1 kiểm thử, 1 sai"))
    }

    @Test("A wrong number is told as a number, and units that differ alone in one line")
    func numbers() throws {
        let results = try Self.run(
            """
            tests:
              - name: too few
                day: 05/11/2025
                only: bao-cao-nam
                notices:
                  - {kind: overdue, stage: sau 1 ngày làm việc, to: head, count: 20}
              - name: one of all
                day: 05/11/2025
                only: bao-cao-nam
                notices:
                  - {kind: overdue, stage: +1wd, to: head, units: thpt-bao-loc}
              - name: a reminder
                day: 21/10/2025
                only: bao-cao-nam
                notices:
                  - {kind: reminder, stage: 14 ngày, to: head, count: 30}

            """)
        #expect(
            results[0].differences == [
                .init(
                    what: .number(wanted: 20, sent: 24),
                    cells: ["", "", "overdue +1wd", "head", ""])
            ])
        #expect(results[2].differences.map(\.what) == [.number(wanted: 30, sent: 24)])
        let text = RuleTestText(
            results, RuleTestCoverage(results, rules: try Shipped.rules()), .vi
        ).text
        #expect(text.contains("chờ 20 thư, gửi 24"), "\(text)")
        #expect(text.contains("23 đơn vị (thpt-"), "\(text)")
        #expect(text.split(separator: "\n").count { $0.contains("thừa") } == 1, "\(text)")
    }

    @Test("JUnit names file and line, and is well-formed whatever the names hold")
    func junit() throws {
        let results = try Self.run(
            """
            tests:
              - name: 'a < b & "c"'
                day: 05/11/2025
                only: bao-cao-nam
                notices: none

            """)
        let text = RuleTestText(
            results, RuleTestCoverage(results, rules: try Shipped.rules()), .en
        ).junit
        #expect(text.contains(#"tests="1" failures="1""#))
        #expect(text.contains("name=\"a &lt; b &amp; &quot;c&quot;\""))
        #expect(text.contains("line=\"2\""))
    }

    struct Fault: CustomTestStringConvertible {
        let says: String
        let text: String
        let finding: String

        init(_ says: String, _ text: String, _ finding: String) {
            self.says = says
            self.text = text
            self.finding = finding
        }

        var testDescription: String { says }
    }

    @Test(
        "What is wrong with a test is told with its place",
        arguments: [
            Fault("no tests", "x: 1\n", "t.test.yaml:1:1: error: unknown key 'x'; there are tests"),
            Fault(
                "no day", "tests:\n  - name: a\n    notices: none\n",
                "t.test.yaml:2:5: error: a test lacks its day ('day' or 'from')"),
            Fault(
                "an unknown key", "tests:\n  - ngày: 5/11/2025\n    thưư: không có\n",
                "t.test.yaml:3:5: error: unknown key 'thưư'"),
            Fault(
                "an unknown duty",
                "tests:\n  - day: 5/11/2025\n    only: bao-cao-nan\n    notices: none\n",
                "t.test.yaml:3:11: error: there is no duty 'bao-cao-nan'; did you mean 'bao-cao-nam'?"
            ),
            Fault(
                "an unknown unit",
                "tests:\n  - day: 5/11/2025\n    notices:\n      - {units: thpt-x}\n",
                "t.test.yaml:4:17: error: there is no unit or group 'thpt-x' in the registry"),
            Fault(
                "a day that isn't", "tests:\n  - day: 31/11/2025\n    notices: none\n",
                "t.test.yaml:2:10: error: day 31 is outside 1–30"),
            Fault(
                "an unknown event",
                "tests:\n  - day: 5/11/2025\n    given: [{event: recieve, duty: bao-cao-nam, "
                    + "units: thpt-bao-loc, day: 3/11/2025}]\n    notices: none\n",
                "error: there is no event 'recieve'; did you mean 'receive'?"),
            Fault("no YAML", "tests: [\n", "t.test.yaml:"),
        ])
    func faults(_ fault: Fault) throws {
        let findings = try Self.read(fault.text).findings
        let text = DiagnosticRenderer(language: .en).render(findings)
        #expect(!findings.isEmpty)
        #expect(text.contains(fault.finding), "\(text)")
    }

    @Test("What --write records passes, and fails once the rules are edited")
    func written() throws {
        let rules = try Shipped.rules()
        let days = try Shipped.day("03/11/2025")...Shipped.day("07/11/2025")
        let text = try RuleTestWriting.text(
            rules: rules, templates: LetterTemplates(), days: days, duties: ["bao-cao-nam"])
        let (tests, findings) = try Self.read(text)
        #expect(DiagnosticRenderer(language: .en).render(findings) == "")
        #expect(tests.count >= 3)
        let edited = try Shipped.edited("trước ngày 05/11/2025", "trước ngày 12/11/2025")
        for test in tests {
            let result = try test.run(rules: rules, templates: LetterTemplates())
            #expect(result.differences.map(\.cells) == [])
            #expect(!(try test.run(rules: edited, templates: LetterTemplates())).passed)
        }
    }

    @Test("The shipped rules pass the tests beside them, which see every rung of the year's report")
    func shipped() throws {
        let loaded = RuleDirectory().loadTests([Shipped.folder])
        #expect(loaded.unreadable.isEmpty)
        let rules = try Shipped.rules()
        let (tests, findings) = RuleTestReader.read(loaded.files, rules: rules)
        #expect(DiagnosticRenderer(language: .en).render(findings) == "")
        #expect(tests.count >= 6)
        let results = try tests.map { try $0.run(rules: rules, templates: LetterTemplates()) }
        let coverage = RuleTestCoverage(results, rules: rules)
        for result in results {
            #expect(result.differences.map(\.cells) == [], "\(result.test.name)")
        }
        let unseen = coverage.rungs.filter { !$0.value && $0.key.hasPrefix("bao-cao-nam ") }
        #expect(unseen.keys.sorted() == [])
    }
}
