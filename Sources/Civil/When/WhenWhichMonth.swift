/// A day of which the month is missing, with all else that the phrase says.
extension WhenPeriodicAssembly {
    /// `trước 17h ngày 20 hằng quý`: `error` with the whole phrase, counted in a month of the period.
    func whichMonth(_ error: WhenError, _ span: WhenPeriod) -> WhenError {
        let assembly = WhenAssembly(clauses: clauses, whole: whole)
        var found = error
        var rest = clauses
        switch span {
        case .quarter, .halfYear:
            guard clauses.monthInPart == nil, clauses.parts.isEmpty else { return error }
            // What comes after a period is early in the next.
            rest.monthInPart = .init(clauses.following == nil ? -1 : 1, error.range)
            guard let own = assembly.said(rest) else { return error }
            (found.remedy, found.remedyVi) = ("write \(own.en)", "viết \(own.vi)")
        case .year:
            guard clauses.year == nil, (clauses.times?.value ?? 1) == 1, clauses.parts.isEmpty,
                clauses.following == nil,
                clauses.readings.contains(where: { $0.value == .before }) || clauses.time != nil
                    || clauses.dayPart != nil || clauses.endOfDay != nil
            else { return error }
            for index in rest.choices.indices {
                guard case .pick(.day(let day)) = rest.choices[index].value, day > 0 else {
                    return error
                }
                rest.choices[index].value = .dayMonth(day: day, month: 12)
            }
            var monthly = clauses
            monthly.period?.value = .month
            guard let yearly = assembly.said(rest), let often = assembly.said(monthly) else {
                return error
            }
            found.remedy = "write the month too, such as \(yearly.en); or \(often.en)"
            found.remedyVi = "ghi cả tháng, như \(yearly.vi); hoặc \(often.vi)"
        case .day, .week, .month, .semester, .schoolYear, .fiscalYear: return error
        }
        return found
    }
}
