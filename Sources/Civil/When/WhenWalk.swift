/// Goes through the occurrences of one expression in order. Every loop is over days, periods or
/// years inside the supported range, so each ends.
struct WhenWalk {
    let expression: WhenExpression
    let context: WhenContext
    /// The first moment considered, in the plan's zone.
    let from: CivilDateTime
    /// The last day considered.
    let through: CivilDate
    /// Where counting starts.
    let anchor: CivilDateTime
    /// Whether the anchor is a day without a time.
    let anchorIsDate: Bool
    /// The time of day of every occurrence, where there is one.
    let time: CivilTime?

    init(
        expression: WhenExpression, context: WhenContext, from: CivilDateTime, through: CivilDate,
        anchor: CivilDateTime, anchorIsDate: Bool
    ) {
        self.expression = expression
        self.context = context
        self.through = through
        let time = expression.time(in: context.officeHours)
        self.time = time
        if let start = expression.start {
            self.anchor = CivilDateTime(start, time ?? .midnight)
            self.anchorIsDate = time == nil
            self.from = Swift.max(from, CivilDateTime(start, .midnight))
        } else {
            self.anchor = time.map { CivilDateTime(anchor.date, $0) } ?? anchor
            self.anchorIsDate = time == nil && anchorIsDate
            self.from = from
        }
    }

    /// 1 January 2001, a Monday. What can't be counted backwards from there (`rrule:`, completions)
    /// starts as many whole 400-year cycles earlier as `date` asks for.
    static func defaultAnchor(_ form: WhenForm, before date: CivilDate) -> CivilDateTime {
        let cycle: Int
        switch form {
        case .rule, .afterCompletion: cycle = Swift.min(floorDivide(date.year - 1, 400), 5)
        case .date, .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .periodic,
            .workingDaily, .onCalendar, .limit:
            cycle = 5
        }
        return CivilDateTime(CivilDate(cycle * 400 + 1, 1, 1) ?? .min, .midnight)
    }

    /// `body` says whether to go on.
    func run(_ body: (WhenOccurrence) -> Bool) {
        switch expression.form {
        case .date(let date): once(date, body)
        case .lunarDate(let year, let month, let day, let leap):
            if let date = WhenLunar.solar(year: year, month: month, day: day, leap: leap) {
                once(date, body)
            }
        case .lunarYearly(let month, let day, let leap):
            lunarYears(body) { WhenLunar.solar(year: $0, month: month, day: day, leap: leap) }
        case .lunarNewYearsEve:
            lunarYears(body) { WhenLunar.solar(year: $0, month: 12, day: 30, leap: false) }
        case .lunarMonthly(let days, let leap): lunarMonths(days: days, leap: leap, body)
        case .periodic(let periodic): periods(periodic, body)
        case .workingDaily: workingDays(body)
        case .afterCompletion(let months, let days):
            completions(months: months, days: days, body)
        case .limit(let limit, let start):
            if let date = limit.end(after: start, calendar: context.calendar) {
                once(date, opensOn: start, body)
            }
        case .rule(let rule, let changes): WhenEngine.walk(rule, changes, self, body)
        case .onCalendar(let calendar, let subDaily):
            WhenEngine.walk(calendar, subDaily: subDaily, self, body)
        }
    }

    /// Hands on one day with the expression's time, if it lies in the window. `false` ends the
    /// walk: the body had enough, or the window is over.
    func emit(
        _ date: CivilDate, key: String, periodStart: CivilDate, belongsOn: CivilDate? = nil,
        _ body: (WhenOccurrence) -> Bool
    ) -> Bool {
        if date > through { return false }
        guard let time else {
            // A day without a time is still to come while it lasts.
            if date < from.date { return true }
            return body(
                WhenOccurrence(
                    periodKey: key, periodStart: periodStart, date: date, belongsOn: belongsOn))
        }
        let local = CivilDateTime(date, time)
        if local < from { return true }
        return body(
            WhenOccurrence(
                periodKey: key, periodStart: periodStart, date: date, belongsOn: belongsOn,
                time: time, instant: context.zone.instant(of: local)))
    }

    /// The period of a day that comes once is its year.
    private func once(
        _ date: CivilDate, opensOn start: CivilDate? = nil, _ body: (WhenOccurrence) -> Bool
    ) {
        let start = start ?? CivilDate(date.year, 1, 1) ?? date
        _ = emit(date, key: pad(date.year, 4), periodStart: start, body)
    }

    // MARK: solar periods

