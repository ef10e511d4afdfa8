/// The days of 1968–2199 as one bit each, set where the day is worked, so that counting and finding
/// working days takes one step for 64 days.
///
/// Days are given as `CivilDate.dayNumber`.
struct WorkdayTable: Sendable {
    private static let first = CivilDate.dayNumber(year: 1968, month: 1, day: 1)
    private static let last = CivilDate.dayNumber(year: 2199, month: 12, day: 31)

    private let words: [UInt64]

    init(weekend: Set<Weekday>, special: [CalendarDay]) {
        let count = Self.last - Self.first + 1
        let firstDay = CivilDate(uncheckedDayNumber: Self.first).weekday
        let week = (0..<7).map { !weekend.contains(firstDay.advanced(by: $0)) }
        // Seven words are 64 weeks, so the pattern of weeks comes again after them.
        let pattern = (0..<7).map { word in
            (0..<64).reduce(UInt64(0)) { $0 | (week[(word * 64 + $1) % 7] ? 1 << $1 : 0) }
        }
        var words = (0..<(count + 63) / 64).map { pattern[$0 % 7] }
        words[words.count - 1] &= ~0 >> (63 - (count - 1) % 64)
        for day in special {
            let index = Int(day.date.dayNumber) - Self.first
            guard (0..<count).contains(index) else { continue }
            switch day.kind {
            case .work: words[index / 64] |= 1 << (index % 64)
            case .off: words[index / 64] &= ~(1 << (index % 64))
            }
        }
        self.words = words
    }

    /// `nil` outside the table.
    func isWorked(_ day: Int) -> Bool? {
        guard (Self.first...Self.last).contains(day) else { return nil }
        let index = day - Self.first
        return words[index / 64] & (1 << (index % 64)) != 0
    }

    /// How many of `days` are worked; `nil` when they reach beyond the table.
    func count(in days: ClosedRange<Int>) -> Int? {
        guard days.lowerBound >= Self.first, days.upperBound <= Self.last else { return nil }
        let (start, end) = (days.lowerBound - Self.first, days.upperBound - Self.first)
        let (head, tail) = (from(start % 64), upTo(end % 64))
        if start / 64 == end / 64 { return (words[start / 64] & head & tail).nonzeroBitCount }
        var count = (words[start / 64] & head).nonzeroBitCount
        for word in start / 64 + 1..<end / 64 { count += words[word].nonzeroBitCount }
        return count + (words[end / 64] & tail).nonzeroBitCount
    }

    /// The n-th worked day after `day`, n ≥ 1; `nil` when the search leaves the table.
    func worked(_ n: Int, after day: Int) -> Int? {
        guard n >= 1, day >= Self.first - 1, day < Self.last else { return nil }
        let start = day + 1 - Self.first
        var left = n
        var index = start / 64
        var word = words[index] & from(start % 64)
        while word.nonzeroBitCount < left {
            left -= word.nonzeroBitCount
            index += 1
            guard index < words.count else { return nil }
            word = words[index]
        }
        for _ in 1..<left { word &= word - 1 }
        return Self.first + index * 64 + word.trailingZeroBitCount
    }

    /// The n-th worked day before `day`, n ≥ 1; `nil` when the search leaves the table.
    func worked(_ n: Int, before day: Int) -> Int? {
        guard n >= 1, day > Self.first, day <= Self.last + 1 else { return nil }
        let end = day - 1 - Self.first
        var left = n
        var index = end / 64
        var word = words[index] & upTo(end % 64)
        while word.nonzeroBitCount < left {
            left -= word.nonzeroBitCount
            index -= 1
            guard index >= 0 else { return nil }
            word = words[index]
        }
        for _ in 1..<left { word &= ~(1 << (63 - word.leadingZeroBitCount)) }
        return Self.first + index * 64 + 63 - word.leadingZeroBitCount
    }

    /// The bits of a word from `bit` on.
    private func from(_ bit: Int) -> UInt64 { ~0 << bit }

    /// The bits of a word up to and with `bit`.
    private func upTo(_ bit: Int) -> UInt64 { ~0 >> (63 - bit) }
}
