/// Clauses put together: either a form that can happen, or the reason why it can't.
struct WhenAssembly {
    let clauses: WhenClauses
    /// The whole text, for findings that no single part of it causes.
    let whole: Range<Int>

    func form() throws(WhenError) -> WhenForm {
        if let rest = try withoutWeekday() {
            return try WhenAssembly(clauses: rest, whole: whole).form()
        }
        try refuseDayOfException()
        try refuseIncluded()
        try refuseOpenings()
        try refuseHourOfOne()
        try checkCalendars()
        try refuseCalendarOfOne()
        if let limit = clauses.limit { return try self.limit(limit) }
        if let place = clauses.afterCompletion { return try afterCompletion(place) }
        if clauses.workingDaily != nil { return try workingDaily() }
        if clauses.choices.contains(where: {
            if case .newYearsEve = $0.value { true } else { false }
        }) {
            return try newYearsEve()
        }
        try refuseRoundNewYear()
        if let rest = try datesOfYear() {
            return try WhenAssembly(clauses: rest, whole: whole).form()
        }
        if let form = try oneDate() { return form }
        if clauses.lunar != nil || clauses.leap != nil { return try lunar() }
        return try WhenPeriodicAssembly(clauses: clauses, whole: whole).form()
    }

    /// Whether the last good day is the day before; a due time counts as it is (statement 1).
    var isBefore: Bool {
        reading == .before && clauses.time == nil && clauses.dayPart == nil
            && clauses.endOfDay == nil
    }

    /// A date and the day of the week that it is: the clauses without the latter, once it is checked.
    private func withoutWeekday() throws(WhenError) -> WhenClauses? {
        guard clauses.choices.count == 2, clauses.lunar == nil, clauses.period == nil,
            let index = clauses.choices.firstIndex(where: {
                if case .pick(.weekday) = $0.value { true } else { false }
            }), case .pick(.weekday(let weekday)) = clauses.choices[index].value
        else { return nil }
        let (said, date) = (clauses.choices[index], clauses.choices[1 - index])
        let end = min(said.range.upperBound, date.range.upperBound)
        let between = end..<max(end, said.range.lowerBound, date.range.lowerBound)
        if clauses.conjunctions.contains(where: { between.contains($0.lowerBound) }) { return nil }
        switch date.value {
        case .date(let day, let month, let year):
            let named = try WhenChecks.date(day: day, month: month, year: year, date.range)
            guard named.weekday == weekday else {
                throw WhenHelp.otherWeekday(named, weekday, said.range)
            }
        case .dayMonth(let day, let month):
            throw WhenHelp.weekdayNeedsYear(day, month, said.range)
        case .pick, .newYearsEve: return nil
        }
        var rest = clauses
        rest.choices.remove(at: index)
        return rest
    }

    private func checkCalendars() throws(WhenError) {
        if let solar = clauses.solar, clauses.lunar != nil || clauses.leap != nil {
            throw Self.unfit(solar)
        }
        if let mung = clauses.mung, clauses.lunar == nil, clauses.solar == nil {
            throw WhenHelp.whichCalendar(clauses.choices.first?.value, mung)
        }
        if let moon = clauses.fullMoon, clauses.lunarDays < clauses.choices.count {
            throw WhenHelp.besideFullMoon(clauses.choices.map(\.value), moon)
        }
        if let time = clauses.time, let part = clauses.dayPart,
            (time.value.hour < 12) != (part.value == .morning)
        {
            throw WhenError(
                "the hour and the part of the day don't go together",
                vi: "giờ và buổi không khớp nhau", remedy: "write the hour alone, such as 17:00",
                remedyVi: "chỉ ghi giờ, như 17 giờ", range: part.range)
        }
    }

    // MARK: forms of their own

    private func limit(_ limit: WhenClauses.Placed<WhenLimit>) throws(WhenError) -> WhenForm {
        try refuse(
            clauses.choices.first?.range, clauses.period?.range, clauses.parts.first?.range,
            clauses.following?.range, clauses.year?.range, clauses.lunar, clauses.leap,
            clauses.except?.range, clauses.workingDaily, clauses.afterCompletion,
            clauses.monthInPart?.range, clauses.ended?.range, clauses.leapDay?.range)
        guard let start = clauses.start?.value else { throw WhenHelp.event(limit.range) }
        return .limit(limit.value, from: start)
    }

