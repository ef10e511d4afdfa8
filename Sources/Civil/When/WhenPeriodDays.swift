/// The days that a list of choices names within one period, or after it.
struct WhenPeriodDays {
    let periodic: WhenPeriodic
    let calendar: WorkingCalendar

    /// In order, each as often as it is chosen. `periodsOn` is how many periods lie between the
    /// anchor's and this one.
    func days(
        in spans: [ClosedRange<CivilDate>], anchor: CivilDate, periodsOn: Int
    ) -> [CivilDate] {
        var found: [CivilDate] = []
        for span in spans {
            for pick in periodic.picks {
                if let day = day(of: pick, in: span, anchor: anchor, periodsOn: periodsOn) {
                    found.append(day)
                }
            }
        }
        return found.count > 1 ? found.sorted() : found
    }

    /// The last day of what must lie in a plan for the occurrence to be the plan's: the named part
    /// of the period, or all of it.
    func end(of span: ClosedRange<CivilDate>) -> CivilDate {
        guard periodic.following == nil, let part = periodic.parts.first else {
            return span.upperBound
        }
        return self.span(of: part, in: span)?.upperBound ?? span.upperBound
    }

    /// The one day of a named year, where no calendar is needed to know it.
    static func onlyDay(_ periodic: WhenPeriodic) -> CivilDate? {
        let days = WhenPeriodDays(periodic: periodic, calendar: .weekdaysOnly)
        guard let year = periodic.year, periodic.isSingle, periodic.interval == 1,
            periodic.period == .year, let span = CivilPeriod(.year, year: year)?.days
        else { return nil }
        switch periodic.picks[0] {
        case .nthWorkingDay, .afterEnd(_, working: true), .anchorDay, .weekday: return nil
        case .day, .nthWeekday, .afterEnd, .date:
            return days.days(in: days.spans(of: span), anchor: span.lowerBound, periodsOn: 0).first
        }
    }

    // MARK: spans

    func spans(of period: ClosedRange<CivilDate>) -> [ClosedRange<CivilDate>] {
        var span = period
        if let following = periodic.following {
            guard let next = period.upperBound.adding(days: 1),
                let after = following.days(
                    at: following.index(of: next, in: calendar.declared), in: calendar.declared)
            else { return [] }
            span = after
        }
        guard !periodic.parts.isEmpty else { return [span] }
        return periodic.parts.compactMap { self.span(of: $0, in: span) }
    }

    func schoolYear(_ span: ClosedRange<CivilDate>) -> DeclaredPeriods.SchoolYear? {
        calendar.declared.schoolYears.first { $0.days == span }
    }

    /// `nil` where the school year has no such semester.
    func span(of part: WhenPart, in span: ClosedRange<CivilDate>)
        -> ClosedRange<CivilDate>?
    {
        if case .semester(let number) = part {
            guard let all = schoolYear(span)?.semesters, all.indices.contains(number - 1) else {
                return nil
            }
            return all[number - 1]
        }
        guard case .month(let number) = part else {
            let (first, count) = part.months ?? (1, 12)
            let start = span.lowerBound.adding(months: first - 1) ?? span.lowerBound
            return start...(start.adding(months: count - 1) ?? start).lastOfMonth
        }
        let first =
            number > 0
            ? span.lowerBound.adding(months: number - 1) ?? span.lowerBound
            : span.upperBound.firstOfMonth.adding(months: number + 1) ?? span.lowerBound
        return first...first.lastOfMonth
    }

    // MARK: days

    private func day(
        of pick: WhenPick, in span: ClosedRange<CivilDate>, anchor: CivilDate, periodsOn: Int
    ) -> CivilDate? {
        switch pick {
        case .anchorDay:
            return periodic.period.months.map { anchor.adding(months: $0 * periodsOn) }
                ?? anchor.adding(days: periodsOn * (periodic.period == .week ? 7 : 1))
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
        case .afterEnd(let count, let working):
            return working
                ? calendar.workingDay(count, after: span.upperBound)
                : span.upperBound.adding(days: count)
        case .date(let month, let day, let leapDay):
            let year = span.lowerBound.year
            guard
                span.upperBound.year > year
                    || (span.lowerBound.month...span.upperBound.month).contains(month)
            else { return nil }
            if let date = CivilDate(year, month, day) { return date }
            return switch leapDay {
            case .keepToFebruary: CivilDate(year, 2, 28)
            case .march: CivilDate(year, 3, 1)
            case .skip: nil
            }
        }
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
