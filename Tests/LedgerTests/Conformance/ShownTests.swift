import Civil
import Ledger
import Rules
import Scheduler
import Testing

/// What mails showed beside what they told (statement 49).
struct ShownTests {
    private let scratch: Scratch
    private let line = ShownLine(
        obligation: owed("a"), due: date("2025-11-04"), address: fingerprint("a@so.example"))

    init() throws { scratch = try Scratch() }

    /// Mails `m1`, `m2` …, which showed the line at these hours; all in the spool.
    private func ledger(_ store: Store, _ hours: [Int]) throws -> any LedgerStore {
        let ledger = try store.open(in: scratch)
        for (index, shown) in hours.enumerated() {
            let id = "m\(index + 1)"
            let mail = NewMail(
                id: id, recipient: "a@so.example", slot: hour(shown), ordinal: index + 1,
                subject: "Nhắc việc", kind: .notice(.reminder), bytes: [1], keys: [],
                shown: [line], shownAt: hour(shown))
            try ledger.put(.settling([mail]))
            try ledger.put(.spooling([id], at: hour(shown)))
        }
        return ledger
    }

    private func shownAt(_ ledger: any LedgerStore, since: Instant? = nil) throws -> Instant? {
        let query = Query.with {
            $0.shown = [owed("a")]
            $0.shownSince = since
        }
        return try ledger.answer(query).shown[line]
    }

    @Test("A line was shown when the latest mail showed it", arguments: Store.allCases)
    func latest(_ store: Store) throws {
        let ledger = try ledger(store, [1, 5, 3])
        #expect(try shownAt(ledger) == hour(5))
        #expect(try shownAt(ledger, since: hour(5)) == hour(5))
        #expect(try shownAt(ledger, since: hour(6)) == nil)
        #expect(try shownAt(store.again(ledger, in: scratch)) == hour(5))
    }

    @Test(
        "A mail taken back showed nothing, and what showed the line before it has shown it still",
        arguments: Store.allCases)
    func takenBack(_ store: Store) throws {
        let ledger = try ledger(store, [1, 2, 3])
        try ledger.say(outcome(.revoked, 4), of: "m3")
        #expect(try shownAt(ledger) == hour(2))
        try ledger.say(outcome(.revoked, 4), of: "m1")
        #expect(try shownAt(ledger) == hour(2))
        try ledger.say(outcome(.revoked, 4), of: "m2")
        #expect(try shownAt(ledger) == nil)
    }

    @Test(
        "What left has shown it, whatever is taken back of the mails around it",
        arguments: Store.allCases)
    func left(_ store: Store) throws {
        let ledger = try ledger(store, [1, 2, 3])
        try ledger.say(outcome(.sent, 4), of: "m2")
        try ledger.say(outcome(.revoked, 4), of: "m1")
        #expect(try shownAt(ledger) == hour(3))
        try ledger.say(outcome(.revoked, 4), of: "m3")
        #expect(try shownAt(ledger) == hour(2))
    }
}
