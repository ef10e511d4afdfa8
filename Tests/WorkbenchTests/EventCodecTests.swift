import Civil
import Edits
import JSON
import Ledger
import LedgerMemory
import Rounds
import Rules
import Scheduler
import Testing

@testable import Events
@testable import Workbench

/// Events as JSON: what is written is read back whole, by everybody who reads it.
struct EventCodecTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var x = state
            x ^= x >> 33
            x = x &* 0xff51_afd7_ed55_8ccd
            return x ^ (x >> 33)
        }
    }

    private static func event(_ id: Int64, _ random: inout Random) -> Event {
        func text() -> String? {
            [nil, "12/BC-THPT", "có “dấu” \"kép\"\nvà dòng mới", "đã gửi\\trễ 😀", ""]
                .randomElement(using: &random) ?? nil
        }
        func day() -> CivilDate {
            CivilDate(uncheckedDayNumber: Int.random(in: 19_000...22_000, using: &random))
        }
        let bodies: [EventBody] = [
            .received(number: text(), none: Bool.random(using: &random), note: text()),
            .acknowledged(until: Bool.random(using: &random) ? day() : nil),
            .submitted(number: text()), .submitted(number: text(), undated: true), .unread,
            .settled(
                answer: Int64.random(in: 1...Int64.max, using: &random),
                agreed: Bool.random(using: &random), note: text()), .accepted,
            .returned(until: day(), note: text()),
            .returned(until: nil, note: nil), .extended(to: day(), letter: text()),
            .extensionAsked(until: day()), .waived(letter: text()), .cancelled,
            .reassigned(to: "phong-a"), .joined, .transferred(to: ["a", "b", "c"]),
            .occurred(number: text(), units: ["truong-a", "phong-b"]),
            .suspended(until: day(), reason: "bão số 5"),
            .voided(event: Int64.random(in: 1...Int64.max, using: &random)),
        ]
        let unit = ["truong-a", "pgd-a>phong-b", "*"].randomElement(using: &random) ?? "*"
        let period = ["2025", "2025-11.2", "2026/1", "3"].randomElement(using: &random) ?? "3"
        let body = bodies[Int.random(in: 0..<bodies.count, using: &random)]
        let isReceipt = if case .received = body { true } else { false }
        return Event(
            id: id,
            obligation: ObligationID(
                occurrence: OccurrenceID(duty: "bao-cao", period: period), unit: unit),
            body: body, actor: Bool.random(using: &random) ? "hanchot" : "lan", on: day(),
            recordedAt: Instant(
                microseconds: Int64.random(
                    in: 1_700_000_000_000_000...1_800_000_000_000_000, using: &random)),
            workingDaysLate: isReceipt ? Int.random(in: 0...30, using: &random) : nil)
    }

    @Test("Every event is read back as it was written, in any zone", arguments: 1...20)
    func roundTrip(seed: UInt64) throws {
        var random = Random(state: seed)
        let zones = [
            Zone(name: "a", offset: 7 * 3600), .utc, Zone(name: "b", offset: -(3 * 3600 + 1800)),
        ]
        var kinds: Set<String> = []
        for id in 1...200 {
            let event = Self.event(Int64(id), &random)
            let zone = zones.randomElement(using: &random) ?? .utc
            let text = event.json(in: zone).description
            #expect(!text.contains("\n"))
            let line = try EventLine(parsing: text)
            kinds.insert(try #require(line.body).word.rawValue)
            #expect(line.body == event.body)
            #expect(line.duty == event.obligation.occurrence.duty)
            #expect(line.period == event.obligation.occurrence.period)
            #expect(line.units == [event.obligation.unit])
            #expect(line.on == event.on)
            let record = try #require(line.record)
            #expect(record.entry == event.id)
            #expect(record.actor == event.actor)
            #expect(record.recordedAt == event.recordedAt)
            #expect(record.workingDaysLate == event.workingDaysLate)
        }
        #expect(kinds == Set(EventWord.all))
    }

    /// The events that a year of the shipped rules and their rehearsal leaves in the ledger, and the
    /// same again from their export.
    @Test("An exported history replays to the same entries, and none is decided twice")
    func replay() throws {
        let rules = try Shipped.rules()
        let script = try Shipped.rehearsal()
        let zone = try #require(rules.plans.first?.zone)
        let start = zone.instant(of: CivilDateTime(try Shipped.day("02/01/2025"), .midnight))
        let stop = zone.instant(of: CivilDateTime(try Shipped.day("31/12/2025"), .midnight))
        func play(_ script: [ScriptedEvent]) throws -> [Event] {
            let play = try Play(rules: rules, from: .running(start), pen: .silent)
            try play.play(script, until: stop)
            #expect(play.idle.map(\.event.duty) == [])
            return try play.ledger.tail(after: 0, limit: 100_000)
        }
        let first = try play(script)
        // The office undoes one entry, too.
        let receipt = try #require(
            first.last { if case .received = $0.body { true } else { false } })
        let undo = ScriptedEvent(
            at: receipt.recordedAt.adding(seconds: 60), duty: receipt.obligation.occurrence.duty,
            period: receipt.obligation.occurrence.period, units: [receipt.obligation.unit],
            body: .voided(event: receipt.id), on: receipt.on)
        let original = try play((script + [undo]).inOrder)
        let words = Set(original.map(\.body.word))
        #expect(words.isSuperset(of: [.receive, .extend, .sendBack, .void]))
        #expect(original.contains { $0.actor == DecidedEvent.actor })
        let export = original.map { $0.json(in: zone).description }.joined(separator: "\n")
        let (read, findings) = Script.read(export, rules: rules)
        #expect(findings.map(\.description) == [])
        let replayed = try play(read.events)
        #expect(replayed.count == original.count)
        for (one, other) in zip(original, replayed) { #expect(one == other) }
    }

    @Test("What the service decided is passed over where the rules have decided it already")
    func decidedOnce() throws {
        let rules = try Shipped.rules()
        let day = try Shipped.day("01/07/2025")
        let zone = try #require(rules.plans.first?.zone)
        let start = zone.instant(of: CivilDateTime(try Shipped.day("02/01/2025"), .midnight))
        let stop = zone.instant(of: CivilDateTime(try Shipped.day("05/07/2025"), .midnight))
        let play = try Play(rules: rules, from: .running(start), pen: .silent)
        try play.play([], until: stop)
        let decided = try play.ledger.tail(after: 0, limit: 100_000)
        #expect(decided.count > 5)
        // The service came to it a day late: its entries stand after what is decided here.
        let late = decided.map { event in
            ScriptedEvent(
                at: zone.instant(of: CivilDateTime(day, .midnight)).adding(seconds: 86_400),
                duty: event.obligation.occurrence.duty,
                period: event.obligation.occurrence.period, units: [event.obligation.unit],
                body: event.body, on: event.on,
                record: ScriptedEvent.Record(
                    entry: event.id, actor: event.actor, recordedAt: nil, workingDaysLate: nil))
        }
        let again = try Play(rules: rules, from: .running(start), pen: .silent)
        try again.play(late, until: stop)
        #expect(try again.ledger.tail(after: 0, limit: 100_000) == decided)
    }
}

extension Pen {
    /// Writes nothing: what is decided and entered needs no letters.
    fileprivate static var silent: Pen { Pen { _, _, _ in { _, _, _ in nil } } }
}
