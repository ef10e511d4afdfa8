/// The days that a rule names, worked out for every kind of year and of month.
struct RecurrenceDays: Sendable {
    /// `RecurrenceDaySet.words` words for each kind of year: the days that belong to that year's
    /// period, which for BYWEEKNO is the year of weeks.
    private(set) var years: [UInt64] = []
    /// One word for each weekday (0 for Monday) and length (28…31) that a month may begin with and
    /// have: bit d is day d. Bit 0 and the bit after the last are days of the neighbouring months,
    /// reached by SKIP.
    private(set) var months: [UInt64] = []
    /// Bit m is month m, 1…12.
    let namedMonths: UInt64

    private let rule: RecurrenceRule
    /// What RFC 5545 takes from DTSTART, filled in.
    private let monthDays: [Int]
    private let days: [RecurrenceRule.Day]

    /// Without `start` nothing is taken from it: the days that some start could name.
    init(rule: RecurrenceRule, start: CivilDate?) {
        self.rule = rule
        var months = rule.months
        var monthDays = rule.monthDays
        var days = rule.days
        if let start {
            switch rule.frequency {
            case .yearly:
                let saysDay = !monthDays.isEmpty || !days.isEmpty || !rule.yearDays.isEmpty
                if !saysDay, rule.weekNumbers.isEmpty {
                    monthDays = [start.day]
                    if months.isEmpty { months = [start.month] }
                } else if !saysDay {
                    days = [RecurrenceRule.Day(ordinal: 0, weekday: start.weekday)]
                } else if rule.takesMonthFromStart {
                    months = [start.month]
                }
            case .monthly:
                if monthDays.isEmpty, days.isEmpty { monthDays = [start.day] }
            case .weekly:
                if days.isEmpty {
                    days = [RecurrenceRule.Day(ordinal: 0, weekday: start.weekday)]
                }
            case .secondly, .minutely, .hourly, .daily: break
            }
        }
        self.monthDays = monthDays
        self.days = days
        namedMonths = months.isEmpty ? 0x1FFE : months.reduce(0) { $0 | 1 << UInt64($1) }
        self.months.reserveCapacity(28)
        for weekday in 0..<7 {
            for length in 28...31 { self.months.append(month(weekday, length)) }
        }
        years.reserveCapacity(RecurrenceYear.kinds * RecurrenceDaySet.words)
        for kind in 0..<RecurrenceYear.kinds {
            let set = yearSet(RecurrenceYear(kind: kind))
            for word in 0..<RecurrenceDaySet.words { years.append(set.bits[word]) }
        }
    }

    var isEmpty: Bool { years.allSatisfy { $0 == 0 } }

    // MARK: Months

    private func month(_ weekday: Int, _ length: Int) -> UInt64 {
        named(length) & weekdays(weekday, length)
    }

    /// BYMONTHDAY, with SKIP.
    private func named(_ length: Int) -> UInt64 {
        let all: UInt64 = (1 << UInt64(length + 1)) - 2
        guard !monthDays.isEmpty else { return all }
        let skip = rule.frequency >= .monthly ? rule.skip ?? .omit : .omit
        var set: UInt64 = 0
        for day in monthDays {
            let index = day > 0 ? day : length + 1 + day
            if (1...length).contains(index) {
                set |= 1 << UInt64(index)
                continue
            }
            switch skip {
            case .omit: break
            case .backward: set |= day > 0 ? 1 << UInt64(length) : 1
            case .forward: set |= day > 0 ? 1 << UInt64(length + 1) : 2
            }
        }
        return set
    }

    /// Whether numbers in BYDAY count within the month, rather than the year.
    private var countsInMonth: Bool {
        rule.frequency == .monthly || rule.frequency == .yearly && !rule.months.isEmpty
    }

