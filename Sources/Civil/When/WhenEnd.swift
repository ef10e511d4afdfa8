extension WhenExpression {
    /// Whether its occurrences come to an end, so that all of them can be listed.
    package var ends: Bool {
        switch form {
        case .date, .lunarDate, .limit: true
        case .periodic(let periodic): periodic.year != nil
        case .rule(let rule, _): rule.count != nil || rule.until != nil
        case .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .workingDaily,
            .afterCompletion, .onCalendar:
            false
        }
    }
}
