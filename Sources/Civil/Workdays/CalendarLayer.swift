/// What one file says of working days: dated days, and the holidays of every year.
///
/// A country's calendar is one layer; an organisation that adds its own days off puts a second one
/// upon it.
package struct CalendarLayer: Sendable {
    /// Of two for the same day the later one holds.
    package let entries: [CalendarDay]
    /// Computed for the years outside `announced`.
    package let holidays: [YearlyHoliday]
    /// The years for which `entries` say all, so that nothing is computed.
    package let announced: Set<Int>

    package init(
        entries: [CalendarDay] = [], holidays: [YearlyHoliday] = [], announced: Set<Int> = []
    ) {
        self.entries = entries
        self.holidays = holidays
        self.announced = announced
    }

    /// The days off that the holidays imply in the solar years 1968–2199, those made up for among
    /// them: a holiday on a weekly day off is made up on the next working day (Labour Code 2019,
    /// article 111(3)). Ascending, each day once, none in an announced year.
    ///
    /// The years are looked at together, since a holiday's days may reach into the next year, and
    /// what is made up for must not land on that year's holidays. Two holidays on one day are one
    /// day off under both names, and are made up for once. What the layers below have off already
    /// stays theirs, and nothing is made up on it.
    func impliedDays(
        weekend: Set<Weekday>, above below: [CivilDate: CalendarDay]
    ) -> [CalendarDay] {
        var off: [CivilDate: CalendarDay] = [:]
        func isTaken(_ day: CivilDate) -> Bool { off[day] != nil || below[day]?.kind == .off }
        for holiday in holidays {
            for year in LunarDate.years {
                for day in holiday.days(in: year)
                where !announced.contains(day.year) && below[day]?.kind != .off {
                    let name = off[day].map { "\($0.name), \(holiday.name)" } ?? holiday.name
                    off[day] = Self.implied(day, name, holiday.source)
                }
            }
        }
        let missed = off.values.filter { weekend.contains($0.date.weekday) }
        for holiday in missed.sorted(by: { $0.date < $1.date }) {
            var day = holiday.date
            while isTaken(day) || weekend.contains(day.weekday) {
                // A week without a working day has none to make anything up on.
                guard weekend.count < Weekday.allCases.count, let next = day.adding(days: 1)
                else { break }
                day = next
            }
            if !isTaken(day), !announced.contains(day.year) {
                off[day] = Self.implied(day, "Nghỉ bù \(holiday.name)", holiday.source)
            }
        }
        return off.values.sorted { $0.date < $1.date }
    }

    private static func implied(_ day: CivilDate, _ name: String, _ source: String?) -> CalendarDay
    {
        CalendarDay(date: day, kind: .off, name: name, source: source, isAnnounced: false)
    }
}
