package import Civil
package import Rules

/// One moment at which an occurrence may have something to say, worked out for one due generation.
package struct Stage: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        case reminder
        case dueToday
        /// A step of the ladder; `isRepeat` marks those that collapse after downtime.
        case rung(roles: [Role], isRepeat: Bool)
    }

    package let name: NoticeStage
    package let at: Instant
    package let purpose: Purpose

    package init(name: NoticeStage, at: Instant, purpose: Purpose) {
        self.name = name
        self.at = at
        self.purpose = purpose
    }

    package var isRung: Bool {
        if case .rung = purpose { true } else { false }
    }
}

extension Duty {
    /// Every stage of an occurrence, ascending.
    package func stages(of occurrence: Occurrence, plan: Plan) -> [Stage] {
        stages(due: occurrence.due, time: occurrence.dueTime, plan: plan)
    }

    /// Every stage of an occurrence whose last good day is `due`, ascending. Where a `time` is given
    /// it is due at that instant of the day (statement 47).
    package func stages(due: CivilDate, time: CivilTime? = nil, plan: Plan) -> [Stage] {
        var stages = reminderStages(due: due, time, plan: plan)
        if expectsReport { stages += ladderStages(due: due, plan: plan) }
        return stages.sorted { ($0.at, $0.name) < ($1.at, $1.name) }
    }

    /// Statement 3.
    private func reminderStages(due: CivilDate, _ dueTime: CivilTime?, plan: Plan) -> [Stage] {
        var offsets = remind
        let today = Reminder(offset: .days(0))
        if expectsReport, !offsets.contains(where: { $0.offset.isZero }) { offsets.append(today) }
        let instant = dueTime.map { plan.instant(due, $0) }
        var slots: [Instant: (stage: Stage, nominal: CivilDate)] = [:]
        for reminder in offsets {
            guard let nominal = plan.nominalDay(before: due, reminder.offset),
                let day = plan.calendar.rollBackward(nominal),
                let at = moment(of: reminder, on: day, before: instant, plan: plan)
            else { continue }
            let stage = Stage(
                name: NoticeStage(before: reminder.offset), at: at,
                purpose: plan.day(of: at) == due ? .dueToday : .reminder)
            // Two in one slot: the nearer to the due day wins; of two equally near, whatever their
            // order in the rule, the one in days.
            if let other = slots[at],
                (other.nominal, stage.name) >= (nominal, other.stage.name)
            {
                continue
            }
            slots[at] = (stage, nominal)
        }
        return slots.values.map(\.stage)
    }

    /// When a reminder of a working day leaves. Where something is due at an instant of its own, it
    /// comes before: at the start of that day's office hours, or of the half-day before (statement 47).
    private func moment(
        of reminder: Reminder, on day: CivilDate, before instant: Instant?, plan: Plan
    ) -> Instant? {
        let hours = plan.officeHours
        // A time of its own moves a reminder within office hours: nobody is written to at night.
        let time = reminder.at ?? hours.start
        let at = plan.instant(
            plan.digest == .weekly && !urgent && !reminder.offset.isZero
                ? plan.calendar.firstWorkingDay(ofWeekWith: day) : day,
            urgent ? time : hours.within(time))
        guard let instant, at >= instant else { return at }
        let morning = plan.instant(day, hours.start)
        if morning < instant { return morning }
        return plan.calendar.workingDay(1, before: day).map {
            plan.instant($0, hours.afternoonStart)
        }
    }

    /// Statement 18.
    private func ladderStages(due: CivilDate, plan: Plan) -> [Stage] {
        var steps: [(name: NoticeStage, day: CivilDate, roles: [Role], isRepeat: Bool)] = []
        for rung in ladder {
            guard let day = plan.day(after: due, rung.after) else { continue }
            steps.append((.after(rung.after), day, rung.to, false))
        }
        if let last = steps.map(\.day).max() {
            for rung in ladder {
                guard let every = rung.every, every.count > 0 else { continue }
                var day = last
                for round in 1...max(rung.times, 1) where rung.times > 0 {
                    guard let next = plan.day(after: day, every) else { break }
                    day = next
                    steps.append((repeatName(rung, every, round), day, rung.to, true))
                }
            }
        }
        // The head hears on the first working day, unless a rung tells the head that day anyway.
        if let first = plan.calendar.workingDay(1, after: due),
            !steps.contains(where: { $0.day == first && $0.roles.contains(.head) })
        {
            steps.append((.after(.workingDays(1)), first, [.head], false))
        }
        return steps.map { step in
            Stage(
                name: step.name, at: plan.instant(step.day, plan.officeHours.afternoonStart),
                purpose: .rung(roles: step.roles, isRepeat: step.isRepeat))
        }
    }

    private func repeatName(_ rung: Rung, _ every: Offset, _ round: Int) -> NoticeStage {
        switch (ladder.map(\.after).last ?? rung.after, every) {
        case (.workingDays(let a), .workingDays(let b)): .after(.workingDays(a + b * round))
        case (.days(let a), .days(let b)): .after(.days(a + b * round))
        case (let a, .days(let b)): .after(a, then: .days(b * round))
        case (let a, .workingDays(let b)): .after(a, then: .workingDays(b * round))
        }
    }
}

extension Offset {
    package var count: Int {
        switch self {
        case .days(let n), .workingDays(let n): n
        }
    }

    var isZero: Bool { count == 0 }
}

extension Plan {
    /// Where an offset before the due day points, be it a day off.
    fileprivate func nominalDay(before due: CivilDate, _ offset: Offset) -> CivilDate? {
        switch offset {
        case .days(let n): due.adding(days: -n)
        case .workingDays(0): due
        case .workingDays(let n): calendar.workingDay(n, before: due)
        }
    }

    /// Statement 3: after the due day an offset on a day off moves to the working day after.
    package func day(after due: CivilDate, _ offset: Offset) -> CivilDate? {
        switch offset {
        case .days(let n): due.adding(days: n).flatMap { calendar.rollForward($0) }
        case .workingDays(0): calendar.rollForward(due)
        case .workingDays(let n): calendar.workingDay(n, after: due)
        }
    }
}

extension WorkingCalendar {
    /// The first working day of the week, Monday to Sunday, that a working day lies in.
    fileprivate func firstWorkingDay(ofWeekWith day: CivilDate) -> CivilDate {
        guard let monday = day.adding(days: 1 - day.weekday.rawValue) else { return day }
        return rollForward(monday).map { min($0, day) } ?? day
    }
}
