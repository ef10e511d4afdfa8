import Civil
import Ledger
import Rules
import Scheduler
import TestSupport
import Testing

/// What a step decides is written once, whole, and may be written again.
struct RecordingTests {
    private let scratch: Scratch
    private let quarter = OccurrenceID(duty: "kiem-tra-quy", period: "2025-Q3")

    init() throws { scratch = try Scratch() }

    @Test("A new ledger holds nothing and stands nowhere", arguments: Store.allCases)
    func new(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        #expect(
            try ledger.standing()
                == LedgerStanding(watermark: nil, lastEvent: 0, trusted: nil))
        let contents = try Contents(ledger)
        #expect(contents.notices.isEmpty && contents.events.isEmpty && contents.openings.isEmpty)
        #expect(contents.nextRelease == nil && contents.settings.isEmpty)
        #expect(try ledger.commit(Change(), expecting: .nothing).new == [])
        #expect(try Contents(ledger) == contents)
    }

    @Test(
        "The same decisions recorded twice are recorded once, and nothing is new the second time",
        arguments: Store.allCases)
    func repeated(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        var change = Change.deciding(
            [notice("a"), notice("b", fate: .suppressed(.noAddress)), list("2025-11-03")],
            watermark: hour(2))
        change.openings = [opening()]
        change.trusted = hour(3)
        change.settings = ["x": "1", "y": nil]
        #expect(try ledger.commit(change, expecting: .nothing).new == change.notices)
        let before = try Contents(ledger)
        #expect(before.notices.count == 3 && before.settings == ["x": "1"])
        #expect(try ledger.commit(change, expecting: .nothing).new == [])
        #expect(try Contents(ledger) == before)
        #expect(try Contents(store.again(ledger, in: scratch)) == before)
    }

    @Test(
        "Of decisions that overlap only what is new is recorded, in the order given",
        arguments: Store.allCases)
    func overlapping(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.decide([notice("a", stage: "3d")])
        let given = [
            notice("a", stage: "1d"), notice("a", stage: "3d", fate: .suppressed(.closed)),
            notice("a", stage: "0d"), notice("a", stage: "1d", release: hour(9)),
        ]
        let new = try ledger.commit(.deciding(given), expecting: .nothing).new
        #expect(new == [given[0], given[2]])
        let told = try ledger.notices(about: owed("a"))
        #expect(told.map(\.notice.key.stage) == ["3d", "1d", "0d"])
        #expect(told.map(\.notice.fate) == [.pending, .pending, .pending])
        #expect(told.map(\.decidedAt) == [hour(1), hour(1), hour(1)])
    }

    @Test("The watermark never falls (statement 30)", arguments: Store.allCases)
    func watermark(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        for (told, held) in [(5, 5), (3, 5), (9, 9), (-2, 9)] {
            try ledger.put(.with { $0.watermark = hour(told) })
            #expect(try ledger.standing().watermark == hour(held))
        }
    }

    @Test("The trusted time is the one told last (statement 58)", arguments: Store.allCases)
    func trusted(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        for told in [5, 9, 7] {
            try ledger.put(.with { $0.trusted = hour(told) })
            #expect(try store.again(ledger, in: scratch).standing().trusted == hour(told))
        }
        try ledger.put(.with { $0.watermark = hour(20) })
        #expect(try ledger.standing().trusted == hour(7))
    }

    @Test(
        "An occurrence keeps the members it opened with (statement 13)", arguments: Store.allCases)
    func frozenMembers(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let later = Opening(
            occurrence: OccurrenceID(duty: "a", period: "1"), openedAt: hour(1),
            members: ["b", "a"])
        for openings in [
            [later, opening(report, ["b", "a"]), opening(quarter, [])], [opening(report, ["c"])],
        ] {
            try ledger.put(.with { $0.openings = openings })
            #expect(
                try ledger.openings()
                    == [opening(report, ["b", "a"]), opening(quarter, []), later])
        }
    }

    @Test("Occurrences that share their members each have them", arguments: Store.allCases)
    func sharedMembers(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let units = (0..<500).map { "truong-\($0)" }
        let openings = (1...12).map {
            opening(OccurrenceID(duty: "thang", period: "2025-\($0)"), units)
        }
        let others = [opening(report, units.dropLast()), opening(quarter, units.reversed())]
        try ledger.put(.with { $0.openings = openings + others })
        #expect(try Set(ledger.openings()) == Set(openings + others))
        #expect(try ledger.counts().openings == 14)
    }

    @Test("Events are read after a number, as many as asked for", arguments: Store.allCases)
    func tail(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let events = (1...5).map { event($0, receipt, "u\($0)") }
        try ledger.put(.entering(events))
        for (after, limit, found) in [
            (0, 9, events[...]), (0, 2, events[0..<2]), (3, 9, events[3...]), (5, 9, []),
            (99, 9, []), (-7, 1, events[0..<1]), (1, 0, []),
        ] as [(Int64, Int, ArraySlice<Event>)] {
            #expect(try ledger.tail(after: after, limit: limit) == Array(found))
        }
        #expect(try ledger.standing().lastEvent == 5)
    }

    @Test(
        "Settings are kept, replaced, taken away and found by their first letters",
        arguments: Store.allCases)
    func settings(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.set("silence:1", to: "x")
        try ledger.put(
            .with {
                $0.settings = [
                    "silence:1": "một\nhai", "silence:2": "", "silence": "3", "%:1": "4",
                    "none": nil,
                ]
            })
        let again = try store.again(ledger, in: scratch)
        #expect(try again.setting("silence:1") == "một\nhai")
        #expect(try again.setting("none") == nil)
        #expect(
            try again.settings(prefix: "silence:") == ["silence:1": "một\nhai", "silence:2": ""])
        #expect(try again.settings(prefix: "%") == ["%:1": "4"])
        #expect(try again.settings(prefix: "").count == 4)
        try again.set("silence:1", to: nil)
        #expect(try ledger.settings(prefix: "silence:") == ["silence:2": ""])
    }

    @Test(
        "A change in pieces comes to the same as whole, however it is cut",
        arguments: Store.allCases)
    func pieces(_ store: Store) throws {
        var change = Change.deciding((0..<7).map { notice("u\($0)") }, watermark: hour(8))
        change.openings = [opening()]
        change.events = [event(1)]
        change.settings = ["x": "1"]
        change.trusted = hour(2)
        let whole = try store.open(in: scratch)
        try whole.put(change)
        let expected = try Contents(whole)
        for count in [1, 2, 3, 6, 7, 8] {
            let other = try Scratch()
            let ledger = try store.open(in: other)
            let pieces = change.pieces(of: count)
            #expect(pieces.count == (7 + count - 1) / count)
            for (number, piece) in pieces.enumerated() {
                #expect(piece.notices.count <= count)
                #expect(try ledger.standing().watermark == nil)
                // What a crash cuts off is decided anew from the watermark: known keys alter nothing.
                let notices = piece.notices
                #expect(try ledger.commit(piece, expecting: .nothing).new == notices)
                // Events come with the last one, which is only recorded when nothing is left.
                if number + 1 < pieces.count {
                    #expect(try ledger.commit(piece, expecting: .nothing).new == [])
                    #expect(try ledger.openings().isEmpty && ledger.standing().lastEvent == 0)
                }
            }
            #expect(try Contents(ledger) == expected)
            withExtendedLifetime(other) {}
        }
    }
}
