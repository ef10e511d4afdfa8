import Civil
import Control
import Rules
import Scheduler

/// Finds the obligations that an entry is about.
struct ControlTargets {
    let rules: RuleSet
    let book: Book
    let now: Instant

    /// What an entry means: which obligations, and the day it held.
    struct Found {
        let plan: Plan
        let duty: Duty
        let occurrence: Occurrence
        /// In the order of the opening's members.
        let obligations: [ObligationID]
        /// Those of `obligations` that another unit's report covers.
        let covered: Set<ObligationID>
    }

    func find(_ entry: ControlEntry) throws(Refusals) -> Found {
        let names = ControlNames(rules: rules)
        let (plan, duty) = try names.duty(try entry.needed(entry.duty, "duty"))
        if case .standing = duty.schedule { throw standing(duty) }
        guard !entry.units.isEmpty else {
            throw Refusals(
                ControlRefusal(
                    .missing, vi: "thiếu đơn vị", en: "a unit is missing: name one, or a group"))
        }
        var refusals: [ControlRefusal] = []
        var references: [String] = []
        var covers: [String] = []
        for (texts, isCovered) in [(entry.units, false), (entry.covers, true)] {
            for text in texts {
                do throws(Refusals) {
                    let id = try names.unitOrGroup(text)
                    if isCovered { covers.append(id) } else { references.append(id) }
                } catch {
                    refusals += error.list
                }
            }
        }
        if let refusals = Refusals(refusals) { throw refusals }
        let all = references + covers
        let wanted = Set(rules.registry.allMembers(of: all).map(\.id))
        let opening = try self.opening(entry, duty, plan, wanted)
        let occurrence = self.occurrence(opening.occurrence, duty, plan)
        let members = opening.members.filter(wanted.contains)
        try checkMembership(all, members, duty, occurrence)
        let covered = Set(rules.registry.allMembers(of: covers).map(\.id))
            .subtracting(rules.registry.allMembers(of: references).map(\.id))
        return Found(
            plan: plan, duty: duty, occurrence: occurrence,
            obligations: members.map { ObligationID(occurrence: occurrence.id, unit: $0) },
            covered: Set(
                members.filter(covered.contains)
                    .map { ObligationID(occurrence: occurrence.id, unit: $0) }))
    }

    /// One that the rules no longer bring about keeps the day its period suggests: today.
    func occurrence(_ id: OccurrenceID, _ duty: Duty, _ plan: Plan) -> Occurrence {
        let today = plan.zone.local(at: now).date
        return duty.occurrence(period: id.period, plan: plan)
            ?? Occurrence(
                id: id, opensOn: today, due: today, dueTime: nil,
                paper: DueDate(date: today, reading: .by))
    }

    // MARK: Which occurrence

    /// The occurrence that is meant among those that have opened.
    func opening(
        _ entry: ControlEntry, _ duty: Duty, _ plan: Plan, _ units: Set<String>
    ) throws(Refusals) -> Opening {
        let opened = book.openings.values.filter { $0.occurrence.duty == duty.id }
            .sorted { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }
        if let period = entry.period {
            if let found = opened.first(where: { $0.occurrence.period == period }) { return found }
            throw notOpen(period, duty, plan, opened)
        }
        guard let latest = opened.last else { throw nothingOpen(duty, plan) }
        guard duty.expectsReport else { return latest }
        let fitting = opened.filter { opening in
            let due = occurrence(opening.occurrence, duty, plan).due
            return opening.members.contains { unit in
                guard units.contains(unit) else { return false }
                let id = ObligationID(occurrence: opening.occurrence, unit: unit)
                return entry.kind.suits(book.state(of: id, due: due).fulfilment)
            }
        }
        if fitting.count > 1 {
            throw Refusals(
                ControlRefusal(
                    .ambiguous,
                    vi: "'\(duty.id)' đang mở \(fitting.count) kỳ, hãy ghi rõ kỳ (--period)",
                    en: "\(fitting.count) periods of '\(duty.id)' are open, name one (--period)",
                    suggestions: fitting.map(\.occurrence.period)))
        }
        return fitting.first ?? opened.last { opening in
            opening.members.contains(where: units.contains)
        }
            ?? latest
    }

    private func notOpen(
        _ period: String, _ duty: Duty, _ plan: Plan, _ opened: [Opening]
    ) -> Refusals {
        if let coming = duty.occurrence(period: period, plan: plan) {
            return Refusals(
                ControlRefusal(
                    .contradiction,
                    vi:
                        "kỳ \(period) của '\(duty.id)' chưa mở: ngày \(coming.opensOn.vietnamese) mới mở",
                    en: "period \(period) of '\(duty.id)' opens on \(coming.opensOn.iso) only"))
        }
        return Refusals(
            ControlRefusal(
                .unknown, vi: "'\(duty.id)' không có kỳ '\(period)'",
                en: "'\(duty.id)' has no period '\(period)'",
                suggestions: opened.suffix(4).map(\.occurrence.period)))
    }

    private func nothingOpen(_ duty: Duty, _ plan: Plan) -> Refusals {
        let today = plan.zone.local(at: now).date
        let last = today.adding(days: 800) ?? .max
        let next = duty.occurrences(dueIn: today...last, plan: plan).first
        let vi = next.map { "; kỳ \($0.id.period) mở ngày \($0.opensOn.vietnamese)" } ?? ""
        let en = next.map { "; period \($0.id.period) opens on \($0.opensOn.iso)" } ?? ""
        return Refusals(
            ControlRefusal(
                .contradiction, vi: "'\(duty.id)' chưa mở kỳ nào\(vi)",
                en: "no period of '\(duty.id)' has opened\(en)"))
    }

    private func standing(_ duty: Duty) -> Refusals {
        Refusals(
            ControlRefusal(
                .contradiction,
                vi: "'\(duty.id)' là việc thường xuyên, không có kỳ báo cáo để ghi nhận",
                en: "'\(duty.id)' is a standing duty: there is no period to enter anything for"))
    }

    // MARK: Who owes it

    private func checkMembership(
        _ references: [String], _ members: [String], _ duty: Duty, _ occurrence: Occurrence
    ) throws(Refusals) {
        let owing = Set(members)
        let strangers = references.filter { reference in
            rules.registry.allMembers(of: [reference]).allSatisfy { !owing.contains($0.id) }
        }
        let refusals = strangers.map { id in
            let name = rules.registry.unit(id)?.name ?? rules.registry.group(id)?.name ?? id
            return ControlRefusal(
                .contradiction,
                vi: "\(name) ('\(id)') không phải làm '\(duty.id)' kỳ \(occurrence.id.period)",
                en: "\(name) ('\(id)') doesn't owe '\(duty.id)' for \(occurrence.id.period)")
        }
        if let refusals = Refusals(refusals) { throw refusals }
    }
}

extension ControlEntry.Kind {
    /// The states from which this makes sense: they tell which period is meant.
    fileprivate func suits(_ fulfilment: ObligationState.Fulfilment) -> Bool {
        switch self {
        case .accept: fulfilment == .received
        case .sendBack: fulfilment == .received || fulfilment == .accepted
        case .receive, .acknowledge, .extend, .ask, .waive, .cancel, .reassign, .void:
            fulfilment == .open
        }
    }
}
