import Civil
import Rules
import Testing

@testable import Scheduler

/// The book: what is folded, and what is kept up so that a tick looks nothing over.
struct BookTests {
    private let occurrence = OccurrenceID(duty: "bao-cao-nam", period: "2025")

    private func event(
        _ id: Int64, _ unit: String, _ body: EventBody, on day: String = "2025-11-03"
    )
        -> Event
    {
        Event(
            id: id, obligation: ObligationID(occurrence: occurrence, unit: unit), body: body,
            actor: "office", on: date(day), recordedAt: at("\(day) 10:00"))
    }

    private func book(_ members: [String] = ["a", "b", "c"]) -> Book {
        var book = Book()
        book.add(
            Opening(occurrence: occurrence, openedAt: at("2025-01-15 00:00"), members: members))
        return book
    }

    private let received = EventBody.received(number: nil, none: false, note: nil)

    @Test(
        "An occurrence is unfinished until its last obligation is closed, and again after a return")
    func unfinished() {
        var book = book()
        for (index, unit) in ["a", "b", "c"].enumerated() {
            #expect(book.unfinished(of: "bao-cao-nam") == [occurrence])
            book.add(event(Int64(index + 1), unit, received))
        }
        #expect(book.unfinished(of: "bao-cao-nam") == [])
        book.add(event(4, "b", .returned(until: nil, note: nil)))
        #expect(book.unfinished(of: "bao-cao-nam") == [occurrence])
    }

    @Test("Whoever came in by an entry that is void owes nothing, until it comes in again (58)")
    func voidedMembers() {
        var book = book(["a"])
        book.add(event(1, "a", .transferred(to: ["c"])))
        book.add(event(2, "b", .joined))
        book.add(event(3, "a>c", received))
        #expect(book.exceptions(of: occurrence) == ["a", "a>c", "b"])
        book.add(event(4, "a", .voided(event: 1)))
        book.add(event(5, "b", .voided(event: 2)))
        #expect(book.census(of: occurrence).count(.open) == 1)
        #expect(book.census(of: occurrence).count(.received) == 0)
        #expect(book.exceptions(of: occurrence) == ["a"])
        book.add(event(6, "a", received))
        #expect(book.unfinished(of: "bao-cao-nam") == [])
        book.add(event(7, "b", .joined))
        #expect(book.unfinished(of: "bao-cao-nam") == [occurrence])
        #expect(book.census(of: occurrence).count(.open) == 1)
    }

    @Test("What passed to another unit by an entry that is void isn't that unit's (9)")
    func handedBack() {
        var book = book(["a", "b"])
        let part = ObligationID(occurrence: occurrence, unit: "a>c")
        let whole = ObligationID(occurrence: occurrence, unit: "b")
        book.add(event(1, "a", .transferred(to: ["c", "d"])))
        book.add(event(2, "b", .reassigned(to: "c")))
        #expect(book.obligations(of: "c") == [part, whole])
        book.add(event(3, "a", .voided(event: 1)))
        #expect(book.obligations(of: "c") == [whole])
        #expect(book.obligations(of: "d") == [])
        // Passed on twice, and taken back once, it is still theirs.
        book.add(event(4, "b", .reassigned(to: "c")))
        book.add(event(5, "b", .voided(event: 2)))
        #expect(book.obligations(of: "c") == [whole])
        book.add(event(6, "b", .voided(event: 4)))
        #expect(book.obligations(of: "c") == [])
        book.add(event(7, "a", .transferred(to: ["c"])))
        #expect(book.obligations(of: "c") == [part])
    }

    @Test("An event that is added twice counts once (31)")
    func idempotent() {
        var book = book()
        for _ in 1...2 { book.add(event(1, "a", received)) }
        #expect(book.events(of: ObligationID(occurrence: occurrence, unit: "a")).count == 1)
        #expect(book.census(of: occurrence).count(.received) == 1)
    }

    @Test("One entry cancels what is open of all members; what was received stays so (13, 14)")
    func cancelledTogether() {
        var book = book()
        book.add(event(1, "a", received))
        book.add(event(2, "*", .cancelled))
        let census = book.census(of: occurrence)
        #expect(census.count(.received) == 1)
        #expect(census.count(.cancelled) == 2)
        #expect(book.cancellation(of: occurrence)?.id == 2)
        book.add(event(3, "*", .voided(event: 2)))
        #expect(book.census(of: occurrence).count(.open) == 2)
        #expect(book.cancellation(of: occurrence) == nil)
    }

    @Test("What is overdue shows without a look at all members, extensions taken into account")
    func overdue() {
        let plan = Fixture.plan([Fixture.report])
        var book = book()
        #expect(!book.hasOverdue(plan: plan, on: date("2025-11-04")))
        #expect(book.hasOverdue(plan: plan, on: date("2025-11-05")))
        book.add(event(1, "a", .extended(to: date("2025-11-20"), letter: nil)))
        book.add(event(2, "b", received))
        book.add(event(3, "c", .waived(letter: nil)))
        #expect(!book.hasOverdue(plan: plan, on: date("2025-11-20")))
        #expect(book.overdue(plan: plan, on: date("2025-11-20")).isEmpty)
        #expect(book.hasOverdue(plan: plan, on: date("2025-11-21")))
        #expect(
            book.overdue(plan: plan, on: date("2025-11-21")).map(\.obligation.unit) == ["a"])
    }

    @Test("An obligation extended to an earlier day is overdue before the others (10)")
    func movedForward() {
        let plan = Fixture.plan([Fixture.report])
        var book = book()
        book.add(event(1, "a", .extended(to: date("2025-10-20"), letter: nil), on: "2025-10-10"))
        #expect(book.hasOverdue(plan: plan, on: date("2025-10-21")))
        #expect(
            book.overdue(plan: plan, on: date("2025-10-21")).map(\.obligation.unit) == ["a"])
    }

    @Test("Openings with the same members share them")
    func sharedMembers() {
        var book = Book()
        for duty in ["x", "y"] {
            book.add(
                Opening(
                    occurrence: OccurrenceID(duty: duty, period: "2025"),
                    openedAt: at("2025-01-15 00:00"), members: (0..<100).map { "unit-number-\($0)" }
                ))
        }
        let addresses = ["x", "y"].map { duty in
            book.members(of: OccurrenceID(duty: duty, period: "2025"))
                .withUnsafeBytes { $0.baseAddress }
        }
        #expect(addresses[0] == addresses[1])
    }

    @Test(
        "A scripted unit stands for its own obligation, as in a command, or for all that it took over (9)",
        arguments: [
            (["b"], ["b"]), (["a>b"], ["a>b"]), (["c"], ["a>c"]), (["b", "c"], ["b", "a>c"]),
        ])
    func scripted(units: [String], meant: [String]) {
        var book = book(["a", "b"])
        book.add(event(1, "a", .transferred(to: ["b", "c"])))
        let scripted = ScriptedEvent(
            at: at("2025-11-03 12:00"), duty: "bao-cao-nam", period: nil, units: units,
            body: received, on: date("2025-11-03"))
        let rules = Fixture.rules([Fixture.plan([Fixture.report])])
        #expect(scripted.obligations(in: rules, book: book).map(\.unit) == meant)
    }
}
