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

    /// What entries and mails say moved the due day.
    package var authority: String {
        "việc tạm dừng từ \(from.vietnamese) đến hết \(until.vietnamese): \(reason)"
    }

    /// How many days it lasts.
    package var days: Int { from.days(until: until) + 1 }

    /// An extension for everything that is open, that one of the units answers for, and that is due
    /// on its first day or later; what this suspension has moved already stays.
    ///
    /// - Returns: also how many of them it had moved before.
    package func entries(
        rules: RuleSet, book: Book, actor: String, now: Instant
    ) -> (entries: [Course.Entry], before: Int) {
        var entries: [Course.Entry] = []
        var before = 0
        for plan in rules.plans {
            for duty in plan.duties
            where self.duty.map({ $0 == duty.id }) ?? true && duty.kind != .anniversary {
                for id in book.unfinished(of: duty.id) {
                    guard let occurrence = book.occurrence(id, duty: duty, plan: plan) else {
                        continue
                    }
                    for unit in book.members(of: id) {
                        let obligation = ObligationID(occurrence: id, unit: unit)
                        let state = book.state(of: obligation, due: occurrence.due)
                        guard state.isOpen, units.contains(state.responsible ?? obligation.debtor)
                        else { continue }
                        if isTaken(by: obligation, book) {
                            before += 1
                        } else if state.due >= from, let to = moved(state.due, plan) {
                            entries.append(
                                Course.Entry(
                                    obligation: obligation,
                                    body: .extended(to: to, letter: authority), actor: actor,
                                    on: plan.day(of: now)))
                        }
                    }
                }
            }
        }
        return (entries, before)
    }

    /// By as many days, and on to a working day; `nil` where that day is over too.
    private func moved(_ due: CivilDate, _ plan: Plan) -> CivilDate? {
        due.adding(days: days).flatMap(plan.calendar.rollForward)
    }

    private func isTaken(by id: ObligationID, _ book: Book) -> Bool {
        let events = book.events(of: id)
        let voided = Set(events.compactMap(\.body.voids))
        return events.contains { event in
            guard case .extended(_, authority) = event.body else { return false }
            return !voided.contains(event.id)
        }
    }
}
