/// A holiday of every year, with the days beside it that belong to it.
package struct YearlyHoliday: Hashable, Sendable {
    package let name: String
    /// A day that the month of some year lacks is that month's last (statement 5).
    package let day: Int
    package let month: Int
    /// Whether day and month are those of the lunar calendar.
    package let isLunar: Bool
    /// First and last year in which it is one.
    package let since: Int?
    package let until: Int?
    package let daysBefore: Int
    package let daysAfter: Int
    /// The law that it comes from.
    package let source: String?

    package init(
        name: String, day: Int, month: Int, isLunar: Bool = false, since: Int? = nil,
        until: Int? = nil, daysBefore: Int = 0, daysAfter: Int = 0, source: String? = nil
    ) {
        self.name = name
        self.day = day
        self.month = month
        self.isLunar = isLunar
        self.since = since
        self.until = until
        self.daysBefore = daysBefore
        self.daysAfter = daysAfter
        self.source = source
    }

    /// Whether it comes in `year`, and on which day can't be worked out.
    func isBeyondReckoning(in year: Int) -> Bool {
        isLunar && !LunarDate.years.contains(year) && since.map { $0 <= year } ?? true
            && until.map { year <= $0 } ?? true
    }

    /// Its days in `year`, a lunar one for a lunar holiday; none where it isn't one then.
    func days(in year: Int) -> [CivilDate] {
        guard since.map({ $0 <= year }) ?? true, until.map({ year <= $0 }) ?? true else {
            return []
        }
        let center =
            isLunar
            ? LunarDate.clamped(year: year, month: month, day: day, isLeap: false)?.solar
            : CivilDate(
                year, month, Swift.min(day, CivilDate.daysInMonth(year: year, month: month)))
        guard let center else { return [] }
        return (-daysBefore...daysAfter).compactMap { center.adding(days: $0) }
    }
}
