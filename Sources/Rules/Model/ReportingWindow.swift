package import Civil

/// From which day to which day a report's data run, apart from the period's name and from the due
/// day (statement 52).
package struct ReportingWindow: Hashable, Sendable {
    package enum Extent: Hashable, Sendable {
        /// Decree 09/2019/NĐ-CP, article 12: from the 15th of the month before the period to the
        /// 14th of its last month.
        case decree
        /// The period's own first and last day.
        case whole
        case between(Edge, Edge)
        /// How things stand at the end of one day.
        case asOf(Edge)
    }

    /// One of the two days, as a rule says it.
    package enum Edge: Hashable, Sendable {
        case date(CivilDate)
        /// Of the period's year, or so many years later; 29/2 keeps to February.
        case ofYear(month: Int, day: Int, years: Int)
        /// A month that lacks the day ends on its last.
        case ofMonth(day: Int, MonthPlace)
    }

    /// A month as seen from the period.
    package enum MonthPlace: Hashable, Sendable { case before, first, last, after }

    package var extent: Extent
    /// The data add up from the year's start: such a window may be longer than its period.
    package var isCumulative: Bool

    package init(_ extent: Extent, isCumulative: Bool = false) {
        self.extent = extent
        self.isCumulative = isCumulative
    }

    /// The days of the period that `key` names; `nil` where the words say nothing of such a period.
    package func days(
        of key: String, in declared: DeclaredPeriods = DeclaredPeriods()
    ) -> ClosedRange<CivilDate>? {
        let span = ReportingSpan(key: key, declared: declared)
        let ends: (CivilDate?, CivilDate?)
        switch extent {
        case .decree: ends = decree(span?.period)
        case .whole:
            ends = (
                isCumulative ? span?.startOfYear : span?.days?.lowerBound, span?.days?.upperBound
            )
        case .between(let first, let last): ends = (first.day(in: span), last.day(in: span))
        case .asOf(let day): ends = (day.day(in: span), day.day(in: span))
        }
        guard let first = ends.0, let last = ends.1, first <= last else { return nil }
        return first...last
    }

    /// Article 12 speaks of months, quarters, halves and years. What adds up from the year's start
    /// begins on 15/12 of the year before, and ends as the period does.
    private func decree(_ period: CivilPeriod?) -> (CivilDate?, CivilDate?) {
        guard let period, isCumulative || period.kind != .nineMonths else { return (nil, nil) }
        let month = isCumulative ? CivilDate(period.year, 1, 1) : period.start
        return (
            month?.adding(months: -1)?.adding(days: 14),
            period.end.firstOfMonth.adding(days: 13)
        )
    }
}

/// What a period key says of time: a stretch of the calendar, or a year alone.
package struct ReportingSpan: Sendable {
    package let year: Int
    /// `nil` for weeks, for what a calendar declares, and for keys that name a year and a place in it.
    package let period: CivilPeriod?
    /// First and last day; `nil` where the key names a year and a place in it.
    package let days: ClosedRange<CivilDate>?

    /// `nil` for keys that name no year, as after a completion.
    package init?(key: String, declared: DeclaredPeriods = DeclaredPeriods()) {
        guard key.utf8.count >= 4, let year = Int(key.prefix(4)) else { return nil }
        self.year = year
        period = CivilPeriod(key: key)
        let own = declared.days(ofKey: key)
        days = period?.days ?? Self.week(key, year) ?? own
        let schoolYear = key.contains("-HK") ? declared.days(ofKey: String(key.prefix(9))) : own
        startOfYear = schoolYear?.lowerBound ?? CivilDate(year, 1, 1)
    }

    /// Of the year, school year or fiscal year that it lies in.
    let startOfYear: CivilDate?

    /// `2026-W05`, Monday to Sunday (ISO 8601: the first week holds 4 January).
    private static func week(_ key: String, _ year: Int) -> ClosedRange<CivilDate>? {
        let rest = key.dropFirst(4)
        guard rest.hasPrefix("-W"), let number = Int(rest.dropFirst(2)),
            let fourth = CivilDate(year, 1, 4),
            let monday = fourth.adding(days: 1 - fourth.weekday.rawValue + 7 * (number - 1)),
            let sunday = monday.adding(days: 6)
        else { return nil }
        return monday...sunday
    }
}

extension ReportingWindow.Edge {
    fileprivate func day(in span: ReportingSpan?) -> CivilDate? {
        switch self {
        case .date(let date): return date
        case .ofYear(let month, let day, let years):
            guard let year = span.map({ $0.year + years }), (1...9999).contains(year) else {
                return nil
            }
            let length = CivilDate.daysInMonth(year: year, month: month)
            return CivilDate(year, month, min(day, length))
        case .ofMonth(let day, let place):
            // What has a month within it: not a week.
            guard let days = span?.days, days.lowerBound.days(until: days.upperBound) > 6 else {
                return nil
            }
            let month: CivilDate? =
                switch place {
                case .before: days.lowerBound.adding(months: -1)
                case .first: days.lowerBound
                case .last: days.upperBound.firstOfMonth
                case .after: days.upperBound.firstOfMonth.adding(months: 1)
                }
            guard let month else { return nil }
            return CivilDate(
                month.year, month.month,
                min(day, CivilDate.daysInMonth(year: month.year, month: month.month)))
        }
    }
}
