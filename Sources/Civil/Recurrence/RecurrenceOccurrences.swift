/// Goes through the occurrences of a rule in order. No step allocates. Each search ends with the
/// rule's last moment or with the year 9999, whichever comes first, and never goes back.
package struct RecurrenceOccurrences: Sequence, IteratorProtocol, Sendable {
    let plan: RecurrencePlan
    /// No earlier moment is wanted.
    let from: Int
    /// No later day is looked at.
    let lastDay: Int

    /// Days still to come in the present stretch: bit i is day `base + i`.
    var bits: UInt64 = 0
    var base = 0
    /// No earlier day is still to come.
    var floor: Int
    /// Where the next stretch lies: a year and a word in it, a month (counted from year 0), or the
    /// next day or slot to look at.
    var year: RecurrenceYear
    var word = 0
    var month = 0
    var position = 0

    /// Where the present day or slot starts, and which of its moments comes next. With BYSETPOS,
    /// which of the period's.
    private var unit = 0
    private var index: Int
    /// With BYSETPOS: the present period's days, how many moments it has, the last one given.
    var period = RecurrencePeriodDays()
    private var size = 0
    private var latest = Int.min

    /// `reach` is how many days after `from` a search may go.
    init(_ plan: RecurrencePlan, from: Int, reach: Int? = nil) {
        self.plan = plan
        self.from = from
        var floor = floorDivide(from, RecurrencePlan.day)
        if plan.isPlain, plan.offsets[0] < from - floor * RecurrencePlan.day { floor += 1 }
        self.floor = floor
        lastDay = reach.map { Swift.min(plan.lastDay, floor + $0) } ?? plan.lastDay
        index = plan.offsets.count
        let date = CivilDate(dayNumber: floor) ?? .max
        year = RecurrenceYear(date.year)
        if plan.positions != nil { index = 0 }
        switch plan.shape {
        case .years: startWithYear(date)
        case .months: startWithMonth(date)
        case .weeks: startWithWeek()
        case .days: position = plan.aligned(floor)
        case .slots: position = plan.alignedSlot(floorDivide(from, plan.slots.length))
        }
    }

    package mutating func next() -> CivilDateTime? {
        if plan.isPlain {
            guard let day = nextDay() else { return nil }
            return moment(day, plan.offsets[0])
        }
        guard let second = nextSecond() else { return nil }
        let day = floorDivide(second, RecurrencePlan.day)
        return moment(day, second - day * RecurrencePlan.day)
    }

    @inline(__always)
    private func moment(_ day: Int, _ second: Int) -> CivilDateTime {
        CivilDateTime(
            CivilDate(uncheckedDayNumber: day),
            CivilTime(uncheckedMicroseconds: Int64(second) * 1_000_000 + plan.fraction))
    }

    /// The next day named, up to the last one.
    @inline(__always)
    mutating func nextDay() -> Int? {
        while bits == 0 { if !refill() { return nil } }
        let day = base + bits.trailingZeroBitCount
        bits &= bits - 1
        return day <= lastDay ? day : nil
    }

    mutating func nextSecond() -> Int? {
        if let positions = plan.positions { return nextChosen(positions) }
        while true {
            while index < plan.offsets.count {
                let second = unit + plan.offsets[index]
                index += 1
                if second > plan.last { return nil }
                if second >= from { return second }
            }
            if plan.shape == .slots {
                guard let slot = nextSlot() else { return nil }
                unit = slot * plan.slots.length
            } else {
                guard let day = nextDay() else { return nil }
                unit = day * RecurrencePlan.day
            }
            index = unit < from ? plan.firstOffset(from: from - unit) : 0
        }
    }

    private mutating func nextChosen(_ positions: RecurrencePositions) -> Int? {
        while true {
            while let found = positions.next(from: index, of: size) {
                index = found + 1
                let (number, offset) = found.quotientAndRemainder(dividingBy: plan.offsets.count)
                let second =
                    period.day(number: number) * RecurrencePlan.day + plan.offsets[offset]
                if second > plan.last { return nil }
                // Days moved by SKIP may come in two periods.
                if second >= from, second > latest {
                    latest = second
                    return second
                }
            }
            guard collectPeriod() else { return nil }
            size = period.count * plan.offsets.count
            index = 0
        }
    }
}
