package import Civil
package import Rules

/// How one obligation stands on a day, in words of statement 15.
package struct Standing: Sendable {
    package let obligation: ObligationID
    package let occurrence: Occurrence
    package let state: ObligationState
    /// Working days past the last good day: of the day asked about while open, of the day the
    /// report was sent once it came. 0 means in time.
    package let workingDaysLate: Int

    package var isOverdue: Bool { state.isOpen && workingDaysLate > 0 }
}

extension Opening {
    /// Statement 24: whether the rules came when it was past due already. It has no ladder then,
    /// unless its due date moves to a later day.
    package func isLate(due: CivilDate, plan: Plan) -> Bool { plan.day(of: openedAt) > due }
}

extension Plan {
    /// How late a report sent on `day` is, in working days; 0 means in time.
    package func workingDaysLate(_ day: CivilDate, due: CivilDate) -> Int {
        day > due ? max(1, calendar.workingDays(from: due, to: day)) : 0
    }
}

extension Book {
    /// How every obligation of an occurrence stands on `day`; those that were transferred are
    /// shown by their children.
    package func standings(of occurrence: Occurrence, plan: Plan, on day: CivilDate) -> [Standing] {
        standings(of: members(of: occurrence.id), in: occurrence, plan: plan, on: day)
    }

    /// The same of some of its members.
    package func standings(
        of units: [String], in occurrence: Occurrence, plan: Plan, on day: CivilDate
    ) -> [Standing] {
        units.compactMap { unit in
            let standing = standing(
                of: ObligationID(occurrence: occurrence.id, unit: unit), occurrence, plan: plan,
                on: day)
            return standing.state.fulfilment == .transferred ? nil : standing
        }
    }

    package func standing(
        of obligation: ObligationID, _ occurrence: Occurrence, plan: Plan, on day: CivilDate
    ) -> Standing {
        let state = state(of: obligation, due: occurrence.due)
        let judged = state.isOpen ? day : state.sentOn ?? state.due
        let frozen = state.isOpen ? nil : state.workingDaysLate
        return Standing(
            obligation: obligation, occurrence: occurrence, state: state,
            workingDaysLate: frozen ?? plan.workingDaysLate(judged, due: state.due))
    }

    /// The occurrences of a duty in which something is open, with their dates, by last good day.
    package func unfinished(of duty: Duty, plan: Plan) -> [Occurrence] {
        unfinished(of: duty.id).compactMap { occurrence($0, duty: duty, plan: plan) }
            .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }

    /// Every obligation of `plan` that is missing on `day`, by duty and last good day.
    package func overdue(plan: Plan, on day: CivilDate) -> [Standing] {
        plan.duties.filter(\.expectsReport).flatMap { duty in
            unfinished(of: duty, plan: plan).filter { $0.due < day || mayMove($0) }
                .flatMap { standings(of: $0, plan: plan, on: day).filter(\.isOverdue) }
        }
    }

    /// Whether `overdue` has anything to show. It looks at exceptions, never at all members.
    package func hasOverdue(plan: Plan, on day: CivilDate) -> Bool {
        plan.duties.contains { duty in
            duty.expectsReport
                && unfinished(of: duty, plan: plan).contains { hasOverdue($0, plan: plan, on: day) }
        }
    }

    private func hasOverdue(_ occurrence: Occurrence, plan: Plan, on day: CivilDate) -> Bool {
        let exceptions = exceptions(of: occurrence.id).map { unit in
            standing(
                of: ObligationID(occurrence: occurrence.id, unit: unit), occurrence, plan: plan,
                on: day)
        }
        if exceptions.contains(where: \.isOverdue) { return true }
        let open = census(of: occurrence.id).count(.open) - exceptions.count { $0.state.isOpen }
        return occurrence.due < day && open > 0
    }

    /// Whether a member's due date may be another than the occurrence's.
    private func mayMove(_ occurrence: Occurrence) -> Bool {
        !exceptions(of: occurrence.id).isEmpty
    }
}
