extension WhenExpression {
    /// Whether its occurrences come to an end, so that all of them can be listed.
    package var ends: Bool {
        switch form {
        case .date, .lunarDate: true
        case .rule(let rule, _): rule.count != nil || rule.until != nil
        case .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .periodic, .workingDaily,
            .afterCompletion, .onCalendar:
            false
        }
    }
}
