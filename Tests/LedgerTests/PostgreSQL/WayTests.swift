import Dispatch
import Ledger
import LedgerPostgreSQL
import LedgerSQLite
import Scheduler
import TestSupport
import Testing

/// What happens on the way to the server.
struct WayTests {
    private let scratch: Scratch
    private let database: PreparedDatabase

    init() throws {
        scratch = try Scratch()
        database = try scratch.database()
    }

    private func endConnections() throws {
        try database.run(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND usename = 'hanchot'
            """)
    }

    @Test("A connection that the server ended is made anew, and nobody notices")
    func again() throws {
        let ledger = try PostgresLedger(database.address())
        try ledger.put(.entering([event(1)]))
        try endConnections()
        #expect(try ledger.standing().lastEvent == 1)
        try endConnections()
        try ledger.put(.entering([event(2)]))
        #expect(try ledger.tail(after: 0, limit: 9).map(\.id) == [1, 2])
    }

    @Test("What was cut off in the middle was never recorded, and can be recorded again")
    func cutOff() throws {
        let ledger = try PostgresLedger(database.address())
        _ = try ledger.takeLease(as: "one", seconds: 900)
        // Somebody else holds the row that every writer waits for.
        let other = try DeciderAtWork(database, term: 1, locking: "SELECT one FROM head FOR UPDATE")
        let writer = DispatchQueue(label: "writer")
        let found = Found()
        writer.async {
            found.error = refusal { try ledger.put(.entering([event(1)], request: "r")) }
        }
        try database.waitUntil("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")
        try database.run(
            """
            SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted
            """)
        writer.sync {}
        #expect(found.error?.kind == .unreachable, "\(String(describing: found.error))")
        try other.commit()
        #expect(try ledger.request("r") == nil)
        try ledger.put(.entering([event(1)], request: "r"))
    }

    private final class Found: Sendable {
        nonisolated(unsafe) var error: LedgerError?
    }

    @Test("A server that takes no writing isn't the one")
    func readOnly() throws {
        try database.run(
            "ALTER ROLE hanchot IN DATABASE \(database.name) SET default_transaction_read_only = on"
        )
        let error = refusal { _ = try PostgresLedger(database.address()) }
        try database.run("ALTER ROLE hanchot IN DATABASE \(database.name) RESET ALL")
        #expect(error?.kind == .unreachable)
        #expect(error?.reason.contains("read-only") == true, "\(String(describing: error))")
    }

    @Test(
        "Behind a transaction pooler a history is what it is without",
        arguments: [3, 7] as [UInt64])
    func pooled(_ seed: UInt64) throws {
        let pooler = try Pooler()
        let ledgers: [any LedgerStore] = [
            try SQLiteLedger(path: scratch.path),
            try PostgresLedger(PostgresAddress(pooler.address(database.name))),
        ]
        var history = History(seed: seed)
        for step in 0..<40 {
            let (change, expectation) = history.next(after: try ledgers[0].standing())
            let done = ledgers.map { ledger -> Bool in
                do { return try ledger.commit(change, expecting: expectation).new != nil } catch {
                    return false
                }
            }
            try #require(done[0] == done[1], "step \(step)")
            if done[0] { history.took(change) }
        }
        let contents = try ledgers.map {
            try Contents($0, mails: history.mails, requests: history.requests)
        }
        #expect(contents[0] == contents[1])
        let shared = try PostgresLedger(PostgresAddress(pooler.address(database.name)))
        #expect(try shared.takeLease(as: "one", seconds: 900) == 1)
        #expect(try shared.takeLease(as: "two", seconds: 900) == nil)
        #expect(try shared.renewLease(1, seconds: -1))
        #expect(try shared.takeLease(as: "two", seconds: 900) == 2)
        shared.close()
        withExtendedLifetime(pooler) {}
    }
}
