import Civil
import Rules
import Testing

@testable import Scheduler

/// Something entered as having happened that didn't: what followed it is cancelled, and who was told is
/// told (statement 54).
struct TakenBackTests {
    private static func service() throws -> Rehearsal {
        let limit = try #require(
            try WhenExpression(
                parsing: "within 5 working days after 01/01/2025", zone: { _ in nil }
            ).isLimit)
        let quick = Fixture.duty(
            "nhanh", schedule: .afterEvent(limit, event: "tai-nan"), sendTo: .parent,
            remind: [Reminder(offset: .workingDays(3))],
            ladder: [Rung(after: .workingDays(1), to: [.parent])])
        let units = [
            Fixture.unit("xa", groups: []), Fixture.unit("xa-khac", groups: []),
            Fixture.unit("a", parent: "xa"), Fixture.unit("b", parent: "xa"),
            Fixture.unit("c", parent: "xa-khac"),
        ]
        return Rehearsal(
            Fixture.rules([Fixture.plan([quick])], units: units), start: "2025-03-03")
    }

    private static func happen(
        _ service: inout Rehearsal, _ units: [String], on day: String, at text: String
    ) throws -> Int64 {
        service.run(to: text)
        let entries = try Happening(event: "tai-nan", units: units, on: date(day)).admitted(
            rules: service.rules, book: service.book, actor: "an", now: at(text)
        ).get().entries
        service.record(entries, at: text)
        return try #require(service.events.last?.id)
    }

    /// `nil` when it was taken back.
    private static func takeBack(
        _ service: inout Rehearsal, _ entry: Int64, period: String = "1", at text: String
    ) -> Refusal? {
        let everyone = ObligationID.everyone(in: OccurrenceID(duty: "nhanh", period: period))
        return service.enter(.voided(event: entry), everyone, on: nil, at: at(text))
    }

    private static func corrections(_ service: Rehearsal) -> [String] {
        ["a", "b", "c"].flatMap { (unit: String) -> [String] in
            let sent: [String] = service.sent(unit, kind: .correction)
            return sent.map { (line: String) -> String in unit + " " + line }
        }
    }

    @Test("Who was reminded is told that nothing is owed, once; nothing more follows")
    func reminded() throws {
        var service = try Self.service()
        let entry = try Self.happen(
            &service, ["a", "b"], on: "2025-03-04", at: "2025-03-04 09:00")
        service.run(to: "2025-03-07 12:00")
        #expect(Self.takeBack(&service, entry, at: "2025-03-07 15:00") == nil)
        service.run(to: "2025-04-01")
        #expect(
            Self.corrections(service) == [
                "a 2025-03-07 15:00 correction event-2 head",
                "b 2025-03-07 15:00 correction event-2 head",
            ])
        #expect(service.book.census(of: OccurrenceID(duty: "nhanh", period: "1")).owed == 2)
        for unit in ["a", "b"] {
            let state = service.book.state(
                of: ObligationID(
                    occurrence: OccurrenceID(duty: "nhanh", period: "1"), unit: unit), due: .min)
            #expect(state.fulfilment == .cancelled)
            let sent = service.sent(unit)
            #expect(sent.filter { $0 > "2025-03-07 15:01" } == [])
        }
    }

    @Test("The level above, which read of it in a list, is told too; the other level isn't")
    func escalated() throws {
        var service = try Self.service()
        let entry = try Self.happen(
            &service, ["a", "c"], on: "2025-03-04", at: "2025-03-04 09:00")
        service.run(to: "2025-03-13 09:00")
        #expect(Self.takeBack(&service, entry, at: "2025-03-13 10:00") == nil)
        service.run(to: "2025-04-01")
        #expect(
            Self.corrections(service) == [
                "a 2025-03-13 10:00 correction event-2 head",
                "a 2025-03-13 10:00 correction event-2 parent",
                "c 2025-03-13 10:00 correction event-2 head",
                "c 2025-03-13 10:00 correction event-2 parent",
            ])
    }

    @Test("Nobody who was told nothing is told of it; the same may be entered anew, as the next")
    func untold() throws {
        var service = try Self.service()
        let entry = try Self.happen(&service, ["a"], on: "2025-03-04", at: "2025-03-04 09:00")
        #expect(Self.takeBack(&service, entry, at: "2025-03-04 09:05") == nil)
        let again = try Self.happen(
            &service, ["a"], on: "2025-03-04", at: "2025-03-05 09:00")
        #expect(service.events.last?.obligation.occurrence.period == "2")
        #expect(again == 3)
        service.run(to: "2025-03-06")
        #expect(Self.corrections(service) == [])
        // A happening that holds is entered once.
        #expect(throws: Happening.Faults.self) {
            try Happening(event: "tai-nan", units: ["a"], on: date("2025-03-04")).admitted(
                rules: service.rules, book: service.book, actor: "an", now: at("2025-03-06 09:00")
            ).get()
        }
    }

    @Test("A report that came in rests on it, and must be taken back first; twice is refused")
    func refused() throws {
        var service = try Self.service()
        let entry = try Self.happen(&service, ["a"], on: "2025-03-04", at: "2025-03-04 09:00")
        #expect(
            service.enter(
                .received(number: "1/BC", none: false, note: nil), "a", duty: "nhanh", period: "1",
                at: "2025-03-05 09:00") == nil)
        let before = service.events.count
        #expect(
            Self.takeBack(&service, entry, at: "2025-03-05 10:00")
                == .neededBy(entry: entry, entry + 1))
        #expect(Self.takeBack(&service, 99, at: "2025-03-05 10:01") == .unknownEntry(99))
        #expect(service.events.count == before)
        #expect(
            service.enter(
                .voided(event: entry + 1), "a", duty: "nhanh", period: "1", at: "2025-03-05 11:00")
                == nil)
        #expect(Self.takeBack(&service, entry, at: "2025-03-05 11:01") == nil)
        #expect(Self.takeBack(&service, entry, at: "2025-03-05 11:02") == .voidedAlready(entry))
        #expect(
            service.enter(
                .received(number: "1/BC", none: false, note: nil), "a", duty: "nhanh", period: "1",
                at: "2025-03-05 12:00") == .doesNotFit(.cancelled, heirs: []))
    }

    @Test("It holds over a restart")
    func restarted() throws {
        var service = try Self.service()
        let entry = try Self.happen(&service, ["a"], on: "2025-03-04", at: "2025-03-04 09:00")
        service.run(to: "2025-03-07 12:00")
        #expect(Self.takeBack(&service, entry, at: "2025-03-07 15:00") == nil)
        let events = service.events
        service.restart()
        service.run(to: "2025-04-01")
        #expect(service.events == events)
        #expect(Self.corrections(service) == ["a 2025-03-07 15:00 correction event-2 head"])
    }
}
