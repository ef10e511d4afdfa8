import Civil
import Rules
import TestSupport

/// Something that happens to a simulated machine from outside.
struct Step {
    enum What {
        /// The office, or an answer, has something recorded of one obligation: which one is picked
        /// among those that there are then.
        case enter(Entry, pick: Int, days: Int)
        /// The delivery program makes a pass.
        case deliver
        case silence(pick: Int, days: Int)
        case liftSilence
        /// Days that don't count, for some units or one duty of theirs (statement 55), and taking back one that
        /// stands.
        case suspend(pick: Int, days: Int)
        case liftSuspension(pick: Int)
        case pause(plan: Int)
        case resume(plan: Int)
        case release, discard
        /// The rule files are changed and reloaded.
        case edit(RuleSet)
        case reload, restart
        /// The machine's clock is set by so many seconds, too few for the guard (statement 30).
        case setClock(Int64)
        /// Nobody is there for so many seconds; files and deliveries go on.
        case downtime(Int64)
        /// The clock shows a time so many seconds ahead, and is trusted (statement 58).
        case goWrong(Int64)
        /// It is put right, and somebody has undone what it decided.
        case goBack(twice: Bool)
    }

    enum Entry: CaseIterable {
        case receive, receiveNone, giveBack, accept, extend, waive, acknowledge, submit, ask,
            reassign, void
    }

    /// By a clock that nobody sets.
    let at: Instant
    let what: What
}

/// A random world: the rules it begins with and what happens, in order of time.
struct RandomWorld {
    let start: Instant
    let end: Instant
    let rules: RuleSet
    private(set) var script: [Step]
    /// How many notices one commit holds, and how many mails.
    let batch: Int

    init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &* 2_654_435_761)
        var editing = try RandomRules(
            &random, levels: seed % 4 == 0 ? SeededGenerator(seed: seed) : nil)
        rules = editing.rules
        func instant(_ day: CivilDate, _ seconds: Int) -> Instant {
            RandomRules.zone.instant(of: CivilDateTime(day, .midnight))
                .adding(seconds: Int64(seconds))
        }
        start = instant(editing.start, 6 * 3600 + random.below(6 * 3600))
        end = instant(editing.start.moved(editing.length), 18 * 3600)
        batch = random.pick([1, 2, 5, 500])
        var times: [Instant] = (0..<9 + random.below(16)).map { _ in
            // People work in the day; machines at any time.
            let hour = random.chance(80) ? 7 * 3600 + random.below(11 * 3600) : random.below(86_400)
            return instant(editing.start.moved(random.below(editing.length)), hour)
        }
        let start = start
        times = times.filter { start < $0 }.sorted()
        var script: [Step] = []
        for time in times {
            script.append(Step(at: time, what: try Self.step(&editing, &random)))
        }
        for day in 0..<editing.length {
            for hour in [8, 14, 20] where random.chance(45) {
                let time = instant(editing.start.moved(day), hour * 3600 + random.below(3600))
                if start < time { script.append(Step(at: time, what: .deliver)) }
            }
        }
        if seed % 3 == 1 { script += Self.suspending(seed, editing, after: start) }
        self.script = script.enumerated().sorted {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }.map(\.element)
    }

    /// Storms, of draws of their own: the worlds without them stay what they were.
    private static func suspending(
        _ seed: UInt64, _ rules: RandomRules, after start: Instant
    ) -> [Step] {
        var random = SeededGenerator(seed: seed &* 0x2545_f491 &+ 55)
        return (0..<2 + random.below(4)).compactMap { number in
            let day = rules.start.moved(random.below(rules.length))
            let at = RandomRules.zone.instant(of: CivilDateTime(day, .midnight))
                .adding(seconds: Int64(7 * 3600 + random.below(11 * 3600)))
            let pick = random.below(1 << 20)
            let what: Step.What =
                number > 1 && random.chance(40)
                ? .liftSuspension(pick: pick) : .suspend(pick: pick, days: random.below(20))
            return start < at ? Step(at: at, what: what) : nil
        }
    }

    /// The same world with another script.
    func living(_ script: [Step]) -> RandomWorld {
        var world = self
        world.script = script
        return world
    }

    private static func step(
        _ editing: inout RandomRules, _ random: inout SeededGenerator
    ) throws -> Step.What {
        switch random.below(40) {
        case 0..<24:
            let often: [Step.Entry] = [.receive, .receive, .submit, .extend, .giveBack]
            let entry =
                random.chance(40) ? random.pick(often) : random.pick(Step.Entry.allCases)
            return .enter(entry, pick: random.below(1 << 30), days: random.below(20))
        case 24, 25: return .silence(pick: random.below(1 << 20), days: random.below(8))
        case 26: return .liftSilence
        case 27: return .pause(plan: random.below(2))
        case 28: return .resume(plan: random.below(2))
        case 29: return .release
        case 30: return .discard
        case 31, 32, 33:
            try editing.edit(&random)
            return .edit(editing.rules)
        case 34: return .reload
        case 35: return .restart
        case 36, 37:
            return .setClock(Int64((1 + random.below(30)) * 3600 * (random.chance(50) ? 1 : -1)))
        default: return .downtime(Int64(3600 * (1 + random.below(random.chance(30) ? 240 : 40))))
        }
    }
}
