/// A period in which something comes again and again.
package enum RepeatedPeriod: Hashable, Sendable {
    case week, month, quarter, halfYear, year
    /// Every so many of them, and terms of school years.
    case other
}

extension WhenExpression {
    /// What it comes in where it only says how often: `hằng tháng` is counted from some start, and says no
    /// day itself. `nil` for all that names one, and for what comes every day.
    package var repeatedWithoutDay: RepeatedPeriod? {
        guard case .periodic(let periodic) = form, periodic.picks == [.anchorDay], start == nil
        else {
            return nil
        }
        return switch (periodic.period, periodic.interval) {
        case (.day, _): nil
        case (.week, 1): .week
        case (.month, 1): .month
        case (.month, 3), (.quarter, 1): .quarter
        case (.month, 6), (.quarter, 2), (.halfYear, 1): .halfYear
        case (.month, 12), (.quarter, 4), (.halfYear, 2), (.year, 1): .year
        case (.week, _), (.month, _), (.quarter, _), (.halfYear, _), (.year, _),
            (.semester, _), (.schoolYear, _), (.fiscalYear, _):
            .other
        }
    }
}
