import Civil
import Ledger
import Rules
import Scheduler
import Testing

/// Every value that the ledger takes comes back as it went in.
struct RoundTripTests {
    private let scratch: Scratch
    private let ledger: LedgerStore

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.open()
    }

    @Test("Every event is read back as it was recorded", arguments: [1, 2, 3] as [UInt64])
    func events(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var written: [NewEvent] = []
        for round in 0..<400 {
            let id = random.obligation()
            // The ledger checks that what is voided is there.
            let event = NewEvent(
                obligation: id, body: random.body(round), actor: random.text(),
                on: random.day(), recordedAt: random.instant())
            written.append(event)
        }
        let byPeople = try ledger.append(events: written, request: "r")
        #expect(byPeople.eventIDs.count == 400)
        let read = try ledger.events(after: 0)
        for (event, stored) in zip(written, read) {
            #expect(
                stored
                    == Event(
                        id: stored.id, obligation: event.obligation, body: event.body,
                        actor: event.actor, on: event.on, recordedAt: event.recordedAt))
        }
        let byService = Array(Set(written))
        _ = try ledger.record(openings: [], events: byService, notices: [], watermark: hour(1))
        #expect(
            try Set(ledger.events(after: 400).map(Contents.init))
                == Set(byService.map(Contents.init)))
    }

    /// An event without its number.
    private struct Contents: Hashable {
        let obligation: ObligationID
        let body: EventBody
        let actor: String
        let on: CivilDate
        let at: Instant

        init(_ event: Event) {
            (obligation, body) = (event.obligation, event.body)
            (actor, on, at) = (event.actor, event.on, event.recordedAt)
        }

        init(_ event: NewEvent) {
            (obligation, body) = (event.obligation, event.body)
            (actor, on, at) = (event.actor, event.on, event.recordedAt)
        }
    }

    @Test("An entry that voids another is read back", arguments: [Int64(1), 2])
    func voiding(_ number: Int64) throws {
        _ = try ledger.append(events: [entry(receipt), entry(.accepted)], request: nil)
        let body = EventBody.voided(event: number)
        _ = try ledger.append(events: [entry(body)], request: nil)
        #expect(try ledger.events(after: 2).map(\.body) == [body])
    }

    @Test("Every notice is read back as it was decided", arguments: [4, 5, 6] as [UInt64])
    func notices(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var written: [String: Notice] = [:]
        for _ in 0..<500 {
            let notice = random.notice()
            written[notice.key.description] = notice
        }
        let all = written.values.sorted { $0.text < $1.text }
        try ledger.decide(all)
        for notice in all {
            let stored = try #require(try ledger.notice(key: notice.text))
            #expect(stored.notice == notice)
            #expect(stored.key == notice.text)
            #expect(stored.decidedAt == hour(1) && stored.mail == nil && stored.spooledAt == nil)
        }
        let exported = try ledger.notices(
            from: Instant(microseconds: .min), through: Instant(microseconds: .max))
        #expect(Set(exported.map(\.notice)) == Set(all))
        #expect(
            try Set(ledger.pending(through: Instant(microseconds: .max)))
                == Set(all.filter { $0.fate == .pending }))
        for plan in Set(all.map(\.plan)) {
            let lists = all.filter { $0.key.subject.obligation == nil && $0.plan == plan }
            #expect(try Set(ledger.notices(ofPlan: plan).map(\.notice)) == Set(lists))
        }
    }

    @Test("A text that would come back cut short is refused, and nothing is written")
    func cutShort() throws {
        for event in [entry(.waived(letter: "5/SGD\u{0}x")), entry(receipt, actor: "a\u{0}b")] {
            let asked = refusal {
                _ = try ledger.append(events: [entry(receipt), event], request: "r")
            }
            let decided = refusal {
                _ = try ledger.record(
                    openings: [], events: [event], notices: [], watermark: hour(1))
            }
            #expect(asked?.kind == .contradiction && decided?.kind == .contradiction)
            #expect(asked?.reason.hasSuffix("has a NUL character") == true)
        }
        #expect(try ledger.events(after: 0).isEmpty && ledger.watermark() == nil)
        #expect(try ledger.outcome(of: "r") == nil)
    }

    @Test("A body with nothing in its places, and one with an empty text, are told apart")
    func nothingAndEmpty() throws {
        let bodies: [EventBody] = [
            .received(number: nil, none: false, note: nil),
            .received(number: "", none: true, note: ""), .returned(until: nil, note: nil),
            .returned(until: nil, note: ""), .waived(letter: nil), .waived(letter: ""),
            .acknowledged(until: nil), .transferred(to: []), .transferred(to: ["a"]),
        ]
        _ = try ledger.append(events: bodies.map { entry($0) }, request: nil)
        #expect(try ledger.events(after: 0).map(\.body) == bodies)
    }
}

extension SeededGenerator {
    fileprivate mutating func text() -> String {
        let parts = [
            "a", "Đạ Tẻh", "'", "\"", "\n", "\t", "\\", ";", "🏫", "e\u{301}", " ", "%",
        ]
        return (0..<below(8)).map { _ in pick(parts) }.joined()
    }

    fileprivate mutating func optional() -> String? { chance(30) ? nil : text() }

    fileprivate mutating func word() -> String { pick(["a", "thpt-bao-loc", "b.2", "c_3", "x0"]) }

    fileprivate mutating func day() -> CivilDate {
        chance(5) ? pick([.min, .max]) : date("2025-01-01").adding(days: below(2000)) ?? .max
    }

    fileprivate mutating func instant() -> Instant {
        Instant(
            microseconds: Int64.random(
                in: -4_000_000_000_000_000...4_000_000_000_000_000, using: &self))
    }

    fileprivate mutating func obligation() -> ObligationID {
        let id = ObligationID(
            occurrence: OccurrenceID(
                duty: word(), period: pick(["2025", "2026-Q3", "7", "2025-07.2"])),
            unit: chance(5) ? "*" : word())
        return chance(10) ? id.child(word()) : id
    }

    fileprivate mutating func body(_ round: Int) -> EventBody {
        switch round % 12 {
        case 0: .received(number: optional(), none: chance(50), note: optional())
        case 1: .acknowledged(until: chance(50) ? day() : nil)
        case 2: .accepted
        case 3: .returned(until: chance(50) ? day() : nil, note: optional())
        case 4: .extended(to: day(), letter: optional())
        case 5: .extensionAsked(until: day())
        case 6: .waived(letter: optional())
        case 7: .cancelled
        case 8: .reassigned(to: word())
        case 9: .joined
        case 10: .submitted(number: optional())
        default: .transferred(to: (0..<below(4)).map { _ in word() })
        }
    }

    fileprivate mutating func notice() -> Notice {
        let plan = word()
        let subject: Subject =
            chance(15) ? .plan(plan, day: day()) : .obligation(obligation())
        let role = pick([
            Role.head, .deputy, .contact, .owner, .unit(word()), .address("\(word())@so.example"),
        ])
        let fate: Notice.Fate =
            switch below(3) {
            case 0: .pending
            case 1: .suppressed(pick(Reason.allCases))
            default: .superseded(by: text())
            }
        return Notice(
            key: NoticeKey(
                subject: subject, due: day(), kind: pick(NoticeKind.allCases),
                stage: pick(["30d", "+3wd", "event-7", "morning", "0d"]), role: role),
            plan: plan, at: instant(), release: instant(), fate: fate)
    }
}
