internal import Civil
internal import GRDB
internal import Ledger
internal import LedgerColumns
internal import Rules
internal import Scheduler

/// From notices that wait to mails that are in the spool, and what became of them there.
extension SQLiteLedger {
    /// Gives the mails that weren't frozen before.
    func freeze(_ mails: [NewMail], _ db: Database) throws -> [StoredMail] {
        var frozen: [StoredMail] = []
        var joined = 0
        for mail in mails {
            if let new = try insert(mail, db) {
                frozen.append(new)
                continue
            }
            // Judged as if each had come alone.
            try join(frozen[joined...], db)
            joined = frozen.count
            try refuse(mail, unlessKnownTo: db)
        }
        try join(frozen[joined...], db)
        return frozen
    }

    /// Says of notices which mail carries them, of all at once.
    private func join(_ mails: ArraySlice<StoredMail>, _ db: Database) throws {
        if mails.isEmpty { return }
        let carried = mails.flatMap { mail in mail.keys.map { ($0, mail.number) } }
        try db.cachedStatement(
            sql: """
                UPDATE notices SET mail = carried.value FROM json_each(?) AS carried
                WHERE notices.key = carried.key AND fate = 'pending' AND mail IS NULL
                """
        ).execute(arguments: [jsonObject(Dictionary(carried) { first, _ in first })])
        if db.changesCount == carried.count { return }
        let number = try db.cachedStatement(sql: "SELECT mail FROM notices WHERE key = ?")
        for (key, mail) in carried where try Int64.fetchOne(number, arguments: [key]) != mail {
            throw contradiction("freeze a mail", "notice \(key) isn't waiting")
        }
    }

    /// `nil` where its id, or its place, is taken. Few are, so none is looked for before.
    private func insert(_ mail: NewMail, _ db: Database) throws -> StoredMail? {
        try db.cachedStatement(
            sql: """
                INSERT INTO mails
                    (id, recipient, address, slot, ordinal, kind, subject, sender, expires, items,
                     waiting, bytes, scheduled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [
            mail.id, fingerprint(mail.recipient), mail.recipient, mail.slot.microseconds,
            mail.ordinal, mail.kind.text, mail.subject, mail.sender, mail.expires?.microseconds,
            itemsText(mail.items), waitingText(mail.waiting),
            Blob(mail.bytes), mail.scheduledAt?.microseconds,
        ])
        guard db.changesCount == 1 else { return nil }
        let number = db.lastInsertedRowID
        for line in mail.shown { try show(line, at: mail.shownAt, in: number, db) }
        return mail.stored(as: number, keys: mail.keyTexts)
    }

    private func show(
        _ line: ShownLine, at: Instant, in mail: Int64, _ db: Database
    ) throws {
        let occurrence = line.obligation.occurrence
        try db.cachedStatement(
            sql: """
                INSERT INTO shown (duty, period, unit, due, recipient, at, mail)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [
            occurrence.duty, occurrence.period, line.obligation.unit, line.due.iso, line.address,
            at.microseconds, mail,
        ])
    }

    /// The same mail worked out anew is known. What was erased or dropped can't be compared.
    private func refuse(_ mail: NewMail, unlessKnownTo db: Database) throws {
        guard let known = try storedMail(db, id: mail.id) else {
            throw contradiction(
                "freeze a mail", "another mail has the place of mail \(mail.id) in its slot")
        }
        let recipient = try String.fetchOne(
            db, sql: "SELECT recipient FROM mails WHERE number = ?", arguments: [known.number])
        guard
            recipient == fingerprint(mail.recipient), known.slot == mail.slot,
            known.ordinal == mail.ordinal,
            known.keys == mail.keyTexts, known.bytes.map({ $0 == mail.bytes }) ?? true
        else { throw contradiction("freeze a mail", "mail \(mail.id) is frozen otherwise") }
    }

