internal import GRDB

/// What a running service was told and must remember over a restart: pauses, silences, what the
/// blast guard holds. The daemon owns the names and the words; the ledger only keeps them.
extension LedgerStore {
    package func setting(_ name: String) throws(LedgerError) -> String? {
        try read("read a setting") { db in
            try String.fetchOne(
                db, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
        }
    }

    /// Those whose names start with `prefix`.
    package func settings(prefix: String = "") throws(LedgerError) -> [String: String] {
        try read("read settings") { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT name, value FROM settings WHERE substr(name, 1, ?) = ?",
                arguments: [prefix.unicodeScalars.count, prefix])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["value"]) })
        }
    }

    /// `nil` removes it.
    package func set(_ name: String, to value: String?) throws(LedgerError) {
        try write("keep a setting") { db in
            if let value {
                try db.execute(
                    sql: """
                        INSERT INTO settings (name, value) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """, arguments: [name, value])
            } else {
                try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [name])
            }
        }
    }
}
