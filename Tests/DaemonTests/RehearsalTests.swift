import Civil
import Foundation
import Ledger
import Rules
import Scheduler
import Testing

@testable import Daemon

@Suite("A rehearsal's events")
struct RehearsalTests {
    /// What a service that is given `events` has recorded on 20/10/2025, and how often it was started.
    private func recorded(
        _ events: [ScriptedEvent], starts: Int = 1
    ) throws -> [Event] {
        let root = NSTemporaryDirectory() + "hanchot-rehearsal-\(UUID().uuidString)"
        let rules = root + "/rules"
        try FileManager.default.createDirectory(atPath: rules, withIntermediateDirectories: true)
        for source in TestRules.all {
            try Data(source.bytes).write(to: URL(fileURLWithPath: "\(rules)/\(source.name)"))
        }
        var found: [Event] = []
        for _ in 0..<starts {
            let service = try Service(
                ServiceOptions(
                    rules: [rules], state: root + "/state", spool: root + "/spool",
                    clock: ServiceClock.Fast(
                        start: try DeskBench.instant("2025-10-20T07:00"), rate: 1),
                    rehearsal: { _ in events }))
            found = try service.queue.dispatchQueue.sync {
                try service.assumeIsolated { service in
                    service.wake()
                    return try service.engine.ledger.tail(after: 0, limit: 100)
                }
            }
        }
        try FileManager.default.removeItem(atPath: root)
        return found
    }

    private func event(_ body: EventBody, _ units: [String], on day: String) throws
        -> ScriptedEvent
    {
        ScriptedEvent(
            at: try DeskBench.instant("2025-10-20T07:00"), duty: "bao-cao", period: nil,
            units: units, body: body, on: try CivilDate(parsing: day))
    }

    @Test("A suspension is one, as in a preview, and once however often it starts (statement 55)")
    func suspension() throws {
        let suspended = EventBody.suspended(
            until: try CivilDate(parsing: "2025-10-17"), reason: "bão")
        let events = [try event(suspended, ["bao-loc"], on: "2025-10-15")]
        let once = try recorded(events)
        #expect(once.map(\.body) == [suspended])
        #expect(try recorded(events, starts: 2).map(\.body) == [suspended])
    }

    @Test("What can't happen isn't recorded, and what comes after it is")
    func idle() throws {
        let events = [
            try event(.accepted, ["bao-loc"], on: "2025-10-15"),
            try event(
                .received(number: "1/BC", none: false, note: nil), ["loc-thanh"], on: "2025-10-15"),
        ]
        let units = try recorded(events).map(\.obligation.unit)
        #expect(units == ["loc-thanh"])
    }
}
