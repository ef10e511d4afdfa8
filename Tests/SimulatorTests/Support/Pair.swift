import Civil
import Ledger
import LedgerMemory
import Rounds
import Rules
import Scheduler
import Synchronization
import TestSupport

/// Two machines that share a ledger, lived through from one end of a random world to the other.
final class Pair {
    private let world: RandomWorld
    private let ledger: MemoryLedger
    /// Seconds that have passed, on clocks that nobody sets: the ledger's and both machines'.
    private let passed: Passed
    private var machines: [Machine] = []
    private var random: SeededGenerator
    private(set) var problems: [String] = []
    /// How often somebody took the lead.
    private(set) var takeovers = 0
    private var isNested = false
    private var answered: [String] = []
    /// How many entries a machine took that only followed.
    private(set) var elsewhere = 0
    private let commits = Commits()
    private var now: Instant

    final class Passed: Sendable {
        private let seconds = Mutex<Int64>(0)
        func add(_ more: Int64) { seconds.withLock { $0 += more } }
        var duration: Duration { .seconds(seconds.withLock { $0 }) }
        var instant: Instant { Instant(microseconds: seconds.withLock { $0 } * 1_000_000) }
    }

    init(seed: UInt64) throws {
        world = try RandomWorld(seed: seed)
        random = SeededGenerator(seed: seed &+ 91)
        let passed = Passed()
        self.passed = passed
        ledger = MemoryLedger(clock: { passed.instant })
        now = world.start
        for (number, name) in ["one", "two"].enumerated() {
            machines.append(
                Machine(
                    name, world, ledger,
                    Faults(seed: seed &+ UInt64(number), percent: Int(seed % 4)),
                    PostOffice(seed: seed, isByContent: true, now: now), commits: commits))
        }
        for machine in machines {
            machine.meddling.before = { [unowned self, unowned machine] in meddle(with: machine) }
        }
    }

    func live() throws {
        for (number, step) in world.script.enumerated() {
            try advance(to: step.at)
            switch step.what {
            case .enter(let entry, let pick, let days): try enter(entry, pick, days, number)
            case .deliver: for machine in machines { machine.post.deliver() }
            default: break
            }
        }
        try advance(to: world.end)
        // All is well again, and everybody has heard everything.
        for machine in machines {
            machine.faults.press(0)
            machine.meddling.isCutOff = false
        }
        random = SeededGenerator(seed: 1)
        isNested = true
        for _ in 0..<4 { for machine in machines { try turn(machine) } }
        try judge()
    }

    // MARK: Time

    private func advance(to end: Instant) throws {
        while let next = machines.compactMap(\.wake).min(), next < end {
            now = max(next, now.adding(seconds: 60))
            if now > end { break }
            try turnAll()
        }
        now = max(now, end)
        try turnAll()
    }

    private func turnAll() throws {
        passed.add(Int64(random.below(20)))
        for machine in machines {
            if random.chance(8) { machine.meddling.isCutOff.toggle() }
            if random.chance(4) { machine.stop() }
        }
        for machine in random.chance(50) ? machines : machines.reversed() { try turn(machine) }
    }

    /// One machine wakes, looks who leads, and does its part.
    private func turn(_ machine: Machine) throws {
        machine.post.now = now
        do {
            if try machine.turn(now: now, passed: passed.duration) { takeovers += 1 }
        } catch {
            guard machine.mayFail(error) else { throw error }
            machine.stumble(error)
        }
    }

    /// Before a commit of one machine the other may do all of its part: this one stood still for so long.
    private func meddle(with machine: Machine) {
        guard !isNested, random.chance(3), let other = machines.first(where: { $0 !== machine })
        else {
            return
        }
        isNested = true
        defer { isNested = false }
        passed.add(Int64(Leadership.lasts) + 1)
        do { try turn(other) } catch { problems.append("\(error)") }
    }

    // MARK: People

    /// Whoever gets no answer asks again, and then the other machine; at first either, whoever leads.
    private func enter(_ entry: Step.Entry, _ pick: Int, _ days: Int, _ number: Int) throws {
        let request = Change.NewRequest(id: "request-\(number)", asking: "\(number)")
        let first = random.below(2)
        for turn in first..<first + 20 {
            let machine = machines[turn % 2]
            try self.turn(machine)
            guard let driver = machine.taking else { continue }
            let follows = driver.term == nil
            do {
                if try driver.outcome(of: request) == nil {
                    let moment = max(now, driver.watermark)
                    guard let asked = entry.request(pick, days, of: driver, at: moment),
                        admit(asked, rules: driver.rules, book: driver.book, now: moment) == nil
                    else { return }
                    _ = try driver.enter(
                        asked.body, to: [asked.obligation], on: asked.on, actor: "office",
                        request: request, now: moment)
                    if follows { elsewhere += 1 }
                }
                answered.append(request.id)
                return
            } catch {
                guard machine.mayFail(error) else { throw error }
                machine.stumble(error)
            }
        }
    }

    // MARK: What must never be

    private func judge() throws {
        let posts = machines.map(\.post)
        problems += posts.flatMap(\.problems)
        let twice = Set(posts[0].items.keys).intersection(posts[1].items.keys)
        if !twice.isEmpty { problems.append("in both spools: \(twice.sorted())") }
        var told: [String: String] = [:]
        for (id, item) in posts.flatMap(\.items) {
            if case .settled(let outcome, _) = item.standing, outcome.what == .revoked { continue }
            for key in item.keys {
                if let other = told.updateValue(id, forKey: key) {
                    problems.append("\(key) was told by \(other) and by \(id)")
                }
            }
            guard let mail = try ledger.mail(id: id) else {
                problems.append("mail \(id) lies in a spool, and the ledger doesn't know it")
                continue
            }
            if mail.spooledAt == nil, !mail.outcomes.contains(where: \.what.isFinal) {
                problems.append("mail \(id) lies in a spool, and the ledger doesn't know that")
            }
        }
        for id in try ledger.unsettledMails() where !posts.contains(where: { $0.items[id] != nil })
        {
            problems.append("mail \(id) lies in no spool")
        }
        for id in answered {
            var query = Query()
            query.request = id
            if try ledger.answer(query).request?.events.isEmpty ?? true {
                problems.append("\(id) was answered, and isn't there")
            }
        }
        try judgeConsidered()
        let names = try ledger.settings(prefix: "news:")
        if !names.isEmpty { problems.append("nobody took up \(names)") }
    }
    /// Every event was considered once, in order.
    private func judgeConsidered() throws {
        let notes = try ledger.settings(prefix: "entries:")
        let last = try ledger.standing().lastEvent
        if notes != ["entries:considered": "\(last)"] {
            problems.append("of \(last) events not all are considered: \(notes)")
        }
        let marks = commits.drain().compactMap { taken in
            taken.change.settings["entries:considered"].flatMap { $0 }.flatMap { Int64($0) }
        }
        if zip(marks, marks.dropFirst()).contains(where: { $0 >= $1 }) {
            problems.append("events were considered twice, or not in order: \(marks)")
        }
    }
}
