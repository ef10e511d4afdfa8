import Civil
import Control
import Ledger
import Messages
import Rules
import Scheduler

/// What `Status` asks for.
struct ControlStatusQuery {
    var search: String?
    var plan: String?
    var duty: String?
    var period: String?
    var unit: String?
    var parent: String?
    var overdue: Bool
    var details: Bool
    var all: Bool
    /// At most so many obligations, 0 ... 100 000.
    var limit: Int

    init(_ call: StatusCall) {
        search = call.search
        plan = call.plan
        duty = call.duty
        period = call.period
        unit = call.unit
        parent = call.parent
        overdue = call.overdue ?? false
        details = call.details ?? false
        all = call.all ?? false
        limit = min(max(call.limit ?? 200, 0), 100_000)
    }

    var listsObligations: Bool { details || overdue || search != nil || unit != nil }
}

/// How everything stands on a day: occurrences in numbers, obligations one by one where asked for.
///
/// Counting an occurrence costs its events; only listing goes through its members.
struct ControlStatus {
    let rules: RuleSet
    let book: Book
    let now: Instant

    struct Answer {
        var occurrences: [OccurrenceCount] = []
        var obligations: [(standing: Standing, plan: Plan, duty: Duty)] = []
        var more = 0
    }

    func answer(_ query: ControlStatusQuery) throws(Refusals) -> Answer {
        let names = ControlNames(rules: rules)
        let wantedPlan = try query.plan.map { text throws(Refusals) in try names.plan(text).id }
        let wantedDuty = try query.duty.map { text throws(Refusals) in
            try names.duty(text).duty.id
        }
        let unit = try query.unit.map { text throws(Refusals) in try names.unitOrGroup(text) }
        let wantedUnits = unit.map { Set(rules.registry.allMembers(of: [$0]).map(\.id)) }
        let parent = try query.parent.map { text throws(Refusals) in try names.unit(text).id }
        let search = query.search.map { ControlSearch($0, rules: rules) }
        var result = Answer()
        for plan in rules.plans
        where wantedPlan.map({ $0 == plan.id }) ?? true {
            let today = plan.day(of: now)
            let below = parent.map { Set(rules.below($0, on: today)) }
            for duty in plan.duties where wantedDuty.map({ $0 == duty.id }) ?? true {
                for opening in openings(of: duty, plan, query) {
                    let occurrence = book.occurrence(
                        opening.occurrence, duty, plan, today: today)
                    let count =
                        parent.map { unit in
                            OccurrenceCount(
                                occurrence, plan: plan, duty: duty,
                                of: book.standings(
                                    of: occurrence, below: unit, rules: rules, plan: plan,
                                    on: today))
                        }
                        ?? OccurrenceCount(
                            occurrence, plan: plan, duty: duty, book: book, today: today)
                    if parent != nil, count.owed == 0 { continue }
                    let isWanted = query.all || query.period != nil || count.isCurrent(on: today)
                    guard isWanted || query.listsObligations && query.unit != nil else { continue }
                    guard query.listsObligations else {
                        result.occurrences.append(count)
                        continue
                    }
                    let units = book.members(of: occurrence.id).filter { member in
                        let id = ObligationID(occurrence: occurrence.id, unit: member)
                        return below?.contains(id.debtor) ?? true
                            && wantedUnits.map { $0.contains(id.debtor) || $0.contains(id.origin) }
                                ?? true
                            && search?.fits(duty: duty, unit: id.debtor) ?? true
                    }
                    let found = list(units, occurrence, plan, duty, today, query, &result)
                    if found > 0 || !query.overdue && !units.isEmpty {
                        // Numbers above a list are those of the list.
                        result.occurrences.append(
                            query.search == nil && query.unit == nil
                                ? count
                                : OccurrenceCount(
                                    occurrence, plan: plan, duty: duty,
                                    of: book.standings(
                                        of: units, in: occurrence, plan: plan, on: today)))
                    }
                }
            }
        }
        result.occurrences.sort {
            ($0.occurrence.due, $0.occurrence.id) < ($1.occurrence.due, $1.occurrence.id)
        }
        result.obligations = inOrder(result.obligations)
        return result
    }

    /// By due day, then as a dictionary has the units' names.
    private func inOrder(
        _ items: [(standing: Standing, plan: Plan, duty: Duty)]
    ) -> [(standing: Standing, plan: Plan, duty: Duty)] {
        let keys = items.map { item in
            let id = item.standing.obligation
            return VietnameseOrder(rules.registry.unit(id.debtor)?.name ?? id.debtor)
        }
        return zip(items, keys).sorted { a, b in
            let (first, second) = (a.0.standing, b.0.standing)
            let (one, other) = (first.obligation.occurrence, second.obligation.occurrence)
            if first.state.due != second.state.due { return first.state.due < second.state.due }
            if one != other { return one < other }
            return (a.1, first.obligation.unit) < (b.1, second.obligation.unit)
        }.map(\.0)
    }