    private func periods(_ periodic: WhenPeriodic, _ body: (WhenOccurrence) -> Bool) {
        let choice = WhenPeriodDays(periodic: periodic, calendar: context.calendar)
        let (period, interval) = (periodic.period, periodic.interval)
        let isAfterwards = periodic.isAfterwards
        let declared = context.calendar.declared
        let phase = period.index(of: anchor.date, in: declared)
        var index = period.index(
            of: from.date.adding(days: -reach(periodic)) ?? .min, in: declared)
        if let year = periodic.year, let first = CivilDate(year, 1, 1) {
            index = Swift.max(index, period.index(of: first, in: declared))
        }
        index += floorModulo(phase - index, interval)
        while let span = period.days(at: index, in: declared), span.lowerBound <= through {
            let periodsOn = index - phase
            index += interval
            if let year = periodic.year, span.lowerBound.year != year {
                if span.lowerBound.year > year { return }
                continue
            }
            if isExcepted(span.lowerBound, periodic) { continue }
            let end = isAfterwards ? choice.end(of: span) : nil
            if let end, let start = expression.start, end < start { continue }
            let days = choice.keyed(in: span, anchor: anchor.date, periodsOn: periodsOn)
            for (date, key) in days {
                if period == .week, periodic.except.contains(date.month) { continue }
                if !emit(date, key: key, periodStart: span.lowerBound, belongsOn: end, body) {
                    return
                }
            }
        }
    }

    private func isExcepted(_ first: CivilDate, _ periodic: WhenPeriodic) -> Bool {
        periodic.period != .week && periodic.except.contains(first.month)
    }

    /// How many days after its period began an occurrence may still come.
    private func reach(_ periodic: WhenPeriodic) -> Int {
        if case .afterEnd(let count, let working)? = periodic.picks.first {
            return working ? count * 3 + 40 : count
        }
        switch periodic.following {
        case nil: return 0
        case .day, .week: return 7
        case .month: return 31
        case .quarter: return 92
        case .halfYear: return 184
        case .year, .semester, .schoolYear, .fiscalYear: return 366
        }
    }

    private func workingDays(_ body: (WhenOccurrence) -> Bool) {
        var day: CivilDate? = from.date
        while let date = day, date <= through {
            if context.calendar.isWorkingDay(date),
                !emit(date, key: date.iso, periodStart: date, body)
            {
                return
            }
            day = date.adding(days: 1)
        }
    }

    /// As if each were done on the day it fell due, the first one at the anchor. Occurrence n is
    /// counted from the anchor, so a 31st comes back after shorter months.
    private func completions(months: Int, days: Int, _ body: (WhenOccurrence) -> Bool) {
        var number = 0
        while let date = months > 0
            ? anchor.date.adding(months: months * number) : anchor.date.adding(days: days * number),
            date <= through
        {
            if !emit(date, key: String(number + 1), periodStart: date, body) { return }
            number += 1
        }
    }

    // MARK: lunar

    private func lunarYears(
        _ body: (WhenOccurrence) -> Bool, _ solar: (_ year: Int) -> CivilDate?
    ) {
        // The lunar year begins up to seven weeks after the solar one.
        let first = Swift.max(from.date.year - 1, WhenLunar.years.lowerBound)
        let last = Swift.min(through.year, WhenLunar.years.upperBound)
        guard first <= last else { return }
        for year in first...last {
            guard let date = solar(year),
                let newYear = WhenLunar.solar(year: year, month: 1, day: 1, leap: false)
            else { continue }
            if !emit(date, key: pad(year, 4), periodStart: newYear, body) { return }
        }
    }

    private func lunarMonths(days: [Int], leap: Bool, _ body: (WhenOccurrence) -> Bool) {
        let first = Swift.max(from.date.year - 1, WhenLunar.years.lowerBound)
        let last = Swift.min(through.year, WhenLunar.years.upperBound)
        guard first <= last else { return }
        for year in first...last {
            for month in 1...12 {
                for isLeap in leap ? [false, true] : [false] {
                    let found = days.compactMap {
                        WhenLunar.solar(year: year, month: month, day: $0, leap: isLeap)
                    }.sorted()
                    guard
                        let first = WhenLunar.solar(year: year, month: month, day: 1, leap: isLeap)
                    else { continue }
                    let whole = WhenLunar.key(year: year, month: month, leap: isLeap)
                    for (index, date) in found.enumerated()
                    where index == 0 || date != found[index - 1] {
                        let key = days.count == 1 ? whole : "\(whole)/\(index + 1)"
                        if !emit(date, key: key, periodStart: first, body) { return }
                    }
                }
            }
        }
    }
}
