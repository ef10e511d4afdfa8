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
    /// Every event recorded so far that still stands.
    let records: [Event]
    /// Who was told of what so far.
    let told: [OccurrenceID: Set<String>]

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
        after = try Branch(edit.new, rules: rules.new, of: edit, until: stop)
        old = Owing(rules: rules.old, book: before.book)
        new = Owing(rules: rules.new, book: after.book)
        // The instant before a day begins belongs to that day's edit.
        let zone = zones.first ?? .utc
        today = zone.local(at: Instant(microseconds: edit.now.microseconds + 1)).date
        var events: [Event] = []
        while true {
            let more = try edit.ledger.tail(after: events.last?.id ?? 0, limit: 4096)
            if more.isEmpty { break }
            events += more
        }
        let voided = Set(events.compactMap(\.body.voids))
        records = events.filter { !voided.contains($0.id) }
        var told: [OccurrenceID: Set<String>] = [:]
        for stored in try edit.ledger.notices(
            from: Instant(microseconds: .min / 2), through: edit.now)
        where stored.mail != nil {
            guard let id = stored.notice.key.subject.obligation else { continue }
            told[id.occurrence, default: []].insert(id.unit)
        }
        self.told = told
    }

    private static func shadowPlans(of rules: RuleSet) -> Set<String> {
        Set(rules.plans.filter { $0.mode == .shadow }.map(\.id))
    }

    func consequences() -> EditConsequences {
        var found = EditConsequences(
            oldRules: edit.old.digest, newRules: edit.new.digest,
            days: today...max(today, edit.through))
        found.orphans = orphans
        for duty in Set(old.dutyIDs + new.dutyIDs).sorted() { compare(duty, &found) }
        let changes = NoticeComparison(before.sent, after.sent, firstDay: firstDay)
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

    // MARK: Records

    private var orphans: [EditConsequences.Orphan] {
        records.filter(\.body.isRecord).compactMap { event in
            guard let lack = new.lack(event.obligation), old.lack(event.obligation) == nil else {
                return nil
            }
            return EditConsequences.Orphan(
                event: event, lack: lack, likely: likely(event.obligation.occurrence, lack))
        }
    }

    // MARK: Dates

    private func compare(_ duty: String, _ found: inout EditConsequences) {
        guard let first = today.adding(days: -400), let last = found.days.upperBound.adding(days: 1)
        else { return }
        let named = Set(records.map(\.obligation.occurrence).filter { $0.duty == duty })
        // What was due before and is closed is nobody's concern.
        let was = old.occurrences(of: duty, dueIn: today...max(today, last), and: named)
        let isNow = new.occurrences(of: duty, dueIn: first...last, and: named)
        let fresh = Dictionary(isNow.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let stale = Set(was.map(\.id))
        for occurrence in was {
            guard let other = fresh[occurrence.id] ?? new.occurrence(occurrence.id) else {
                withdraw(occurrence, old.debtors(occurrence), &found)
                continue
            }
            let gone = old.debtors(occurrence).filter { unit in
                new.lack(ObligationID(occurrence: occurrence.id, unit: unit)) == .unit
            }
            withdraw(occurrence, gone, &found)
            if other.due != occurrence.due { move(occurrence, to: other, &found) }
            let joined = gained(other, was: occurrence)
            if !joined.isEmpty { add(other, joined, &found) }
        }
        for occurrence in isNow where !stale.contains(occurrence.id) {
            // Past and closed, or nobody's debt.
            if old.occurrence(occurrence.id) != nil { continue }
            guard occurrence.due >= today || after.book.openings[occurrence.id] != nil else {
                continue
            }
            add(occurrence, new.debtors(occurrence), &found)
        }
    }

    /// Units that owe an occurrence now and didn't.
    private func gained(_ occurrence: Occurrence, was: Occurrence) -> [String] {
        if after.book.openings[occurrence.id] != nil, before.book.openings[occurrence.id] != nil {
            let members = Set(before.book.members(of: occurrence.id))
            return after.book.members(of: occurrence.id).filter { !members.contains($0) }
        }
        let members = Set(old.candidates(was))
        return new.candidates(occurrence).filter { !members.contains($0) }
    }

    private func withdraw(
        _ occurrence: Occurrence, _ units: [String], _ found: inout EditConsequences
    ) {
        // What expects no report is over with its day.
        guard let first = units.first,
            occurrence.due >= today || old.duty(occurrence.id.duty)?.duty.expectsReport ?? false
        else { return }
        let id = occurrence.id
        guard let lack = new.lack(ObligationID(occurrence: id, unit: first)) else { return }
        let isOpen = after.book.unfinished(of: id.duty).contains(id)
        let told = told[id] ?? []
        found.withdrawn.append(
            EditConsequences.Withdrawal(
                occurrence: id, due: occurrence.due, units: units,
                told: units.count { told.contains($0) }, lack: lack,
                staysOpen: lack == .unit && isOpen && before.book.openings[id] != nil,
                likely: likely(id, lack)))
    }

    private func move(
        _ occurrence: Occurrence, to other: Occurrence, _ found: inout EditConsequences
    ) {
        let told = told[occurrence.id] ?? []
        // One that was extended keeps the day it was given.
        let units = old.debtors(occurrence).filter { unit in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            return before.book.state(of: id, due: occurrence.due).due == occurrence.due
        }
        if units.isEmpty, before.book.openings[occurrence.id] != nil { return }
        found.moved.append(
            EditConsequences.Move(
                occurrence: occurrence.id, from: occurrence.due, to: other.due,
                cause: cause(of: other, was: occurrence), units: units.count,
                told: units.count { told.contains($0) }))
    }

    /// Whether the new rules would have the old day under the old calendar.
    private func cause(
        of occurrence: Occurrence, was: Occurrence
    ) -> EditConsequences.Move.Cause {
        guard let (plan, duty) = new.duty(occurrence.id.duty),
            let (oldPlan, _) = old.duty(occurrence.id.duty)
        else { return .edit }
        var other = plan
        other.calendar = oldPlan.calendar
        return duty.occurrence(period: occurrence.id.period, plan: other)?.due == was.due
            ? .calendar : .edit
    }

    private func add(
        _ occurrence: Occurrence, _ units: [String], _ found: inout EditConsequences
    ) {
        found.added.append(
            EditConsequences.Addition(
                occurrence: occurrence.id, due: occurrence.due, units: units,
                isPast: occurrence.due < today))
    }

    // MARK: Likenesses

    /// The one new duty of the same title, or the one new period of the same duty.
    private func likely(_ id: OccurrenceID, _ lack: EditConsequences.Lack) -> String? {
        switch lack {
        case .duty:
            guard let (plan, duty) = old.duty(id.duty) else { return nil }
            let alike = new.dutyIDs.filter { old.duty($0) == nil }.filter { other in
                guard let (otherPlan, candidate) = new.duty(other) else { return false }
                return otherPlan.id == plan.id && candidate.kind == duty.kind
                    && (candidate.title == duty.title || candidate.short == duty.short)
            }
            return alike.count == 1 ? alike[0] : nil
        case .period:
            guard let duty = new.duty(id.duty)?.duty, case .dates(let dates) = duty.schedule,
                let first = dates.map(\.date).min(), let last = dates.map(\.date).max()
            else { return nil }
            let days = (first.adding(days: -31) ?? first)...(last.adding(days: 31) ?? last)
            let fresh = new.occurrences(of: id.duty, dueIn: days, and: [])
                .filter { old.occurrence($0.id) == nil }
            return fresh.count == 1 ? fresh[0].id.period : nil
        case .unit: return nil
        }
    }

    private var reworded: [String] {
        let duties = new.dutyIDs.filter { id in
            guard let (_, duty) = new.duty(id), let (_, was) = old.duty(id) else { return false }
            return (duty.title, duty.short, duty.cite ?? "") != (
                was.title, was.short, was.cite ?? ""
            )
                || duty.sendTo != was.sendTo
        }
        let plans = new.rules.plans.filter { plan in
            guard let was = old.rules.plan(plan.id) else { return false }
            return (plan.title, plan.document, plan.basis) != (was.title, was.document, was.basis)
        }
        return duties + plans.map { "plan:\($0.id)" }
    }
}

extension Owing {
    /// Who owes an occurrence: those with it open, or who would when it opens. Of a rotation that
    /// hasn't opened nobody is named.
    fileprivate func debtors(_ occurrence: Occurrence) -> [String] {
        guard book.openings[occurrence.id] != nil else {
            return duty(occurrence.id.duty)?.duty.unitsPerTime == nil ? candidates(occurrence) : []
        }
        return book.members(of: occurrence.id).filter { unit in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            return book.state(of: id, due: occurrence.due).isOpen
        }
    }
}

extension EventBody {
    /// What statement 36 keeps: what people entered or were promised.
    fileprivate var isRecord: Bool {
        switch self {
        case .received, .submitted, .returned, .extended, .extensionAsked, .waived: true
        case .acknowledged, .accepted, .cancelled, .reassigned, .joined, .transferred, .occurred,
            .voided:
            false
        }
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
