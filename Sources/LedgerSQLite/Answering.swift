internal import Civil
internal import GRDB
package import Ledger
internal import Rules
package import Scheduler

extension SQLiteLedger {
    package func answer(_ query: Query) throws(LedgerError) -> Answer {
        if query.isEmpty { return Answer() }
        return try read("look up what is known") { db in
            var answer = Answer()
            try addDecided(query, &answer, db)
            try addLadder(query, &answer, db)
            if let through = query.waitingThrough {
                answer.waiting = try notices(
                    db,
                    """
                    WHERE fate = 'pending' AND notices.mail IS NULL AND release_at <= ?
                    ORDER BY release_at, notices.id
                    """, [through.microseconds]
                ).map(\.notice)
            }
            for id in query.histories {
                answer.histories[id] = try notices(db, about: id)
                    .filter { $0.notice.fate != .suppressed(.undone) }
            }
            try addThreads(query, &answer, db)
            try addTold(query, &answer, db)
            if let request = query.request { answer.request = try outcome(of: request, db) }
            return answer
        }
    }

    private func addDecided(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        let kinds = NoticeKind.allCases.map(\.rawValue)
        let places = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
        // Every kind is named so that the index serves the stage too.
        let byStage = try db.cachedStatement(
            sql: """
                SELECT key FROM notices WHERE duty = ? AND period = ?
                    AND kind IN (\(places)) AND stage = ?
                """)
        for (id, stages) in query.stages {
            for stage in stages {
                let keys = try String.fetchCursor(
                    byStage,
                    arguments: [id.duty, id.period] + StatementArguments(kinds)
                        + [stage.description])
                while let key = try keys.next() { answer.decided.insert(key) }
            }
        }
        let byKey = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM notices WHERE key = ?)")
        for key in query.keys where try Bool.fetchOne(byKey, arguments: [key]) == true {
            answer.decided.insert(key)
        }
    }

    private func addLadder(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT unit, stage_at, mail IS NOT NULL AS has_left,
                    max(release_at, coalesce(spooled_at, release_at)) AS leaves
                FROM notices LEFT JOIN mails ON mails.number = notices.mail
                WHERE duty = ? AND period = ? AND notices.kind IN ('overdue', 'escalation')
                    AND fate = 'pending'
                """)
        for id in query.climbing {
            let rows = try Row.fetchCursor(statement, arguments: [id.duty, id.period])
            while let row = try rows.next() {
                let obligation = ObligationID(occurrence: id, unit: row["unit"])
                answer.add(
                    Climb(
                        at: Instant(microseconds: row["stage_at"]),
                        release: Instant(microseconds: row["leaves"]), hasLeft: row["has_left"]),
                    of: obligation)
            }
        }
    }

    private func addThreads(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        // The key starts with the obligation and `@`, whose successor in ASCII is `A`. The plus
        // keeps SQLite from searching by the columns, through the whole occurrence.
        let first = try db.cachedStatement(
            sql: """
                SELECT mails.id FROM notices JOIN mails ON mails.number = notices.mail
                WHERE key >= ? AND key < ? AND +duty = ? AND +period = ? AND unit = ?
                    AND role = ? AND recipient = ?
                ORDER BY mails.number LIMIT 1
                """)
        for thread in query.threads {
            let about = thread.obligation
            answer.threads[thread] = try String.fetchOne(
                first,
                arguments: [
                    "\(about)@", "\(about)A", about.occurrence.duty, about.occurrence.period,
                    about.unit, thread.role.text, fingerprint(thread.address),
                ])
        }
        let highest = try db.cachedStatement(
            sql: "SELECT max(ordinal) FROM mails WHERE recipient = ? AND slot BETWEEN ? AND ?")
        for slot in query.slots {
            let start = slot.second * 1_000_000
            answer.ordinals[slot] = try Int.fetchOne(
                highest, arguments: [fingerprint(slot.address), start, start + 999_999])
        }
    }

    private func outcome(of request: String, _ db: Database) throws -> RequestOutcome? {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT digest FROM requests WHERE id = ?", arguments: [request])
        else { return nil }
        return RequestOutcome(
            digest: row["digest"],
            events: try Int64.fetchAll(
                db, sql: "SELECT id FROM events WHERE request = ? ORDER BY id",
                arguments: [request]))
    }
}
