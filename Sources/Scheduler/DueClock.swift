package import Civil
package import Rules

/// By which days a due day moves on where days don't count (statement 55).
package struct DueClock: Sendable {
    let calendar: WorkingCalendar
    /// The limit is one of working days: the days off among those that don't count were none of it.
    let countsWorkingDays: Bool

    package init(_ duty: Duty, calendar: WorkingCalendar) {
        self.calendar = calendar
        countsWorkingDays =
            switch duty.schedule {
            case .afterEvent(let limit, _): limit.unit == .workingDays
            case .recurring(let expression, _): expression.countsWorkingDays
            case .dates, .afterCompletion, .standing: false
            }
    }

    /// Whether a day that doesn't count moves the due day by one.
    func counts(_ day: CivilDate) -> Bool { !countsWorkingDays || calendar.isWorkingDay(day) }

    /// So many counted days after `day`, and on to a working day; `nil` beyond the supported years.
    func day(_ count: Int, after day: CivilDate) -> CivilDate? {
        countsWorkingDays
            ? calendar.workingDay(count, after: day)
            : day.adding(days: count).map { calendar.rollForward($0) ?? $0 }
    }

    /// The day off that so many days after `day` are, where that has to go on to a working day.
    func dayOff(_ count: Int, after day: CivilDate) -> CivilDate? {
        guard !countsWorkingDays, let moved = day.adding(days: count),
            !calendar.isWorkingDay(moved)
        else { return nil }
        return moved
    }
}
