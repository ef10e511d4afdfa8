package import Civil
package import Rules

/// What an overdue notice may say will happen next: on which day those above the unit are told, and
/// who that will be (statement 45).
package struct Promise: Hashable, Sendable {
    package let day: CivilDate
    /// The roles that have an address, without the unit's own people and the plan's owner.
    package let roles: [Role]
}

extension ReleaseMaker {
    /// Worked out from what the ladder will do: the rungs after this one, each at its own time or, where
    /// that has gone by, on the next working day. `nil` where nobody above will be told.
    mutating func promise(of item: Leaving) -> Promise? {
        let (plan, key) = (item.plan, item.notice.key)
        guard let id = key.subject.obligation, let duty = mootness.duty(id.occurrence.duty),
            plan.mode == .live
        else { return nil }
        var turn = plan.day(of: now)
        for stage in ladder(duty, due: key.due, plan: plan) where stage.at > item.notice.at {
            guard case .rung(let roles, let isRepeat) = stage.purpose else { continue }
            let own = plan.day(of: stage.at)
            if isRepeat, item.state?.acknowledgedThrough.map({ own <= $0 }) ?? false { continue }
            guard let next = plan.calendar.workingDay(1, after: turn) else { return nil }
            turn = max(own, next)
            let told = roles.filter { isAbove($0, id, plan) }
            if !told.isEmpty { return Promise(day: turn, roles: told) }
        }
        return nil
    }

    private func isAbove(_ role: Role, _ id: ObligationID, _ plan: Plan) -> Bool {
        guard !role.isOwingUnit, role != .owner, role != .unit(plan.owner),
            case .found(let recipient) = resolve(role, id.debtor, plan)
        else { return false }
        return role != .parent || recipient.unit?.id != plan.owner
    }

    /// The ladder of one due generation, worked out once for all units.
    private mutating func ladder(_ duty: Duty, due: CivilDate, plan: Plan) -> [Stage] {
        let key = Ladder(duty: duty.id, due: due)
        if let known = ladders[key] { return known }
        let found = duty.stages(due: due, plan: plan).filter(\.isRung)
        ladders[key] = found
        return found
    }

    struct Ladder: Hashable {
        let duty: String
        let due: CivilDate
    }
}
