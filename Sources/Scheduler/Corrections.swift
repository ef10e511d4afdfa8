internal import Civil
internal import Rules

/// Who was told that a unit is missing, by its own notice or in a list, is told once when that was
/// wrong (statements 26 and 50).
struct Corrections {
    let event: Event
    let id: ObligationID
    let plan: Plan
    let duty: Duty
    let occurrence: Occurrence
    /// The entries about the obligation before the event.
    let events: [Event]
    let told: [Told]
    let rules: RuleSet
    let now: Instant

    /// To whom, and of which due generation; in the order of telling.
    var due: [(role: Role, due: CivilDate)] {
        if let undone = event.body.voids { return withdrawn(undone) }
        guard case .received = event.body else { return [] }
        var corrected = Set(
            told.filter { $0.notice.key.kind == .correction && $0.hasLeft }
                .map { Pair(role: $0.reader, after: $0.notice.release) })
        return told.compactMap(claim).sorted { $0.at > $1.at }
            .filter { claim in
                let isWrong = plan.day(of: claim.at) > event.on
                let isPutRight = corrected.contains {
                    $0.role == claim.role && $0.after > claim.at
                }
                guard isWrong, !isPutRight else { return false }
                corrected.insert(Pair(role: claim.role, after: now))
                return true
            }
            .map { ($0.role, $0.due) }
            .reversed()
    }

    /// Whoever was told of what isn't owed, since what it followed is taken back: by its own notices, or
    /// in a list that showed it.
    private func withdrawn(_ undone: Int64) -> [(role: Role, due: CivilDate)] {
        guard events.contains(where: { $0.id == undone && $0.body.isHappening }) else { return [] }
        var seen: Set<Role> = []
        return told.filter(\.hasLeft).compactMap { told -> (role: Role, due: CivilDate)? in
            let due = state(at: told.notice.release).due
            guard told.isList else { return (told.reader, due) }
            guard let reader = reader(of: told), showed(told.notice) else { return nil }
            return (reader, due)
        }.filter { seen.insert($0.role).inserted }
    }

    private struct Pair: Hashable {
        let role: Role
        let after: Instant
    }

    /// The day on which somebody was last told that the unit is missing.
    func lastTold(_ role: Role) -> CivilDate? {
        told.compactMap(claim).filter { $0.role == role && $0.at < event.recordedAt }
            .map(\.at).max().map(plan.day)
    }

    /// That the unit was said to be missing.
    private struct Claim {
        let role: Role
        let due: CivilDate
        let at: Instant
    }

    private func claim(_ told: Told) -> Claim? {
        guard told.hasLeft else { return nil }
        if told.isList {
            guard let reader = reader(of: told), showed(told.notice) else { return nil }
            return Claim(
                role: reader, due: state(at: told.notice.release).due, at: told.notice.release)
        }
        guard saidMissing(told.notice) else { return nil }
        return Claim(role: told.reader, due: told.notice.key.due, at: told.notice.release)
    }

    /// Whether the unit's own notice, or one about it, said that nothing came: not where it said that the unit
    /// reports it as sent, and that this waits to be confirmed (statement 41).
    private func saidMissing(_ notice: Notice) -> Bool {
        let key = notice.key
        if state(at: notice.release).awaitsConfirmation { return false }
        switch key.kind {
        case .overdue, .escalation: return true
        // What came back, or was passed on or handed over, is told anew as it stands.
        case .redirect: return key.due < plan.day(of: notice.release)
        case .reminder, .dueToday, .tally, .rollUp, .moved, .returned, .refused, .correction:
            return false
        }
    }

    /// Whether a list that left named the unit among the missing: that follows from how it stood.
    private func showed(_ list: Notice) -> Bool {
        let then = state(at: list.release)
        // It said that the unit reports it as sent: that was true.
        guard then.isOpen, !then.awaitsConfirmation else { return false }
        switch list.key.kind {
        case .tally: return true
        case .rollUp: return then.due < plan.day(of: list.release)
        case .escalation: return then.due == list.key.due && then.due < plan.day(of: list.release)
        case .reminder, .dueToday, .overdue, .moved, .returned, .refused, .redirect, .correction:
            return false
        }
    }

    /// Who read a list, where the obligation belonged in it: a tally goes to the head of the unit that
    /// gathers, not to the head of one that is missing; a level sees its own units alone (statement 56).
    private func reader(of told: Told) -> Role? {
        let list = told.notice
        let key = list.key
        switch key.kind {
        case .tally:
            guard let gatherer = key.subject.obligation, gathers(gatherer, list) else { return nil }
            return .unit(gatherer.debtor)
        case .rollUp: return key.stage == .weekly ? told.reader : nil
        case .escalation:
            if key.role.isOwingUnit { return nil }
            guard key.role == .parent else { return told.reader }
            guard let other = key.subject.obligation,
                let above = above(other.debtor, list), above == self.above(own, list)
            else { return nil }
            return told.reader
        case .reminder, .dueToday, .overdue, .moved, .returned, .refused, .redirect, .correction:
            return nil
        }
    }

    private var own: String { id.debtor }

    private func above(_ unit: String, _ list: Notice) -> String? {
        rules.parent(of: unit, on: plan.day(of: list.release))?.id
    }

    /// Whether the unit's report is one of those that a tally counts.
    private func gathers(_ gatherer: ObligationID, _ list: Notice) -> Bool {
        let all = rules.duty(gatherer.occurrence.duty)?.duty.gathers ?? []
        return all.contains { gathering in
            guard gathering.duty == id.occurrence.duty else { return false }
            if !gathering.byParent { return true }
            let day = plan.day(of: list.release)
            let reader = rules.living(gatherer.debtor, on: day)?.id ?? gatherer.debtor
            return above(own, list) == reader
        }
    }

    private func state(at instant: Instant) -> ObligationState {
        ObligationState(
            due: occurrence.due, events: events.filter { $0.recordedAt < instant },
            clock: DueClock(duty, calendar: plan.calendar))
    }
}

extension Role {
    /// Whether it is one of the owing unit's own people: they are told of their unit alone.
    package var isOwingUnit: Bool {
        switch self {
        case .head, .deputy, .contact: true
        case .owner, .parent, .unit, .address: false
        }
    }
}
