import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// An edit of the rules that moves a due day somebody was told of (statements 10 and 37).
struct EditTests {
    private func rules(due day: String, calendar: WorkingCalendar = Fixture.calendar) -> RuleSet {
        var duty = Fixture.report
        duty.schedule = .dates([DueDate(date: date(day), reading: .by)])
        return Fixture.rules([Fixture.plan([duty], calendar: calendar)])
    }

    private func service(to text: String) -> Rehearsal {
        var service = Rehearsal(rules(due: "2025-11-04"), start: "2025-10-20")
        service.run(to: text)
        return service
    }

    private func told(_ service: Rehearsal) -> [ObligationID: [Told]] {
        let id = OccurrenceID(duty: "bao-cao-nam", period: "2025")
        return Dictionary(
            uniqueKeysWithValues: ["a", "b", "c"].map { unit in
                let obligation = ObligationID(occurrence: id, unit: unit)
                return (obligation, service.told(obligation))
            })
    }

    private func moves(
        _ service: Rehearsal, to new: RuleSet, at text: String
    ) -> [Notice] {
        let moved = movedOccurrences(from: service.rules, to: new, book: service.book)
        return Scheduler.moves(
            moved, rules: new, before: service.book, book: service.book, told: told(service),
            now: at(text))
    }

    private func text(_ notices: [Notice], _ unit: String) -> [String] {
        notices.filter { $0.key.subject.obligation?.unit == unit }
            .map { "\(clock($0.release)) \($0.key.stage) \($0.key.due.iso) \($0.key.role.text)" }
    }

    @Test("The day moved back after reminders: each who was told is told of the new one")
    func movedBack() {
        let service = service(to: "2025-10-22 12:00")
        let notices = moves(service, to: rules(due: "2025-10-30"), at: "2025-10-22 12:00")
        #expect(notices.count == 3)
        #expect(text(notices, "a") == ["2025-10-22 13:30 edit-1 2025-10-30 head"])
    }

    @Test("So are those above; whose obligation is closed, or was given time of its own, is not")
    func everybodyTold() {
        var service = service(to: "2025-11-07 18:00")
        service.enter(
            .received(number: nil, none: false, note: nil), "b", at: "2025-11-07 19:00")
        service.enter(.extended(to: date("2025-11-28"), letter: nil), "c", at: "2025-11-07 19:00")
        let notices = moves(service, to: rules(due: "2025-11-14"), at: "2025-11-10 09:00")
        #expect(
            text(notices, "a") == [
                "2025-11-10 09:00 edit-1 2025-11-14 head",
                "2025-11-10 09:00 edit-1 2025-11-14 owner",
                "2025-11-10 09:00 edit-1 2025-11-14 unit:pho-giam-doc",
            ])
        #expect(notices.count == 3)
    }

    @Test("Who was told nothing yet, and an edit that moves nothing, make no mail")
    func nothingTold() {
        var early = Rehearsal(rules(due: "2025-11-04"), start: "2025-09-01")
        early.run(to: "2025-09-10 12:00")
        #expect(moves(early, to: rules(due: "2025-10-30"), at: "2025-09-10 12:00").isEmpty)
        let told = service(to: "2025-10-22 12:00")
        #expect(moves(told, to: told.rules, at: "2025-10-22 12:00").isEmpty)
    }

    @Test("Asked again before they have left, it decides the same; there and back it is told anew")
    func idempotent() {
        var service = service(to: "2025-10-22 12:00")
        let there = rules(due: "2025-10-30")
        let first = moves(service, to: there, at: "2025-10-22 12:00")
        service.take(first)
        #expect(moves(service, to: there, at: "2025-10-22 12:10").isEmpty)
        service.load(there, now: at("2025-10-22 12:10"))
        service.run(to: "2025-10-22 18:00")
        let back = rules(due: "2025-11-04")
        let second = moves(service, to: back, at: "2025-10-23 09:00")
        #expect(text(second, "a") == ["2025-10-23 09:00 edit-2 2025-11-04 head"])
        service.take(second)
        service.load(back, now: at("2025-10-23 09:00"))
        service.run(to: "2025-10-23 12:00")
        let third = moves(service, to: there, at: "2025-10-24 09:00")
        #expect(text(third, "a") == ["2025-10-24 09:00 edit-3 2025-10-30 head"])
        #expect(
            service.sent("a", kind: .moved) == [
                "2025-10-22 13:30 moved edit-1 head", "2025-10-23 09:00 moved edit-2 head",
            ])
        #expect(Set((first + second + third).map(\.key)).count == 9)
    }

    @Test("A day off that was announced moves the day, and is no edit: no mail of its own (7)")
    func announcedDayOff() {
        func rolled(_ calendar: WorkingCalendar) -> RuleSet {
            var duty = Fixture.report
            duty.roll = .previous
            return Fixture.rules([Fixture.plan([duty], calendar: calendar)])
        }
        var service = Rehearsal(rolled(Fixture.calendar), start: "2025-10-20")
        service.run(to: "2025-10-22 12:00")
        let announced = WorkingCalendar(
            name: "vn",
            entries: [CalendarDay(date: date("2025-11-04"), kind: .off, name: "nghỉ thêm")])
        #expect(moves(service, to: rolled(announced), at: "2025-10-22 12:00").isEmpty)
    }

    @Test(
        "A clock set back by a day brings nothing back that was over when the rules came (24, 38)",
        arguments: [false, true])
    func clockSetBack(isRestarted: Bool) {
        let rules = Fixture.rules([Fixture.plan([Fixture.report], period: nil)])
        var service = Rehearsal(rules, start: "2025-11-05 10:00")
        service.tick("2025-11-05 10:00")
        #expect(service.openings.isEmpty)
        if isRestarted {
            service.restart(now: at("2025-11-04 09:00"))
        } else {
            service.load(rules, now: at("2025-11-04 09:00"))
        }
        service.tick("2025-11-04 09:00")
        #expect(service.openings.isEmpty && service.entries.isEmpty)
    }
}
