package import Civil
internal import GRDB
package import Scheduler

/// Reading what was decided.
extension LedgerStore {
    /// The keys decided at these stages of each occurrence, as text.
    package func decidedKeys(
        stages: [OccurrenceID: Set<String>]
    ) throws(LedgerError) -> Set<String> {
        let kinds = NoticeKind.allCases.map(\.rawValue)
        return try read("look up decisions") { db in
            // Every kind is named so that the index serves the stage too.
            let statement = try db.cachedStatement(
                sql: """
                    SELECT key FROM notices WHERE duty = ? AND period = ?
                        AND kind IN (\(placeholders(kinds.count))) AND stage = ?
                    """)
            var found: Set<String> = []
            for (id, stages) in stages {
                for stage in stages {
                    let keys = try String.fetchCursor(
                        statement,
                        arguments: [id.duty, id.period] + StatementArguments(kinds) + [stage])
                    while let key = try keys.next() { found.insert(key) }
                }
            }
            return found
        }
    }

    /// Those of `keys` that have been decided.
    package func decided(among keys: Set<String>) throws(LedgerError) -> Set<String> {
        try read("look up decisions") { db in
            let statement = try db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM notices WHERE key = ?)")
            return try keys.filter { try Bool.fetchOne(statement, arguments: [$0]) == true }
        }
    }

    /// For each obligation of these occurrences that the ladder has reached, the latest release of
    /// its overdue and escalation notices that left or will (statement 19).
    package func lastRungRelease(
        occurrences: Set<OccurrenceID>
    ) throws(LedgerError) -> [ObligationID: Instant] {
        try read("look up the ladder") { db in
            var found: [ObligationID: Instant] = [:]
            let statement = try db.cachedStatement(
                sql: """
                    SELECT unit, max(release_at) AS release_at FROM notices
                    WHERE duty = ? AND period = ? AND kind IN ('overdue', 'escalation')
                        AND fate = 'pending'
                    GROUP BY unit
                    """)
            for id in occurrences {
                let rows = try Row.fetchCursor(statement, arguments: [id.duty, id.period])
                while let row = try rows.next() {
                    let obligation = ObligationID(occurrence: id, unit: row["unit"])
                    found[obligation] = Instant(microseconds: row["release_at"])
                }
            }
            return found
        }
    }

    /// The notices about one obligation, in order of deciding.
    package func notices(of obligation: ObligationID) throws(LedgerError) -> [StoredNotice] {
        // The key starts with the obligation and `@`, whose successor in ASCII is `A`: the key's
        // index finds them; the columns see to exactness. The plus keeps SQLite from searching by
        // them, through all that was ever told of the occurrence.
        try storedNotices(
            """
            WHERE key >= ? AND key < ? AND +duty = ? AND +period = ? AND unit = ?
            ORDER BY notices.id
            """,
            [
                "\(obligation)@", "\(obligation)A", obligation.occurrence.duty,
                obligation.occurrence.period, obligation.unit,
            ])
    }

    /// The notices about every obligation of one occurrence, in order of deciding.
    package func notices(of occurrence: OccurrenceID) throws(LedgerError) -> [StoredNotice] {
        try storedNotices(
            "WHERE duty = ? AND period = ? ORDER BY notices.id",
            [occurrence.duty, occurrence.period])
    }

    /// The roll-ups and lists about a plan as a whole, in order of deciding.
    package func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice] {
        try storedNotices(
            "WHERE key >= ? AND key < ? AND about_plan = ? ORDER BY notices.id",
            ["plan:\(plan)@", "plan:\(plan)A", plan])
    }

    /// The notices that one mail carries, by key.
    package func notices(inMail id: String) throws(LedgerError) -> [StoredNotice] {
        try storedNotices(
            "WHERE notices.mail = (SELECT number FROM mails WHERE id = ?) ORDER BY key", [id])
    }

    package func notice(key: String) throws(LedgerError) -> StoredNotice? {
        try storedNotices("WHERE key = ?", [key]).first
    }

    /// Notices whose stage came in `[from, through]`, ascending: for exports.
    package func notices(
        from: Instant, through: Instant
    ) throws(LedgerError) -> [StoredNotice] {
        try storedNotices(
            "WHERE stage_at BETWEEN ? AND ? ORDER BY stage_at, key",
            [from.microseconds, through.microseconds])
    }

    func storedNotices(
        _ condition: String, _ arguments: StatementArguments
    ) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in
            let statement = try db.cachedStatement(sql: "\(selectNotices) \(condition)")
            // Row by row: a mail to everybody waits as fifty thousand notices.
            var found: [StoredNotice] = []
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            while let row = try rows.next() { found.append(try StoredNotice(row: row)) }
            return found
        }
    }

    /// How much the ledger holds. It costs the same however much that is, but for what waits.
    package func counts() throws(LedgerError) -> LedgerCounts {
        try read("count") { db in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            return LedgerCounts(
                openings: try count("SELECT count(*) FROM openings"),
                events: try count("SELECT max(id) FROM events"),
                notices: try count("SELECT max(id) FROM notices"),
                waiting: try count(
                    "SELECT count(*) FROM notices WHERE fate = 'pending' AND mail IS NULL"),
                mails: try count("SELECT max(number) FROM mails"),
                unspooled: try count(
                    """
                    SELECT count(*) FROM mails WHERE spooled_at IS NULL AND bytes IS NOT NULL
                    """))
        }
    }
}

/// How much the ledger holds.
package struct LedgerCounts: Hashable, Sendable {
    package let openings: Int
    package let events: Int
    package let notices: Int
    /// Notices decided that no mail carries yet.
    package let waiting: Int
    package let mails: Int
    /// Mails made that aren't in the spool yet.
    package let unspooled: Int
}

private func placeholders(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ", ")
}
