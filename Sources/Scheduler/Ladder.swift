internal import Civil
internal import Rules

extension DecisionMaker {
    /// One step of the ladder for one obligation (statements 18 to 20).
    mutating func climb(
        _ id: ObligationID, _ stage: Stage, _ roles: [Role], _ isRepeat: Bool,
        _ state: ObligationState, plan: Plan, duty: Duty
    ) {
        let stageDay = plan.day(of: stage.at)
        // An acknowledgement quiets repeats, never a rung (statement 20).
        let isQuiet = isRepeat && state.acknowledgedThrough.map { stageDay <= $0 } ?? false
        let quietThrough = quietThrough(id, stage, state, plan: plan)
        var latest: Instant?
        for role in roles {
            let key = NoticeKey(
                subject: .obligation(id), due: state.due,
                kind: role == .head ? .overdue : .escalation, stage: stage.name, role: role)
            let release = quietThrough.flatMap { plan.turn(of: role, after: $0) }
            guard
                let index = add(
                    key, at: stage.at, plan: plan, urgent: duty.writesAtAnyHour, release: release)
            else { continue }
            if isQuiet {
                result.notices[index].fate = .suppressed(.acknowledged)
                continue
            }
            let track = Track(obligation: id, role: role)
            supersedeLate(reminders[track] ?? [], by: key, plan: plan)
            if isRepeat, plan.isLate(stage.at, now: now) {
                if let earlier = repeats[track] {
                    // Missed repeats collapse into one, in the place of the first.
                    result.notices[index].release = result.notices[earlier].release
                    result.notices[earlier].fate = .superseded(by: .notice(key.description))
                }
                repeats[track] = index
            }
            latest = max(latest ?? .distantPast, result.notices[index].release)
        }
        if let latest { facts.climbs[id, default: []].append(Climb(at: stage.at, release: latest)) }
    }

    /// The day after which a rung may leave, where its own is not after it.
    private func quietThrough(
        _ id: ObligationID, _ stage: Stage, _ state: ObligationState, plan: Plan
    ) -> CivilDate? {
        let stageDay = plan.day(of: stage.at)
        var quietThrough: CivilDate?
        // Statement 19: at most one rung a working day, but for those that the rule gives one time.
        // Of this very step somebody may have been decided already, before a crash.
        if let previous = facts.climbs[id]?.filter({ $0.at != stage.at }).max() {
            quietThrough = plan.day(of: previous.release)
        }
        // Statement 14: the ladder rests, and goes on a working day after at the earliest.
        for rest in [state.returnedAt.map(plan.day(of:)), state.restsThrough] {
            if let rest { quietThrough = max(quietThrough ?? rest, rest) }
        }
        return quietThrough.flatMap { stageDay <= $0 ? $0 : nil }
    }
}

extension Instant {
    fileprivate static let distantPast = Instant(microseconds: .min)
}
