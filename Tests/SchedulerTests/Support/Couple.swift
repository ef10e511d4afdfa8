import Civil
import Ledger
import LedgerMemory
import Rules
import Testing

@testable import Rounds
@testable import Scheduler

/// Two machines over one ledger in memory, the first of which decides; mails are blank and leave at once, time is
/// what a test says.
final class Couple {
    /// A notice, and when a mail that carries it left.
    struct Line: Hashable {
        let notice: Notice
        let sentAt: Instant?
    }

    private let rules: RuleSet
    private let ledger = MemoryLedger()
    /// The one that leads, and the other.
    private var stores: [CountingLedger] = []
    private var names = ["one", "two"]
    private(set) var machines: [Driver] = []

    init(_ rules: RuleSet, from start: Instant) throws {
        self.rules = rules
        stores = names.map { _ in CountingLedger(ledger) }
        machines = try (0...1).map { try open($0, start) }
        try takeLead(at: start)
    }

    private func open(_ place: Int, _ now: Instant) throws -> Driver {
        let driver = try Driver(
            rules: rules, ledger: stores[place], outlet: Gone(), pen: .blank, isGuarded: false,
            now: now, begins: false)
        driver.machine = names[place]
        return driver
    }

    var leader: Driver { machines[0] }
    var follower: Driver { machines[1] }

    private func takeLead(at now: Instant) throws {
        try ledger.endLease(ledger.lease().term)
        try leader.lead(in: try #require(try ledger.takeLease(as: names[0], seconds: 30)))
    }

    /// The other leads from now on.
    ///
    /// - Parameter isDead: whether the one that led was killed, and is started again.
    func changeLead(isDead: Bool = false, at now: Instant) throws {
        if isDead { machines[0] = try open(0, now) } else { leader.stepDown() }
        machines.swapAt(0, 1)
        stores.swapAt(0, 1)
        names.swapAt(0, 1)
        try takeLead(at: now)
    }

    // MARK: Time

    func run(to end: Instant) throws {
        while let next = try leader.nextInstant(), next <= end { try tick(next) }
        try tick(end)
    }

    func tick(_ now: Instant) throws { try leader.tick(now: now) }

    /// The leader dies right after so many changes of its next tick, and the other does the rest.
    ///
    /// - Returns: whether it died.
    func tick(_ now: Instant, killedAfter count: Int) throws -> Bool {
        nonisolated(unsafe) var rest = count
        let store = stores[0]
        if count > 0 {
            store.die { _ in
                rest -= 1
                return rest == 0
            }
            do {
                try tick(now)
                store.die { _ in false }
                return false
            } catch DriverError.ledger {
                // As it was meant to.
            }
        }
        try changeLead(isDead: true, at: now)
        try follower.follow()
        try tick(now)
        try follower.follow()
        try tick(now)
        return true
    }

    // MARK: What there is

    var events: [Event] { get throws { try ledger.tail(after: 0, limit: .max) } }
    var openings: Set<OccurrenceID> { get throws { Set(try ledger.openings().map(\.occurrence)) } }
    func settings(_ prefix: String) throws -> [String: String] {
        try ledger.settings(prefix: prefix)
    }
    func mail(_ id: String) throws -> StoredMail? { try ledger.mail(id: id) }

    var lines: [String: Line] {
        get throws {
            let all = try ledger.notices(
                from: Instant(microseconds: .min), through: Instant(microseconds: .max))
            return Dictionary(
                uniqueKeysWithValues: all.map {
                    ($0.key, Line(notice: $0.notice, sentAt: $0.spooledAt))
                })
        }
    }
}

extension Rehearsal {
    var lines: [String: Couple.Line] {
        entries.mapValues { Couple.Line(notice: $0.notice, sentAt: $0.sentAt) }
    }
}
