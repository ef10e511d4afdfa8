import Civil
import JSON
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Testing

@testable import Daemon

/// Answers about what goes up level by level wait with the level that collects it (statement 56).
@Suite("Answers wait with the level that collects")
struct LevelAnswerTests {
    private static let registry = TestRules.registry
        .replacing(
            "  - id: bao-loc\n",
            with: """
                  - id: xa-a
                    name: Ủy ban nhân dân xã A
                    email: a@xa.example
                  - id: bao-loc
                    parent: xa-a

                """
        )
        .replacing("  - id: loc-thanh\n", with: "  - id: loc-thanh\n    parent: phong\n")
        .replacing("  - id: da-lat\n", with: "  - id: da-lat\n    parent: phong\n")
        .replacing("  - id: don-duong\n", with: "  - id: don-duong\n    parent: phong\n")
    private static let plan = TestRules.plan.replacing(
        "owed-by: truong\n    send-to: phong", with: "owed-by: truong\n    send-to: parent")

    private func desk() throws -> DeskBench {
        let desk = try DeskBench(
            [Self.registry, TestRules.calendar, Self.plan, TestRules.answeredSettings()],
            at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-22T09:00")
        for unit in ["bao-loc", "loc-thanh"] {
            let id = ObligationID(
                occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: unit)
            _ = try desk.engine.driver.enter(
                .extensionAsked(until: try CivilDate(parsing: "2025-11-12")), to: [id],
                on: try CivilDate(parsing: "2025-10-22"), actor: "reply/m", request: nil,
                now: desk.now)
        }
        try desk.advance(to: "2025-10-23T08:00")
        return desk
    }

    @Test("The commune's list has its own school alone, and the owner's the others")
    func lists() throws {
        let desk = try desk()
        let commune = try #require(try desk.letters(to: "a@xa.example").last)
        #expect(commune.contains("Trường THPT Bảo Lộc xin gia hạn"), "\(commune)")
        #expect(!commune.contains("Lộc Thanh"))
        let owner = try #require(try desk.letters(to: "phong@so.example").last)
        #expect(owner.contains("Trường THPT Lộc Thanh xin gia hạn"), "\(owner)")
        #expect(!owner.contains("Bảo Lộc"))
        try desk.remove()
    }

    @Test("Its people may decide by answering the list, on what is theirs")
    func decides() throws {
        let desk = try desk()
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")
        let day = try CivilDate(parsing: "2025-10-23")
        #expect(desk.engine.deciders(about: id, on: day) == ["phong", "xa-a"])
        let other = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "loc-thanh")
        #expect(desk.engine.deciders(about: other, on: day) == ["phong"])
        try desk.remove()
    }
}
