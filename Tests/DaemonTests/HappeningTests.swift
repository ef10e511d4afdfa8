import Civil
import Control
import JSON
import LedgerSQLite
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Testing

@testable import Daemon

@Suite("Something happened that duties follow (statement 54)")
struct HappeningTests {
    static let rules: [RuleSource] = TestRules.all.map { source in
        RuleSource(
            name: source.name,
            bytes: Array(
                String(decoding: source.bytes, as: UTF8.self).replacing(
                    "  - id: phoi-hop\n",
                    with: """
                          - id: tai-nan-nhanh
                            kind: deadline
                            title: Báo cáo nhanh vụ việc
                            due: trong vòng 05 ngày làm việc kể từ ngày xảy ra
                            after-event: tai-nan
                            owed-by: truong
                            remind: [3wd]
                          - id: phoi-hop

                        """
                ).utf8))
    }

    @Test("It opens what is due after it, once however often the request comes, and is told of")
    func opens() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let event: JSONValue = [
            "event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07", "number": "45/BC",
            "request": "r1",
        ]
        let answer = try desk.ask("Event", event)
        let entry = try #require(answer["events"]?.arrayValue?.first)
        #expect(entry["duty"]?.stringValue == "tai-nan-nhanh")
        #expect(entry["period"]?.stringValue == "1")
        #expect(try desk.ask("Event", event)["repeated"]?.boolValue == true)
        let status = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        let lines = status["obligations"]?.arrayValue ?? []
        #expect(lines.map { $0["unit"]?.stringValue } == ["bao-loc"])
        // Tuesday 07/10 isn't counted.
        #expect(lines.first?["due"]?.stringValue == "2025-10-14")
        #expect(
            lines.first?["name"]?["vi"]?.stringValue
                == "Báo cáo nhanh vụ việc (sự kiện ngày 07/10/2025, văn bản số 45/BC)")
        try desk.advance(to: "2025-10-14T09:00")
        #expect(
            try desk.sent("bao-loc", duty: "tai-nan-nhanh", period: "1")
                == ["reminder 3wd head", "due-today 0d head"])
        let why = try desk.ask("Why", ["duty": "tai-nan-nhanh", "unit": "bao-loc"])
        let texts = (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["vi"]?.stringValue
        }
        #expect(texts.contains { $0.contains("xảy ra ngày 07/10/2025, văn bản số 45/BC") })
        _ = try desk.ask("Receive", ["duty": "tai-nan-nhanh", "units": ["bao-loc"]])
        try desk.restart(Self.rules)
        let done = try desk.ask("Status", ["duty": "tai-nan-nhanh", "all": true])
        let count = try #require(done["occurrences"]?.arrayValue?.first)
        #expect(["owed", "received", "open"].map { count[$0]?.intValue } == [1, 1, 0])
        try desk.remove()
    }

    @Test(
        "Entered in error it is taken back, with the mails that haven't left; status and why tell")
    func takenBack() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let answer = try desk.ask("Event", ["event": "tai-nan", "units": ["bao-loc"]])
        let entry = try #require(answer["events"]?.arrayValue?.first?["event"]?.intValue)
        try desk.advance(to: "2025-10-10T09:00")
        #expect(
            try desk.sent("bao-loc", duty: "tai-nan-nhanh", period: "1") == ["reminder 3wd head"])
        let undone = try desk.ask("Void", ["event": .int(Int64(entry)), "request": "r2"])
        #expect(undone["events"]?.arrayValue?.first?["duty"]?.stringValue == "tai-nan-nhanh")
        try desk.advance(to: "2025-10-30T09:00")
        // Its only mail lay in the spool: nobody has read what would have to be put right.
        #expect(
            try desk.sent("bao-loc", duty: "tai-nan-nhanh", period: "1") == ["reminder 3wd head"])
        #expect(
            try desk.letters(to: "bao-loc@so.example").filter { $0.contains("nhanh") } == [])
        let status = try desk.ask("Status", ["duty": "tai-nan-nhanh", "all": true])
        let count = try #require(status["occurrences"]?.arrayValue?.first)
        #expect(["owed", "cancelled", "open"].map { count[$0]?.intValue } == [1, 1, 0])
        let why = try desk.ask("Why", ["duty": "tai-nan-nhanh", "unit": "bao-loc"])
        let texts = (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["vi"]?.stringValue
        }
        #expect(texts.contains { $0.contains("hủy ghi nhận số \(entry)") }, "\(texts)")
        let again = try desk.refusals("Void", ["event": .int(Int64(entry))])
        #expect(again.first?.reason.en == "tai-nan-nhanh/1: entry \(entry) is void already")
        try desk.restart(Self.rules)
        #expect(
            try desk.ask("Status", ["duty": "tai-nan-nhanh", "all": true])["occurrences"]?
                .arrayValue?.first?["open"]?.intValue == 0)
        try desk.remove()
    }

    @Test("Bad input is refused with a sentence, and nothing is written")
    func refused() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask("Event", ["event": "tai-nan", "units": ["bao-loc"]])
        let before = desk.engine.driver.lastEvent
        func says(_ parameters: JSONValue) throws -> [String] {
            try desk.refusals("Event", parameters).map(\.reason.en)
        }
        #expect(
            try says(["event": "tai-nạn"]) == [
                "no duty follows an event 'tai-nạn' (after-event)"
            ])
        #expect(
            try says(["event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-09"]) == [
                "2025-10-09 is still to come: enter what has happened"
            ])
        #expect(
            try says(["event": "tai-nan", "units": ["bao-loc", "phong"]]).map { $0.suffix(38) }
                .contains { $0.contains("owes nothing that follows") })
        #expect(
            try says(["event": "tai-nan", "units": ["bao-loc"]]).first?.contains(
                "is entered already: tai-nan-nhanh/1; if it happened a second time on that day: "
                    + "give its paper's own number (--no), or add --again") ?? false)
        #expect(
            try says(["event": "tai-nan", "units": ["loc-thanh"], "number": "45/BC\n46/BC"]) == [
                "'number' holds a line end or a control character"
            ])
        #expect(
            try says([
                "event": "tai-nan", "units": ["loc-thanh"],
                "number": .string(String(repeating: "9", count: 101)),
            ]) == ["'number' is longer than 100 characters"])
        #expect(
            try says(["event": "tai-nan", "on": "2024-10-09"]).first?.contains(
                "outside the plans") ?? false)
        #expect(desk.engine.driver.lastEvent == before)
        try desk.remove()
    }

    @Test("A group none of whose units owes it is named; a report isn't dated before the event")
    func bounds() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let last = desk.engine.driver.lastEvent
        let none = try desk.refusals(
            "Event", ["event": "tai-nan", "units": ["bao-loc", "phong"], "on": "2025-10-07"])
        #expect(none.count == 1 && none[0].reason.en.contains("owes nothing"))
        #expect(desk.engine.driver.lastEvent == last)
        _ = try desk.ask("Event", ["event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07"])
        let early = try desk.refusals(
            "Receive", ["duty": "tai-nan-nhanh", "units": ["bao-loc"], "on": "2025-10-06"])
        #expect(early.first?.reason.en.contains("before what it reports on") ?? false)
        _ = try desk.ask(
            "Receive", ["duty": "tai-nan-nhanh", "units": ["bao-loc"], "on": "2025-10-07"])
        try desk.remove()
    }

    @Test("The first mail says what happened, and leaves no earlier than it was recorded")
    func told() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        // Three working days before Tuesday 14/10 is Thursday 09/10, half past seven.
        try desk.advance(to: "2025-10-09T09:00")
        _ = try desk.ask(
            "Event",
            ["event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07", "number": "45/BC"])
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "tai-nan-nhanh", period: "1"), unit: "bao-loc")
        let first = try #require(try desk.ledger.notices(about: id).first)
        #expect(first.notice.release >= desk.now)
        try desk.advance(to: "2025-10-09T10:00")
        let letter = try #require(try desk.letters(to: "baoloc@so.example").last)
        let words = letter.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "Báo cáo nhanh vụ việc (sự kiện ngày 07/10/2025, văn bản số 45/BC)"), "\(letter)")
        try desk.remove()
    }

    @Test("Events and suspensions come back by `Apply`, as an export or by hand")
    func applied() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let entries: JSONValue = [
            [
                "event": "occur", "duty": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07",
                "number": "45/BC",
            ],
            [
                "event": "occur", "duty": "tai-nan-nhanh", "units": ["*"], "to": "loc-thanh",
                "on": "2025-10-06",
            ],
            [
                "event": "suspend", "units": ["truong"], "on": "2025-10-08", "until": "2025-10-09",
                "note": "bão",
            ],
            ["event": "receive", "duty": "tai-nan-nhanh", "period": "1", "units": ["bao-loc"]],
        ]
        _ = try desk.ask("Apply", ["entries": entries])
        let status = try desk.ask(
            "Status", ["duty": "tai-nan-nhanh", "details": true, "all": true])
        let lines = (status["obligations"]?.arrayValue ?? []).map {
            "\($0["period"]?.stringValue ?? "") \($0["unit"]?.stringValue ?? "") \($0["due"]?.stringValue ?? "") \($0["fulfilment"]?.stringValue ?? "")"
        }
        // Five working days after the 7th, and after the 6th, and two days that don't count.
        #expect(lines.contains("1 bao-loc 2025-10-16 received"), "\(lines)")
        #expect(lines.contains("2 loc-thanh 2025-10-15 open"), "\(lines)")
        #expect(desk.engine.holds.suspensions.count == 1)
        try desk.remove()
    }

    @Test("A second one on one day is recorded; units are named in the answer, ids in any case")
    func again() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let first = try desk.ask(
            "Event", ["event": "TAI-NAN", "units": ["BAO-LOC", "loc-thanh"], "number": " 45/BC "])
        let rows = (first["events"]?.arrayValue ?? []).map {
            "\($0["event"]?.intValue ?? 0) \($0["unit"]?.stringValue ?? "")"
        }
        #expect(rows == ["1 bao-loc", "1 loc-thanh"])
        let second = try desk.ask(
            "Event", ["event": "tai-nan", "units": ["bao-loc"], "number": "46/BC"])
        #expect(second["events"]?.arrayValue?.first?["period"]?.stringValue == "2")
        let third = try desk.ask(
            "Event", ["event": "tai-nan", "units": ["bao-loc"], "again": true])
        #expect(third["events"]?.arrayValue?.first?["period"]?.stringValue == "3")
        let same = try desk.refusals(
            "Event", ["event": "tai-nan", "units": ["bao-loc"], "number": "45 / bc"])
        #expect(same.first?.reason.en.contains("tai-nan-nhanh/1") ?? false, "\(same)")
        try desk.remove()
    }

    @Test("Taken back after the head was told, the day leaves the head's calendar")
    func calendar() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let answer = try desk.ask("Event", ["event": "tai-nan", "units": ["bao-loc"]])
        let entry = try #require(answer["events"]?.arrayValue?.first?["event"]?.intValue)
        try desk.advance(to: "2025-10-10T09:00")
        // Delivered, it can't be taken back.
        let spool = desk.engine.spool
        let records = try spool.claim().ids.map { id in
            DeliveryRecord(
                id: id, outcome: .sent, cause: .accepted, attempts: 1,
                firstAttempt: desk.now.microseconds, lastAttempt: desk.now.microseconds,
                replyCode: 250, replyText: "ok")
        }
        #expect(spool.settle(records).isEmpty)
        try desk.tick()
        _ = try desk.ask("Void", ["event": .int(Int64(entry))])
        try desk.advance(to: "2025-10-13T09:00")
        let last = try #require(try desk.calendars(to: "baoloc@so.example").last)
        #expect(last.contains("UID:tai-nan-nhanh/1/bao-loc@"), "\(last)")
        #expect(last.contains("STATUS:CANCELLED") && last.contains("SEQUENCE:1"), "\(last)")
        try desk.remove()
    }

    @Test("Why quotes no words that the rule doesn't have: it counts from the event")
    func counted() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask("Event", ["event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07"])
        let why = try desk.ask("Why", ["duty": "tai-nan-nhanh", "unit": "bao-loc"])
        let texts = (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["vi"]?.stringValue
        }
        #expect(
            texts.contains(
                "05 ngày làm việc kể từ sự kiện ngày 07/10/2025, không tính ngày ấy: ngày cuối còn "
                    + "kịp là thứ Ba 14/10/2025"), "\(texts)")
        #expect(!texts.contains { $0.contains("“chậm nhất") })
        try desk.remove()
    }
}
