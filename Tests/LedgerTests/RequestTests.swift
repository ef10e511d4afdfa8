import Dispatch
import Ledger
import Scheduler
import Synchronization
import Testing

/// What people ask to have recorded: once, whole, and in turn.
struct RequestTests {
    private let scratch: Scratch
    private let ledger: LedgerStore

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.open()
    }

    private func append(_ events: [NewEvent], _ request: String?) throws -> AppendOutcome {
        try ledger.append(events: events, request: request)
    }

    @Test("A request repeated gives the first outcome and writes nothing, whatever it says now")
    func repeated() throws {
        let first = try append([entry(receipt, "a"), entry(receipt, "b")], "r1")
        #expect(first.said == "new [1, 2]")
        let before = try Outside.contents(scratch.path)
        let second = try ledger.append(events: [entry(.accepted)], request: "r1") { _ in
            Issue.record("a repeat decides nothing")
            return []
        }
        #expect(second.said == "repeat [1, 2]")
        #expect(try Outside.contents(scratch.path) == before)
        #expect(try ledger.outcome(of: "r1") == [1, 2])
        #expect(try ledger.outcome(of: "r2") == nil)
    }

    @Test("A request that recorded nothing was done all the same")
    func empty() throws {
        #expect(try append([], "r1").isRepeat == false)
        #expect(try append([entry(receipt)], "r1").said == "repeat []")
        #expect(try ledger.events(after: 0).isEmpty)
    }

    @Test("Without a request's id the same entry is another one each time")
    func anonymous() throws {
        #expect(try append([entry(receipt)], nil).eventIDs == [1])
        #expect(try append([entry(receipt)], nil).eventIDs == [2])
    }

    @Test("What follows from the entries is decided in their transaction, or all of it fails")
    func deciding() throws {
        let moved = notice(kind: .moved, stage: "event-1")
        let outcome = try ledger.append(
            events: [entry(.extended(to: date("2025-12-01"), letter: nil))], request: "r1"
        ) { events in
            #expect(events.map(\.id) == [1])
            return [moved]
        }
        #expect(outcome.notices == [moved])
        struct Broken: Error {}
        let before = try Outside.contents(scratch.path)
        let error = refusal {
            _ = try ledger.append(events: [entry(receipt)], request: "r2") { _ in throw Broken() }
        }
        #expect(error?.kind == .failed)
        #expect(try Outside.contents(scratch.path) == before)
        #expect(try append([entry(receipt)], "r2").said == "new [2]")
    }

    @Test(
        "Callers at the same time are served in turn, and those that ask the same are told the same"
    )
    func concurrent() throws {
        let told = Told()
        DispatchQueue.concurrentPerform(iterations: 24) { [ledger] turn in
            let unit = "u\(turn % 8)"
            do {
                told.add(
                    try ledger.append(
                        events: [entry(receipt, unit), entry(.accepted, unit)], request: unit),
                    of: unit)
            } catch {
                Issue.record(error)
            }
        }
        let outcomes = told.all
        #expect(outcomes.values.joined().count { !$0.isRepeat } == 8)
        for (unit, outcomes) in outcomes {
            let ids = try #require(outcomes.first).eventIDs
            #expect(outcomes.allSatisfy { $0.eventIDs == ids })
            #expect(ids.count == 2 && ids[1] == ids[0] + 1)
            #expect(try ledger.events(of: owed(unit)).map(\.id) == ids)
        }
        #expect(try ledger.events(after: 0).map(\.id) == Array(1...16))
    }

    /// Outcomes by request, from any thread.
    private final class Told: Sendable {
        private let outcomes = Mutex<[String: [AppendOutcome]]>([:])

        func add(_ outcome: AppendOutcome, of request: String) {
            outcomes.withLock { $0[request, default: []].append(outcome) }
        }

        var all: [String: [AppendOutcome]] { outcomes.withLock { $0 } }
    }

    struct Mistake: CustomTestStringConvertible {
        let testDescription: String
        let unit: String
        let voids: Int64
    }

    static let mistakes = [
        Mistake(testDescription: "an entry that isn't there", unit: "a", voids: 7),
        Mistake(testDescription: "another unit's entry", unit: "b", voids: 1),
    ]

    @Test("Voiding refers to an entry of the same obligation (statement 14)", arguments: mistakes)
    func voiding(_ mistake: Mistake) throws {
        _ = try append([entry(receipt, "a")], "r1")
        let before = try Outside.contents(scratch.path)
        let error = refusal {
            _ = try append(
                [
                    entry(receipt, "c"), entry(.voided(event: mistake.voids), mistake.unit),
                ], "r2")
        }
        #expect(error?.kind == .contradiction)
        #expect(error?.reason.contains("has no entry \(mistake.voids) to void") == true)
        #expect(try Outside.contents(scratch.path) == before)
        #expect(try append([entry(.voided(event: 1), "a")], "r2").eventIDs.count == 1)
    }

    @Test("Entries are read by obligation, by occurrence and after an id, as they were recorded")
    func reading() throws {
        _ = try append(
            [
                entry(receipt, "a"), entry(.extended(to: date("2025-12-01"), letter: "5/SGD"), "b"),
                entry(.accepted, "a"), entry(receipt, "b"),
            ], "r1")
        let all = try ledger.events(after: 0)
        #expect(all.map(\.id) == [1, 2, 3, 4])
        #expect(try ledger.events(of: owed("a")) == [all[0], all[2]])
        #expect(
            try ledger.events(of: [report, OccurrenceID(duty: "x", period: "1")])
                == [owed("a"): [all[0], all[2]], owed("b"): [all[1], all[3]]])
        #expect(try ledger.events(after: 1, limit: 2) == [all[1], all[2]])
        #expect(try ledger.eventsOfExtended() == [owed("b"): [all[1], all[3]]])
    }
}
