import Civil
import Ledger
import Rules
import Scheduler
import Testing
import TestSupport

/// Every value that the ledger takes comes back as it went in.
struct RoundTripTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(
        "Every event is read back as it was recorded", arguments: Store.allCases,
        [1, 2] as [UInt64])
    func events(_ store: Store, _ seed: UInt64) throws {
        let ledger = try store.open(in: scratch)
        var random = SeededGenerator(seed: seed)
        var written: [Event] = []
        for number in 1...400 {
            let body = random.body(number)
            written.append(
                Event(
                    id: Int64(number), obligation: random.obligation(), body: body,
                    actor: random.text(), on: random.day(), recordedAt: random.instant(),
                    workingDaysLate: random.chance(50) ? random.below(99) : nil))
        }
        try ledger.put(.entering(written, request: "r"))
        #expect(try store.again(ledger, in: scratch).tail(after: 0, limit: .max) == written)
        #expect(try ledger.request("r")?.events == written.map(\.id))
    }

    @Test(
        "Every notice is read back as it was decided", arguments: Store.allCases,
        [4, 5] as [UInt64])
    func notices(_ store: Store, _ seed: UInt64) throws {
        let ledger = try store.open(in: scratch)
        var random = SeededGenerator(seed: seed)
        var written: [String: Notice] = [:]
        for _ in 0..<500 {
            let notice = random.notice()
            written[notice.text] = notice
        }
        let all = written.values.sorted { $0.text < $1.text }
        try ledger.decide(all)
        for notice in all {
            let stored = try #require(try ledger.notice(key: notice.text))
            #expect(stored.notice == notice && stored.key == notice.text)
            #expect(stored.decidedAt == hour(1) && stored.mail == nil && stored.spooledAt == nil)
        }
        let contents = try Contents(store.again(ledger, in: scratch))
        #expect(Set(contents.notices.map(\.notice)) == Set(all))
        #expect(Set(contents.waiting) == Set(all.filter { $0.fate == .pending }))
        for plan in Set(all.map(\.plan)) {
            let lists = all.filter { $0.key.subject.obligation == nil && $0.plan == plan }
            #expect(try Set(ledger.notices(ofPlan: plan).map(\.notice)) == Set(lists))
        }
    }

    @Test(
        "A body with nothing in its places, and one with an empty text, are told apart",
        arguments: Store.allCases)
    func nothingAndEmpty(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let bodies: [EventBody] = [
            .received(number: nil, none: false, note: nil),
            .received(number: "", none: true, note: ""), .returned(until: nil, note: nil),
            .returned(until: nil, note: ""), .waived(letter: nil), .waived(letter: ""),
            .acknowledged(until: nil), .submitted(number: nil), .submitted(number: ""),
            .transferred(to: []), .transferred(to: ["a"]),
        ]
        try ledger.put(
            .entering(bodies.enumerated().map { event(Int64($0.offset + 1), $0.element) }))
        #expect(try ledger.tail(after: 0, limit: 99).map(\.body) == bodies)
    }

    @Test("The answers that a list showed are read back in their order", arguments: Store.allCases)
    func listed(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.decide([notice("a"), notice("b")])
        for (id, unit, waiting) in [("m1", "a", [41, 7, 9_000_000_000]), ("m2", "b", [])] {
            let plain = mail(id, to: "\(unit)@so.example", [notice(unit)])
            try ledger.put(
                .settling([
                    NewMail(
                        id: id, recipient: plain.recipient, slot: plain.slot, ordinal: 1,
                        subject: plain.subject, kind: plain.kind, waiting: waiting.map(Int64.init),
                        bytes: plain.bytes, keys: plain.keys)
                ]))
        }
        let again = try store.again(ledger, in: scratch)
        #expect(try again.mail(id: "m1")?.waiting == [41, 7, 9_000_000_000])
        #expect(try again.mail(id: "m2")?.waiting == [])
        #expect(try again.unspooledMails(after: 0, limit: 9).map(\.waiting.count) == [3, 0])
    }
}
