import Civil
import Ledger
import LedgerMemory
import LedgerPostgreSQL
import Rounds
import Scheduler
import TestSupport
import Testing

/// Entries that a machine takes which doesn't lead, over the stores that several machines share.
struct ConsideringTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func open(_ kind: LeaseTests.Shared) throws -> any SharedLedger {
        switch kind {
        case .postgresql: try PostgresLedger(scratch.database().address())
        case .memory: MemoryLedger(clock: { hour(0) })
        }
    }

    private static let now = SuspendingTests.at("2025-03-18")
    private static let report = owed("a", OccurrenceID(duty: "thang", period: "2025-03"))

    private func machine(_ name: String, _ ledger: any SharedLedger) throws -> Driver {
        let driver = try Driver(
            rules: SuspendingTests.rules(), ledger: ledger, outlet: NoOutlet(),
            pen: Pen { _, _, _ in { _, _, _ in nil } }, now: Self.now, begins: false)
        driver.machine = name
        return driver
    }

    private func lead(_ driver: Driver, _ ledger: any SharedLedger) throws {
        let term = try #require(
            try ledger.takeLease(as: driver.machine ?? "", seconds: 900))
        try driver.lead(in: term)
    }

    /// More time, on a machine that has read on.
    private func extend(_ driver: Driver) throws {
        try driver.follow()
        _ = try driver.enter(
            .extended(to: date("2025-03-28"), letter: nil), to: [Self.report],
            on: date("2025-03-18"), actor: "an",
            request: Change.NewRequest(id: "r1", asking: "extend"), now: Self.now)
    }

    private func moves(_ ledger: any SharedLedger) throws -> [String] {
        try ledger.notices(about: Self.report).filter { $0.notice.key.kind == .moved }.map(\.key)
    }

    private func mark(_ ledger: any SharedLedger) throws -> String? {
        try ledger.settings(prefix: "entries:")["entries:considered"]
    }

    @Test(
        "Who follows records an entry alone; the leader's next look has what follows from it, and the mark",
        arguments: LeaseTests.Shared.allCases)
    func considered(_ kind: LeaseTests.Shared) throws {
        let ledger = try open(kind)
        let (one, two) = (try machine("one", ledger), try machine("two", ledger))
        try lead(one, ledger)
        try one.tick(now: Self.now)
        try extend(two)
        #expect(try ledger.tail(after: 0, limit: 9).map(\.id) == [1])
        #expect(try moves(ledger) == [] && mark(ledger) == "0")
        for _ in 0..<2 { try one.tick(now: Self.now) }
        #expect(try moves(ledger).count == 1 && mark(ledger) == "1")
        try two.follow()
        #expect(one.book.events(of: Self.report) == two.book.events(of: Self.report))
    }

    @Test(
        "A leader whose term is over considers nothing more; who leads then does, once",
        arguments: LeaseTests.Shared.allCases)
    func deposed(_ kind: LeaseTests.Shared) throws {
        let ledger = try open(kind)
        let (one, two) = (try machine("one", ledger), try machine("two", ledger))
        try lead(one, ledger)
        try one.tick(now: Self.now)
        try extend(two)
        try ledger.endLease(1)
        _ = try ledger.takeLease(as: "two", seconds: 900)
        #expect(throws: DriverError.self) { try one.tick(now: Self.now) }
        #expect(try moves(ledger) == [] && mark(ledger) == "0")
        one.stepDown()
        try two.lead(in: 2)
        for _ in 0..<2 { try two.tick(now: Self.now) }
        #expect(try moves(ledger).count == 1 && mark(ledger) == "1")
        try ledger.endLease(2)
        try lead(one, ledger)
        try one.tick(now: Self.now)
        #expect(try moves(ledger).count == 1 && mark(ledger) == "1")
    }
}
