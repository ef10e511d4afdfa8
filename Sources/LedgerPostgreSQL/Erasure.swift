package import Ledger
internal import Rules

/// Statement 34: what the ledger knows of a person can go, and what was decided stays.
extension PostgresLedger {
    /// The server's own copies of the rows of before go with its next vacuum, those in its log and its
    /// backups with these.
    package func erase(
        address: String, as pseudonym: (String) -> String
    ) throws(LedgerError) -> Bool {
        let print = fingerprint(address)
        let known = try write("erase an address") { db -> Bool? in
            _ = try Head(locking: db)
            guard try isUsed(print, db) else { return nil }
            // The triggers let only this change what was recorded.
            try db.runAll(SQL.beginErasing)
            try db.run(SQL.eraseDetails, [.text(print), .text(address)])
            for statement in [SQL.eraseWords, SQL.eraseMails, SQL.endForAddress] {
                try db.run(statement, [.text(print)])
            }
            // What mail came back for may quote the address.
            try db.run(SQL.emptySetting, [.text(undeliverableSetting(print))])
            try db.run(SQL.eraseAddress, [.text(print)])
            var name = pseudonym(print)
            var ordinal = 1
            while try isUsed(name, db) {
                ordinal += 1
                name = pseudonym("\(print)/\(ordinal)")
            }
            for statement in [SQL.clearSettings] + SQL.renamings {
                try db.run(statement, [.text(print), .text(name)])
            }
            try db.run(SQL.endErasing)
            return true
        }
        return known ?? false
    }

    private func isUsed(_ print: String, _ db: PostgresConnection) throws -> Bool {
        try db.run(SQL.printIsUsed, [.text(print)]).first { row in try row.bool() } == true
    }
}
