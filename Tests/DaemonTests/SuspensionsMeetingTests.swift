import Control
import JSON
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("Suspensions that meet, cover and resemble each other (statement 55)")
struct SuspensionsMeetingTests {
    private func due(_ desk: DeskBench, _ unit: String = "bao-loc") throws -> String? {
        let answer = try desk.ask("Status", ["duty": "bao-cao", "details": true])
        return answer["obligations"]?.arrayValue?.first { $0["unit"]?.stringValue == unit }?["due"]?
            .stringValue
    }

    @discardableResult private func suspend(
        _ desk: DeskBench, _ unit: String, _ from: String, _ until: String,
        reason: String = "bão", cancel: Bool = false
    ) throws -> JSONValue {
        var storm: [String: JSONValue] = [
            "units": [.string(unit)], "duty": "bao-cao", "from": .string(from),
            "until": .string(until),
        ]
        if cancel { storm["cancel"] = true } else { storm["reason"] = .string(reason) }
        return try desk.ask("Suspend", .object(storm))
    }

    private func desk() throws -> DeskBench {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        return desk
    }

    @Test("A day off between two of them puts no due day among the days of either")
    func between() throws {
        let desk = try desk()
        // Monday 03/11 and five days: Saturday, so Monday 10/11, and from there eight days more.
        try suspend(desk, "bao-loc", "2025-10-20", "2025-10-24")
        try suspend(desk, "bao-loc", "2025-11-10", "2025-11-17", reason: "lũ")
        #expect(try due(desk) == "2025-11-18")
        try suspend(desk, "loc-thanh", "2025-11-10", "2025-11-17", reason: "lũ")
        try suspend(desk, "loc-thanh", "2025-10-20", "2025-10-24")
        #expect(try due(desk, "loc-thanh") == "2025-11-18")
        try desk.remove()
    }

    @Test("One whose days don't count already counts once the other is taken back")
    func covered() throws {
        let desk = try desk()
        try suspend(desk, "truong", "2025-11-03", "2025-11-07")
        let answer = try suspend(desk, "bao-loc", "2025-11-03", "2025-11-04", reason: "lũ")
        #expect(try due(desk) == "2025-11-10")
        let remarks = (answer["remarks"]?.arrayValue ?? []).compactMap { $0["en"]?.stringValue }
        #expect(
            remarks == [
                "no due day moves further: these days don't count already, or it is the same working day all the same"
            ])
        try suspend(desk, "truong", "2025-11-03", "2025-11-07", cancel: true)
        #expect(try due(desk) == "2025-11-05")
        #expect(try due(desk, "loc-thanh") == "2025-11-03")
        try desk.remove()
    }

    @Test("Taken back is the one that is named, not another with the same end and reason")
    func sameEnd() throws {
        let desk = try desk()
        try suspend(desk, "bao-loc", "2025-11-03", "2025-11-03")
        try suspend(desk, "bao-loc", "2025-11-01", "2025-11-03")
        #expect(try due(desk) == "2025-11-06")
        try suspend(desk, "bao-loc", "2025-11-01", "2025-11-03", cancel: true)
        // Tuesday 04/11 is a day off.
        #expect(try due(desk) == "2025-11-05")
        // A unit's own, and its group's of the same days.
        try suspend(desk, "loc-thanh", "2025-11-03", "2025-11-04", reason: "lũ")
        try suspend(desk, "truong", "2025-11-03", "2025-11-04", reason: "lũ")
        try suspend(desk, "truong", "2025-11-03", "2025-11-04", cancel: true)
        #expect(try due(desk, "loc-thanh") == "2025-11-05")
        #expect(try due(desk) == "2025-11-05")
        try suspend(desk, "loc-thanh", "2025-11-03", "2025-11-04", cancel: true)
        #expect(try due(desk, "loc-thanh") == "2025-11-03")
        #expect(desk.engine.holds.suspensions.count == 1)
        try desk.remove()
    }

    @Test("An hour of the due day is that of the day to which it moves (1, 47)")
    func hour() throws {
        let hours = TestRules.all.map { source in
            RuleSource(
                name: source.name,
                bytes: Array(
                    String(decoding: source.bytes, as: UTF8.self).replacing(
                        "due: trước ngày 05/11/2025", with: "due: chậm nhất ngày 03/11/2025 10:00"
                    ).utf8))
        }
        let desk = try DeskBench(hours, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-30T09:00")
        try suspend(desk, "bao-loc", "2025-11-03", "2025-11-04")
        try desk.tick()
        let letter = try #require(try desk.letters(to: "baoloc@so.example").last)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(letter.contains("10 giờ 00 thứ Tư 05/11 (hạn mới; trước đây: 03/11)"), "\(letter)")
        try desk.advance(to: "2025-11-05T09:00")
        let calendar = try desk.ask("Calendar", ["unit": "bao-loc"])
        #expect("\(calendar)".contains(#""at":"2025-11-05T10:00:00+07:00""#))
        #expect(try desk.sent("bao-loc").contains("due-today 0d head"))
        try desk.remove()
    }
}
