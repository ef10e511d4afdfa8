internal import GRDB
package import Ledger
internal import Rules

/// Statement 34: what the ledger knows of a person can go, and what was decided stays.
extension SQLiteLedger {
    /// SQLite overwrites what is freed (`secure_delete`), and the write-ahead log is emptied.
    package func erase(
        address: String, as pseudonym: (String) -> String
    ) throws(LedgerError) -> Bool {
        let print = fingerprint(address)
        let known = try write("erase an address") { db -> Bool? in
            guard try Self.isUsed(print, db) else { return nil }
            // Its triggers let only this change what was recorded.
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON; INSERT INTO erasing VALUES (1)")
            try erase(address, print, db)
            var name = pseudonym(print)
            var ordinal = 1
            while try Self.isUsed(name, db) {
                ordinal += 1
                name = pseudonym("\(print)/\(ordinal)")
            }
            for (table, column) in Self.named {
                try db.execute(
                    sql: """
                        UPDATE OR REPLACE \(table) SET \(column) = replace(\(column), :print, :name)
                        WHERE instr(\(column), :print) > 0
                        """, arguments: ["print": print, "name": name])
            }
            try db.execute(sql: "DELETE FROM erasing")
            return true
        }
        try checkpoint()
        return known ?? false
    }

    /// Where fingerprints stand, in themselves or in the ids and keys that are made with them.
    private static let named = [
        ("mails", "recipient"), ("mails", "id"), ("notices", "role"), ("notices", "key"),
        ("notices", "reason"), ("shown", "recipient"), ("settings", "name"),
        ("settings", "value"), ("requests", "id"), ("events", "request"), ("events", "actor"),
        ("answers", "sender"), ("answers", "recipient"),
    ]

    private static func isUsed(_ print: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM mails WHERE recipient = ?)
                    OR EXISTS (SELECT 1 FROM addresses WHERE fingerprint = ?)
                    OR EXISTS (SELECT 1 FROM notices WHERE role = ?)
                    OR EXISTS (SELECT 1 FROM answers WHERE sender = ? OR recipient = ?)
                """, arguments: [print, print, "address:\(print)", print, print]) ?? false
    }

    private func erase(_ address: String, _ print: String, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE outcomes SET detail = NULL
                WHERE mail IN (SELECT number FROM mails WHERE recipient = ?)
                    OR instr(detail, ?) > 0
                """, arguments: [print, address])
        try db.execute(
            sql: "UPDATE answers SET words = NULL, files = NULL WHERE sender = ? OR recipient = ?",
            arguments: [print, print])
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
        // What mail came back for may quote the address.
        try db.execute(
            sql: "UPDATE settings SET value = '' WHERE name = ?",
            arguments: [undeliverableSetting(print)])
        try db.execute(sql: "DELETE FROM addresses WHERE fingerprint = ?", arguments: [print])
    }
}
