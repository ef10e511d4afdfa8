internal import Civil
internal import Rules

/// What waited because of a silence, a pause or closed doors leaves as after downtime
/// (statements 19, 23 and 27).
extension ReleaseMaker {
    mutating func coalesce() {
        supersedeOlder()
        spreadRungs()
        keepForAfternoon()
    }

    /// Of several that say the same to the same role, the newest survives if the others are late.
    private mutating func supersedeOlder() {
        struct Track: Hashable {
            let obligation: ObligationID
            let role: Role
            let sort: Int
        }
        var newest: [Track: Notice] = [:]
        func track(_ notice: Notice) -> Track? {
            guard let id = notice.key.subject.obligation, let sort = notice.key.kind.sort else {
                return nil
            }
            return Track(obligation: id, role: notice.key.role, sort: sort)
        }
        for item in leaving {
            guard let track = track(item.notice) else { continue }
            if newest[track].map({ $0.at < item.notice.at }) ?? true {
                newest[track] = item.notice
            }
        }
        let older = leaving.filter { item in
            guard let track = track(item.notice), let other = newest[track] else { return false }
            return other.at > item.notice.at && item.plan.isLate(item.notice.at, now: now)
        }
        for item in older {
            guard let other = track(item.notice).flatMap({ newest[$0] }) else { continue }
            end(item.notice, .superseded(by: .notice(other.key.description)))
        }
        let gone = Set(older.map(\.notice.key))
        leaving.removeAll { gone.contains($0.notice.key) }
    }

    /// At most one rung a working day: the first leaves, the others follow day by day; none leaves before
    /// an earlier one that still waits, or on the day of one that has left.
    private mutating func spreadRungs() {
        var steps: [ObligationID: Set<Instant>] = [:]
        for item in leaving where item.notice.key.kind.isLadder {
            guard let id = item.notice.key.subject.obligation else { continue }
            steps[id, default: []].insert(item.notice.at)
        }
        let order = steps.mapValues { $0.sorted() }
        var gone: Set<NoticeKey> = []
        for item in leaving where item.notice.key.kind.isLadder {
            guard let id = item.notice.key.subject.obligation,
                let turn = order[id]?.firstIndex(of: item.notice.at)
            else { continue }
            let own = turn > 0 ? nextMorning(item.plan, after: turn) : nil
            guard let moment = [own, morning(afterOthersOf: id, item)].compactMap({ $0 }).max()
            else { continue }
            put(item.notice, off: moment)
            gone.insert(item.notice.key)
        }
        leaving.removeAll { gone.contains($0.notice.key) }
    }

    /// The working morning after the other rungs that keep one back; `nil` where none does.
    private func morning(afterOthersOf id: ObligationID, _ item: Leaving) -> Instant? {
        let plan = item.plan
        let others = (facts.climbs[id] ?? []).filter { other in
            guard other.at != item.notice.at else { return false }
            if other.hasLeft { return plan.day(of: other.release) == plan.day(of: now) }
            return other.release > now && other.at < item.notice.at
        }
        guard let last = others.map(\.release).max() else { return nil }
        return plan.morning(workingDays: 1, after: plan.day(of: last)) ?? nextMorning(plan)
    }

    /// What was put off to this morning and goes to a head waits for the afternoon (statement 4).
    /// It comes after the spreading, so that no later rung leaves before it.
    private mutating func keepForAfternoon() {
        var kept: Set<NoticeKey> = []
        for item in leaving where item.notice.key.kind == .overdue {
            let (plan, own) = (item.plan, item.notice.release)
            let afternoon = plan.afternoon(of: now)
            guard now < afternoon, plan.day(of: own) == plan.day(of: now),
                plan.zone.local(at: own).time == plan.officeHours.start,
                plan.day(of: item.notice.at) < plan.day(of: now)
            else { continue }
            put(item.notice, off: afternoon)
            kept.insert(item.notice.key)
        }
        leaving.removeAll { kept.contains($0.notice.key) }
    }

    // MARK: Blast guard

    /// Statement 29: too much in one go is held until the next working morning, and each owner
    /// asked; so is what may have left before (statement 31). What was approved, and the owners' own
    /// lists, leave.
    mutating func guardBlast() {
        guard case .guarded(let approved, let doubtful) = facts.blast else { return }
        func isFree(_ item: Leaving) -> Bool {
            item.notice.key.subject.obligation == nil || item.plan.mode == .shadow
                || approved.map { item.notice.at <= $0 } ?? false
        }
        func isDoubtful(_ item: Leaving) -> Bool {
            !isFree(item) && doubtful.map { item.notice.at <= $0 } ?? false
        }
        var questionable = leaving.filter { !isFree($0) }
        let recipients = Set(questionable.compactMap(\.recipient?.address)).count
        let registry = rules.registry
        var total: Int?
        let isTooMuch = rules.blastGuard.holds(
            recipients: recipients,
            of: {
                let count = registry.addressCount
                total = count
                return count
            })
        if !isTooMuch { questionable = questionable.filter(isDoubtful) }
        guard !questionable.isEmpty else { return }
        for item in questionable { put(item.notice, off: nextMorning(item.plan)) }
        leaving.removeAll { isTooMuch ? !isFree($0) : isDoubtful($0) }
        let plans = Set(questionable.map(\.plan.id))
        result.held = BlastHold(
            notices: questionable.map(\.notice.key), isDoubtful: !isTooMuch,
            recipients: Set(questionable.compactMap(\.recipient?.address)).count,
            total: total ?? registry.addressCount,
            plans: plans.sorted())
        for plan in rules.plans where plans.contains(plan.id) { ask(plan, .held) }
    }
}

extension NoticeKind {
    /// Kinds of one sort replace each other; `nil` for what is always said.
    fileprivate var sort: Int? {
        switch self {
        case .reminder, .dueToday: 0
        case .tally: 1
        case .overdue, .escalation: 2
        case .rollUp, .moved, .returned, .refused, .redirect, .correction: nil
        }
    }
}
