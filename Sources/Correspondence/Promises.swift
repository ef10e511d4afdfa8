internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// What will be told to whom above a late unit, worked out from what the ladder will do: a day that
/// lies before the mail's own, or a report to nobody, is never promised (statement 45).
extension LetterWriter {
    /// The next report to somebody above the unit whom mail reaches, other than the plan's owner;
    /// `nil` where there will be none.
    func promise(_ matter: Matter, _ notice: Notice, _ state: ObligationState, on day: CivilDate)
        -> LetterPromise?
    {
        let (plan, duty) = (matter.plan, matter.duty)
        let rungs = duty.stages(due: matter.due.lastGoodDay, plan: plan).filter(\.isRung)
        let own = rungs.first { $0.name == notice.key.stage }
        let reached = own?.at ?? notice.at
        // One rung a working day, each on its own day or, behind a late one, on the next
        // (statement 19); none while the ladder rests (statement 14). A mail of another kind isn't that
        // day's rung.
        let taken = own == nil ? day.adding(days: -1) ?? day : day
        var last = max(taken, state.restsThrough ?? taken)
        var previous = reached
        for stage in rungs where stage.at > reached {
            guard case .rung(let roles, let isRepeat) = stage.purpose else { continue }
            let own = plan.zone.local(at: stage.at).date
            if isRepeat, let quiet = state.acknowledgedThrough, own <= quiet { continue }
            let isSameMoment = stage.at == previous && previous != reached
            if !isSameMoment {
                guard let day = own > last ? own : plan.calendar.workingDay(1, after: last) else {
                    return nil
                }
                last = day
                previous = stage.at
            }
            let readers = roles.compactMap {
                reader(of: $0, of: notice, plan: plan, on: last, matter.words)
            }
            if !readers.isEmpty {
                let owner = rules.registry.unit(plan.owner)?.name ?? plan.owner
                return LetterPromise(day: last, by: owner, to: readers)
            }
        }
        return nil
    }

    /// What a role above the unit is called, where mail reaches it; `nil` for the owing unit's own
    /// people and for the plan's owner.
    private func reader(
        of role: Role, of notice: Notice, plan: Plan, on day: CivilDate, _ words: Words
    ) -> String? {
        if role.isOwingUnit || role == .owner { return nil }
        let unit = notice.key.subject.obligation?.debtor
        switch rules.resolve(role, unit: unit, plan: plan, on: day) {
        case .nobody: return nil
        case .found(let recipient):
            guard !undeliverable.contains(fingerprint(recipient.address)),
                recipient.unit?.id != plan.owner
            else { return nil }
            return words.salutation(recipient)
        }
    }
}
