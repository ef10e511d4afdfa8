import Ledger
import Scheduler
import Testing

/// What people ask to have recorded: once, whole, and in turn.
struct RequestTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(
        "What came of a request is known by its id, with what it asked", arguments: Store.allCases)
    func known(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(.entering([event(1), event(2, receipt, "b")]))
        let request = Change.NewRequest(id: "r1", asking: "receive a and b")
        var change = Change.entering([event(3, .accepted), event(4, .accepted, "b")])
        change.request = request
        try ledger.put(change)
        let again = try store.again(ledger, in: scratch)
        #expect(try again.request("r1") == RequestOutcome(digest: request.digest, events: [3, 4]))
        #expect(try again.request("r2") == nil)
        #expect(request.digest != Change.NewRequest(id: "r1", asking: "receive a").digest)
    }

    @Test("A request that recorded nothing was done all the same", arguments: Store.allCases)
    func empty(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(.entering([], request: "r1"))
        #expect(try ledger.request("r1")?.events == [])
    }

    @Test("A request is recorded once, whatever it says the second time", arguments: Store.allCases)
    func repeated(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(.entering([event(1)], request: "r1"))
        let before = try Contents(ledger, requests: ["r1"])
        for events in [[], [event(2, .accepted)]] {
            let error = refusal { try ledger.put(.entering(events, request: "r1")) }
            #expect(error?.kind == .contradiction)
            #expect(error?.reason == "request r1 is known")
        }
        #expect(try Contents(ledger, requests: ["r1"]) == before)
    }

    @Test(
        "Events follow each other without a gap", arguments: Store.allCases,
        [
            [2], [0], [-1], [1, 3], [1, 1], [2, 1],
        ] as [[Int64]])
    func numbers(_ store: Store, _ ids: [Int64]) throws {
        let ledger = try store.open(in: scratch)
        let error = refusal { try ledger.put(.entering(ids.map { event($0) }, request: "r")) }
        #expect(error?.kind == .contradiction)
        #expect(error?.reason.contains("doesn't follow") == true)
        #expect(try ledger.standing().lastEvent == 0 && ledger.request("r") == nil)
        try ledger.put(.entering([event(1)]))
    }

    struct Voiding: CustomTestStringConvertible {
        let testDescription: String
        var unit = "a"
        var voids: Int64 = 1
        var fits = false
    }

    static let voidings = [
        Voiding(testDescription: "an entry of the same obligation", fits: true),
        Voiding(testDescription: "an entry of the same change", unit: "c", voids: 2, fits: true),
        Voiding(testDescription: "an entry that isn't there", voids: 7),
        Voiding(testDescription: "no entry at all", voids: 0),
        Voiding(testDescription: "itself", voids: 3),
        Voiding(testDescription: "another unit's entry", unit: "b"),
        Voiding(testDescription: "another unit's entry of the same change", voids: 2),
    ]

    @Test(
        "Voiding refers to an entry of the same obligation (statement 14)",
        arguments: Store.allCases, voidings)
    func voiding(_ store: Store, _ one: Voiding) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(.entering([event(1)]))
        let before = try Contents(ledger, requests: ["r"])
        let events = [event(2, receipt, "c"), event(3, .voided(event: one.voids), one.unit)]
        let error = refusal { try ledger.put(.entering(events, request: "r")) }
        if one.fits {
            #expect(error == nil)
            #expect(try ledger.tail(after: 1, limit: 9) == events)
        } else {
            #expect(error?.kind == .contradiction)
            #expect(error?.reason.hasSuffix("has no entry \(one.voids) to void") == true)
            #expect(try Contents(ledger, requests: ["r"]) == before)
        }
    }
}
