internal import Civil
internal import GRDB
internal import Ledger
internal import Rules
internal import Scheduler

/// From notices that wait to mails that are in the spool, and what became of them there.
extension SQLiteLedger {
    func freeze(_ mail: NewMail, _ db: Database) throws {
        if let known = try storedMail(db, id: mail.id) {
            let same =
                known.recipient.map { $0 == mail.recipient } ?? true
                && known.bytes.map { $0 == mail.bytes } ?? true
                && known.keys == Set(mail.keys.map(\.description)).sorted()
                && known.slot == mail.slot
            guard same else {
                throw contradiction("freeze a mail", "mail \(mail.id) is frozen otherwise")
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
            mail.ordinal, mail.kind.text, mail.subject, mail.sender, mail.expires?.microseconds,
            mail.items.map { $0.map(\.description).joined(separator: "\t") + "\n" }.joined(),
            Blob(mail.bytes),
        ])
        let number = db.lastInsertedRowID
        let join = try db.cachedStatement(
            sql: "UPDATE notices SET mail = ? WHERE key = ? AND fate = 'pending' AND mail IS NULL")
        for key in Set(mail.keys) {
            try join.execute(arguments: [number, key.description])
            guard db.changesCount == 1 else {
                throw contradiction("freeze a mail", "notice \(key) isn't waiting")
            }
        }
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
        try db.cachedStatement(sql: "UPDATE notices SET fate = ?, reason = ? WHERE key = ?")
            .execute(arguments: [fate.fate, fate.reason, key])
    }

    func putOff(_ deferral: Change.Deferral, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE notices SET release_at = ?
                WHERE key = ? AND fate = 'pending' AND mail IS NULL
                """
        ).execute(arguments: [deferral.release.microseconds, deferral.key.description])
        guard db.changesCount == 1 else {
            throw contradiction("put a notice off", "notice \(deferral.key) isn't waiting")
        }
    }

    /// Their bytes are dropped here. The first instant stays.
    func markSpooled(_ ids: [String], at: Instant?, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE mails SET spooled_at = coalesce(spooled_at, ?), bytes = NULL WHERE id = ?
                """)
        for id in ids {
            try statement.execute(arguments: [at?.microseconds, id])
            guard db.changesCount == 1 else {
                throw contradiction("settle mails", "mail \(id) isn't known")
            }
        }
    }

    func record(_ new: Change.NewOutcome, _ db: Database) throws {
        let (what, at) = (new.outcome.what, new.outcome.at.microseconds)
        guard
            let number = try Int64.fetchOne(
                db, sql: "SELECT number FROM mails WHERE id = ?", arguments: [new.mail])
        else { throw contradiction("record a delivery", "mail \(new.mail) isn't known") }
        try db.cachedStatement(
            sql: """
                INSERT INTO outcomes (mail, at, outcome, detail) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [number, at, what.rawValue, new.outcome.detail])
        if what.isFinal {
            try db.cachedStatement(
                sql: """
                    UPDATE mails SET settled_at = coalesce(settled_at, ?), dead_at = NULL,
                        bytes = NULL WHERE number = ?
                    """
            ).execute(arguments: [at, number])
        } else if what == .dead {
            try db.cachedStatement(
                sql: "UPDATE mails SET dead_at = ? WHERE number = ? AND settled_at IS NULL"
            ).execute(arguments: [at, number])
        }
    }

    func takeUp(_ stray: StrayMail, _ db: Database) throws {
        let known = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM mails WHERE id = ?)", arguments: [stray.id])
        guard known != true else { return }
        let print = fingerprint(stray.recipient)
        let at = stray.spooledAt.microseconds
        let ordinal =
            try Int.fetchOne(
                db, sql: "SELECT max(ordinal) + 1 FROM mails WHERE recipient = ? AND slot = ?",
                arguments: [print, at]) ?? 1
        try db.execute(
            sql: """
                INSERT INTO mails
                    (id, recipient, address, slot, ordinal, kind, sender, items, spooled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, '', ?)
                """,
            arguments: [
                stray.id, print, stray.recipient, at, ordinal, MailKind.restored.text,
                stray.sender, at,
            ])
        let number = db.lastInsertedRowID
        for told in stray.told {
            let key = told.key
            let about = key.subject.obligation
            var day: CivilDate?
            if case .plan(_, let on) = key.subject { day = on }
            try db.execute(
                sql: """
                    INSERT INTO notices (key, duty, period, unit, about_plan, about_day, plan, due,
                        kind, stage, role, stage_at, release_at, decided_at, fate, mail)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)
                    ON CONFLICT (key) DO UPDATE SET mail = excluded.mail
                        WHERE notices.fate = 'pending' AND notices.mail IS NULL
                    """,
                arguments: [
                    told.text, about?.occurrence.duty, about?.occurrence.period, about?.unit,
                    about == nil ? told.plan : nil, day?.iso, told.plan, key.due.iso,
                    key.kind.rawValue, key.stage, NoticeKey.roleText(of: told.text), at, at, at,
                    number,
                ])
        }
    }
}
