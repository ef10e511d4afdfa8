package import Civil
package import Rules

/// A notice decided before that told, or was to tell, of an obligation, and whether its mail has left.
package struct Told: Hashable, Sendable {
    package let notice: Notice
    package let hasLeft: Bool
    /// It is a list about more than the obligation: another unit's escalation for the same
    /// occurrence, the plan's weekly roll-up, or the tally of a duty that gathers it. Whether the
    /// obligation was in it follows from how it stood when the list left (statement 50).
    package let isList: Bool
    /// As whom its reader is reached now.
    package let reader: Role

    package init(notice: Notice, hasLeft: Bool, isList: Bool = false, reader: Role? = nil) {
        self.notice = notice
        self.hasLeft = hasLeft
        self.isList = isList
        self.reader = reader ?? notice.key.role
    }
}

/// The notices that an event brings about by itself.
///
/// - Parameters:
///   - id: the obligation it concerns: the event's own, or one of all that it is about.
///   - book: as it was before the event.
///   - following: what the service records right behind it.
///   - told: the notices decided so far about the same obligation, and the lists that may have
///     shown it.
package func consequences(
    of event: Event, about id: ObligationID? = nil, rules: RuleSet, book: Book,
    following: [Event] = [], told: [Told], now: Instant
) -> [Notice] {
    guard let (plan, duty) = rules.duty(event.obligation.occurrence.duty),
        let occurrence = book.occurrence(event.obligation.occurrence, duty: duty, plan: plan)
    else { return [] }
    let id = id ?? event.obligation
    let events = book.events(of: id)
    let clock = DueClock(duty, calendar: plan.calendar)
    return Consequence(
        event: event, id: id, plan: plan, duty: duty, occurrence: occurrence,
        before: ObligationState(
            due: occurrence.due, events: events, clock: clock),
        after: ObligationState(
            due: occurrence.due, events: events + [event] + following, clock: clock),
        told: told,
        events: events, opening: book.openings[occurrence.id], rules: rules, now: now
    ).notices
}

private struct Consequence {
    let event: Event
    let id: ObligationID
    let plan: Plan
    let duty: Duty
    let occurrence: Occurrence
    let before: ObligationState
    let after: ObligationState
    let told: [Told]
    let events: [Event]
    let opening: Opening?
    let rules: RuleSet
    let now: Instant

    var notices: [Notice] {
        moved + returned + refused + handover + corrections + resumption + overdueAgain
    }

    private func notice(_ kind: NoticeKind, _ due: CivilDate, _ role: Role) -> Notice {
        Notice(
            key: NoticeKey(
                subject: .obligation(id), due: due, kind: kind,
                stage: .event(event.id), role: role),
            plan: plan.id, at: now,
            release: plan.nextOfficeMoment(from: now, urgent: duty.writesAtAnyHour))
    }

    /// Statements 10 and 37: one for each move to everybody who was told of another due date, also
    /// where an extension is voided; to the head in any case.
    private var moved: [Notice] {
        guard after.isOpen, after.due != before.due || isReopenedByVoid else { return [] }
        // Nobody else waits for word of days that don't count.
        let undone = event.body.voids.flatMap { id in events.first { $0.id == id } } ?? event
        return DueTold(told).roles(
            besides: after.due,
            always: undone.body.isSuspension || after.due == before.due ? [] : [.head]
        )
        .filter { !isConfirmed($0) }
        .map { notice(.moved, after.due, $0) }
    }

    /// Whether the mail that confirms the entry tells this role of it: the unit's own people of their answer, the
    /// office of what it decided by mail (statement 48). Which of a unit's people answered nobody knows here where
    /// several were written to: each is told.
    private func isConfirmed(_ role: Role) -> Bool {
        let actor = event.actor.split(separator: "/")
        if actor.first == "reply" {
            let own = Set(
                told.filter { $0.hasLeft && !$0.isList }.map(\.notice.key.role)
                    .filter(\.isOwingUnit))
            return role.isOwingUnit && own == [role]
        }
        guard actor.count > 2, actor[1] == "reply" else { return false }
        let unit = String(actor[0])
        return role == .unit(unit) || role == .owner && plan.owner == unit
    }

