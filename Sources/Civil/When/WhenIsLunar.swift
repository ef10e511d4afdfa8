extension WhenExpression {
    /// Whether its days are days of the Vietnamese lunar calendar: readers of its dates want the
    /// lunar one beside them.
    package var isLunar: Bool {
        switch form {
        case .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve: true
        case .date, .periodic, .workingDaily, .afterCompletion, .limit, .rule, .onCalendar: false
        }
    }
}
