package import Civil
package import Rules

/// Takes up rules that are new, or may have changed: opens what is already running (statement 24:
/// the newest reminder only, and no ladder for what is already past due), cancels what was
/// withdrawn, and brings responsibilities in line with the registry (statements 9 and 13).
///
/// What happens after `watermark` is left to the ticks: an occurrence that should have opened while
/// the service was down is no late rule. It looks at all that is open, which no tick does.
///
/// - Parameter old: the rules in force before. A unit that they have as well was decided on at its own
///   instant, and joins nothing by loading (statement 38).
package func adopt(
    rules: RuleSet, from old: RuleSet? = nil, facts: Facts, since watermark: Instant, now: Instant
) -> Decisions {
    var maker = DecisionMaker(rules: rules, facts: facts, now: now)
    maker.withdraw()
    let founded = rules.registry.units.filter { $0.from != nil }
    for (planIndex, plan) in rules.plans.enumerated() {
        let today = plan.day(of: watermark)
        let begun = founded.filter { $0.from.map { $0 <= today } ?? false }
        var gone = GoneUnits(registry: rules.registry, day: today)
        for (dutyIndex, duty) in plan.duties.enumerated() {
            let unknown = old?.unknown(begun, owing: duty.id) ?? begun
            let near = maker.adopt(duty, dutyIndex, plan: plan, planIndex, since: watermark)
            maker.reconcile(
                duty, plan: plan, near: near, begun: (begun, unknown), gone: &gone, on: today)
        }
    }
    return maker.result
}

/// Everything that runs at `instant` as if the service had been there: openings, each at its own
/// time, and what the registry did to them since. A simulation starts from it.
package func running(rules: RuleSet, at instant: Instant) -> Decisions {
    var maker = DecisionMaker(rules: rules, facts: Facts(), now: instant)
    for plan in rules.plans {
        let day = plan.day(of: instant)
        guard let first = day.adding(days: -800), let last = day.adding(days: 800) else { continue }
        for duty in plan.duties {
            for occurrence in duty.begun(dueIn: first...last, plan: plan)
            where duty.hasOpened(occurrence, by: instant, plan: plan) {
                let at = duty.opening(of: occurrence, plan: plan)
                maker.open(occurrence, plan: plan, duty: duty, at: at)
            }
        }
        for change in rules.registry.changes where first <= change && change <= day {
            maker.reorganise(plan, on: change, at: plan.instant(change, .midnight))
        }
    }
    return maker.result
}

extension DecisionMaker {
    /// Opens what runs; the result is every occurrence that falls due in a few years around now.
    fileprivate mutating func adopt(
        _ duty: Duty, _ dutyIndex: Int, plan: Plan, _ planIndex: Int, since watermark: Instant
    ) -> [Occurrence] {
        let today = plan.day(of: now)
        guard let first = today.adding(days: -400), let last = today.adding(days: 800) else {
            return []
        }
        let begun = duty.begun(dueIn: first...last, plan: plan)
        // What follows from entries had no time for reminders before them.
        let following = facts.book.successions(of: duty, plan: plan)
        let near = begun + following
        let isUnknown = { [openings = facts.book.openings] (occurrence: Occurrence) in
            openings[occurrence.id] == nil
        }
        let running =
            begun.filter { isUnknown($0) && duty.hasOpened($0, by: watermark, plan: plan) }
            + following.filter {
                isUnknown($0) && plan.instant($0.opensOn, .midnight) <= watermark
            }
        for occurrence in running {
            // A perennial plan's past is nobody's debt, nor is a round that nobody was chosen for;
            // a dated plan's past is the owner's to see, and so is what all later ones count from.
            guard
                occurrence.due >= today || duty.countsFromCompletion
                    || (plan.period != nil && duty.unitsPerTime == nil)
            else { continue }
            open(occurrence, plan: plan, duty: duty, at: now)
            let stages = duty.stages(of: occurrence, plan: plan)
            guard occurrence.due >= today,
                let newest = stages.last(where: { $0.at <= now && !$0.isRung })
            else { continue }
            take(
                Occasion(
                    at: newest.at, plan: planIndex, duty: dutyIndex,
                    what: .stage(newest, occurrence, unit: nil)))
        }
        return near
    }

