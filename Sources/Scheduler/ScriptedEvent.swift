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

    /// The obligations it is about; none where nothing open matches.
    package func obligations(in rules: RuleSet, book: Book) -> [ObligationID] {
        guard let opening = opening(in: book) else { return [] }
        let named = Set(rules.registry.allMembers(of: units).map(\.id))
        return opening.members.filter { named.contains($0) }
            .map { ObligationID(occurrence: opening.occurrence, unit: $0) }
    }

    private func opening(in book: Book) -> Opening? {
        if let period { return book.openings[OccurrenceID(duty: duty, period: period)] }
        return book.openings.values.filter { $0.occurrence.duty == duty && $0.openedAt <= at }
            .max { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }
    }
}
