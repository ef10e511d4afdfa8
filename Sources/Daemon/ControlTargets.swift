import Desk
import Civil
import Control
import Messages
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
        /// Those of the groups named that the entry doesn't fit, in the same order.
        let leftOut: [LeftOut]
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
                    let id = try reference(text, duty)
                    if isCovered { covers.append(id) } else { references.append(id) }
                } catch {
                    refusals += error.list
                }
            }
        }
        if let refusals = Refusals(refusals) { throw refusals }
        let opening = try self.opening(entry, duty, plan, references + covers)
        let occurrence = book.occurrence(
            opening.occurrence, duty, plan, today: plan.day(of: now))
        let named = obligations(of: references, in: occurrence.id, entry.kind)
        let covered = obligations(of: covers, in: occurrence.id, entry.kind)
            .subtracting(named)
        try checkMembership(references + covers, entry.kind, duty, occurrence)
        return Found(
            plan: plan, duty: duty, occurrence: occurrence,
            obligations: inOrder(named.union(covered), of: occurrence.id), covered: covered,
            leftOut: leftOut(of: references + covers, in: occurrence.id).filter {
                !named.contains($0.obligation) && !covered.contains($0.obligation)
            })
    }

    /// As the members of the opening stand. One alone needs no look at all the others: a file may hold
    /// as many entries as a country has units.
    private func inOrder(
        _ found: Set<ObligationID>, of occurrence: OccurrenceID
    ) -> [ObligationID] {
        if found.count < 2 { return Array(found) }
        return book.members(of: occurrence)
            .map { ObligationID(occurrence: occurrence, unit: $0) }.filter(found.contains)
    }

    /// The units of the groups among `references` with how they stand; what was transferred stands
    /// as its children do.
    private func leftOut(
        of references: [String], in occurrence: OccurrenceID
    ) -> [LeftOut] {
        let groups = references.filter { rules.registry.group($0) != nil }
        if groups.isEmpty { return [] }
        let units = Set(rules.registry.allMembers(of: groups).map(\.id))
        return book.members(of: occurrence).compactMap { unit in
            let id = ObligationID(occurrence: occurrence, unit: unit)
            let fulfilment = book.state(of: id, due: .min).fulfilment
            guard units.contains(id.debtor), fulfilment != .transferred else { return nil }
            return LeftOut(obligation: id, fulfilment: fulfilment)
        }
    }

    /// What the units owe that `references` name.
    func obligations(
        of references: [String], in occurrence: OccurrenceID, _ kind: ControlEntry.Kind
    ) -> Set<ObligationID> {
        targets(kind).obligations(of: references, in: occurrence)
    }

    private func targets(_ kind: ControlEntry.Kind) -> Targets {
        Targets(rules: rules, book: book) { kind.suits($0) }
    }

    /// The id of a unit, of a group, or of a part that a unit took over (`a>b`).
    private func reference(_ text: String, _ duty: Duty) throws(Refusals) -> String {
        let isPart =
            text.contains(">")
            && book.openings(of: duty.id).contains { opening in
                book.members(of: opening.occurrence).contains(text)
            }
        return isPart ? text : try ControlNames(rules: rules).unitOrGroup(text)
    }

    // MARK: Which occurrence

    /// The occurrence that is meant among those that have opened.
    func opening(
        _ entry: ControlEntry, _ duty: Duty, _ plan: Plan, _ references: [String]
    ) throws(Refusals) -> Opening {
        let periods = NamedPeriods(book: book, now: now)
        if let period = entry.period { return try periods.opening(period, duty, plan) }
        switch targets(entry.kind).occurrence(of: duty, for: references) {
        case .one(let occurrence):
            if let opening = book.openings[occurrence] { return opening }
            throw periods.nothingOpen(duty, plan)
        case .none: throw periods.nothingOpen(duty, plan)
        case .several(let open):
            throw Refusals(
                ControlRefusal(
                    .ambiguous,
                    vi: "'\(duty.id)' đang mở \(open.count) kỳ, hãy ghi rõ kỳ (--period)",
                    en: "\(open.count) periods of '\(duty.id)' are open, name one (--period)",
                    suggestions: open.map(\.period)))
        }
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
        _ references: [String], _ kind: ControlEntry.Kind, _ duty: Duty, _ occurrence: Occurrence
    ) throws(Refusals) {
        let strangers = references.filter {
            obligations(of: [$0], in: occurrence.id, kind).isEmpty
        }
        let refusals = strangers.map { id in
            if let group = rules.registry.group(id) {
                return ControlRefusal(
                    .contradiction,
                    vi:
                        "nhóm \(group.name) ('\(id)') không có đơn vị nào hợp với '\(kind.rawValue)' ở "
                        + "'\(duty.id)' kỳ \(occurrence.id.period)",
                    en:
                        "no unit of group \(group.name) ('\(id)') stands so that '\(kind.rawValue)' fits "
                        + "'\(duty.id)' for \(occurrence.id.period)")
            }
            let name = rules.registry.unit(id)?.name ?? id
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
        case .receive, .acknowledge, .submit, .extend, .ask, .waive, .cancel, .reassign, .occur,
            .suspend, .void, .silence, .pause, .resume, .open:
            fulfilment == .open
        }
    }
}
