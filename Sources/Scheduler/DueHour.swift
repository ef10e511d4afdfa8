package import Civil

/// The hour by which something is due (statements 1 and 47).
extension Book {
    /// The hour of `due` where the rule gives one, also of the day that it moved to because days don't count
    /// (statement 55). An extension names a day: its end counts.
    package func hour(
        of id: ObligationID, on due: CivilDate, _ occurrence: Occurrence
    ) -> CivilTime? {
        guard let hour = occurrence.dueTime, due != occurrence.due else {
            return occurrence.dueTime
        }
        let state = state(of: id, due: occurrence.due)
        return state.due == due && state.keepsHour ? hour : nil
    }
}
