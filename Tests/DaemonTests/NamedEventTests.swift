import Civil
import Control
import JSON
import LedgerSQLite
import Rounds
import Rules
import Scheduler
import SourceText
import Testing

@testable import Daemon

@Suite("What follows something is called by its day and paper, and one paper tells of one (54, 61)")
struct NamedEventTests {
    private func event(
        _ unit: String, _ day: String, _ number: String? = nil, again: Bool? = nil
    ) -> JSONValue {
        var event: [String: JSONValue] = [
            "event": "tai-nan", "units": [.string(unit)], "on": .string(day),
        ]
        event["number"] = number.map { .string($0) }
        event["again"] = again.map { .bool($0) }
        return .object(event)
    }

    private func words(_ letter: String?) -> String {
        (letter ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("A school's first isn't its second because another had one before")
    func named() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask("Event", event("loc-thanh", "2025-10-06"))
        let second = try desk.ask("Event", event("bao-loc", "2025-10-07", "45/BC"))
        #expect(second["events"]?.arrayValue?.first?["period"]?.stringValue == "2")
        try desk.advance(to: "2025-10-09T09:00")
        let letter = words(try desk.letters(to: "baoloc@so.example").last)
        #expect(
            letter.contains("Báo cáo nhanh vụ việc (sự kiện ngày 07/10/2025, văn bản số 45/BC)"),
            "\(letter)")
        #expect(!letter.contains("lần 2"), "\(letter)")
        let page = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        let names = (page["obligations"]?.arrayValue ?? []).compactMap {
            $0["name"]?["en"]?.stringValue
        }
        #expect(
            names == [
                "Báo cáo nhanh vụ việc (of 06/10/2025)",
                "Báo cáo nhanh vụ việc (of 07/10/2025, paper no. 45/BC)",
            ])
        try desk.remove()
    }

    @Test("Two of one day that no paper tells apart are the first and the second")
    func sameDay() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask("Event", event("loc-thanh", "2025-10-07"))
        _ = try desk.ask("Event", event("bao-loc", "2025-10-07"))
        _ = try desk.ask("Event", event("bao-loc", "2025-10-07", again: true))
        let page = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        let names = (page["obligations"]?.arrayValue ?? []).compactMap {
            $0["name"]?["vi"]?.stringValue
        }
        #expect(
            names == [
                "Báo cáo nhanh vụ việc (sự kiện ngày 07/10/2025)",
                "Báo cáo nhanh vụ việc (sự kiện ngày 07/10/2025)",
                "Báo cáo nhanh vụ việc (sự kiện thứ 2 ngày 07/10/2025)",
            ])
        try desk.remove()
    }

    @Test("A paper recorded for another day, or written another way, is questioned")
    func papers() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask("Event", event("bao-loc", "2025-10-06", "05/BC"))
        let before = desk.engine.driver.lastEvent
        func says(_ call: JSONValue) throws -> String? {
            try desk.refusals("Event", call).first?.reason.en
        }
        #expect(
            try says(event("bao-loc", "2025-10-07", "05/BC"))
                == "paper no. 05/BC of Trường THPT Bảo Lộc is entered for what happened on "
                + "2025-10-06: tai-nan-nhanh/1; if one paper tells of both: add --again")
        #expect(
            try says(event("bao-loc", "2025-10-06", "5/bc"))?.contains("is entered already")
                ?? false)
        #expect(desk.engine.driver.lastEvent == before)
        // Another's paper has numbers of its own, and somebody may say so.
        _ = try desk.ask("Event", event("loc-thanh", "2025-10-07", "05/BC"))
        _ = try desk.ask("Event", event("bao-loc", "2025-10-07", "05/BC", again: true))
        _ = try desk.ask("Event", event("bao-loc", "2025-10-07", "50/BC"))
        #expect(desk.engine.driver.lastEvent == before + 3)
        try desk.remove()
    }

    @Test("So is a report's number, however it is written")
    func reports() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        func receive(_ duty: String, _ number: String) -> JSONValue {
            [
                "duty": .string(duty), "units": ["bao-loc"], "number": .string(number),
                "period": .string(duty == "bao-cao" ? "2025" : "2025-10"),
            ]
        }
        _ = try desk.ask("Receive", receive("bao-cao", "07/BC-BL"))
        let refusals = try desk.refusals("Receive", receive("bao-cao-thang", "7 /bc-bl"))
        #expect(refusals.first?.reason.en.contains("add --again") ?? false, "\(refusals)")
        _ = try desk.ask("Receive", receive("bao-cao-thang", "70/BC-BL"))
        try desk.remove()
    }
}
