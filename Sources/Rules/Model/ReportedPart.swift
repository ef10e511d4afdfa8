package import Civil

/// The part of its year that a duty reports on, where it comes once a year: `quý I`, `9 tháng đầu
/// năm`. It names the period and its data; the key stays the year's, whatever an edit says here.
package enum ReportedPart: Hashable, Sendable {
    case quarter(Int), half(Int), nineMonths, year

    package func period(in year: Int) -> CivilPeriod? {
        switch self {
        case .quarter(let number): CivilPeriod(.quarter, year: year, number: number)
        case .half(let number): CivilPeriod(.halfYear, year: year, number: number)
        case .nineMonths: CivilPeriod(.nineMonths, year: year)
        case .year: CivilPeriod(.year, year: year)
        }
    }

    /// What the period with the key `period` reports on, as a key.
    package static func key(of period: String, _ part: ReportedPart?) -> String {
        guard let part, let whole = CivilPeriod(key: period), whole.kind == .year else {
            return period
        }
        return part.period(in: whole.year)?.key ?? period
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
