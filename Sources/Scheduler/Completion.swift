package import Civil
package import Rules

/// An inspection that is over: everything owed for it is closed.
package struct Completion: Hashable, Sendable {
    /// The day the last of it was done.
    package let doneOn: CivilDate
    package let recordedAt: Instant
}

/// Inspections that count from the day the last one was done (statement 8: 1, 2, 3 …). The rules
/// give the first; each later one follows from the events that complete the one before.
extension Book {
    /// The occurrence with this id; `nil` where neither rules nor events give it.
    package func occurrence(_ id: OccurrenceID, duty: Duty, plan: Plan) -> Occurrence? {
        if case .afterEvent(let limit, _) = duty.schedule {
            return happening(of: id).flatMap { event in
                limit.last(after: event.on, calendar: plan.calendar).map { day in
                    counted(id, to: day, from: event.on, opensOn: event.on, duty, plan)
                }
            }
        }
        guard case .afterCompletion(let months, let days, _) = duty.schedule,
            let number = Int(id.period), number > 1
        else { return duty.occurrence(period: id.period, plan: plan) }
        let previous = OccurrenceID(duty: duty.id, period: String(number - 1))
        // What has opened stays, though a report before it was sent back or taken back: its day is that of
        // the last time that all was done (statement 13).
        guard
            let done = completion(of: previous)
                ?? (openings[id] != nil ? lastCompletion(of: previous) : nil),
            let date = done.doneOn.adding(months: months)?.adding(days: days),
            let opens = plan.zone.local(at: done.recordedAt).date.adding(days: 1)
        else { return nil }
        return counted(id, to: date, from: done.doneOn, opensOn: opens, duty, plan)
    }

    /// What is due so long after `start`.
    private func counted(
        _ id: OccurrenceID, to day: CivilDate, from start: CivilDate, opensOn: CivilDate,
        _ duty: Duty, _ plan: Plan
    ) -> Occurrence {
        Occurrence(
            id: id, opensOn: opensOn,
            due: duty.roll.moved(day, countedFrom: start, plan.calendar) ?? day, dueTime: nil,
            paper: DueDate(date: day, reading: .by))
    }

    /// Those that events have brought about so far, ascending; the newest may not have opened yet.
    package func successions(of duty: Duty, plan: Plan) -> [Occurrence] {
        if case .afterEvent = duty.schedule {
            return openings(of: duty.id).compactMap {
                occurrence($0.occurrence, duty: duty, plan: plan)
            }
        }
        guard case .afterCompletion = duty.schedule else { return [] }
        return openings(of: duty.id).compactMap { opening in
            guard let number = Int(opening.occurrence.period) else { return nil }
            let next = OccurrenceID(duty: duty.id, period: String(number + 1))
            return occurrence(next, duty: duty, plan: plan)
        }
    }

    /// The latest that there was, whatever was opened again since.
    private func lastCompletion(of occurrence: OccurrenceID) -> Completion? {
        guard let opening = openings[occurrence] else { return nil }
        var then = Book()
        then.add(opening)
        var last: Completion?
        for event in entries(in: occurrence) {
            then.add(event)
            last = then.completion(of: occurrence) ?? last
        }
        return last
    }

    /// `nil` while something is open, and for an occurrence that was cancelled as a whole.
    package func completion(of occurrence: OccurrenceID) -> Completion? {
        let census = census(of: occurrence)
        guard census.owed > 0, census.count(.open) == 0, cancellation(of: occurrence) == nil else {
            return nil
        }
        var done: Completion?
        for unit in exceptions(of: occurrence) {
            let state = state(of: ObligationID(occurrence: occurrence, unit: unit), due: .min)
            guard let on = state.closedOn, let at = state.closedAt else { continue }
            done = Completion(
                doneOn: max(on, done?.doneOn ?? on), recordedAt: max(at, done?.recordedAt ?? at))
        }
        return done
    }
}
