/// Days, months and years that can't be, said in both languages.
enum WhenChecks {
    static func noSuchMonth(_ range: Range<Int>) -> WhenError {
        WhenError(
            "there is no such month", vi: "không có tháng này",
            remedy: "day/month/year: months run from 1 to 12",
            remedyVi: "viết ngày/tháng/năm: tháng từ 1 đến 12", range: range)
    }

    static func noSuchDay(_ range: Range<Int>, upTo last: Int) -> WhenError {
        WhenError(
            "there is no such day", vi: "không có ngày này", remedy: "days run from 1 to \(last)",
            remedyVi: "ngày từ 1 đến \(last)", range: range)
    }

    /// A full date of the solar calendar.
    static func date(day: Int, month: Int, year: Int, _ range: Range<Int>) throws(WhenError)
        -> CivilDate
    {
        guard Bounded.year.range.contains(year) else {
            throw outsideYears(Bounded.year.range, range)
        }
        guard (1...12).contains(month) else { throw noSuchMonth(range) }
        let last = CivilDate.daysInMonth(year: year, month: month)
        guard let date = CivilDate(year, month, day) else {
            if day == 29, month == 2 {
                let found = WhenError(
                    "\(year) is not a leap year: February has 28 days",
                    vi: "năm \(year) không nhuận: tháng 2 có 28 ngày",
                    remedy: "write 28/2/\(year)", remedyVi: "viết 28/2/\(year)", range: range)
                throw lastDay(found, day, "28/2/\(year)")
            }
            throw lastDay(noSuchDay(range, upTo: last), day, "\(last)/\(month)/\(year)")
        }
        if year < 100 {
            throw WhenError(
                "a year is written in full", vi: "năm phải viết đủ bốn chữ số",
                remedy: "write \(day)/\(month)/20\(pad(year, 2))",
                remedyVi: "viết \(day)/\(month)/20\(pad(year, 2))", range: range)
        }
        return date
    }

    /// A day of every year; 29/2 passes.
    static func dayMonth(day: Int, month: Int, _ range: Range<Int>) throws(WhenError) {
        guard (1...12).contains(month) else { throw noSuchMonth(range) }
        let last = CivilDate.daysInMonth(year: 2000, month: month)
        guard (1...last).contains(day) else {
            throw lastDay(noSuchDay(range, upTo: last), day, "\(last)/\(month)")
        }
    }

    /// With the month's last day for a 30th or 31st that it lacks.
    private static func lastDay(_ error: WhenError, _ day: Int, _ last: String) -> WhenError {
        var found = error
        if (29...31).contains(day) { found.instead = [.init(place: error.range, text: last)] }
        return found
    }

    /// A day of a lunar month, which has 29 or 30.
    static func lunar(day: Int, month: Int, _ range: Range<Int>) throws(WhenError) {
        guard (1...12).contains(month) else { throw noSuchMonth(range) }
        guard (1...30).contains(day) else { throw noSuchDay(range, upTo: 30) }
    }

    static func outsideYears(_ years: ClosedRange<Int>, _ range: Range<Int>) -> WhenError {
        WhenError(
            "this lies outside the supported years \(years.lowerBound) to \(years.upperBound)",
            vi: "ngoài khoảng năm được hỗ trợ, từ \(years.lowerBound) đến \(years.upperBound)",
            range: range)
    }
}
