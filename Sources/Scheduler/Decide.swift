package import Civil
package import Rules

/// The second of the scheduler's two steps: who is told what about `occasions`, which lie in
/// `(watermark, now]` in ascending order.
package func decide(
    rules: RuleSet, occasions: some Sequence<Occasion>, facts: Facts, now: Instant
) -> Decisions {
    var maker = DecisionMaker(rules: rules, facts: facts, now: now)
    for occasion in occasions { maker.take(occasion) }
    return maker.result
}

/// Takes occasions one after the other; what the earlier ones decide, the later ones know.
struct DecisionMaker {
    let rules: RuleSet
    var facts: Facts
    let now: Instant
    var result = Decisions()
    /// Indices into `result.notices` of the reminders so far, by obligation, role and kind.
    var reminders: [Track: [Int]] = [:]
    /// Indices of the late repeats so far.
    var repeats: [Track: Int] = [:]
    private var provisional: Int64 = .max / 2
    /// Who owes what opens on a day: many duties name the same groups.
    private var candidates: [Candidates: [String]] = [:]

    /// What there is to count, by what gathers it.
    var countings: [Counting: Counted] = [:]

    private struct Candidates: Hashable {
        let owedBy: [String]
        let day: CivilDate
    }

    struct Track: Hashable {
        let obligation: ObligationID
        let role: Role
        var isTally = false
    }

    init(rules: RuleSet, facts: Facts, now: Instant) {
        self.rules = rules
        self.facts = facts
        self.now = now
    }

    mutating func take(_ occasion: Occasion) {
        let plan = rules.plans[occasion.plan]
        switch occasion.what {
        case .open(let occurrence):
            guard let index = occasion.duty else { return }
            open(occurrence, plan: plan, duty: plan.duties[index], at: occasion.at)
        case .stage(let stage, let occurrence, let unit):
            guard let index = occasion.duty else { return }
            take(stage, occurrence, unit, plan: plan, duty: plan.duties[index])
        case .standing(let dutyID, let period, let day):
            guard let index = occasion.duty else { return }
            let id = OccurrenceID(duty: dutyID, period: period)
            for unit in rules.registry.members(of: plan.duties[index].owedBy, on: day) {
                let subject = Subject.obligation(ObligationID(occurrence: id, unit: unit))
                let key = NoticeKey(
                    subject: subject, due: day, kind: .reminder, stage: .due, role: .head)
                add(key, at: occasion.at, plan: plan)
            }
        case .registry(let day): reorganise(plan, on: day, at: occasion.at)
        case .morning(let day):
            let waiting = facts.waiting.filter { $0.plan == plan.id }
            if facts.goingOut.contains(where: { $0.plan == plan.id })
                || waiting.contains(where: { $0.collector == nil })
            {
                list(.morning, day, at: occasion.at, plan: plan)
            }
            for collector in Set(waiting.compactMap(\.collector)).sorted() {
                list(.morning, day, at: occasion.at, plan: plan, to: .unit(collector))
            }
        case .weekly(let day): list(.weekly, day, at: occasion.at, plan: plan)
        }
    }

    private mutating func list(
        _ stage: NoticeStage, _ day: CivilDate, at: Instant, plan: Plan, to role: Role = .owner
    ) {
        let key = NoticeKey(
            subject: .plan(plan.id, day: day), due: day, kind: .rollUp, stage: stage, role: role)
        // A list that comes late is out of date; the next one says what holds then.
        if !plan.isLate(at, now: now) { add(key, at: at, plan: plan) }
    }

    mutating func open(_ occurrence: Occurrence, plan: Plan, duty: Duty, at: Instant) {
        guard facts.book.openings[occurrence.id] == nil else { return }
        let key = Candidates(owedBy: duty.owedBy, day: occurrence.opensOn)
        let known = candidates[key] ?? rules.registry.members(of: key.owedBy, on: key.day)
        candidates[key] = known
        let opening = Opening(
            occurrence: occurrence.id, openedAt: at,
            members: facts.turns[occurrence.id]
                ?? duty.members(among: known, book: facts.book))
        facts.book.add(opening)
        result.openings.append(opening)
        for event in facts.suspensions.events(
            opening: occurrence, plan: plan, duty: duty, book: facts.book, at: at)
        { record(event) }
    }

    /// What follows at this tick sees the event; the ledger numbers it later.
    mutating func record(_ event: DecidedEvent) {
        provisional += 1
        facts.book.add(event.numbered(provisional))
        result.events.append(event)
    }

    /// Statement 46: who takes over because the registry says so is told of what is theirs now.
    mutating func tellHeirs(_ event: DecidedEvent, of occurrence: Occurrence, plan: Plan) {
        let heirs: [(id: ObligationID, unit: String)] =
            switch event.body {
            case .reassigned(let unit): [(event.obligation, unit)]
            case .transferred(let units): units.map { (event.obligation.child($0), $0) }
            case .received, .acknowledged, .submitted, .accepted, .returned, .extended,
                .extensionAsked, .unread, .settled, .waived, .cancelled, .joined, .occurred,
                .suspended, .voided:
                []
            }
        for heir in heirs {
            let key = NoticeKey(
                subject: .obligation(heir.id),
                due: facts.book.state(of: heir.id, due: occurrence.due).due, kind: .redirect,
                stage: .heir(heir.unit), role: .head)
            add(
                key, at: event.at, plan: plan,
                release: plan.nextOfficeMoment(from: event.at, urgent: false))
        }
    }

