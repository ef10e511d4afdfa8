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
    /// day off under both names, and are made up for once.
    func impliedDays(weekend: Set<Weekday>) -> [CalendarDay] {
        var off: [CivilDate: String] = [:]
        for holiday in holidays {
            for year in LunarDate.years {
                for day in holiday.days(in: year) where !announced.contains(day.year) {
                    off[day] = off[day].map { "\($0), \(holiday.name)" } ?? holiday.name
                }
            }
        }
        let missed = off.filter { weekend.contains($0.key.weekday) }
        for (date, name) in missed.sorted(by: { $0.key < $1.key }) {
            var day = date
            while off[day] != nil || weekend.contains(day.weekday) {
                // A week without a working day has none to make anything up on.
                guard weekend.count < Weekday.allCases.count, let next = day.adding(days: 1)
                else { break }
                day = next
            }
            if off[day] == nil, !announced.contains(day.year) {
                off[day] = "Nghỉ bù \(name)"
            }
        }
        return off.map {
            CalendarDay(date: $0.key, kind: .off, name: $0.value, isAnnounced: false)
        }.sorted { $0.date < $1.date }
    }

}
