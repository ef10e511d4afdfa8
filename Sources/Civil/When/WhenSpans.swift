/// What several days are of: `10 ngày đầu tháng 02/2026`, `10 ngày cuối quý III`.
extension WhenParser {
    /// `tháng 12`, `tháng 02/2026`, `December`, `quý III/2026`: and what stands behind it.
    func namedPart(ahead: Int) -> (part: WhenPart, year: Int?, next: Int)? {
        if let month = value(WhenVocabulary.months, ahead: ahead) {
            return (.month(month), nil, ahead + 1)
        }
        if isAny(of: "quý", "quí", "quarter", "q", ahead: ahead) {
            if case .monthYear(let quarter, let year) = peek(ahead + 1), (1...4).contains(quarter) {
                return (.quarter(quarter), year, ahead + 2)
            }
            guard let quarter = quarterNumber(ahead: ahead + 1) else { return nil }
            if peek(ahead + 2) == .slash, case .number(let year) = peek(ahead + 3), year >= 1000 {
                return (.quarter(quarter), year, ahead + 4)
            }
            return (.quarter(quarter), nil, ahead + 2)
        }
        guard isAt("tháng", ahead: ahead) else { return nil }
        if case .number(let month) = peek(ahead + 1) {
            return (1...12).contains(month) ? (.month(month), nil, ahead + 2) : nil
        }
        if case .monthYear(let month, let year) = peek(ahead + 1) {
            return (1...12).contains(month) ? (.month(month), year, ahead + 2) : nil
        }
        return spelledMonth(ahead: ahead + 1).map { (.month($0.0), nil, ahead + 1 + $0.length) }
    }

    /// `năm 2026`, `2026`.
    func yearBehind(ahead: Int) -> Int? {
        let place = isAny(of: "năm", "year", ahead: ahead) ? ahead + 1 : ahead
        if case .number(let year) = peek(place), year >= 1000 { return year }
        return nil
    }
}

extension WhenPeriodic {
    /// The last of so many days at the beginning or the end of the year, quarter or month that it names, where
    /// it names one; `nil` where it comes again.
    func lastOfSpan(_ count: Int, last: Bool) -> CivilDate? {
        guard let year else { return nil }
        let months: (first: Int, count: Int)
        switch parts.first {
        case .month(let month)?: months = (month, 1)
        case .quarter(let quarter)?: months = (quarter * 3 - 2, 3)
        case nil where period == .year: months = (1, 12)
        default: return nil
        }
        return last
            ? CivilDate(year, months.first + months.count - 1, 1)?.lastOfMonth
            : CivilDate(year, months.first, 1)?.adding(days: count - 1)
    }
}
