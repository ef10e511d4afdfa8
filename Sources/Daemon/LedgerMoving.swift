internal import Glibc
internal import Host
internal import Ledger
internal import LedgerColumns
internal import LedgerPostgreSQL
internal import LedgerSQLite
internal import Rounds
internal import Scheduler

/// A ledger on its way from a file of one machine to a database that two share, or back (`hanchot ledger
/// move`), with no service deciding meanwhile. What arrived is read back and compared, row by row.
package struct LedgerMove {
    package enum Direction: Sendable { case toDatabase, toFile }

    /// How many rows went over, by table.
    package private(set) var rows: [(table: String, count: Int)] = []
    private let state: String
    private let file: String
    private let sharing: Sharing
    private static let atATime = 2000
    /// What is of machines that share a ledger: it says nothing in another store.
    private static let ofSharing = ["at:", "news:", "rules:", "keys:", "entries:"]

    /// Moves it whole, or leaves both as they were.
    ///
    /// - Parameters:
    ///   - state: the state directory of this machine, whose service is stopped.
    ///   - address: the database's, for the service's role.
    /// - Throws: `ServiceFailure`: a service runs, or leads; the store that it goes to isn't empty; mail lies in
    ///   another machine's spool.
    package static func run(
        _ direction: Direction, state: String, address: String
    ) throws(ServiceFailure) -> LedgerMove {
        do {
            let lock = try DirectoryLock(directory: state)
            defer { withExtendedLifetime(lock) {} }
            var move = try LedgerMove(state: state, address: address)
            switch direction {
            case .toDatabase: try move.goToDatabase()
            case .toFile: try move.goToFile()
            }
            return move
        } catch let failure as ServiceFailure {
            throw failure
        } catch {
            throw ServiceFailure(description: "\(error)")
        }
    }

    private init(state: String, address: String) throws {
        self.state = state
        file = "\(state)/ledger.sqlite"
        sharing = try Sharing(PostgresAddress(address), state: state)
    }

    private mutating func goToDatabase() throws {
        guard access(file, F_OK) == 0 else {
            throw ServiceFailure(description: "there is no ledger at \(file): nothing to move")
        }
        let source = try SQLiteLedger(path: file)
        let database = sharing.ledger
        try takeOver()
        guard try database.standing() == LedgerStanding(watermark: nil, lastEvent: 0, trusted: nil)
        else {
            throw ServiceFailure(
                description:
                    "the ledger in \(database.location) has been used: make that database anew, "
                    + "then move again")
        }
        try copy(from: source, into: database)
        // What lies in this machine's spool lies in no other.
        var change = Change()
        let unspooled = try source.unspooledMails(after: 0, limit: .max).map(\.id)
        for mail in try source.unsettledMails() + unspooled {
            change.settings["at:\(mail)"] = sharing.machine
        }
        _ = try database.commit(change, expecting: .nothing)
        try source.close()
        guard rename(file, "\(file).moved") == 0 else {
            throw HostError(action: "set the old ledger aside", subject: file, errno: errno)
        }
        try sharing.end()
    }

    private mutating func goToFile() throws {
        guard access(file, F_OK) != 0 else {
            throw ServiceFailure(
                description: "there is a ledger at \(file) already: set it aside, then move again")
        }
        let database = sharing.ledger
        try takeOver()
        let elsewhere = try database.settings(prefix: "at:").filter { $0.value != sharing.machine }
        if let (_, machine) = elsewhere.first {
            throw ServiceFailure(
                description:
                    "\(elsewhere.count) mails may lie in the spool of \(machine): have that "
                    + "machine run until 'hanchot status --health' names them no more")
        }
        guard try Driver.hasConsideredAll(of: database) else {
            throw ServiceFailure(
                description:
                    "what follows from the latest entries isn't decided yet: run a service on that "
                    + "ledger for a minute, stop it, then move again")
        }
        let part = "\(file).part"
        for name in [part, "\(part)-wal", "\(part)-shm"] { unlink(name) }
        let target = try SQLiteLedger(path: part)
        try copy(from: database, into: target)
        try target.close()
        // Whoever opens the database still finds that it is led from elsewhere, for ever.
        guard
            try database.takeLease(as: sharing.machine, seconds: Self.forEver) != nil,
            rename(part, file) == 0
        else { throw HostError(action: "put the ledger in its place", subject: file, errno: errno) }
    }

    /// Ten years.
    private static let forEver = 315_576_000

    /// Nobody decides on it until this has ended.
    private func takeOver() throws {
        guard case .gained = try sharing.look(mayLead: true) else {
            throw ServiceFailure(
                description:
                    "\(sharing.leader.holder) decides on that ledger: stop the service there, "
                    + "then move again")
        }
    }

    private func isMoved(_ row: [Cell], of table: LedgerTable) -> Bool {
        guard table.name == "settings", case .text(let name)? = row.first else { return true }
        return !Self.ofSharing.contains { name.hasPrefix($0) }
    }

    private mutating func copy(
        from source: some MovableLedger, into target: some MovableLedger
    ) throws {
        var digests: [TableDigest] = []
        try target.fill(try source.standing()) { put in
            for table in LedgerTable.all {
                var digest = TableDigest()
                try source.eachRows(of: table, atATime: Self.atATime) { rows in
                    let moved = rows.filter { isMoved($0, of: table) }
                    for row in moved { digest.add(row) }
                    if !moved.isEmpty { try put(table, moved) }
                    sharing.keep()
                }
                digests.append(digest)
            }
        }
        rows = zip(LedgerTable.all, digests).map { ($0.name, $1.rows) }
        for (table, expected) in zip(LedgerTable.all, digests) {
            var digest = TableDigest()
            try target.eachRows(of: table, atATime: Self.atATime) { rows in
                for row in rows where isMoved(row, of: table) { digest.add(row) }
                sharing.keep()
            }
            guard digest == expected else { throw Self.differs(table.name) }
        }
        guard try source.standing() == target.standing() else { throw Self.differs("head") }
    }

    private static func differs(_ table: String) -> ServiceFailure {
        ServiceFailure(
            description:
                "table \(table) didn't arrive as it left: the ledger stays where it was, and what "
                + "it was to go to must be made anew")
    }
}
