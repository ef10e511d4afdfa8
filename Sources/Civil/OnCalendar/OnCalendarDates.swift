/// The dates that an expression names, as sets of bits; value n of a field is bit n.
struct OnCalendarDates: Hashable, Sendable {
    private var years = OnCalendarYears()
    private var months: UInt64 = 0
    /// Days of the month, from 1.
    private var days: UInt64 = 0
    /// Days counted back from the month's end, the last one being 1, stored mirrored: the last
    /// day is bit 62.
    private var mirroredDays: UInt64 = 0
    /// Bit 0 is Monday.
    private let weekdays: UInt64

    /// `nil` stands for `*`. `weekdays` has bit 0 for Monday, and at least one bit.
    init(
        years: [OnCalendarComponent]?, months: [OnCalendarComponent]?,
        days: [OnCalendarComponent]?, fromMonthEnd: Bool, weekdays: UInt64
    ) {
        self.weekdays = weekdays
        for component in years ?? [.every(.year)] {
            component.forEachValue(in: .year) { self.years.insert($0) }
        }
        self.months = OnCalendarBits.of(months, in: .month)
        if fromMonthEnd {
            for component in days ?? [.every(.day)] {
                component.forEachValue(in: .dayFromEnd) { mirroredDays |= 1 << UInt64(63 - $0) }
            }
        } else {
            self.days = OnCalendarBits.of(days, in: .day)
        }
    }

    /// The first date that matches and isn't before `date`; `nil` when the years have run out,
    /// which takes at most one step for each month that the expression names.
    func first(from date: CivilDate) -> CivilDate? {
        var (year, month, day) = (date.year, date.month, date.day)
        guard let firstYear = years.first(from: year) else { return nil }
        if firstYear != year { (year, month, day) = (firstYear, 1, 1) }
        while true {
            while let next = OnCalendarBits.first(in: months, from: month) {
                if next != month { (month, day) = (next, 1) }
                let start = CivilDate.dayNumber(year: year, month: month, day: 1)
                let matching = days(
                    from: start, count: CivilDate.daysInMonth(year: year, month: month))
                if let found = OnCalendarBits.first(in: matching, from: day) {
                    return CivilDate(uncheckedDayNumber: start + found - 1)
                }
                (month, day) = (month + 1, 1)
            }
            guard let next = years.first(from: year + 1) else { return nil }
            (year, month, day) = (next, 1, 1)
        }
    }

    /// The days that match of a month that begins on day number `start`, which is after 1970.
    private func days(from start: Int, count: Int) -> UInt64 {
        let named = days | mirroredDays >> UInt64(62 - count)
        // 1970-01-01 was a Thursday. The week's pattern, turned to start at the month's first
        // weekday and repeated; bit 0 of it is day 1.
        let first = UInt64((start + 3) % 7)
        let turned = (weekdays >> first | weekdays << (7 - first)) & 0x7F
        let pattern = turned | turned << 7 | turned << 14 | turned << 21 | turned << 28
        return named & pattern << 1 & ((2 << UInt64(count)) - 1)
    }
}

/// A set of years within 1970–2199.
private struct OnCalendarYears: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    mutating func insert(_ year: Int) {
        let index = year - OnCalendarField.year.range.lowerBound
        let bit: UInt64 = 1 << UInt64(index & 63)
        switch index >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    private func word(_ index: Int) -> UInt64 {
        switch index {
        case 0: words.0
        case 1: words.1
        case 2: words.2
        default: words.3
        }
    }

    func first(from year: Int) -> Int? {
        let base = OnCalendarField.year.range.lowerBound
        let index = max(year - base, 0)
        var position = index & 63
        for word in index >> 6..<max(4, index >> 6) {
            if let bit = OnCalendarBits.first(in: self.word(word), from: position) {
                return base + word << 6 + bit
            }
            position = 0
        }
        return nil
    }

    static func == (a: Self, b: Self) -> Bool { a.words == b.words }

    func hash(into hasher: inout Hasher) {
        for index in 0..<4 { hasher.combine(word(index)) }
    }
}
