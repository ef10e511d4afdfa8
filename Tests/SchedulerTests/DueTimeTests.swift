import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// A due time is an instant (statement 47).
struct DueTimeTests {
    private func service(
        due day: String, _ hour: Int, _ minute: Int = 0, urgent: Bool = false,
        remind: [Reminder] = [Reminder(offset: .workingDays(1))]
    ) -> Rehearsal {
        let due = DueDate(date: date(day), time: CivilTime(hour, minute), reading: .by)
        let duty = Fixture.duty(due: due, urgent: urgent, remind: remind)
        return Rehearsal(
            Fixture.rules([Fixture.plan([duty])], units: [Fixture.unit("a")]), start: "2025-11-10")
    }

    struct Case: CustomTestStringConvertible {
        let hour: Int
        var minute = 0
        var day = "2025-11-24"
        let told: String
        var testDescription: String { "\(day) \(hour):\(minute)" }
    }

    @Test(
        "Due today leaves as the office opens, or in the half-day before where the instant is sooner",
        arguments: [
            Case(hour: 7, told: "2025-11-21 13:30 reminder 0d head"),
            Case(hour: 7, minute: 30, told: "2025-11-21 13:30 reminder 0d head"),
            Case(hour: 7, minute: 31, told: "2025-11-24 07:30 due-today 0d head"),
            Case(hour: 10, told: "2025-11-24 07:30 due-today 0d head"),
            Case(hour: 0, minute: 5, day: "2025-11-20", told: "2025-11-19 13:30 reminder 0d head"),
            // A Sunday: what falls on a day off is told on the working day before (3).
            Case(hour: 7, day: "2025-11-23", told: "2025-11-21 07:30 reminder 0d head"),
        ])
    func dueToday(_ test: Case) {
        var service = service(due: test.day, test.hour, test.minute, remind: [])
        service.run(to: "2025-11-25 07:00")
        #expect(service.sent("a", role: .head).filter { $0.contains(" 0d ") } == [test.told])
    }

    @Test("A reminder with a time after the instant leaves before it")
    func reminderAfterInstant() {
        var service = service(
            due: "2025-11-24", 10, remind: [Reminder(offset: .days(0), at: CivilTime(14, 0))])
        service.run(to: "2025-11-24 18:00")
        #expect(service.sent("a") == ["2025-11-24 07:30 due-today 0d head"])
    }

    @Test("What could not leave before the instant never does")
    func expired() {
        var service = service(due: "2025-11-24", 10)
        service.run(to: "2025-11-21 18:00")
        service.tick("2025-11-24 10:00")
        #expect(service.sent("a") == ["2025-11-21 07:30 reminder 1wd head"])
        #expect(service.fate("due-today") == [.suppressed(.outdated)])
        service.run(to: "2025-11-25 18:00")
        #expect(service.sent("a").last == "2025-11-25 13:30 overdue +1wd head")
    }

    @Test("An hour before it, it still does; a silence that ends later ends it")
    func held() {
        var late = service(due: "2025-11-24", 10)
        late.run(to: "2025-11-21 18:00")
        late.tick("2025-11-24 09:00")
        #expect(late.sent("a").last == "2025-11-24 09:00 due-today 0d head")
        var silent = service(due: "2025-11-24", 10)
        silent.silences = [
            Silence(
                id: "1", unit: "a", start: at("2025-11-24 07:00"), end: at("2025-11-24 14:00"),
                author: "office", reason: "họp")
        ]
        silent.run(to: "2025-11-24 18:00")
        #expect(silent.fate("due-today") == [.suppressed(.outdated)])
    }

    @Test("What is urgent may be told on its day at any hour, and before the instant (4)")
    func urgent() {
        var early = service(
            due: "2025-11-24", 7, urgent: true,
            remind: [Reminder(offset: .days(0), at: CivilTime(5, 0))])
        early.run(to: "2025-11-24 07:30")
        #expect(early.sent("a") == ["2025-11-24 05:00 due-today 0d head"])
        var plain = service(due: "2025-11-24", 7, urgent: true, remind: [])
        plain.run(to: "2025-11-24 07:30")
        #expect(plain.sent("a") == ["2025-11-21 13:30 reminder 0d head"])
    }

    @Test("An extension gives the whole day")
    func extended() {
        var service = service(due: "2025-11-24", 7)
        service.enter(.extended(to: date("2025-11-26"), letter: nil), "a", at: "2025-11-20 09:00")
        service.run(to: "2025-11-26 18:00")
        #expect(service.sent("a").last == "2025-11-26 07:30 due-today 0d head")
    }
}
