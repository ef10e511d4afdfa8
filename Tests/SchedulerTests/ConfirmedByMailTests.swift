import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// Whoever is told by a confirmation isn't told again (statement 48).
struct ConfirmedByMailTests {
    private func service(_ duty: Duty = Fixture.report) -> Rehearsal {
        Rehearsal(
            Fixture.rules(
                [Fixture.plan([duty])],
                units: ["a", "b"].map { unit in
                    Fixture.unit(
                        unit,
                        deputies: [
                            Deputy(person: Person(title: "Phó", email: "pho-\(unit)@so.example"))
                        ])
                }), start: "2025-10-20")
    }

    private func entry(_ body: EventBody, by actor: String, on day: String) -> Course.Entry {
        Course.Entry(
            obligation: ObligationID(
                occurrence: .init(duty: "bao-cao-nam", period: "2025"), unit: "a"),
            body: body, actor: actor, on: date(day))
    }

    private let received = EventBody.received(number: "12/BC-NT", none: false, note: nil)

    @Test("A head whose own answer is the receipt reads that in the confirmation alone")
    func answered() {
        for (actor, told) in [("reply/20251105T063000-fe13ce8bcd4ed9ef-1", 0), ("office", 1)] {
            var service = service()
            service.run(to: "2025-11-05 18:00")
            service.record([entry(received, by: actor, on: "2025-11-04")], at: "2025-11-06 09:00")
            service.run(to: "2025-11-07")
            let heads = service.sent("a", kind: .correction).filter { $0.hasSuffix("head") }
            #expect(heads.count == told, "\(actor)")
        }
    }

    @Test("Where head and deputy were urged, both are put right, whoever answered")
    func several() {
        var service = service(
            Fixture.duty(ladder: [Rung(after: .workingDays(1), to: [.head, .deputy])]))
        service.run(to: "2025-11-05 18:00")
        service.record(
            [entry(received, by: "reply/20251105T063000-fe13ce8bcd4ed9ef-1", on: "2025-11-04")],
            at: "2025-11-06 09:00")
        service.run(to: "2025-11-07")
        #expect(service.sent("a", kind: .correction).count == 2)
    }

    @Test("The office that decides by mail isn't told of the move besides; the head is")
    func decided() {
        var service = service()
        service.run(to: "2025-11-07 18:00")
        let owner = Fixture.plan([Fixture.report]).owner
        service.record(
            [
                entry(
                    .extended(to: date("2025-11-21"), letter: nil),
                    by: "\(owner)/reply/20251107T003000-fe13ce8bcd4ed9ef-1", on: "2025-11-10")
            ], at: "2025-11-10 09:00")
        service.run(to: "2025-11-11")
        let moved = service.sent("a", kind: .moved)
        #expect(moved.contains { $0.hasSuffix("head") })
        #expect(!moved.contains { $0.hasSuffix("owner") })
    }
}
