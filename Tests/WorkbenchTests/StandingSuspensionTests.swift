import Civil
import Edits
import Events
import JSON
import Ledger
import LedgerMemory
import Mail
import Rounds
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// A suspension that stands goes into an export as an event, and comes back as what it was (55).
struct StandingSuspensionTests {
    private static let rules = """
        plan:
          id: thang
          title: Báo cáo tháng
          document: Quyết định số 20/QĐ-SGDĐT
          owner: phong
          calendar: vn
          period: 2025
        duties:
          - id: thang
            kind: deadline
            title: Báo cáo tháng
            every: tháng
            due: 25
            owed-by: truong
            remind: [3wd]
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

    private static func read() throws -> RuleSet {
        let source = RuleSource(name: "p.yaml", bytes: Array(rules.utf8))
        return try #require(RuleReader.read([source], zone: Shipped.zone).0)
    }

    private static func dues(_ rules: RuleSet, _ text: String) throws -> Set<String> {
        let (script, findings) = Script.read(text, rules: rules)
        #expect(findings.map(\.description) == [])
        let simulation = try Simulation(
            rules: rules, from: Shipped.day("03/03/2025"), to: Shipped.day("30/06/2025"),
            script: script.events)
        #expect(simulation.idle == [])
        return Set(
            try Line.all(simulation).filter { $0.stage == "0d" }.map {
                "\($0.period) \($0.unit) \($0.due)"
            })
    }

    @Test(
        "What is suspended is reminded of before its new day, and on it, as it would be otherwise")
    func reminded() throws {
        let rules = try Self.read()
        let (script, _) = Script.read(
            #"{"at":"2025-03-18T09:00","event":"suspend","units":["a"],"on":"2025-03-18","until":"2025-03-20","note":"lũ"}"#,
            rules: rules)
        let simulation = try Simulation(
            rules: rules, from: Shipped.day("03/03/2025"), to: Shipped.day("02/04/2025"),
            script: script.events)
        let lines = try Line.all(simulation).filter { $0.unit == "a" }
        #expect(
            lines.map { "\($0.due) \($0.day) \($0.kind) \($0.stage)" } == [
                "2025-03-28 2025-03-25 reminder 3wd", "2025-03-28 2025-03-28 due-today 0d",
                "2025-03-28 2025-03-31 overdue +1wd",
            ])
    }

    @Test("What can't be entered is said as the service says it")
    func refused() throws {
        let rules = try Self.read()
        func says(_ members: String) throws -> [String] {
            let (script, findings) = Script.read(
                #"{"at":"2025-03-18T09:00",\#(members)}"#, rules: rules)
            #expect(findings.map(\.description) == [])
            return try Simulation(
                rules: rules, from: Shipped.day("03/03/2025"), to: Shipped.day("20/03/2025"),
                script: script.events
            ).idle.map { $0.matter.en }
        }
        for (entry, sentence) in [
            (
                #""event":"extend","duty":"thang","period":"2025-03","unit":"a","to":"2025-03-10""#,
                "Trường A (thang/2025-03/a): 2025-03-10 is today or past; give a later day"
            ),
            (
                #""event":"return","duty":"thang","period":"2025-03","unit":"a""#,
                "Trường A (thang/2025-03/a): no report has been received; use receive"
            ),
            (
                #""event":"receive","duty":"thang","period":"2025-03","unit":"a","on":"2025-03-19""#,
                "Trường A (thang/2025-03/a): 2025-03-19 hasn't come yet"
            ),
            (
                #""event":"suspend","units":["a"],"on":"2025-03-18","until":"2025-03-10","note":"lũ""#,
                "it ends on 2025-03-10, before it begins, 2025-03-18"
            ),
        ] {
            let said = try says(entry)
            #expect(said == [sentence], "\(entry)")
        }
    }

    @Test("What was exported moves what it moved, also what opens after the export was made")
    func roundTrip() throws {
        let rules = try Self.read()
        let storm =
            #"{"at":"2025-03-18T09:00","event":"suspend","units":["a"],"on":"2025-03-18","until":"2025-04-10","note":"lũ"}"#
        let told = try Self.dues(rules, storm)
        // 24 days; ten of April.
        #expect(told.contains("2025-03 a 2025-04-18") && told.contains("2025-04 a 2025-05-05"))
        // The same service, exported on 20 March.
        let zone = try #require(rules.plans.first?.zone)
        let start = zone.instant(of: try CivilDateTime(parsing: "2025-03-03T00:00"))
        let stop = zone.instant(of: try CivilDateTime(parsing: "2025-03-20T00:00"))
        let play = try Play(rules: rules, from: .running(start), pen: .letters(LetterTemplates()))
        let (script, _) = Script.read(storm, rules: rules)
        try play.play(script.events, until: stop)
        let entries = try play.ledger.tail(after: 0, limit: 1000).map { $0.json(in: zone) }
        let held = try #require(play.driver.holds.standing.first)
        let since = try #require(held.since)
        let standing = held.suspension.json(at: since, in: zone)
        #expect(!entries.isEmpty)
        let lines: [String] = (entries + [standing]).map { $0.description }
        #expect(try Self.dues(rules, lines.joined(separator: "\n")) == told)
        // Without it April's report would be due on its own day.
        let without = try Self.dues(rules, lines.dropLast().joined(separator: "\n"))
        #expect(without.contains("2025-04 a 2025-04-25"))
    }
}
