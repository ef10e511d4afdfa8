internal import GRDB
package import Ledger
internal import Rules

/// Statement 34: what the ledger knows of a person can go, and what was decided stays.
extension SQLiteLedger {
    /// SQLite overwrites what is freed (`secure_delete`), and the write-ahead log is emptied.
    package func erase(address: String) throws(LedgerError) -> Bool {
        let print = fingerprint(address)
        let known = try write("erase an address") { db -> Bool? in
            let known =
                try Bool.fetchOne(
                    db,
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM mails WHERE recipient = ? AND address NOT NULL)
                            OR EXISTS (SELECT 1 FROM addresses WHERE fingerprint = ?)
                            OR EXISTS (SELECT 1 FROM answers
                                WHERE (sender = ? OR recipient = ?) AND words NOT NULL)
                        """, arguments: [print, print, print, print]) ?? false
            try db.execute(
                sql: """
                    UPDATE answers SET words = NULL, files = NULL
                    WHERE (sender = ? OR recipient = ?) AND words NOT NULL
                    """, arguments: [print, print])
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
                arguments: [undeliverableSetting(print)])
            try db.execute(sql: "DELETE FROM addresses WHERE fingerprint = ?", arguments: [print])
            return known
        }
        try checkpoint()
        return known ?? false
    }
}
