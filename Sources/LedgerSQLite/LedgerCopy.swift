package import Civil
internal import GRDB
package import Ledger

/// A copy of a ledger in one file, complete in itself: nothing lies in a log beside it.
package struct LedgerCopy: Hashable, Sendable {
    package let path: String
    /// The number of the last event; 0 where there is none.
    package let lastEvent: Int64
    package let notices: Int
    package let mails: Int
    /// Up to where everything had been decided; `nil` before the first tick.
    package let watermark: Instant?

    /// Copies the ledger at `source`, which a service may be writing to, to a new file at `path`, as it
    /// stood at one moment, and examines the copy whole.
    ///
    /// The service goes on meanwhile. What opens beside the ledger belongs to the ledger's owner.
    package static func make(of source: String, at path: String) throws(LedgerError) -> LedgerCopy {
        try translating("copy", source) {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let ledger = try DatabaseQueue(path: source, configuration: configuration)
            let copy = try DatabaseQueue(path: path)
            try ledger.backup(to: copy)
            try copy.writeWithoutTransaction { db in
                // One file, without a log that could be left behind.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try copy.close()
            try ledger.close()
        }
        return try examine(path)
    }

    /// Looks at a copy whole.
    ///
    /// - Throws: `damaged`, `foreign`, or `newer` where a later release wrote it.
    package static func examine(_ path: String) throws(LedgerError) -> LedgerCopy {
        try translating("examine", path) {
            var configuration = Configuration()
            configuration.readonly = true
            let copy = try DatabaseQueue(path: path, configuration: configuration)
            let found = try copy.read { db in
                try SQLiteLedger.examine(db, path: path)
                let finding = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "ok"
                guard finding == "ok" else {
                    throw LedgerError(
                        kind: .damaged, action: "examine", path: path, reason: finding)
                }
                func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
                return LedgerCopy(
                    path: path,
                    lastEvent: try Int64.fetchOne(db, sql: "SELECT max(id) FROM events") ?? 0,
                    notices: try count("SELECT count(*) FROM notices"),
                    mails: try count("SELECT count(*) FROM mails"),
                    watermark: try Int64.fetchOne(db, sql: "SELECT watermark FROM tick")
                        .map(Instant.init(microseconds:)))
            }
            try copy.close()
            return found
        }
    }
}
