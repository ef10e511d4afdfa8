internal import Civil
package import Rules

extension Suspension {
    /// Whether anything that its units owe, or will, can be due among its days or after them.
    package func mayReach(_ rules: RuleSet, book: Book) -> Bool {
        rules.plans.contains { plan in
            plan.duties.contains { duty in
                concerns(duty)
                    && rules.registry.allMembers(of: duty.owedBy).contains { units.contains($0.id) }
                    && mayReach(duty, plan, book)
            }
        }
    }

    private func mayReach(_ duty: Duty, _ plan: Plan, _ book: Book) -> Bool {
        if case .standing = duty.schedule { return false }
        guard let period = plan.period else { return true }
        let isOwedLater = book.unfinished(of: duty.id).contains { id in
            guard let occurrence = book.occurrence(id, duty: duty, plan: plan) else { return false }
            return book.members(of: id).contains { unit in
                let own = ObligationID(occurrence: id, unit: unit)
                return units.contains(own.debtor)
                    && book.state(of: own, due: occurrence.due).due >= from
            }
        }
        if isOwedLater { return true }
        guard period.lowerBound <= until else { return false }
        if from <= period.upperBound { return true }
        // What is due behind its plan's end.
        guard let end = period.upperBound.adding(days: 400), from <= end else { return false }
        return duty.schedule.opensByItself
            ? !duty.occurrences(dueIn: from...end, plan: plan).isEmpty : true
    }
}
