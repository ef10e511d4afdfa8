import Civil
import Ledger
import Rules
import Scheduler
import TestSupport
import Testing

/// One question, one reading: each part of a query has its part of the answer, and nothing else does.
struct AnswerTests {
    private let scratch: Scratch
    private let other = OccurrenceID(duty: "khac", period: "2025")

    init() throws { scratch = try Scratch() }

    private let rungs = [
        notice("a", kind: .overdue, stage: "+1wd", release: hour(24)),
        notice("a", kind: .escalation, stage: "+3wd", role: .owner, release: hour(72)),
        notice(
            "a", kind: .escalation, stage: "+5wd", role: .owner, release: hour(120),
            fate: .superseded(by: "x")),
        notice("b", kind: .reminder, stage: "+1wd", release: hour(200)),
        notice(
            "a", kind: .overdue, stage: "+1wd", release: hour(300),
            of: OccurrenceID(duty: "khac", period: "2025")),
    ]

    private func ledger(_ store: Store) throws -> any LedgerStore {
        let ledger = try store.open(in: scratch)
        try ledger.decide(rungs + [list("2025-11-03")])
        return ledger
    }

    @Test("What was not asked about is empty", arguments: Store.allCases)
    func nothing(_ store: Store) throws {
        let ledger = try ledger(store)
        #expect(Query().isEmpty)
        for query in [Query(), .with { $0.request = "r" }, .with { $0.keys = ["x"] }] {
            let answer = try ledger.answer(query)
            #expect(answer.decided.isEmpty && answer.climbs.isEmpty && answer.waiting.isEmpty)
            #expect(answer.histories.isEmpty && answer.threads.isEmpty)
            #expect(answer.ordinals.isEmpty && answer.request == nil)
        }
    }

