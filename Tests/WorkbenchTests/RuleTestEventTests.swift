import Mail
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// Tests beside the rules of duties that follow an event (statement 54).
struct RuleTestEventTests {
    private static func rules() throws -> RuleSet {
        let text = """
            plan:
              id: an-toan
              title: An toàn trường học
              document: Quyết định số 20/QĐ-SGDĐT
              owner: phong
              calendar: vn
            duties:
              - id: tai-nan-nhanh
                kind: deadline
                title: Báo cáo nhanh vụ việc
                due: trong vòng 01 ngày làm việc kể từ khi xảy ra
                after-event: tai-nan
                owed-by: truong
            groups:
              - id: truong
            units:
              - {id: phong, name: Phòng, email: phong@so.example}
              - {id: truong-a, name: Trường A, email: a@so.example, groups: truong}
              - {id: truong-b, name: Trường B, email: b@so.example, groups: truong}
            calendar:
              id: vn
              announced: 2025
            days: []
            """
        let source = RuleSource(name: "p.yaml", bytes: Array(text.utf8))
        let (rules, findings) = RuleReader.read([source], zone: Shipped.zone)
        return try #require(rules, "\(findings.map(\.message.en))")
    }

    private static func read(_ text: String) throws -> (tests: [RuleTest], findings: [Diagnostic]) {
        RuleTestReader.read([SourceFile(name: "t.test.yaml", text: text)], rules: try rules())
    }

    struct Case: CustomTestStringConvertible {
        var says: String
        var given: String
        var units: String
        var testDescription: String { says }

        init(_ says: String, _ given: String, _ units: String) {
            (self.says, self.given, self.units) = (says, given, units)
        }
    }

    @Test(
        "What happened is given in either language, for some units or for all",
        arguments: [
            Case(
                "one unit", "{sự kiện: tai-nan, đơn vị: truong-a, ngày: 04/03/2025, số: 45/BC}",
                "truong-a"),
            Case(
                "with its word",
                "{ghi: sự kiện, sự kiện: tai-nan, đơn vị: truong-a, ngày: 04/03/2025}",
                "truong-a"),
            Case("all that owe it", "{sự kiện: tai-nan, ngày: 04/03/2025}", "truong-a, truong-b"),
            Case(
                "a group", "{happened: tai-nan, units: truong, day: 2025-03-04, no: 45/BC}",
                "truong-a, truong-b"),
            Case(
                "known the next morning",
                "{event: occur, happened: Tai-Nan, unit: truong-b, day: 04/03/2025, at: 2025-03-05T07:00}",
                "truong-b"),
        ])
    func given(_ item: Case) throws {
        let (tests, findings) = try Self.read(
            """
            tests:
              - tên: hạn hôm nay
                ngày: 05/03/2025
                chỉ xem: tai-nan-nhanh
                đã ghi:
                  - \(item.given)
                thư:
                  - {loại: đến hạn, nhiệm vụ: tai-nan-nhanh, đơn vị: [\(item.units)]}
            """)
        #expect(findings.map(\.message.en) == [])
        let result = try #require(tests.first).run(
            rules: try Self.rules(), templates: LetterTemplates())
        #expect(result.differences == [])
        #expect(result.idle == [])
    }

    @Test(
        "What is wrong with an event is told where it stands",
        arguments: [
            (
                "{sự kiện: tai-nna, ngày: 04/03/2025}",
                "no duty follows the event 'tai-nna'; did you mean 'tai-nan'?"
            ),
            (
                "{ghi: sự kiện, ngày: 04/03/2025}",
                "'happened' is missing: the id under 'after-event' in the rules"
            ),
            ("{sự kiện: tai-nan}", "'day' is missing"),
            (
                "{đơn vị: truong-a, ngày: 04/03/2025}",
                "'event' (receive, extend, waive …) or 'happened' is missing"
            ),
            (
                "{sự kiện: tai-nan, đơn vị: truong-x, ngày: 04/03/2025}",
                "there is no unit or group 'truong-x' in the registry"
            ),
        ])
    func faults(given: String, message: String) throws {
        let (_, findings) = try Self.read(
            "tests:\n  - ngày: 05/03/2025\n    đã ghi:\n      - \(given)\n    thư: không có\n")
        #expect(findings.map(\.message.en) == [message])
    }

    @Test("An event that can't be recorded fails its test, with its line")
    func refused() throws {
        let (tests, _) = try Self.read(
            """
            tests:
              - tên: phòng không phải làm
                ngày: 05/03/2025
                đã ghi:
                  - {sự kiện: tai-nan, đơn vị: phong, ngày: 04/03/2025}
                thư: không có
            """)
        let rules = try Self.rules()
        let result = try #require(tests.first).run(rules: rules, templates: LetterTemplates())
        #expect(!result.passed && result.differences == [])
        let text = RuleTestText([result], RuleTestCoverage([result], rules: rules), .en).text
        #expect(text.contains("t.test.yaml:5: "), "\(text)")
    }
}
