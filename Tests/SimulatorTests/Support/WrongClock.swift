import Civil
import TestSupport

/// A world in which the clock is wrong for a while and then is put right (statement 58), by draws of
/// its own: the world itself stays what it is.
struct WrongClock {
    /// The clock shows a time far ahead, and what it decided is undone.
    let wrong: RandomWorld
    /// Nobody is there for as long: what an undone time has to come to. `nil` where more happens in
    /// it than the service's own doing.
    let away: RandomWorld?

    /// From when to when the clock is wrong, and by how many seconds it is ahead.
    private struct Spell {
        let start, end: Instant
        let ahead: Int64
        let isAskedTwice: Bool

        func holds(_ step: Step) -> Bool { start <= step.at && step.at <= end }

        /// Whether it reaches into the spell: no other trouble with time does.
        func isTroubled(by step: Step) -> Bool {
            switch step.what {
            case .setClock: holds(step)
            case .downtime(let seconds):
                step.at <= end && start <= step.at.adding(seconds: seconds)
            default: false
            }
        }
    }

    init(_ world: RandomWorld, seed: UInt64) {
        var random = SeededGenerator(seed: seed &* 0x9e37_79b9 &+ 58)
        let isQuiet = random.chance(50)
        var (wrong, away) = (world.script, world.script)
        var spells: [Spell] = []
        for _ in 0..<1 + random.below(2) {
            let spell = Self.spell(in: world, &random)
            let meanwhile = Self.meanwhile(spell, isQuiet: isQuiet, &random)
            guard spells.allSatisfy({ $0.end < spell.start || spell.end < $0.start }) else {
                continue
            }
            spells.append(spell)
            func insert(_ first: Step.What, _ last: Step.What, into script: inout [Step]) {
                script.removeAll { isQuiet && spell.holds($0) || spell.isTroubled(by: $0) }
                let before = script.filter { $0.at < spell.start }
                let within = script.filter(spell.holds) + meanwhile
                let after = script.filter { spell.end < $0.at }
                script =
                    before + [Step(at: spell.start, what: first)]
                    + within.enumerated().sorted {
                        ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
                    }.map(\.element) + [Step(at: spell.end, what: last)] + after
            }
            insert(.goWrong(spell.ahead), .goBack(twice: spell.isAskedTwice), into: &wrong)
            // As many steps, since requests go by their numbers; a restart does nothing by itself.
            let seconds = (spell.end.microseconds - spell.start.microseconds) / 1_000_000
            insert(.downtime(seconds), .restart, into: &away)
        }
        self.wrong = world.living(wrong)
        self.away = isQuiet ? world.living(away) : nil
    }

    private static func spell(
        in world: RandomWorld, _ random: inout SeededGenerator
    ) -> Spell {
        let length = (world.end.microseconds - world.start.microseconds) / 1_000_000
        let start = world.start.adding(seconds: Int64(1 + random.below(Int(length) - 86_400)))
        let hours = random.pick([1, 5, 12, 36])
        let seconds = Int64(120 + random.below(hours * 3600))
        return Spell(
            start: start, end: start.adding(seconds: seconds),
            ahead: Int64((1 + random.below(random.chance(50) ? 12 : 90)) * 86_400),
            isAskedTwice: random.chance(30))
    }

    /// What happens while the clock is wrong.
    private static func meanwhile(
        _ spell: Spell, isQuiet: Bool, _ random: inout SeededGenerator
    ) -> [Step] {
        let length = Int((spell.end.microseconds - spell.start.microseconds) / 1_000_000)
        return (0..<random.below(6)).map { _ in
            let at = spell.start.adding(seconds: Int64(1 + random.below(length - 1)))
            if isQuiet || random.chance(15) { return Step(at: at, what: .restart) }
            if random.chance(40) { return Step(at: at, what: .deliver) }
            return Step(
                at: at,
                what: .enter(
                    random.pick(Step.Entry.allCases), pick: random.below(1 << 30),
                    days: random.below(20)))
        }
    }
}