    @Test(
        "Keys are found by the stages of an occurrence, and by themselves",
        arguments: Store.allCases)
    func decided(_ store: Store) throws {
        let ledger = try ledger(store)
        func decided(_ fill: (inout Query) -> Void) throws -> Set<String> {
            try ledger.answer(.with(fill)).decided
        }
        #expect(
            try decided { $0.stages = [report: ["+1wd", "0d"]] } == [rungs[0].text, rungs[3].text])
        #expect(try decided { $0.stages = [report: [], other: ["0d"]] } == [])
        #expect(
            try decided { $0.stages = [report: ["+5wd"], other: ["+1wd"]] }
                == [rungs[2].text, rungs[4].text])
        #expect(try decided { $0.keys = [rungs[1].text, "khác"] } == [rungs[1].text])
        #expect(
            try decided {
                $0.keys = [list("2025-11-03").text]
                $0.stages = [report: ["+3wd"]]
            } == [rungs[1].text, list("2025-11-03").text])
    }

    @Test(
        "The ladder's last rung is the latest release that wasn't suppressed",
        arguments: Store.allCases)
    func lastRung(_ store: Store) throws {
        let ledger = try ledger(store)
        func rung(_ occurrences: Set<OccurrenceID>) throws -> [ObligationID: Instant] {
            try ledger.answer(.with { $0.climbing = occurrences }).climbs.compactMapValues(\.last)
                .mapValues(\.release)
        }
        #expect(try rung([report]) == [owed("a"): hour(72)])
        #expect(try rung([report, other]) == [owed("a"): hour(72), owed("a", other): hour(300)])
        try ledger.put(.settling([mail("m", [rungs[0]])], deferrals: [(rungs[1], hour(20))]))
        #expect(try rung([report]) == [owed("a"): hour(24)])
    }

    @Test(
        "A history is what was decided about one obligation, in the order of deciding",
        arguments: Store.allCases)
    func histories(_ store: Store) throws {
        let ledger = try ledger(store)
        try ledger.decide([notice("a>b"), notice("aa"), notice("a", stage: "1d")])
        try ledger.put(.settling([mail("m", [rungs[1]])]))
        let (a, none) = (owed("a"), owed("z"))
        let histories = try ledger.answer(.with { $0.histories = [a, none] }).histories
        #expect(Set(histories.keys) == [a, none] && histories[none] == [])
        #expect(
            histories[a]?.map(\.notice) == Array(rungs[0...2]) + [notice("a", stage: "1d")])
        #expect(histories[a]?.map(\.mail) == [nil, "m", nil, nil])
        #expect(try ledger.notices(about: a) == histories[a])
        #expect(try ledger.notices(about: owed("a>b")).map(\.notice) == [notice("a>b")])
        #expect(try ledger.notices(ofPlan: "antq-2025").map(\.notice) == [list("2025-11-03")])
        #expect(try ledger.notices(ofPlan: "antq") == [])
    }

    @Test(
        "What was told of an obligation is what mails carry, in the order of deciding",
        arguments: Store.allCases)
    func told(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let notices = [
            notice("a", stage: "7d"), notice("a", stage: "3d"), notice("a", stage: "1d"),
            notice("a>b"), notice("aa"), notice("b"),
        ]
        try ledger.decide(notices)
        try ledger.put(
            .settling(
                [
                    mail("m1", [notices[1], notices[3]]),
                    mail("m2", ordinal: 2, [notices[0], notices[4]]),
                ], fates: [(notices[2], .suppressed(.closed))]))
        let told = try ledger.answer(
            .with { $0.told = [owed("a"), owed("a>b"), owed("b"), owed("z")] }
        )
        .told
        #expect(Set(told.keys) == [owed("a"), owed("a>b")])
        #expect(told[owed("a")]?.map(\.notice) == Array(notices[0...1]))
        #expect(told[owed("a")]?.map(\.mail) == ["m2", "m1"])
        #expect(told[owed("a>b")]?.map(\.notice) == [notices[3]])
    }

    @Test(
        "A thread begins with the first mail about a matter in a role to an address",
        arguments: Store.allCases)
    func threads(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let notices = [
            notice("a", stage: "7d"), notice("a", stage: "3d"), notice("a", role: .contact),
            notice("b"), notice("a", stage: "1d", role: .address("x@so.example")),
        ]
        try ledger.decide(notices)
        try ledger.put(
            .settling([
                mail("m1", to: "old@so.example", [notices[0], notices[2]]),
                mail("m2", [notices[1], notices[3]]),
                mail("m3", to: "x@so.example", [notices[4]]),
            ]))
        func thread(_ unit: String, _ role: Role, _ address: String) -> Query.Thread {
            Query.Thread(obligation: owed(unit), role: role, address: address)
        }
        let begun = [
            thread("a", .head, "old@so.example"): "m1", thread("a", .head, "a@so.example"): "m2",
            thread("a", .contact, "old@so.example"): "m1",
            thread("b", .head, "a@so.example"): "m2",
            thread("a", .address("x@so.example"), "x@so.example"): "m3",
        ]
        let not = [
            thread("b", .head, "old@so.example"), thread("a", .contact, "a@so.example"),
            thread("a", .owner, "a@so.example"), thread("c", .head, "a@so.example"),
            thread("a", .address("y@so.example"), "x@so.example"),
        ]
        let answer = try ledger.answer(.with { $0.threads = Set(begun.keys).union(not) })
        #expect(answer.threads == begun)
        let about = Set(begun.keys.map(\.obligation)).union([owed("c")])
        let both = try ledger.answer(
            .with {
                $0.threads = Set(begun.keys).union(not)
                $0.told = about
            })
        #expect(both.threads == begun)
        try ledger.decide([notice("a", stage: "0d")])
        try ledger.put(.settling([mail("m9", ordinal: 2, [notice("a", stage: "0d")])]))
        #expect(try ledger.answer(.with { $0.threads = Set(begun.keys) }).threads == begun)
    }

    @Test(
        "Mails of an address in the second of a slot are counted for the next one's ordinal",
        arguments: Store.allCases)
    func ordinals(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.decide([notice("a"), notice("b")])
        let here = Query.Slot(address: "a@so.example", at: hour(1))
        let next = Query.Slot(address: "a@so.example", at: hour(1).adding(seconds: 1))
        let there = Query.Slot(address: "b@so.example", at: hour(1))
        func ordinals() throws -> [Query.Slot: Int] {
            try ledger.answer(.with { $0.slots = [here, next, there] }).ordinals
        }
        #expect(try ordinals() == [:])
        try ledger.put(.settling([mail("m1", [notice("a")])]))
        #expect(try ordinals() == [here: 1])
        let soon = Instant(microseconds: hour(1).microseconds + 999_999)
        try ledger.put(.settling([mail("m2", slot: soon, ordinal: 4, [notice("b")])]))
        #expect(try ordinals() == [here: 4])
    }

    @Test("A notice is found by its key, and by when its stage came", arguments: Store.allCases)
    func export(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let notices = [
            notice("c", at: hour(2)), notice("b", at: hour(2)), notice("a", at: hour(3)),
            notice("d", at: hour(5), release: hour(2)),
        ]
        try ledger.decide(notices)
        func found(_ from: Int, _ through: Int) throws -> [Notice] {
            try ledger.notices(from: hour(from), through: hour(through)).map(\.notice)
        }
        #expect(try found(2, 3) == [notices[1], notices[0], notices[2]])
        #expect(try found(4, 9) == [notices[3]] && found(6, 9) == [] && found(3, 2) == [])
        #expect(try ledger.lastStage() == hour(5))
        #expect(try ledger.notice(key: notices[0].text)?.notice == notices[0])
        #expect(try ledger.notice(key: "khác") == nil)
    }
}