    private func openings(of duty: Duty, _ plan: Plan, _ query: ControlStatusQuery) -> [Opening] {
        let all = book.openings(of: duty.id)
        guard let period = query.period else { return all }
        func named(_ key: String) -> [Opening] { all.filter { $0.occurrence.period == key } }
        let found = named(period)
        return found.isEmpty ? named(duty.key(ofPeriod: period, in: plan)) : found
    }

    /// How many obligations fit, listed or beyond the limit.
    private func list(
        _ units: [String], _ occurrence: Occurrence, _ plan: Plan, _ duty: Duty,
        _ today: CivilDate, _ query: ControlStatusQuery, _ result: inout Answer
    ) -> Int {
        let before = result.obligations.count + result.more
        for unit in units {
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            // What was transferred is shown by its children.
            if book.state(of: id, due: occurrence.due).fulfilment == .transferred { continue }
            // Beyond the limit they are only counted: among millions that is most of them.
            if !query.overdue, result.obligations.count >= query.limit {
                result.more += 1
                continue
            }
            let standing = book.standing(of: id, occurrence, plan: plan, on: today)
            if query.overdue, !(duty.expectsReport && standing.isOverdue) { continue }
            if result.obligations.count < query.limit {
                result.obligations.append((standing, plan, duty))
            } else {
                result.more += 1
            }
        }
        return result.obligations.count + result.more - before
    }
}

/// One occurrence in numbers.
struct OccurrenceCount {
    let occurrence: Occurrence
    let plan: Plan
    let duty: Duty
    let owed: Int
    let received: Int
    /// Of those received.
    let late: Int
    let waived: Int
    let cancelled: Int
    let open: Int
    /// Of those open.
    let overdue: Int
    /// Of those open, how many are due on another day: an extension or a suspension gave it.
    let moved: [CivilDate: Int]

    /// It looks at the units with entries of their own; the others all stand alike.
    init(_ occurrence: Occurrence, plan: Plan, duty: Duty, book: Book, today: CivilDate) {
        self.occurrence = occurrence
        self.plan = plan
        self.duty = duty
        let census = book.census(of: occurrence.id)
        owed = census.owed
        received = census.count(.received) + census.count(.accepted)
        waived = census.count(.waived)
        cancelled = census.count(.cancelled)
        open = census.count(.open)
        let exceptions = book.exceptions(of: occurrence.id).map { unit in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            return book.standing(of: id, occurrence, plan: plan, on: today)
        }
        late = exceptions.count {
            !$0.state.isOpen && $0.state.sentOn != nil && $0.workingDaysLate > 0
        }
        let alike = open - exceptions.count(where: \.state.isOpen)
        overdue =
            duty.expectsReport
            ? exceptions.count(where: \.isOverdue) + (occurrence.due < today ? alike : 0) : 0
        moved = Self.moved(exceptions, from: occurrence)
    }

    /// Of some of its obligations alone.
    init(_ occurrence: Occurrence, plan: Plan, duty: Duty, of standings: [Standing]) {
        self.occurrence = occurrence
        self.plan = plan
        self.duty = duty
        owed = standings.count
        received = standings.count {
            $0.state.fulfilment == .received || $0.state.fulfilment == .accepted
        }
        waived = standings.count { $0.state.fulfilment == .waived }
        cancelled = standings.count { $0.state.fulfilment == .cancelled }
        open = standings.count(where: \.state.isOpen)
        late = standings.count {
            !$0.state.isOpen && $0.state.sentOn != nil && $0.workingDaysLate > 0
        }
        overdue = duty.expectsReport ? standings.count(where: \.isOverdue) : 0
        moved = Self.moved(standings, from: occurrence)
    }

    private static func moved(
        _ standings: [Standing], from occurrence: Occurrence
    ) -> [CivilDate: Int] {
        standings.reduce(into: [:]) { days, standing in
            guard standing.state.isOpen, standing.state.due != occurrence.due else { return }
            days[standing.state.due, default: 0] += 1
        }
    }

    /// Something is still to come of it.
    func isCurrent(on today: CivilDate) -> Bool {
        occurrence.due >= today || moved.keys.contains { $0 >= today }
            || duty.expectsReport && open > 0
    }
}
