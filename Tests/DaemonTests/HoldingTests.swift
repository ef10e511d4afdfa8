import Control
import JSON
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("Holding mail back by hand")
struct HoldingTests {
    @Test("A paused plan sends nothing, over a restart too; resumed it catches up")
    func pause() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        #expect(try desk.ask("Pause", ["plan": "ke-hoach"]) == ["mode": "paused"])
        try desk.advance(to: "2025-10-29T17:00")
        try desk.restart()
        try desk.advance(to: "2025-10-30T07:00")
        #expect(try desk.sent("bao-loc") == [])
        let plans = try desk.ask("Status")["plans"]?.arrayValue
        #expect(plans?.first?["mode"] == "paused")
        #expect(
            try desk.ask("Pause", ["plan": "ke-hoach", "resume": true]) == ["mode": "live"])
        try desk.advance(to: "2025-10-31T17:00")
        #expect(try desk.sent("bao-loc").contains("reminder 7d head"))
        try desk.remove()
    }

    @Test("What a short pause held leaves as soon as it ends: a due day isn't missed by it")
    func shortPause() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-03T07:20")
        _ = try desk.ask("Pause", ["plan": "ke-hoach"])
        try desk.advance(to: "2025-11-03T07:40")
        #expect(try !desk.sent("bao-loc").contains("due-today 0d head"))
        _ = try desk.ask("Pause", ["plan": "ke-hoach", "resume": true])
        #expect(try desk.sent("bao-loc").contains("due-today 0d head"))
        try desk.remove()
    }

    @Test("A plan whose own file pauses it can't be resumed from outside")
    func pausedByRule() throws {
        let plan = TestRules.plan.replacing(
            "  owner: phong", with: "  owner: phong\n  mode: paused")
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, plan], at: "2025-10-01T07:00")
        let refusals = try desk.refusals("Pause", ["plan": "ke-hoach", "resume": true])
        #expect(refusals.first?.reason.en.contains("plan.yaml") == true)
        try desk.remove()
    }

    @Test("A silence holds one unit's mail and no other's; lifted, what is still of use leaves")
    func silence() throws {
        let desk = try DeskBench(at: "2025-10-27T07:00")
        let answer = try desk.ask(
            "Silence", ["unit": "bao-loc", "until": "2025-11-02", "reason": "mưa lũ"])
        #expect(answer == ["id": "1"])
        try desk.advance(to: "2025-10-30T17:00")
        #expect(try desk.sent("bao-loc").contains("reminder 7d head") == false)
        #expect(try desk.sent("loc-thanh").contains("reminder 7d head"))
        try desk.restart()
        let silences = try desk.ask("Status")["silences"]?.arrayValue
        #expect(silences?.first?["until"] == "2025-11-02")
        #expect(silences?.first?["author"] == "an")
        _ = try desk.ask("LiftSilence", ["id": "1"])
        try desk.advance(to: "2025-10-31T17:00")
        #expect(try desk.sent("bao-loc").last?.hasPrefix("reminder") == true)
        try desk.remove()
    }

    private static let guarded = RuleSource(
        name: "settings.yaml",
        bytes: Array("settings:\n  blast-guard:\n    share: 20\n    at-least: 1\n".utf8))

    @Test("What the blast guard holds leaves once it is let go, and never once it is discarded")
    func blast() throws {
        for method in ["Release", "Discard"] {
            let rules = TestRules.all + [Self.guarded]
            let desk = try DeskBench(rules, at: "2025-10-01T07:00")
            try desk.advance(to: "2025-10-20T17:00")
            #expect(try desk.sent("bao-loc") == [])
            try desk.restart(rules)
            let held = try desk.ask("Status")["health"]?["held"]?.intValue ?? 0
            #expect(held > 0)
            #expect(try desk.ask(method) == ["notices": .int(held)])
            try desk.advance(to: "2025-10-21T09:00")
            #expect(
                try desk.sent("bao-loc").isEmpty == (method == "Discard"), "\(method)")
            #expect(try desk.ask("Status")["health"]?["held"] == 0)
            try desk.remove()
        }
    }
}
