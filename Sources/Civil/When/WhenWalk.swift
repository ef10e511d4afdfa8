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

    init(
        expression: WhenExpression, context: WhenContext, from: CivilDateTime, through: CivilDate,
        anchor: CivilDateTime, anchorIsDate: Bool
    ) {
        self.expression = expression
        self.context = context
        self.through = through
        if let start = expression.start {
            let time = expression.time ?? .midnight
            self.anchor = CivilDateTime(start, time)
            self.anchorIsDate = expression.time == nil
            self.from = Swift.max(from, CivilDateTime(start, .midnight))
        } else {
            self.anchor = expression.time.map { CivilDateTime(anchor.date, $0) } ?? anchor
            self.anchorIsDate = expression.time == nil && anchorIsDate
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
            .workingDaily, .onCalendar:
            cycle = 5
        }
        return CivilDateTime(CivilDate(cycle * 400 + 1, 1, 1) ?? .min, .midnight)
    }

    /// `body` says whether to go on.
    func run(_ body: (WhenOccurrence) -> Bool) {
        switch expression.form {
        case .date(let date):
            _ = emit(date, key: date.iso, periodStart: date, body)
        case .lunarDate(let year, let month, let day, let leap):
            if let date = WhenLunar.solar(year: year, month: month, day: day, leap: leap) {
                _ = emit(date, key: date.iso, periodStart: date, body)
            }
        case .lunarYearly(let month, let day, let leap):
            lunarYears(body) { WhenLunar.solar(year: $0, month: month, day: day, leap: leap) }
        case .lunarNewYearsEve:
            lunarYears(body) { WhenLunar.solar(year: $0, month: 12, day: 30, leap: false) }
        case .lunarMonthly(let day, let leap): lunarMonths(day: day, leap: leap, body)
        case .periodic(let interval, let period, let picks):
            periods(interval: interval, period, picks, body)
        case .workingDaily: workingDays(body)
        case .afterCompletion(let months, let days):
            completions(months: months, days: days, body)
        case .rule(let rule, let changes): WhenEngine.walk(rule, changes, self, body)
        case .onCalendar(let calendar, let subDaily):
            WhenEngine.walk(calendar, subDaily: subDaily, self, body)
        }
    }

    /// Hands on one day with the expression's time, if it lies in the window. `false` ends the
    /// walk: the body had enough, or the window is over.
    func emit(
        _ date: CivilDate, key: String, periodStart: CivilDate, _ body: (WhenOccurrence) -> Bool
    ) -> Bool {
        if date > through { return false }
        guard let time = expression.time else {
            // A day without a time is still to come while it lasts.
            if date < from.date { return true }
            return body(WhenOccurrence(periodKey: key, periodStart: periodStart, date: date))
        }
        let local = CivilDateTime(date, time)
        if local < from { return true }
        return body(
            WhenOccurrence(
                periodKey: key, periodStart: periodStart, date: date, time: time,
                instant: context.zone.instant(of: local)))
    }

    // MARK: solar periods

    private func periods(
        interval: Int, _ period: WhenPeriod, _ picks: [WhenPick], _ body: (WhenOccurrence) -> Bool
    ) {
        let choice = WhenPeriodDays(period: period, picks: picks, calendar: context.calendar)
        let phase = period.index(of: anchor.date)
        var index = period.index(of: from.date)
        index += floorModulo(phase - index, interval)
        while let span = period.days(at: index), span.lowerBound <= through {
            for date in choice.days(in: span, anchor: anchor.date, periodsOn: index - phase) {
                let key = choice.isSingle ? period.key(of: span.lowerBound) : date.iso
                let start = choice.isSingle ? span.lowerBound : date
                if !emit(date, key: key, periodStart: start, body) { return }
            }
            index += interval
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

    private func lunarMonths(day: Int, leap: Bool, _ body: (WhenOccurrence) -> Bool) {
        let first = Swift.max(from.date.year - 1, WhenLunar.years.lowerBound)
        let last = Swift.min(through.year, WhenLunar.years.upperBound)
        guard first <= last else { return }
        for year in first...last {
            for month in 1...12 {
                for isLeap in leap ? [false, true] : [false] {
                    guard
                        let date = WhenLunar.solar(
                            year: year, month: month, day: day, leap: isLeap)
                    else { continue }
                    if !emit(date, key: date.iso, periodStart: date, body) { return }
                }
            }
        }
    }
}
