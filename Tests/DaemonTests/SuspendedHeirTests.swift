import Control
import JSON
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon

/// What passes to a unit follows that unit's days; what was suspended before goes with it (statements 9 and 55).
@Suite("Who takes over while days don't count") struct SuspendedHeirTests {
    private static func rules(_ successors: String) -> [RuleSource] {
        let registry = """
            groups:
              - id: truong
            units:
              - id: phong
                name: Phòng Tổ chức
                head: {title: Trưởng phòng, email: phong@so.example}
              - {id: cu, name: Trường Cũ, email: cu@so.example, groups: truong, until: 10/10/2025, successor: \(successors)}
              - {id: moi, name: Trường Mới, email: moi@so.example, groups: truong}
              - {id: khac, name: Trường Khác, email: khac@so.example, groups: truong}
              - {id: sau, name: Trường Sau, email: sau@so.example, groups: truong, from: 06/10/2025}
            """
        let plan = """
            plan:
              id: quy
              title: Báo cáo giáo dục
              document: Quyết định số 15/2025/QĐ-UBND
              period: 01/09/2025 - 31/12/2025
              owner: phong
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
            duties:
              - id: bao-cao
                kind: deadline
                title: Báo cáo giáo dục quý III
                due: chậm nhất ngày 16/10/2025
                owed-by: truong
                remind: [3wd]
            """
        return [
            RuleSource(name: "registry.yaml", bytes: Array(registry.utf8)), TestRules.calendar,
            RuleSource(name: "plan.yaml", bytes: Array(plan.utf8)), TestRules.answeredSettings(),
        ]
    }

    private func due(_ unit: String, _ desk: DeskBench) throws -> String? {
        let answer = try desk.ask("Status", ["duty": "bao-cao", "details": true])
        return answer["obligations"]?.arrayValue?.first { $0["unit"]?.stringValue == unit }?["due"]?
            .stringValue
    }

    private func suspend(
        _ unit: String, _ from: String, _ until: String, cancel: Bool = false, _ desk: DeskBench
    ) throws -> JSONValue {
        var call: [String: JSONValue] = [
            "units": [.string(unit)], "from": .string(from), "until": .string(until),
        ]
        if cancel { call["cancel"] = true } else { call["reason"] = "bão" }
        return try desk.ask("Suspend", .object(call))
    }

