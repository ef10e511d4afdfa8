package import Civil
internal import GRDB
internal import Rules
internal import Scheduler

/// A mail that the spool has and the ledger doesn't: it left after the backup that the ledger was
/// restored from (statement 31).
package struct StrayMail: Hashable, Sendable {
    package let id: String
    package let recipient: String
    package let sender: String?
    /// When it was published.
    package let spooledAt: Instant
    /// What it told: keys of notices as text.
    package let keys: [String]

    package init(
        id: String, recipient: String, sender: String?, spooledAt: Instant, keys: [String]
    ) {
        self.id = id
        self.recipient = recipient
        self.sender = sender
        self.spooledAt = spooledAt
        self.keys = keys
    }
}

/// Taking up what left while the ledger wasn't watching.
extension LedgerStore {
    /// Whether there is a mail of this id.
    package func knowsMail(id: String) throws(LedgerError) -> Bool {
        try read("look for a mail") { db in
            let statement = try db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM mails WHERE id = ?)")
            return try Bool.fetchOne(statement, arguments: [id]) == true
        }
    }

    /// Records that these mails left with what they told, in one transaction: none of it will be
    /// sent again. What is known already, and keys that can't be read, are passed over.
    ///
    /// - Parameter plan: the plan of the duty with this id.
    package func takeUp(
        _ strays: [StrayMail], plan: (String) -> String?
    ) throws(LedgerError) {
        try write("take up what had left") { db in
            for stray in strays {
                let known = try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM mails WHERE id = ?)",
                    arguments: [stray.id])
                guard known != true else { continue }
                let number = try insert(stray, db)
                for key in stray.keys { try take(key, of: stray, number, plan: plan, db) }
            }
        }
    }

    private func insert(_ stray: StrayMail, _ db: Database) throws -> Int64 {
        let print = fingerprint(stray.recipient)
        let slot = stray.spooledAt.microseconds
        let ordinal =
            try Int.fetchOne(
                db, sql: "SELECT max(ordinal) + 1 FROM mails WHERE recipient = ? AND slot = ?",
                arguments: [print, slot]) ?? 1
        try db.execute(
            sql: """
                INSERT INTO mails
                    (id, recipient, address, slot, ordinal, kind, sender, items, spooled_at)
                VALUES (?, ?, ?, ?, ?, 'restored', ?, '', ?)
                """,
            arguments: [stray.id, print, stray.recipient, slot, ordinal, stray.sender, slot])
        return db.lastInsertedRowID
    }

    private func take(
        _ text: String, of stray: StrayMail, _ number: Int64, plan: (String) -> String?,
        _ db: Database
    ) throws {
        guard let key = NoticeKey(parsing: text), let role = NoticeKey.roleText(of: text) else {
            return
        }
        let about = key.subject.obligation
        let planID: String?
        var day: CivilDate?
        switch key.subject {
        case .obligation(let id): planID = plan(id.occurrence.duty)
        case .plan(let id, let on): (planID, day) = (id, on)
        }
        let at = stray.spooledAt.microseconds
        try db.execute(
            sql: """
                INSERT INTO notices (key, duty, period, unit, about_plan, about_day, plan, due, kind,
                    stage, role, stage_at, release_at, decided_at, fate, mail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)
                ON CONFLICT (key) DO UPDATE SET mail = excluded.mail
                    WHERE notices.fate = 'pending' AND notices.mail IS NULL
                """,
            arguments: [
                text, about?.occurrence.duty, about?.occurrence.period, about?.unit,
                about == nil ? planID : nil, day?.iso, planID ?? "", key.due.iso,
                key.kind.rawValue, key.stage, role, at, at, at, number,
            ])
    }
}
