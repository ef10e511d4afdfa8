internal import Civil
internal import Rules
internal import Scheduler

/// The days on which single units are due, where they aren't the rule's.
extension Owing {
    /// The last good day of one unit: with what was entered for it, and for what isn't open yet with
    /// the days that won't count (statement 55).
    func due(_ occurrence: Occurrence, of unit: String) -> CivilDate {
        let id = ObligationID(occurrence: occurrence.id, unit: unit)
        guard book.openings[occurrence.id] == nil, let (plan, duty) = duty(occurrence.id.duty)
        else { return book.state(of: id, due: occurrence.due).due }
        return book.opened(
            occurrence, for: unit, plan: plan, duty: duty, suspensions: suspensions
        ).state(of: id, due: occurrence.due).due
    }

    /// Those whose day may be another than the rule's.
    func withDaysOfTheirOwn(_ occurrence: Occurrence) -> Set<String> {
        if book.openings[occurrence.id] != nil { return Set(book.exceptions(of: occurrence.id)) }
        guard let duty = duty(occurrence.id.duty)?.duty else { return [] }
        return suspensions.filter { $0.concerns(duty) && $0.until >= occurrence.opensOn }
            .reduce(into: []) { $0.formUnion($1.units) }
    }
}