    @Test("From the day on which it passes on, the days of who takes over don't count")
    func heir() throws {
        let desk = try DeskBench(Self.rules("moi"), at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try suspend("moi", "2025-10-08", "2025-10-17", desk)
        #expect(try due("cu", desk) == "2025-10-16")
        try desk.advance(to: "2025-10-13T16:00")
        // Seven days from 11/10 on: Thursday 23/10.
        #expect(try due("cu", desk) == "2025-10-23")
        #expect(try desk.sent("cu").contains { $0.hasPrefix("redirect heir-moi") })
        let letter = try #require(try desk.letters(to: "moi@so.example").last)
        #expect(letter.contains("1. Thứ Năm 23/10 (còn 8 ngày làm việc)"))
        // Taken back with the rest of it.
        _ = try suspend("moi", "2025-10-08", "2025-10-17", cancel: true, desk)
        #expect(try due("cu", desk) == "2025-10-16")
        try desk.remove()
    }

    @Test("The parts of what was split keep its suspended days, until these are taken back")
    func parts() throws {
        let desk = try DeskBench(Self.rules("[moi, khac]"), at: "2025-10-01T07:00")
        _ = try suspend("cu", "2025-10-01", "2025-10-05", desk)
        #expect(try due("cu", desk) == "2025-10-21")
        try desk.advance(to: "2025-10-13T09:00")
        _ = try suspend("moi", "2025-10-13", "2025-10-14", desk)
        #expect(try due("cu>moi", desk) == "2025-10-23")
        #expect(try due("cu>khac", desk) == "2025-10-21")
        _ = try suspend("cu", "2025-10-01", "2025-10-05", cancel: true, desk)
        #expect(try due("cu>moi", desk) == "2025-10-20")
        #expect(try due("cu>khac", desk) == "2025-10-16")
        try desk.remove()
    }

    @Test("Time granted to it and days that an extension has in it hold for the parts alike")
    func granted() throws {
        let desk = try DeskBench(Self.rules("[moi, khac]"), at: "2025-10-01T07:00")
        _ = try suspend("cu", "2025-10-01", "2025-10-05", desk)
        _ = try desk.ask(
            "Extend", ["duty": "bao-cao", "units": ["cu"], "to": "2025-10-24", "letter": "7"])
        _ = try suspend("cu", "2025-10-03", "2025-10-08", desk)
        let before = try due("cu", desk)
        try desk.advance(to: "2025-10-13T09:00")
        #expect(try due("cu>moi", desk) == before)
        #expect(try due("cu>khac", desk) == before)
        try desk.remove()
    }

    @Test(
        "Reassigned by hand it follows the other unit's days, and no more once that is taken back")
    func byHand() throws {
        let desk = try DeskBench(Self.rules("moi"), at: "2025-10-01T07:00")
        _ = try suspend("khac", "2025-10-01", "2025-10-05", desk)
        let answer = try desk.ask(
            "Reassign", ["duty": "bao-cao", "units": ["moi"], "to": "khac"])
        #expect(try due("moi", desk) == "2025-10-21")
        let entry = try #require(answer["events"]?.arrayValue?.first?["event"]?.intValue)
        _ = try desk.ask("Void", ["event": .int(entry)])
        #expect(try due("moi", desk) == "2025-10-16")
        #expect(try due("khac", desk) == "2025-10-21")
        #expect(desk.engine.holds.suspensions.count == 1)
        try desk.remove()
    }

    @Test(
        "Who joins stands still on its own days from then on, and no later suspension adds others")
    func joins() throws {
        let desk = try DeskBench(Self.rules("moi"), at: "2025-10-01T07:00")
        // The school begins on 06/10: two days before count for nothing, two after do.
        _ = try suspend("sau", "2025-10-04", "2025-10-07", desk)
        try desk.advance(to: "2025-10-06T09:00")
        #expect(try due("sau", desk) == "2025-10-20")
        _ = try suspend("sau", "2025-10-09", "2025-10-09", desk)
        #expect(try due("sau", desk) == "2025-10-20")
        _ = try suspend("sau", "2025-10-10", "2025-10-10", desk)
        #expect(try due("sau", desk) == "2025-10-20")
        for day in ["2025-10-09", "2025-10-10"] {
            _ = try suspend("sau", day, day, cancel: true, desk)
        }
        #expect(try due("sau", desk) == "2025-10-20")
        _ = try suspend("sau", "2025-10-04", "2025-10-07", cancel: true, desk)
        #expect(try due("sau", desk) == "2025-10-16")
        try desk.remove()
    }

    @Test(
        "Days that were over when it passed on, or before somebody joined, come into force by no later suspension"
    )
    func overBefore() throws {
        let desk = try DeskBench(Self.rules("moi"), at: "2025-10-01T07:00")
        _ = try suspend("moi", "2025-10-02", "2025-10-06", desk)
        #expect(try due("moi", desk) == "2025-10-21")
        try desk.advance(to: "2025-10-13T09:00")
        #expect(try due("cu", desk) == "2025-10-16")
        _ = try suspend("moi", "2025-10-13", "2025-10-13", desk)
        #expect(try due("cu", desk) == "2025-10-17")
        #expect(try due("moi", desk) == "2025-10-22")
        _ = try suspend("moi", "2025-10-13", "2025-10-13", cancel: true, desk)
        #expect(try due("cu", desk) == "2025-10-16")
        // Entered afterwards, days before it passed on don't count either.
        _ = try suspend("moi", "2025-10-09", "2025-10-13", desk)
        // From 11/10 on: three days, Sunday 19/10.
        #expect(try due("cu", desk) == "2025-10-20")
        try desk.remove()
    }

    @Test("Of a unit that has ended, or whose work is another's, it is said who has it by now")
    func gone() throws {
        let desk = try DeskBench(Self.rules("moi"), at: "2025-10-01T07:00")
        _ = try desk.ask("Reassign", ["duty": "bao-cao", "units": ["khac"], "to": "moi"])
        let remarks = try suspend("khac", "2025-10-02", "2025-10-03", desk)["remarks"]?.arrayValue
        #expect(
            (remarks ?? []).contains {
                $0["en"]?.stringValue?.contains("passed on to 'moi'") ?? false
            }, "\(String(describing: remarks))")
        try desk.advance(to: "2025-10-13T09:00")
        let refusals = try desk.refusals(
            "Suspend",
            ["units": ["cu"], "from": "2025-10-13", "until": "2025-10-14", "reason": "bão"])
        #expect(refusals.count == 1)
        #expect(
            refusals.first?.reason.en.contains("ended on 2025-10-10; its work is done by 'moi'")
                == true, "\(refusals)")
        try desk.remove()
    }
}
