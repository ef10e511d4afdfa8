import Civil
import Ledger
import Rules
import TestSupport
import Testing

@testable import Rounds
@testable import Scheduler

/// Entries on the machine that follows come to what they would come to on the one that leads.
struct EntriesElsewhereTests {
    /// All of it on one machine.
    private static func alone(_ item: Acts.Case) throws -> Rehearsal {
        var service = Rehearsal(try Acts.rules(), from: Acts.start)
        for (number, act) in item.acts.enumerated() {
            let now = Acts.moment(item, number)
            service.run(to: now)
            try Acts.enter(act, Acts.unit(item), service.driver, now)
            service.tick(now)
        }
        service.run(to: Acts.end)
        return service
    }

    @Test(
        "The leader's next look brings what the same entry brings on the leader",
        arguments: Acts.cases)
    func considered(_ item: Acts.Case) throws {
        let alone = try Self.alone(item)
        let couple = try Couple(try Acts.rules(), from: Acts.start)
        for (number, act) in item.acts.enumerated() {
            let now = Acts.moment(item, number)
            try couple.run(to: now)
            try couple.follower.follow()
            let before = try couple.lines.count
            try Acts.enter(act, Acts.unit(item), couple.follower, now)
            #expect(try couple.lines.count == before, "a machine that follows decides nothing")
            #expect(couple.follower.lastEvent > couple.leader.lastEvent)
            try couple.tick(now)
            #expect(couple.follower.lastEvent == couple.leader.lastEvent)
        }
        try couple.run(to: Acts.end)
        #expect(try couple.events == alone.events)
        #expect(try couple.lines == alone.lines)
        #expect(
            try couple.settings("entries:") == ["entries:considered": "\(alone.events.count)"])
    }

    @Test(
        "Whatever change the leader dies after, the next considers each entry once, to the same end",
        arguments: Acts.cases)
    func cut(_ item: Acts.Case) throws {
        let alone = try Self.alone(item)
        var died = 0
        var count = 0
        while count == died {
            let couple = try Couple(try Acts.rules(), from: Acts.start)
            for (number, act) in item.acts.enumerated() {
                let now = Acts.moment(item, number)
                try couple.run(to: now)
                try couple.follower.follow()
                try Acts.enter(act, Acts.unit(item), couple.follower, now)
                if number < item.acts.count - 1 {
                    try couple.tick(now)
                } else if try couple.tick(now, killedAfter: count) {
                    died += 1
                }
            }
            try couple.run(to: Acts.end)
            #expect(try couple.events == alone.events, "killed after \(count)")
            let (lines, expected) = (try couple.lines, alone.lines)
            #expect(
                lines.mapValues(\.notice) == expected.mapValues(\.notice), "killed after \(count)")
            count += 1
        }
        #expect(died > 1, "before it considered anything, and after")
    }

    @Test("Random histories come to the same, wherever each entry is made and whoever leads next")
    func random() throws {
        var entries = 0
        for seed in RandomWorld.seeds {
            let world = RandomWorld(seed: seed)
            var alone = Rehearsal(world.rules, from: RandomWorld.start)
            let couple = try Couple(world.rules, from: RandomWorld.start)
            var random = SeededGenerator(seed: seed)
            for happening in world.history {
                let (now, known) = (happening.at, alone.events.count)
                let refusal = alone.enter(happening.body, happening.id, on: happening.on, at: now)
                alone.tick(now)
                try couple.run(to: now)
                guard refusal == nil, alone.events.count > known else { continue }
                entries += 1
                let machine = random.chance(70) ? couple.follower : couple.leader
                try couple.follower.follow()
                _ = try machine.enter(
                    happening.body, to: [happening.id], on: happening.on, actor: "office",
                    request: nil, now: now)
                if random.chance(30) {
                    try couple.changeLead(isDead: random.chance(50), at: now)
                }
                try couple.tick(now)
            }
            alone.run(to: RandomWorld.end)
            try couple.run(to: RandomWorld.end)
            #expect(try couple.events == alone.events, "seed \(seed)")
            #expect(try couple.lines == alone.lines, "seed \(seed)")
        }
        #expect(entries > 40, "\(entries)")
    }

    @Test("What was entered while nobody led is considered in order, each by the book before it")
    func inOrder() throws {
        let acts: [Acts.Act] = [
            .body(Acts.received, on: "2025-11-04"), .body(.returned(until: nil, note: nil)),
            .body(.extended(to: date("2025-11-20"), letter: nil)),
        ]
        var alone = Rehearsal(try Acts.rules(), from: Acts.start)
        let couple = try Couple(try Acts.rules(), from: Acts.start)
        // At night nothing leaves between them.
        let night = at("2025-11-10 20:00")
        alone.run(to: night)
        try couple.run(to: night)
        try couple.follower.follow()
        for (number, act) in acts.enumerated() {
            let now = night.adding(seconds: Int64(number) * 60)
            try Acts.enter(act, "a", alone.driver, now)
            try Acts.enter(act, "a", couple.follower, now)
        }
        let later = night.adding(seconds: 300)
        alone.tick(later)
        try couple.changeLead(isDead: true, at: later)
        try couple.tick(later)
        func decided(_ lines: [String: Couple.Line]) -> [String: Instant] {
            lines.mapValues(\.notice.release)
        }
        #expect(try decided(couple.lines) == decided(alone.lines))
        alone.run(to: Acts.end)
        try couple.run(to: Acts.end)
        #expect(try couple.lines.mapValues(\.sentAt) == alone.lines.mapValues(\.sentAt))
    }

    @Test("Who loses to the other's entry is judged anew, by what that recorded")
    func overtaken() throws {
        let couple = try Couple(try Acts.rules(), from: Acts.start)
        let now = Acts.moment(Acts.cases[0], 0)
        try couple.run(to: now)
        try couple.follower.follow()
        try Acts.enter(.body(Acts.received), "a", couple.leader, now)
        #expect(throws: Overtaken.self) {
            try Acts.enter(.body(Acts.received), "a", couple.follower, now)
        }
        let state = couple.follower.book.state(
            of: ObligationID(
                occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: "a"),
            due: date("2025-11-04"))
        #expect(state.fulfilment == .received)
        try Acts.enter(.body(Acts.received), "b", couple.follower, now)
        #expect(throws: Overtaken.self) {
            try Acts.enter(.body(Acts.received), "c", couple.leader, now)
        }
        try Acts.enter(.body(Acts.received), "c", couple.leader, now)
        #expect(try couple.events.map(\.id) == [1, 2, 3])
        #expect(try couple.settings("entries:") == ["entries:considered": "3"])
    }

    @Test("A request that one machine did is done on the other, too")
    func repeated() throws {
        let couple = try Couple(try Acts.rules(), from: Acts.start)
        let now = Acts.moment(Acts.cases[0], 0)
        try couple.run(to: now)
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: "a")
        func ask(_ driver: Driver) throws -> Recorded {
            try driver.enter(
                Acts.received, to: [id], on: date("2025-11-10"), actor: "office",
                request: Change.NewRequest(id: "r1", asking: "receive a"), now: now)
        }
        try couple.follower.follow()
        #expect(try !ask(couple.follower).isRepeat)
        #expect(try ask(couple.leader).isRepeat)
        #expect(try ask(couple.leader).events == [1])
        #expect(try couple.events.count == 1)
    }

    @Test(
        "What a leader couldn't know of is the leader's: mail held beside, days that move nothing")
    func leaders() throws {
        let couple = try Couple(try Acts.rules(), from: Acts.start)
        let now = Acts.moment(Acts.cases[0], 0)
        try couple.run(to: now)
        try couple.follower.follow()
        for beside in [
            HeldBeside(mail: [.pause(plan: "antq-2025")]), HeldBeside(suspending: [Acts.storm]),
        ] {
            #expect(throws: NeedsLeader.self) {
                try couple.follower.enter([], beside: beside, request: nil, now: now)
            }
        }
        #expect(
            try couple.settings("").keys.allSatisfy {
                $0.hasPrefix("entries:") || $0 == ledgerBeganName
            })
    }

    @Test("A mail that came back to the machine that follows is the leader's to act upon, once")
    func cameBack() throws {
        let couple = try Couple(try Acts.rules(), from: Acts.start)
        let now = Acts.moment(Acts.cases[0], 0)
        try couple.run(to: now)
        let told = try #require(
            try couple.lines.keys.first { $0.contains("/a@") && $0.contains(":overdue:") })
        let id = try #require(try couple.leader.ledger.notice(key: told)?.mail)
        let outcome = MailOutcome(at: now, .bounced, detail: "550 no such user")
        try couple.follower.follow()
        try couple.follower.hear(outcome, of: try #require(try couple.mail(id)), now: now)
        #expect(try couple.mail(id)?.outcomes.contains { $0.what == .bounced } == false)
        for _ in 0..<2 { try couple.tick(now) }
        #expect(try couple.mail(id)?.outcomes.count { $0.what == .bounced } == 1)
        #expect(try couple.lines.keys.contains { $0.contains("/a@") && $0.hasSuffix(":deputy") })
        #expect(try couple.settings("news:").isEmpty)
    }

    @Test(
        "A machine that follows goes by the rules as the leader does, also where a plan is paused")
    func paused() throws {
        let couple = try Couple(try Acts.rules(), from: Acts.start)
        try couple.tick(Acts.start)
        for isPaused in [true, false] {
            try couple.leader.setPaused(isPaused, plan: "antq-2025", now: Acts.start)
            try couple.follower.follow()
            for machine in couple.machines {
                #expect(machine.rules.plan("antq-2025")?.mode == (isPaused ? .paused : .live))
            }
        }
    }

    @Test("Before anybody has led nothing is entered")
    func unled() throws {
        let ledger = CountingLedger()
        let driver = try Driver(
            rules: try Acts.rules(), ledger: ledger, outlet: Gone(), pen: .blank,
            now: Acts.start, begins: false)
        driver.machine = "two"
        try driver.follow()
        #expect(!driver.takesEntries)
        #expect(throws: NeedsLeader.self) {
            try driver.enter([], request: nil, now: Acts.start)
        }
    }
}
