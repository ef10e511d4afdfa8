/// Which days are worked: dated data as announced, and for the years that nobody has announced yet
/// the holidays that the law implies (statement 7; Labour Code 2019, articles 111 and 112).
///
/// Days of 1968–2199 are looked up in a table made once; outside those years only the weekly days
/// off and dated days count, since there the lunar holidays can't be computed.
package struct WorkingCalendar: Sendable {
    package let name: String
    private let weekend: Set<Weekday>
    private let table: WorkdayTable
    /// Days off by name and worked days off, ascending.
    private let special: [CalendarDay]
    private let layers: [CalendarLayer]
    /// School years and fiscal years.
    package var declared = DeclaredPeriods()

    /// How much is known of a year's days off.
    package enum Coverage: Sendable {
        /// All that there are, as announced.
        case announced
        /// What the law implies, or some dated days.
        case notAnnounced
        /// Nothing but the weekly days off.
        case unknown
    }

    /// - Parameters:
    ///   - weekend: the weekly days off.
    ///   - layers: what holds, a later one above an earlier one: first the country's days, then an
    ///     organisation's own.
    package init(
        name: String, weekend: Set<Weekday> = [.saturday, .sunday], layers: [CalendarLayer]
    ) {
        self.name = name
        self.weekend = weekend
        self.layers = layers
        var days: [CivilDate: CalendarDay] = [:]
        for layer in layers {
            for day in layer.impliedDays(weekend: weekend, above: days) + layer.entries {
                days[day.date] = day
            }
        }
        special = days.values.sorted { $0.date < $1.date }
        table = WorkdayTable(weekend: weekend, special: special)
    }

    /// A calendar of one layer.
    package init(
        name: String, weekend: Set<Weekday> = [.saturday, .sunday], entries: [CalendarDay] = [],
        holidays: [YearlyHoliday] = [], announced: Set<Int> = []
    ) {
        self.init(
            name: name, weekend: weekend,
            layers: [
                CalendarLayer(entries: entries, holidays: holidays, announced: announced)
            ])
    }

    /// Saturdays and Sundays off, and no holidays: for plans without a calendar.
    package static let weekdaysOnly = WorkingCalendar(name: "weekdays")

    /// What is known of the days off of `year`. A calendar that is nothing but weekends knows all.
    package func coverage(of year: Int) -> Coverage {
        let isBare = layers.allSatisfy { $0.entries.isEmpty && $0.holidays.isEmpty }
        if isBare || layers.contains(where: { $0.announced.contains(year) }) { return .announced }
        // A holiday of the lunar calendar that can't be worked out leaves the year unknown.
        let isImplied =
            layers.contains { layer in
                layer.holidays.contains { !$0.days(in: year).isEmpty }
            } && !layers.contains { $0.holidays.contains { $0.isBeyondReckoning(in: year) } }
        if isImplied { return .notAnnounced }
        guard let first = CivilDate(year, 1, 1), let last = CivilDate(year, 12, 31) else {
            return .unknown
        }
        return listed(from: first, to: last).isEmpty ? .unknown : .notAnnounced
    }

    package func isWorkingDay(_ day: CivilDate) -> Bool {
        table.isWorked(Int(day.dayNumber))
            ?? entry(at: day).map { $0.kind == .work } ?? !weekend.contains(day.weekday)
    }

    /// What kind of day it is, and why.
    package func entry(on day: CivilDate) -> DayStatus {
        guard let special = entry(at: day) else {
            return weekend.contains(day.weekday) ? .weekend : .working
        }
        return switch special.kind {
        case .work: .worked(special.name)
        case .off: .off(special.name, isAnnounced: special.isAnnounced)
        }
    }

    /// Days off by name and worked days off, ascending; plain weekends aren't among them. Empty
    /// when `to` lies before `from`.
    package func listed(from: CivilDate, to: CivilDate) -> [CalendarDay] {
        guard from <= to else { return [] }
        let end = to.adding(days: 1).map(position) ?? special.endIndex
        return Array(special[position(of: from)..<end])
    }

    /// The n-th working day after `day`, n ≥ 1; `nil` beyond year 9999.
    package func workingDay(_ n: Int, after day: CivilDate) -> CivilDate? {
        if let found = table.worked(n, after: Int(day.dayNumber)) {
            return CivilDate(uncheckedDayNumber: found)
        }
        return step(n, day, by: 1)
    }

    /// The n-th working day before `day`, n ≥ 1; `nil` before year 1.
    package func workingDay(_ n: Int, before day: CivilDate) -> CivilDate? {
        if let found = table.worked(n, before: Int(day.dayNumber)) {
            return CivilDate(uncheckedDayNumber: found)
        }
        return step(n, day, by: -1)
    }

    /// Day by day, for what reaches beyond the table.
    private func step(_ n: Int, _ day: CivilDate, by direction: Int) -> CivilDate? {
        var current = day
        var left = n
        while left > 0 {
            guard let next = current.adding(days: direction) else { return nil }
            current = next
            if isWorkingDay(current) { left -= 1 }
        }
        return current
    }

    /// `day` itself when it is worked, else the next working day.
    package func rollForward(_ day: CivilDate) -> CivilDate? {
        isWorkingDay(day) ? day : workingDay(1, after: day)
    }

    /// `day` itself when it is worked, else the working day before.
    package func rollBackward(_ day: CivilDate) -> CivilDate? {
        isWorkingDay(day) ? day : workingDay(1, before: day)
    }

    /// Working days after `from`, up to and with `to`; 0 when `to` isn't later (Civil Code 2015,
    /// article 147: the first day isn't counted).
    package func workingDays(from: CivilDate, to: CivilDate) -> Int {
        guard from < to else { return 0 }
        let days = (Int(from.dayNumber) + 1)...Int(to.dayNumber)
        return table.count(in: days)
            ?? days.count { isWorkingDay(CivilDate(uncheckedDayNumber: $0)) }
    }

    /// Where the first special day on or after `day` stands.
    private func position(of day: CivilDate) -> Int {
        var (low, high) = (special.startIndex, special.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if special[middle].date < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func entry(at day: CivilDate) -> CalendarDay? {
        let index = position(of: day)
        return index < special.endIndex && special[index].date == day ? special[index] : nil
    }
}

extension WorkingCalendar: Equatable {
    /// Whether both say the same of every day, and of how much is announced.
    package static func == (a: WorkingCalendar, b: WorkingCalendar) -> Bool {
        a.name == b.name && a.weekend == b.weekend && a.special == b.special
            && a.layers.map(\.announced) == b.layers.map(\.announced)
            && a.declared == b.declared
    }
}
