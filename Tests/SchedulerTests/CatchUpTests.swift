import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// Restarts, downtime and rules that come late (statements 22–24, 26).
struct CatchUpTests {
    private let rules = Fixture.rules([Fixture.plan([Fixture.report])])

    @Test("Of the reminders missed in a downtime the newest survives (23)")
    func lateReminders() {
        var service = Rehearsal(rules, start: "2025-09-30")
        service.run(to: "2025-10-01")
        service.tick("2025-10-29 09:15")
        #expect(service.sent("a") == ["2025-10-29 09:15 reminder 7d head"])
        #expect(
            service.fate("/a@2025-11-04:reminder:30d") == [
                .superseded(by: "bao-cao-nam/2025/a@2025-11-04:reminder:7d:head")
            ])
    }

    @Test(
        "A list of who could not be told that was recorded and not sent is finished, once (20, 21)")
    func interrupted() throws {
        let units = [Fixture.unit("a", email: nil)]
        let rules = Fixture.rules([Fixture.plan([Fixture.report])], units: units)
        let now = at("2025-10-21 07:30")
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: "a")
        let key = NoticeKey(
            subject: .obligation(id), due: date("2025-11-04"), kind: .reminder, stage: "14d",
            role: .head)
        let reminder = Notice(key: key, plan: "antq-2025", at: now, release: now)
        var facts = Facts()
        facts.book.add(
            Opening(occurrence: id.occurrence, openedAt: at("2025-01-15"), members: ["a"]))
        let first = release(rules: rules, pending: [reminder], facts: facts, now: now)
        let list = try #require(first.added.first)
        // The list stands in the ledger; the process ended before its mail was frozen.
        facts.decided = [key.description, list.key.description]
        let later = at("2025-10-21 07:40")
        let second = release(rules: rules, pending: [reminder, list], facts: facts, now: later)
        #expect(second.added.isEmpty)
        #expect(second.bundles.map(\.notices) == [[list]])
        #expect(second.bundles.flatMap(\.skipped) == [Skipped(key: key, reason: .noAddress)])
        #expect(second.fates.map(\.key) == [key])
    }

    @Test("What a mail tells of earlier urging doesn't hang on what else waited for it (38)")
    func urgedBefore() {
        let now = at("2025-11-06 09:00")
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: "a")
        func notice(_ kind: NoticeKind, _ stage: NoticeStage) -> Notice {
            let key = NoticeKey(
                subject: .obligation(id), due: date("2025-11-04"), kind: kind, stage: stage,
                role: .head)
            return Notice(key: key, plan: "antq-2025", at: now, release: now)
        }
        var facts = Facts(urged: [id: [date("2025-11-05")]])
        facts.book.add(
            Opening(occurrence: id.occurrence, openedAt: at("2025-01-15"), members: ["a"]))
        func urged(_ notice: Notice) -> [[ObligationID: Set<CivilDate>]] {
            release(rules: rules, pending: [notice], facts: facts, now: now).bundles.map(\.urged)
        }
        #expect(urged(notice(.moved, .event(1))) == [[:]])
        #expect(urged(notice(.overdue, "+2wd")) == [[id: [date("2025-11-05")]]])
    }

    @Test("A reminder of the same working day is not late, and nothing supersedes it (23)")
    func sameDay() {
        var service = Rehearsal(rules, start: "2025-10-20")
        service.tick("2025-10-21 16:59")
        #expect(service.sent("a") == ["2025-10-21 16:59 reminder 14d head"])
    }

    @Test("What comes after office hours leaves when the office opens (4)")
    func evening() {
        var service = Rehearsal(rules, start: "2025-10-20")
        service.tick("2025-10-21 19:00")
        #expect(service.sent("a") == [])
        service.run(to: "2025-10-22 12:00")
        #expect(service.sent("a") == ["2025-10-22 07:30 reminder 14d head"])
    }

    struct Urgency: CustomTestStringConvertible {
        let urgent: Bool
        let time: CivilTime?
        let sent: String
        var testDescription: String { "urgent \(urgent) at \(time?.iso ?? "-")" }
    }

    @Test(
        "Only what is urgent and due at a time of day writes at any hour of a working day (4)",
        arguments: [
            Urgency(urgent: true, time: CivilTime(10, 0), sent: "2025-11-03 21:00"),
            Urgency(urgent: true, time: nil, sent: "2025-11-04 07:30"),
            Urgency(urgent: false, time: CivilTime(10, 0), sent: "2025-11-04 07:30"),
        ])
    func urgent(_ test: Urgency) {
        let duty = Fixture.duty(
            due: DueDate(date: date("2025-11-05"), time: test.time, reading: .by),
            urgent: test.urgent, remind: [.init(offset: .workingDays(2))])
        var service = Rehearsal(Fixture.rules([Fixture.plan([duty])]), start: "2025-11-02")
        service.tick("2025-11-03 21:00")
        service.run(to: "2025-11-04 12:00")
        #expect(service.sent("a") == ["\(test.sent) reminder 2wd head"])
        // A day off stays a day off.
        #expect(
            Fixture.plan([]).nextOfficeMoment(from: at("2025-11-08 09:00"), urgent: true)
                == at("2025-11-10 07:30"))
    }

    @Test("After the due day missed reminders are history; the ladder speaks (23)")
    func pastDue() {
        var service = Rehearsal(rules, start: "2025-10-30 12:00")
        service.tick("2025-11-05 09:00")
        service.run(to: "2025-11-05 18:00")
        #expect(service.sent("a") == ["2025-11-05 13:30 overdue +1wd head"])
        #expect(service.fate("/a@2025-11-04:due-today") == [.suppressed(.outdated)])
    }

    @Test("A plan loaded when it has begun: the newest reminder only (24)")
    func loadedLate() {
        var service = Rehearsal(rules, start: "2025-10-29 09:00")
        service.run(to: "2025-10-29 18:00")
        #expect(service.sent("a") == ["2025-10-29 09:00 reminder 7d head"])
        service.run(to: "2025-11-05 18:00")
        #expect(service.sent("a").last == "2025-11-05 13:30 overdue +1wd head")
    }

    @Test("Loaded when all is past due: the owner's roll-up, and no ladder (24)")
    func loadedTooLate() {
        var service = Rehearsal(rules, start: "2025-11-20 09:00")
        service.run(to: "2025-12-31")
        #expect(service.sent("a") == [])
        #expect(
            service.sent(role: .owner).first == "2025-11-24 07:30 list roll-up weekly owner")
    }

    @Test(
        "A step of the ladder opens nothing: what a perennial plan's past owed is nobody's debt (24)"
    )
    func perennialPast() throws {
        let quarter = try WhenExpression(parsing: "every quarter on last working day") { _ in
            Fixture.zone
        }
        let plan = Fixture.plan(
            [Fixture.duty(schedule: .recurring(quarter, reading: .by))], period: nil)
        let units = [Fixture.unit("a"), Fixture.unit("b", until: "2025-03-20", successors: ["a"])]
        // The first quarter's report was due the day before; its first step comes this afternoon.
        var service = Rehearsal(Fixture.rules([plan], units: units), start: "2025-04-01 09:00")
        service.run(to: "2025-04-02 18:00")
        service.restart()
        service.run(to: "2025-04-14 18:00")
        #expect(service.openings.map(\.occurrence.period) == ["2025-Q2"])
        #expect(service.events.isEmpty)
        #expect(service.sent(role: .owner) == [])
    }

    @Test("An extension brings what was loaded too late to life again (10, 24)")
    func extendedAfterLateLoading() {
        var service = Rehearsal(rules, start: "2025-11-20 09:00")
        service.enter(.extended(to: date("2025-12-10"), letter: nil), "a", at: "2025-11-21 09:00")
        service.run(to: "2025-12-12")
        #expect(
            service.sent("a") == [
                "2025-11-21 09:00 moved event-1 head",
                "2025-11-26 07:30 reminder 14d head",
                "2025-12-03 07:30 reminder 7d head",
                "2025-12-05 07:30 reminder 3wd head",
                "2025-12-09 07:30 reminder 1wd head",
                "2025-12-10 07:30 due-today 0d head",
                "2025-12-11 13:30 overdue +1wd head",
            ])
        #expect(service.sent("b") == [])
    }

    @Test("Reloading the same rules, or the same in another order, decides nothing new (11)")
    func reload() {
        let other = Fixture.duty("quy", due: DueDate(date: date("2025-11-20"), reading: .by))
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([Fixture.report, other])]), start: "2025-10-01")
        service.run(to: "2025-11-12")
        let (order, events, openings) = (service.order, service.events, service.openings)
        service.load(
            Fixture.rules(
                [Fixture.plan([other, Fixture.report])],
                units: ["c", "b", "a"].map { Fixture.unit($0) }), now: at("2025-11-12 10:00"))
        service.tick("2025-11-12 10:00")
        #expect(service.order == order)
        #expect(service.events == events)
        #expect(service.openings == openings)
    }

    @Test("An inserted reminder shifts no key: only it is new (11)")
    func insertedReminder() {
        var service = Rehearsal(rules, start: "2025-10-01")
        service.run(to: "2025-10-11")
        var duty = Fixture.report
        duty.remind.insert(Reminder(offset: .days(21)), at: 1)
        service.load(Fixture.rules([Fixture.plan([duty])]), now: at("2025-10-11 10:00"))
        service.run(to: "2025-10-22")
        #expect(
            service.sent("a") == [
                "2025-10-03 07:30 reminder 30d head", "2025-10-14 07:30 reminder 21d head",
                "2025-10-21 07:30 reminder 14d head",
            ])
    }

    @Test("Received while a notice waits: it is superseded when its release comes (26)")
    func closedWhileWaiting() {
        var service = Rehearsal(rules, start: "2025-10-30")
        service.tick("2025-11-08 22:00")  // Saturday night: waits for Monday
        service.enter(
            .received(number: nil, none: false, note: nil), "a", on: "2025-11-08",
            at: "2025-11-08 23:00")
        service.run(to: "2025-11-10 18:00")
        #expect(service.sent("a") == [])
        #expect(service.fate("/a@2025-11-04:overdue") == [.superseded(by: "event-1")])
        #expect(service.sent("b") == ["2025-11-10 13:30 overdue +1wd head"])
    }

    @Test("A day off announced later moves what waits, and sends nothing again (7)")
    func laterAnnouncement() {
        var service = Rehearsal(rules, start: "2025-10-20")
        service.run(to: "2025-10-21 12:00")
        // 28/10 is made a day off when 14d has left: 7d moves to the day before.
        let calendar = WorkingCalendar(
            name: "vn",
            entries: [CalendarDay(date: date("2025-10-28"), kind: .off, name: "nghỉ")])
        service.load(
            Fixture.rules([Fixture.plan([Fixture.report], calendar: calendar)]),
            now: at("2025-10-22 10:00"))
        service.run(to: "2025-10-29 12:00")
        #expect(
            service.sent("a") == [
                "2025-10-20 07:30 reminder 30d head", "2025-10-21 07:30 reminder 14d head",
                "2025-10-27 07:30 reminder 7d head",
            ])
    }
}
