import Civil
import Dispatch
import Ledger
import Scheduler
import Synchronization
import TestSupport
import Testing

/// Compare and commit: who was overtaken writes nothing and works it out anew.
struct ExpectationTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    struct Case: CustomTestStringConvertible {
        let expectation: Expected
        let holds: Bool
        var testDescription: String { "\(expectation) \(holds ? "holds" : "is lost")" }
    }

    /// Of a ledger with two events and its watermark at `hour(5)`.
    static let cases = [
        Case(expectation: .nothing, holds: true),
        Case(expectation: .entry(lastEvent: 2), holds: true),
        Case(expectation: .entry(lastEvent: 1), holds: false),
        Case(expectation: .entry(lastEvent: 3), holds: false),
        Case(expectation: .entry(lastEvent: 0), holds: false),
        Case(expectation: .decision(lastEvent: 2, watermark: hour(5)), holds: true),
        Case(expectation: .decision(lastEvent: 1, watermark: hour(5)), holds: false),
        Case(expectation: .decision(lastEvent: 2, watermark: hour(4)), holds: false),
        Case(expectation: .decision(lastEvent: 2, watermark: hour(6)), holds: false),
        Case(expectation: .decision(lastEvent: 2, watermark: nil), holds: false),
    ]

    @Test(
        "What no longer is as expected is lost, and nothing of it is written",
        arguments: Store.allCases, cases)
    func expected(_ store: Store, _ one: Case) throws {
        let ledger = try store.open(in: scratch)
        var first = Change.entering([event(1), event(2)])
        first.watermark = hour(5)
        first.notices = [notice("a")]
        try ledger.put(first)
        let before = try Contents(ledger, requests: ["r"])
        var change = Change.entering([event(3, .accepted)], request: "r")
        change.openings = [opening()]
        change.notices = [notice("b")]
        change.mails = [mail("m", [notice("a"), notice("b")])]
        change.settings = ["x": "1"]
        change.watermark = hour(9)
        change.trusted = hour(9)
        let new = try ledger.commit(change, expecting: one.expectation).new
        if one.holds {
            #expect(new == [notice("b")])
            #expect(try ledger.standing().lastEvent == 3)
            #expect(try ledger.request("r")?.events == [3])
        } else {
            #expect(new == nil)
            #expect(try Contents(ledger, mails: ["m"], requests: ["r"]) == before)
        }
    }

    @Test(
        "A ledger that has decided nothing is expected to have no watermark",
        arguments: Store.allCases)
    func fresh(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let change = Change.with { $0.watermark = hour(1) }
        let none = Expectation.decision(lastEvent: 0, watermark: nil)
        #expect(
            try ledger.commit(change, expecting: .decision(lastEvent: 0, watermark: hour(1))).new
                == nil)
        #expect(try ledger.commit(change, expecting: none).new == [])
        #expect(try ledger.commit(change, expecting: none).new == nil)
    }

    @Test(
        "What was lost doesn't have to fit: it is worked out anew anyway", arguments: Store.allCases
    )
    func lostBeforeWrong(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let change = Change.settling(fates: [(notice("x"), .suppressed(.closed))])
        #expect(try ledger.commit(change, expecting: .entry(lastEvent: 7)).new == nil)
        #expect(refusal { _ = try ledger.commit(change, expecting: .nothing) } != nil)
    }

    @Test(
        "Callers at the same time are served in turn, each after it read again",
        arguments: Store.allCases)
    func concurrent(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let lost = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 24) { turn in
            do {
                while true {
                    let last = try ledger.standing().lastEvent
                    let events = [
                        event(last + 1, receipt, "u\(turn)"),
                        event(last + 2, .accepted, "u\(turn)"),
                    ]
                    let change = Change.entering(events, request: "r\(turn)")
                    if try ledger.commit(change, expecting: .entry(lastEvent: last)).new != nil {
                        return
                    }
                    lost.withLock { $0 += 1 }
                }
            } catch {
                Issue.record(error)
            }
        }
        let events = try ledger.tail(after: 0, limit: .max)
        #expect(events.map(\.id) == Array(1...48))
        for turn in 0..<24 {
            let ids = events.filter { $0.obligation == owed("u\(turn)") }.map(\.id)
            #expect(try ledger.request("r\(turn)")?.events == ids)
            #expect(ids.count == 2 && ids[1] == ids[0] + 1)
        }
    }
}
