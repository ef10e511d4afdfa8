package import Civil
internal import GRDB
internal import Scheduler

/// What a pause or a silence held is looked at again at once when it ends.
extension LedgerStore {
    /// Brings notices whose stage has come, and that wait for a later moment, forward to `now`, where
    /// the next release decides about them anew. Steps of the ladder keep their moment: at most one a
    /// working day (statement 19).
    ///
    /// - Parameter kept: keys that go on waiting.
    package func bringForward(now: Instant, except kept: [String]) throws(LedgerError) {
        try write("look at held notices again") { db in
            let waiting = try String.fetchAll(
                db,
                sql: """
                    SELECT key FROM notices
                    WHERE fate = 'pending' AND mail IS NULL AND release_at > ? AND stage_at <= ?
                        AND kind NOT IN (?, ?)
                    """,
                arguments: [
                    now.microseconds, now.microseconds, NoticeKind.overdue.rawValue,
                    NoticeKind.escalation.rawValue,
                ])
            let kept = Set(kept)
            let statement = try db.cachedStatement(
                sql: "UPDATE notices SET release_at = ? WHERE key = ?")
            for key in waiting where !kept.contains(key) {
                try statement.execute(arguments: [now.microseconds, key])
            }
        }
    }
}
