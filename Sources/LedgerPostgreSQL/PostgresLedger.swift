internal import Civil
package import Ledger
internal import Scheduler
internal import Synchronization

/// The ledger in a PostgreSQL database, for several machines.
///
/// A change is one transaction, durable when `commit` returns; those who write take turns at the row of
/// `head`. What is read together is read as it stood at one moment. Nothing is kept in a session, so a
/// transaction pooler may stand between.
package final class PostgresLedger: LedgerStore {
    private let address: PostgresAddress
    /// Connections that nobody uses just now.
    private let idle = Mutex<[PostgresConnection]>([])
    private static let idleAtMost = 3

    package var location: String { address.description }

    /// Opens the ledger that `prepare` made.
    ///
    /// - Throws: `unreachable`; `foreign` where the database isn't prepared, or not for this release;
    ///   `newer` where a later release prepared it.
    package init(_ address: PostgresAddress) throws(LedgerError) {
        self.address = address
        let applied = try read("open") { db in
            try db.run(SQL.appliedMigrations).map { row in try row.text() }
        }
        try Migrations.check(applied, at: location)
    }

    package func close() {
        let connections = idle.withLock { connections in
            defer { connections = [] }
            return connections
        }
        for connection in connections { connection.close() }
    }

    /// Runs `body` on one reading of the ledger.
    func read<T>(
        _ action: String, _ body: (PostgresConnection) throws -> T
    ) throws(LedgerError) -> T {
        try translating(action, location) {
            let (db, _) = try begun(SQL.beginReading)
            return try ending(db) {
                let result = try body(db)
                try db.run(SQL.commit)
                return result
            }
        }
    }

    /// Runs `body` in a transaction, which is undone where it gives `nil`.
    ///
    /// Where the answer to the commit is lost, the server is asked again what came of it; nothing is
    /// recorded unseen, unless the server itself is gone by then: the error says so.
    func write<T>(
        _ action: String, _ body: (PostgresConnection) throws -> T?
    ) throws(LedgerError) -> T? {
        try translating(action, location) {
            let (db, begun) = try begun(SQL.beginWriting)
            let mark = try begun.first { try TransactionMark(&$0) }
            return try ending(db) {
                guard let result = try body(db) else {
                    try db.run(SQL.rollback)
                    return nil
                }
                do throws(PostgresFailure) { try db.run(SQL.commit) } catch {
                    guard error.isCutOff, let mark, try isCommitted(mark, after: error) else {
                        throw error
                    }
                }
                return result
            }
        }
    }

    /// Runs `body` to its transaction's end, or ends that.
    private func ending<T>(_ db: PostgresConnection, _ body: () throws -> T) throws -> T {
        defer { putBack(db) }
        do { return try body() } catch {
            // One that can't be ended here is ended by the server, the connection gone.
            do { try db.run(SQL.rollback) } catch { db.close() }
            throw error
        }
    }

    /// What came of a transaction whose commit wasn't answered.
    private func isCommitted(
        _ mark: TransactionMark, after failure: PostgresFailure
    ) throws(PostgresFailure) -> Bool {
        let doubt = PostgresFailure(
            code: nil, isCutOff: true,
            "the answer to a commit was lost, and the server can't be asked what came of it: "
                + failure.description)
        for _ in 0..<3 {
            let found: String?
            do {
                let db = try PostgresConnection(address)
                defer { db.close() }
                found =
                    try db.run(SQL.whatCameOf, mark.parameters).first { $0.optionalText() } ?? nil
            } catch { throw doubt }
            switch found {
            case "committed": return true
            case "aborted": return false
            // The server hasn't seen yet that nobody is there; the statement waited a moment.
            case "in progress": continue
            default: throw doubt
            }
        }
        throw doubt
    }

    /// A connection that has begun a transaction. One that the server ended meanwhile is made anew.
    private func begun(_ begin: String) throws(PostgresFailure) -> (PostgresConnection, Rows) {
        while let connection = idle.withLock({ $0.popLast() }) {
            do throws(PostgresFailure) {
                return (connection, try connection.runAll(begin))
            } catch {
                connection.close()
                guard error.isCutOff || error.state?.kind == .unreachable else { throw error }
            }
        }
        let connection = try PostgresConnection(address)
        return (connection, try connection.runAll(begin))
    }

    private func putBack(_ connection: PostgresConnection) {
        guard connection.isOpen else { return }
        let isKept = idle.withLock { idle in
            guard idle.count < Self.idleAtMost else { return false }
            idle.append(connection)
            return true
        }
        if !isKept { connection.close() }
    }

    func contradiction(_ action: String, _ reason: String) -> LedgerError {
        LedgerError(kind: .contradiction, action: action, path: location, reason: reason)
    }
}

/// Which transaction it is: the server knows for long what came of it. On another timeline its number is
/// another's.
private struct TransactionMark {
    let parameters: [Parameter]

    init(_ row: inout RowReader) throws {
        parameters = [.text(try row.text()), .text(try row.text())]
    }
}

/// Runs `body`, wording the server's errors as the ledger's.
func translating<T>(
    _ action: String, _ location: String, _ body: () throws -> T
) throws(LedgerError) -> T {
    do {
        return try body()
    } catch let error as LedgerError {
        throw error
    } catch let failure as PostgresFailure {
        throw failure.error(action, location)
    } catch {
        throw LedgerError(kind: .failed, action: action, path: location, reason: "\(error)")
    }
}
