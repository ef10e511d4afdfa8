import Control
import JSON
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("Days that don't count (statement 55)")
struct SuspensionTests {
    private func dues(_ desk: DeskBench, _ duty: String) throws -> [String] {
        let answer = try desk.ask("Status", ["duty": .string(duty), "details": true])
        return (answer["obligations"]?.arrayValue ?? []).map {
            "\($0["unit"]?.stringValue ?? "") \($0["due"]?.stringValue ?? "")"
        }.sorted()
    }

    @Test("What a unit owes moves by the days it lasts, on to a working day, and is told of (37)")
    func moves() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let before = try dues(desk, "bao-cao")
        #expect(before.contains("bao-loc 2025-11-03"))
        let storm: JSONValue = [
            "units": ["bao-loc"], "from": "2025-10-20", "until": "2025-10-24",
            "reason": "bão số 5", "request": "s1",
        ]
        let answer = try desk.ask("Suspend", storm)
        // Five days: Monday 03/11 becomes Saturday 08/11, so Monday; Saturday 25/10 Thursday 30/10.
        #expect(answer["events"]?.arrayValue?.count == 2)
        #expect(
            try dues(desk, "bao-cao")
                == before.map { $0.replacing("bao-loc 2025-11-03", with: "bao-loc 2025-11-10") })
        #expect(try dues(desk, "bao-cao-thang").contains("bao-loc 2025-10-30"))
        #expect(try desk.ask("Suspend", storm)["repeated"]?.boolValue == true)
        try desk.advance(to: "2025-10-20T16:00")
        #expect(
            try desk.sent("bao-loc").contains { $0.hasPrefix("moved event-") })
        let why = try desk.ask("Why", ["duty": "bao-cao", "unit": "bao-loc"])
        let texts = (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["vi"]?.stringValue
        }
        #expect(
            texts.contains {
                $0.contains("tạm dừng từ 20/10/2025 đến hết 24/10/2025: bão số 5")
            })
        try desk.remove()
    }

    @Test("A group's units move for one duty alone; an entry of it can be taken back")
    func group() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["da-lat"]])
        let answer = try desk.ask(
            "Suspend",
            [
                "units": ["truong"], "duty": "bao-cao", "from": "2025-11-01",
                "until": "2025-11-01", "reason": "lũ",
            ])
        let moved = (answer["events"]?.arrayValue ?? []).compactMap { $0["unit"]?.stringValue }
        #expect(!moved.contains("da-lat") && moved.contains("bao-loc"))
        #expect(try dues(desk, "bao-cao").contains("bao-loc 2025-11-05"))
        #expect(try dues(desk, "bao-cao-thang").contains("bao-loc 2025-10-25"))
        #expect(try dues(desk, "bao-cao").contains("loc-thanh 2025-11-05"))
        let entry = try #require(
            answer["events"]?.arrayValue?.first { $0["unit"] == "bao-loc" }?["event"]?.intValue)
        _ = try desk.ask("Void", ["event": .int(entry)])
        // All that the suspension moved, whichever of its entries is named.
        #expect(try dues(desk, "bao-cao").contains("bao-loc 2025-11-03"))
        #expect(try dues(desk, "bao-cao").contains("loc-thanh 2025-11-03"))
        #expect(desk.engine.holds.suspensions.isEmpty)
        try desk.remove()
    }

    private func suspend(
        _ desk: DeskBench, _ units: [String], _ from: String, _ until: String,
        duty: String? = "bao-cao", reason: String = "bão"
    ) throws -> Int64? {
        var storm: [String: JSONValue] = [
            "units": .array(units.map { .string($0) }), "from": .string(from),
            "until": .string(until), "reason": .string(reason),
        ]
        storm["duty"] = duty.map { .string($0) }
        return try desk.ask("Suspend", .object(storm))["events"]?.arrayValue?.first?["event"]?
            .intValue
    }

    private func due(_ desk: DeskBench, _ unit: String, _ duty: String = "bao-cao") throws
        -> String?
    {
        try dues(desk, duty).last { $0.hasPrefix("\(unit) ") }?.split(separator: " ").last
            .map(String.init)
    }

    @Test("Days that don't count are counted once: prolonged, or named by unit and by group")
    func once() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try suspend(desk, ["bao-loc"], "2025-10-20", "2025-10-24")
        _ = try suspend(desk, ["bao-loc"], "2025-10-20", "2025-10-25", reason: "bão kéo dài")
        // Six days: Monday 03/11 becomes Sunday 09/11, so Monday.
        #expect(try due(desk, "bao-loc") == "2025-11-10")
        _ = try suspend(desk, ["truong"], "2025-10-20", "2025-10-24")
        #expect(try due(desk, "bao-loc") == "2025-11-10")
        #expect(try due(desk, "loc-thanh") == "2025-11-10")
        try desk.restart()
        #expect(try due(desk, "bao-loc") == "2025-11-10")
        try desk.remove()
    }

    @Test("Taken back, it gives its own days back and no others")
    func oneOfTwo() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let first = try #require(try suspend(desk, ["bao-loc"], "2025-10-06", "2025-10-10"))
        _ = try suspend(desk, ["bao-loc"], "2025-10-21", "2025-10-22", reason: "lũ")
        // Seven days: Monday 10/11.
        #expect(try due(desk, "bao-loc") == "2025-11-10")
        _ = try desk.ask("Void", ["event": .int(first)])
        #expect(try due(desk, "bao-loc") == "2025-11-05")
        try desk.remove()
    }

    @Test("An edit of the rule moves what is suspended with the rest")
    func edited() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try suspend(desk, ["bao-loc"], "2025-10-21", "2025-10-23")
        #expect(try due(desk, "bao-loc") == "2025-11-06")
        try desk.restart(
            TestRules.all.map { source in
                RuleSource(
                    name: source.name,
                    bytes: Array(
                        String(decoding: source.bytes, as: UTF8.self).replacing(
                            "due: trước ngày 05/11/2025", with: "due: trước ngày 08/11/2025"
                        ).utf8))
            }, previous: TestRules.all)
        #expect(try due(desk, "loc-thanh") == "2025-11-07")
        #expect(try due(desk, "bao-loc") == "2025-11-10")
        try desk.remove()
    }

    @Test("What opens while the unit is suspended moves too, and nobody is mailed meanwhile")
    func opening() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let entry = try #require(
            try suspend(desk, ["bao-loc"], "2025-10-27", "2025-11-28", duty: nil, reason: "lũ"))
        try desk.advance(to: "2025-11-28T17:00")
        // The month's own day would be Tuesday 25/11; its clock stood from the 1st to the 28th.
        #expect(try due(desk, "bao-loc", "bao-cao-thang") == "2025-12-23")
        #expect(try desk.sent("bao-loc", duty: "bao-cao-thang", period: "2025-11").isEmpty)
        try desk.restart()
        #expect(try due(desk, "bao-loc", "bao-cao-thang") == "2025-12-23")
        // Taken back, it gives back what opened meanwhile too.
        _ = try desk.ask("Void", ["event": .int(entry)])
        #expect(try due(desk, "bao-loc", "bao-cao-thang") == "2025-11-25")
        try desk.remove()
    }

    @Test(
        "Only who was told of the old day is told; what moved it is said, and what was told before")
    func told() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-06T09:00")
        #expect(try desk.sent("bao-loc").contains { $0.hasPrefix("reminder") })
        #expect(try desk.sent("bao-loc", duty: "bao-cao-thang", period: "2025-10").isEmpty)
        let entry = try #require(
            try suspend(desk, ["bao-loc"], "2025-10-07", "2025-10-08", duty: nil))
        try desk.advance(to: "2025-10-06T16:00")
        #expect(try desk.sent("bao-loc").contains { $0.hasPrefix("moved") })
        #expect(try desk.sent("bao-loc", duty: "bao-cao-thang", period: "2025-10").isEmpty)
        _ = try desk.ask("Void", ["event": .int(entry)])
        try desk.advance(to: "2025-10-07T16:00")
        let letters = try desk.letters(to: "baoloc@so.example")
        #expect(
            letters.contains { $0.contains("việc tạm dừng từ 07/10/2025 đến hết 08/10/2025: bão") })
        let last = try #require(letters.last)
        #expect(last.contains("việc thu hồi việc tạm dừng"), "\(last)")
        #expect(last.contains("05/11/2025") && last.contains("03/11/2025"), "\(last)")
        try desk.remove()
    }

    @Test("Bad input is refused with a sentence, and nothing is written")
    func refused() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        func says(_ from: String, _ until: String, reason: String = "bão", unit: String = "bao-loc")
            throws -> String
        {
            try desk.refusals(
                "Suspend",
                [
                    "units": [.string(unit)], "from": .string(from), "until": .string(until),
                    "reason": .string(reason),
                ]
            ).first?.reason.en ?? ""
        }
        let before = desk.engine.driver.lastEvent
        #expect(try says("2025-10-24", "2025-10-20").contains("before it begins"))
        #expect(try says("2025-10-24", "2027-10-20").contains("more than a year"))
        #expect(try says("2025-10-20", "2025-10-24", reason: " ").contains("a reason"))
        #expect(try says("2025-12-30", "2025-12-31", unit: "phong").contains("nothing open"))
        #expect(try says("2025-09-01", "2025-09-02", unit: "phong").contains("nothing open"))
        #expect(try says("2025-10-20", "2025-10-24", unit: "ai-do").contains("there is no unit"))
        #expect(desk.engine.driver.lastEvent == before)
        _ = try desk.ask(
            "Suspend",
            [
                "units": ["bao-loc"], "from": "2025-10-20", "until": "2025-10-24",
                "reason": "bão",
            ])
        #expect(try says("2025-10-20", "2025-10-24").contains("entered already: 2"))
        try desk.remove()
    }

    @Test("An export has what stands, so that elsewhere what opens later moves as well")
    func exported() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try suspend(desk, ["truong"], "2025-10-27", "2025-11-28", duty: nil, reason: "lũ")
        // It outlives a restart, with when it was entered.
        try desk.restart()
        try desk.advance(to: "2025-10-20T09:10")
        let entries = try desk.ask("Export", ["what": "events"])["entries"]?.arrayValue ?? []
        let standing = entries.filter { $0["entry"] == nil }
        #expect(standing.count == 1 && entries.count > 1)
        let line = try #require(standing.first)
        #expect(line["event"]?.stringValue == "suspend" && line["duty"] == nil)
        #expect(line["at"]?.stringValue == "2025-10-20T09:00:00")
        // Entered elsewhere, November's report is due when it is due here.
        let other = try DeskBench(at: "2025-10-01T07:00")
        try other.advance(to: "2025-10-20T09:10")
        var entry = try #require(line.objectValue)
        entry["at"] = nil
        _ = try other.ask("Apply", ["entries": [.object(entry)]])
        for each in [desk, other] {
            try each.advance(to: "2025-11-28T17:00")
            #expect(try due(each, "bao-loc", "bao-cao-thang") == "2025-12-23")
            try each.remove()
        }
    }

    @Test("Who suspends an office that owes nothing is shown the units below it")
    func below() throws {
        let registry = TestRules.registry.replacing(
            "  - id: bao-loc\n", with: "  - id: bao-loc\n    parent: giam-doc\n")
        let desk = try DeskBench(
            [registry, TestRules.calendar, TestRules.plan], at: "2025-10-20T09:00")
        let refusal = try #require(
            try desk.refusals(
                "Suspend",
                [
                    "units": ["giam-doc"], "from": "2025-10-20", "until": "2025-10-24",
                    "reason": "bão số 5",
                ]
            ).first)
        #expect(refusal.reason.vi.contains("ghi rõ đơn vị hoặc nhóm: bao-loc"))
        try desk.remove()
    }

    @Test("Those above read who is late, and beside them who hasn't sent it and is in time")
    func escalated() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        _ = try suspend(desk, ["da-lat"], "2025-10-20", "2025-10-31")
        try desk.advance(to: "2025-11-10T16:00")
        let letter = try #require(try desk.letters(to: "giamdoc@so.example").first)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let history = "\(try desk.ask("History", ["about": "bao-cao"]))"
        #expect(history.contains("3/4 đơn vị quá hạn"), "\(history)")
        #expect(!history.contains("đơn vị chưa gửi"), "\(history)")
        #expect(
            letter.contains(
                "Chưa gửi, còn trong hạn: Trường THPT Đà Lạt (hạn: 17/11/2025)"), "\(letter)")
        try desk.remove()
    }
}
