import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// One scheduled mail a working day, and what it shows (statement 49).
struct HowOftenTests: ReportingOften {
    // MARK: One scheduled mail a day (49)

    @Test("An overdue notice takes that morning's reminders along to the afternoon")
    func takenAlong() {
        let late = report("x", due: "2025-11-04", remind: [])
        let next = report("y", due: "2025-11-12", remind: [.workingDays(5), .workingDays(4)])
        var service = service([Fixture.plan([late, next])], start: "2025-11-04 18:00")
        service.run(to: "2025-11-06 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-05 13:30 a@so.example overdue +1wd, reminder 5wd",
                "2025-11-06 07:30 a@so.example reminder 4wd",
            ])
    }

    @Test("So does that of what was due at an hour of its day: it is late like the rest")
    func takenAlongByAnHour() {
        let late = Fixture.duty(
            "x", due: DueDate(date: date("2025-11-04"), time: CivilTime(10, 0), reading: .by))
        let next = report("y", due: "2025-11-12", remind: [.workingDays(5)])
        var service = service([Fixture.plan([late, next])], start: "2025-11-04 18:00")
        service.run(to: "2025-11-06 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-05 13:30 a@so.example overdue +1wd, reminder 5wd"
            ])
    }

    @Test("Received in the morning, the reminders it held still go in the afternoon")
    func receivedMeanwhile() {
        let late = report("x", due: "2025-11-04", remind: [])
        let next = report("y", due: "2025-11-12", remind: [.workingDays(5)])
        var service = service([Fixture.plan([late, next])], start: "2025-11-04 18:00")
        service.enter(received, "a", duty: "x", at: "2025-11-05 10:00")
        service.run(to: "2025-11-06 18:00")
        #expect(
            service.mails(to: "a@so.example") == ["2025-11-05 13:30 a@so.example reminder 5wd"])
    }

    @Test("What is due today goes in the morning; the overdue notice is the one second mail")
    func dueToday() {
        let late = report("x", due: "2025-11-04", remind: [])
        let today = report("y", due: "2025-11-05", remind: [])
        let next = report("z", due: "2025-11-12", remind: [.workingDays(5)])
        var service = service([Fixture.plan([late, today, next])], start: "2025-11-04 18:00")
        service.run(to: "2025-11-05 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-05 07:30 a@so.example due-today 0d, reminder 5wd",
                "2025-11-05 13:30 a@so.example overdue +1wd",
            ])
    }

    @Test("A second reminder of the day, at a time of its own, waits for the next morning")
    func ownTime() {
        let first = report("x", due: "2025-11-14", remind: [.days(7)])
        var second = report("y", due: "2025-11-28", remind: [])
        second.remind = [Reminder(offset: .days(21), at: CivilTime(9, 0))]
        var service = service([Fixture.plan([first, second])], start: "2025-11-06 12:00")
        service.run(to: "2025-11-10 12:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-07 07:30 a@so.example reminder 7d",
                "2025-11-10 07:30 a@so.example reminder 21d",
            ])
    }

    @Test("Overdue notices of plans with other office hours leave together, at the later time")
    func twoAfternoons() throws {
        var other = Fixture.plan([report("y", due: "2025-11-04", remind: [])], id: "p2")
        other.officeHours = try OfficeHours(parsing: "08:00-12:00, 14:00-17:30")
        let plans = [Fixture.plan([report("x", due: "2025-11-04", remind: [])], id: "p1"), other]
        var service = service(plans, start: "2025-11-04 18:00")
        service.run(to: "2025-11-05 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-05 14:00 a@so.example overdue +1wd, overdue +1wd"
            ])
    }

    @Test("What is urgent, due at a time of day, or told because of an entry waits for nothing")
    func atOnce() {
        let late = report("x", due: "2025-11-04", remind: [])
        var urgent = report("y", due: "2025-11-12", remind: [.workingDays(5)])
        urgent.urgent = true
        let timed = Fixture.duty(
            "z", due: DueDate(date: date("2025-11-06"), time: CivilTime(10, 0), reading: .by),
            remind: reminders([.workingDays(1)]))
        let moved = report("w", due: "2025-11-20", remind: [])
        var service = service(
            [Fixture.plan([late, urgent, timed, moved])], start: "2025-11-04 18:00")
        service.enter(
            .extended(to: date("2025-11-25"), letter: nil), "a", duty: "w", at: "2025-11-05 09:00")
        service.run(to: "2025-11-05 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-05 07:30 a@so.example reminder 1wd, reminder 5wd",
                "2025-11-05 09:00 a@so.example moved event-1",
                "2025-11-05 13:30 a@so.example overdue +1wd",
            ])
    }

    @Test("A third mail of the day waits for the next afternoon: one that a silence had held")
    func thirdOfTheDay() {
        let duties = ["x", "y"].map { report($0, due: "2025-11-04", remind: []) }
        var service = service([Fixture.plan(duties)], start: "2025-11-04 18:00")
        service.silences = [
            Silence(
                id: "1", duty: "y", start: at("2025-11-05 00:00"), end: at("2025-11-05 15:00"),
                author: "office", reason: "họp")
        ]
        service.run(to: "2025-11-06 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-05 13:30 a@so.example overdue +1wd",
                "2025-11-06 13:30 a@so.example overdue +1wd",
            ])
    }

    // MARK: The fortnight (49)

    private let six = (0..<6).map { 10 + $0 }.map { day in
        Fixture.duty(
            "d\(day)", due: DueDate(date: date("2025-11-\(day < 15 ? day : 14)"), reading: .by),
            remind: [.days(14), .days(7), .workingDays(3), .workingDays(1)].map {
                Reminder(offset: $0)
            })
    }

    @Test("Six duties due in one week: the first mail shows all six, no week repeats what it said")
    func sixDuties() {
        var service = service([Fixture.plan(six)], start: "2025-10-24 18:00")
        service.run(to: "2025-11-05 18:00")
        let bundles = service.releases.flatMap { $0.release.bundles }
            .filter { $0.recipient.address == "a@so.example" }
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-10-27 07:30 a@so.example reminder 14d",
                "2025-11-03 07:30 a@so.example reminder 7d",
                "2025-11-05 07:30 a@so.example reminder 3wd, reminder 7d",
            ])
        for bundle in bundles {
            let shown = Set(bundle.notices.compactMap(\.key.subject.obligation))
                .union(bundle.outlook.map(\.obligation))
            #expect(shown.count == 6)
        }
        #expect(
            service.fate("d12/2025/a@2025-11-12:reminder:14d") == [.suppressed(.shown)])
        // All reported in time, there were three mails in the month.
        for duty in six {
            service.enter(received, "a", duty: duty.id, at: "2025-11-05 19:00")
        }
        service.run(to: "2025-11-30")
        #expect(service.mails(to: "a@so.example").count == 3)
    }

    @Test("The last days before it is due are never left to an earlier mail")
    func nearReminders() {
        var service = service([Fixture.plan(six)], start: "2025-10-24 18:00")
        service.run(to: "2025-11-17 18:00")
        for duty in six {
            let key = "\(duty.id)/2025/a@"
            #expect(!service.fate(key).isEmpty)
            for stage in ["3wd", "1wd", "0d"] {
                let entry = service.entries.first {
                    $0.key.hasPrefix(key) && $0.key.contains(":\(stage):")
                }
                #expect(entry?.value.sentAt != nil, "\(duty.id) \(stage)")
            }
        }
    }

    @Test("Overdue comes first; what is closed, reported, silenced or not due soon isn't shown")
    func outlook() {
        let duties = [
            report("muon", due: "2025-10-20", remind: []),
            report("nay", due: "2025-11-05", remind: [.workingDays(2)]),
            report("sau", due: "2025-11-14", remind: []),
            report("da-nhan", due: "2025-11-13", remind: []),
            report("da-gui", due: "2025-11-12", remind: []),
            report("lang", due: "2025-11-11", remind: []),
            report("xa", due: "2025-12-01", remind: []),
        ]
        var service = service([Fixture.plan(duties)], start: "2025-10-17 12:00")
        service.enter(received, "a", duty: "da-nhan", at: "2025-10-31 09:00")
        service.enter(.submitted(number: nil), "a", duty: "da-gui", at: "2025-10-31 09:00")
        service.silences = [
            Silence(
                id: "1", duty: "lang", start: at("2025-10-01 00:00"), author: "office", reason: "")
        ]
        service.run(to: "2025-11-03 08:00")
        let last = service.releases.flatMap { $0.release.bundles }
            .last { $0.recipient.address == "a@so.example" }
        #expect(last?.notices.map(\.key.stage) == ["2wd"])
        #expect(last?.outlook.map(\.obligation.occurrence.duty) == ["muon", "sau"])
    }

    @Test("A plan marked confidential shows its own lines alone, and is shown by no other (33)")
    func confidential() {
        let plans = [
            Fixture.plan([report("x", due: "2025-11-12", remind: [.days(7)])], id: "mo"),
            Fixture.plan(
                [
                    report("y", due: "2025-11-12", remind: [.days(7)]),
                    report("z", due: "2025-11-13", remind: []),
                ], id: "kin", confidential: true),
        ]
        var service = service(plans, start: "2025-11-04 18:00")
        service.run(to: "2025-11-05 08:00")
        let bundles = service.releases.flatMap { $0.release.bundles }
            .filter { $0.recipient.address == "a@so.example" }
        let shown = bundles.map { bundle in
            bundle.notices.map(\.plan) + bundle.outlook.map(\.obligation.occurrence.duty)
        }
        #expect(shown.sorted { $0.count < $1.count } == [["mo"], ["kin", "z"]])
    }

    @Test("What was taken over is among the lines of who answers for it, and of nobody else (9)")
    func takenOver() {
        let duties = [
            report("x", due: "2025-11-05", remind: [.workingDays(2)]),
            report("y", due: "2025-11-10", remind: []),
        ]
        var service = service(
            [Fixture.plan(duties)], units: [Fixture.unit("a"), Fixture.unit("b")],
            start: "2025-10-30 12:00")
        service.enter(.reassigned(to: "b"), "a", duty: "y", at: "2025-10-31 09:00")
        service.run(to: "2025-11-03 08:00")
        let bundles = service.releases.suffix(1).flatMap { $0.release.bundles }
        let lines = bundles.map { "\($0.recipient.address) \($0.outlook.map(\.obligation.unit))" }
        #expect(lines.sorted() == ["a@so.example []", "b@so.example [\"a\", \"b\"]"])
    }
}
