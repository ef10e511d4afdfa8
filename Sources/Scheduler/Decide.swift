package import Civil
package import Rules

/// What is known at a tick beside the rules.
package struct Facts: Sendable {
    package var book: Book
    /// When each obligation's latest rung left or will leave; only those the occasions touch.
    package var lastRung: [ObligationID: Instant]
    /// Keys decided before; only those the occasions touch.
    package var decided: Set<String>

    package init(
        book: Book = Book(), lastRung: [ObligationID: Instant] = [:], decided: Set<String> = []
    ) {
        self.book = book
        self.lastRung = lastRung
        self.decided = decided
    }
}

/// What a tick decides: to be recorded in one transaction.
package struct Decisions: Sendable {
    package var openings: [Opening] = []
    package var notices: [Notice] = []

    package init(openings: [Opening] = [], notices: [Notice] = []) {
        self.openings = openings
        self.notices = notices
    }
}

/// The second of the scheduler's two steps: who is told what about `occasions`, which lie in
/// `(watermark, now]` in ascending order.
package func decide(
    rules: RuleSet, occasions: some Sequence<Occasion>, facts: Facts, now: Instant
) -> Decisions {
    var maker = DecisionMaker(rules: rules, facts: facts, now: now)
    for occasion in occasions { maker.take(occasion) }
    return maker.finish()
}

/// Opens what is already running when rules are first seen (statement 24): the newest reminder
/// only, and no ladder for what is already past due.
package func adopt(rules: RuleSet, facts: Facts, now: Instant) -> Decisions {
    var maker = DecisionMaker(rules: rules, facts: facts, now: now)
    for (planIndex, plan) in rules.plans.enumerated() {
        let today = plan.zone.local(at: now).date
        guard let first = today.adding(days: -400), let last = today.adding(days: 800) else {
            continue
        }
        for (dutyIndex, duty) in plan.duties.enumerated() {
            for occurrence in duty.occurrences(dueIn: first...last, plan: plan)
            where occurrence.opensOn <= today && facts.book.openings[occurrence.id] == nil {
                // A perennial plan's past is nobody's debt; a dated plan's is the owner's to see.
                guard occurrence.due >= today || plan.period != nil else { continue }
                maker.open(occurrence, plan: plan, duty: duty, at: now)
                let stages = duty.stages(due: occurrence.due, plan: plan)
                guard occurrence.due >= today,
                    let newest = stages.last(where: { $0.at <= now && !$0.isRung })
                else { continue }
                maker.take(
                    Occasion(
                        at: newest.at, plan: planIndex, duty: dutyIndex,
                        what: .stage(newest, occurrence, unit: nil)))
            }
        }
    }
    return maker.finish()
}

private struct DecisionMaker {
    let rules: RuleSet
    var facts: Facts
    let now: Instant
    var result = Decisions()
    /// Indices into `result.notices` of the reminders so far, by obligation and role.
    private var reminders: [Pair: [Int]] = [:]
    /// Indices of the late repeats so far.
    private var repeats: [Pair: Int] = [:]

