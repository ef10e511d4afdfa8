import Civil
import Ledger
import LedgerMemory
import Rules
import Testing

@testable import Rounds
@testable import Scheduler

/// A clock that was wrong, put right: everything is told as if it had never been wrong, but for what
/// had left by then (statement 58).
struct GoingBackTests {
    /// A spool whose mails leave when a test says so, and which may die. The driver makes one call at a time.
    private final class Shelf: Outlet {
        nonisolated(unsafe) private(set) var standings: [String: MailStanding] = [:]
        /// After so many questions and revocations it dies; `nil` never.
        nonisolated(unsafe) var life: Int?

        private func live() throws(OutletError) {
            guard let life else { return }
            if life == 0 { throw OutletError("the service died") }
            self.life = life - 1
        }

        /// Sends what waits, the first `count` of it.
        func send(_ count: Int = .max, at instant: Instant) {
            let waiting = standings.filter { $0.value == .waiting }.keys.sorted()
            for id in waiting.prefix(count) {
                standings[id] = .settled(
                    MailOutcome(at: instant, .sent, detail: nil), blamesAddress: false)
            }
        }

        var left: Set<String> {
            Set(
                standings.compactMap { id, standing in
                    if case .settled(let outcome, _) = standing, outcome.what == .sent {
                        id
                    } else {
                        nil
                    }
                })
        }

        func publish(_ mails: [StoredMail]) -> [Publishing] {
            mails.map { mail in
                standings[mail.id] = .waiting
                return .published
            }
        }
        func revoke(_ id: String) throws(OutletError) -> Revoking {
            try live()
            guard standings[id] == .waiting else { return .tooLate }
            standings[id] = .settled(
                MailOutcome(at: at("2025-01-01"), .revoked, detail: nil), blamesAddress: false)
            try live()
            return .revoked
        }
        func standing(of id: String) throws(OutletError) -> MailStanding {
            try live()
            return standings[id] ?? .gone
        }
        func takeNews() -> [String] { [] }
        func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
    }

    /// One service with its ledger and spool.
    private final class House {
        let shelf = Shelf()
        let ledger = MemoryLedger()
        private(set) var driver: Driver
        private let rules: RuleSet

        init(_ rules: RuleSet, at start: String) throws {
            self.rules = rules
            driver = try Driver(
                rules: rules, ledger: ledger, outlet: shelf, pen: .blank, isGuarded: false,
                now: at(start))
        }

        func restart(now: Instant) throws {
            driver = try Driver(
                rules: rules, ledger: ledger, outlet: shelf, pen: .blank, isGuarded: false,
                now: now, begins: false)
        }

        /// Mail leaves as it is made.
        func run(to end: String) throws {
            while let next = try driver.nextInstant(), next <= at(end) { try tick(next) }
            try tick(at(end))
        }

        private func tick(_ now: Instant) throws {
            try driver.tick(now: now)
            shelf.send(at: now)
        }

        /// Keys of what left, with how often.
        func told() throws -> [String: Int] {
            let left = shelf.left
            var told: [String: Int] = [:]
            for stored in try all() {
                guard let mail = stored.mail, left.contains(mail) else { continue }
                told[stored.notice.key.description, default: 0] += 1
            }
            return told
        }

        func all() throws -> [StoredNotice] {
            try ledger.notices(
                from: Instant(microseconds: .min), through: Instant(microseconds: .max))
        }
    }

    private static let rules: RuleSet = {
        let monthly = Fixture.duty(
            "kiem-tra", due: DueDate(date: date("2025-12-10"), reading: .before),
            remind: [.days(30), .days(7), .days(0)].map { Reminder(offset: $0) },
            ladder: [Rung(after: .workingDays(1), to: [.head, .owner])])
        return Fixture.rules(
            [Fixture.plan([Fixture.report, monthly])],
            units: [
                Fixture.unit("a"), Fixture.unit("b", until: "2025-11-20", successors: ["c"]),
                Fixture.unit("c"), Fixture.unit("d", from: "2025-11-12"),
            ])
    }()

    private static let wrong = ["2025-11-24 10:00", "2025-12-29 15:00", "2095-10-17 10:00"]

    /// Up to the moment when the clock goes wrong.
    private func house() throws -> House {
        let house = try House(Self.rules, at: "2025-10-01 07:00")
        try house.run(to: "2025-10-15 10:00")
        return house
    }

    private func undisturbed() throws -> House {
        let house = try house()
        try house.run(to: "2025-12-31 18:00")
        return house
    }

    private func goBack(_ house: House) throws -> Undoing? {
        try house.driver.goBack(
            to: at("2025-10-15 10:00"), actor: "an", now: at("2025-10-15 11:00"))
    }

