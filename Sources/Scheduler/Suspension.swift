package import Civil
package import Rules
package import SourceText

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
    /// day or later; also where all of its days don't count already: what says so may be taken back.
    ///
    /// - Parameter standing: those that stand already: where it moves a due day into their days, these
    ///   don't count either.
    /// - Returns: also how many have its entry already.
    package func entries(
        rules: RuleSet, book: Book, actor: String, standing: [Suspension]
    ) -> (entries: [Course.Entry], before: Int) {
        var entries: [Course.Entry] = []
        var before = 0
        for plan in rules.plans {
            for duty in plan.duties where concerns(duty) {
                for id in book.unfinished(of: duty.id) {
                    guard let occurrence = book.occurrence(id, duty: duty, plan: plan),
                        let first = days(of: occurrence, book)?.lowerBound
                    else { continue }
                    for unit in book.members(of: id) {
                        let obligation = ObligationID(occurrence: id, unit: unit)
                        let state = book.state(of: obligation, due: occurrence.due)
                        let responsible = state.responsible ?? obligation.debtor
                        let since = book.answeredSince(obligation) ?? .min
                        guard state.isOpen, units.contains(responsible),
                            state.due >= max(first, since), until >= since
                        else { continue }
                        let entered = Set(
                            book.suspensions(of: obligation, among: standing).values)
                        if entered.contains(self) {
                            before += 1
                            continue
                        }
                        let others = standing.filter { other in
                            other != self && other.units.contains(responsible)
                                && other.concerns(duty) && !entered.contains(other)
                        }
                        let reached = ([self] + others).map { $0.beginning(from: since) }
                            .reached(by: obligation, due: occurrence, plan: plan, book: book)
                        entries += reached.map { suspension, days in
                            Course.Entry(
                                obligation: obligation, body: suspension.body, actor: actor,
                                on: days.lowerBound)
                        }
                    }
                }
            }
        }
        return (entries, before)
    }

    /// Why days that end before they begin can't be entered.
    package static func backwards(from: CivilDate, until: CivilDate) -> Bilingual {
        Bilingual(
            vi: "ngày cuối \(until.vietnamese) trước ngày đầu \(from.vietnamese)",
            en: "it ends on \(until.iso), before it begins, \(from.iso)")
    }

    package var body: EventBody { .suspended(until: until, reason: reason) }

    package func concerns(_ duty: Duty) -> Bool {
        self.duty.map { $0 == duty.id } ?? true && duty.kind != .anniversary
    }

    /// The same without its days before `day`.
    fileprivate func beginning(from day: CivilDate) -> Suspension {
        var rest = self
        rest.from = max(from, day)
        return rest
    }

    /// Its days from the first on which the clock of an occurrence runs; `nil` where none does. It starts
    /// when the occurrence opens, after an event on the day that follows it (Civil Code art. 147).
    func days(of occurrence: Occurrence, _ book: Book) -> ClosedRange<CivilDate>? {
        let start =
            book.happening(of: occurrence.id).flatMap { $0.on.adding(days: 1) }
            ?? occurrence.opensOn
        let first = max(from, start)
        return first <= until ? first...until : nil
    }
}

extension [Suspension] {
    /// What an occurrence that opens now has as entries: its units' clocks stand still from its opening on.
    func events(
        opening occurrence: Occurrence, plan: Plan, duty: Duty, book: Book, at: Instant
    ) -> [DecidedEvent] {
        let concerning = filter { $0.concerns(duty) }
        let units = concerning.reduce(into: Set<String>()) { $0.formUnion($1.units) }
        return units.filter { book.isMember($0, of: occurrence.id) }.sorted().flatMap { unit in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            return concerning.filter { $0.units.contains(unit) }
                .reached(by: id, due: occurrence, plan: plan, book: book)
                .map { suspension, days in
                    DecidedEvent(
                        obligation: id, body: suspension.body, on: days.lowerBound, at: at)
                }
        }
    }

    /// What moves on a due day that was put among their days, by an extension or an edit of the rules: the
    /// clock stands still from `start` on, when it was put there, as if they began later. Nothing where it lies
    /// on none of them, or they count already.
    ///
    /// - Parameters:
    ///   - book: with what put it there.
    ///   - isExtended: whether an extension did: days that counted for the day before count for its own too.
    func events(
        moving id: ObligationID, due occurrence: Occurrence, from start: CivilDate, plan: Plan,
        duty: Duty, book: Book, at: Instant, isExtended: Bool = false
    ) -> [DecidedEvent] {
        let state = book.state(of: id, due: occurrence.due)
        guard state.isOpen else { return [] }
        let responsible = state.responsible ?? id.debtor
        let entered = isExtended ? [] : Set(book.suspensions(of: id, among: self).values)
        let ahead = filter { suspension in
            suspension.units.contains(responsible) && suspension.concerns(duty)
                && suspension.until >= state.due && !entered.contains(suspension)
        }.map { $0.beginning(from: start) }
        guard
            ahead.contains(where: { $0.days(of: occurrence, book)?.contains(state.due) ?? false })
        else { return [] }
        return ahead.reached(by: id, due: occurrence, plan: plan, book: book)
            .map { suspension, days in
                DecidedEvent(obligation: id, body: suspension.body, on: days.lowerBound, at: at)
            }
    }

    /// What moves on when `unit` takes over what is open: from `day` on its days don't count. Nothing where they
    /// count already.
    ///
    /// - Parameter book: with what passed it on.
    func events(
        passing id: ObligationID, to unit: String, from day: CivilDate, due occurrence: Occurrence,
        plan: Plan, duty: Duty, book: Book, at: Instant
    ) -> [DecidedEvent] {
        let state = book.state(of: id, due: occurrence.due)
        guard state.isOpen, state.due >= day else { return [] }
        let entered = Set(book.suspensions(of: id, among: self).values)
        return filter { suspension in
            suspension.units.contains(unit) && suspension.concerns(duty)
                && !entered.contains(suspension)
        }.map { $0.beginning(from: day) }
            .reached(by: id, due: occurrence, plan: plan, book: book).map { suspension, days in
                DecidedEvent(obligation: id, body: suspension.body, on: days.lowerBound, at: at)
            }
    }

    /// Those that begin by the due day as the others move it, with the days of each, in the order in which
    /// they come to count.
    fileprivate func reached(
        by id: ObligationID, due occurrence: Occurrence, plan: Plan, book: Book
    ) -> [(suspension: Suspension, days: ClosedRange<CivilDate>)] {
        var waiting = compactMap { suspension in
            suspension.days(of: occurrence, book).map { (suspension: suspension, days: $0) }
        }
        var events = book.events(of: id)
        var due = book.state(of: id, due: occurrence.due).due
        var found: [(suspension: Suspension, days: ClosedRange<CivilDate>)] = []
        while let index = waiting.firstIndex(where: { $0.days.lowerBound <= due }) {
            let next = waiting.remove(at: index)
            found.append(next)
            events.append(
                DecidedEvent(
                    obligation: id, body: next.suspension.body, on: next.days.lowerBound,
                    at: plan.zone.instant(of: CivilDateTime(next.days.lowerBound, .midnight))
                ).numbered(.max))
            due =
                ObligationState(
                    due: occurrence.due, events: events, clock: book.clock(of: id.occurrence.duty)
                ).due
        }
        return found
    }
}
