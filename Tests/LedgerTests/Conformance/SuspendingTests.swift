import Civil
import Ledger
import Rounds
import Rules
import Scheduler
import Testing

/// Days that don't count for some units (statement 55) stand in the ledger until they are taken back:
/// whoever opens it finds them, and what opens then moves.
struct SuspendingTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    // MARK: As a store keeps them

    private static func suspending(_ request: String) -> Change {
        var change = Change.entering(
            [
                event(1, .suspended(until: date("2025-11-09"), reason: "bão số 3"), "a"),
                event(2, .suspended(until: date("2025-11-09"), reason: "bão số 3"), "b"),
            ], request: request)
        change.settings = ["suspension:1": "{\"units\":[\"a\",\"b\"]}"]
        return change
    }

    @Test("Entries and what stands are recorded together, once", arguments: Store.allCases)
    func whole(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let change = Self.suspending("r1")
        try ledger.put(change)
        let again = try store.again(ledger, in: scratch)
        #expect(try again.tail(after: 0, limit: 9) == change.events)
        #expect(try again.settings(prefix: "suspension:").count == 1)
        #expect(try again.request("r1")?.events == [1, 2])
        let before = try Contents(ledger, requests: ["r1"])
        var repeated = Change.entering([], request: "r1")
        repeated.settings = ["suspension:2": "{}"]
        #expect(refusal { try ledger.put(repeated) }?.kind == .contradiction)
        #expect(try Contents(ledger, requests: ["r1"]) == before)
    }

    @Test(
        "What is lost to somebody who was first, or contradicts, leaves nothing standing",
        arguments: Store.allCases)
    func nothing(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(.entering([event(1)]))
        let before = try Contents(ledger, requests: ["r1"])
        let change = Self.suspending("r1")
        #expect(try ledger.commit(change, expecting: .entry(lastEvent: 0)).new == nil)
        #expect(try Contents(ledger, requests: ["r1"]) == before)
        // Its events don't follow.
        #expect(refusal { try ledger.put(change) }?.kind == .contradiction)
        #expect(try Contents(ledger, requests: ["r1"]) == before)
    }

    @Test("Taken back, the entries stay and nothing stands", arguments: Store.allCases)
    func takenBack(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(Self.suspending("r1"))
        let voids = [event(3, .voided(event: 1), "a"), event(4, .voided(event: 2), "b")]
        var change = Change.entering(voids, request: "r2")
        change.settings = ["suspension:1": nil]
        try ledger.put(change)
        let again = try store.again(ledger, in: scratch)
        #expect(try again.tail(after: 2, limit: 9) == voids)
        #expect(try again.settings(prefix: "suspension:").isEmpty)
    }

    // MARK: As the driver uses them

    static func rules() throws -> RuleSet {
        let text = """
            plan:
              id: thang
              title: Báo cáo tháng
              document: Quyết định số 20/QĐ-SGDĐT
              owner: phong
              calendar: vn
              period: 2025
            duties:
              - {id: thang, kind: deadline, title: Báo cáo, every: tháng, due: 25, owed-by: truong}
            groups:
              - id: truong
            units:
              - {id: phong, name: Phòng, email: phong@so.example}
              - {id: a, name: Trường A, email: a@so.example, groups: truong}
              - {id: b, name: Trường B, email: b@so.example, groups: truong}
            calendar:
              id: vn
              announced: 2025
            days: []
            """
        let source = RuleSource(name: "p.yaml", bytes: Array(text.utf8))
        let zone = Zone(name: "Asia/Ho_Chi_Minh", offset: 7 * 3600)
        return try #require(RuleReader.read([source]) { _ in zone }.0)
    }

    /// Local midnight and so many hours.
    static func at(_ day: String, _ hours: Int = 9) -> Instant {
        Instant(CivilDateTime(date(day), .midnight), offset: 7 * 3600)
            .adding(seconds: Int64(hours) * 3600)
    }

    private static let storm = Suspension(
        units: ["a"], from: date("2025-03-18"), until: date("2025-04-10"), reason: "lũ")

    private func open(_ ledger: any LedgerStore, _ now: Instant) throws -> Driver {
        let driver = try Driver(
            rules: Self.rules(), ledger: ledger, outlet: NoOutlet(),
            pen: Pen { _, _, _ in { _, _, _ in nil } }, now: now)
        try driver.tick(now: now)
        return driver
    }

    private func due(_ period: String, _ unit: String, _ driver: Driver) -> String {
        let id = owed(unit, OccurrenceID(duty: "thang", period: period))
        return driver.book.state(of: id, due: date("\(period)-25")).due.iso
    }

    private func suspend(_ driver: Driver, _ now: Instant) throws -> Recorded {
        let (entries, _) = Self.storm.entries(
            rules: driver.rules, book: driver.book, actor: "an",
            standing: driver.holds.suspensions)
        return try driver.enter(
            entries, beside: HeldBeside(suspending: [Self.storm]),
            request: Change.NewRequest(id: "s1", asking: "storm"), now: now)
    }

    @Test(
        "What stands is found by whoever opens the ledger, and moves what opens then",
        arguments: Store.allCases)
    func stands(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        var driver = try open(ledger, Self.at("2025-03-03"))
        let now = Self.at("2025-03-18")
        try driver.tick(now: now)
        #expect(try suspend(driver, now).events.count == 1)
        // Asked again it is answered alike, and stands once.
        #expect(try suspend(driver, now).isRepeat)
        #expect(driver.holds.suspensions == [Self.storm])

        driver = try open(store.again(ledger, in: scratch), Self.at("2025-04-02"))
        #expect(driver.holds.suspensions == [Self.storm])
        // Fourteen days of March and of April ten.
        #expect(due("2025-03", "a", driver) == "2025-04-18")
        #expect(due("2025-04", "a", driver) == "2025-05-05")
        #expect(due("2025-04", "b", driver) == "2025-04-25")

        let moved = driver.book.recorded.flatMap { driver.book.entries(in: $0) }
        #expect(moved.map { driver.suspension(of: $0) } == [Self.storm, Self.storm])
        _ = try driver.enter(
            moved.map {
                Course.Entry(
                    obligation: $0.obligation, body: .voided(event: $0.id), actor: "an",
                    on: date("2025-04-02"))
            }, beside: HeldBeside(resuming: [Self.storm]), request: nil, now: Self.at("2025-04-02"))
        driver = try open(store.again(ledger, in: scratch), Self.at("2025-05-02"))
        #expect(driver.holds.suspensions == [])
        #expect(due("2025-04", "a", driver) == "2025-04-25")
        #expect(due("2025-05", "a", driver) == "2025-05-25")
    }

    @Test(
        "Who loses to somebody else's entry enters it all the same, once", arguments: Store.allCases
    )
    func second(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let now = Self.at("2025-03-18")
        let driver = try open(ledger, now)
        let other = try open(store.again(ledger, in: scratch), now)
        _ = try other.enter(
            .acknowledged(until: nil),
            to: [owed("b", OccurrenceID(duty: "thang", period: "2025-03"))],
            on: date("2025-03-18"), actor: "b", request: nil, now: now)
        #expect(try suspend(driver, now).events == [2])
        #expect(try store.again(ledger, in: scratch).settings(prefix: "suspension:").count == 1)
    }
}

/// Takes no mail: none is written.
struct NoOutlet: Outlet {
    func publish(_ mails: [StoredMail]) -> [Publishing] { mails.map { _ in .delivered } }
    func revoke(_ id: String) throws(OutletError) -> Revoking { .tooLate }
    func standing(of id: String) throws(OutletError) -> MailStanding { .gone }
    func takeNews() throws(OutletError) -> [String] { [] }
    func strays(isKnown: (String) -> Bool) throws(OutletError) -> [FoundMail] { [] }
}