    @Test("What hadn't left is decided anew in its time, and all of it is told", arguments: wrong)
    func nothingLeft(_ wrong: String) throws {
        let house = try house()
        try house.driver.tick(now: at(wrong))
        try house.driver.tick(now: at(wrong).adding(seconds: 86_400))
        let undoing = try #require(try goBack(house))
        #expect(undoing.notices > 0 && undoing.mails > 0 && undoing.left == 0)
        #expect(house.driver.watermark == at("2025-10-15 10:00"))
        try house.run(to: "2025-12-31 18:00")
        let expected = try undisturbed()
        #expect(try house.told() == expected.told())
        #expect(try house.driver.ledger.openings() == expected.driver.ledger.openings())
        let known = expected.driver.book
        for occurrence in known.openings.values.map(\.occurrence) {
            #expect(
                Set(house.driver.book.members(of: occurrence))
                    == Set(known.members(of: occurrence)))
            #expect(house.driver.book.census(of: occurrence) == known.census(of: occurrence))
        }
    }

    @Test("What had left stays told, and nothing is told twice", arguments: wrong, [1, 2, 99])
    func someLeft(_ wrong: String, _ count: Int) throws {
        let house = try house()
        try house.driver.tick(now: at(wrong))
        house.shelf.send(count, at: at(wrong))
        let before = try house.told()
        let undoing = try #require(try goBack(house))
        #expect(undoing.left > 0)
        try house.run(to: "2025-12-31 18:00")
        let (told, expected) = (try house.told(), try undisturbed().told())
        #expect(told.values.allSatisfy { $0 == 1 })
        #expect(Set(before.keys).isSubset(of: told.keys))
        #expect(Set(told.keys).isSubset(of: Set(expected.keys).union(before.keys)))
        let lost = Set(expected.keys).subtracting(told.keys)
        // What isn't told by itself was shown or said by a mail that had left.
        // A morning list of what had left already has nothing to announce.
        for key in lost where !key.hasSuffix(":roll-up:morning:owner") {
            let notices = try house.all().filter { $0.key == key }
            let fate = try #require(notices.first, "\(key) was never decided").notice.fate
            #expect(fate != .pending && fate != .suppressed(.undone), "\(key)")
        }
    }

    @Test("Killed anywhere, it is asked again and comes to the same", arguments: wrong)
    func killed(_ wrong: String) throws {
        let expected = try undisturbed().told()
        var step = 0
        while true {
            let house = try house()
            try house.driver.tick(now: at(wrong))
            house.shelf.life = step
            var undoing: Undoing?
            do { undoing = try goBack(house) } catch { undoing = nil }
            house.shelf.life = nil
            try house.restart(now: at("2025-10-15 11:00"))
            let again = try goBack(house)
            #expect((undoing == nil) != (again == nil), "step \(step)")
            try house.run(to: "2025-12-31 18:00")
            #expect(try house.told() == expected, "step \(step)")
            if undoing != nil { break }
            step += 1
        }
        #expect(step > 2)
    }

    @Test("A mail from before, taken back for what was decided beyond, is told again")
    func takenBack() throws {
        let rules = Fixture.rules(
            [Fixture.plan([Fixture.report])],
            units: [
                Fixture.unit("a"), Fixture.unit("b", until: "2025-11-20", successors: ["a", "c"]),
                Fixture.unit("c"),
            ])
        let expected = try House(rules, at: "2025-10-01 07:00")
        try expected.run(to: "2025-12-31 18:00")
        let house = try House(rules, at: "2025-10-01 07:00")
        // The first mail to a unit that will end lies in the spool as the clock goes wrong.
        while try !house.all().contains(where: {
            $0.notice.key.subject.obligation?.unit == "b" && $0.mail != nil
        }) {
            try house.driver.tick(now: try #require(try house.driver.nextInstant()))
        }
        let before = house.driver.watermark
        try house.driver.tick(now: at("2025-11-24 10:00"))
        // What a unit owes passes on as it ends: its own mail is taken back there and then (statement 26).
        let revoked = house.shelf.standings.filter {
            if case .settled(let outcome, _) = $0.value { outcome.what == .revoked } else { false }
        }
        #expect(revoked.count == 1)
        let undoing = try house.driver.goBack(
            to: before, actor: "an", now: before.adding(seconds: 3600))
        #expect(undoing?.left == 0)
        try house.run(to: "2025-12-31 18:00")
        #expect(try house.told() == expected.told())
    }

    @Test("An entry made meanwhile stays, and what it brought about is told")
    func entries() throws {
        let house = try house()
        try house.driver.tick(now: at("2025-11-20 10:00"))
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: "a")
        func enter(_ body: EventBody) throws {
            _ = try house.driver.enter(
                body, to: [id], on: date("2025-10-15"), actor: "van-thu", request: nil,
                now: at("2025-11-20 10:00"))
        }
        try enter(.received(number: "1", none: false, note: nil))
        try enter(.returned(until: date("2025-10-20"), note: "thiếu phụ lục"))
        try enter(.extended(to: date("2025-11-10"), letter: nil))
        _ = try #require(try goBack(house))
        let events = house.driver.book.events(of: id)
        #expect(events.count == 3)
        #expect(events.allSatisfy { $0.recordedAt == at("2025-10-15 11:00") })
        try house.run(to: "2025-12-31 18:00")
        let told = try house.told().keys.filter { $0.contains("/a@2025-11-10:") }
        for stage in ["7d:head", "+1wd:head"] {
            #expect(told.contains { $0.hasSuffix(stage) }, "\(stage) of \(told)")
        }
    }

    @Test("Mass mail approved beyond isn't approved any more; nothing beyond is nothing to undo")
    func holds() throws {
        let house = try house()
        #expect(try goBack(house) == nil)
        try house.driver.tick(now: at("2025-11-20 10:00"))
        _ = try house.driver.releaseHeld(now: at("2025-11-20 10:00"))
        #expect(house.driver.holds.approvedThrough != nil)
        _ = try #require(try goBack(house))
        #expect(house.driver.holds.approvedThrough == nil)
        #expect(try house.ledger.settings(prefix: "blast-").isEmpty)
        #expect(try goBack(house) == nil)
        #expect(
            try house.driver.goBack(
                to: at("2025-10-15 09:00"), actor: "an", now: at("2025-10-15 08:00")) == nil)
    }
}
