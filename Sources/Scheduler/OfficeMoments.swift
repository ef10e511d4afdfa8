package import Civil
package import Rules

extension Plan {
    /// The instant at which the plan's clocks show `time` on `day`.
    package func instant(_ day: CivilDate, _ time: CivilTime) -> Instant {
        zone.instant(of: CivilDateTime(day, time))
    }

    package func day(of instant: Instant) -> CivilDate { zone.local(at: instant).date }

    /// The working day that an instant belongs to: its own, or the last one before a day off.
    func workday(of instant: Instant) -> CivilDate {
        let day = day(of: instant)
        return calendar.rollBackward(day) ?? day
    }

    /// Statement 23: `at` lies on an earlier working day than the moment of deciding.
    func isLate(_ at: Instant, now: Instant) -> Bool { workday(of: at) < workday(of: now) }

    /// `instant` itself in office hours of a working day, else the next opening of the office.
    /// Urgent matters may leave at any hour of a working day (statement 4).
    package func nextOfficeMoment(from instant: Instant, urgent: Bool) -> Instant {
        let local = zone.local(at: instant)
        if calendar.isWorkingDay(local.date), urgent || officeHours.contains(local.time) {
            return instant
        }
        guard let next = officeHours.nextOpening(onOrAfter: local, calendar: calendar) else {
            return instant
        }
        return zone.instant(of: next)
    }

    /// When a notice may leave from `now` on: at once where the office is open, or on the day for which a
    /// rule gives a reminder a time of its own out of office hours; else when the office opens
    /// (statements 3 and 4).
    package func moment(for notice: Notice, of duty: Duty?, from now: Instant) -> Instant {
        let moment = nextOfficeMoment(from: now, urgent: duty?.writesAtAnyHour ?? false)
        let own = zone.local(at: notice.at)
        let today = day(of: now)
        if notice.key.kind.isReminder || notice.key.kind == .tally, own.date == today,
            !officeHours.contains(own.time), calendar.isWorkingDay(today)
        {
            return now
        }
        return moment
    }

    /// The start of the afternoon on the day of `instant`.
    func afternoon(of instant: Instant) -> Instant {
        self.instant(day(of: instant), officeHours.afternoonStart)
    }

    /// When a step of the ladder that has to wait leaves on the first working day after `day`: a
    /// unit's own people are written to in the afternoon, when the office has had the morning (statement 4),
    /// any other in the morning (statement 19).
    func turn(of role: Role, after day: CivilDate) -> Instant? {
        let morning = morning(workingDays: 1, after: day)
        return role.isOwingUnit ? morning.map(afternoon) : morning
    }

    /// The start of office hours on the n-th working day after `day`.
    package func morning(workingDays: Int, after day: CivilDate) -> Instant? {
        calendar.workingDay(workingDays, after: day).map { instant($0, officeHours.start) }
    }
}

extension Duty {
    /// Statement 4: what is urgent *and* due at a time of day need not wait for office hours.
    package var writesAtAnyHour: Bool {
        guard urgent else { return false }
        return switch schedule {
        case .dates(let dates): dates.contains { $0.time != nil }
        case .recurring(let expression, _): expression.hasTime
        case .afterCompletion, .afterEvent, .standing: false
        }
    }
}
