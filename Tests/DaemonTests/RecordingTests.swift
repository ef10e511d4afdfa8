import Civil
import Control
import JSON
import Ledger
import Rules
import Scheduler
import SourceText
import Testing

@testable import Daemon

@Suite("Entering what happened")
struct RecordingTests {
    @Test("A receipt before the due day stops what would have come; the others hear on")
    func receipt() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-30T09:00")
        let answer = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["bao-loc"], "number": "12/BC"])
        #expect(
            answer["events"] == [
                ["event": 1, "duty": "bao-cao", "period": "2025", "unit": "bao-loc"]
            ])
        try desk.advance(to: "2025-11-07T17:00")
        #expect(try desk.sent("bao-loc") == ["reminder 30d head", "reminder 7d head"])
        #expect(
            try desk.sent("loc-thanh") == [
                "reminder 30d head", "reminder 7d head", "reminder 1wd head", "due-today 0d head",
                "overdue +1wd head", "escalation +3wd owner", "escalation +3wd unit:giam-doc",
            ])
        try desk.remove()
    }

    @Test("A number on two reports of one unit in a year is questioned (statement 61)")
    func numberTwice() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-30T09:00")
        func receive(_ duty: String, _ period: String, _ number: String) -> JSONValue {
            [
                "duty": .string(duty), "units": ["bao-loc"], "period": .string(period),
                "number": .string(number), "on": "2025-10-29",
            ]
        }
        _ = try desk.ask("Receive", receive("bao-cao", "2025", "12/BC-THPT"))
        let contents = try desk.contents
        let second = receive("bao-cao-thang", "2025-09", "12/bc-thpt")
        let refusal = try #require(try desk.refusals("Receive", second).first)
        #expect(
            refusal.reason.vi.contains("(ghi nhận số 1)") && refusal.reason.vi.contains("--again"))
        #expect(refusal.reason.en.contains("bao-cao/2025 (entry 1)"))
        #expect(try desk.contents == contents)
        // Another unit's paper, and the same paper said to be both.
        var other = receive("bao-cao", "2025", "12/BC-THPT").objectValue ?? [:]
        other["units"] = ["loc-thanh"]
        _ = try desk.ask("Receive", .object(other))
        var again = second.objectValue ?? [:]
        again["again"] = true
        _ = try desk.ask("Receive", .object(again))
        try desk.remove()
    }

    @Test("A report recorded late and sent in time takes back what was told upwards (statement 26)")
    func backDated() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-07T16:00")
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["bao-loc"], "on": "03/11/2025"])
        try desk.advance(to: "2025-11-10T17:00")
        let sent = try desk.sent("bao-loc")
        #expect(
            Set(sent.suffix(2)) == ["correction event-2 owner", "correction event-2 unit:giam-doc"])
        let status = try desk.ask("Status", ["unit": "bao-loc", "duty": "bao-cao", "all": true])
        let obligation = status["obligations"]?.arrayValue?.first
        #expect(obligation?["timeliness"] == "on_time")
        #expect(obligation?["sent_on"] == "2025-11-03")
        try desk.remove()
    }

    @Test("A request repeated under its id is done once, also after a restart")
    func repeated() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let parameters: JSONValue = [
            "duty": "bao-cao", "units": ["truong"], "to": "2025-11-12", "letter": "45",
            "request": "r1",
        ]
        let first = try desk.ask("Extend", parameters)
        let contents = try desk.contents
        try desk.restart()
        let second = try desk.ask("Extend", parameters)
        #expect(first["events"] == second["events"])
        #expect(first["events"]?.arrayValue?.count == 3)
        #expect([first["repeated"], second["repeated"]] == [false, true])
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    @Test("How late a report was stays as judged, whatever the rule says later (statement 15)")
    func frozenTimeliness() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-07T09:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["bao-loc"], "on": "06/11/2025"])
        let later = TestRules.plan.replacing("trước ngày 05/11/2025", with: "trước ngày 21/11/2025")
        try desk.restart([TestRules.registry, TestRules.calendar, later])
        let found = try #require(desk.engine.rules.duty("bao-cao"))
        let occurrence = try #require(
            desk.engine.book.occurrence(
                OccurrenceID(duty: "bao-cao", period: "2025"), duty: found.duty, plan: found.plan))
        let standing = desk.engine.book.standing(
            of: ObligationID(occurrence: occurrence.id, unit: "bao-loc"), occurrence,
            plan: found.plan, on: occurrence.due)
        #expect(occurrence.due.iso == "2025-11-20")
        #expect(standing.workingDaysLate == 2)
        try desk.remove()
    }

    @Test("An extension moves the group's day, is told once, and later stages go by the new day")
    func extended() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-30T09:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["loc-thanh"]])
        let answer = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["truong"], "to": "2025-11-12"])
        #expect(
            answer["events"]?.arrayValue?.compactMap { $0["unit"]?.stringValue } == [
                "bao-loc", "da-lat",
            ], "whoever has reported is not meant")
        #expect(
            answer["skipped"] == [
                [
                    "duty": "bao-cao", "period": "2025", "unit": "loc-thanh",
                    "unit_name": "Trường THPT Lộc Thanh", "fulfilment": "received",
                    "reason": ["vi": "đã nhận báo cáo", "en": "report received"],
                ]
            ], "and the answer says so")
        try desk.advance(to: "2025-11-13T17:00")
        #expect(
            try desk.sent("bao-loc").suffix(5) == [
                "moved event-2 head", "reminder 7d head", "reminder 1wd head", "due-today 0d head",
                "overdue +1wd head",
            ])
        try desk.remove()
    }

    @Test("What was sent back is owed again; voiding the entry puts it back")
    func returned() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let target: [String: JSONValue] = ["duty": "bao-cao", "units": ["bao-loc"]]
        func fulfilment() throws -> JSONValue? {
            try desk.ask("Status", ["unit": "bao-loc", "duty": "bao-cao", "all": true])[
                "obligations"]?.arrayValue?.first?["fulfilment"]
        }
        _ = try desk.ask("Receive", .object(target))
        _ = try desk.ask("Accept", .object(target))
        #expect(try fulfilment() == "accepted")
        _ = try desk.ask(
            "Return", .object(target.merging(["until": "2025-10-10"], uniquingKeysWith: { $1 })))
        #expect(try fulfilment() == "open")
        _ = try desk.ask("Void", ["event": 3])
        #expect(try fulfilment() == "accepted")
        try desk.remove()
    }

    @Test("One report for several units closes each, and says whose it is")
    func covers() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        _ = try desk.ask(
            "Receive",
            [
                "duty": "bao-cao", "units": ["bao-loc"], "covers": ["loc thanh"], "number": "9",
                "none": true,
            ])
        let events = try desk.engine.ledger.tail(after: 0, limit: .max)
        #expect(
            events.map(\.body) == [
                .received(number: "9", none: true, note: nil),
                .received(number: "9", none: true, note: "chung báo cáo của bao-loc"),
            ])
        #expect(events.map(\.actor) == ["an", "an"])
        try desk.remove()
    }

    @Test("A file of entries is entered whole and in order, each judged after the ones before it")
    func applied() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let target: [String: JSONValue] = ["duty": "bao-cao", "units": ["bao-loc"]]
        func entry(_ event: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
            .object(target.merging(more.merging(["event": .string(event)]) { $1 }) { $1 })
        }
        _ = try desk.ask("Apply", ["entries": [entry("receive"), entry("accept")]])
        let contents = try desk.contents
        let refusals = try desk.refusals(
            "Apply",
            [
                "entries": [
                    entry("return"), entry("waive"), entry("receive"), ["event": "void"],
                    entry("receive", ["units": ["nope"]]),
                ]
            ])
        #expect(refusals.map(\.entry) == [2, 3, 4])
        #expect(refusals.map(\.code) == [.contradiction, .missing, .unknown])
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    @Test("Two who enter the same at once are both told: one that it is done, one why not")
    func racing() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let call: JSONValue = ["duty": "bao-cao", "units": ["bao-loc"], "letter": "1"]
        let replies = [desk.reply("Waive", call), desk.reply("Waive", call)]
        guard case .success = replies[0], case .failure("Refused", _) = replies[1] else {
            Issue.record("\(replies)")
            return
        }
        #expect(try desk.engine.ledger.counts().events == 1)
        try desk.remove()
    }
}
