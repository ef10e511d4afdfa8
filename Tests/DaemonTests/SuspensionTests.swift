import Control
import JSON
import Rounds
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
                $0.contains("việc tạm dừng từ 20/10/2025 đến hết 24/10/2025: bão số 5")
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
        let entry = try #require(
            answer["events"]?.arrayValue?.first { $0["unit"] == "bao-loc" }?["event"]?.intValue)
        _ = try desk.ask("Void", ["event": .int(entry)])
        #expect(try dues(desk, "bao-cao").contains("bao-loc 2025-11-03"))
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
        #expect(try says("2025-12-30", "2025-12-31").contains("nothing open"))
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
}
