internal import Civil
package import Rules

extension Book {
    /// The occurrences of a gathered duty that one of the gathering duty counts, by last good day: of a
    /// quarter that gathers months each of its months.
    package func gathered(
        _ duty: Duty, _ plan: Plan, by gathering: Occurrence, of gatherer: Duty,
        _ gatheringPlan: Plan
    ) -> [Occurrence] {
        if case .afterEvent = duty.schedule {
            return following(duty, plan, sameAs: gathering).map { [$0] } ?? []
        }
        guard let first = gathering.due.adding(days: -400),
            let last = gathering.due.adding(days: -1)
        else { return [] }
        let known = duty.occurrences(dueIn: first...gathering.due, plan: plan)
        guard let latest = known.last else { return [] }
        let before = gatherer.occurrences(dueIn: first...last, plan: gatheringPlan).last
        return known.filter { occurrence in
            if occurrence == latest { return true }
            // What had opened before anybody looked isn't known.
            guard openings[occurrence.id] != nil else { return false }
            return before.map { $0.due < occurrence.due }
                ?? (gathering.opensOn <= occurrence.opensOn)
        }
    }

    /// What follows the same happening; of one day those of one paper belong together.
    private func following(_ duty: Duty, _ plan: Plan, sameAs gathering: Occurrence) -> Occurrence?
    {
        guard let happening = happening(of: gathering.id) else { return nil }
        let sameDay = openings(of: duty.id).filter { opening in
            withdrawal(of: opening.occurrence) == nil
                && self.happening(of: opening.occurrence)?.on == happening.on
        }
        let samePaper = sameDay.filter { opening in
            self.happening(of: opening.occurrence)?.body.paper == happening.body.paper
        }
        let found =
            samePaper.last { $0.occurrence.period == gathering.id.period } ?? samePaper.last
            ?? sameDay.last
        return found.flatMap { occurrence($0.occurrence, duty: duty, plan: plan) }
    }
}

extension EventBody {
    fileprivate var paper: String? {
        if case .occurred(let number, _) = self { number } else { nil }
    }
}
