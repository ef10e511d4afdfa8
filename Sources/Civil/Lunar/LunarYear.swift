/// What the packed table says of one Vietnamese lunar year: when it starts, how long its months
/// are and which of them comes twice. Nothing here knows any astronomy.
struct LunarYear {
    let year: Int
    let bits: UInt32
    /// Days since 1970-01-01 of the first day of the first month (Tết).
    let start: Int

    /// Lunar years that the table holds: one more before those that dates may lie in, because
    /// January 1968 belongs to the lunar year 1967.
    static let years = 1967...2199

    /// `nil` outside the table.
    @inline(__always)
    init?(_ year: Int) {
        guard Self.years.contains(year) else { return nil }
        self.year = year
        bits = lunarYearTable[year - Self.years.lowerBound]
        start = CivilDate.dayNumber(year: year, month: 1, day: 20) + Int(bits >> 17)
    }

    /// The month that comes twice, 1–12; 0 when none does.
    @inline(__always) var leapMonth: Int { Int(bits >> 13 & 15) }

    @inline(__always) var monthCount: Int { leapMonth == 0 ? 12 : 13 }

    /// Days from Tết to the start of the month at `index`, counted from 0 in order of time.
    @inline(__always)
    func daysBefore(monthAt index: Int) -> Int {
        29 * index + (bits & (1 << UInt32(index) - 1)).nonzeroBitCount
    }

    /// 29 or 30.
    @inline(__always)
    func length(ofMonthAt index: Int) -> Int { 29 + Int(bits >> UInt32(index) & 1) }

    /// 354 or 355 days, 383–385 with a leap month.
    @inline(__always)
    var length: Int { daysBefore(monthAt: monthCount) }

    /// Where a month stands in order of time; `nil` for a leap month that the year lacks.
    @inline(__always)
    func index(ofMonth month: Int, isLeap: Bool) -> Int? {
        if isLeap { return month == leapMonth ? month : nil }
        return leapMonth != 0 && month > leapMonth ? month : month - 1
    }

    /// The month that stands at `index`, and whether it is the leap one.
    @inline(__always)
    func month(at index: Int) -> (number: Int, isLeap: Bool) {
        leapMonth == 0 || index < leapMonth
            ? (index + 1, false) : (index, index == leapMonth)
    }
}
