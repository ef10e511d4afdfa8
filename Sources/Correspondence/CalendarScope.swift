package import Civil
package import Rules
package import Scheduler

/// What a calendar file is asked to hold; what is left out matches everything.
package struct CalendarScope: Sendable {
    /// Of these units, by id.
    package var units: [String]?
    package var duty: String?
    package var plan: String?
    /// Of the plans that this unit keeps.
    package var owner: String?
    /// The last good days, as they stand now.
    package var days: ClosedRange<CivilDate>
    /// Also what is open still of earlier days.
    package var keepsOpen: Bool

    package init(days: ClosedRange<CivilDate>, keepsOpen: Bool) {
        self.days = days
        self.keepsOpen = keepsOpen
    }
}

/// An obligation that a calendar shows.
package struct CalendarDue: Sendable {
    package let obligation: ObligationID
    package let plan: Plan
    package let duty: Duty
    package let occurrence: Occurrence
    package let state: ObligationState
    /// It is no longer theirs to do: waived, withdrawn, or passed to another unit.
    package let isCancelled: Bool
    /// Whoever answers for it now is among those whose calendar it is.
    let isTheirs: Bool
    /// Whether an entry names its unit: several stand in the calendar, or it is another's that this one
    /// answers for.
    package let namesUnit: Bool
}

extension DueCalendar {
    /// An occurrence that may be shown; one that hasn't opened has the members that it would open with.
    package struct Candidate: Sendable {
        let plan: Plan
        let duty: Duty
        let occurrence: Occurrence
        let isOpened: Bool
    }

    /// The occurrences in a scope, by last good day. Standing duties have none (statement 17).
    package func candidates(_ scope: CalendarScope) -> [Candidate] {
        var found: [Candidate] = []
        for plan in rules.plans
        where (scope.plan ?? plan.id) == plan.id
            && (scope.owner ?? plan.owner) == plan.owner
        {
            for duty in plan.duties where (scope.duty ?? duty.id) == duty.id {
                found += occurrences(of: duty, plan, scope)
            }
        }
        return found.sorted {
            ($0.occurrence.due, $0.occurrence.id) < ($1.occurrence.due, $1.occurrence.id)
        }
    }

    private func occurrences(
        of duty: Duty, _ plan: Plan, _ scope: CalendarScope
    ) -> [Candidate] {
        let unfinished = Set(book.unfinished(of: duty.id))
        var found: [OccurrenceID: Candidate] = [:]
        for opening in book.openings(of: duty.id) {
            let id = opening.occurrence
            guard let occurrence = book.occurrence(id, duty: duty, plan: plan),
                // Entries may have moved the day of some.
                scope.days.contains(occurrence.due) || !book.exceptions(of: id).isEmpty
                    || scope.keepsOpen && unfinished.contains(id)
            else { continue }
            found[id] = Candidate(
                plan: plan, duty: duty, occurrence: occurrence, isOpened: true)
        }
        // Whose turn it is turns out when a rotation's time comes.
        guard duty.unitsPerTime == nil else { return Array(found.values) }
        let coming =
            duty.occurrences(dueIn: scope.days, plan: plan)
            + book.successions(of: duty, plan: plan).filter { scope.days.contains($0.due) }
        for occurrence in coming where book.openings[occurrence.id] == nil {
            found[occurrence.id] = Candidate(
                plan: plan, duty: duty, occurrence: occurrence, isOpened: false)
        }
        return Array(found.values)
    }

    /// The obligations of one of them that the scope takes, in the order of its members.
    package func obligations(of candidate: Candidate, _ scope: CalendarScope) -> [CalendarDue] {
        let isCommemoration = candidate.duty.kind == .anniversary
        let ids =
            isCommemoration && scope.units == nil
            ? one(of: members(of: candidate), candidate)
            : members(of: candidate, among: scope.units)
        let units = scope.units.map(Set.init)
        return ids.compactMap { id in
            let state = book.state(of: id, due: candidate.occurrence.due)
            let isShown =
                scope.days.contains(state.due)
                || scope.keepsOpen && state.isOpen && state.due < scope.days.lowerBound
                    && candidate.duty.expectsReport
            guard isShown else { return nil }
            let isTheirs = units.map { $0.contains(state.responsible ?? id.debtor) } ?? true
            return CalendarDue(
                obligation: id, plan: candidate.plan, duty: candidate.duty,
                occurrence: candidate.occurrence, state: state,
                isCancelled: state.fulfilment.endsUnfulfilled || !isTheirs,
                isTheirs: isTheirs,
                // One's own entries needn't say whose they are.
                namesUnit: !isCommemoration
                    && ((units?.count ?? 2) > 1
                        || isTheirs && (state.responsible ?? id.debtor) != id.origin)
            )
        }
    }

    private func members(of candidate: Candidate) -> [ObligationID] {
        let (duty, occurrence) = (candidate.duty, candidate.occurrence)
        let units =
            candidate.isOpened
            ? book.members(of: occurrence.id)
            : rules.registry.members(of: duty.owedBy, on: occurrence.opensOn)
        return units.map { ObligationID(occurrence: occurrence.id, unit: $0) }
            .filter { keeps($0, candidate) }
    }

    /// What has ended keeps no anniversaries.
    private func keeps(_ id: ObligationID, _ candidate: Candidate) -> Bool {
        candidate.duty.kind != .anniversary
            || rules.registry.unit(id.debtor)?.exists(on: candidate.occurrence.due) ?? false
    }

    /// Those of some units: what they owe, and what passed to them.
    private func members(of candidate: Candidate, among units: [String]?) -> [ObligationID] {
        guard let units else { return members(of: candidate) }
        guard candidate.isOpened else {
            let wanted = Set(units)
            return members(of: candidate).filter { wanted.contains($0.unit) }
        }
        var seen: Set<ObligationID> = []
        return units.flatMap { book.obligations(of: $0, in: candidate.occurrence.id) }
            .filter { seen.insert($0).inserted && keeps($0, candidate) }
    }

    /// A day that all of them keep stands once in a calendar of no unit's own: as the plan's owner has it
    /// from its mails, where it is one of them.
    private func one(of ids: [ObligationID], _ candidate: Candidate) -> [ObligationID] {
        let own = ids.first { $0.unit == candidate.plan.owner } ?? ids.first
        return own.map { [$0] } ?? []
    }
}

extension ObligationState.Fulfilment {
    fileprivate var endsUnfulfilled: Bool {
        switch self {
        case .waived, .cancelled, .transferred: true
        case .open, .received, .accepted: false
        }
    }
}
