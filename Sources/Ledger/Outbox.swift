package import Civil
internal import GRDB
internal import Rules
package import Scheduler

/// From notices that wait to mails that are in the spool.
extension LedgerStore {
    /// The notices released by then that have no mail and no other end, by release, then in order of
    /// deciding.
    package func pending(through: Instant) throws(LedgerError) -> [Notice] {
        try storedNotices(
            """
            WHERE fate = 'pending' AND notices.mail IS NULL AND release_at <= ?
            ORDER BY release_at, notices.id
            """, [through.microseconds]
        ).map(\.notice)
    }

    /// When the next waiting notice is released.
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

    /// Freezes mails, ends notices that will not leave, and puts others off, in one transaction.
    ///
    /// A mail known under its id with the same contents, and a notice that has this very end
    /// already, are left as they are.
    ///
    /// - Parameter deferrals: new releases for notices that go on waiting.
    /// - Throws: `contradiction` for a key that isn't known, a notice that ended otherwise, a mail id
    ///   known with other contents; nothing is written then.
    package func settle(
        mails: [NewMail], fates: [(key: String, fate: Notice.Fate)],
        deferrals: [(key: String, release: Instant)] = []
    ) throws(LedgerError) {
        try write("settle the outbox") { db in
            for mail in mails { try freeze(mail, db) }
            for (key, fate) in fates { try end(key, FateColumns(fate), db) }
            for (key, release) in deferrals { try putOff(key, release, db) }
        }
    }

    func freeze(_ mail: NewMail, _ db: Database) throws {
        if let known = try storedMail(db, id: mail.id) {
            let same =
                known.recipient.map { $0 == mail.recipient } ?? true
                && known.bytes.map { $0 == mail.bytes } ?? true
                && known.keys == Set(mail.keys).sorted() && known.slot == mail.slot
            guard same else {
                throw contradiction("settle the outbox", "mail \(mail.id) is frozen otherwise")
            }
            return
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO mails
                    (id, recipient, address, slot, ordinal, kind, subject, sender, expires, items,
                     bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            mail.id, fingerprint(mail.recipient), mail.recipient, mail.slot.microseconds,
            mail.ordinal, mail.kind, mail.subject, mail.sender, mail.expires?.microseconds,
            mail.items.map { $0.joined(separator: "\t") + "\n" }.joined(), Blob(mail.bytes),
        ])
        let number = db.lastInsertedRowID
        let join = try db.cachedStatement(
            sql: "UPDATE notices SET mail = ? WHERE key = ? AND fate = 'pending' AND mail IS NULL")
        for key in Set(mail.keys) {
            try join.execute(arguments: [number, key])
            guard db.changesCount == 1 else {
                throw contradiction("settle the outbox", "notice \(key) isn't waiting")
            }
        }
    }

    private func end(_ key: String, _ fate: FateColumns, _ db: Database) throws {
        let known = try db.cachedStatement(
            sql: "SELECT fate, reason, mail FROM notices WHERE key = ?")
        guard let row = try Row.fetchOne(known, arguments: [key]) else {
            throw contradiction("settle the outbox", "notice \(key) isn't known")
        }
        let mail: Int64? = row["mail"]
        let current = FateColumns(fate: row["fate"], reason: row["reason"])
        if current == fate { return }
        guard current.fate == "pending", mail == nil else {
            throw contradiction("settle the outbox", "notice \(key) has ended otherwise")
        }
        try db.cachedStatement(sql: "UPDATE notices SET fate = ?, reason = ? WHERE key = ?")
            .execute(arguments: [fate.fate, fate.reason, key])
    }

    private func putOff(_ key: String, _ release: Instant, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE notices SET release_at = ?
                WHERE key = ? AND fate = 'pending' AND mail IS NULL
                """
        ).execute(arguments: [release.microseconds, key])
        guard db.changesCount == 1 else {
            throw contradiction("settle the outbox", "notice \(key) isn't waiting")
        }
    }

    /// How many mails this address has in the second of this slot: the next one's ordinal, counting
    /// from 0. Ids tell seconds apart, not what lies between.
    package func mailCount(address: String, slot: Instant) throws(LedgerError) -> Int {
        try read("count mails") { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT max(ordinal) FROM mails
                    WHERE recipient = ? AND slot BETWEEN ? AND ?
                    """)
            let second = slot.seconds * 1_000_000
            return try Int.fetchOne(
                statement, arguments: [fingerprint(address), second, second + 999_999]) ?? 0
        }
    }

    /// Mails that are not in the spool yet, oldest first.
    package func unspooledMails(limit: Int = 256) throws(LedgerError) -> [StoredMail] {
        try read("read mails") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM mails WHERE spooled_at IS NULL AND bytes IS NOT NULL
                    ORDER BY number LIMIT ?
                    """, arguments: [limit]
            ).map { try StoredMail(row: $0, db) }
        }
    }

    /// The mail is in the spool, durably: its bytes are dropped here. The first instant stays.
    package func markSpooled(ids: [String], at: Instant) throws(LedgerError) {
        try write("settle mails") { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE mails SET spooled_at = coalesce(spooled_at, ?), bytes = NULL WHERE id = ?
                    """)
            for id in ids {
                try statement.execute(arguments: [at.microseconds, id])
                guard db.changesCount == 1 else {
                    throw contradiction("settle mails", "mail \(id) isn't known")
                }
            }
        }
    }

    package func markSpooled(id: String, at: Instant) throws(LedgerError) {
        try markSpooled(ids: [id], at: at)
    }

    package func mail(id: String) throws(LedgerError) -> StoredMail? {
        try read("read a mail") { db in try storedMail(db, id: id) }
    }

    private func storedMail(_ db: Database, id: String) throws -> StoredMail? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM mails WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { try StoredMail(row: $0, db) }
    }
}