    /// BYDAY, as far as the month tells.
    private func weekdays(_ first: Int, _ length: Int) -> UInt64 {
        let plain = days.filter { $0.ordinal == 0 }
        if days.isEmpty || !countsInMonth && plain.count < days.count { return ~0 }
        // Bit 0 is the day before the first.
        func pattern(_ weekday: Weekday) -> UInt64 {
            let start = UInt64((weekday.rawValue - 1 - first + 8) % 7)
            return 0x8_1020_4081 << start
        }
        var set: UInt64 = 0
        for day in plain { set |= pattern(day.weekday) }
        for day in days where day.ordinal != 0 && abs(day.ordinal) <= 5 {
            let week: UInt64
            if day.ordinal > 0 {
                week = 0x7F << UInt64((day.ordinal - 1) * 7 + 1)
            } else {
                let start = length + 7 * day.ordinal + 1
                week = start >= 0 ? 0x7F << UInt64(start) : 0x7F >> UInt64(-start)
            }
            var part = pattern(day.weekday) & week & ((1 << UInt64(length + 1)) - 2)
            // The neighbours reached by SKIP all have 31 days.
            if day.ordinal == 5 || day.ordinal == -1 { part |= pattern(day.weekday) & 1 }
            if day.ordinal == 1 || day.ordinal == -5 {
                part |= pattern(day.weekday) & 1 << UInt64(length + 1)
            }
            set |= part
        }
        return set
    }

    // MARK: Years

    private func yearSet(_ year: RecurrenceYear) -> RecurrenceDaySet {
        var set = RecurrenceDaySet()
        let hasWeeks = !rule.weekNumbers.isEmpty
        // Weeks and days moved by SKIP reach into the neighbouring years.
        for month in hasWeeks || movesYearDays ? 0...13 : 1...12 {
            let number = UInt64((month + 11) % 12 + 1)
            guard namedMonths & 1 << number != 0 else { continue }
            let start = year.start(ofMonth: month)
            let weekday = (year.firstWeekday + start + 35) % 7
            let length = month == 0 || month == 13 ? 31 : year.daysInMonth(month)
            set.insert(months[weekday * 4 + length - 28], at: start - 1)
        }
        if hasWeeks { set.formIntersection(weeks(year)) }
        if !rule.yearDays.isEmpty { set.formIntersection(yearDays(year)) }
        if !countsInMonth, days.contains(where: { $0.ordinal != 0 }) {
            set.formIntersection(weekdaysOfYear(year))
        }
        return set
    }

    private func weeks(_ year: RecurrenceYear) -> RecurrenceDaySet {
        var set = RecurrenceDaySet()
        let weekStart = rule.weekStart.rawValue - 1
        let start = year.firstWeek(weekStart: weekStart)
        let count = year.weeks(weekStart: weekStart)
        for number in rule.weekNumbers {
            let index = number > 0 ? number - 1 : count + number
            if (0..<count).contains(index) { set.insert(0x7F, at: start + index * 7) }
        }
        return set
    }

    /// Whether SKIP moves day 366, counted from either end, of common years.
    private var movesYearDays: Bool {
        rule.frequency == .yearly && rule.moves && rule.yearDays.contains { abs($0) == 366 }
    }

    private func yearDays(_ year: RecurrenceYear) -> RecurrenceDaySet {
        var set = RecurrenceDaySet()
        func add(_ length: Int, at first: Int) {
            for day in rule.yearDays {
                let index = day > 0 ? day - 1 : length + day
                if (0..<length).contains(index) { set.insert(1, at: first + index) }
            }
        }
        add(year.length, at: 0)
        if movesYearDays, year.length == 365 {
            let forward = rule.skip == .forward
            if rule.yearDays.contains(366) { set.insert(1, at: forward ? 365 : 364) }
            if rule.yearDays.contains(-366) { set.insert(1, at: forward ? 0 : -1) }
        }
        if !rule.weekNumbers.isEmpty {
            add(year.previousLength, at: -year.previousLength)
            add(year.nextLength, at: year.length)
        }
        return set
    }

    /// BYDAY counted within the year.
    private func weekdaysOfYear(_ year: RecurrenceYear) -> RecurrenceDaySet {
        var set = RecurrenceDaySet()
        for day in days {
            let first = (day.weekday.rawValue - 1 - year.firstWeekday + 7) % 7
            let count = (year.length - first + 6) / 7
            if day.ordinal == 0 {
                for week in 0..<count { set.insert(1, at: first + week * 7) }
            } else {
                let index = day.ordinal > 0 ? day.ordinal - 1 : count + day.ordinal
                if (0..<count).contains(index) { set.insert(1, at: first + index * 7) }
            }
        }
        return set
    }
}
