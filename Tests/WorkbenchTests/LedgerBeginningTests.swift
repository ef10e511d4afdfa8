import Civil
import Edits
import Events
import JSON
import Mail
import Rounds
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// A preview of an export begins when its ledger did: from before it nothing is owed, and nobody was told.
struct LedgerBeginningTests {
    private static let files = """
        plan:
          id: thang
          title: Báo cáo tháng
          document: Quyết định số 20/QĐ-SGDĐT
          owner: phong
          calendar: vn
        duties:
          - id: thang
            kind: deadline
            title: Báo cáo tháng
            every: tháng
            due: 25
            owed-by: truong
            remind: [3wd]
            escalate:
              - {after: 2wd, to: head}
              - {after: 10wd, to: owner, every: 5wd, times: 4}
          - id: quay
            kind: inspection
            title: Kiểm tra luân phiên
            every: tháng
            due: 20
            owed-by: truong
            units-per-time: 1
            remind: [3d]
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

    private let rules: RuleSet
    private let zone: Zone
    private let began: Instant

    init() throws {
        let source = RuleSource(name: "p.yaml", bytes: Array(Self.files.utf8))
        rules = try #require(RuleReader.read([source], zone: Shipped.zone).0)
        zone = try #require(rules.plans.first?.zone)
        began = zone.instant(of: try CivilDateTime(parsing: "2025-03-12T09:00"))
    }

    private func preview(_ lines: [String]) throws -> [String] {
        let (script, findings) = Script.read(lines.joined(separator: "\n"), rules: rules)
        #expect(findings.map(\.description) == [])
        return try Simulation(
            rules: rules, from: try CivilDate(parsing: "2025-03-01"),
            to: try CivilDate(parsing: "2025-06-30"), script: script.events
        ).notices.map { "\($0.notice.key) \($0.at.iso)" }
    }

    /// The only line of the export of a ledger that began with this one's turn.
    private func line(turn unit: String) -> String {
        Opening(
            occurrence: OccurrenceID(duty: "quay", period: "2025-03"), openedAt: began,
            members: [unit]
        ).json(units: [unit], in: zone).saying(began: began, in: zone).description
    }

    @Test("What was due before the ledger began is in no preview of its export")
    func past() throws {
        let line = line(turn: "a")
        let found = try preview([line])
        // A service that was there would still urge February's report, and tell in March of the turn.
        let running = try preview([])
        #expect(running.contains { $0.hasPrefix("thang/2025-02/") })
        #expect(running.contains { $0.hasPrefix("quay/2025-03/") })
        #expect(found.filter { $0.contains("2025-02") } == [])
        #expect(found.contains { $0.hasPrefix("thang/2025-03/a@2025-03-25:") })
        // The service itself, begun then.
        let sent = Sent()
        let script = Script.read(line, rules: rules).script.events
        let beginning = Play.Beginning(of: script, else: .init(seconds: 0))
        #expect(beginning.instant == began)
        let play = try Play(
            rules: rules, from: beginning, pen: .letters(LetterTemplates()), report: sent.hear)
        try play.play([], until: zone.instant(of: try CivilDateTime(parsing: "2025-07-01T00:00")))
        #expect(found.map { $0.prefix { $0 != " " } } == sent.keys.map { $0[...] })
        #expect(found.count > 20)
    }

    @Test("Whose turn it was in what opened at once is what the export says")
    func turn() throws {
        for (unit, next) in [("a", "b"), ("b", "a")] {
            let found = try preview([line(turn: unit)])
            #expect(found.contains { $0.hasPrefix("quay/2025-03/\(unit)@") }, "\(unit)")
            #expect(!found.contains { $0.hasPrefix("quay/2025-03/\(next)@") }, "\(unit)")
            #expect(found.contains { $0.hasPrefix("quay/2025-04/\(next)@") }, "\(unit)")
        }
    }

    private final class Sent {
        private(set) var keys: [String] = []

        func hear(_ report: Report) {
            if case .sent(let notice, _) = report { keys.append("\(notice.key)") }
        }
    }
}
