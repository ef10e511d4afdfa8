import Civil
import Ledger
import LedgerMemory
import Rules
import Testing

@testable import Rounds
@testable import Scheduler

/// A mail that got into one machine's spool leaves from no other, whatever becomes of it there.
struct SharedSpoolTests {
    /// A machine's spool, from which somebody may remove what lies there. A machine makes one call at a time.
    private final class Shelf: Outlet {
        nonisolated(unsafe) var standings: [String: MailStanding] = [:]
        nonisolated(unsafe) var told: [String] = []
        /// Called when mails are in.
        nonisolated(unsafe) var then: () -> Void = {}
        nonisolated(unsafe) var isDead = false

        func publish(_ mails: [StoredMail]) -> [Publishing] {
            if isDead { return mails.map { _ in .failed("the machine died") } }
            for mail in mails { standings[mail.id] = .waiting }
            defer { then() }
            return mails.map { _ in .published }
        }
        func remove() {
            told = standings.keys.sorted()
            standings = [:]
        }
        func revoke(_ id: String) -> Revoking { .tooLate }
        func standing(of id: String) -> MailStanding { standings[id] ?? .gone }
        func takeNews() -> [String] {
            defer { told = [] }
            return told
        }
        func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
    }

    private let first = Shelf()
    private let second = Shelf()
    private let ledger = MemoryLedger()

    private func machine(_ name: String, _ shelf: Shelf) throws -> Driver {
        let driver = try Driver(
            rules: Fixture.rules([Fixture.plan([Fixture.report])], units: [Fixture.unit("a")]),
            ledger: ledger, outlet: shelf, pen: .blank, isGuarded: false,
            now: at("2025-10-27 10:00"), begins: false)
        driver.machine = name
        return driver
    }

    /// `one` decides, and another leads by the time at which a mail is in its spool, or would be.
    private func overtake(_ one: Driver) throws {
        try one.lead(in: try #require(try ledger.takeLease(as: "one", seconds: 30)))
        try one.tick(now: at("2025-10-27 10:00"))
        first.then = { [ledger] in
            do {
                try ledger.endLease(1)
                _ = try ledger.takeLease(as: "two", seconds: 30)
            } catch {
                Issue.record(error)
            }
        }
        #expect(throws: DriverError.self) { try one.tick(now: at("2025-10-28 07:30")) }
        one.stepDown()
    }

    private func leadNext(_ two: Driver) throws {
        try two.lead(in: 2)
        try two.tick(now: at("2025-10-28 07:31"))
    }

    @Test(
        "It was told that it lies there, and then that it's gone, before the leader heard of either"
    )
    func toldAndRemoved() throws {
        let (one, two) = (try machine("one", first), try machine("two", second))
        try overtake(one)
        let id = try #require(first.standings.keys.first)
        try one.follow()
        first.remove()
        try one.follow()
        try leadNext(two)
        #expect(second.standings == [:])
        #expect(try ledger.mail(id: id)?.spooledAt != nil)
        try one.follow()
        try two.tick(now: at("2025-10-28 07:32"))
        #expect(try ledger.mail(id: id)?.outcomes.map(\.what) == [.gone])
        #expect(second.standings == [:])
    }

    @Test("It was removed before anything could be told of it")
    func removed() throws {
        let (one, two) = (try machine("one", first), try machine("two", second))
        try overtake(one)
        first.remove()
        try one.follow()
        try leadNext(two)
        #expect(second.standings == [:])
    }

    @Test("It was told that it lies there, and its machine leads again, started anew")
    func startedAnew() throws {
        try overtake(try machine("one", first))
        let id = try #require(first.standings.keys.first)
        let one = try machine("one", first)
        try one.follow()
        first.remove()
        try one.follow()
        try ledger.endLease(2)
        let again = try machine("one", first)
        try again.lead(in: try #require(try ledger.takeLease(as: "one", seconds: 30)))
        for minute in 31...32 { try again.tick(now: at("2025-10-28 07:\(minute)")) }
        #expect(first.standings == [:])
        #expect(try ledger.mail(id: id)?.outcomes.map(\.what) == [.gone])
    }

    @Test("One that never got there leaves from the next machine")
    func neverThere() throws {
        let (one, two) = (try machine("one", first), try machine("two", second))
        try one.lead(in: try #require(try ledger.takeLease(as: "one", seconds: 30)))
        try one.tick(now: at("2025-10-27 10:00"))
        first.isDead = true
        #expect(throws: DriverError.self) { try one.tick(now: at("2025-10-28 07:30")) }
        one.stepDown()
        try ledger.endLease(1)
        _ = try ledger.takeLease(as: "two", seconds: 30)
        try one.follow()
        try leadNext(two)
        #expect(second.standings.count == 1)
    }
}
