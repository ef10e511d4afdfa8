/// A date of the Vietnamese lunar calendar (âm lịch), computed for UTC+7.
///
/// From 1968-01-01 (2/12/1967), when the calendar went over to UTC+7 by decision 121/CP of
/// 8 August 1967, to the end of the lunar year 2199. Conversions look into a table of one word a
/// year; they allocate nothing. How the table is made, and how far it can be trusted, is told in
/// `docs/LUNAR.md`.
package struct LunarDate: Hashable, Sendable {
    /// The solar year in which the lunar one starts.
    package let year: Int
    /// 1–12.
    package let month: Int
    /// 1–30.
    package let day: Int
    /// Whether the month is the second of its number in the year (tháng nhuận).
    package let isLeap: Bool

    /// The lunar years that are computed whole.
    package static let years = 1968...2199

    private static let firstDay = CivilDate.dayNumber(year: 1968, month: 1, day: 1)
    /// The last day of the lunar year 2199.
    private static let lastDay = CivilDate.dayNumber(year: 2200, month: 2, day: 14)
    private static let firstTableDay = CivilDate.dayNumber(year: 1967, month: 1, day: 1)

    @inline(__always)
    private init(unchecked year: Int, _ month: Int, _ day: Int, isLeap: Bool) {
        self.year = year
        self.month = month
        self.day = day
        self.isLeap = isLeap
    }

    /// The lunar date of a solar day.
    package init(_ solar: CivilDate) throws(LunarError) {
        let number = Int(solar.dayNumber)
        guard number >= Self.firstDay else { throw .before1968(solar) }
        guard number <= Self.lastDay, var table = LunarYear(Self.latestYear(at: number))
        else { throw .after2199(solar) }
        if table.start > number, let previous = LunarYear(table.year - 1) { table = previous }
        let days = number - table.start
        // Months start within two days of multiples of 29.53: this is right or one too great.
        var index = (days + 2) * 2 / 59
        if table.daysBefore(monthAt: index) > days { index -= 1 }
        let month = table.month(at: index)
        self.init(
            unchecked: table.year, month.number, days - table.daysBefore(monthAt: index) + 1,
            isLeap: month.isLeap)
    }

    /// The lunar year of a day, or the one after it. Tết is never before 20 January, and a solar
    /// year starts within two days of what the mean length says.
    @inline(__always)
    private static func latestYear(at number: Int) -> Int {
        Swift.min(1967 + (number - firstTableDay - 17) * 400 / 146_097, years.upperBound)
    }

    /// Throws when the year lies outside the supported ones, has no such leap month, or the month
    /// is too short for the day.
    package init(year: Int, month: Int, day: Int, isLeap: Bool = false) throws(LunarError) {
        let length = try Self.length(ofMonth: month, of: year, isLeap: isLeap)
        guard (1...length).contains(day) else { throw .dayOutOfRange(day, length: length) }
        self.init(unchecked: year, month, day, isLeap: isLeap)
        guard solar.dayNumber >= Self.firstDay else { throw .yearOutOfRange(year) }
    }

    /// The same, but for day 30 of a month of 29 days, which is its 29th (statement 5); `nil` where
    /// there is no such month.
    package static func clamped(year: Int, month: Int, day: Int, isLeap: Bool) -> LunarDate? {
        guard (1...30).contains(day), (1...12).contains(month), let table = LunarYear(year),
            let index = table.index(ofMonth: month, isLeap: isLeap)
        else { return nil }
        let date = LunarDate(
            unchecked: year, month, Swift.min(day, table.length(ofMonthAt: index)), isLeap: isLeap)
        return date.solar.dayNumber >= firstDay ? date : nil
    }

    /// 29 or 30 days.
    package static func length(
        ofMonth month: Int, of year: Int, isLeap: Bool = false
    ) throws(LunarError) -> Int {
        guard let table = LunarYear(year) else { throw .yearOutOfRange(year) }
        guard (1...12).contains(month) else { throw .monthOutOfRange(month) }
        guard let index = table.index(ofMonth: month, isLeap: isLeap) else {
            throw .noLeapMonth(month, year: year, has: leapMonth(of: year))
        }
        return table.length(ofMonthAt: index)
    }

    /// The month that comes twice in a lunar year; `nil` when none does, or the year isn't one of
    /// the supported.
    package static func leapMonth(of year: Int) -> Int? {
        LunarYear(year).flatMap { $0.leapMonth == 0 ? nil : $0.leapMonth }
    }

    /// The day of the solar calendar.
    package var solar: CivilDate {
        guard let table = LunarYear(year), let index = table.index(ofMonth: month, isLeap: isLeap)
        else { preconditionFailure("no lunar date is made outside the table") }
        return CivilDate(
            uncheckedDayNumber: table.start + table.daysBefore(monthAt: index) + day - 1)
    }
}

extension LunarDate: Comparable {
    package static func < (a: LunarDate, b: LunarDate) -> Bool {
        (a.year, a.month, a.isLeap ? 1 : 0, a.day) < (b.year, b.month, b.isLeap ? 1 : 0, b.day)
    }
}
