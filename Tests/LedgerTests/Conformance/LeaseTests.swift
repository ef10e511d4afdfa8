import Civil
import Dispatch
import Ledger
import LedgerMemory
import LedgerPostgreSQL
import Scheduler
import Synchronization
import TestSupport
import Testing

/// One leads, and whoever led before can decide nothing any more.
struct LeaseTests {
    /// Those that several daemons share.
    enum Shared: String, CaseIterable, CustomTestStringConvertible {
        case postgresql, memory

        var testDescription: String { rawValue }
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func open(_ kind: Shared) throws -> any SharedLedger {
        switch kind {
        case .postgresql: try PostgresLedger(scratch.database().address())
        case .memory: MemoryLedger(clock: { hour(0) })
        }
    }

    @Test("A lease is one's until it runs out", arguments: Shared.allCases)
    func taken(_ kind: Shared) throws {
        let ledger = try open(kind)
        #expect(try ledger.lease() == Lease(holder: "", term: 0, isHeld: false))
        #expect(try ledger.takeLease(as: "one", seconds: 900) == 1)
        #expect(try ledger.takeLease(as: "two", seconds: 900) == nil)
        #expect(try ledger.lease() == Lease(holder: "one", term: 1, isHeld: true))
        #expect(try ledger.renewLease(1, seconds: -1))
        #expect(try !ledger.lease().isHeld)
        #expect(try ledger.takeLease(as: "two", seconds: 900) == 2)
        #expect(try ledger.lease() == Lease(holder: "two", term: 2, isHeld: true))
        #expect(try !ledger.renewLease(1, seconds: 900))
        #expect(try ledger.takeLease(as: "one", seconds: 900) == nil)
    }

    @Test(
        "One that was given up is free, and only who has it can give it up",
        arguments: Shared.allCases)
    func ended(_ kind: Shared) throws {
        let ledger = try open(kind)
        _ = try ledger.takeLease(as: "one", seconds: 900)
        try ledger.endLease(1)
        #expect(try ledger.takeLease(as: "two", seconds: 900) == 2)
        try ledger.endLease(1)
        #expect(try ledger.lease().isHeld)
    }

    @Test("A machine that starts again leads at once, in a new term", arguments: Shared.allCases)
    func again(_ kind: Shared) throws {
        let ledger = try open(kind)
        #expect(try ledger.takeLease(as: "one", seconds: 900) == 1)
        #expect(try ledger.takeLease(as: "one", seconds: 900) == 2)
        #expect(try !ledger.renewLease(1, seconds: 900))
    }

    @Test(
        "What was worked out under a term that is over is refused, and nothing of it is written",
        arguments: Shared.allCases)
    func deposed(_ kind: Shared) throws {
        let ledger = try open(kind)
        _ = try ledger.takeLease(as: "one", seconds: -1)
        let fits = Expected.decision(lastEvent: 0, watermark: nil)
        _ = try ledger.takeLease(as: "two", seconds: 900)
        let before = try Contents(ledger)
        for expectation in [fits, .nothing, .entry(lastEvent: 0), .entry(lastEvent: 9)] {
            let change = Change.deciding([notice("a")])
            guard case .deposed = try ledger.commit(change, expecting: expectation.under(1)) else {
                Issue.record("\(expectation) was taken")
                continue
            }
        }
        #expect(try Contents(ledger) == before)
        #expect(
            try ledger.commit(.deciding([notice("a")]), expecting: fits.under(2)).new?.count == 1)
    }

    @Test("Nobody leads a ledger that isn't shared")
    func unshared() throws {
        let ledger = try scratch.open()
        guard case .deposed = try ledger.commit(Change(), expecting: .nothing.under(1)) else {
            Issue.record("a term was believed")
            return
        }
    }

    @Test("Of many who take it at once one has it", arguments: Shared.allCases)
    func contended(_ kind: Shared) throws {
        let ledger = try open(kind)
        let terms = Mutex<[Int64]>([])
        DispatchQueue.concurrentPerform(iterations: 12) { turn in
            do {
                if let term = try ledger.takeLease(as: "machine \(turn)", seconds: 900) {
                    terms.withLock { $0.append(term) }
                }
            } catch {
                Issue.record(error)
            }
        }
        #expect(terms.withLock { $0 } == [1])
    }

    @Test("A renewal waits for no commit, a takeover does")
    func renewing() throws {
        let database = try scratch.database()
        let ledger = try PostgresLedger(database.address())
        _ = try ledger.takeLease(as: "one", seconds: 900)
        let other = try DeciderAtWork(database, term: 1)
        // Whoever would have to wait is told so at once.
        try database.beforeEach(
            "UPDATE", of: "lease", do: "set_config('lock_timeout', '1ms', true)"
        ) {
            #expect(try ledger.renewLease(1, seconds: -1))
            let waits = refusal { _ = try ledger.takeLease(as: "two", seconds: 900) }
            #expect(waits?.kind == .busy, "\(String(describing: waits))")
            #expect(try ledger.lease() == Lease(holder: "one", term: 1, isHeld: false))
            try other.commit()
            #expect(try ledger.takeLease(as: "two", seconds: 900) == 2)
        }
        #expect(try database.run("SELECT value FROM settings") == "decided")
    }
}
