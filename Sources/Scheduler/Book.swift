package import Civil
package import Rules

/// What is known of occurrences and obligations: openings and events, folded on demand.
///
/// Memory grows with openings and *events*: an obligation without events takes no room of its own.
package struct Book: Sendable {
    package private(set) var openings: [OccurrenceID: Opening] = [:]
    package private(set) var events: [OccurrenceID: [String: [Event]]] = [:]

    package init() {}

    package mutating func add(_ opening: Opening) {
        if openings[opening.occurrence] == nil { openings[opening.occurrence] = opening }
    }

    package mutating func add(_ event: Event) {
        events[event.obligation.occurrence, default: [:]][event.obligation.unit, default: []]
            .append(event)
    }

    package func events(of obligation: ObligationID) -> [Event] {
        events[obligation.occurrence]?[obligation.unit] ?? []
    }

    /// `due` is the occurrence's own last good day.
    package func state(of obligation: ObligationID, due: CivilDate) -> ObligationState {
        ObligationState(due: due, events: events(of: obligation))
    }

    /// The obligations whose due date was moved by an extension, for the agenda.
    package func moved(rules: RuleSet) -> [MovedDue] {
        var found: [MovedDue] = []
        for (id, units) in events {
            guard let (plan, duty) = rules.duty(id.duty),
                let occurrence = duty.occurrence(period: id.period, plan: plan)
            else { continue }
            for (unit, list) in units {
                let state = ObligationState(due: occurrence.due, events: list)
                guard let movedAt = state.movedAt, state.isOpen else { continue }
                found.append(
                    MovedDue(
                        obligation: ObligationID(occurrence: id, unit: unit), due: state.due,
                        movedAt: movedAt))
            }
        }
        return found.sorted { $0.obligation < $1.obligation }
    }
}

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

extension Book {
    /// How every member of an occurrence stands on `day`.
    package func standings(of occurrence: Occurrence, plan: Plan, on day: CivilDate) -> [Standing] {
        (openings[occurrence.id]?.members ?? []).map { unit in
            standing(
                of: ObligationID(occurrence: occurrence.id, unit: unit), occurrence, plan: plan,
                on: day)
        }
    }

    package func standing(
        of obligation: ObligationID, _ occurrence: Occurrence, plan: Plan, on day: CivilDate
    ) -> Standing {
        let state = state(of: obligation, due: occurrence.due)
        let judged = state.isOpen ? day : state.sentOn ?? state.due
        let late =
            judged > state.due ? max(1, plan.calendar.workingDays(from: state.due, to: judged)) : 0
        return Standing(
            obligation: obligation, occurrence: occurrence, state: state, workingDaysLate: late)
    }

    /// Every obligation of `plan` that is missing on `day`, by occurrence and registry order.
    package func overdue(plan: Plan, on day: CivilDate) -> [Standing] {
        var found: [Standing] = []
        for duty in plan.duties where duty.expectsReport {
            for id in openings.keys.filter({ $0.duty == duty.id }).sorted() {
                guard let occurrence = duty.occurrence(period: id.period, plan: plan),
                    occurrence.due < day
                else { continue }
                found += standings(of: occurrence, plan: plan, on: day).filter(\.isOverdue)
            }
        }
        return found
    }
}

extension RuleSet {
    /// The duty with this id, and its plan.
    package func duty(_ id: String) -> (plan: Plan, duty: Duty)? {
        for plan in plans {
            if let duty = plan.duties.first(where: { $0.id == id }) { return (plan, duty) }
        }
        return nil
    }

    package func plan(_ id: String) -> Plan? { plans.first { $0.id == id } }
}