    private func afterCompletion(_ place: Range<Int>) throws(WhenError) -> WhenForm {
        guard let period = clauses.period, clauses.saysEvery, clauses.choices.isEmpty,
            clauses.parts.isEmpty, clauses.monthInPart == nil, clauses.following == nil,
            clauses.year == nil, clauses.except == nil, clauses.lunar == nil, clauses.leap == nil,
            clauses.reading == nil, clauses.leapDay == nil, clauses.bound == nil
        else {
            throw WhenError(
                "after completion, only an interval can be said",
                vi: "kể từ khi hoàn thành thì chỉ nêu được khoảng thời gian",
                remedy: "write every 3 months after completion",
                remedyVi: "viết mỗi 3 tháng kể từ khi hoàn thành", range: place)
        }
        if period.value.isDeclared { throw Self.unfit(period.range) }
        let count = clauses.interval
        return switch period.value {
        case .day: .afterCompletion(months: 0, days: count)
        case .week: .afterCompletion(months: 0, days: count * 7)
        case .month: .afterCompletion(months: count, days: 0)
        case .quarter: .afterCompletion(months: count * 3, days: 0)
        case .halfYear: .afterCompletion(months: count * 6, days: 0)
        case .year, .semester, .schoolYear, .fiscalYear:
            .afterCompletion(months: count * 12, days: 0)
        }
    }

    private func newYearsEve() throws(WhenError) -> WhenForm {
        if clauses.choices.count > 1 { throw Self.tooMany(clauses.choices[1].range) }
        if let year = clauses.year {
            guard let tet = WhenLunar.solar(year: year.value, month: 1, day: 1, leap: false),
                let eve = tet.adding(days: -1)
            else { throw WhenChecks.outsideYears(WhenLunar.years, year.range) }
            throw WhenHelp.lunarOfYear(year.value, eve, year.range)
        }
        try refuse(
            clauses.parts.first?.range, clauses.leap, clauses.following?.range,
            clauses.except?.range, clauses.monthInPart?.range,
            clauses.leapDay?.range)
        if let period = clauses.period, period.value != .year || clauses.interval != 1 {
            throw Self.needsYear(period.range)
        }
        return .lunarNewYearsEve
    }

    /// `15/06/2026 và 15/12/2026`, as dates and the year that they share.
    private func datesOfYear() throws(WhenError) -> WhenClauses? {
        guard clauses.choices.count > 1, clauses.lunar == nil, clauses.leap == nil else {
            return nil
        }
        var rest = clauses
        for (index, choice) in clauses.choices.enumerated() {
            guard let (day, month, year) = date(index) else { return nil }
            _ = try WhenChecks.date(day: day, month: month, year: year, choice.range)
            rest.choices[index].value = .dayMonth(day: day, month: month)
            if let named = rest.year, named.value != year {
                throw WhenHelp.datesOfYears(choice.range)
            }
            rest.year = .init(year, choice.range)
        }
        // Each says its year, in whatever order.
        rest.choices.sort { Self.dayOfYear($0.value) < Self.dayOfYear($1.value) }
        return rest
    }

    /// A date of several; in `30/4 và 30/10/2026` the last one's year is that of those before it.
    func date(_ index: Int) -> (day: Int, month: Int, year: Int)? {
        switch clauses.choices[index].value {
        case .date(let day, let month, let year): return (day, month, year)
        case .dayMonth(let day, let month):
            for later in clauses.choices[(index + 1)...] {
                switch later.value {
                case .date(_, _, let year): return (day, month, year)
                case .dayMonth: continue
                case .pick, .newYearsEve: return nil
                }
            }
            return nil
        case .pick, .newYearsEve: return nil
        }
    }

    /// A full date, solar or lunar.
    private func oneDate() throws(WhenError) -> WhenForm? {
        guard
            let choice = clauses.choices.first(where: {
                if case .date = $0.value { true } else { false }
            }), case .date(let day, let month, let year) = choice.value
        else { return nil }
        if let other = clauses.choices.first(where: { $0.range != choice.range }) {
            throw Self.tooMany(other.range)
        }
        try refuse(
            clauses.period?.range, clauses.parts.first?.range, clauses.monthInPart?.range,
            clauses.following?.range, clauses.except?.range, clauses.leapDay?.range,
            clauses.start?.range, clauses.times?.range, clauses.bound)
        if let other = clauses.year, other.value != year { throw Self.unfit(other.range) }
        guard clauses.lunar != nil || clauses.leap != nil else {
            return .date(try WhenChecks.date(day: day, month: month, year: year, choice.range))
        }
        return try lunarDate(day, month, year, choice.range)
    }

