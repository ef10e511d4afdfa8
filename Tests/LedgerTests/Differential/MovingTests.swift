import Ledger
import LedgerColumns
import LedgerPostgreSQL
import LedgerSQLite
import Scheduler
import TestSupport
import Testing

/// A ledger goes from one store to another, and back, and tells the same.
struct MovingTests {
    @Test(
        "Whatever happened to it, a ledger tells the same in the other store, and in the first again",
        arguments: Array(1...8) as [UInt64])
    func moved(_ seed: UInt64) throws {
        let (first, second) = (try Scratch(), try Scratch())
        let file = try SQLiteLedger(path: first.path)
        var history = History(seed: seed)
        for _ in 0..<60 {
            if history.random.chance(3) {
                _ = try file.erase(address: history.address(), as: pseudonym)
                continue
            }
            let (change, _) = history.next(after: try file.standing())
            do throws(LedgerError) {
                if case .done = try file.commit(change, expecting: .nothing) {
                    history.took(change)
                }
            } catch {
                continue
            }
        }
        let before = try contents(file, history)
        let database = try PostgresLedger(first.database().address())
        try database.fill(try file.standing()) { put in
            for table in LedgerTable.all {
                try file.eachRows(of: table, atATime: 7) { try put(table, $0) }
            }
        }
        #expect(try contents(database, history) == before)
        let back = try SQLiteLedger(path: second.path)
        try back.fill(try database.standing()) { put in
            for table in LedgerTable.all {
                try database.eachRows(of: table, atATime: 7) { try put(table, $0) }
            }
        }
        #expect(try contents(back, history) == before)
        #expect(
            try digests { try file.eachRows(of: $0, atATime: 3, $1) }
                == digests { try back.eachRows(of: $0, atATime: 5, $1) })
        // It goes on where it was.
        for ledger in [database, back] as [any LedgerStore] {
            let last = try ledger.standing().lastEvent
            #expect(
                try ledger.commit(.entering([event(last + 1)]), expecting: .entry(lastEvent: last))
                    .new == [])
            try ledger.decide([notice("z")])
        }
    }

    private func contents(_ ledger: any LedgerStore, _ history: History) throws -> Contents {
        try Contents(ledger, mails: history.mails, requests: history.requests)
    }

    private func digests(
        _ read: (LedgerTable, ([[Cell]]) throws -> Void) throws -> Void
    ) throws -> [TableDigest] {
        try LedgerTable.all.map { table in
            var digest = TableDigest()
            try read(table) { rows in for row in rows { digest.add(row) } }
            return digest
        }
    }

    @Test("A store that can't take all of it takes nothing")
    func whole() throws {
        let scratch = try Scratch()
        let file = try SQLiteLedger(path: scratch.path)
        try file.put(.entering([event(1), event(2, receipt, "b")]))
        let database = try PostgresLedger(scratch.database().address())
        struct Stop: Error {}
        #expect(throws: LedgerError.self) {
            try database.fill(try file.standing()) { put in
                for table in LedgerTable.all {
                    try file.eachRows(of: table, atATime: 1) { try put(table, $0) }
                    if table.name == "events" { throw Stop() }
                }
            }
        }
        #expect(try database.standing().lastEvent == 0)
        #expect(try database.tail(after: 0, limit: 9).isEmpty)
    }
}
