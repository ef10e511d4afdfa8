/// The kinds of period a rule can repeat over.
enum WhenPeriod: Hashable, Sendable, CaseIterable {
    case day, week, month, quarter, halfYear, year

    /// Months in it; `nil` for days and weeks.
    var months: Int? {
        switch self {
        case .day, .week: nil
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }

    /// Which period of this kind `date` lies in, counted from year 0 (or, for days and weeks, from
    /// 1970). Consecutive periods have consecutive numbers.
    func index(of date: CivilDate) -> Int {
        if let months {
            let fields = date.fields
            return (fields.year * 12 + fields.month - 1) / months
        }
        if self == .day { return Int(date.dayNumber) }
        let monday = Int(date.dayNumber) - (date.weekday.rawValue - 1)
        // 1970-01-01 was a Thursday: every Monday's number is 4 modulo 7.
        return floorDivide(monday - 4, 7)
    }

    /// First and last day of the numbered period, held to the calendar's range at its two ends;
    /// `nil` outside it.
    func days(at index: Int) -> ClosedRange<CivilDate>? {
        if let months {
            let first = index * months
            guard
                let start = CivilDate(floorDivide(first, 12), floorModulo(first, 12) + 1, 1),
                let end = start.adding(months: months - 1)?.lastOfMonth
            else { return nil }
            return start...end
        }
        if self == .day { return CivilDate(dayNumber: index).map { $0...$0 } }
        let monday = index * 7 + 4
        guard let start = CivilDate(dayNumber: Swift.max(monday, Int(CivilDate.min.dayNumber))),
            let end = CivilDate(
                dayNumber: Swift.min(monday + 6, Int(CivilDate.max.dayNumber))),
            start <= end
        else { return nil }
        return start...end
    }

    /// `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `2026-W05` (ISO 8601 weeks) or `2026-07-03`.
    func key(of date: CivilDate) -> String {
        let fields = date.fields
        let kind: CivilPeriod.Kind
        switch self {
        case .day: return date.iso
        case .week:
            // The week belongs to the year that its Thursday lies in.
            guard let thursday = date.adding(days: 4 - date.weekday.rawValue) else {
                return date.iso
            }
            return "\(pad(thursday.year, 4))-W\(pad((thursday.dayOfYear - 1) / 7 + 1, 2))"
        case .month: kind = .month
        case .quarter: kind = .quarter
        case .halfYear: kind = .halfYear
        case .year: kind = .year
        }
        let number = (fields.month - 1) / kind.months + 1
        return CivilPeriod(kind, year: fields.year, number: number)?.key ?? date.iso
    }
}

/// The quotient rounded towards negative infinity, `divisor` being positive.
func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    (dividend - floorModulo(dividend, divisor)) / divisor
}

/// 0 ..< `divisor`, which is positive.
func floorModulo(_ dividend: Int, _ divisor: Int) -> Int {
    let remainder = dividend % divisor
    return remainder < 0 ? remainder + divisor : remainder
}