    private func lunarDate(_ day: Int, _ month: Int, _ year: Int, _ range: Range<Int>)
        throws(WhenError) -> WhenForm
    {
        try WhenChecks.lunar(day: day, month: month, range)
        let leap = clauses.leap != nil
        try WhenLunar.check(year: year, month: month, leap: leap, range)
        return .lunarDate(year: year, month: month, day: day, leap: leap)
    }

    // MARK: lunar

    private func lunar() throws(WhenError) -> WhenForm {
        let leap = clauses.leap != nil
        if let bound = clauses.bound, case .month(let month)? = clauses.parts.first?.value,
            clauses.reading?.value == .by, clauses.choices.isEmpty
        {
            throw WhenHelp.endOfLunarMonth(month, bound)
        }
        try refuse(
            clauses.leapDay?.range, clauses.monthInPart?.range, clauses.following?.range,
            clauses.except?.range, clauses.ended?.range, clauses.bound)
        if clauses.parts.count > 1 { throw Self.notLunar(clauses.parts[1].range) }
        guard let choice = clauses.choices.first else {
            throw WhenError(
                "which day of the lunar calendar?", vi: "ngày nào theo âm lịch?",
                remedy: "write 10/3 âm lịch", remedyVi: "viết 10/3 âm lịch",
                range: clauses.lunar ?? whole)
        }
        if clauses.interval != 1, let period = clauses.period {
            throw WhenError(
                "lunar days come every year or every month",
                vi: "ngày âm lịch chỉ lặp hằng năm hoặc hằng tháng", range: period.range)
        }
        var days: [Int] = []
        var month: Int?
        for choice in clauses.choices {
            switch choice.value {
            case .dayMonth(let d, let m):
                if month != nil || !clauses.parts.isEmpty {
                    throw WhenHelp.lunarDates(clauses.choices.map(\.value), choice.range)
                }
                days.append(d)
                month = m
            case .pick(.day(let d)):
                if month != nil {
                    throw WhenHelp.lunarDates(clauses.choices.map(\.value), choice.range)
                }
                days.append(d == -1 ? 30 : d)
            case .pick, .date, .newYearsEve: throw Self.notLunar(choice.range)
            }
            try WhenChecks.lunar(day: days[days.count - 1], month: month ?? 1, choice.range)
        }
        if let part = clauses.parts.first {
            guard case .month(let named) = part.value else { throw Self.notLunar(part.range) }
            month = named
        }
        if month != nil, days.count > 1 {
            throw WhenHelp.lunarDates(clauses.choices.map(\.value), clauses.choices[1].range)
        }
        return try lunar(days, month, leap, choice.range)
    }

    private func lunar(_ days: [Int], _ month: Int?, _ leap: Bool, _ range: Range<Int>)
        throws(WhenError) -> WhenForm
    {
        if let year = clauses.year {
            guard let month, clauses.period == nil else { throw Self.unfit(year.range) }
            return try lunarDate(days[0], month, year.value, range)
        }
        switch (month, clauses.period?.value) {
        case (let month?, nil), (let month?, .year):
            try WhenChecks.lunar(day: days[0], month: month, range)
            return .lunarYearly(month: month, day: days[0], leap: leap)
        case (nil, .month):
            guard Set(days).count == days.count else { throw Self.tooMany(range) }
            return .lunarMonthly(days: days.sorted(), leap: leap)
        case (nil, nil), (nil, .year): throw Self.missingPeriod(range)
        case (_, .day), (_, .week), (_, .month), (_, .quarter), (_, .halfYear), (_, .semester),
            (_, .schoolYear), (_, .fiscalYear):
            throw Self.notLunar(clauses.period?.range ?? range)
        }
    }

    private func refuse(_ ranges: Range<Int>?...) throws(WhenError) {
        for case let range? in ranges { throw Self.unfit(range) }
    }
}
