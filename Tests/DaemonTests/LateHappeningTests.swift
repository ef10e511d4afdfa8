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

    @Test(
        "In one file with what a part of it did since, as another ledger has them, both are entered"
    )
    func parts() throws {
        let rules = Self.rules(successor: "    successor: [loc-thanh, phong]\n")
        let desk = try DeskBench(rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let happened: JSONValue = [
            "event": "occur", "duty": "tai-nan", "units": ["bao-loc"], "on": "2025-10-03",
            "number": "45", "recorded": "2025-10-04T09:00:00+07:00",
        ]
        let received: JSONValue = [
            "event": "receive", "duty": "tai-nan-nhanh", "period": "1",
            "units": ["bao-loc>loc-thanh"], "on": "2025-10-07", "number": "9",
            "recorded": "2025-10-07T09:00:00+07:00",
        ]
        let answer = try desk.ask("Apply", ["entries": [happened, received]])
        // The unit and its two parts, and the receipt.
        #expect(answer["events"]?.arrayValue?.count == 4, "\(answer)")
        let status = try desk.ask("Status", ["duty": "tai-nan-nhanh", "all": true])
        let count = try #require(status["occurrences"]?.arrayValue?.first)
        #expect(["received", "open"].map { count[$0]?.intValue } == [1, 1], "\(count)")
        try desk.remove()
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
