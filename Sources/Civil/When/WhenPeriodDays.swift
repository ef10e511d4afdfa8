/// The days that a list of choices names within one period.
struct WhenPeriodDays {
    let period: WhenPeriod
    let picks: [WhenPick]
    let calendar: WorkingCalendar

    /// Whether the period has at most one such day, so that its own name is key enough.
    var isSingle: Bool { picks.count == 1 && period != .day }

    /// In order, each once. `periodsOn` is how many periods lie between the anchor's and this one.
    func days(in span: ClosedRange<CivilDate>, anchor: CivilDate, periodsOn: Int) -> [CivilDate] {
        let found = picks.compactMap { day(of: $0, in: span, anchor: anchor, periodsOn: periodsOn) }
        guard found.count > 1 else { return found }
        var sorted: [CivilDate] = []
        for date in found.sorted() where sorted.last != date { sorted.append(date) }
        return sorted
    }

    private func day(
        of pick: WhenPick, in period: ClosedRange<CivilDate>, anchor: CivilDate, periodsOn: Int
    ) -> CivilDate? {
        let span = pick.month.map { month($0, of: period) } ?? period
        switch pick.kind {
        case .anchorDay:
            return self.period.months.map { anchor.adding(months: $0 * periodsOn) }
                ?? anchor.adding(days: periodsOn * (self.period == .week ? 7 : 1))
        case .day(let number):
            // A 31st is the last day of a shorter month, and comes back in the next long one.
            let length = span.lowerBound.days(until: span.upperBound)
            return number > 0
                ? span.lowerBound.adding(days: Swift.min(number - 1, length))
                : span.upperBound.adding(days: Swift.max(number + 1, -length))
        case .weekday(let weekday): return nthWeekday(1, weekday, in: span)
        case .nthWeekday(let number, let weekday):
            return nthWeekday(number, weekday, in: span)
        case .nthWorkingDay(let number): return nthWorkingDay(number, in: span)
        case .date(let month, let day, let leapDay):
            let year = span.lowerBound.year
            if let date = CivilDate(year, month, day) { return date }
            return switch leapDay {
            case .keepToFebruary: CivilDate(year, 2, 28)
            case .march: CivilDate(year, 3, 1)
            case .skip: nil
            }
        }
    }

    private func month(_ number: Int, of span: ClosedRange<CivilDate>) -> ClosedRange<CivilDate> {
        let first =
            number > 0
            ? span.lowerBound.adding(months: number - 1) ?? span.lowerBound
            : span.upperBound.firstOfMonth.adding(months: number + 1) ?? span.lowerBound
        return first...first.lastOfMonth
    }

    private func nthWeekday(_ number: Int, _ weekday: Weekday, in span: ClosedRange<CivilDate>)
        -> CivilDate?
    {
        let date: CivilDate?
        if number > 0 {
            let ahead = floorModulo(weekday.rawValue - span.lowerBound.weekday.rawValue, 7)
            date = span.lowerBound.adding(days: ahead + (number - 1) * 7)
        } else {
            let back = floorModulo(span.upperBound.weekday.rawValue - weekday.rawValue, 7)
            date = span.upperBound.adding(days: -back + (number + 1) * 7)
        }
        return date.flatMap { span.contains($0) ? $0 : nil }
    }

    private func nthWorkingDay(_ number: Int, in span: ClosedRange<CivilDate>) -> CivilDate? {
        var left = abs(number)
        var latest: CivilDate?
        var day: CivilDate? = number > 0 ? span.lowerBound : span.upperBound
        while let date = day, span.contains(date), left > 0 {
            if calendar.isWorkingDay(date) {
                latest = date
                left -= 1
            }
            day = date.adding(days: number > 0 ? 1 : -1)
        }
        return latest
    }
}
