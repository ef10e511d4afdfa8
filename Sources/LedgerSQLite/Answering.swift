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
            try addMailed(query, &answer, db)
            try addThreads(query, &answer, db)
            try addOrdinals(query, &answer, db)
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

    /// What mails told, of all that are asked about at once: for most of them there is nothing.
    private func addMailed(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        if query.told.isEmpty { return }
        let statement = try db.cachedStatement(
            sql: """
                \(selectNotices(from: "json_each(?) AS asked CROSS JOIN notices"))
                WHERE notices.key >= asked.value || '@' AND notices.key < asked.value || 'A'
                    AND +notices.mail IS NOT NULL
                    AND asked.value = notices.duty || '/' || notices.period || '/' || notices.unit
                ORDER BY notices.id
                """)
        let rows = try Row.fetchCursor(
            statement, arguments: [jsonList(query.told.map(\.description))])
        while let row = try rows.next() {
            let stored = try StoredNotice(row: row)
            guard let id = stored.notice.key.subject.obligation else { continue }
            answer.told[id, default: []].append(stored)
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
            // Known already not to have begun.
            if query.told.contains(about), answer.told[about] == nil { continue }
            answer.threads[thread] = try String.fetchOne(
                first,
                arguments: [
                    "\(about)@", "\(about)A", about.occurrence.duty, about.occurrence.period,
                    about.unit, thread.role.text, fingerprint(thread.address),
                ])
        }
    }

    private func addOrdinals(_ query: Query, _ answer: inout Answer, _ db: Database) throws {
        let highest = try db.cachedStatement(
            sql: """
                SELECT recipient, max(ordinal) FROM json_each(?) AS asked
                    CROSS JOIN mails ON recipient = asked.value AND slot BETWEEN ? AND ?
                GROUP BY recipient
                """)
        for (second, slots) in Dictionary(grouping: query.slots, by: \.second) {
            let prints = slots.map { (slot: $0, print: fingerprint($0.address)) }
            let start = second * 1_000_000
            let rows = try Row.fetchCursor(
                highest, arguments: [jsonList(prints.map(\.print)), start, start + 999_999])
            var found: [String: Int] = [:]
            while let row = try rows.next() { found[row[0]] = row[1] }
            for (slot, print) in prints { answer.ordinals[slot] = found[print] }
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
