package import Civil
package import Rules

/// An event written down beforehand, for a simulation or a rehearsal: what the office would record.
package struct ScriptedEvent: Sendable {
    package let at: Instant
    package let duty: String
    /// `nil` means the latest occurrence that is open at `at`.
    package let period: String?
    /// Units and groups.
    package let units: [String]
    package let body: EventBody
    package let on: CivilDate

    package init(
        at: Instant, duty: String, period: String?, units: [String], body: EventBody, on: CivilDate
    ) {
        self.at = at
        self.duty = duty
        self.period = period
        self.units = units
        self.body = body
        self.on = on
    }

    /// The obligations it is about; none where nothing open matches. A unit stands for what it
    /// owed in the beginning, and for the children that it took over.
    package func obligations(in rules: RuleSet, book: Book) -> [ObligationID] {
        guard let occurrence = occurrence(in: book) else { return [] }
        let named = Set(rules.registry.allMembers(of: units).map(\.id))
        return book.members(of: occurrence)
            .map { ObligationID(occurrence: occurrence, unit: $0) }
            .filter { named.contains($0.unit) || named.contains($0.debtor) }
    }

    private func occurrence(in book: Book) -> OccurrenceID? {
        if let period { return OccurrenceID(duty: duty, period: period) }
        return book.openings(of: duty).filter { $0.openedAt <= at }
            .max { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }?.occurrence
    }
}
