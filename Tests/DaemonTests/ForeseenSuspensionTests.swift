import Control
import JSON
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("What why says of days that don't count, before and after they move anything (statement 55)")
struct ForeseenSuspensionTests {
    private func suspend(
        _ desk: DeskBench, _ units: [String], _ from: String, _ until: String,
        duty: String? = nil, reason: String = "bão"
    ) throws -> JSONValue {
        var storm: [String: JSONValue] = [
            "units": .array(units.map { .string($0) }), "from": .string(from),
            "until": .string(until), "reason": .string(reason),
        ]
        storm["duty"] = duty.map { .string($0) }
        return try desk.ask("Suspend", .object(storm))
    }

    private func why(_ desk: DeskBench, _ call: JSONValue) throws -> (due: String?, texts: [String])
    {
        let why = try desk.ask("Why", call)
        return (
            why["obligation"]?["due"]?.stringValue,
            (why["explanations"]?.arrayValue ?? []).compactMap { $0["text"]?["en"]?.stringValue }
        )
    }

    @Test("A period that opens among them is promised the day that it will have")
    func notOpened() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try suspend(desk, ["bao-loc"], "2025-11-03", "2025-11-05", duty: "bao-cao-thang")
        let november: JSONValue = [
            "duty": "bao-cao-thang", "unit": "bao-loc", "period": "2025-11",
        ]
        let told = try why(desk, november)
        #expect(told.due == "2025-11-28")
        #expect(
            told.texts.contains(
                "suspended from 2025-11-03 through 2025-11-05: bão: those days don't count, so once "
                    + "it opens the last good day will be Friday 2025-11-28"), "\(told)")
        // Three working days before Friday 28/11.
        #expect(
            told.texts.contains { $0.hasPrefix("the first mail comes at 2025-11-25 07:30") },
            "\(told)")
        try desk.advance(to: "2025-11-10T09:00")
        #expect(try why(desk, november).due == "2025-11-28")
        try desk.advance(to: "2025-11-25T09:00")
        #expect(
            try desk.sent("bao-loc", duty: "bao-cao-thang", period: "2025-11")
                == ["reminder 3wd head"])
        try desk.remove()
    }

    @Test("What the taking back of another left without effect is no reason of the due day")
    func withoutEffect() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let first = try suspend(desk, ["bao-loc"], "2025-10-20", "2025-10-22", duty: "bao-cao")
        _ = try suspend(
            desk, ["bao-loc"], "2025-11-05", "2025-11-06", duty: "bao-cao", reason: "lũ")
        let call: JSONValue = ["duty": "bao-cao", "unit": "bao-loc"]
        func flood(_ texts: [String]) -> Bool {
            texts.contains { $0.contains("lũ") && $0.contains("don't count") }
        }
        let both = try why(desk, call)
        #expect(both.due == "2025-11-10" && flood(both.texts), "\(both)")
        let entry = try #require(first["events"]?.arrayValue?.first?["event"]?.intValue)
        _ = try desk.ask("Void", ["event": .int(entry)])
        let one = try why(desk, call)
        #expect(one.due == "2025-11-03" && !flood(one.texts), "\(one)")
        // The entry itself stays in the record.
        #expect(one.texts.contains { $0.contains("lũ") })
        try desk.remove()
    }

    @Test("What is recorded past its due day is told once, and why says just that")
    func recordedLate() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T12:00")
        _ = try desk.ask("Event", ["event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07"])
        let call: JSONValue = ["duty": "tai-nan-nhanh", "unit": "bao-loc"]
        let told = try why(desk, call).texts
        #expect(told.contains { $0.contains("the head is told once and not urged again") })
        #expect(!told.contains { $0.contains("list only") }, "\(told)")
        try desk.advance(to: "2025-10-30T09:00")
        #expect(
            try desk.sent("bao-loc", duty: "tai-nan-nhanh", period: "1").filter {
                $0.hasPrefix("overdue")
            }.count == 1)
        try desk.remove()
    }

    @Test("One that has moved nothing is taken back by its units and days; the answer says how")
    func cancelled() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let answer = try suspend(
            desk, ["bao-loc"], "2025-11-03", "2025-11-05", duty: "bao-cao-thang")
        #expect(answer["events"]?.arrayValue == [])
        #expect(
            answer["remarks"]?.arrayValue?.first?["en"]?.stringValue?.contains("--cancel") ?? false,
            "\(answer)")
        let again = try desk.refusals(
            "Suspend",
            [
                "units": ["bao-loc"], "duty": "bao-cao-thang", "from": "2025-11-03",
                "until": "2025-11-05", "reason": "bão",
            ])
        #expect(
            again.map(\.reason.en)
                == ["this suspension is entered already: no due day has moved so far"])
        func cancel(_ until: String) -> JSONValue {
            [
                "units": ["bao-loc"], "duty": "bao-cao-thang", "from": "2025-11-03",
                "until": .string(until), "cancel": true,
            ]
        }
        let other = try desk.refusals("Suspend", cancel("2025-11-06"))
        #expect(
            other.map(\.reason.en) == [
                "no suspension stands of just these units and days; there are: "
                    + "2025-11-03–2025-11-05 (bao-loc; bao-cao-thang)"
            ])
        _ = try desk.ask("Suspend", cancel("2025-11-05"))
        #expect(desk.engine.holds.suspensions.isEmpty)
        try desk.advance(to: "2025-11-10T09:00")
        let november: JSONValue = [
            "duty": "bao-cao-thang", "unit": "bao-loc", "period": "2025-11",
        ]
        #expect(try why(desk, november).due == "2025-11-25")
        try desk.remove()
    }

    @Test("What it moved moves back with it")
    func cancelledWhole() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try suspend(desk, ["truong"], "2025-10-20", "2025-10-21", duty: "bao-cao")
        let call: JSONValue = ["duty": "bao-cao", "unit": "loc-thanh"]
        #expect(try why(desk, call).due == "2025-11-05")
        _ = try desk.ask(
            "Suspend",
            [
                "units": ["truong"], "duty": "bao-cao", "from": "2025-10-20",
                "until": "2025-10-21", "cancel": true,
            ])
        #expect(try why(desk, call).due == "2025-11-03")
        #expect(desk.engine.holds.suspensions.isEmpty)
        try desk.remove()
    }

    @Test("Days behind all that is due are refused")
    func outOfReach() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let refusals = try desk.refusals(
            "Suspend",
            ["units": ["truong"], "from": "2027-03-01", "until": "2027-03-05", "reason": "bão"])
        #expect(refusals.first?.reason.en.contains("nothing open of these units") ?? false)
        #expect(desk.engine.holds.suspensions.isEmpty)
        try desk.remove()
    }
}
