package import Civil
package import Rules

/// The ladder's notices that leave on the rest of the day of `now` if nothing is recorded meanwhile:
/// what the owner's morning lists show (statement 4).
///
/// The day is rehearsed: what it brings is decided, and released, by the very rules that will do
/// it in earnest.
///
/// - Parameters:
///   - occasions: what the agenda holds for the rest of the day; what lies beyond is passed over.
///   - pending: notices decided already that are released by the day's end.
package func goingOut(
    rules: RuleSet, occasions: some Sequence<Occasion>, pending: [Notice], facts: Facts,
    now: Instant
) -> [Notice] {
    let decided = occasions.filter { $0.isDecided(onDayOf: now, rules) }
    // Most mornings are quiet.
    if decided.isEmpty, !pending.contains(where: \.key.kind.isLadder) { return [] }
    var maker = DecisionMaker(rules: rules, facts: facts, now: now)
    for occasion in decided { maker.take(occasion) }
    var facts = maker.facts
    // What the guard will hold is still what the owner should look at.
    facts.blast = .unguarded
    facts.goingOut = []
    facts.isRehearsal = true
    let ladder = (pending + maker.result.notices).filter {
        $0.key.kind.isLadder && $0.fate == .pending
    }
    return Dictionary(grouping: ladder, by: \.plan).sorted { $0.key < $1.key }.flatMap { id, all in
        rules.plan(id).map { leaving(all, plan: $0, rules, facts, now) } ?? []
    }
}

/// Those of one plan that a release on the day lets go.
private func leaving(
    _ ladder: [Notice], plan: Plan, _ rules: RuleSet, _ facts: Facts, _ now: Instant
) -> [Notice] {
    let day = plan.day(of: now)
    let ripe = ladder.filter { plan.day(of: $0.release) <= day }
    guard let last = ripe.map(\.release).max() else { return [] }
    let moment = max(now, last, plan.instant(day, plan.officeHours.afternoonStart))
    let released = release(rules: rules, pending: ripe, facts: facts, now: moment)
    return released.bundles.flatMap(\.notices).filter(\.key.kind.isLadder)
}

extension Occasion {
    /// Whether the owner's morning list may be due, so that `Facts.goingOut` is asked for.
    package var isMorning: Bool {
        if case .morning = what { true } else { false }
    }

    fileprivate func isDecided(onDayOf now: Instant, _ rules: RuleSet) -> Bool {
        switch what {
        case .morning, .weekly, .standing: false
        case .open, .stage, .registry:
            rules.plans[plan].day(of: at) <= rules.plans[plan].day(of: now)
        }
    }
}

extension ReleaseMaker {
    /// Whether a list that leaves now can still announce it: once the afternoon has begun it leaves too, or has
    /// left.
    func isToCome(_ notice: Notice) -> Bool {
        guard let plan = rules.plan(notice.plan) else { return false }
        return now < plan.afternoon(of: now)
    }
}

extension Notice {
    /// Whether a morning list of its plan shows it: it leaves after the list. A head's overdue
    /// notice never leaves with it (statement 4).
    func isShown(in list: Notice) -> Bool {
        plan == list.plan && list.key.role == .owner
            && (key.kind == .overdue || release > list.release)
    }
}
