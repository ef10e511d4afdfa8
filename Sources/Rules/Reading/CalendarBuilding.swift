import Civil

/// The calendar that a draft describes, after those that it extends: `drafts` has the outermost
/// base first.
func workingCalendar(_ drafts: [CalendarDraft]) -> WorkingCalendar {
    var entries: [CalendarDay] = []
    var announced = Set<Int>()
    var weekend: Set<Weekday> = [.saturday, .sunday]
    for draft in drafts {
        weekend = draft.weekend ?? weekend
        // What a base announced can't speak of the holidays that are added here.
        let untold = announced.subtracting(draft.announced)
        if !untold.isEmpty, !draft.holidays.isEmpty {
            let own = WorkingCalendar(
                name: draft.id.value, weekend: weekend, holidays: draft.holidays.map(\.yearly),
                announced: Set(1...9999).subtracting(untold))
            entries += own.listed(from: .min, to: .max)
        }
        entries += draft.days.map(\.entry)
        announced.formUnion(draft.announced)
    }
    return WorkingCalendar(
        name: drafts.last?.id.value ?? "weekdays", weekend: weekend, entries: entries,
        holidays: drafts.flatMap { $0.holidays.map(\.yearly) }, announced: announced)
}

/// Saturdays and Sundays off and no holidays: for plans without a calendar.
let plainCalendar = WorkingCalendar(name: "weekdays")

extension CalendarDraft.Day {
    fileprivate var entry: CalendarDay {
        CalendarDay(date: date, kind: isOff ? .off : .work, name: name, source: source)
    }
}

extension CalendarDraft.Holiday {
    fileprivate var yearly: YearlyHoliday {
        YearlyHoliday(
            name: name, day: day, month: month, isLunar: isLunar, since: since, until: until,
            daysBefore: daysBefore, daysAfter: daysAfter)
    }
}