    /// Restores what was cancelled and is in the rules again, cancels periods that the rules no
    /// longer have, and does for the registry what its days would have done.
    ///
    /// - Parameter begun: all units that were founded, who may owe what opens only now, and those that the
    ///   rules before didn't have.
    fileprivate mutating func reconcile(
        _ duty: Duty, plan: Plan, near: [Occurrence], begun: (all: [OrgUnit], unknown: [OrgUnit]),
        gone: inout GoneUnits, on today: CivilDate
    ) {
        let opened = Set(result.openings.map(\.occurrence))
        let known = Dictionary(near.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for opening in facts.book.openings(of: duty.id) {
            guard let cancellation = facts.book.cancellation(of: opening.occurrence),
                known[opening.occurrence] != nil
                    || facts.book.occurrence(opening.occurrence, duty: duty, plan: plan) != nil
            else { continue }
            recordAll(opening.occurrence, .voided(event: cancellation.id), on: today)
        }
        // One that opened before anybody was there has nothing open, and is joined.
        let fresh = result.openings.filter { $0.occurrence.duty == duty.id && $0.members.isEmpty }
        let open = facts.book.unfinished(of: duty.id) + fresh.map(\.occurrence)
        let over = begun.unknown.isEmpty ? [] : joinable(duty, plan: plan, from: today).map(\.id)
        for id in open + over {
            guard
                let occurrence = known[id]
                    ?? facts.book.occurrence(id, duty: duty, plan: plan)
            else {
                if duty.countsFromCompletion { continue }
                recordAll(id, .cancelled, on: today)
                continue
            }
            guard duty.expectsReport || occurrence.due >= today else { continue }
            var step = Reorganisation(
                rules: rules, plan: plan, duty: duty, occurrence: occurrence,
                suspensions: facts.suspensions, day: today, at: now)
            let members = facts.book.members(of: id)
            guard let set = facts.book.memberSet(of: id), let opening = facts.book.openings[id]
            else { continue }
            let listed = gone.among(members, set: set, frozen: opening.members.count)
            let others = Set(facts.book.exceptions(of: id)).subtracting(listed).sorted()
            step.passOn(listed + others, book: facts.book)
            step.join(opened.contains(id) ? begun.all : begun.unknown, book: facts.book)
            take(step)
        }
    }

    /// What is open of duties that are no longer in the rules is cancelled, in one entry for each
    /// occurrence; it comes to life again with the rule.
    fileprivate mutating func withdraw() {
        let kept = Set(rules.plans.flatMap { $0.duties.map(\.id) })
        let zone = rules.plans.first?.zone ?? .utc
        for duty in facts.book.knownDuties where !kept.contains(duty) {
            for id in facts.book.unfinished(of: duty) {
                recordAll(id, .cancelled, on: zone.local(at: now).date)
            }
        }
    }

    private mutating func recordAll(_ id: OccurrenceID, _ body: EventBody, on day: CivilDate) {
        record(DecidedEvent(obligation: .everyone(in: id), body: body, on: day, at: now))
    }
}

extension RuleSet {
    /// Those that aren't in these rules, with the same first day, among the units that owe the duty.
    fileprivate func unknown(_ units: [OrgUnit], owing duty: String) -> [OrgUnit] {
        let kept = units.filter { registry.unit($0.id)?.from == $0.from }
        guard !kept.isEmpty, let duty = self.duty(duty)?.duty else { return units }
        let known = Set(registry.allMembers(of: duty.owedBy).map(\.id))
            .intersection(kept.map(\.id))
        return units.filter { !known.contains($0.id) }
    }
}

/// Members that the registry no longer has on a day. Openings share their members, so each set is
/// gone through once, and what was added to it each time.
private struct GoneUnits {
    let registry: Registry
    let day: CivilDate
    /// By the number of the set.
    private var known: [Int: [String]] = [:]

    init(registry: Registry, day: CivilDate) {
        self.registry = registry
        self.day = day
    }

    /// - Parameters:
    ///   - set: the number of the members frozen at the opening.
    ///   - frozen: how many of `members` those are; they come first.
    mutating func among(_ members: [String], set: Int, frozen: Int) -> [String] {
        let first = known[set] ?? gone(members[..<frozen])
        known[set] = first
        return first + gone(members[frozen...])
    }

    private func gone(_ members: ArraySlice<String>) -> [String] {
        members.filter { member in
            let debtor = ObligationID(occurrence: .init(duty: "", period: ""), unit: member).debtor
            return registry.unit(debtor).map { $0.until.map { $0 < day } ?? false } ?? true
        }
    }
}
