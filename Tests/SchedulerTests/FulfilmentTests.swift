import Civil
import Rules
import Testing

@testable import Scheduler

/// Receipts, extensions and what is refused (statements 10, 14–17, 26).
struct FulfilmentTests {
    private let received = EventBody.received(number: "12/BC-X", none: false, note: nil)

    private func service(start: String = "2025-10-20") -> Rehearsal {
        Rehearsal(Fixture.rules([Fixture.plan([Fixture.report])]), start: start)
    }

    @Test("A report that came ends reminders and ladder for its unit alone (14)")
    func receipt() {
        var service = service()
        service.enter(received, "a", at: "2025-10-29 10:00")
        service.run(to: "2025-11-06")
        #expect(
            service.sent("a") == [
                "2025-10-20 07:30 reminder 30d head", "2025-10-21 07:30 reminder 14d head",
                "2025-10-28 07:30 reminder 7d head",
            ])
        #expect(service.sent("b").count == 7)
    }

    @Test(
        "What was sent back until a day isn't reminded of before it, nor of the day that it replaces (14)",
        arguments: [
            ("2025-11-10", ["2025-11-11 13:30 overdue +1wd head"]),
            (
                "2025-10-31",
                [
                    "2025-11-03 07:30 reminder 1wd head", "2025-11-04 07:30 due-today 0d head",
                    "2025-11-05 13:30 overdue +1wd head",
                ]
            ),
        ])
    func sentBack(_ until: String, _ told: [String]) {
        var service = service()
        service.enter(received, "a", at: "2025-10-29 10:00")
        service.enter(.returned(until: date(until), note: nil), "a", at: "2025-10-30 10:00")
        service.run(to: "2025-11-12")
        #expect(
            service.sent("a").filter { $0 > "2025-10-31" && $0.hasSuffix("head") } == told)
    }

    struct Timeliness: CustomTestStringConvertible {
        let sent: String
        let workingDaysLate: Int
        var testDescription: String { sent }

        init(_ sent: String, _ workingDaysLate: Int) {
            self.sent = sent
            self.workingDaysLate = workingDaysLate
        }
    }

    @Test(
        "Timeliness is judged by the day the report was sent, not recorded (15)",
        arguments: [
            Timeliness("2025-10-30", 0), Timeliness("2025-11-04", 0), Timeliness("2025-11-05", 1),
            Timeliness("2025-11-08", 3),  // a Saturday: 05, 06, 07
            Timeliness("2025-11-11", 5),
        ])
    func timeliness(_ test: Timeliness) throws {
        var service = service()
        service.enter(received, "a", on: test.sent, at: "2025-11-14 10:00")
        let plan = service.rules.plans[0]
        let occurrence = try #require(plan.duties[0].occurrence(period: "2025", plan: plan))
        let id = ObligationID(occurrence: occurrence.id, unit: "a")
        for day in ["2025-11-14", "2026-03-01"] {
            let standing = service.book.standing(of: id, occurrence, plan: plan, on: date(day))
            #expect(standing.workingDaysLate == test.workingDaysLate)
            #expect(!standing.isOverdue)
        }
    }

    @Test(
        "A report given back is urged on the day it had moved to, also where the rules were read again while it was in (10, 14)",
        arguments: [false, true])
    func givenBackAfterAMove(isRestarted: Bool) {
        var service = service()
        service.enter(
            .extended(to: date("2025-11-20"), letter: nil), "a", at: "2025-10-29 08:00")
        service.enter(received, "a", at: "2025-10-29 10:00")
        service.load(service.rules, now: at("2025-10-30 10:00"))
        service.enter(.returned(until: nil, note: nil), "a", at: "2025-10-31 10:00")
        if isRestarted { service.restart() }
        service.run(to: "2025-11-22")
        #expect(
            service.sent("a").suffix(3) == [
                "2025-11-19 07:30 reminder 1wd head", "2025-11-20 07:30 due-today 0d head",
                "2025-11-21 13:30 overdue +1wd head",
            ])
    }

    @Test("An extension sends one notice, keyed by the event; later stages fire anew (10, 16)")
    func extensionMoves() {
        var service = service()
        service.enter(
            .extended(to: date("2025-11-14"), letter: "9/CV"), "a", at: "2025-11-03 10:00")
        service.run(to: "2025-11-18")
        #expect(
            service.sent("a").suffix(7) == [
                "2025-11-03 07:30 reminder 1wd head", "2025-11-03 10:00 moved event-1 head",
                "2025-11-07 07:30 reminder 7d head", "2025-11-11 07:30 reminder 3wd head",
                "2025-11-13 07:30 reminder 1wd head", "2025-11-14 07:30 due-today 0d head",
                "2025-11-17 13:30 overdue +1wd head",
            ])
    }

    @Test("Moved on and back again, nothing is sent twice (10)")
    func movedBack() {
        var service = service()
        service.enter(.extended(to: date("2025-11-14"), letter: nil), "a", at: "2025-10-29 10:00")
        service.enter(.extended(to: date("2025-11-04"), letter: nil), "a", at: "2025-10-31 10:00")
        service.run(to: "2025-11-05 18:00")
        #expect(
            service.sent("a") == [
                "2025-10-20 07:30 reminder 30d head", "2025-10-21 07:30 reminder 14d head",
                "2025-10-28 07:30 reminder 7d head", "2025-10-29 10:00 moved event-1 head",
                "2025-10-31 07:30 reminder 14d head", "2025-10-31 10:00 moved event-2 head",
                "2025-11-03 07:30 reminder 1wd head", "2025-11-04 07:30 due-today 0d head",
                "2025-11-05 13:30 overdue +1wd head",
            ])
    }

    @Test("An extension that is voided is a move too, and is told (10)")
    func voidedExtension() {
        var service = service()
        service.enter(.extended(to: date("2025-11-14"), letter: nil), "a", at: "2025-10-29 10:00")
        service.enter(.voided(event: 1), "a", at: "2025-10-31 10:00")
        service.run(to: "2025-11-03 18:00")
        #expect(
            service.sent("a").suffix(2) == [
                "2025-10-31 10:00 moved event-2 head", "2025-11-03 07:30 reminder 1wd head",
            ])
        #expect(service.state("a").due == date("2025-11-04"))
    }

    @Test("A request for time changes nothing by itself (16)")
    func extensionAsked() {
        var service = service()
        service.enter(.extensionAsked(until: date("2025-11-20")), "a", at: "2025-10-31 10:00")
        service.run(to: "2025-11-12")
        #expect(service.sent("a") == service.sent("b"))
        #expect(service.state("a").asksFor == date("2025-11-20"))
    }

    @Test("A receipt entered by mistake and voided leaves it open, and the ladder goes on (14)")
    func voidedReceipt() {
        var service = service()
        service.enter(received, "a", at: "2025-11-05 09:00")
        service.enter(.voided(event: 1), "a", at: "2025-11-06 09:00")
        // The first step went by on 05/11; the next one follows it by a working day (19).
        service.run(to: "2025-11-10")
        #expect(service.sent("a").last == "2025-11-07 13:30 overdue +1wd head")
        service.run(to: "2025-11-11")
        let above = service.sent("a").filter { $0.contains("+3wd") }
        #expect(above.count == 2 && above.allSatisfy { $0.hasPrefix("2025-11-10") }, "\(above)")
        #expect(service.census().count(.open) == 3)
    }

    @Test(
        "A back-dated receipt puts right what the head and those above were told, once each (26, 50)"
    )
    func correction() {
        var service = service()
        service.run(to: "2025-11-11 18:00")
        service.enter(received, "a", on: "2025-11-06", at: "2025-11-12 09:00")
        service.enter(.voided(event: 1), "a", at: "2025-11-12 09:10")
        service.enter(received, "a", on: "2025-11-03", at: "2025-11-12 09:20")
        service.run(to: "2025-11-20")
        #expect(
            service.sent("a", kind: .correction) == [
                "2025-11-12 09:00 correction event-1 owner",
                "2025-11-12 09:00 correction event-1 unit:giam-doc",
                "2025-11-12 09:00 correction event-1 unit:pho-giam-doc",
                // Urged on 05/11: true of a report sent on 06/11, wrong of one sent on 03/11.
                "2025-11-12 09:20 correction event-3 head",
            ])
    }

    @Test("A receipt dated after the escalation corrects nothing: what was told was true (26)")
    func lateReceipt() {
        var service = service()
        service.run(to: "2025-11-11 18:00")
        service.enter(received, "a", on: "2025-11-12", at: "2025-11-12 09:00")
        service.run(to: "2025-11-20")
        #expect(service.sent("a", kind: .correction) == [])
    }

    // MARK: What is refused

    struct Refused: CustomTestStringConvertible {
        let before: [EventBody]
        let body: EventBody
        var on: String?
        let expected: Refusal?
        var testDescription: String { "\(before) then \(body)" }

        init(_ before: [EventBody], _ body: EventBody, on: String? = nil, _ expected: Refusal?) {
            self.before = before
            self.body = body
            self.on = on
            self.expected = expected
        }
    }

    private static let got = EventBody.received(number: nil, none: false, note: nil)

    @Test(
        "An entry that contradicts the state is refused with its reason (14, 16)",
        arguments: [
            Refused([], got, nil),
            Refused([], got, on: "2025-10-02", nil),
            Refused([], got, on: "2025-11-07", .futureDay(date("2025-11-07"))),
            Refused([got], got, .doesNotFit(.received, heirs: [])),
            Refused([.waived(letter: nil)], got, .doesNotFit(.waived, heirs: [])),
            Refused([], .accepted, .doesNotFit(.open, heirs: [])),
            Refused([got], .accepted, nil),
            Refused([], .returned(until: nil, note: nil), .doesNotFit(.open, heirs: [])),
            Refused([got, .accepted], .returned(until: nil, note: nil), nil),
            Refused(
                [got], .returned(until: date("2025-11-05"), note: nil),
                .notAfterToday(date("2025-11-05"))),
            Refused([got], .acknowledged(until: nil), .doesNotFit(.received, heirs: [])),
            Refused([], .extended(to: date("2025-11-20"), letter: nil), nil),
            Refused(
                [], .extended(to: date("2025-11-06"), letter: nil),
                .notAfterToday(date("2025-11-06"))),
            Refused(
                [.extended(to: date("2025-11-20"), letter: nil)],
                .extended(to: date("2025-11-20"), letter: nil), .dueAlready(date("2025-11-20"))),
            Refused(
                [got], .extended(to: date("2025-11-20"), letter: nil),
                .doesNotFit(.received, heirs: [])),
            Refused(
                [], .extensionAsked(until: date("2025-11-06")), .notAfterToday(date("2025-11-06"))),
            Refused([], .reassigned(to: "nobody"), .unknownUnit("nobody")),
            Refused([], .reassigned(to: "a"), .unfitUnit("a")),
            Refused([], .reassigned(to: "b"), nil),
            Refused([], .voided(event: 1), .unknownEntry(1)),
            Refused([got], .voided(event: 1), nil),
            Refused([got, .voided(event: 1)], .voided(event: 2), .voidsVoid(2)),
            Refused([got, .voided(event: 1)], .voided(event: 1), .voidedAlready(1)),
            Refused([got, .accepted], .voided(event: 1), .neededBy(entry: 1, 2)),
            Refused([got, .accepted], .voided(event: 2), nil),
        ])
    func refused(_ test: Refused) {
        var service = service()
        for body in test.before { #expect(service.enter(body, "a", at: "2025-11-06 08:00") == nil) }
        let count = service.events.count
        let refusal = service.enter(test.body, "a", on: test.on, at: "2025-11-06 09:00")
        #expect(refusal == test.expected)
        #expect(service.events.count == count + (test.expected == nil ? 1 : 0))
        if let refusal {
            #expect(!refusal.vietnamese.isEmpty && !refusal.english.isEmpty)
        }
    }

    @Test("What isn't owed can't be reported (9, 13, 17)")
    func unknownTargets() {
        var service = service()
        #expect(service.enter(received, "a", duty: "x", at: "2025-11-06 08:00") == .unknownDuty)
        #expect(service.enter(received, "a", period: "2026", at: "2025-11-06 08:00") == .notOpened)
        #expect(service.enter(received, "giam-doc", at: "2025-11-06 08:00") == .notOwed)
        let anniversary = Fixture.duty("le", kind: .anniversary)
        var other = Rehearsal(Fixture.rules([Fixture.plan([anniversary])]), start: "2025-10-20")
        #expect(
            other.enter(received, "a", duty: "le", at: "2025-11-03 08:00") == .noReportExpected)
    }

    @Test(
        "An extension works when it is overdue already; all who were told of the day are (16, 37)")
    func overdueExtension() {
        var service = service()
        service.run(to: "2025-11-12")
        let refusal = service.enter(
            .extended(to: date("2025-11-20"), letter: "9/CV"), "a", at: "2025-11-12 08:00")
        #expect(refusal == nil)
        service.run(to: "2025-11-21 18:00")
        #expect(
            service.sent("a").filter { $0 > "2025-11-12" } == [
                "2025-11-12 08:00 moved event-1 head", "2025-11-12 08:00 moved event-1 owner",
                "2025-11-12 08:00 moved event-1 unit:giam-doc",
                "2025-11-12 08:00 moved event-1 unit:pho-giam-doc",
                "2025-11-13 07:30 reminder 7d head",
                "2025-11-17 07:30 reminder 3wd head", "2025-11-19 07:30 reminder 1wd head",
                "2025-11-20 07:30 due-today 0d head", "2025-11-21 13:30 overdue +1wd head",
            ])
    }
}
