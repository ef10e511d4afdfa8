/// The kinds of period a rule can repeat over.
enum WhenPeriod: Hashable, Sendable, CaseIterable {
    case day, week, month, quarter, halfYear, year
    /// Of a school year, and a school year: as the calendar declares them.
    case semester, schoolYear
    /// A year that begins on the day that the calendar declares.
    case fiscalYear

    /// Whether only a calendar's school years tell its days.
    var isOfSchool: Bool { self == .semester || self == .schoolYear }

    /// Whether the calendar of months doesn't have it.
    var isDeclared: Bool { isOfSchool || self == .fiscalYear }

    /// Months in it; `nil` for days and weeks, and for what is declared.
    var months: Int? {
        switch self {
        case .day, .week, .semester, .schoolYear, .fiscalYear: nil
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }

    /// Which period of this kind `date` lies in, counted from year 0 (or, for days and weeks, from
    /// 1970). Consecutive periods have consecutive numbers.
    /// Of what is declared it is the last one that has begun, or the first there is.
    func index(of date: CivilDate, in declared: DeclaredPeriods) -> Int {
        switch self {
        case .fiscalYear: return declared.fiscalYear(of: date)
        case .semester, .schoolYear:
            let begun = stretches(declared).count { $0.days.lowerBound <= date }
            return Swift.max(0, begun - 1)
        case .day, .week, .month, .quarter, .halfYear, .year: break
        }
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
    func days(at index: Int, in declared: DeclaredPeriods) -> ClosedRange<CivilDate>? {
        if self == .fiscalYear { return declared.fiscalYear(index)?.days }
        if isOfSchool {
            let all = stretches(declared)
            return all.indices.contains(index) ? all[index].days : nil
        }
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

    private func stretches(_ declared: DeclaredPeriods) -> [DeclaredPeriods.Stretch] {
        self == .semester
            ? declared.semesters : declared.schoolYears.map { .init(days: $0.days, key: $0.key) }
    }

    /// `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `2026-W05` (ISO 8601 weeks), `2026-07-03`,
    /// `2025-2026`, `2025-2026-HK1` or `2026-FY`, of the period that `date` lies in.
    func key(of date: CivilDate, in declared: DeclaredPeriods) -> String {
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
        case .fiscalYear:
            return declared.fiscalYear(declared.fiscalYear(of: date))?.key ?? date.iso
        case .semester, .schoolYear:
            return stretches(declared).first { $0.days.contains(date) }?.key ?? date.iso
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
