package import Civil
package import Rules

/// Tells whether a notice that waits, or lies in the spool, has lost its use (statement 26).
package struct Mootness {
    private let rules: RuleSet
    private let book: Book
    private let now: Instant
    /// Plans whose owner's weekly list is sent though nothing is overdue: its remarks say something.
    var remarkedPlans: Set<String> = []
    /// Occurrences looked up so far, so that each is worked out once however many units it has.
    private var occurrences: [OccurrenceID: Occurrence] = [:]
    private var duties: DutyFinder

    package init(rules: RuleSet, book: Book, now: Instant) {
        self.rules = rules
        duties = DutyFinder(rules)
        self.book = book
        self.now = now
    }

    /// How it ends, when it has.
    package mutating func fate(of notice: Notice, plan: Plan) -> Notice.Fate? {
        let key = notice.key
        let today = plan.day(of: now)
        switch key.subject {
        case .plan(_, let day): return list(key.stage, day, plan)
        case .obligation(let id):
            guard let duty = duty(id.occurrence.duty) else {
                return .suppressed(.withdrawn)
            }
            if key.kind == .correction { return nil }
            if key.kind.isReminder || key.kind == .tally, key.due < today {
                return .suppressed(.outdated)
            }
            if case .standing = duty.schedule { return nil }
            guard let state = state(of: notice, plan: plan) else {
                return .suppressed(.withdrawn)
            }
            if !state.isOpen { return ended(by: state.closedBy, .closed) }
            // What was sent back is due on the day that the return names, which it told (statement 14).
            if key.kind.isReminder, let until = state.restsThrough, until >= key.due {
                return ended(by: state.returnedBy, .outdated)
            }
            if key.kind == .returned { return replaced(key, by: state.returnedBy) }
            if key.isHandover { return handover(key, id, state) }
            if key.kind.isReminder, hasPassed(id, key, plan) { return .suppressed(.outdated) }
            return state.due == key.due ? nil : ended(by: state.movedBy, .moved)
        }
    }

    /// What a later entry of the same sort says, the earlier one need not.
    private func replaced(_ key: NoticeKey, by event: Int64?) -> Notice.Fate? {
        guard let event else { return .suppressed(.outdated) }
        return key.stage == .event(event) ? nil : .superseded(by: .event(event))
    }

    /// Who took over is told unless it has passed on to somebody else meanwhile.
    private func handover(
        _ key: NoticeKey, _ id: ObligationID, _ state: ObligationState
    ) -> Notice.Fate? {
        if case .event = key.stage { return replaced(key, by: state.reassignedBy) }
        if key.stage == .heir(state.responsible ?? id.debtor) { return nil }
        return ended(by: state.reassignedBy, .outdated)
    }

    /// Statement 47: after the instant at which something is due no reminder of it leaves.
    private mutating func hasPassed(_ id: ObligationID, _ key: NoticeKey, _ plan: Plan) -> Bool {
        guard let occurrence = occurrence(id.occurrence, plan),
            let hour = book.hour(of: id, on: key.due, occurrence)
        else { return false }
        return plan.instant(key.due, hour) <= now
    }

    /// Whether its obligation was settled, or given another due date, since it was decided: enough
    /// to take a mail back that hasn't left.
    package mutating func hasClosed(_ notice: Notice, plan: Plan) -> Bool {
        if let id = notice.key.subject.obligation, rules.duty(id.occurrence.duty) == nil {
            return true
        }
        guard notice.key.kind != .correction, notice.key.kind != .moved,
            let state = state(of: notice, plan: plan)
        else { return false }
        if !state.isOpen { return true }
        return notice.key.saysItsDue && state.due != notice.key.due
    }

    /// How the obligation stands that it is about; `nil` for lists and standing duties.
    package mutating func state(of notice: Notice, plan: Plan) -> ObligationState? {
        guard let id = notice.key.subject.obligation,
            let occurrence = occurrence(id.occurrence, plan)
        else { return nil }
        return book.state(of: id, due: occurrence.due)
    }

    /// The duty with this id, looked for once.
    mutating func duty(_ id: String) -> Duty? { duties.duty(id) }

    private func ended(by event: Int64?, _ reason: Reason) -> Notice.Fate {
        event.map { .superseded(by: .event($0)) } ?? .suppressed(reason)
    }

    private func list(_ stage: NoticeStage, _ day: CivilDate, _ plan: Plan) -> Notice.Fate? {
        if day < plan.workday(of: now) { return .suppressed(.outdated) }
        let isEmpty =
            stage == .weekly && !remarkedPlans.contains(plan.id)
            && !book.hasOverdue(plan: plan, on: day)
        return isEmpty ? .suppressed(.nothingToSay) : nil
    }

    private mutating func occurrence(_ id: OccurrenceID, _ plan: Plan) -> Occurrence? {
        if let known = occurrences[id] { return known }
        guard let duty = plan.duties.first(where: { $0.id == id.duty }),
            let found = book.occurrence(id, duty: duty, plan: plan)
        else { return nil }
        occurrences[id] = found
        return found
    }
}

extension NoticeKey {
    /// Whether it has no use once its obligation is due on another day.
    fileprivate var saysItsDue: Bool { kind != .returned && !isHandover }
}
