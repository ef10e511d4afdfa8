import JSON
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon

/// What happened to a unit that has ended by the time somebody enters it (statements 9, 38 and 54).
@Suite("Something happened to a unit that has ended since") struct LateHappeningTests {
    private static func rules(successor: String) -> [RuleSource] {
        HappeningTests.rules.map { source in
            RuleSource(
                name: source.name,
                bytes: Array(
                    String(decoding: source.bytes, as: UTF8.self).replacing(
                        "email: baoloc@so.example}\n",
                        with: "email: baoloc@so.example}\n    until: 05/10/2025\n\(successor)"
                    ).utf8))
        }
    }

    struct Heir: CustomTestStringConvertible {
        let successor: String
        let unit: String
        let address: String
        var testDescription: String { unit }
    }

    @Test(
        "Its heir answers for it at once, the plan's owner where there is none, and a restart adds nothing",
        arguments: [
            Heir(
                successor: "    successor: loc-thanh\n", unit: "loc-thanh",
                address: "locthanh@so.example"),
            Heir(successor: "", unit: "phong", address: "phong@so.example"),
        ])
    func passesOn(_ heir: Heir) throws {
        let rules = Self.rules(successor: heir.successor)
        let desk = try DeskBench(rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask(
            "Event", ["event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-03", "number": "45"])
        let status = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        let line = try #require(status["obligations"]?.arrayValue?.first)
        #expect("\(line)".contains(heir.unit), "\(line)")
        let events = desk.engine.driver.lastEvent
        try desk.restart(rules)
        try desk.restart(rules, previous: rules)
        #expect(desk.engine.driver.lastEvent == events)
        try desk.advance(to: "2025-10-16T09:00")
        #expect(
            try desk.letters(to: heir.address).contains { $0.contains("Báo cáo nhanh vụ việc") })
        try desk.remove()
    }
}
