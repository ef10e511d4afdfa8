import Civil
import Ledger
import LedgerMemory
import Rules
import Testing

@testable import Rounds
@testable import Scheduler

/// Mail that was made and couldn't be put in the spool, and what the spool tells of mail: a crash or a
/// full disk changes neither hours nor order (statements 4, 21, 26).
struct LeftBehindTests {
    /// A spool that may be full, and says what a test has it say. The driver makes one call at a time.
    private final class Shelf: Outlet {
        nonisolated(unsafe) var isFull = false
        nonisolated(unsafe) var standings: [String: MailStanding] = [:]
        nonisolated(unsafe) var told: [String] = []
        nonisolated(unsafe) private(set) var revoked: [String] = []

        func publish(_ mails: [StoredMail]) -> [Publishing] {
            mails.map { mail in
                if isFull { return .failed("the disk is full") }
                standings[mail.id] = .waiting
                return .published
            }
        }
        func revoke(_ id: String) -> Revoking {
            revoked.append(id)
            return .revoked
        }
        func standing(of id: String) -> MailStanding { standings[id] ?? .gone }
        func takeNews() -> [String] {
            defer { told = [] }
            return told
        }
        func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
    }

    private let shelf = Shelf()
    private let ledger = MemoryLedger()

    private func driver(
        _ units: [OrgUnit] = [Fixture.unit("a")], now: String = "2025-10-01 10:00"
    ) throws -> Driver {
        try Driver(
            rules: Fixture.rules([Fixture.plan([Fixture.report])], units: units), ledger: ledger,
            outlet: shelf, pen: .blank, isGuarded: false, now: at(now))
    }

    private func run(_ driver: Driver, to end: String) throws {
        while let next = try driver.nextInstant(), next <= at(end) { try driver.tick(now: next) }
        try driver.tick(now: at(end))
    }

    private func spooled() throws -> [String] {
        try ledger.notices(about: id("a")).compactMap { stored in
            stored.spooledAt.map { "\(clock($0)) \(stored.notice.key.stage)" }
        }
    }

    private func id(_ unit: String) -> ObligationID {
        ObligationID(occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: unit)
    }

    /// Up to the reminder of 28/10, which finds no room.
    private func fill() throws -> Driver {
        let driver = try driver()
        try run(driver, to: "2025-10-27 18:00")
        shelf.isFull = true
        #expect(throws: DriverError.self) { try run(driver, to: "2025-10-28 07:30") }
        shelf.isFull = false
        return driver
    }

    @Test(
        "What found no room in the spool waits for the office, not for the night's first room (4)")
    func fullDisk() throws {
        let driver = try fill()
        try driver.tick(now: at("2025-10-28 21:00"))
        #expect(try spooled().allSatisfy { !$0.hasSuffix(" 7d") })
        let next = try #require(try driver.nextInstant())
        #expect(clock(next) == "2025-10-29 07:30")
        try driver.tick(now: next)
        #expect(try spooled().contains("2025-10-29 07:30 7d"))
    }

    @Test("So does what a crash left behind; in office hours it leaves at once (4)")
    func crash() throws {
        _ = try fill()
        try driver(now: "2025-10-28 21:00").tick(now: at("2025-10-28 21:00"))
        #expect(try spooled().allSatisfy { !$0.hasSuffix(" 7d") })
        try driver(now: "2025-10-29 10:00").tick(now: at("2025-10-29 10:00"))
        #expect(try spooled().contains("2025-10-29 10:00 7d"))
    }

    @Test("Nothing is frozen while mails that were frozen before it find no room")
    func oneBatch() throws {
        let driver = try driver(["a", "b", "c"].map { Fixture.unit($0) })
        driver.mailsAtATime = 1
        try run(driver, to: "2025-10-27 18:00")
        let before = try ledger.counts().mails
        shelf.isFull = true
        #expect(throws: DriverError.self) { try run(driver, to: "2025-10-28 07:30") }
        #expect(try ledger.counts().mails == before + 1)
        #expect(try ledger.counts().unspooled == 1)
        shelf.isFull = false
        try driver.tick(now: at("2025-10-28 07:31"))
        #expect(try ledger.counts().mails == before + 3)
        #expect(try ledger.counts().unspooled == 0)
    }

    @Test("What the spool took just before a crash is there: it is recorded at any hour")
    func taken() throws {
        _ = try fill()
        let left = try #require(try ledger.unspooledMails(after: 0, limit: 9).first)
        shelf.standings[left.id] = .waiting
        try driver(now: "2025-10-28 21:00").tick(now: at("2025-10-28 21:00"))
        #expect(try spooled().contains("2025-10-28 21:00 7d"))
    }

    @Test("Settled while it lay there it doesn't leave at all (26)")
    func settled() throws {
        let driver = try fill()
        _ = try driver.enter(
            .received(number: nil, none: false, note: nil), to: [id("a")],
            on: date("2025-10-28"), actor: "office", request: nil, now: at("2025-10-28 10:00"))
        let left = try #require(try ledger.unspooledMails(after: 0, limit: 9).first)
        try driver.tick(now: at("2025-10-28 10:00"))
        #expect(shelf.standings[left.id] == nil)
        #expect(try ledger.mail(id: left.id)?.outcomes.map(\.what) == [.revoked])
        #expect(try ledger.unspooledMails(after: 0, limit: 9).isEmpty)
    }

    @Test("A mail that was taken back isn't taken back again by every later entry (26)")
    func revokedOnce() throws {
        let driver = try driver()
        try run(driver, to: "2025-10-28 08:00")
        for (body, time) in [
            (EventBody.received(number: nil, none: false, note: nil), "2025-10-28 09:00"),
            (.returned(until: nil, note: nil), "2025-10-29 20:00"),
            (.waived(letter: nil), "2025-10-29 21:00"),
        ] {
            _ = try driver.enter(
                body, to: [id("a")], on: date("2025-10-28"), actor: "office", request: nil,
                now: at(time))
        }
        #expect(!shelf.revoked.isEmpty)
        #expect(Set(shelf.revoked).count == shelf.revoked.count)
    }

    @Test("Of two words about an address the later holds, in whatever order they are read (21)")
    func order() throws {
        let driver = try driver([
            Fixture.unit("a", email: "x@so.example"), Fixture.unit("b", email: "x@so.example"),
        ])
        try run(driver, to: "2025-10-28 08:00")
        let mails = Set(
            try ["a", "b"].flatMap { try ledger.notices(about: id($0)).compactMap(\.mail) }
        ).sorted()
        try #require(mails.count > 1)
        func settle(_ mail: String, _ what: MailOutcome.What, _ time: String) {
            shelf.standings[mail] = .settled(
                MailOutcome(at: at(time), what, detail: "550 nobody"), blamesAddress: true)
        }
        settle(mails[0], .sent, "2025-10-28 08:20")
        settle(mails[1], .dead, "2025-10-28 08:10")
        shelf.told = [mails[0], mails[1]]
        try driver.tick(now: at("2025-10-28 08:30"))
        #expect(driver.undeliverable.isEmpty)
    }
}