    /// Statement 46: the head is told at once what is missing, and until when.
    private var returned: [Notice] {
        guard case .returned = event.body, after.isOpen else { return [] }
        return [notice(.returned, after.due, .head)]
    }

    /// Statement 41: whoever asked, or said that a report was sent, hears that the answer is no. Of what
    /// nobody understood they have been told already.
    private var refused: [Notice] {
        guard case .settled(let answer, agreed: false, _) = event.body, after.isOpen,
            before.askedBy == answer || before.saysSent?.event == answer
        else { return [] }
        return [notice(.refused, after.due, .head)]
    }

    /// Statement 46: a unit that became answerable is told of it.
    private var handover: [Notice] {
        guard case .reassigned = event.body, after.isOpen,
            after.responsible != before.responsible
        else { return [] }
        return [notice(.redirect, after.due, .head)]
    }

    private var corrections: [Notice] {
        guard before.isOpen else { return [] }
        return Corrections(
            event: event, id: id, plan: plan, duty: duty, occurrence: occurrence, events: events,
            told: told,
            rules: rules, now: now
        ).due.filter { !isConfirmed($0.role) }.map { notice(.correction, $0.due, $0.role) }
    }

    /// Statement 14: sent back when rungs have gone by unsent, the ladder goes on at the first of them.
    private var resumption: [Notice] {
        guard after.isOpen, duty.expectsReport, !hasNoLadder else { return [] }
        if isReopenedByVoid { return goingOn(besides: climbed) { _ in true } }
        guard case .returned = event.body else { return [] }
        return goingOn { [after] stage in after.movedAt.map { $0 < stage.at } ?? true }
    }

    /// What closed it was entered by mistake: what went by while it stood comes now, as after downtime.
    private var isReopenedByVoid: Bool {
        event.body.voids != nil && !before.isOpen && after.isOpen
    }

    /// Moved back to a day that is over, as where days that don't count are taken back: nobody was told
    /// that it is overdue, and it is as after downtime (statement 19). What was past due when it opened
    /// has no ladder (statement 24): of what had happened its head is told once.
    private var overdueAgain: [Notice] {
        guard after.isOpen, before.isOpen, duty.expectsReport, after.due < before.due,
            after.due < plan.day(of: now)
        else { return [] }
        guard hasNoLadder else { return goingOn(besides: climbed) { _ in true } }
        guard case .afterEvent = duty.schedule else { return [] }
        let wasTold = told.contains { told in
            !told.isList && told.hasLeft && told.notice.key.kind == .overdue
                && told.notice.key.due == after.due
        }
        return wasTold ? [] : [notice(.overdue, after.due, .head)]
    }

    /// The steps that mails told of while it was due on another day: going back re-sends none (statement 10).
    private var climbed: Set<Rung> {
        Set(
            told.filter {
                !$0.isList && $0.hasLeft && $0.notice.key.kind.isLadder
                    && $0.notice.key.due != after.due
            }.map { Rung(stage: $0.notice.key.stage, role: $0.notice.key.role) })
    }

    private struct Rung: Hashable {
        let stage: NoticeStage
        let role: Role
    }

    private var hasNoLadder: Bool { opening?.isLate(due: after.due, plan: plan) ?? false }

    /// The ladder at the first of its rungs that went by unsent, one a working day; the repeats among
    /// them are one.
    private func goingOn(
        besides climbed: Set<Rung> = [], _ concerns: (Stage) -> Bool
    ) -> [Notice] {
        let decided = Set(told.filter { !$0.isList }.map(\.notice.key))
        var quietThrough = max(plan.day(of: now), after.restsThrough ?? .min)
        var found: [Notice] = []
        let missed = duty.stages(due: after.due, plan: plan).filter { stage in
            stage.isRung && stage.at <= now && concerns(stage)
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
            }.filter {
                !decided.contains($0) && !climbed.contains(Rung(stage: $0.stage, role: $0.role))
            }
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
