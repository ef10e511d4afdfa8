internal import Civil
internal import GRDB
package import Rules
package import Scheduler

/// What became of mails after the spool: delivery's word, taken up and kept.
extension LedgerStore {
    /// The mails in the spool whose last outcome isn't known yet, oldest first.
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

    /// The mail that first told this address of an obligation in this role; `nil` when none did.
    package func firstMail(
        about obligation: ObligationID, role: Role, to address: String
    ) throws(LedgerError) -> String? {
        try read("look for a thread") { db in
            // The key starts with the obligation and `@`, whose successor in ASCII is `A`. The plus
            // keeps SQLite from searching by the columns, through the whole occurrence.
            let statement = try db.cachedStatement(
                sql: """
                    SELECT mails.id FROM notices JOIN mails ON mails.number = notices.mail
                    WHERE key >= ? AND key < ? AND +duty = ? AND +period = ? AND unit = ?
                        AND role = ? AND recipient = ?
                    ORDER BY mails.number LIMIT 1
                    """)
            return try String.fetchOne(
                statement,
                arguments: [
                    "\(obligation)@", "\(obligation)A", obligation.occurrence.duty,
                    obligation.occurrence.period, obligation.unit, role.text,
                    fingerprint(address),
                ])
        }
    }

    /// What delivery said of a mail. The same outcome at the same instant again changes nothing.
    ///
    /// - Parameter isFinal: nothing more will be said of the mail.
    /// - Returns: whether it was new.
    @discardableResult
    package func record(
        _ outcome: MailOutcome, ofMail id: String, isFinal: Bool
    ) throws(LedgerError) -> Bool {
        try write("record a delivery") { db in
            guard
                let number = try Int64.fetchOne(
                    db, sql: "SELECT number FROM mails WHERE id = ?", arguments: [id])
            else { throw contradiction("record a delivery", "mail \(id) isn't known") }
            try db.cachedStatement(
                sql: """
                    INSERT INTO outcomes (mail, at, outcome, detail) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """
            ).execute(arguments: [
                number, outcome.at.microseconds, outcome.outcome, outcome.detail,
            ])
            let isNew = db.changesCount == 1
            if isFinal {
                try db.cachedStatement(
                    sql: "UPDATE mails SET settled_at = coalesce(settled_at, ?) WHERE number = ?"
                ).execute(arguments: [outcome.at.microseconds, number])
            }
            return isNew
        }
    }

    /// Addresses that mail came back from: their fingerprints (statement 34), each with the reason.
    package func undeliverable() throws(LedgerError) -> [String: String] {
        let found = try settings(prefix: Self.undeliverablePrefix)
        return Dictionary(
            uniqueKeysWithValues: found.map {
                (String($0.key.dropFirst(Self.undeliverablePrefix.count)), $0.value)
            })
    }

    /// Mail to `address` came back for `reason`; `nil` takes that back: one has arrived since.
    package func mark(undeliverable address: String, reason: String?) throws(LedgerError) {
        try set(Self.undeliverablePrefix + fingerprint(address), to: reason)
    }

    static let undeliverablePrefix = "undeliverable:"
}
