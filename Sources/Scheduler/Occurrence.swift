package import Civil
package import Rules

/// An occurrence with its dates worked out.
package struct Occurrence: Hashable, Sendable {
    package let id: OccurrenceID
    /// The day its period (or plan) starts, when its members are frozen.
    package let opensOn: CivilDate
    /// The last good day, rolled (statements 1 and 2).
    package let due: CivilDate
    package let dueTime: CivilTime?
    /// The date as the paper writes it.
    package let paper: DueDate

    package init(
        id: OccurrenceID, opensOn: CivilDate, due: CivilDate, dueTime: CivilTime?, paper: DueDate
    ) {
        self.id = id
        self.opensOn = opensOn
        self.due = due
        self.dueTime = dueTime
        self.paper = paper
    }
}

extension Duty {
    /// The occurrences whose last good day lies in `range`, ascending.
    package func occurrences(dueIn range: ClosedRange<CivilDate>, plan: Plan) -> [Occurrence] {
        let found: [Occurrence]
        switch schedule {
        // What an event brings about: `Book.occurrence`.
        case .standing, .afterEvent: found = []
        case .dates(let dates): found = dated(dates, plan: plan)
        case .recurring(let expression, let reading):
            found = recurring(expression, reading, range, plan: plan)
        case .afterCompletion(_, _, let first):
            // Later ones follow from events: `Book.occurrence`.
            found = [
                occurrence(period: "1", opensOn: first, DueDate(date: first, reading: .by), plan)
            ]
        }
        return found.filter { range.contains($0.due) }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }

    /// The same, and of inspections that count from the last one done the first as well, however long ago it
    /// was: without it there is never a second (statements 8 and 24).
    func begun(dueIn range: ClosedRange<CivilDate>, plan: Plan) -> [Occurrence] {
        occurrences(dueIn: countsFromCompletion ? .min ... .max : range, plan: plan)
    }

    /// When it opens: on its day, or with a reminder before that.
    func opening(of occurrence: Occurrence, plan: Plan) -> Instant {
        let day = plan.instant(occurrence.opensOn, .midnight)
        let first = stages(of: occurrence, plan: plan).first { !$0.isRung }
        return min(day, first?.at ?? day)
    }

    /// Whether it has opened by `instant`; most are told without their reminders.
    func hasOpened(_ occurrence: Occurrence, by instant: Instant, plan: Plan) -> Bool {
        if plan.instant(occurrence.opensOn, .midnight) <= instant { return true }
        guard let first = occurrence.due.adding(days: -reminderReach),
            first <= plan.day(of: instant)
        else {
            return false
        }
        return opening(of: occurrence, plan: plan) <= instant
    }

    /// Days before its due day within which a reminder may come: a working day is less than two days on average,
    /// Tết included.
    var reminderReach: Int { (remind.map(\.offset.count).max() ?? 0) * 2 + 60 }

    var countsFromCompletion: Bool {
        if case .afterCompletion = schedule { true } else { false }
    }

    private func dated(_ dates: [DueDate], plan: Plan) -> [Occurrence] {
        let year = plan.period?.lowerBound.year
        var seen: [String: Int] = [:]
        return dates.sorted { $0.date < $1.date }.map { due in
            let opens = plan.period?.lowerBound ?? CivilDate(due.date.year, 1, 1) ?? due.date
            guard dates.count > 1 else {
                return occurrence(period: String(year ?? due.date.year), opensOn: opens, due, plan)
            }
            // Nothing that an edit of one date changes is in the key (statement 35).
            let year = pad(due.date.year, 4)
            seen[year, default: 0] += 1
            let period = "\(year)/\(seen[year, default: 1])"
            return occurrence(period: heldPeriods[period] ?? period, opensOn: opens, due, plan)
        }
    }

    private func recurring(
        _ expression: WhenExpression, _ reading: DueReading, _ range: ClosedRange<CivilDate>,
        plan: Plan
    ) -> [Occurrence] {
        // Rolling and `before` move a day by less than a month.
        let from = range.lowerBound.adding(days: -31) ?? .min
        let through = range.upperBound.adding(days: 31) ?? .max
        let context = WhenContext(
            calendar: plan.calendar, zone: plan.zone, officeHours: plan.officeHours)
        return expression.occurrences(from: from, through: through, in: context).compactMap {
            item in
            if let period = plan.period, !period.contains(item.belongsOn) { return nil }
            if !only.isEmpty {
                guard let since, item.date.year > since,
                    only.contains(Roundness(number: item.date.year - since))
                else { return nil }
            }
            let opens = max(item.periodStart, plan.period?.lowerBound ?? .min)
            // Statement 8: what comes once is its plan's year's.
            let year = expression.isOnce ? plan.period?.lowerBound.year : nil
            let period = year.map { String($0) } ?? item.periodKey
            return occurrence(
                period: heldPeriods[period] ?? period,
                opensOn: min(opens, item.date),
                DueDate(date: item.date, time: item.time, reading: reading), plan)
        }
    }

    private func occurrence(
        period: String, opensOn: CivilDate, _ paper: DueDate, _ plan: Plan
    ) -> Occurrence {
        Occurrence(
            id: OccurrenceID(duty: id, period: period), opensOn: opensOn,
            due: plan.lastGoodDay(of: paper, roll: roll), dueTime: paper.time, paper: paper)
    }
}

extension Plan {
    /// Statements 1 and 2.
    package func lastGoodDay(of paper: DueDate, roll: Roll) -> CivilDate {
        let day =
            paper.reading == .before && paper.time == nil
            ? paper.date.adding(days: -1) ?? paper.date : paper.date
        switch roll {
        case .none: return day
        case .next: return calendar.rollForward(day) ?? day
        case .previous: return calendar.rollBackward(day) ?? day
        }
    }
}
