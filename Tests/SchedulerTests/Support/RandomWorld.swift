import Civil
import Rules
import TestSupport

@testable import Scheduler

/// Random rules, registries and histories over 2025; the same for the same seed.
struct RandomWorld {
    let rules: RuleSet
    /// Ascending by time.
    let history: [Happening]

    struct Happening {
        let at: Instant
        let body: EventBody
        let id: ObligationID
        let on: CivilDate
    }

    static let start = at("2025-01-10")
    static let end = at("2026-01-31")

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let units = Self.units(&random)
        let duties = (0..<2 + random.below(3)).map { Self.duty($0, &random) }
        let cut = random.below(duties.count + 1)
        let plans = [
            Fixture.plan(Array(duties[..<cut]), id: "p1"),
            Fixture.plan(
                Array(duties[cut...]), id: "p2", digest: random.chance(25) ? .weekly : .daily),
        ]
        rules = Fixture.rules(plans, units: units)
        history = (0..<random.below(25)).map { _ in
            Self.happening(duties.map(\.id), units.map(\.id), &random)
        }.sorted { $0.at < $1.at }
    }

    static func day(_ random: inout SeededGenerator) -> CivilDate {
        date("2025-01-20").adding(days: random.below(345)) ?? .max
    }

    private static func units(_ random: inout SeededGenerator) -> [OrgUnit] {
        (0..<3 + random.below(5)).map { index in
            let ends = random.chance(25)
            let heirs = (0..<random.below(3)).map { _ in "u\(random.below(8))" }
            return Fixture.unit(
                "u\(index)", from: random.chance(15) ? day(&random).iso : nil,
                until: ends ? day(&random).iso : nil,
                successors: ends ? heirs.filter { $0 != "u\(index)" } : [],
                email: random.pick([nil, "xa@so.example", "", "", "", "", "", "", "", ""]),
                outside: random.chance(5))
        }
    }

    private static func duty(_ index: Int, _ random: inout SeededGenerator) -> Duty {
        let remind = (0..<random.below(4)).map { _ in
            Reminder(
                offset: random.chance(50)
                    ? .days(random.below(40)) : .workingDays(random.below(15)),
                at: random.chance(10) ? CivilTime(random.below(24), 0) : nil)
        }
        var after = 0
        let ladder = (0..<random.below(4)).map { step in
            after += 1 + random.below(4)
            let repeats = random.chance(30)
            return Rung(
                after: random.chance(70) ? .workingDays(after) : .days(after + step * 3),
                to: [random.pick([.head, .owner, .unit("pho-giam-doc"), .unit("giam-doc")])],
                every: repeats ? .workingDays(1 + random.below(5)) : nil, times: random.below(5))
        }
        let isInspection = random.chance(25)
        return Fixture.duty(
            "d\(index)", kind: isInspection ? .inspection : .deadline,
            schedule: schedule(&random), roll: random.pick([.none, .none, .previous]),
            inspector: isInspection ? "thanh-tra" : nil,
            unitsPerTime: isInspection ? 1 + random.below(3) : nil,
            expectsReport: random.chance(80),
            urgent: random.chance(10), remind: remind, ladder: ladder)
    }

    private static func schedule(_ random: inout SeededGenerator) -> Schedule {
        switch random.below(6) {
        case 0:
            .dates(
                Set((0..<1 + random.below(3)).map { _ in day(&random) }).sorted()
                    .map { DueDate(date: $0, reading: .by) })
        case 1:
            .afterCompletion(months: 1 + random.below(2), days: 0, first: day(&random))
        case 2:
            .dates([
                DueDate(
                    date: day(&random), time: CivilTime(6 + random.below(12), 0), reading: .by)
            ])
        default: .dates([DueDate(date: day(&random), reading: random.pick([.before, .by]))])
        }
    }

    private static func happening(
        _ duties: [String], _ units: [String], _ random: inout SeededGenerator
    ) -> Happening {
        let day = day(&random)
        let id = ObligationID(
            occurrence: OccurrenceID(
                duty: random.pick(duties),
                period: random.pick(["2025", "1", "2", "2025-0\(1 + random.below(9))"])),
            unit: random.pick(units))
        let later = day.adding(days: random.below(30)) ?? day
        let body: EventBody =
            switch random.below(14) {
            case 0, 1, 2: .received(number: nil, none: random.chance(10), note: nil)
            case 3: .returned(until: random.chance(50) ? later : nil, note: nil)
            case 4: .accepted
            case 5, 6: .extended(to: later, letter: nil)
            case 7: .waived(letter: nil)
            case 8: .acknowledged(until: later)
            case 9: .submitted(number: nil)
            case 10: .extensionAsked(until: later)
            case 11: .reassigned(to: random.pick(units))
            default: .voided(event: Int64(1 + random.below(20)))
            }
        let sent = day.adding(days: -random.below(10)) ?? day
        return Happening(
            at: Fixture.zone.instant(
                of: CivilDateTime(day, CivilTime(random.below(24), 30) ?? .midnight)),
            body: body, id: id, on: random.chance(50) ? sent : day)
    }
}

extension Rehearsal {
    /// Plays a history, waking at every instant at which something is to be done, and at `extra`.
    init(_ world: RandomWorld, ticks extra: [Instant] = [], exact: Bool = true) {
        self.init(world.rules, from: RandomWorld.start)
        var happenings = world.history[...]
        var ticks = extra[...]
        while !happenings.isEmpty || !ticks.isEmpty {
            if let next = ticks.first, happenings.first.map({ next < $0.at }) ?? true {
                ticks.removeFirst()
                if exact { run(to: next) } else { tick(next) }
                continue
            }
            let happening = happenings.removeFirst()
            if exact { run(to: happening.at) } else { tick(happening.at) }
            enter(happening.body, happening.id, on: happening.on, at: happening.at)
        }
        if exact { run(to: RandomWorld.end) } else { tick(RandomWorld.end) }
    }
}
