import Civil
import Ledger
import LedgerMemory
import Testing

/// Two machines over one ledger, each with a spool of its own. Either stands still at any durable step while
/// the other takes the lead, is cut off from the ledger, or dies and is started again.
@Suite struct PairTests {
    @Test(
        "Whoever leads, every mail lies in one spool, nobody is told twice, and what was answered is there",
        arguments: Seeds.few)
    func pairs(seed: UInt64) throws {
        let pair = try Pair(seed: seed)
        do { try pair.live() } catch { Issue.record("\(Seeds.line(seed)): \(error)") }
        for problem in pair.problems.prefix(4) {
            Issue.record("\(Seeds.line(seed)): \(problem)")
        }
    }

    @Test("In these histories the lead changes often, and entries are made where nobody leads")
    func lively() throws {
        let pairs = try (1...12 as ClosedRange<UInt64>).map { seed in
            let pair = try Pair(seed: seed)
            try pair.live()
            return pair
        }
        #expect(pairs.map(\.takeovers).reduce(0, +) > 100, "\(pairs.map(\.takeovers))")
        #expect(pairs.map(\.elsewhere).reduce(0, +) > 12, "\(pairs.map(\.elsewhere))")
    }

    @Test(
        "What a restored ledger lost, a machine that follows tells of its spool, and nobody is told again (31)",
        arguments: [5, 14] as [UInt64])
    func restored(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed)
        func machine(_ name: String, _ ledger: MemoryLedger, _ post: PostOffice) -> Machine {
            Machine(name, world, ledger, Faults(seed: seed, percent: 0), post)
        }
        func post() -> PostOffice { PostOffice(seed: seed, isByContent: true, now: world.start) }
        let (first, second) = (post(), post())
        let ledger = MemoryLedger()
        let one = machine("one", ledger, first)
        var now = world.start
        var backup = ledger
        while now < world.end {
            _ = try one.turn(now: now, passed: .zero)
            if first.items.isEmpty { backup = ledger.fork() }
            now = max(one.wake ?? world.end, now.adding(seconds: 60))
        }
        try #require(!first.items.isEmpty)
        // Restored as it was before the first mail, and the other machine leads.
        try backup.endLease(1)
        let two = machine("two", backup, second)
        try #require(try backup.takeLease(as: "two", seconds: 900) == 2)
        _ = try machine("one", backup, first).turn(now: now, passed: .zero)
        #expect(try first.items.keys.allSatisfy { try backup.mail(id: $0) != nil })
        _ = try two.turn(now: now, passed: .zero)
        let told = Set(first.items.values.flatMap(\.keys))
        let again = second.items.values.flatMap(\.keys).filter { told.contains($0) }
        #expect(again.isEmpty, "\(Seeds.line(seed)): \(again)")
    }
}
