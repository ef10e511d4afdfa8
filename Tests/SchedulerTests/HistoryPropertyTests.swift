import Civil
import Rules
import Testing
import TestSupport

@testable import Scheduler

/// What holds for all histories, however they are cut.
struct HistoryPropertyTests {
    @Test("Tick length doesn't matter for what is not late (23)")
    func granularity() {
        for seed in RandomWorld.seeds {
            let world = RandomWorld(seed: seed)
            if world.rules.plans.flatMap(\.duties).contains(where: {
                $0.remind.contains { $0.at != nil }
            }) {
                continue
            }
            let fine = Rehearsal(world)
            let coarse = Rehearsal(world, ticks: RandomWorld.afternoons(seed), exact: false)
            // What an event brings about between two ticks is found, and skipped, on the next.
            // What is due at an instant of the morning can't be told in the afternoon (47).
            let timed = world.rules.plans.flatMap(\.duties).filter(\.leavesAtOnce).map(\.id)
            func isCompared(_ key: String) -> Bool {
                !key.contains(":skipped:")
                    && !(key.contains(":0d:") && timed.contains { key.hasPrefix("\($0)/") })
            }
            let left = fine.sentKeys.filter(isCompared)
            let right = coarse.sentKeys.filter(isCompared)
            // A morning's list announces the afternoon: once that has come it may have nothing left to say (4).
            func isOfMorning(_ key: String) -> Bool { key.contains(":roll-up:morning:") }
            let others = (left.filter { !isOfMorning($0) }, right.filter { !isOfMorning($0) })
            #expect(
                others.0 == others.1,
                "seed \(seed): \(others.0.symmetricDifference(others.1).sorted())")
            let late = right.filter(isOfMorning).subtracting(left)
            #expect(late.isEmpty, "seed \(seed): \(late.sorted())")
        }
    }

    @Test("Playing the events again gives what the live service holds (14)")
    func replay() {
        for seed in RandomWorld.seeds {
            let service = Rehearsal(RandomWorld(seed: seed))
            var book = Book()
            service.openings.forEach { book.add($0) }
            service.events.forEach { book.add($0) }
            for opening in service.openings {
                let id = opening.occurrence
                #expect(book.members(of: id) == service.book.members(of: id))
                #expect(book.census(of: id) == service.book.census(of: id))
                for unit in book.members(of: id) {
                    let obligation = ObligationID(occurrence: id, unit: unit)
                    #expect(
                        book.state(of: obligation, due: .min)
                            == service.book.state(of: obligation, due: .min))
                }
            }
        }
    }

    @Test("What was owed is open or ended in one way, whoever came and went (9)")
    func conservation() {
        for seed in RandomWorld.seeds {
            let service = Rehearsal(RandomWorld(seed: seed))
            for opening in service.openings {
                let census = service.book.census(of: opening.occurrence)
                let events = service.events.filter {
                    $0.obligation.occurrence == opening.occurrence
                }
                var owed = opening.members.count
                for event in events {
                    if event.body == .joined { owed += 1 }
                    if case .transferred(let heirs) = event.body { owed += heirs.count - 1 }
                }
                #expect(census.owed == owed, "seed \(seed): \(opening.occurrence)")
                var counted: [ObligationState.Fulfilment: Int] = [:]
                for unit in service.book.members(of: opening.occurrence) {
                    let id = ObligationID(occurrence: opening.occurrence, unit: unit)
                    counted[service.book.state(of: id, due: .min).fulfilment, default: 0] += 1
                }
                #expect(census == Census(counts: counted), "seed \(seed): \(opening.occurrence)")
            }
        }
    }

    @Test("A restart anywhere decides nothing twice and loses nothing (11, 31)")
    func restarts() {
        for seed in RandomWorld.seeds {
            let world = RandomWorld(seed: seed)
            let steady = Rehearsal(world)
            var restarted = Rehearsal(world.rules, from: RandomWorld.start)
            var random = SeededGenerator(seed: seed)
            for happening in world.history {
                if random.chance(40) { restarted.load(world.rules, now: restarted.watermark) }
                restarted.enter(happening.body, happening.id, on: happening.on, at: happening.at)
            }
            restarted.run(to: RandomWorld.end)
            #expect(restarted.sent() == steady.sent(), "seed \(seed)")
            #expect(restarted.events == steady.events, "seed \(seed)")
        }
    }

    @Test("The order of duties, units and plans in the rules decides nothing (11)")
    func reordering() {
        for seed in RandomWorld.seeds {
            let world = RandomWorld(seed: seed)
            // A rotation goes by the order of the registry.
            if world.rules.plans.contains(where: { $0.duties.contains { $0.unitsPerTime != nil } })
            {
                continue
            }
            var service = Rehearsal(world)
            let order = service.order
            var plans = world.rules.plans.map { plan in
                var plan = plan
                plan.duties.reverse()
                return plan
            }
            plans.reverse()
            let registry = Registry(
                units: world.rules.registry.units.reversed(), groups: world.rules.registry.groups)
            let rules = RuleSet(plans: plans, registry: registry, calendars: [:])
            service.load(rules, now: RandomWorld.end)
            service.tick(RandomWorld.end)
            #expect(service.order == order, "seed \(seed)")
            let events = service.events.count
            service.load(world.rules, now: RandomWorld.end)
            #expect(service.events.count == events, "seed \(seed)")
        }
    }

    @Test(
        "Whatever was silenced for a time, nothing waits for ever and nothing is doubled (22, 27)")
    func silences() {
        for seed in RandomWorld.seeds {
            let world = RandomWorld(seed: seed)
            var random = SeededGenerator(seed: seed)
            var service = Rehearsal(world.rules, from: RandomWorld.start)
            for number in 0..<1 + random.below(3) {
                let start = Fixture.zone.instant(
                    of: CivilDateTime(RandomWorld.day(&random), .midnight))
                service.silences.append(
                    Silence(
                        id: "\(number)", duty: random.chance(50) ? "d\(random.below(3))" : nil,
                        unit: random.chance(50) ? "u\(random.below(4))" : nil, start: start,
                        end: start.adding(seconds: Int64(random.below(40)) * 86_400),
                        author: "office", reason: "thử"))
            }
            for happening in world.history {
                service.enter(happening.body, happening.id, on: happening.on, at: happening.at)
            }
            service.run(to: at("2026-03-31 23:00"))
            #expect(
                service.waiting.filter { $0.release <= service.watermark }.isEmpty, "seed \(seed)")
            for (now, release) in service.releases {
                for notice in release.bundles.flatMap(\.notices) {
                    let holding = service.silences.filter { silence in
                        silence.holds(at: now) && silence.matches(notice, members: [])
                    }
                    #expect(holding.isEmpty, "seed \(seed): \(notice.key) at \(clock(now))")
                }
                #expect(release.deferrals.allSatisfy { $0.release > now }, "seed \(seed)")
            }
        }
    }

    @Test("In a rotation no unit that stays is two turns ahead of another (8, 13)")
    func fairRotation() {
        for seed in RandomWorld.seeds {
            var random = SeededGenerator(seed: seed)
            let units = (0..<2 + random.below(12)).map { "u\($0)" }
            let count = 1 + random.below(5)
            var history: [[String]] = []
            var turns: [String: Int] = [:]
            for _ in 0..<30 {
                let chosen = rotation(units, count: count, history: history)
                history.append(chosen)
                for unit in chosen { turns[unit, default: 0] += 1 }
                let counts = units.map { turns[$0] ?? 0 }
                let spread = (counts.max() ?? 0) - (counts.min() ?? 0)
                #expect(spread <= 1, "seed \(seed): \(counts)")
            }
        }
    }
}