    private func isTaken(
        _ ordinal: Int, at slot: Instant, _ print: String, _ db: Database
    ) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM mails
                    WHERE recipient = ? AND slot = ? AND ordinal = ?)
                """)
        return try Bool.fetchOne(
            statement, arguments: [print, slot.microseconds, ordinal]) == true
    }

    func close(_ end: Change.End, _ db: Database) throws {
        let key = end.key.description
        let fate = FateColumns(end.fate)
        let known = try db.cachedStatement(
            sql: "SELECT fate, reason, mail FROM notices WHERE key = ?")
        guard let row = try Row.fetchOne(known, arguments: [key]) else {
            throw contradiction("end a notice", "notice \(key) isn't known")
        }
        let mail: Int64? = row["mail"]
        let current = FateColumns(fate: row["fate"], reason: row["reason"])
        if current == fate { return }
        guard current.fate == "pending", mail == nil else {
            throw contradiction("end a notice", "notice \(key) has ended otherwise")
        }
        try db.cachedStatement(
            sql: """
                UPDATE notices SET fate = ?, reason = ?, ended_at = (SELECT watermark FROM tick)
                WHERE key = ?
                """
        ).execute(arguments: [fate.fate, fate.reason, key])
    }

    func putOff(_ deferral: Change.Deferral, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE notices SET release_at = ?,
                    first_release = coalesce(first_release, release_at)
                WHERE key = ? AND fate = 'pending' AND mail IS NULL
                """
        ).execute(arguments: [deferral.release.microseconds, deferral.key.description])
        guard db.changesCount == 1 else {
            throw contradiction("put a notice off", "notice \(deferral.key) isn't waiting")
        }
    }

    func markSpooled(_ ids: [String], at: Instant?, _ db: Database) throws {
        if try mark(ids, spooledAt: at, db) { return }
        let known = Set(
            try String.fetchAll(
                db, sql: "SELECT id FROM mails WHERE id IN (SELECT value FROM json_each(?))",
                arguments: [jsonList(ids)]))
        if let id = ids.first(where: { !known.contains($0) }) {
            throw contradiction("settle mails", "mail \(id) isn't known")
        }
    }

    /// Their bytes are dropped here. The first instant stays. Gives whether all of them are surely known.
    func mark(_ ids: [String], spooledAt at: Instant?, _ db: Database) throws -> Bool {
        if ids.isEmpty { return true }
        try db.cachedStatement(
            sql: """
                UPDATE mails SET spooled_at = coalesce(spooled_at, ?), bytes = NULL
                WHERE id IN (SELECT value FROM json_each(?))
                """
        ).execute(arguments: [at?.microseconds, jsonList(ids)])
        return db.changesCount == ids.count
    }

    /// What is said of a mail whose address was erased may quote it, and is dropped.
    func record(_ new: Change.NewOutcome, _ db: Database) throws {
        let (what, at) = (new.outcome.what, new.outcome.at.microseconds)
        guard
            let number = try Int64.fetchOne(
                db, sql: "SELECT number FROM mails WHERE id = ?", arguments: [new.mail])
        else { throw contradiction("record a delivery", "mail \(new.mail) isn't known") }
        try db.cachedStatement(
            sql: """
                INSERT INTO outcomes (mail, at, outcome, detail)
                SELECT number, ?, ?, iif(address IS NULL, NULL, ?) FROM mails WHERE number = ?
                ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [at, what.rawValue, new.outcome.detail, number])
        if what.isFinal {
            try db.cachedStatement(
                sql: """
                    UPDATE mails SET settled_at = coalesce(settled_at, ?), dead_at = NULL,
                        bytes = NULL WHERE number = ?
                    """
            ).execute(arguments: [at, number])
            if what == .revoked { try forget(number, db) } else { try outshine(number, db) }
        } else if what == .dead {
            try db.cachedStatement(
                sql: "UPDATE mails SET dead_at = ? WHERE number = ? AND settled_at IS NULL"
            ).execute(arguments: [at, number])
        }
    }

    /// What was taken back has told and shown nothing.
    private func forget(_ mail: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE mails SET scheduled_at = NULL WHERE number = ?")
            .execute(arguments: [mail])
        try db.cachedStatement(sql: "DELETE FROM shown WHERE mail = ?").execute(arguments: [mail])
    }

    /// What has left stays shown, so that nobody asks any more who showed it before.
    private func outshine(_ mail: Int64, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM shown AS before WHERE mail <> ?1 AND
                    (duty, period, unit, due, recipient) IN (
                        SELECT duty, period, unit, due, recipient FROM shown AS now
                        WHERE now.mail = ?1 AND now.at >= before.at)
                """
        ).execute(arguments: [mail])
    }

    func takeUp(_ stray: StrayMail, _ db: Database) throws {
        let known = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM mails WHERE id = ?)", arguments: [stray.id])
        guard known != true else { return }
        let print = fingerprint(stray.recipient)
        let at = stray.spooledAt.microseconds
        let place = try place(of: stray, print, db)
        try db.execute(
            sql: """
                INSERT INTO mails
                    (id, recipient, address, slot, ordinal, kind, sender, items, spooled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, '', ?)
                """,
            arguments: [
                stray.id, print, stray.recipient, place.slot.microseconds, place.ordinal,
                MailKind.restored.text, stray.sender, at,
            ])
        let number = db.lastInsertedRowID
        for told in stray.told {
            try db.execute(
                sql: """
                    INSERT INTO notices (key, duty, period, unit, about_plan, about_day, plan, due,
                        kind, stage, role, stage_at, release_at, decided_at, fate, reason, mail)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (key) DO UPDATE SET mail = excluded.mail
                        WHERE notices.fate = 'pending' AND notices.mail IS NULL
                    """,
                arguments: NoticeColumns(told, at: stray.spooledAt).arguments + [number])
        }
    }

    /// Its own, as its id says; where that isn't to be had, the next one when it was published.
    private func place(
        of stray: StrayMail, _ print: String, _ db: Database
    ) throws -> MailPlace {
        if let own = stray.place, try !isTaken(own.ordinal, at: own.slot, print, db) { return own }
        let second = stray.spooledAt.seconds * 1_000_000
        let highest = try Int.fetchOne(
            db, sql: "SELECT max(ordinal) FROM mails WHERE recipient = ? AND slot BETWEEN ? AND ?",
            arguments: [print, second, second + 999_999])
        return MailPlace(slot: stray.spooledAt, ordinal: (highest ?? 0) + 1)
    }
}
