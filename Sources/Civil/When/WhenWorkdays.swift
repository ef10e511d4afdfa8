extension WhenExpression {
    /// Whether its days depend on which days are worked, so that it needs a calendar.
    package var needsCalendar: Bool {
        switch form {
        case .workingDaily, .limit: true
        case .periodic(let periodic):
            periodic.picks.contains { pick in
                switch pick {
                case .nthWorkingDay, .afterEnd(_, working: true): true
                case .anchorDay, .day, .weekday, .nthWeekday, .date, .afterEnd: false
                }
            }
        case .date, .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .afterCompletion,
            .rule, .onCalendar:
            false
        }
    }
}
