import Civil
import Ledger
import LedgerMemory
import Rounds
import Rules
import Scheduler

/// What happens to a machine from outside while it is at the ledger. All of it on one thread.
final class Meddling: Sendable {
    /// Called before every commit.
    nonisolated(unsafe) var before: () -> Void = {}
    nonisolated(unsafe) var isCutOff = false
}

/// One of two machines over one ledger.
final class Machine {
    let name: String
    let faults: Faults
    let post: PostOffice
    let meddling = Meddling()
    private let world: RandomWorld
    private let ledger: MemoryLedger
    private let commits: Commits
    private var leadership: Leadership
    private var driver: Driver?
    private(set) var wake: Instant?

    init(
        _ name: String, _ world: RandomWorld, _ ledger: MemoryLedger, _ faults: Faults,
        _ post: PostOffice, commits: Commits = Commits()
    ) {
        self.commits = commits
        self.name = name
        self.world = world
        self.ledger = ledger
        self.faults = faults
        self.post = post
        leadership = Leadership(holder: name)
    }

    /// The service ends, and is started again when it is next asked for something.
    func stop() {
        driver = nil
        leadership = Leadership(holder: name)
    }

    /// After something failed: it died, or knows no longer how the ledger stands.
    func stumble(_ error: any Error) {
        if error is Overtaken { return }
        if faults.isDead { stop() } else { driver?.stepDown() }
        faults.revive()
    }

    /// Whether that may come of what is done to it.
    func mayFail(_ error: any Error) -> Bool {
        if case DriverError.deposed? = error as? DriverError { return true }
        return error is Overtaken || faults.isDead || meddling.isCutOff
    }

    /// The driver, if it takes entries: also where it only follows.
    var taking: Driver? { driver?.takesEntries ?? false ? driver : nil }

    /// The driver, if it may believe that it leads.
    func leading(at passed: Duration) -> Driver? {
        leadership.term(at: passed) != nil && driver?.term != nil ? driver : nil
    }

    /// - Returns: whether it took the lead.
    func turn(now: Instant, passed: Duration) throws -> Bool {
        if meddling.isCutOff {
            // What it believes still it acts upon.
            if let driver = leading(at: passed) { try driver.tick(now: now) }
            return false
        }
        let driver = try driver ?? open(now: now)
        self.driver = driver
        var hasTaken = false
        switch try leadership.look(at: ledger, now: passed) {
        case .gained(let term):
            hasTaken = true
            try driver.lead(in: term)
        case .leads:
            if driver.term == nil, let term = leadership.term(at: passed) {
                try driver.lead(in: term)
            }
        case .lost: driver.stepDown()
        case .follows: break
        }
        if driver.term == nil {
            wake = nil
            try driver.follow()
        } else {
            try driver.tick(now: now)
            wake = try driver.nextInstant()
        }
        return hasTaken
    }

    private func open(now: Instant) throws -> Driver {
        let driver = try Driver(
            rules: world.rules,
            ledger: FaultyLedger(
                inner: ledger, faults: faults, commits: commits, meddling: meddling),
            outlet: FaultyOutlet(post: post, faults: faults), pen: .plain, now: now, begins: false)
        driver.machine = name
        driver.noticesAtATime = world.batch
        driver.mailsAtATime = world.batch
        return driver
    }
}
