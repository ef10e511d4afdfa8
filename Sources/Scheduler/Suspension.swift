package import Civil
package import Rules

/// Days that don't count, for units or for one duty of theirs (statement 55): a storm closes the
/// schools of a commune, and what was due there moves by as many days.
package struct Suspension: Hashable, Sendable {
    /// Units, without groups.
    package var units: Set<String>
    /// `nil` for all that they owe.
    package var duty: String?
    package var from: CivilDate
    /// The last day that doesn't count.
    package var until: CivilDate
    package var reason: String

    package init(
        units: Set<String>, duty: String? = nil, from: CivilDate, until: CivilDate, reason: String
    ) {
        self.units = units
        self.duty = duty
        self.from = from
        self.until = until
        self.reason = reason
    }

    /// An entry for everything that is open, that one of the units answers for, and that is due on its first
    /// day or later. Days that don't count there already aren't counted again.
    ///
    /// - Returns: also how many it adds nothing to.
    package func entries(
        rules: RuleSet, book: Book, actor: String
    ) -> (entries: [Course.Entry], before: Int) {
        var entries: [Course.Entry] = []
        var before = 0
        for plan in rules.plans {
            for duty in plan.duties where concerns(duty) {
                for id in book.unfinished(of: duty.id) {
                    guard let occurrence = book.occurrence(id, duty: duty, plan: plan),
                        let first = first(occurrence, book)
                    else { continue }
                    for unit in book.members(of: id) {
                        let obligation = ObligationID(occurrence: id, unit: unit)
                        let state = book.state(of: obligation, due: occurrence.due)
                        guard state.isOpen, units.contains(state.responsible ?? obligation.debtor),
                            state.due >= first
                        else { continue }
                        if state.isSuspended(first...until) {
                            before += 1
                        } else {
                            entries.append(
                                Course.Entry(
                                    obligation: obligation, body: body, actor: actor, on: first))
                        }
                    }
                }
            }
        }
        return (entries, before)
    }

    package var body: EventBody { .suspended(until: until, reason: reason) }

    package func concerns(_ duty: Duty) -> Bool {
        self.duty.map { $0 == duty.id } ?? true && duty.kind != .anniversary
    }

    /// The first of its days on which the clock of an occurrence runs; `nil` where none does. It starts
    /// when the occurrence opens, after an event on the day that follows it (Civil Code art. 147).
    func first(_ occurrence: Occurrence, _ book: Book) -> CivilDate? {
        let start =
            book.happening(of: occurrence.id).flatMap { $0.on.adding(days: 1) }
            ?? occurrence.opensOn
        let first = max(from, start)
        return first <= until ? first : nil
    }
}

extension [Suspension] {
    /// What an occurrence that opens now has as entries: its units' clocks stand still from its opening on.
    func events(
        opening occurrence: Occurrence, plan: Plan, duty: Duty, book: Book, at: Instant
    ) -> [DecidedEvent] {
        flatMap { suspension -> [DecidedEvent] in
            guard suspension.concerns(duty), let first = suspension.first(occurrence, book),
                first <= occurrence.due
            else { return [] }
            return suspension.units.filter { book.isMember($0, of: occurrence.id) }.sorted().map {
                DecidedEvent(
                    obligation: ObligationID(occurrence: occurrence.id, unit: $0),
                    body: suspension.body, on: first, at: at)
            }
        }
    }
}
