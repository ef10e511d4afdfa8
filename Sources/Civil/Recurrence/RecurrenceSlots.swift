/// The hours, minutes or seconds of a day that BYHOUR, BYMINUTE and BYSECOND leave to a rule that
/// repeats by them. A slot is one such unit, counted from midnight.
struct RecurrenceSlots: Sendable {
    /// Seconds in a slot, and slots in a day.
    let length: Int
    let perDay: Int
    private let hours: UInt64
    private let minutes: UInt64
    private let seconds: UInt64
    private let interval: Int
    /// How many allowed slots have each remainder modulo the interval; empty when that takes no
    /// counting: when all slots are allowed, or when the interval leaves one a day at most.
    private var remainders: [Int] = []

    init(_ rule: RecurrenceRule) {
        func set(_ values: [Int], below limit: Int) -> UInt64 {
            let all: UInt64 = (1 << UInt64(limit)) - 1
            return values.isEmpty ? all : values.reduce(0) { $0 | 1 << UInt64($1) } & all
        }
        hours = set(rule.hours, below: 24)
        switch rule.frequency {
        case .secondly:
            (length, perDay) = (1, 86_400)
            minutes = set(rule.minutes, below: 60)
            seconds = set(rule.seconds, below: 60)
        case .minutely:
            (length, perDay) = (60, 1_440)
            minutes = set(rule.minutes, below: 60)
            seconds = 1
        case .hourly, .daily, .weekly, .monthly, .yearly:
            (length, perDay) = (3_600, 24)
            minutes = 1
            seconds = 1
        }
        interval = rule.interval
        let isLimited = rule.hasTimeLimit && rule.interval <= perDay
        if isLimited {
            var found = [Int](repeating: 0, count: interval)
            var slot = 0
            while let next = first(from: slot) {
                found[next % interval] += 1
                slot = next + 1
            }
            remainders = found
        }
    }

    /// How many allowed slots a day has among those with `remainder` modulo the interval.
    @inline(__always)
    func count(remainder: Int) -> Int {
        if !remainders.isEmpty { return remainders[remainder] }
        if interval <= perDay { return (perDay - remainder + interval - 1) / interval }
        return remainder < perDay && first(from: remainder) == remainder ? 1 : 0
    }

    /// Whether an allowed slot has this remainder.
    func hasAny(remainder: Int, modulo: Int) -> Bool {
        var slot = 0
        while let found = first(from: slot) {
            if found % modulo == remainder { return true }
            slot = found + 1
        }
        return false
    }

    /// The first allowed slot of a day from `slot` on.
    func first(from slot: Int) -> Int? {
        guard slot < perDay else { return nil }
        let second = slot * length
        let (hour, minute) = (second / 3_600, second / 60 % 60)
        if hours >> UInt64(hour) & 1 != 0 {
            if minutes >> UInt64(minute) & 1 != 0,
                let found = OnCalendarBits.first(in: seconds, from: second % 60)
            {
                return ((hour * 60 + minute) * 60 + found) / length
            }
            if let found = OnCalendarBits.first(in: minutes, from: minute + 1) {
                return ((hour * 60 + found) * 60 + seconds.trailingZeroBitCount) / length
            }
        }
        guard let found = OnCalendarBits.first(in: hours, from: hour + 1) else { return nil }
        return ((found * 60 + minutes.trailingZeroBitCount) * 60 + seconds.trailingZeroBitCount)
            / length
    }
}

extension RecurrenceRule {
    /// Whether a BY part limits the times of day of a rule that repeats within the day.
    fileprivate var hasTimeLimit: Bool {
        switch frequency {
        case .secondly: !hours.isEmpty || !minutes.isEmpty || !seconds.isEmpty
        case .minutely: !hours.isEmpty || !minutes.isEmpty
        case .hourly: !hours.isEmpty
        case .daily, .weekly, .monthly, .yearly: false
        }
    }
}