    // MARK: Stages

    private mutating func take(
        _ stage: Stage, _ occurrence: Occurrence, _ onlyUnit: String?, plan: Plan, duty: Duty
    ) {
        // A step of the ladder opens nothing: what had passed when the rules came is nobody's debt.
        if !stage.isRung { open(occurrence, plan: plan, duty: duty, at: stage.at) }
        guard let opening = facts.book.openings[occurrence.id] else { return }
        // Statement 24: what was past due when the rules came goes to the roll-up alone.
        if stage.isRung, opening.isLate(due: occurrence.due, plan: plan) { return }
        let day = plan.day(of: stage.at)
        // Of a due date that moved, `occurrence` has the new day; days that don't count are added to the
        // rule's own.
        let given =
            onlyUnit == nil
            ? occurrence.due
            : facts.book.occurrence(occurrence.id, duty: duty, plan: plan)?.due ?? occurrence.due
        for unit in onlyUnit.map({ [$0] }) ?? facts.book.members(of: occurrence.id) {
            // What has ended keeps no anniversaries; what it owed has passed on.
            if duty.kind == .anniversary,
                !(rules.registry.unit(unit)?.exists(on: day) ?? false)
            {
                continue
            }
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let state = facts.book.state(of: id, due: given)
            // Statement 10: of a due date that moved, only what comes after the move.
            guard state.isOpen, state.due == occurrence.due,
                state.movedAt.map({ $0 < stage.at }) ?? true
            else { continue }
            switch stage.purpose {
            case .reminder, .dueToday: remind(id, stage, occurrence, plan: plan, duty: duty)
            case .rung(let roles, let isRepeat):
                climb(id, stage, roles, isRepeat, state, plan: plan, duty: duty)
            }
        }
    }

    private mutating func remind(
        _ id: ObligationID, _ stage: Stage, _ occurrence: Occurrence, plan: Plan, duty: Duty
    ) {
        let kind: NoticeKind = stage.purpose == .dueToday ? .dueToday : .reminder
        remind(id, stage, kind, .head, occurrence.due, plan: plan, duty: duty)
        // The inspector gets the list of whom to inspect.
        if duty.kind == .inspection, let inspector = duty.inspector {
            remind(id, stage, kind, .unit(inspector), occurrence.due, plan: plan, duty: duty)
        }
        if gathersSomething(id, duty, plan, on: plan.day(of: stage.at)) {
            remind(id, stage, .tally, .head, occurrence.due, plan: plan, duty: duty)
        }
    }

    private mutating func remind(
        _ id: ObligationID, _ stage: Stage, _ kind: NoticeKind, _ role: Role, _ due: CivilDate,
        plan: Plan, duty: Duty
    ) {
        let key = NoticeKey(
            subject: .obligation(id), due: due, kind: kind, stage: stage.name, role: role)
        guard let index = add(key, at: stage.at, plan: plan, urgent: duty.writesAtAnyHour) else {
            return
        }
        let track = Track(obligation: id, role: role, isTally: kind == .tally)
        supersedeLate(reminders[track] ?? [], by: key, plan: plan)
        reminders[track, default: []].append(index)
        // What it reminds of is over; the ladder speaks from here on.
        if plan.isLate(stage.at, now: now), plan.day(of: now) > due {
            result.notices[index].fate = .suppressed(.outdated)
        }
    }

    /// Statement 23: of the late ones only the newest survives; it is named to all it replaces.
    mutating func supersedeLate(_ indices: [Int], by key: NoticeKey, plan: Plan) {
        for index in indices where plan.isLate(result.notices[index].at, now: now) {
            switch result.notices[index].fate {
            case .pending, .superseded:
                result.notices[index].fate = .superseded(by: .notice(key.description))
            case .suppressed: break
            }
        }
    }

    // MARK: Release

    /// The index of the notice, or nil where its key was decided before.
    @discardableResult
    mutating func add(
        _ key: NoticeKey, at: Instant, plan: Plan, urgent: Bool = false, release: Instant? = nil
    ) -> Int? {
        guard facts.decided.insert(key.description).inserted else { return nil }
        var leaves = max(at, release ?? at)
        if plan.isLate(leaves, now: now) {
            leaves = plan.nextOfficeMoment(from: now, urgent: urgent)
            // Statement 4: what has to wait for the office waits for its afternoon.
            if leaves > now, key.kind == .overdue {
                leaves = max(leaves, plan.afternoon(of: leaves))
            }
        }
        result.notices.append(Notice(key: key, plan: plan.id, at: at, release: leaves))
        return result.notices.count - 1
    }
}
