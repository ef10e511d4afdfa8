package import Civil

/// The part of its year that a duty reports on, where it comes once a year: `quý I`, `9 tháng đầu
/// năm`, `học kỳ I`. It names the period and its data; the key stays the year's, whatever an edit
/// says here.
package enum ReportedPart: Hashable, Sendable {
    case quarter(Int), half(Int), nineMonths, year
    /// Of the school year that began `lag` years before the year of the key.
    case semester(Int, lag: Int), schoolYear(lag: Int)

    /// The same of what falls due on `due` under the key of `year`: that on a school year or a semester
    /// is about the one that is over by then or, begun in autumn, runs.
    package func settled(year: Int, due: CivilDate) -> ReportedPart {
        func lag(from month: Int) -> Int {
            year - (due.month >= month ? due.year : due.year - 1)
        }
        return switch self {
        case .quarter, .half, .nineMonths, .year: self
        case .semester(1, _): .semester(1, lag: lag(from: 11))
        case .semester(let number, _): .semester(number, lag: lag(from: 13))
        case .schoolYear: .schoolYear(lag: lag(from: 9))
        }
    }

    private func key(in year: Int) -> String? {
        func school(_ lag: Int) -> String { "\(pad(year - lag, 4))-\(pad(year - lag + 1, 4))" }
        return switch self {
        case .quarter(let number): CivilPeriod(.quarter, year: year, number: number)?.key
        case .half(let number): CivilPeriod(.halfYear, year: year, number: number)?.key
        case .nineMonths: CivilPeriod(.nineMonths, year: year)?.key
        case .year: CivilPeriod(.year, year: year)?.key
        case .semester(let number, let lag): "\(school(lag))-HK\(number)"
        case .schoolYear(let lag): school(lag)
        }
    }

    /// What the period with the key `period` reports on, as a key.
    package static func key(of period: String, _ part: ReportedPart?) -> String {
        guard let part, let whole = CivilPeriod(key: period), whole.kind == .year else {
            return period
        }
        return part.key(in: whole.year) ?? period
    }
}

extension Duty {
    /// The key of what a period reports on: that of its quarter for a yearly report on one.
    package func reported(_ period: String) -> String { ReportedPart.key(of: period, reportsOn) }

    /// From which day to which day the data of one period run; `nil` where the rule doesn't say.
    package func window(
        of period: String, in calendar: WorkingCalendar
    ) -> ClosedRange<CivilDate>? {
        data.flatMap { $0.days(of: reported(period), in: calendar.declared) }
    }
}
