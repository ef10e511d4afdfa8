import Civil

/// The calendar that a draft describes, after those that it extends: `drafts` has the outermost
/// base first. Each is a layer of its own, since what a base announced can't speak of the holidays
/// that are added here.
func workingCalendar(_ drafts: [CalendarDraft]) -> WorkingCalendar {
    var calendar = WorkingCalendar(
        name: drafts.last?.id.value ?? WorkingCalendar.weekdaysOnly.name,
        weekend: drafts.last { $0.weekend != nil }?.weekend ?? [.saturday, .sunday],
        layers: drafts.map { draft in
            CalendarLayer(
                entries: draft.days.map(\.entry), holidays: draft.holidays.map(\.yearly),
                announced: Set(draft.announced))
        })
    for draft in drafts {
        for year in draft.schoolYears { calendar.declared.declare(year) }
        if let (month, day) = draft.fiscalYear {
            calendar.declared.declareFiscalYear(month: month, day: day)
        }
    }
    return calendar
}

extension CalendarDraft.Day {
    fileprivate var entry: CalendarDay {
        CalendarDay(date: date, kind: isOff ? .off : .work, name: name, source: source)
    }
}

extension CalendarDraft.Holiday {
    fileprivate var yearly: YearlyHoliday {
        YearlyHoliday(
            name: name, day: day, month: month, isLunar: isLunar, since: since, until: until,
            daysBefore: daysBefore, daysAfter: daysAfter, source: source)
    }
}
