import RuleFiles
import Rules
import SourceText
import Testing

@testable import Workbench

/// How often a plan writes to one address in a month, against its own limit (statement 49).
struct MailLimitTests {
    private func findings(_ plan: String, _ duty: String) throws -> [Diagnostic] {
        let text = """
            plan:
              id: p
              title: T
              owner: a
              document: Kế hoạch số 1
              period: 01/01/2025 - 31/12/2025
            \(plan)
            duties:
              - id: d
                title: T
                owed-by: a
            \(duty)
            units:
              - id: a
                name: A
                email: a@so.example
            calendar:
              id: vn
              announced: 2025
            """
        let source = RuleSource(name: "p.yaml", bytes: Array(text.utf8))
        let rules = try #require(RuleReader.read([source], zone: Shipped.zone).rules)
        return mailLimitFindings(rules, sources: [source], today: try Shipped.day("01/01/2025"))
    }

    private static let report =
        "    kind: deadline\n    due: chậm nhất ngày 20/11/2025\n    remind: [10d, 7d, 3d]"

    @Test("Three reminders and the due day are four mails in a month; a limit of four stands")
    func limit() throws {
        let found = try #require(try findings("  mails-per-month: 3", Self.report).first)
        #expect(found.code == "mails-above-limit" && found.lint?.code == "H044")
        #expect(found.message.vi == "tháng 11/2025, “a” nhận đến 4 thư theo lịch; mức là 3")
        #expect(found.position?.line == 2)
        #expect(try findings("  mails-per-month: 4", Self.report).isEmpty)
    }

    @Test("A plan that allows it says why, and is told once nothing uses it any more")
    func allowed() throws {
        let allow = "\n  allow:\n    H044: tháng cuối năm"
        #expect(try findings("  mails-per-month: 3" + allow, Self.report).isEmpty)
        #expect(
            try findings("  mails-per-month: 4" + allow, Self.report).map(\.lint?.code) == ["H040"])
    }

    @Test("Commemorations ride along, and urgent duties are meant to write at once")
    func others() throws {
        let day = "    kind: anniversary\n    date: 20/11\n    remind: [10d, 7d, 3d]"
        #expect(try findings("  mails-per-month: 1", day).isEmpty)
        #expect(try findings("  mails-per-month: 1", Self.report + "\n    urgent: có").isEmpty)
    }

    @Test("The shipped rules keep to their limits")
    func shipped() throws {
        let rules = try Shipped.rules()
        let sources = RuleDirectory().load([Shipped.folder]).sources
        #expect(Set(rules.plans.map(\.place.file)).isSubset(of: sources.map(\.name)))
        #expect(
            mailLimitFindings(rules, sources: sources, today: try Shipped.day("01/01/2025")).isEmpty
        )
    }
}
