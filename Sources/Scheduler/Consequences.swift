package import Civil
package import Rules

/// A notice decided before about the same obligation, and whether its mail has left.
package struct Told: Hashable, Sendable {
    package let notice: Notice
    package let hasLeft: Bool

    package init(notice: Notice, hasLeft: Bool) {
        self.notice = notice
        self.hasLeft = hasLeft
    }
}

/// The notices that an event brings about by itself.
///
/// - Parameters:
///   - book: as it was before the event.
///   - told: the notices decided so far about the same obligation.
package func consequences(
    of event: Event, rules: RuleSet, book: Book, told: [Told], now: Instant
) -> [Notice] {
    guard let (plan, duty) = rules.duty(event.obligation.occurrence.duty),
        let occurrence = book.occurrence(event.obligation.occurrence, duty: duty, plan: plan)
    else { return [] }
    let events = book.events(of: event.obligation)
    return Consequence(
        event: event, plan: plan, duty: duty, occurrence: occurrence,
        before: ObligationState(due: occurrence.due, events: events),
        after: ObligationState(due: occurrence.due, events: events + [event]), told: told,
        opening: book.openings[occurrence.id], now: now
    ).notices
}

private struct Consequence {
    let event: Event
    let plan: Plan
    let duty: Duty
    let occurrence: Occurrence
    let before: ObligationState
    let after: ObligationState
    let told: [Told]
    let opening: Opening?
    let now: Instant

    var notices: [Notice] { moved + corrections + resumption }

    private func notice(_ kind: NoticeKind, _ due: CivilDate, _ role: Role) -> Notice {
        Notice(
            key: NoticeKey(
                subject: .obligation(event.obligation), due: due, kind: kind,
                stage: "event-\(event.id)", role: role),
            plan: plan.id, at: now,
            release: plan.nextOfficeMoment(from: now, urgent: duty.writesAtAnyHour))
    }

    /// Statement 10: one for each move, also where an extension is voided.
    private var moved: [Notice] {
        guard after.isOpen, after.due != before.due else { return [] }
        return [notice(.moved, after.due, .head)]
    }

    /// Statement 26: to everybody who was told of a lateness that wasn't, once.
    private var corrections: [Notice] {
        guard case .received = event.body, before.isOpen else { return [] }
        var corrected = Set(
            told.filter { $0.notice.key.kind == .correction && $0.hasLeft }
                .map { Pair(role: $0.notice.key.role, after: $0.notice.release) })
        return told.filter { $0.hasLeft && $0.notice.key.kind == .escalation }
            .map(\.notice).sorted { $0.release > $1.release }
            .filter { told in
                let isWrong = plan.day(of: told.release) > event.on
                let isPutRight = corrected.contains {
                    $0.role == told.key.role && $0.after > told.release
                }
                guard isWrong, !isPutRight else { return false }
                corrected.insert(Pair(role: told.key.role, after: now))
                return true
            }
            .map { notice(.correction, $0.key.due, $0.key.role) }
            .reversed()
    }

    private struct Pair: Hashable {
        let role: Role
        let after: Instant
    }

    /// Statement 14: sent back when rungs have gone by unsent, the ladder goes on at the first of
    /// them, one a working day; the repeats among them are one.
    private var resumption: [Notice] {
        guard case .returned = event.body, after.isOpen, duty.expectsReport,
            !(opening?.isLate(due: after.due, plan: plan) ?? false)
        else { return [] }
        let decided = Set(told.map(\.notice.key))
        var quietThrough = max(plan.day(of: now), after.restsThrough ?? .min)
        var found: [Notice] = []
        let missed = duty.stages(due: after.due, plan: plan).filter { stage in
            stage.isRung && stage.at <= now && (after.movedAt.map { $0 < stage.at } ?? true)
        }
        let lastRepeat = missed.last { stage in
            if case .rung(_, let isRepeat) = stage.purpose { isRepeat } else { false }
        }
        for stage in missed {
            guard case .rung(let roles, let isRepeat) = stage.purpose,
                !isRepeat || stage == lastRepeat
            else { continue }
            let keys = roles.map { role in
                NoticeKey(
                    subject: .obligation(event.obligation), due: after.due,
                    kind: role == .head ? .overdue : .escalation, stage: stage.name, role: role)
            }.filter { !decided.contains($0) }
            guard !keys.isEmpty,
                let day = plan.calendar.workingDay(1, after: quietThrough)
            else { continue }
            found += keys.compactMap { key in
                plan.turn(of: key.role, after: quietThrough).map {
                    Notice(key: key, plan: plan.id, at: stage.at, release: $0)
                }
            }
            quietThrough = day
        }
        return found
    }
}
