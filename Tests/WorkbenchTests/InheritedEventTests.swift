import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// Whose an event of a file is where a unit owes what was another's beside its own: as a command has it.
struct InheritedEventTests {
    private static let rules = """
        plan:
          id: bao-cao
          title: Báo cáo
          document: Kế hoạch số 1/KH
          owner: phong
          calendar: vn
          period: 01/03/2025 - 31/12/2025
        duties:
          - id: bc
            kind: deadline
            title: Báo cáo
            due: chậm nhất ngày 20/03/2025
            owed-by: truong
            send-to: phong
            remind: [1wd]
        groups:
          - id: truong
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
          - {id: a, name: Trường A, email: a@so.example, groups: truong, until: 10/03/2025, successor: [b, c]}
          - {id: b, name: Trường B, email: b@so.example, groups: truong}
          - {id: c, name: Trường C, email: c@so.example, groups: truong}
        calendar:
          id: vn
          announced: 2025
        days: []
        """

    private func due(after event: String) throws -> [String] {
        let source = RuleSource(name: "p.yaml", bytes: Array(Self.rules.utf8))
        let (read, findings) = RuleReader.read([source], zone: Shipped.zone)
        let rules = try #require(read, "\(findings.map(\.message.en))")
        let (script, faults) = Script.read(event, rules: rules)
        #expect(faults.map(\.description) == [])
        let simulation = try Simulation(
            rules: rules, from: Shipped.day("12/03/2025"), to: Shipped.day("21/03/2025"),
            script: script.events)
        #expect(simulation.idle == [])
        return try Line.all(simulation).filter { $0.stage == "0d" }.map(\.unit).sorted()
    }

    @Test(
        "A unit's name means what it owes itself; the part's id what it took over; a group means both",
        arguments: [
            (#""unit":"b""#, ["a>b", "a>c", "c"]), (#""unit":"a>b""#, ["a>c", "b", "c"]),
            (#""unit":"truong""#, []),
        ])
    func whose(unit: String, left: [String]) throws {
        let event = #"{"at":"2025-03-12T09:00","event":"receive","duty":"bc",\#(unit)}"#
        let due = try due(after: event)
        #expect(due == left)
    }
}
