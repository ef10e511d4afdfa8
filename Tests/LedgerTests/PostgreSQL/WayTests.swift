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
        try database.beforeEach(
            "INSERT", of: "events", do: "pg_terminate_backend(pg_backend_pid())"
        ) {
            let error = refusal { try ledger.put(.entering([event(1)], request: "r")) }
            #expect(error?.kind == .unreachable, "\(String(describing: error))")
        }
        #expect(try ledger.request("r") == nil)
        #expect(try ledger.standing().lastEvent == 0)
        try ledger.put(.entering([event(1)], request: "r"))
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
