import Civil
import Rules

@testable import Scheduler

/// What tests of statement 49 share: reports with reminders, and a service over plans of them.
protocol ReportingOften {}

extension ReportingOften {
    func reminders(_ offsets: [Offset]) -> [Reminder] {
        offsets.map { Reminder(offset: $0) }
    }

    func report(_ id: String, due: String, remind: [Offset]) -> Duty {
        Fixture.duty(
            id, due: DueDate(date: date(due), reading: .by), remind: reminders(remind))
    }

    func service(
        _ plans: [Plan], units: [OrgUnit] = [Fixture.unit("a")], office: [OrgUnit]? = nil,
        start: String
    ) -> Rehearsal {
        Rehearsal(
            Fixture.rules(plans, units: units, office: office ?? Fixture.office), start: start)
    }

    var received: EventBody { .received(number: nil, none: false, note: nil) }
}
