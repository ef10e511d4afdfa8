import Control
import JSON
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("Days that don't count beside other days, extensions and events (statement 55)")
struct SuspensionsTogetherTests {
    private func due(_ desk: DeskBench, _ unit: String) throws -> String? {
        let answer = try desk.ask("Status", ["duty": "bao-cao", "details": true])
        return answer["obligations"]?.arrayValue?.first { $0["unit"]?.stringValue == unit }?["due"]?
            .stringValue
    }

    private func suspend(
        _ desk: DeskBench, _ units: [String], _ from: String, _ until: String,
        duty: String? = "bao-cao", reason: String = "bão"
    ) throws {
        var storm: [String: JSONValue] = [
            "units": .array(units.map { .string($0) }), "from": .string(from),
            "until": .string(until), "reason": .string(reason),
        ]
        storm["duty"] = duty.map { .string($0) }
        _ = try desk.ask("Suspend", .object(storm))
    }

    @Test("Two suspensions move a due day alike in either order, to a day that counts")
    func eitherOrder() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        #expect(try due(desk, "bao-loc") == "2025-11-03")
        func storm(_ unit: String, _ from: String, _ until: String) throws {
            try suspend(desk, [unit], from, until)
        }
        // Monday 03/11 and three days, Thursday the 6th, which is suspended itself.
        try storm("bao-loc", "2025-11-06", "2025-11-06")
        #expect(try due(desk, "bao-loc") == "2025-11-03")
        try storm("bao-loc", "2025-10-28", "2025-10-30")
        try storm("loc-thanh", "2025-10-28", "2025-10-30")
        try storm("loc-thanh", "2025-11-06", "2025-11-06")
        #expect(try due(desk, "loc-thanh") == "2025-11-07")
        #expect(try due(desk, "bao-loc") == "2025-11-07")
        try desk.restart()
        #expect(try due(desk, "bao-loc") == "2025-11-07")
        try desk.remove()
    }

    @Test("Named again after an extension it moves nothing, by hand or as an export has it")
    func extended() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        try suspend(desk, ["bao-loc"], "2025-10-20", "2025-10-22")
        _ = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-20"])
        let refusals = try desk.refusals(
            "Suspend",
            [
                "units": ["bao-loc"], "duty": "bao-cao", "from": "2025-10-20",
                "until": "2025-10-22", "reason": "bão",
            ])
        #expect(refusals.first?.reason.en.contains("is entered already") ?? false, "\(refusals)")
        let line: JSONValue = [
            "event": "suspend", "units": ["loc-thanh"], "on": "2025-10-20", "until": "2025-10-22",
            "note": "lũ", "recorded": "2025-10-20T08:00:00+07:00",
        ]
        _ = try desk.ask("Apply", ["entries": [line]])
        #expect(desk.engine.holds.suspensions.count == 2)
        #expect(try due(desk, "loc-thanh") == "2025-11-03")
        #expect(try due(desk, "bao-loc") == "2025-11-20")
        // Days that it didn't have yet count.
        try suspend(desk, ["bao-loc"], "2025-10-20", "2025-10-23", reason: "bão kéo dài")
        #expect(try due(desk, "bao-loc") == "2025-11-21")
        try desk.remove()
    }

    @Test(
        "An extension to a day among them moves on over them, and is told of once, by its last day")
    func among() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        try suspend(desk, ["bao-loc"], "2025-11-10", "2025-11-12")
        #expect(try due(desk, "bao-loc") == "2025-11-03")
        let answer = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-11"])
        #expect(answer["events"]?.arrayValue?.count == 1)
        // Tuesday 11/11 and three days.
        #expect(try due(desk, "bao-loc") == "2025-11-14")
        // As if the storm had come after the extension.
        _ = try desk.ask("Extend", ["duty": "bao-cao", "units": ["loc-thanh"], "to": "2025-11-11"])
        try suspend(desk, ["loc-thanh"], "2025-11-10", "2025-11-12")
        #expect(try due(desk, "loc-thanh") == "2025-11-14")
        try desk.advance(to: "2025-10-21T16:00")
        #expect(try desk.sent("bao-loc").filter { $0.hasPrefix("moved") }.count == 1)
        let told = try desk.letters(to: "baoloc@so.example").joined()
        #expect(told.contains("14/11/2025") && !told.contains("11/11/2025"), "\(told)")
        // A day behind them is the office's own choice.
        _ = try desk.ask("Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-20"])
        #expect(try due(desk, "bao-loc") == "2025-11-20")
        try desk.restart()
        #expect(try due(desk, "bao-loc") == "2025-11-20")
        try desk.remove()
    }

    @Test("So does one to a day among those that counted before it, and answer and mail say why")
    func amongCounted() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        try suspend(desk, ["bao-loc"], "2025-11-03", "2025-11-05")
        #expect(try due(desk, "bao-loc") == "2025-11-06")
        let answer = try desk.ask(
            "Extend",
            ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-05", "letter": "7/QĐ"])
        // Wednesday 05/11 and three days are Saturday the 8th.
        #expect(try due(desk, "bao-loc") == "2025-11-10")
        #expect(
            answer["remarks"]?.arrayValue?.map { $0["en"]?.stringValue } == [
                "2025-11-05 lies among suspended days, which don't count: Trường THPT Bảo Lộc is due "
                    + "on 2025-11-10"
            ])
        // As if the storm had come after the extension.
        _ = try desk.ask("Extend", ["duty": "bao-cao", "units": ["loc-thanh"], "to": "2025-11-05"])
        try suspend(desk, ["loc-thanh"], "2025-11-03", "2025-11-05")
        #expect(try due(desk, "loc-thanh") == "2025-11-10")
        try desk.advance(to: "2025-10-20T16:00")
        let told = try desk.letters(to: "baoloc@so.example").joined()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            told.contains(
                "Theo 7/QĐ và việc tạm dừng từ 03/11/2025 đến hết 05/11/2025: bão."), "\(told)")
        try desk.restart()
        #expect(try due(desk, "bao-loc") == "2025-11-10")
        try desk.remove()
    }

    @Test("In one file, what is suspended before an event or an extension moves what they open")
    func inOneFile() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let storm: JSONValue = [
            "event": "suspend", "units": ["bao-loc"], "on": "2025-10-08", "until": "2025-10-09",
            "note": "bão",
        ]
        let accident: JSONValue = [
            "event": "occur", "duty": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07",
        ]
        _ = try desk.ask("Apply", ["entries": [storm, accident]])
        let answer = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        // Tuesday 14/10 and two days.
        #expect(
            answer["obligations"]?.arrayValue?.map { $0["due"]?.stringValue } == ["2025-10-16"])
        try desk.remove()
    }

    @Test("So does a due day that an edit of the rules puts among them")
    func edited() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        try suspend(desk, ["bao-loc"], "2025-11-10", "2025-11-12")
        // What moved before moves with the rule, and is told of too.
        try suspend(desk, ["loc-thanh"], "2025-10-30", "2025-10-30")
        let edited = TestRules.all.map {
            $0.replacing("trước ngày 05/11/2025", with: "trước ngày 12/11/2025")
        }
        try desk.restart(edited, previous: TestRules.all)
        #expect(try due(desk, "da-lat") == "2025-11-11")
        #expect(try due(desk, "bao-loc") == "2025-11-14")
        #expect(try due(desk, "loc-thanh") == "2025-11-12")
        try desk.advance(to: "2025-10-21T16:00")
        #expect(try desk.sent("bao-loc").filter { $0.hasPrefix("moved edit-1") }.count == 1)
        #expect(try desk.sent("loc-thanh").filter { $0.hasPrefix("moved edit-1") }.count == 1)
        let told = try desk.letters(to: "baoloc@so.example").joined()
        #expect(told.contains("14/11/2025") && !told.contains("11/11/2025"), "\(told)")
        // A restart of the same rules does nothing more.
        try desk.restart(edited, previous: edited)
        #expect(try due(desk, "bao-loc") == "2025-11-14")
        try desk.remove()
    }

    @Test("Status says how many are due on another day, and of one unit its own")
    func status() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try desk.ask("Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-20"])
        func moved(_ query: JSONValue) throws -> [String] {
            let all = try desk.ask("Status", query)["occurrences"]?.arrayValue ?? []
            let own = all.first { $0["duty"]?.stringValue == "bao-cao" }
            return (own?["moved"]?.arrayValue ?? []).map {
                "\($0["due"]?.stringValue ?? "") \($0["units"]?.intValue ?? 0)"
            }
        }
        #expect(try moved([:]) == ["2025-11-20 1"])
        #expect(try moved(["unit": "bao-loc", "duty": "bao-cao"]) == ["2025-11-20 1"])
        #expect(try moved(["unit": "da-lat", "duty": "bao-cao"]) == [])
        // Handed in, it is due no more.
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["bao-loc"]])
        #expect(try moved([:]) == [])
        try desk.remove()
    }

    @Test("Why says the day that came of it, and the first mail by that day")
    func why() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        try suspend(desk, ["bao-loc"], "2025-10-20", "2025-10-24", duty: nil)
        let why = try desk.ask("Why", ["duty": "bao-cao-thang", "unit": "bao-loc"])
        let texts = (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["en"]?.stringValue
        }
        #expect(
            texts.contains {
                $0.contains("don't count, so the last good day is") && $0.contains("30")
            },
            "\(texts)")
        // Three working days before Thursday 30/10.
        #expect(
            texts.contains { $0.contains("the first mail comes at") && $0.contains("27") },
            "\(texts)")
        try desk.remove()
    }

    @Test("A parent is told whose due day moved")
    func parent() throws {
        let registry = TestRules.registry.replacing(
            "  - id: bao-loc\n", with: "  - id: bao-loc\n    parent: giam-doc\n")
        let plan = TestRules.plan.replacing("to: [owner, giam-doc]", with: "to: [parent]")
        let desk = try DeskBench([registry, TestRules.calendar, plan], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-10T09:00")
        _ = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-20"])
        try desk.advance(to: "2025-11-11T16:00")
        let letters = try desk.letters(to: "giamdoc@so.example").filter {
            $0.contains("20/11/2025")
        }
        #expect(
            letters.contains { $0.contains("báo cáo kết quả năm của Trường THPT Bảo Lộc") },
            "\(letters)")
        try desk.remove()
    }

    @Test("While units are suspended the answer has the numbers of its own entries, each time")
    func numbers() throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask(
            "Suspend",
            ["units": ["truong"], "from": "2025-10-08", "until": "2025-10-10", "reason": "bão"])
        let event: JSONValue = [
            "event": "tai-nan", "units": ["bao-loc"], "on": "2025-10-07", "request": "r1",
        ]
        let last = desk.engine.driver.lastEvent
        let first = try desk.ask("Event", event)
        #expect(desk.engine.driver.lastEvent == last + 2)
        #expect(first["events"]?.arrayValue?.map { $0["event"]?.intValue } == [last + 1])
        let again = try desk.ask("Event", event)
        #expect(again["repeated"]?.boolValue == true)
        #expect(again["events"] == first["events"])
        let entry: JSONValue = [
            "event": "occur", "duty": "tai-nan", "units": ["bao-loc", "loc-thanh"],
            "on": "2025-10-06",
        ]
        let other: JSONValue = [
            "event": "occur", "duty": "tai-nan", "units": ["da-lat"], "on": "2025-10-06",
        ]
        let both = try desk.ask("Apply", ["entries": [entry, other]])
        #expect(
            both["events"]?.arrayValue?.map { $0["event"]?.intValue }
                == [last + 3, last + 3, last + 6])
        try desk.remove()
    }
}
