import Civil
import Rules
import Testing

@testable import Workbench

/// A plan in shadow mode beside one that is live, in a preview (statement 29).
struct ShadowPreviewTests {
    private static func plan(_ id: String, due: String, mode: String) -> String {
        """
        plan:
          id: \(id)
          title: Kế hoạch \(id)
          document: Quyết định số 20/QĐ-SGDĐT
          owner: phong
          calendar: vn
          period: 2025
          mode: \(mode)
        duties:
          - id: bao-cao-\(id)
            kind: deadline
            title: Báo cáo \(id)
            due: chậm nhất ngày \(due)
            owed-by: truong
            remind: [7d]
            escalate:
              - {after: 1wd, to: head}
        """
    }

    private static let registry = """
        groups:
          - id: truong
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
          - {id: a, name: Trường A, email: a@so.example, groups: truong}
          - {id: b, name: Trường B, email: b@so.example, groups: truong}
        calendar:
          id: vn
          announced: 2025
        days: []
        """

    /// What leaves in March, of each plan.
    private static func lines(_ plans: [String]) throws -> [String: [String]] {
        let sources = (plans + [registry]).enumerated().map { index, text in
            RuleSource(name: "\(index).yaml", bytes: Array(text.utf8))
        }
        let (rules, findings) = RuleReader.read(sources, zone: Shipped.zone)
        let read = try #require(rules, "\(findings)")
        let simulation = try Simulation(
            rules: read, from: Shipped.day("01/03/2025"), to: Shipped.day("31/03/2025"))
        let all = try Line.all(simulation)
        #expect(all.map(\.at) == all.map(\.at).sorted())
        return Dictionary(grouping: all, by: \.plan).mapValues { lines in
            lines.map { "\($0) \($0.unit) \($0.mail.filter { $0 != "~" }) \($0.subject)" }
        }
    }

    /// The overdue notices of `thu` fall on the day of the reminders of `that`, which would wait for them.
    private static let live = plan("that", due: "18/03/2025", mode: "live")

    @Test("What is live leaves as it does without the shadow")
    func live() throws {
        let alone = try Self.lines([Self.live])
        let beside = try Self.lines([
            Self.live, Self.plan("thu", due: "10/03/2025", mode: "shadow"),
        ])
        #expect(try #require(alone["that"]).contains { $0.hasPrefix("2025-03-11 07:30 reminder") })
        #expect(beside["that"] == alone["that"])
    }

    @Test("The shadow is shown as if it were live, beside what is")
    func shadow() throws {
        let rehearsed = try Self.lines([
            Self.live, Self.plan("thu", due: "10/03/2025", mode: "shadow"),
        ])
        let taken = try Self.lines([Self.live, Self.plan("thu", due: "10/03/2025", mode: "live")])
        #expect(rehearsed["thu"] == taken["thu"])
        #expect(
            try #require(rehearsed["thu"]).contains { $0.hasPrefix("2025-03-11 13:30 overdue") })
        // Live beside it, both have to share that day.
        #expect(taken["that"] != rehearsed["that"])
    }
}
