internal import Civil
internal import GRDB
internal import Glibc
package import Ledger
internal import Scheduler

/// The ledger in one SQLite file: the default store.
///
/// One connection writes; readers have their own and wait for nobody (WAL). A change is one
/// transaction that is on the disk when `commit` returns (`synchronous=FULL`). The state directory's
/// lock, not this class, keeps a second daemon away.
package final class SQLiteLedger: LedgerStore {
    package let path: String
    private let pool: DatabasePool
    private let files: OpenFiles

    package var location: String { path }

    /// Opens the ledger at `path`, making or migrating it as needed.
    ///
    /// The file is made readable for its owner and group only. Files of up to 64 MiB are examined
    /// whole; larger ones only in what opening reads.
    package init(path: String) throws(LedgerError) {
        self.path = path
        try makeFile(path, number: Schema.applicationID)
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.foreignKeysEnabled = true
        // A backup program may hold the file for a moment.
        configuration.busyMode = .timeout(5)
        try translating("open", path) {
            // Looked at before anything is written: it may be a later release's, or damaged.
            let first = try DatabaseQueue(path: path, configuration: configuration)
            try first.writeWithoutTransaction { db in try Self.examine(db, path: path) }
            try first.close()
        }
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // Bytes of mails hold names; dropped ones must be gone (statement 34).
            try db.execute(sql: "PRAGMA secure_delete = ON")
            // Room, in KiB, for all pages of a change with mails: those that are put out before it is
            // committed are written twice.
            if !db.configuration.readonly { try db.execute(sql: "PRAGMA cache_size = -16384") }
        }
        let pool = try translating("open", path) {
            try DatabasePool(path: path, configuration: configuration)
        }
        self.pool = pool
        try translating("open", path) {
            try pool.writeWithoutTransaction { db in
                // Before the first table: the number tells a ledger from other files.
                guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == 0 else { return }
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            try Schema.migrator.migrate(pool)
        }
        files = OpenFiles(path)
    }

    package func check() throws(LedgerError) { try files.check("use the ledger") }

    static func examine(_ db: Database, path: String) throws {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard application == Schema.applicationID || (application == 0 && tables == 0) else {
            throw foreign(path)
        }
        guard try !Schema.migrator.hasBeenSuperseded(db) else {
            throw LedgerError(
                kind: .newer, action: "open", path: path,
                reason: "a later release of Hanchot has written it")
        }
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        guard pages * size <= 64 << 20 else { return }
        let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
        guard finding == "ok" else {
            throw LedgerError(kind: .damaged, action: "open", path: path, reason: finding)
        }
    }

    func read<T>(_ action: String, _ body: (Database) throws -> T) throws(LedgerError) -> T {
        try translating(action, path) {
            // A reader that is opened now opens what lies at the path, whatever that is.
            try files.areInPlace ? pool.read(body) : pool.writeWithoutTransaction(body)
        }
    }

    /// Runs `body` in a transaction, which is undone where it gives `nil`, and where the files aren't in
    /// their place any more.
    func write<T>(
        _ action: String, _ body: (Database) throws -> T?
    ) throws(LedgerError) -> T? {
        try translating(action, path) {
            try pool.writeWithoutTransaction { db in
                var result: T?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    try files.check(action)
                    return result == nil ? .rollback : .commit
                }
                return result
            }
        }
    }

    /// Moves everything from the write-ahead log into the file and empties the log, so that erased
    /// data doesn't linger there. It waits for the readers of before.
    func checkpoint() throws(LedgerError) {
        try translating("tidy up", path) {
            try pool.barrierWriteWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
    }

    /// Closes its files, with nothing left in the log. It is of no use afterwards.
    package func close() throws(LedgerError) {
        try checkpoint()
        try translating("close", path) { try pool.close() }
    }

    func contradiction(_ action: String, _ reason: String) -> LedgerError {
        LedgerError(kind: .contradiction, action: action, path: path, reason: reason)
    }
}

private func foreign(_ path: String) -> LedgerError {
    LedgerError(
        kind: .foreign, action: "open", path: path,
        reason: "the file belongs to another program")
}

/// A file that could be anybody's: what was a ledger must not be left for an empty one.
private func unrecognised(_ path: String) -> LedgerError {
    LedgerError(
        kind: .foreign, action: "open", path: path,
        reason: "it doesn't begin as a ledger does: it is damaged, or another program's",
        remedy:
            "where it was the ledger, keep it aside and restore the last backup; where it never was, "
            + "name another directory with --state")
}

/// SQLite gives its companion files the mode of the main one, so that is made first. One that is
/// another program's is refused here.
private func makeFile(_ path: String, number: Int32) throws(LedgerError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    func failure() -> LedgerError {
        let code = errno
        let kind: LedgerError.Kind =
            switch code {
            case EROFS, EACCES, EPERM: .readOnly
            case ENOSPC, EDQUOT: .full
            default: .unreachable
            }
        return LedgerError(
            kind: kind, action: "open", path: path, reason: String(cString: strerror(code)))
    }
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard let header = FileHeader(descriptor: descriptor) else { throw failure() }
    switch header.owner(number: number) {
    case .us: break
    case .another: throw foreign(path)
    case .usOnce:
        throw LedgerError(
            kind: .damaged, action: "open", path: path, reason: "its first page is damaged")
    case .nobody: throw unrecognised(path)
    }
}

/// Runs `body`, wording SQLite's errors as the ledger's.
func translating<T>(
    _ action: String, _ path: String, _ body: () throws -> T
) throws(LedgerError) -> T {
    do {
        return try body()
    } catch let error as LedgerError {
        throw error
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
        throw unrecognised(path)
    } catch let error as DatabaseError {
        let kind: LedgerError.Kind =
            switch error.resultCode {
            case .SQLITE_FULL: .full
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
            case .SQLITE_CANTOPEN: .unreachable
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_CORRUPT: .damaged
            case .SQLITE_CONSTRAINT: .contradiction
            default: .failed
            }
        throw LedgerError(
            kind: kind, action: action, path: path,
            reason: error.message ?? "SQLite's code \(error.extendedResultCode.rawValue)")
    } catch {
        throw LedgerError(kind: .failed, action: action, path: path, reason: "\(error)")
    }
}
