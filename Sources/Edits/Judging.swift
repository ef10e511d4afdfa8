internal import Civil
internal import Ledger
internal import LedgerMemory
internal import Rules
internal import Scheduler

/// Works out what an edit does. Nothing is recorded: both rule sets are played on over copies of the
/// ledger by the service's own driver.
package func consequences(of edit: Edit) throws -> EditConsequences {
    try Judgement(edit).consequences()
}

private struct Judgement {
    let edit: Edit
    let before: Branch
    let after: Branch
    let old: Owing
    let new: Owing
    let today: CivilDate

    init(_ edit: Edit) throws {
        self.edit = edit
        let shadow = Self.shadowPlans(of: edit.old.rules)
            .intersection(Self.shadowPlans(of: edit.new.rules))
        let rules = (old: edit.old.rules.live(shadow), new: edit.new.rules.live(shadow))
        let zones = (rules.old.plans + rules.new.plans).map(\.zone)
        let last = edit.through.adding(days: 1) ?? edit.through
        let stop =
            zones.map { $0.instant(of: CivilDateTime(last, .midnight)) }.max() ?? edit.now
        before = try Branch(edit.old, rules: rules.old, of: edit, until: stop)
        after = try Branch(
            edit.new, rules: rules.new, after: rules.old, of: edit, until: stop)
        old = Owing(
            rules: rules.old.holding(before.book), book: before.book,
            suspensions: before.suspensions)
        new = Owing(
            rules: rules.new.holding(after.book), book: after.book,
            suspensions: after.suspensions)
        today = (zones.first ?? .utc).day(after: edit.now)
    }

    private static func shadowPlans(of rules: RuleSet) -> Set<String> {
        Set(rules.plans.filter { $0.mode == .shadow }.map(\.id))
    }

    func consequences() throws -> EditConsequences {
        var found = EditConsequences(
            oldRules: edit.old.digest, newRules: edit.new.digest,
            days: today...max(today, edit.through))
        try Stakes(old: old, new: new, days: found.days, ledger: edit.ledger).add(to: &found)
        let changes = NoticeComparison(before, after, firstDay: firstDay)
        found.notices = changes.groups
        found.readdressed = changes.readdressed
        let (had, has) = (
            Set(before.sent.map(\.recipient)), Set(after.sent.map(\.recipient))
        )
        found.gained = has.subtracting(had).sorted()
        found.lost = had.subtracting(has).sorted()
        found.reworded = reworded
        return found
    }

    /// The first working day on which something can leave under the new rules.
    private func firstDay(_ plan: String) -> CivilDate {
        after.rules.plan(plan)?.calendar.rollForward(today) ?? today
    }

    private var reworded: [String] {
        let duties = new.dutyIDs.filter { id in
            guard let (_, duty) = new.duty(id), let (_, was) = old.duty(id) else { return false }
            return (duty.title, duty.short, duty.cite ?? "") != (
                was.title, was.short, was.cite ?? ""
            )
                || duty.sendTo != was.sendTo || duty.data != was.data
                || duty.reportsOn != was.reportsOn || duty.form != was.form
                || duty.channel != was.channel
        }
        let plans = new.rules.plans.filter { plan in
            guard let was = old.rules.plan(plan.id) else { return false }
            return (plan.title, plan.document, plan.basis) != (was.title, was.document, was.basis)
        }
        return duties + plans.map { "plan:\($0.id)" }
    }
}

extension RuleSet {
    /// With these plans live: one that is in shadow before and after is compared as if it were.
    fileprivate func live(_ plans: Set<String>) -> RuleSet {
        var rules = self
        for index in rules.plans.indices where plans.contains(rules.plans[index].id) {
            rules.plans[index].mode = .live
        }
        return rules
    }
}

extension Zone {
    /// The day that an edit taken up at `now` belongs to: the instant before a day begins is that day's.
    func day(after now: Instant) -> CivilDate {
        local(at: Instant(microseconds: now.microseconds + 1)).date
    }
}
