package import Civil
internal import GRDB
internal import Rules
package import Ledger
package import Scheduler

extension SQLiteLedger {
    package func standing() throws(LedgerError) -> LedgerStanding {
        try read("read how the ledger stands") { db in
            LedgerStanding(
                watermark: try Self.watermark(db), lastEvent: try Self.lastEvent(db),
                trusted: try Int64.fetchOne(db, sql: "SELECT trusted FROM clock")
                    .map(Instant.init(microseconds:)))
        }
    }

    package func openings() throws(LedgerError) -> [Opening] {
        try read("read openings") { db in
            var sets: [Int64: [String]] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT id, ids FROM member_sets") {
                sets[row["id"]] = (row["ids"] as String).split(separator: "\n").map(String.init)
            }
            return try Row.fetchAll(
                db, sql: "SELECT * FROM openings ORDER BY opened_at, duty, period"
            ).map { row in
                Opening(
                    occurrence: OccurrenceID(duty: row["duty"], period: row["period"]),
                    openedAt: Instant(microseconds: row["opened_at"]),
                    members: sets[row["members"]] ?? [])
            }
        }
    }

    package func tail(after id: Int64, limit: Int) throws(LedgerError) -> [Event] {
        try read("read events") { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Event.columns) FROM events WHERE id > ? ORDER BY id LIMIT ?",
                arguments: [id, limit]
            ).map(Event.init(row:))
        }
    }

    package func words(of answers: [Int64]) throws(LedgerError) -> [Int64: AnswerWords] {
        if answers.isEmpty { return [:] }
        return try read("read answers") { db in
            let marks = Array(repeating: "?", count: answers.count).joined(separator: ", ")
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT event, words, files FROM answers
                    WHERE event IN (\(marks)) AND words NOT NULL
                    """, arguments: StatementArguments(answers))
            var found: [Int64: AnswerWords] = [:]
            for row in rows {
                let files: String? = row["files"]
                found[row["event"]] = AnswerWords(
                    row["words"], files: (files ?? "").split(separator: "\n").map(String.init))
            }
            return found
        }
    }

    package func nextRelease() throws(LedgerError) -> Instant? {
        try read("look up the next release") { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT min(release_at) FROM notices WHERE fate = 'pending' AND mail IS NULL
                    """
            ).map(Instant.init(microseconds:))
        }
    }

    package func putOff(now: Instant) throws(LedgerError) -> [NoticeKey] {
        try read("look at held notices") { db in
            try notices(
                db,
                """
                WHERE fate = 'pending' AND notices.mail IS NULL AND release_at > ?
                    AND stage_at <= ? AND notices.kind NOT IN (?, ?)
                ORDER BY release_at, notices.id
                """,
                [
                    now.microseconds, now.microseconds, NoticeKind.overdue.rawValue,
                    NoticeKind.escalation.rawValue,
                ]
            ).map(\.notice.key)
        }
    }

    package func unspooledMails(
        after number: Int64, limit: Int
    ) throws(LedgerError) -> [StoredMail] {
        try read("read mails") { db in
            let statement = try db.cachedStatement(
                sql: """
                    \(selectMails) WHERE spooled_at IS NULL AND bytes IS NOT NULL AND number > ?
                    ORDER BY number LIMIT ?
                    """)
            var found: [StoredMail] = []
            let rows = try Row.fetchCursor(statement, arguments: [number, limit])
            while let row = try rows.next() { found.append(try StoredMail(row: row, db)) }
            return found
        }
    }

    package func unsettledMails() throws(LedgerError) -> [String] {
        try read("look for mails on their way") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM mails WHERE spooled_at IS NOT NULL AND settled_at IS NULL
                    ORDER BY number
                    """)
        }
    }

    /// It costs the same however much the ledger holds, but for what waits.
    package func counts() throws(LedgerError) -> LedgerCounts {
        try read("count") { db in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            let undelivered =
                "FROM mails WHERE spooled_at IS NOT NULL AND settled_at IS NULL AND dead_at IS NULL"
            return LedgerCounts(
                openings: try count("SELECT count(*) FROM openings"),
                events: try count("SELECT max(id) FROM events"),
                notices: try count("SELECT max(id) FROM notices"),
                waiting: try count(
                    "SELECT count(*) FROM notices WHERE fate = 'pending' AND mail IS NULL"),
                mails: try count("SELECT max(number) FROM mails"),
                unspooled: try count(
                    "SELECT count(*) FROM mails WHERE spooled_at IS NULL AND bytes IS NOT NULL"),
                undelivered: try count("SELECT count(*) \(undelivered)"),
                undeliveredSince: try Int64.fetchOne(
                    db, sql: "SELECT min(spooled_at) \(undelivered)"
                ).map(Instant.init(microseconds:)),
                dead: try count(
                    "SELECT count(*) FROM mails WHERE settled_at IS NULL AND dead_at IS NOT NULL"),
                deadSince: try Int64.fetchOne(
                    db,
                    sql: "SELECT min(dead_at) FROM mails "
                        + "WHERE settled_at IS NULL AND dead_at IS NOT NULL"
                ).map(Instant.init(microseconds:)))
        }
    }

    package func notices(about obligation: ObligationID) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in try notices(db, about: obligation) }
    }

    package func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in
            try notices(
                db, "WHERE key >= ? AND key < ? AND about_plan = ? ORDER BY notices.id",
                ["plan:\(plan)@", "plan:\(plan)A", plan])
        }
    }

    package func notices(inMail id: String) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in
            try notices(
                db, "WHERE notices.mail = (SELECT number FROM mails WHERE id = ?) ORDER BY key",
                [id])
        }
    }

    package func notice(key: String) throws(LedgerError) -> StoredNotice? {
        try read("read notices") { db in try notices(db, "WHERE key = ?", [key]).first }
    }

    package func notices(
        from: Instant, through: Instant
    ) throws(LedgerError) -> [StoredNotice] {
        try read("read notices") { db in
            try notices(
                db, "WHERE stage_at BETWEEN ? AND ? ORDER BY stage_at, key",
                [from.microseconds, through.microseconds])
        }
    }

    package func lastStage() throws(LedgerError) -> Instant? {
        try read("read notices") { db in
            try Int64.fetchOne(db, sql: "SELECT max(stage_at) FROM notices")
                .map(Instant.init(microseconds:))
        }
    }

    func notices(_ db: Database, about obligation: ObligationID) throws -> [StoredNotice] {
        // The key starts with the obligation and `@`, whose successor in ASCII is `A`: the key's
        // index finds them; the columns see to exactness. The plus keeps SQLite from searching by
        // them, through all that was ever told of the occurrence.
        try notices(
            db,
            """
            WHERE key >= ? AND key < ? AND +duty = ? AND +period = ? AND unit = ?
            ORDER BY notices.id
            """,
            [
                "\(obligation)@", "\(obligation)A", obligation.occurrence.duty,
                obligation.occurrence.period, obligation.unit,
            ])
    }

    func notices(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [StoredNotice] {
        let statement = try db.cachedStatement(sql: "\(selectNotices()) \(condition)")
        // Row by row: a mail to everybody waits as fifty thousand notices.
        var found: [StoredNotice] = []
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() { found.append(try StoredNotice(row: row)) }
        return found
    }

    package func mail(id: String) throws(LedgerError) -> StoredMail? {
        try read("read a mail") { db in try storedMail(db, id: id) }
    }

    func storedMail(_ db: Database, id: String) throws -> StoredMail? {
        let statement = try db.cachedStatement(sql: "\(selectMails) WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { try StoredMail(row: $0, db) }
    }

    package func mailIDs(to address: String) throws(LedgerError) -> [String] {
        try read("look up an address") { db in
            try String.fetchAll(
                db, sql: "SELECT id FROM mails WHERE recipient = ? AND address = ? ORDER BY number",
                arguments: [fingerprint(address), address])
        }
    }

    package func returnedMails() throws(LedgerError) -> [String] {
        try read("look for mails that came back") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM mails WHERE number IN
                        (SELECT mail FROM outcomes WHERE outcome IN ('bounced', 'dead'))
                    ORDER BY number
                    """)
        }
    }

    package func settings(prefix: String) throws(LedgerError) -> [String: String] {
        try read("read settings") { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT name, value FROM settings WHERE substr(name, 1, ?) = ?",
                arguments: [prefix.unicodeScalars.count, prefix])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["value"]) })
        }
    }
}
