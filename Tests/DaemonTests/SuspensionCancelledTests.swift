import Civil
import Control
import JSON
import Ledger
import Messages
import Rules
import Scheduler
import Testing

@testable import Daemon

@Suite("A suspension taken back when its old due day is over (statements 10, 19, 24 and 55)")
struct SuspensionCancelledTests {
    private static func storm(_ duty: String, _ until: String, cancel: Bool = false) -> JSONValue {
        var storm: [String: JSONValue] = [
            "units": ["bao-loc"], "duty": .string(duty), "from": "2025-10-13",
            "until": .string(until),
        ]
        if cancel { storm["cancel"] = true } else { storm["reason"] = "bão" }
        return .object(storm)
    }

    private func texts(_ desk: DeskBench, _ duty: String) throws -> [String] {
        let why = try desk.ask("Why", ["duty": .string(duty), "unit": "bao-loc"])
        return (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["en"]?.stringValue
        }
    }

    private func rungs(_ desk: DeskBench) throws -> [String] {
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")
        return try desk.engine.ledger.notices(about: id).filter {
            $0.notice.key.kind.isLadder && $0.spooledAt != nil
        }.map { stored in
            let key = stored.notice.key
            let day = DeskBench.zone.local(at: stored.notice.release).date
            return "\(day.iso) \(key.kind.rawValue) \(key.stage) \(key.role.text)"
        }.sorted()
    }

    @Test("Taken back, it gives back the days of what somebody else answers for by now")
    func passedOn() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-10T09:00")
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-17"))
        _ = try desk.ask(
            "Reassign", ["duty": "bao-cao", "units": ["bao-loc"], "to": "loc-thanh"])
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-17", cancel: true))
        let status = try desk.ask("Status", ["duty": "bao-cao", "details": true])
        let line = try #require(
            status["obligations"]?.arrayValue?.first { $0["unit"] == "bao-loc" })
        #expect(line["due"] == "2025-11-03")
        try desk.remove()
    }

    @Test(
        "Time granted by letter to the day that a suspension reaches holds when that is taken back")
    func grantedByName() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-10T09:00")
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-27"))
        _ = try desk.ask(
            "Extend",
            ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-18", "letter": "10/SGD"])
        #expect(try desk.engine.ledger.counts().events == 2)
        // Once is enough.
        #expect(
            try desk.refusals(
                "Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-18"]
            ).count == 1)
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-27", cancel: true))
        let status = try desk.ask("Status", ["duty": "bao-cao", "details": true])
        let line = try #require(
            status["obligations"]?.arrayValue?.first { $0["unit"] == "bao-loc" })
        #expect(line["due"] == "2025-11-18")
        try desk.remove()
    }

    @Test("Its head is told that it is overdue, and the ladder goes on as after downtime")
    func ladder() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-10T09:00")
        // Fifteen days: Monday 03/11 becomes Tuesday 18/11.
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-27"))
        try desk.advance(to: "2025-11-12T09:00")
        #expect(try rungs(desk) == [])
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-27", cancel: true))
        try desk.tick()
        let letter = try #require(try desk.letters(to: "baoloc@so.example").last)
        #expect(letter.contains("đã quá hạn 6 ngày làm việc"), "\(letter)")
        let told = try texts(desk, "bao-cao")
        #expect(told.contains { $0.contains("waits until 2025-11-13 13:30") }, "\(told)")
        try desk.restart()
        try desk.advance(to: "2025-11-20T09:00")
        let sent = try rungs(desk)
        #expect(
            sent == [
                "2025-11-13 overdue +1wd head", "2025-11-14 escalation +3wd owner",
                "2025-11-14 escalation +3wd unit:giam-doc",
            ])
        #expect(
            try desk.sent("bao-loc").filter { $0.hasPrefix("moved") }.count == 2)
        try desk.remove()
    }

    @Test("What had been sent of the ladder before isn't sent again")
    func sentBefore() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-06T09:00")
        #expect(try rungs(desk) == ["2025-11-05 overdue +1wd head"])
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-27"))
        try desk.advance(to: "2025-11-12T09:00")
        _ = try desk.ask("Suspend", Self.storm("bao-cao", "2025-10-27", cancel: true))
        try desk.advance(to: "2025-11-20T09:00")
        let sent = try rungs(desk)
        #expect(
            sent == [
                "2025-11-05 overdue +1wd head", "2025-11-13 escalation +3wd owner",
                "2025-11-13 escalation +3wd unit:giam-doc",
            ])
        try desk.remove()
    }

    @Test("So it is where an extension is taken back")
    func extensionVoided() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let answer = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-18"])
        let event = try #require(answer["events"]?.arrayValue?.first?["event"]?.intValue)
        try desk.advance(to: "2025-11-12T09:00")
        _ = try desk.ask("Void", ["event": .int(event)])
        try desk.advance(to: "2025-11-20T09:00")
        let sent = try rungs(desk)
        #expect(
            sent == [
                "2025-11-13 overdue +1wd head", "2025-11-14 escalation +3wd owner",
                "2025-11-14 escalation +3wd unit:giam-doc",
            ])
        try desk.remove()
    }

    @Test("Of what was over when it was entered its head is told once, without a ladder")
    func enteredLate() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-13T09:00")
        _ = try desk.ask("Suspend", Self.storm("tai-nan-nhanh", "2025-10-17"))
        try desk.advance(to: "2025-10-16T09:00")
        // Tuesday 14/10 by the rule, five days later Monday 20/10.
        _ = try desk.ask(
            "Event", ["event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07"])
        try desk.advance(to: "2025-10-17T09:00")
        _ = try desk.ask("Suspend", Self.storm("tai-nan-nhanh", "2025-10-17", cancel: true))
        try desk.advance(to: "2025-10-30T09:00")
        let sent = try desk.sent("bao-loc", duty: "tai-nan-nhanh", period: "1")
        #expect(sent.filter { $0.hasPrefix("overdue") }.count == 1, "\(sent)")
        #expect(!sent.contains { $0.hasPrefix("escalation") }, "\(sent)")
        let status = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        #expect(
            status["obligations"]?.arrayValue?.first?["due"]?.stringValue == "2025-10-14")
        try desk.remove()
    }
}
