import Civil
import Edits
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText
import Testing

@testable import Daemon
@testable import Desk

/// What days that don't count have moved is a due day that somebody was told, like any other (statements
/// 36 and 55).
@Suite("Edits of rules by which something is suspended")
struct SuspendedEditTests {
    private func suspend(
        _ bench: GuardBench, _ units: Set<String>, _ duty: String, _ from: String, _ until: String
    ) throws {
        let suspension = Suspension(
            units: units, duty: duty, from: try CivilDate(parsing: from),
            until: try CivilDate(parsing: until), reason: "bão")
        let engine = try bench.engine
        let (entries, _) = suspension.entries(
            rules: engine.rules, book: engine.book, actor: "an",
            standing: engine.holds.suspensions)
        _ = try engine.driver.enter(
            entries, beside: HeldBeside(suspending: [suspension]), request: nil, now: bench.now)
    }

    private func moves(_ edit: EditConsequences?) -> [String] {
        (edit?.moved ?? []).map { move in
            "\(move.occurrence) \(move.from.iso) \(move.to.iso) units \(move.units) "
                + "told \(move.told) \(move.isHeld ? "held" : move.cause.rawValue)"
        }
    }

    private func edit(_ bench: GuardBench, _ rules: [RuleSource], _ text: String, _ other: String)
        throws
    {
        for source in rules { try bench.write(source.replacing(text, with: other)) }
    }

    @Test(
        "Where all are suspended, an edit that moves their day is held, by a reload and by a start",
        arguments: [
            ("12/11/2025", "2025-11-14"), ("30/10/2025", "2025-11-03"),
            // Before the days that don't count, and over.
            ("20/10/2025", "2025-10-17"),
        ])
    func everybody(day: String, to: String) throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-28T17:00")
        try suspend(
            bench, ["bao-loc", "loc-thanh", "da-lat"], "bao-cao", "2025-10-29", "2025-10-31")
        try bench.advance(to: "2025-10-29T17:00")
        try bench.edit("05/11/2025", day)
        let expected = ["bao-cao/2025 2025-11-06 \(to) units 3 told 2 held"]
        #expect(try bench.reload().word == "held")
        #expect(moves(try bench.held?.consequences) == expected)
        #expect(try bench.held?.text.en.contains("a due day that 2 were told would move") == true)
        try bench.restart()
        #expect(moves(try bench.held?.consequences) == expected)
        let digest = try #require(try bench.held?.digest)
        #expect(try bench.reload(accepting: digest).word == "taken")
        try bench.remove()
    }

    @Test("Each due day of a period has its own line; one that was extended stays")
    func some() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-28T17:00")
        try suspend(bench, ["bao-loc"], "bao-cao", "2025-10-29", "2025-10-31")
        let late = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "da-lat")
        _ = try bench.engine.driver.enter(
            .extended(to: try CivilDate(parsing: "2025-11-10"), letter: nil), to: [late],
            on: try CivilDate(parsing: "2025-10-28"), actor: "an", request: nil, now: bench.now)
        try bench.advance(to: "2025-10-29T17:00")
        try bench.edit("05/11/2025", "12/11/2025")
        #expect(try bench.reload().word == "held")
        #expect(
            moves(try bench.held?.consequences) == [
                "bao-cao/2025 2025-11-03 2025-11-11 units 1 told 1 held",
                "bao-cao/2025 2025-11-06 2025-11-14 units 1 told 1 held",
            ])
        try bench.remove()
    }

    @Test("So is an edit of a duty that follows an event")
    func afterEvent() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00", HappeningTests.rules)
        try bench.advance(to: "2025-10-08T09:00")
        let engine = try bench.engine
        let event = Happening(
            event: "tai-nan", units: ["bao-loc"], on: try CivilDate(parsing: "2025-10-07"))
        let entries = try event.admitted(
            rules: engine.rules, book: engine.book, actor: "an", now: bench.now
        ).get().entries
        _ = try engine.driver.enter(entries, beside: HeldBeside(), request: nil, now: bench.now)
        try bench.advance(to: "2025-10-09T17:00")
        try suspend(bench, ["bao-loc"], "tai-nan-nhanh", "2025-10-14", "2025-10-15")
        try bench.advance(to: "2025-10-10T17:00")
        try edit(bench, HappeningTests.rules, "05 ngày làm việc", "07 ngày làm việc")
        #expect(try bench.reload().word == "held")
        let expected = ["tai-nan-nhanh/1 2025-10-16 2025-10-20 units 1 told 1 held"]
        #expect(moves(try bench.held?.consequences) == expected)
        try bench.restart()
        #expect(moves(try bench.held?.consequences) == expected)
        try bench.remove()
    }

    @Test("A day that the edit puts among days that don't count is shown as it will be")
    func amongThem() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-28T17:00")
        try suspend(
            bench, ["bao-loc", "loc-thanh", "da-lat"], "bao-cao", "2025-11-06", "2025-11-07")
        try bench.edit("05/11/2025", "08/11/2025")
        #expect(try bench.reload().word == "held")
        // Friday 07/11 and two days: Sunday, so Monday.
        #expect(
            moves(try bench.held?.consequences) == [
                "bao-cao/2025 2025-11-03 2025-11-10 units 3 told 2 held"
            ])
        let digest = try #require(try bench.held?.digest)
        #expect(try bench.reload(accepting: digest).word == "taken")
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")
        let moved = try bench.engine.ledger.notices(about: id)
            .filter { $0.notice.key.kind == .moved }
        #expect(moved.map(\.notice.key.due.iso) == ["2025-11-10"])
        try bench.remove()
    }

    @Test("What is dropped was due on the suspended day, not on the rule's")
    func dropped() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-28T17:00")
        try suspend(bench, ["bao-loc"], "bao-cao", "2025-10-29", "2025-10-31")
        try bench.edit("id: bao-cao\n", "id: bao-cao-khac\n")
        #expect(try bench.reload().word == "held")
        let gone = try #require(try bench.held?.consequences.withdrawn)
        #expect(
            gone.map { "\($0.occurrence) \($0.due.iso) \($0.units.joined(separator: " "))" } == [
                "bao-cao/2025 2025-11-03 loc-thanh da-lat", "bao-cao/2025 2025-11-06 bao-loc",
            ])
        try bench.remove()
    }

    @Test("Announced days off that move a suspended day alone are told of and hold nothing")
    func daysOff() throws {
        let bench = try GuardBench(at: "2025-10-01T08:00")
        try bench.advance(to: "2025-10-28T17:00")
        try suspend(bench, ["bao-loc"], "bao-cao", "2025-10-29", "2025-10-31")
        try bench.advance(to: "2025-10-29T17:00")
        try bench.write(
            TestRules.calendar.replacing(
                "  - date: 04/11/2025",
                with: """
                      - date: 06/11/2025
                        kind: nghỉ
                        name: Ngày nghỉ thêm
                        source: thử
                      - date: 04/11/2025
                    """))
        let taking = try bench.reload()
        #expect(taking.word == "taken")
        #expect(
            taking.daysOff.map { "\($0.from.iso) \($0.to.iso) \($0.told) \($0.cause)" } == [
                "2025-11-06 2025-11-07 1 calendar"
            ])
        try bench.remove()
    }
}
