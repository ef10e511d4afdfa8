import Civil
import Rules
import Scheduler
import TestSupport

/// Any value that the ledger has to keep.
extension SeededGenerator {
    mutating func text() -> String {
        let parts = [
            "a", "Đạ Tẻh", "'", "\"", "\n", "\t", "\\", ";", "🏫", "e\u{301}", " ", "%",
        ]
        return (0..<below(8)).map { _ in pick(parts) }.joined()
    }

    mutating func optional() -> String? { chance(30) ? nil : text() }

    mutating func word() -> String { pick(["a", "thpt-bao-loc", "b.2", "c_3", "x0"]) }

    mutating func day() -> CivilDate {
        chance(5) ? pick([.min, .max]) : date("2025-01-01").adding(days: below(2000)) ?? .max
    }

    mutating func instant() -> Instant {
        Instant(
            microseconds: Int64.random(
                in: -4_000_000_000_000_000...4_000_000_000_000_000, using: &self))
    }

    mutating func obligation() -> ObligationID {
        let id = ObligationID(
            occurrence: OccurrenceID(
                duty: word(), period: pick(["2025", "2026-Q3", "7", "2025-07.2"])),
            unit: chance(5) ? "*" : word())
        return chance(10) ? id.child(word()) : id
    }

    mutating func body(_ round: Int) -> EventBody {
        switch round % 15 {
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
        case 10: .submitted(number: optional(), undated: chance(50))
        case 11: .unread
        case 12:
            .occurred(number: optional(), units: (0..<below(4)).map { _ in word() })
        case 13: .suspended(until: day(), reason: word())
        default: .transferred(to: (0..<below(4)).map { _ in word() })
        }
    }

    mutating func notice() -> Notice {
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
            default: .superseded(by: Notice.Successor(text: text()))
            }
        return Notice(
            key: NoticeKey(
                subject: subject, due: day(), kind: pick(NoticeKind.allCases),
                stage: pick(["30d", "+3wd", "event-7", "morning", "0d"]), role: role),
            plan: plan, at: instant(), release: instant(), fate: fate)
    }
}
