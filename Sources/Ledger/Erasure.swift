internal import GRDB
internal import Rules

/// Statement 34: what the ledger knows of a person can go, and what was decided stays.
extension LedgerStore {
    /// Removes an address from the ledger, with the subjects and bytes of its mails and what
    /// delivery said of them. Its fingerprint stays, so that nothing is sent twice; a mail that isn't
    /// in the spool yet, or a notice waiting for this very address, will not leave.
    ///
    /// SQLite overwrites what is freed (`secure_delete`), and the write-ahead log is emptied.
    package func erase(address: String) throws(LedgerError) {
        let print = fingerprint(address)
        try write("erase an address") { db in
            try db.execute(
                sql: """
                    UPDATE outcomes SET detail = NULL
                    WHERE mail IN (SELECT number FROM mails WHERE recipient = ?)
                    """, arguments: [print])
            try db.execute(
                sql: """
                    UPDATE mails SET address = NULL, subject = NULL, bytes = NULL
                    WHERE recipient = ?
                    """, arguments: [print])
            try db.execute(
                sql: """
                    UPDATE notices SET fate = 'suppressed', reason = 'no-address'
                    WHERE fate = 'pending' AND mail IS NULL AND role = ?
                    """, arguments: ["address:\(print)"])
            // What mail came back for may quote the address; that it came back goes on counting.
            try db.execute(
                sql: "UPDATE settings SET value = '' WHERE name = ?",
                arguments: [Self.undeliverablePrefix + print])
            try db.execute(sql: "DELETE FROM addresses WHERE fingerprint = ?", arguments: [print])
        }
        try checkpoint()
    }
}
