/// The days of a rule, stretch by stretch.
extension RecurrenceOccurrences {
    mutating func startWithYear(_ date: CivilDate) {
        let near = plan.hasWeekYears || plan.skips ? date.year - 1 : date.year
        let number =
            plan.firstYear + Swift.max(near - plan.firstYear, 0) / plan.interval * plan.interval
        if number != date.year {
            year = RecurrenceYear(number)
        } else if floor > year.first {
            word = (floor - year.first + RecurrenceDaySet.lead) >> 6
        }
    }

    mutating func startWithMonth(_ date: CivilDate) {
        let first = plan.firstDate.fields
        let number = first.year * 12 + first.month - 1
        let near = date.fields.year * 12 + date.fields.month - 1 - (plan.skips ? 1 : 0)
        month = number + Swift.max(near - number, 0) / plan.interval * plan.interval
        year = RecurrenceYear(month / 12)
    }

    mutating func startWithWeek() {
        let first = Int(plan.firstDate.dayNumber)
        let start = first - (RecurrenceYear.weekday(first) - plan.weekStart + 7) % 7
        let length = 7 * plan.interval
        position = start + Swift.max(floor - start, 0) / length * length
        if position < year.first { year = RecurrenceYear(year.year - 1) }
    }

    /// Takes the next stretch that has a day still to come; `false` when there is none.
    mutating func refill() -> Bool {
        while let (start, found) = nextStretch() {
            var rest = found
            if start < floor {
                let gone = floor - start
                rest = gone < 64 ? rest & (~0 << UInt64(gone)) : 0
            }
            if rest != 0 {
                bits = rest
                base = start
                floor = start + 64 - rest.leadingZeroBitCount
                return true
            }
        }
        return false
    }

    /// Collects the days of the next period, all of them; `false` when there is none.
    mutating func collectPeriod() -> Bool {
        period.clear()
        guard plan.shape == .years else {
            guard let (start, found) = nextStretch() else { return false }
            period.set(word: 0, found, start: start)
            return true
        }
        // The walk may have begun within a year, but a choice needs all of it.
        if word < RecurrenceDaySet.words { word = 0 }
        guard let (start, found) = nextOfYear() else { return false }
        period.set(word: 0, found, start: start)
        for index in 1..<RecurrenceDaySet.words {
            period.set(word: index, plan.word(index, of: year), start: start)
        }
        word = RecurrenceDaySet.words
        return true
    }

    /// The day that bit 0 stands for, and the days; `nil` after the last one.
    @inline(__always)
    private mutating func nextStretch() -> (start: Int, days: UInt64)? {
        switch plan.shape {
        case .years: nextOfYear()
        case .months: nextOfMonth()
        case .weeks: nextOfWeek()
        case .days: nextNamedDay()
        case .slots: nil
        }
    }

    @inline(__always)
    mutating func nextOfYear() -> (start: Int, days: UInt64)? {
        if word == RecurrenceDaySet.words {
            word = 0
            if plan.interval == 1 {
                year.advance()
            } else {
                year = RecurrenceYear(year.year + plan.interval)
            }
        }
        let start = year.first - RecurrenceDaySet.lead + word * 64
        guard start <= lastDay else { return nil }
        let found = plan.word(word, of: year)
        word += 1
        return (start, found)
    }

    @inline(__always)
    private mutating func nextOfMonth() -> (start: Int, days: UInt64)? {
        let number = month - year.year * 12 + 1
        let start = year.start(ofMonth: number)
        guard year.first + start - 1 <= lastDay else { return nil }
        let length = year.start(ofMonth: number + 1) - start
        let weekday = (year.firstWeekday + start) % 7
        let isNamed = plan.days.namedMonths >> UInt64(number) & 1 != 0
        let found = isNamed ? plan.days.months[weekday * 4 + length - 28] : 0
        let result = (year.first + start - 1, found)
        month += plan.interval
        if number + plan.interval > 12 {
            if number + plan.interval <= 24 {
                year.advance()
            } else {
                year = RecurrenceYear(month / 12)
            }
        }
        return result
    }

    private mutating func nextOfWeek() -> (start: Int, days: UInt64)? {
        guard position <= lastDay else { return nil }
        reach(position)
        let start = position
        position += 7 * plan.interval
        let index = start - year.first + RecurrenceDaySet.lead
        let (word, shift) = (index >> 6, UInt64(index & 63))
        var found = plan.word(word, of: year) >> shift
        if shift > 57, word + 1 < RecurrenceDaySet.words {
            found |= plan.word(word + 1, of: year) << (64 - shift)
        }
        let left = year.first + year.length - start
        if left < 7 {
            var next = year
            next.advance()
            found |= (plan.word(0, of: next) >> UInt64(RecurrenceDaySet.lead)) << UInt64(left)
        }
        return (start, found & 0x7F)
    }

    private mutating func nextNamedDay() -> (start: Int, days: UInt64)? {
        while position <= lastDay {
            guard let day = named(from: position) else { return nil }
            let aligned = plan.aligned(day)
            if aligned == day {
                position = day + plan.interval
                return (day, 1)
            }
            position = aligned
        }
        return nil
    }

    /// The first day named from `day` on, whatever the interval; the year follows.
    mutating func named(from day: Int) -> Int? {
        guard day <= lastDay else { return nil }
        reach(day)
        var index = day - year.first + RecurrenceDaySet.lead
        while true {
            var word = index >> 6
            var rest = plan.word(word, of: year) & (~0 << UInt64(index & 63))
            while rest == 0, word + 1 < RecurrenceDaySet.words {
                word += 1
                rest = plan.word(word, of: year)
            }
            if rest != 0 {
                let found =
                    year.first - RecurrenceDaySet.lead + word * 64 + rest.trailingZeroBitCount
                return found <= lastDay ? found : nil
            }
            year.advance()
            guard year.first <= lastDay else { return nil }
            index = RecurrenceDaySet.lead
        }
    }

    /// Moves on to the year that holds `day`, which is no earlier than the present one.
    private mutating func reach(_ day: Int) {
        guard day >= year.first + year.length else { return }
        if day < year.first + 2 * 365 {
            year.advance()
        } else {
            year = RecurrenceYear(CivilDate(uncheckedDayNumber: day).year)
        }
    }
}
