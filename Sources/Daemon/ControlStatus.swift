import Civil
import Control
import Ledger
import Rules
import Scheduler

/// What `Status` asks for.
struct ControlStatusQuery {
    var search: String?
    var plan: String?
    var duty: String?
    var period: String?
    var unit: String?
    var overdue: Bool
    var details: Bool
    var all: Bool
    /// At most so many obligations, 0 ... 100 000.
    var limit: Int

    init(_ members: JSONValue) {
        search = members["search"]?.stringValue
        plan = members["plan"]?.stringValue
        duty = members["duty"]?.stringValue
        period = members["period"]?.stringValue
        unit = members["unit"]?.stringValue
        overdue = members["overdue"]?.boolValue ?? false
        details = members["details"]?.boolValue ?? false
        all = members["all"]?.boolValue ?? false
        limit = Int(min(max(members["limit"]?.intValue ?? 200, 0), 100_000))
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
    /// Statement 33: what confidential plans hold is not for every local user.
    let showsConfidential: Bool

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
        let search = query.search.map { ControlSearch($0, registry: rules.registry) }
        var result = Answer()
        for plan in rules.plans
        where wantedPlan.map({ $0 == plan.id }) ?? true
            && (showsConfidential || !plan.confidential)
        {
            let today = plan.zone.local(at: now).date
            for duty in plan.duties where wantedDuty.map({ $0 == duty.id }) ?? true {
                for opening in openings(of: duty, query) {
                    let occurrence = ControlTargets(rules: rules, book: book, now: now)
                        .occurrence(opening.occurrence, duty, plan)
                    let count = OccurrenceCount(
                        opening, occurrence, plan: plan, duty: duty, book: book, today: today)
                    let isWanted = query.all || query.period != nil || count.isCurrent(on: today)
                    guard isWanted || query.listsObligations && query.unit != nil else { continue }
                    guard query.listsObligations else {
                        result.occurrences.append(count)
                        continue
                    }
                    let units = opening.members.filter { member in
                        (wantedUnits?.contains(member) ?? true)
                            && (search?.fits(duty: duty, plan: plan, unit: member) ?? true)
                    }
                    list(units, occurrence, plan, duty, today, query, &result)
                    if !units.isEmpty { result.occurrences.append(count) }
                }
            }
        }
        result.occurrences.sort {
            ($0.occurrence.due, $0.occurrence.id) < ($1.occurrence.due, $1.occurrence.id)
        }
        return result
    }

    private func openings(of duty: Duty, _ query: ControlStatusQuery) -> [Opening] {
        book.openings.values.filter { opening in
            opening.occurrence.duty == duty.id
                && query.period.map { $0 == opening.occurrence.period } ?? true
        }.sorted { $0.occurrence < $1.occurrence }
    }

    private func list(
        _ units: [String], _ occurrence: Occurrence, _ plan: Plan, _ duty: Duty,
        _ today: CivilDate, _ query: ControlStatusQuery, _ result: inout Answer
    ) {
        for unit in units {
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let standing = book.standing(of: id, occurrence, plan: plan, on: today)
            if query.overdue, !(duty.expectsReport && standing.isOverdue) { continue }
            if result.obligations.count < query.limit {
                result.obligations.append((standing, plan, duty))
            } else {
                result.more += 1
            }
        }
    }
}

/// One occurrence in numbers.
struct OccurrenceCount {
    let occurrence: Occurrence
    let plan: Plan
    let duty: Duty
    let owed: Int
    private(set) var received = 0
    private(set) var late = 0
    private(set) var waived = 0
    private(set) var cancelled = 0
    private(set) var open = 0
    private(set) var overdue = 0

    init(
        _ opening: Opening, _ occurrence: Occurrence, plan: Plan, duty: Duty, book: Book,
        today: CivilDate
    ) {
        self.occurrence = occurrence
        self.plan = plan
        self.duty = duty
        owed = opening.members.count
        // Those without events are all in the same state: they needn't be worked out one by one.
        var untouched = 0
        for unit in opening.members {
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            if book.events(of: id).isEmpty {
                untouched += 1
            } else {
                count(book.standing(of: id, occurrence, plan: plan, on: today))
            }
        }
        open += untouched
        if occurrence.due < today { overdue += untouched }
        if !duty.expectsReport { overdue = 0 }
    }

    private mutating func count(_ standing: Standing) {
        let fulfilment = standing.state.fulfilment
        if fulfilment == .open {
            open += 1
            if standing.isOverdue { overdue += 1 }
        } else if fulfilment == .waived {
            waived += 1
        } else if fulfilment == .cancelled {
            cancelled += 1
        } else {
            received += 1
            if standing.workingDaysLate > 0 { late += 1 }
        }
    }

    /// Something is still to come of it.
    func isCurrent(on today: CivilDate) -> Bool {
        occurrence.due >= today || duty.expectsReport && open > 0
    }
}

/// Words that must all be found in a unit or the duty it owes, with or without diacritics.
struct ControlSearch {
    private let words: [Substring]
    /// For each unit that has any, which of the words its name holds: bit by bit.
    private let unitMasks: [String: UInt64]

    init(_ text: String, registry: Registry) {
        let words = Array(foldedWords(text).split(separator: " ").prefix(64))
        self.words = words
        var masks: [String: UInt64] = [:]
        for unit in registry.units {
            let mask = Self.mask("\(unit.id) \(unit.name)", words)
            if mask != 0 { masks[unit.id] = mask }
        }
        unitMasks = masks
    }

    func fits(duty: Duty, plan: Plan, unit: String) -> Bool {
        let about = Self.mask("\(plan.id) \(duty.id) \(duty.short) \(duty.title)", words)
        let all = words.count == 64 ? UInt64.max : 1 << UInt64(words.count) - 1
        return about | (unitMasks[unit] ?? 0) == all
    }

    private static func mask(_ text: String, _ words: [Substring]) -> UInt64 {
        let folded = foldedWords(text)
        var mask: UInt64 = 0
        for (index, word) in words.enumerated() where folded.contains(word) {
            mask |= 1 << UInt64(index)
        }
        return mask
    }
}
