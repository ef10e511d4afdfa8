import Civil
import Ledger
import LedgerMemory
import LedgerSQLite
import Rounds
import Rules
import Scheduler
import TestSupport

/// A machine with the service on it: a ledger in a file, a spool, rule files, a clock. When the
/// service dies, all of its memory is gone; it is started again on what lies there, and whatever was
/// asked of it is asked again.
final class Site {
    /// How a history is lived through.
    struct Life {
        /// How many of a hundred durable steps end the service.
        var deaths = 0
        /// Whether the script's restarts and reloads of the same rules are done, or left out.
        var isCut = false
        /// Whether its ledger is one in memory: another store must come to the same.
        var isInMemory = false
        /// For how long it stays away after a death.
        var outages: [Int64] = [0]
        /// Whether what becomes of a mail hangs on what it tells to whom, and not on its id.
        var isByContent = false

        static let steady = Life(isInMemory: true)
    }

    let world: RandomWorld
    private let life: Life
    let faults: Faults
    let post: PostOffice
    private(set) var witness = Witness()
    private let path: String
    private let commits = Commits()
    private var driver: Driver?
    /// The rule files, and the set that the service kept as the one in force.
    private var files: RuleSet
    private var kept: RuleSet?
    private var random: SeededGenerator
    /// What a right clock would show.
    private var truth: Instant
    /// How far the machine's clock is ahead of it, in seconds.
    private var ahead: Int64 = 0
    private(set) var now: Instant
    /// When the service wants to be woken.
    private var wake: Instant?
    /// Since when the clock is wrong, and by how many seconds (statement 58).
    var wrong: (since: Instant, seconds: Int64)?
    /// Whether a going back undid what the wrong clock decided and nothing else.
    var isExact = true

    init(_ world: RandomWorld, seed: UInt64, path: String, life: Life) {
        self.world = world
        self.life = life
        self.path = path
        faults = Faults(seed: seed, percent: life.deaths)
        random = SeededGenerator(seed: seed &+ 17)
        files = world.rules
        truth = world.start
        now = world.start
        post = PostOffice(seed: seed, isByContent: life.isByContent, now: world.start)
    }

    private let memory = MemoryLedger()

    var ledger: any LedgerStore {
        get throws { life.isInMemory ? memory : try SQLiteLedger(path: path) }
    }

    /// Lives through the whole history.
    func live() throws {
        try tick()
        var downUntil = world.start
        for (number, step) in world.script.enumerated() {
            if step.at < downUntil {
                passBy(step)
                continue
            }
            if truth < downUntil { try set(downUntil) }
            try advance(to: step.at)
            if case .downtime(let seconds) = step.what {
                driver = nil
                downUntil = step.at.adding(seconds: seconds)
                continue
            }
            try take(step.what, number)
        }
        if truth < downUntil { try set(downUntil) }
        try advance(to: max(world.end, truth))
        driver = nil
        try witness.close(try ledger, post)
    }

    // MARK: Time

    private func pass(to instant: Instant) {
        truth = max(truth, instant)
        now = truth.adding(seconds: ahead)
        post.now = now
    }

    /// The service is started again at `instant`, however long nobody was there.
    private func set(_ instant: Instant) throws {
        pass(to: instant)
        try tick()
    }

    /// Wakes at every instant at which something is to be done.
    private func advance(to end: Instant) throws {
        var isLate = false
        while let next = wake {
            let instant = next.adding(seconds: isLate ? 60 - ahead : -ahead)
            guard instant <= end else { break }
            let before = max(now, watermark)
            pass(to: instant)
            try tick()
            // The witness has noted what stays; the service would try again a minute later.
            isLate = next <= before
        }
        pass(to: end)
        try tick()
    }

    private var watermark: Instant { driver?.watermark ?? now }

    /// The clock as the service takes it: never before what has been decided.
    var moment: Instant { max(now, watermark) }

    func setClock(_ seconds: Int64) throws {
        ahead += seconds
        pass(to: truth)
        try tick()
    }

    // MARK: The service

    private func open() throws -> Driver {
        let driver = try Driver(
            rules: files, previous: kept,
            ledger: FaultyLedger(
                inner: try ledger, faults: faults, commits: commits),
            outlet: FaultyOutlet(post: post, faults: faults), pen: .plain, now: now, begins: false)
        driver.noticesAtATime = world.batch
        driver.mailsAtATime = world.batch
        try driver.begin(now: now)
        try keep()
        return driver
    }

    /// The set in force is kept in a file of its own, once it is taken up.
    private func keep() throws {
        try faults.step(DriverError.outlet(OutletError("the service died"))) {
            () throws(DriverError) in kept = files
        }
    }

    /// Asks the service to do something, again and again until it has lived through it.
    @discardableResult
    func perform<T>(_ work: (Driver) throws -> T) throws -> T {
        while true {
            do {
                let driver = try driver ?? open()
                self.driver = driver
                let result = try work(driver)
                listen()
                if !faults.isDead { return result }
            } catch {
                guard faults.isDead else { throw error }
                listen()
            }
            driver = nil
            faults.revive()
            pass(to: truth.adding(seconds: random.pick(life.outages)))
        }
    }

    private func listen() { witness.hear(commits.drain(), at: moment) }

    func tick() throws {
        try perform { driver in try driver.tick(now: now) }
        try look()
    }

    /// Looks at what a tick did before anything else happens.
    func watch() throws {
        listen()
        if !faults.isDead { try look() }
    }

    private func look() throws {
        guard let driver else { return }
        wake = try driver.nextInstant()
        witness.look(at: moment, wake: wake, driver: driver, post: post)
    }

    // MARK: What happens from outside

    /// While nobody is there files are changed and mail is delivered.
    private func passBy(_ step: Step) {
        switch step.what {
        case .edit(let rules): files = rules
        case .deliver:
            pass(to: step.at)
            post.deliver()
        case .enter, .silence, .liftSilence, .suspend, .liftSuspension, .pause, .resume, .release,
            .discard, .reload, .restart,
            .setClock, .downtime, .goWrong, .goBack:
            break
        }
    }

    private func take(_ what: Step.What, _ number: Int) throws {
        switch what {
        case .enter(let entry, let pick, let days): try enter(entry, pick, days, number)
        case .deliver: post.deliver()
        case .silence(let pick, let days): try silence(pick, days, number)
        case .liftSilence: try liftSilence()
        case .suspend(let pick, let days): try suspend(pick, days, number)
        case .liftSuspension(let pick): try liftSuspension(pick, number)
        case .pause(let plan): try pause(plan, true)
        case .resume(let plan): try pause(plan, false)
        case .release: try perform { _ = try $0.releaseHeld(now: moment) }
        case .discard: try perform { _ = try $0.discardHeld() }
        case .edit(let rules):
            files = rules
            try reload()
        case .reload: if life.isCut { try reload() }
        case .restart: if life.isCut { driver = nil }
        case .setClock(let seconds): try setClock(seconds)
        case .goWrong(let seconds): try goWrong(seconds)
        case .goBack(let twice): try goBack(twice: twice)
        case .downtime: break
        }
        try tick()
    }

    private func reload() throws {
        try perform { driver in
            try driver.adopt(files, now: now)
            try driver.revokeAll(now: now)
            try keep()
        }
    }
}
