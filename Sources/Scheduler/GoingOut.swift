package import Civil
package import Rules

/// A step of the ladder that leaves on a day, for the owner's morning list.
package struct GoingOut: Sendable {
    package let duty: Duty
    package let stage: Stage
    package let standings: [Standing]
}

/// The ladder's steps that leave on `day`, each with the units it concerns (statement 4).
package func goingOut(plan: Plan, book: Book, on day: CivilDate) -> [GoingOut] {
    steps(plan: plan, book: book, on: day).compactMap { step in
        let concerned = book.standings(of: step.occurrence, plan: plan, on: day)
            .filter { $0.isOverdue && $0.state.due == step.due }
        if concerned.isEmpty { return nil }
        return GoingOut(duty: step.duty, stage: step.stage, standings: concerned)
    }
}

/// Whether `goingOut` has anything to show. It looks at exceptions, never at all members.
func isAnythingGoingOut(plan: Plan, book: Book, on day: CivilDate) -> Bool {
    steps(plan: plan, book: book, on: day).contains { step in
        let id = step.occurrence.id
        let states = book.exceptions(of: id).map { unit in
            book.state(
                of: ObligationID(occurrence: id, unit: unit), due: step.occurrence.due)
        }
        if states.contains(where: { $0.isOpen && $0.due == step.due }) { return true }
        let others = book.census(of: id).count(.open) - states.count(where: \.isOpen)
        return step.due == step.occurrence.due && others > 0
    }
}

/// A stage that leaves on the day, of an occurrence in one due generation.
private struct Step {
    let duty: Duty
    let occurrence: Occurrence
    let due: CivilDate
    let stage: Stage
}

private func steps(plan: Plan, book: Book, on day: CivilDate) -> [Step] {
    var found: [Step] = []
    for duty in plan.duties where duty.expectsReport {
        for occurrence in book.unfinished(of: duty, plan: plan) {
            guard let opening = book.openings[occurrence.id] else { continue }
            // Due dates first: there are few, and most have no step on this day.
            var dues: Set<CivilDate> = [occurrence.due]
            for unit in book.exceptions(of: occurrence.id) {
                let id = ObligationID(occurrence: occurrence.id, unit: unit)
                dues.insert(book.state(of: id, due: occurrence.due).due)
            }
            for due in dues.sorted() where plan.day(of: opening.openedAt) <= due {
                for stage in duty.stages(due: due, plan: plan)
                where stage.isRung && plan.day(of: stage.at) == day {
                    found.append(
                        Step(duty: duty, occurrence: occurrence, due: due, stage: stage))
                }
            }
        }
    }
    return found
}
