extension WhenExpression {
    /// Whether its days depend on which days are worked, so that it needs a calendar.
    package var needsCalendar: Bool {
        switch form {
        case .workingDaily: true
        case .periodic(_, _, let picks):
            picks.contains { pick in
                if case .nthWorkingDay = pick.kind { true } else { false }
            }
        case .date, .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .afterCompletion,
            .rule, .onCalendar:
            false
        }
    }
}
