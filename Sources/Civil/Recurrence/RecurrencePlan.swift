/// A rule and its start, worked out into the form that searches want. Moments are counted in whole
/// seconds of local time since 1970-01-01T00:00:00.
final class RecurrencePlan: Sendable {
    /// How periods follow one another, and what they hold.
    enum Shape: Sendable {
        /// Days of every `interval`th year.
        case years
        /// Days of every `interval`th month.
        case months
        /// Days of every `interval`th week.
        case weeks
        /// Every `interval`th day, where it is named.
        case days
        /// Every `interval`th hour, minute or second, where it is allowed.
        case slots
    }

    static let day = 86_400

    let shape: Shape
    let interval: Int
    let days: RecurrenceDays
    /// Seconds from the start of the day, or of the slot, ascending; one at least.
    let offsets: [Int]
    /// Empty where BYSETPOS has had its say in `offsets` already, or isn't there.
    let positions: RecurrencePositions?
    let slots: RecurrenceSlots
    /// 0 for Monday.
    let weekStart: Int
    /// The start, and the last moment that may be named.
    let first: Int
    let last: Int
    let lastDay: Int
    let firstDate: CivilDate
    /// Whether periods are years of weeks, which may begin and end in neighbouring years.
    let hasWeekYears: Bool
    /// The year that INTERVAL counts from: the start's, in years of weeks where periods are those.
    let firstYear: Int
    /// Microseconds of the start's second, which every occurrence has too.
    let fraction: Int64
    /// Whether SKIP may move a day to the month before or after.
    let skips: Bool
    /// Whether one day follows another with a single time each and nothing to choose.
    let isPlain: Bool

    init(_ rule: RecurrenceRule, start: CivilDateTime, last: Int) {
        let time = start.time
        firstDate = start.date
        fraction = time.microseconds % 1_000_000
        first = Int(start.date.dayNumber) * Self.day + Int(time.microseconds / 1_000_000)
        self.last = last
        interval = rule.interval
        weekStart = rule.weekStart.rawValue - 1
        days = RecurrenceDays(rule: rule, start: start.date)
        let isShort = rule.frequency <= .daily
        switch rule.frequency {
        case .secondly, .minutely, .hourly: shape = .slots
        case .daily: shape = rule.interval == 1 ? .years : .days
        case .weekly: shape = rule.interval == 1 && rule.setPositions.isEmpty ? .years : .weeks
        case .monthly: shape = .months
        case .yearly: shape = .years
        }
        let all = Self.offsets(rule, time)
        let positions =
            rule.setPositions.isEmpty ? nil : RecurrencePositions(rule.setPositions)
        if let positions, isShort {
            // Every period holds the same moments, so the choice is the same in all.
            offsets = positions.selected(of: all.count).map { all[$0] }
            self.positions = nil
        } else {
            offsets = all
            self.positions = positions
        }
        slots = RecurrenceSlots(rule)
        hasWeekYears = !rule.weekNumbers.isEmpty
        firstYear = Self.firstYear(rule, start.date)
        skips = rule.moves
        isPlain = shape != .slots && self.positions == nil && offsets.count == 1
        // Where a day has one time only, the last day is one whose time has room.
        lastDay = floorDivide(last - (isPlain ? offsets[0] : 0), Self.day)
    }

    private static func firstYear(_ rule: RecurrenceRule, _ start: CivilDate) -> Int {
        guard !rule.weekNumbers.isEmpty else { return start.year }
        let year = RecurrenceYear(start.year)
        let weekStart = rule.weekStart.rawValue - 1
        let day = Int(start.dayNumber) - year.first
        let first = year.firstWeek(weekStart: weekStart)
        if day < first { return start.year - 1 }
        return day < first + 7 * year.weeks(weekStart: weekStart) ? start.year : start.year + 1
    }

    /// Seconds of the day, or of the slot, that the rule names. Clocks don't show a second 60.
    private static func offsets(_ rule: RecurrenceRule, _ time: CivilTime) -> [Int] {
        func values(_ values: [Int], _ own: Int, from frequency: RecurrenceRule.Frequency) -> [Int]
        {
            if rule.frequency < frequency { return [0] }
            return values.isEmpty ? [own] : values.filter { $0 < 60 }
        }
        let hours = values(rule.hours, time.hour, from: .daily)
        let minutes = values(rule.minutes, time.minute, from: .hourly)
        let seconds = values(rule.seconds, time.second, from: .minutely)
        var result: [Int] = []
        result.reserveCapacity(hours.count * minutes.count * seconds.count)
        for hour in hours {
            for minute in minutes {
                for second in seconds { result.append((hour * 60 + minute) * 60 + second) }
            }
        }
        return result
    }

    /// At most so many moments does a period hold, whatever the start.
    static func mostInPeriod(_ rule: RecurrenceRule, _ days: RecurrenceDays) -> Int {
        let times = offsets(rule, .midnight).count
        switch rule.frequency {
        case .secondly, .minutely, .hourly, .daily: return times
        case .weekly: return times * 7
        case .monthly: return times * (days.months.map(\.nonzeroBitCount).max() ?? 0)
        case .yearly:
            let words = RecurrenceDaySet.words
            let counts = (0..<RecurrenceYear.kinds).map { kind in
                days.years[kind * words..<(kind + 1) * words].reduce(0) { $0 + $1.nonzeroBitCount }
            }
            return times * (counts.max() ?? 0)
        }
    }

    /// Word `index` of `RecurrenceDaySet.words` of a year's days; bit 0 of word 0 is the day
    /// `RecurrenceDaySet.lead` days before 1 January.
    @inline(__always)
    func word(_ index: Int, of year: RecurrenceYear) -> UInt64 {
        days.years[year.kind * RecurrenceDaySet.words + index]
    }

    /// After so many days everything comes again: the calendar every 400 years, which are whole
    /// weeks, and the interval with it. What doesn't come in that time never comes.
    var cycle: Int {
        let (units, days) =
            switch shape {
            case .years: (400, 146_097)
            case .months: (4_800, 146_097)
            case .weeks: (20_871, 146_097)
            case .days: (146_097, 146_097)
            case .slots: (146_097 * slots.perDay, 146_097)
            }
        let times = interval / greatestCommonDivisor(interval, units)
        // Longer than the supported years: those end the search.
        return times > 25 ? 25 * days : times * days
    }

    /// Whether some day of the series has a slot that is allowed, were all days named.
    var hasSlots: Bool {
        guard shape == .slots else { return true }
        let step = greatestCommonDivisor(interval, slots.perDay)
        let first = floorModulo(floorDivide(self.first, slots.length), step)
        return slots.hasAny(remainder: first, modulo: step)
    }
}

func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
