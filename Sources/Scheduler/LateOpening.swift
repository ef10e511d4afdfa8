package import Civil
package import Rules

/// Opening what an entry of another ledger is about, where that never opened in this one.
extension Book {
    /// As it would have opened in its time; `nil` where it is open, or the rules don't give it by then.
    ///
    /// - Parameter units: whose turn it was, as entries say; in a rotation they come before others.
    package func opening(
        of id: OccurrenceID, rules: RuleSet, having units: Set<String> = [], at instant: Instant
    ) -> Opening? {
        guard openings[id] == nil, let (plan, duty) = rules.duty(id.duty),
            let occurrence = occurrence(id, duty: duty, plan: plan),
            // What followed a completion there begins here a day after that is entered; it has begun.
            plan.instant(occurrence.opensOn, .midnight) <= instant
                || duty.countsFromCompletion && !units.isEmpty
        else { return nil }
        let candidates = rules.registry.members(of: duty.owedBy, on: occurrence.opensOn)
        var members = duty.members(among: candidates, book: self)
        if let count = duty.unitsPerTime, !units.isSubset(of: members) {
            let chosen = candidates.filter(units.contains)
            let rest = members.filter { !units.contains($0) }.prefix(max(0, count - chosen.count))
            members = candidates.filter { chosen.contains($0) || rest.contains($0) }
        }
        return Opening(occurrence: id, openedAt: instant, members: members)
    }

    /// What the registry has done to an occurrence by `day`, as far as that isn't recorded: who was there
    /// later joins, and what those owe that have ended passes on (statements 9 and 13).
    package func reorganised(
        _ id: OccurrenceID, rules: RuleSet, suspensions: [Suspension], on day: CivilDate,
        at now: Instant
    ) -> [Course.Entry] {
        guard let (plan, duty) = rules.duty(id.duty),
            let occurrence = occurrence(id, duty: duty, plan: plan),
            duty.expectsReport || occurrence.due >= day
        else { return [] }
        var step = Reorganisation(
            rules: rules, plan: plan, duty: duty, occurrence: occurrence, suspensions: suspensions,
            day: day, at: now)
        step.join(rules.registry.units.filter { $0.from.map { $0 <= day } ?? false }, book: self)
        let ended = Set(
            rules.registry.units.filter { $0.until.map { $0 < day } ?? false }.map(\.id))
        step.passOn(from: { ended.contains($0) }, book: self)
        return step.events.map { event in
            Course.Entry(
                obligation: event.obligation, body: event.body, actor: DecidedEvent.actor,
                on: event.on)
        }
    }
}
