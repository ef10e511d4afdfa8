import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// The report due "trước ngày 05/11/2025", as the plan owners read it.
struct PlanDayTests {
    @Test("Nothing is recorded: the unit and those above hear on exactly the plan's days (1–4, 18)")
    func silentUnit() {
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([Fixture.report])]), start: "2025-01-10")
        service.run(to: "2026-02-28")
        #expect(
            service.sent("a") == [
                "2025-10-03 07:30 reminder 30d head",  // 05/10 is a Sunday
                "2025-10-21 07:30 reminder 14d head",
                "2025-10-28 07:30 reminder 7d head",
                "2025-10-30 07:30 reminder 3wd head",
                "2025-11-03 07:30 reminder 1wd head",
                "2025-11-04 07:30 due-today 0d head",
                "2025-11-05 13:30 overdue +1wd head",
                "2025-11-07 13:30 escalation +3wd owner",
                "2025-11-07 13:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-11 13:30 escalation +5wd unit:giam-doc",
                "2025-11-18 13:30 escalation +10wd unit:giam-doc",
                "2025-11-25 13:30 escalation +15wd unit:giam-doc",
                "2025-12-02 13:30 escalation +20wd unit:giam-doc",
                "2025-12-09 13:30 escalation +25wd unit:giam-doc",
            ])
    }

    @Test("The owner gets what is about to go out that morning (4), and a weekly roll-up (25)")
    func ownersLists() {
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([Fixture.report])]), start: "2025-01-10")
        service.run(to: "2025-11-24 23:00")
        let lists = service.sent(role: .owner, kind: .rollUp)
        #expect(
            lists == [
                "2025-11-05 07:30 list roll-up morning owner",
                "2025-11-07 07:30 list roll-up morning owner",
                "2025-11-10 07:30 list roll-up weekly owner",
                "2025-11-11 07:30 list roll-up morning owner",
                "2025-11-17 07:30 list roll-up weekly owner",
                "2025-11-18 07:30 list roll-up morning owner",
                "2025-11-24 07:30 list roll-up weekly owner",
            ])
    }

    @Test("The weekly roll-up falls on the week's first working day, and ends with the last (25)")
    func weekly() {
        let duty = Fixture.duty(due: DueDate(date: date("2025-08-25"), reading: .by))
        var service = Rehearsal(Fixture.rules([Fixture.plan([duty])]), start: "2025-08-20")
        service.run(to: "2025-09-09")
        for unit in ["a", "b", "c"] {
            service.enter(
                .received(number: nil, none: false, note: nil), unit, at: "2025-09-09 08:00")
        }
        service.run(to: "2025-10-30")
        #expect(
            service.sent(role: .owner, kind: .rollUp).filter { $0.contains("weekly") } == [
                "2025-09-03 07:30 list roll-up weekly owner",  // 01/09 and 02/09 are days off
                "2025-09-08 07:30 list roll-up weekly owner",
            ])
    }

    struct DueCase: CustomTestStringConvertible {
        let due: DueDate
        let roll: Roll
        let lastGoodDay: String
        var testDescription: String { "\(due.reading) \(due.date.iso) \(roll)" }

        init(
            _ reading: DueReading, _ day: String, _ roll: Roll, _ last: String,
            time: CivilTime? = nil
        ) {
            due = DueDate(date: date(day), time: time, reading: reading)
            self.roll = roll
            lastGoodDay = last
        }
    }

    @Test(
        "The last good day follows the paper's words (1), and rolls only when told to (2)",
        arguments: [
            DueCase(.before, "2025-11-05", .none, "2025-11-04"),
            DueCase(.by, "2025-11-05", .none, "2025-11-05"),
            DueCase(.by, "2025-11-09", .none, "2025-11-09"),  // a Sunday stays
            DueCase(.by, "2025-11-09", .next, "2025-11-10"),
            DueCase(.by, "2025-11-09", .previous, "2025-11-07"),
            DueCase(.before, "2025-11-10", .previous, "2025-11-07"),
            DueCase(.by, "2025-04-26", .next, "2025-04-26"),  // a worked Saturday is a working day
            DueCase(.by, "2025-05-02", .next, "2025-05-05"),  // a Friday off in exchange for it
            DueCase(.by, "2025-11-24", .none, "2025-11-24", time: CivilTime(10, 0)),
        ])
    func lastGoodDay(_ test: DueCase) {
        let plan = Fixture.plan([])
        #expect(plan.lastGoodDay(of: test.due, roll: test.roll) == date(test.lastGoodDay))
    }

    struct OffsetCase: CustomTestStringConvertible {
        let due: String
        let remind: [Reminder]
        let expected: [String]
        var testDescription: String { "\(due) \(remind.map(\.offset.text))" }

        init(_ due: String, _ remind: [Reminder], _ expected: [String]) {
            self.due = due
            self.remind = remind
            self.expected = expected
        }
    }

    @Test(
        "Before the due day an offset on a day off moves to the working day before (3)",
        arguments: [
            OffsetCase("2025-11-05", [.init(offset: .days(3))], ["2025-10-31 07:30 3d"]),
            OffsetCase("2025-11-05", [.init(offset: .workingDays(3))], ["2025-10-31 07:30 3wd"]),
            OffsetCase("2025-02-05", [.init(offset: .days(7))], ["2025-01-24 07:30 7d"]),  // Tết
            OffsetCase(
                "2025-11-05", [.init(offset: .days(3), at: CivilTime(9, 0))],
                ["2025-10-31 09:00 3d"]
            ),
            // Sunday's and Friday's land on Friday: Sunday is the nearer.
            OffsetCase(
                "2025-11-05", [.init(offset: .days(5)), .init(offset: .days(3))],
                ["2025-10-31 07:30 3d"]),
            OffsetCase(
                "2025-11-05", [.init(offset: .days(3)), .init(offset: .workingDays(3))],
                ["2025-10-31 07:30 3d"]),
            // A last good day off is spoken of on the working day before.
            OffsetCase("2025-11-09", [], ["2025-11-07 07:30 0d"]),
        ])
    func offsets(_ test: OffsetCase) {
        let due = date(test.due)
        let duty = Fixture.duty(
            due: DueDate(date: due, reading: .by), expectsReport: test.remind.isEmpty,
            remind: test.remind)
        let stages = duty.stages(due: due, plan: Fixture.plan([duty])).filter { !$0.isRung }
        #expect(stages.map { "\(clock($0.at)) \($0.name)" } == test.expected)
    }

    @Test("After the due day an offset on a day off moves to the working day after (3)")
    func rungOnDayOff() {
        let duty = Fixture.duty(ladder: [Rung(after: .days(4), to: [.owner])])
        let stages = duty.stages(due: date("2025-11-04"), plan: Fixture.plan([duty]))
        #expect(
            stages.filter(\.isRung).map { "\(clock($0.at)) \($0.name)" }
                == ["2025-11-05 13:30 +1wd", "2025-11-10 13:30 +4d"])
    }

    @Test("A rung to the head replaces that day's overdue notice, repeats stop at `times` (18)")
    func headRung() {
        let duty = Fixture.duty(ladder: [
            Rung(after: .workingDays(1), to: [.head, .owner], every: .workingDays(2), times: 2)
        ])
        let stages = duty.stages(due: date("2025-11-04"), plan: Fixture.plan([duty]))
        #expect(
            stages.filter(\.isRung).map { "\(clock($0.at)) \($0.name)" } == [
                "2025-11-05 13:30 +1wd", "2025-11-07 13:30 +3wd", "2025-11-11 13:30 +5wd",
            ])
    }

    @Test("Without `report` notices go out and nothing is overdue (17)")
    func noReport() {
        let duty = Fixture.duty(expectsReport: false, remind: [.init(offset: .days(7))])
        var service = Rehearsal(Fixture.rules([Fixture.plan([duty])]), start: "2025-01-10")
        service.run(to: "2025-12-31")
        #expect(service.sent("a") == ["2025-10-28 07:30 reminder 7d head"])
        #expect(service.sent(role: .owner) == [])
    }
}