    private struct Pair: Hashable {
        let obligation: ObligationID
        let role: Role
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
                    subject: subject, due: day, kind: .reminder, stage: "0d", role: .head)
                add(key, at: occasion.at, plan: plan)
            }
        case .morning(let day): list("morning", day, at: occasion.at, plan: plan)
        case .weekly(let day): list("weekly", day, at: occasion.at, plan: plan)
        }
    }

    private mutating func list(_ stage: String, _ day: CivilDate, at: Instant, plan: Plan) {
        let key = NoticeKey(
            subject: .plan(plan.id, day: day), due: day, kind: .rollUp, stage: stage, role: .owner)
        // A list that comes late is out of date; the next one says what holds then.
        if !isLate(at, plan) { add(key, at: at, plan: plan) }
    }

    mutating func open(_ occurrence: Occurrence, plan: Plan, duty: Duty, at: Instant) {
        guard facts.book.openings[occurrence.id] == nil else { return }
        let opening = Opening(
            occurrence: occurrence.id, openedAt: at,
            members: members(of: duty, occurrence, plan: plan))
        facts.book.add(opening)
        result.openings.append(opening)
    }

    private func members(of duty: Duty, _ occurrence: Occurrence, plan: Plan) -> [String] {
        rules.registry.members(of: duty.owedBy, on: occurrence.opensOn)
    }

    // MARK: Stages

    private mutating func take(
        _ stage: Stage, _ occurrence: Occurrence, _ onlyUnit: String?, plan: Plan, duty: Duty
    ) {
        if facts.book.openings[occurrence.id] == nil {
            open(occurrence, plan: plan, duty: duty, at: stage.at)
        }
        guard let opening = facts.book.openings[occurrence.id] else { return }
        // Statement 24: what was past due when the rules came goes to the roll-up alone.
        let openedOn = plan.zone.local(at: opening.openedAt).date
        if stage.isRung, openedOn > occurrence.due { return }
        for unit in onlyUnit.map({ [$0] }) ?? opening.members {
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let state = facts.book.state(of: id, due: occurrence.due)
            guard state.isOpen, state.due == occurrence.due else { continue }
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
        let pair = Pair(obligation: id, role: .head)
        let key = NoticeKey(
            subject: .obligation(id), due: occurrence.due, kind: kind, stage: stage.name,
            role: .head)
        guard let index = add(key, at: stage.at, plan: plan, urgent: duty.urgent) else { return }
        supersedeLate(reminders[pair] ?? [], by: key, plan: plan)
        reminders[pair, default: []].append(index)
        if isLate(stage.at, plan), plan.zone.local(at: now).date > occurrence.due {
            result.notices[index].fate = .suppressed(.loadedLate)
            return
        }
        guard !duty.gathers.isEmpty else { return }
        let tally = NoticeKey(
            subject: .obligation(id), due: occurrence.due, kind: .tally, stage: stage.name,
            role: .head)
        let tallies = Pair(obligation: id, role: .unit("tally"))
        guard let tallyIndex = add(tally, at: stage.at, plan: plan, urgent: duty.urgent) else {
            return
        }
        supersedeLate(reminders[tallies] ?? [], by: tally, plan: plan)
        reminders[tallies, default: []].append(tallyIndex)
    }

    /// Statement 23: of the late ones only the newest survives.
    private mutating func supersedeLate(_ indices: [Int], by key: NoticeKey, plan: Plan) {
        for index in indices
        where isLate(result.notices[index].at, plan) && result.notices[index].fate == .pending {
            result.notices[index].fate = .superseded(by: key.description)
        }
    }

    /// Statements 18 to 21.
    private mutating func climb(
        _ id: ObligationID, _ stage: Stage, _ roles: [Role], _ isRepeat: Bool,
        _ state: ObligationState, plan: Plan, duty: Duty
    ) {
        var release: Instant?
        if let previous = facts.lastRung[id] {
            let previousDay = plan.zone.local(at: previous).date
            if plan.zone.local(at: stage.at).date <= previousDay, previous != stage.at {
                release = plan.morning(workingDays: 1, after: previousDay)
            }
        }
        if let rest = state.restsThrough, plan.zone.local(at: stage.at).date <= rest {
            release = max(
                release ?? stage.at, plan.morning(workingDays: 1, after: rest) ?? stage.at)
        }
        var latest: Instant?
        for role in roles {
            if role == .head, let acknowledged = state.acknowledgedThrough, isRepeat,
                plan.zone.local(at: stage.at).date <= acknowledged
            {
                continue
            }
            let key = NoticeKey(
                subject: .obligation(id), due: state.due,
                kind: role == .head ? .overdue : .escalation, stage: stage.name, role: role)
            guard
                let index = add(
                    key, at: stage.at, plan: plan, urgent: duty.urgent, release: release)
            else { continue }
            supersedeLate(
                reminders[Pair(obligation: id, role: role)] ?? [], by: key, plan: plan)
            latest = result.notices[index].release
            let pair = Pair(obligation: id, role: role)
            if isRepeat, isLate(stage.at, plan) {
                if let earlier = repeats[pair] {
                    // Missed repeats collapse into one, in the place of the first.
                    result.notices[index].release = result.notices[earlier].release
                    latest = result.notices[index].release
                    result.notices[earlier].fate = .superseded(by: key.description)
                }
                repeats[pair] = index
            }
        }
        if let latest { facts.lastRung[id] = latest }
    }

    // MARK: Release

    /// Statement 23: released on an earlier working day than the moment of deciding.
    private func isLate(_ at: Instant, _ plan: Plan) -> Bool {
        plan.workday(of: at) < plan.workday(of: now)
    }

    /// The index of the notice, or nil where its key was decided before.
    @discardableResult
    private mutating func add(
        _ key: NoticeKey, at: Instant, plan: Plan, urgent: Bool = false, release: Instant? = nil
    ) -> Int? {
        guard facts.decided.insert(key.description).inserted else { return nil }
        var leaves = max(at, release ?? at)
        if isLate(leaves, plan) { leaves = plan.nextOfficeMoment(from: now, urgent: urgent) }
        result.notices.append(Notice(key: key, plan: plan.id, at: at, release: leaves))
        return result.notices.count - 1
    }

    func finish() -> Decisions { result }
}

extension Plan {
    /// The working day that an instant belongs to: its own, or the last one before a day off.
    func workday(of instant: Instant) -> CivilDate {
        let day = zone.local(at: instant).date
        return calendar.rollBackward(day) ?? day
    }

    /// `instant` itself in office hours of a working day, else the next opening of the office.
    /// Urgent matters may leave at any hour of a working day (statement 4).
    package func nextOfficeMoment(from instant: Instant, urgent: Bool) -> Instant {
        let local = zone.local(at: instant)
        if calendar.isWorkingDay(local.date), urgent || officeHours.contains(local.time) {
            return instant
        }
        return zone.instant(
            of: officeHours.nextOpening(onOrAfter: local, calendar: calendar) ?? local)
    }

    /// The start of office hours on the n-th working day after `day`.
    func morning(workingDays: Int, after day: CivilDate) -> Instant? {
        calendar.workingDay(workingDays, after: day).map { instant($0, officeHours.start) }
    }
}
