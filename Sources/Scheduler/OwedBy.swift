extension Book {
    /// What a unit has owed, and what passed to it from another one, in the order of opening.
    package func obligations(of unit: String) -> [ObligationID] {
        let own = openings.values.filter { isMember(unit, of: $0.occurrence) }
            .map { (at: $0.openedAt, id: ObligationID(occurrence: $0.occurrence, unit: unit)) }
        let taken = takenOver(by: unit).compactMap { id in
            openings[id.occurrence].map { (at: $0.openedAt, id: id) }
        }
        return (own + taken).sorted { ($0.at, $0.id) < ($1.at, $1.id) }.map(\.id)
    }

    /// The same of one occurrence.
    package func obligations(of unit: String, in occurrence: OccurrenceID) -> [ObligationID] {
        let own = ObligationID(occurrence: occurrence, unit: unit)
        let taken = takenOver(by: unit).filter { $0.occurrence == occurrence && $0 != own }
        return (isMember(unit, of: occurrence) ? [own] : []) + taken.sorted()
    }

    /// What has been owed of a duty, in the order of opening.
    package func obligations(ofDuty duty: String) -> [ObligationID] {
        openings(of: duty).flatMap { opening in
            members(of: opening.occurrence).map {
                ObligationID(occurrence: opening.occurrence, unit: $0)
            }
        }
    }
}
