/// A date of the proleptic Gregorian calendar, years 1–9999, with no time and no zone.
///
/// Stored as a day count, so comparing, hashing and adding days cost one integer operation; the
/// fields are computed on demand (Neri and Schneider, "Euclidean affine functions and their
/// application to calendar algorithms", 2022, in the form of Hinnant's `civil_from_days`).
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let dayNumber: Int32

    /// 0001-01-01 and 9999-12-31.
    package static let min = CivilDate(uncheckedDayNumber: -719_162)
    package static let max = CivilDate(uncheckedDayNumber: 2_932_896)

    @inline(__always)
    package init(uncheckedDayNumber: Int) {
        dayNumber = Int32(truncatingIfNeeded: uncheckedDayNumber)
    }

    /// The date that lies `dayNumber` days after 1970-01-01; `nil` outside years 1–9999.
    @inline(__always)
    package init?(dayNumber: Int) {
        guard dayNumber >= -719_162, dayNumber <= 2_932_896 else { return nil }
        self.init(uncheckedDayNumber: dayNumber)
    }

    /// Throws when a field lies outside its range, naming the field: 29/2 of a common year says
    /// that *day* must lie in 1–28.
    package init(year: Int, month: Int, day: Int) throws(CivilError) {
        try Bounded.year.check(year)
        try Bounded.month.check(month)
        try Bounded(quantity: "day", range: 1...Self.daysInMonth(year: year, month: month))
            .check(day)
        self.init(uncheckedDayNumber: Self.dayNumber(year: year, month: month, day: day))
    }

    /// The same, for callers that have no use for the reason.
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard Bounded.year.range.contains(year), Bounded.month.range.contains(month), day >= 1,
            day <= Self.daysInMonth(year: year, month: month)
        else { return nil }
        self.init(uncheckedDayNumber: Self.dayNumber(year: year, month: month, day: day))
    }

    package var year: Int { fields.year }
    package var month: Int { fields.month }
    package var day: Int { fields.day }

    package struct Fields: Hashable, Sendable {
        package let year: Int
        package let month: Int
        package let day: Int
    }

    package var fields: Fields {
        let z = Int(dayNumber) + 719_468
        let era = z / 146_097  // z is never negative: the calendar starts in year 1
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153  // month counted from March
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return Fields(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
    }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday; 719_162 + 3 keeps the operand positive and Monday at 0.
        Weekday(rawValue: (Int(dayNumber) + 719_162) % 7 + 1)!
    }

    /// 1–366.
    package var dayOfYear: Int {
        Int(dayNumber) - Self.dayNumber(year: year, month: 1, day: 1) + 1
    }

    package static func < (a: CivilDate, b: CivilDate) -> Bool { a.dayNumber < b.dayNumber }

    /// `nil` outside years 1–9999.
    package func adding(days: Int) -> CivilDate? { CivilDate(dayNumber: Int(dayNumber) + days) }

    /// `other` − `self` in days.
    package func days(until other: CivilDate) -> Int { Int(other.dayNumber) - Int(dayNumber) }

    /// The same day `months` later, or the month's last day where that month is shorter
    /// (Civil Code 2015, article 148(3)). `nil` outside years 1–9999.
    package func adding(months: Int) -> CivilDate? {
        let f = fields
        let index = f.year * 12 + f.month - 1 + months
        let (year, month) = (index / 12, index % 12 + 1)
        guard index >= 12, year <= 9999 else { return nil }
        return CivilDate(
            year, month, Swift.min(f.day, Self.daysInMonth(year: year, month: month)))
    }

    package var firstOfMonth: CivilDate { CivilDate(uncheckedDayNumber: Int(dayNumber) - day + 1) }

    package var lastOfMonth: CivilDate {
        let f = fields
        return CivilDate(
            uncheckedDayNumber: Int(dayNumber) - f.day
                + Self.daysInMonth(year: f.year, month: f.month))
    }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    package static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 of a date whose fields are known to be valid.
    @inline(__always)
    package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
