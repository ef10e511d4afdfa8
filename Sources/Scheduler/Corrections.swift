internal import Civil
internal import Rules

/// Who was told that a unit is missing, by its own notice or in a list, is told once when that was
/// wrong (statements 26 and 50).
struct Corrections {
    let event: Event
    let plan: Plan
    let occurrence: Occurrence
    /// The entries about the obligation before the event.
    let events: [Event]
    let told: [Told]
    let now: Instant

    /// To whom, and of which due generation; in the order of telling.
    var due: [(role: Role, due: CivilDate)] {
        guard case .received = event.body else { return [] }
        var corrected = Set(
            told.filter { $0.notice.key.kind == .correction && $0.hasLeft }
                .map { Pair(role: $0.notice.key.role, after: $0.notice.release) })
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

    private struct Pair: Hashable {
        let role: Role
        let after: Instant
    }

    /// That the unit was said to be missing.
    private struct Claim {
        let role: Role
        let due: CivilDate
        let at: Instant
    }

    private func claim(_ told: Told) -> Claim? {
        guard told.hasLeft else { return nil }
        let key = told.notice.key
        if told.isList {
            guard let reader = key.listReader, showed(told.notice) else { return nil }
            return Claim(
                role: reader, due: state(at: told.notice.release).due, at: told.notice.release)
        }
        guard key.kind == .escalation else { return nil }
        return Claim(role: key.role, due: key.due, at: told.notice.release)
    }

    /// Whether a list that left named the unit among the missing: that follows from how it stood.
    private func showed(_ list: Notice) -> Bool {
        let then = state(at: list.release)
        guard then.isOpen else { return false }
        switch list.key.kind {
        case .tally: return true
        case .rollUp: return then.due < plan.day(of: list.release)
        case .escalation: return then.due == list.key.due && then.due < plan.day(of: list.release)
        case .reminder, .dueToday, .overdue, .moved, .returned, .refused, .redirect, .correction:
            return false
        }
    }

    private func state(at instant: Instant) -> ObligationState {
        ObligationState(due: occurrence.due, events: events.filter { $0.recordedAt < instant })
    }
}

extension NoticeKey {
    /// Who read it, where it is a list of the missing: a tally goes to the head of the unit that
    /// gathers, not to the head of one that is missing.
    fileprivate var listReader: Role? {
        switch kind {
        case .tally: subject.obligation.map { .unit($0.debtor) }
        case .rollUp: stage == .weekly ? role : nil
        case .escalation: role.isOwingUnit ? nil : role
        case .reminder, .dueToday, .overdue, .moved, .returned, .refused, .redirect, .correction:
            nil
        }
    }
}

extension Role {
    /// Whether it is one of the owing unit's own people: they are told of their unit alone.
    package var isOwingUnit: Bool {
        switch self {
        case .head, .deputy, .contact: true
        case .owner, .unit, .address: false
        }
    }
}
