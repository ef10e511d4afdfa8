package import Civil
package import Rules

/// An event written down beforehand, for a simulation or a rehearsal: what the office would record,
/// or an entry that a ledger has.
package struct ScriptedEvent: Hashable, Sendable {
    package let at: Instant
    package let duty: String
    /// `nil` means the latest occurrence that is open at `at`.
    package let period: String?
    /// Units and groups; of an entry its obligation's unit as it stands there.
    package let units: [String]
    package let body: EventBody
    package let on: CivilDate
    /// `nil` for what somebody made up.
    package var record: Record?

    /// What a ledger says of an entry: it was admitted once, and is taken as it is.
    package struct Record: Hashable, Sendable {
        /// Its number there, which later entries may name.
        package let entry: Int64
        package let actor: String
        /// `nil` where only whole seconds are known.
        package let recordedAt: Instant?
        /// As judged then (statement 15).
        package let workingDaysLate: Int?

        package init(entry: Int64, actor: String, recordedAt: Instant?, workingDaysLate: Int?) {
            self.entry = entry
            self.actor = actor
            self.recordedAt = recordedAt
            self.workingDaysLate = workingDaysLate
        }

        /// Whether the service itself made it, following rules and registry.
        package var isOfService: Bool { actor == DecidedEvent.actor }
    }

    package init(
        at: Instant, duty: String, period: String?, units: [String], body: EventBody,
        on: CivilDate, record: Record? = nil
    ) {
        self.at = at
        self.duty = duty
        self.period = period
        self.units = units
        self.body = body
        self.on = on
        self.record = record
    }

    /// The obligations it is about; none where nothing open matches. A unit stands for what it owes
    /// itself, or for what it took over where that is all; a group for both.
    package func obligations(in rules: RuleSet, book: Book) -> [ObligationID] {
        if record != nil {
            return units.map { unit in
                ObligationID(
                    occurrence: OccurrenceID(duty: duty, period: period ?? ""), unit: unit)
            }
        }
        guard let occurrence = occurrence(in: book) else { return [] }
        let groups = units.filter { rules.registry.group($0) != nil }
        let ofGroups = Set(rules.registry.allMembers(of: groups).map(\.id))
        let own = Set(units.filter { book.isMember($0, of: occurrence) })
        let takingOver = Set(units).subtracting(own)
        return book.members(of: occurrence)
            .map { ObligationID(occurrence: occurrence, unit: $0) }
            .filter {
                own.contains($0.unit) || takingOver.contains($0.debtor)
                    || ofGroups.contains($0.debtor)
            }
    }

    /// What of it can be entered as things stand, and the suspension that it begins.
    package func entries(
        rules: RuleSet, book: Book, actor: String
    ) -> (entries: [Course.Entry], suspending: [Suspension]) {
        switch body {
        case .occurred(let number, _):
            let happening = Happening(event: duty, units: units, on: on, number: number)
            let found = happening.entries(rules: rules, book: book, actor: actor, now: at)
            if case .success(let entries) = found { return (entries, []) }
            return ([], [])
        case .suspended(let until, let reason):
            guard on <= until else { return ([], []) }
            let suspension = Suspension(
                units: Set(rules.registry.allMembers(of: units).map(\.id)),
                duty: duty.isEmpty ? nil : duty, from: on, until: until, reason: reason)
            return (
                suspension.entries(rules: rules, book: book, actor: actor).entries, [suspension]
            )
        case .received, .acknowledged, .submitted, .unread, .settled, .accepted, .returned,
            .extended, .extensionAsked, .waived, .cancelled, .transferred, .joined, .reassigned,
            .voided:
            let fitting = obligations(in: rules, book: book).filter { id in
                admit(Request(body, id, on: on), rules: rules, book: book, now: at) == nil
            }
            return (
                fitting.map { Course.Entry(obligation: $0, body: body, actor: actor, on: on) }, []
            )
        }
    }

    private func occurrence(in book: Book) -> OccurrenceID? {
        if let period { return OccurrenceID(duty: duty, period: period) }
        return book.openings(of: duty).filter { $0.openedAt <= at }
            .max { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }?.occurrence
    }
}
