internal import Civil
internal import Rules
internal import Scheduler

/// What a rule set has owed, by whom and when, beside what a book holds.
struct Owing {
    let rules: RuleSet
    private(set) var book: Book
    /// Days that don't count, also for what opens later (statement 55).
    let suspensions: [Suspension]
    private var duties: [String: (plan: Plan, duty: Duty)]
    private let owers: [String: Set<String>]

    init(rules: RuleSet, book: Book, suspensions: [Suspension]) {
        self.rules = rules
        self.book = book
        self.suspensions = suspensions
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

    /// The same with the days off of `calendar` for one duty. School years and semesters are declared by
    /// hand: they stay its own.
    func with(calendar: WorkingCalendar, of duty: String) -> Self {
        guard let (known, found) = duties[duty] else { return self }
        var plan = known
        let declared = plan.calendar.declared
        plan.calendar = calendar
        plan.calendar.declared = declared
        var other = self
        other.duties[duty] = (plan, found)
        other.book.adopt(calendar: plan.calendar, of: found)
        return other
    }

    var dutyIDs: [String] { duties.keys.sorted() }

    func duty(_ id: String) -> (plan: Plan, duty: Duty)? { duties[id] }

    func occurrence(_ id: OccurrenceID) -> Occurrence? {
        duties[id.duty].flatMap { book.occurrence(id, duty: $0.duty, plan: $0.plan) }
    }

    /// The days of the list in which the key of an occurrence is a place (`2026/1`, `2026-07/2`); empty where
    /// it is none.
    func listed(beside id: OccurrenceID) -> [CivilDate] {
        guard let (plan, duty) = duties[id.duty] else { return [] }
        func list(_ period: String) -> Substring? {
            let key = duty.heldPeriods.first { $0.value == period }?.key ?? period
            return key.lastIndex(of: "/").map { key[..<$0] }
        }
        guard let own = list(id.period), let year = Int(own.prefix(4)),
            let first = CivilDate(year - 1, 1, 1), let last = CivilDate(year + 2, 12, 31)
        else { return [] }
        return duty.occurrences(dueIn: first...last, plan: plan)
            .filter { list($0.id.period) == own }.map(\.paper.date)
    }

    /// From which day to which the data of a period run; `nil` where the rules don't say (statement 52).
    func window(_ id: OccurrenceID) -> ClosedRange<CivilDate>? {
        duties[id.duty].flatMap { $0.duty.window(of: id.period, in: $0.plan.calendar) }
    }

    /// Why the rules have no place for an occurrence; `nil` where they have, as `occurrence` gives it.
    func lack(_ id: OccurrenceID, _ occurrence: Occurrence?) -> EditConsequences.Lack? {
        guard let duty = duties[id.duty]?.duty else { return .duty }
        // A report may be recorded of a duty that is listed only, or that asks for none.
        if case .standing = duty.schedule { return .period }
        return occurrence == nil ? .period : nil
    }

    func owes(_ unit: String, _ occurrence: Occurrence) -> Bool {
        guard owers[occurrence.id.duty]?.contains(unit) ?? false,
            let found = rules.registry.unit(unit)
        else { return false }
        return found.until.map { occurrence.opensOn <= $0 } ?? true
    }

    /// Who has ever owed a duty, and how it is shared out.
    func units(of duty: String) -> Owers {
        guard let found = duties[duty]?.duty else { return Owers(spans: [:], perTime: nil) }
        let spans = (owers[duty] ?? []).compactMap { rules.registry.unit($0) }
            .map { ($0.id, Owers.Span(from: $0.from, until: $0.until)) }
        return Owers(
            spans: Dictionary(spans, uniquingKeysWith: { first, _ in first }),
            perTime: found.unitsPerTime)
    }

    struct Owers: Equatable {
        struct Span: Equatable {
            let from: CivilDate?
            let until: CivilDate?
        }

        let spans: [String: Span]
        let perTime: Int?
    }

    /// Who owes an occurrence: those with it open, or who would when it opens. Of a rotation that
    /// hasn't opened nobody is named.
    func debtors(_ occurrence: Occurrence) -> [String] {
        guard book.openings[occurrence.id] != nil else {
            return duty(occurrence.id.duty)?.duty.unitsPerTime == nil ? candidates(occurrence) : []
        }
        return book.members(of: occurrence.id).filter { unit in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            return book.state(of: id, due: occurrence.due).isOpen
        }
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
