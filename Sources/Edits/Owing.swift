internal import Civil
internal import Rules
internal import Scheduler

/// What a rule set has owed, by whom and when, beside what a book holds.
struct Owing {
    let rules: RuleSet
    let book: Book
    private let duties: [String: (plan: Plan, duty: Duty)]
    private let owers: [String: Set<String>]

    init(rules: RuleSet, book: Book) {
        self.rules = rules
        self.book = book
        var duties: [String: (plan: Plan, duty: Duty)] = [:]
        var owers: [String: Set<String>] = [:]
        var known: [[String]: Set<String>] = [:]
        for plan in rules.plans {
            for duty in plan.duties {
                duties[duty.id] = (plan, duty)
                let units =
                    known[duty.owedBy]
                    ?? Set(rules.registry.allMembers(of: duty.owedBy).map(\.id))
                known[duty.owedBy] = units
                owers[duty.id] = units
            }
        }
        self.duties = duties
        self.owers = owers
    }

    var dutyIDs: [String] { duties.keys.sorted() }

    func duty(_ id: String) -> (plan: Plan, duty: Duty)? { duties[id] }

    func occurrence(_ id: OccurrenceID) -> Occurrence? {
        duties[id.duty].flatMap { book.occurrence(id, duty: $0.duty, plan: $0.plan) }
    }

    /// Why there is no such obligation; `nil` where there is one.
    func lack(_ id: ObligationID) -> EditConsequences.Lack? {
        guard let duty = duties[id.occurrence.duty] else { return .duty }
        guard let occurrence = occurrence(id.occurrence) else { return .period }
        // A report may be recorded of a duty that is listed only, or that asks for none.
        if case .standing = duty.duty.schedule { return .period }
        return owes(id.origin, occurrence) || id.isEveryone ? nil : .unit
    }

    private func owes(_ unit: String, _ occurrence: Occurrence) -> Bool {
        guard owers[occurrence.id.duty]?.contains(unit) ?? false,
            let found = rules.registry.unit(unit)
        else { return false }
        return found.until.map { occurrence.opensOn <= $0 } ?? true
    }

    /// Who owes an occurrence that isn't open yet; for a rotation everybody whose turn it may be.
    func candidates(_ occurrence: Occurrence) -> [String] {
        duties[occurrence.id.duty].map {
            rules.registry.members(of: $0.duty.owedBy, on: occurrence.opensOn)
        } ?? []
    }

    /// The occurrences of a duty that fall due in `days`, those that are open, and those named.
    func occurrences(
        of duty: String, dueIn days: ClosedRange<CivilDate>, and named: Set<OccurrenceID>
    ) -> [Occurrence] {
        guard let (plan, duty) = duties[duty] else { return [] }
        var found = Dictionary(
            duty.occurrences(dueIn: days, plan: plan).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        for id in book.unfinished(of: duty.id) + book.successions(of: duty, plan: plan).map(\.id)
            + named.sorted() where found[id] == nil
        {
            if let occurrence = occurrence(id) { found[id] = occurrence }
        }
        return found.values.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }
}
