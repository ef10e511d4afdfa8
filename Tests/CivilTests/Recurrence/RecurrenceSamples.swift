import Testing

@testable import Civil

/// Rules and moments in the compact writing of iCalendar.
enum RecurrenceSamples {
    struct Unreadable: Error { let text: String }

    /// `19970902T090000`, or `19970902` for a day without a time.
    static func moment(_ text: String) throws -> (local: CivilDateTime, isDate: Bool) {
        switch RecurrenceMoment(Array(text.utf8)[...]) {
        case .date(let date): return (CivilDateTime(date, .midnight), true)
        case .local(let local): return (local, false)
        case .utc, nil: throw Unreadable(text: text)
        }
    }

    static func text(_ local: CivilDateTime, isDate: Bool = false) -> String {
        isDate ? RecurrenceMoment.date(local.date).text : RecurrenceMoment.local(local).text
    }

    static func recurrence(_ rule: String, _ start: String, zone: Zone = .utc) throws -> Recurrence
    {
        let (local, isDate) = try moment(start)
        return Recurrence(
            rule: try RecurrenceRule(parsing: rule), start: local, startIsDate: isDate, zone: zone)
    }

    static func first(_ count: Int, _ rule: String, _ start: String) throws -> [String] {
        let recurrence = try recurrence(rule, start)
        return recurrence.occurrences().prefix(count).map {
            text($0, isDate: recurrence.startIsDate)
        }
    }
}

/// xorshift64*, so that every run tries the same rules.
struct RecurrenceRandom: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed | 1 }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
