/// What keys call the days of a period: by the period alone where it has one of them, else by their
/// place in it, in calendar order. So an edit of a day changes no key (statement 35).
extension WhenPeriodDays {
    /// In order, each day once, with its key. `periodsOn` is how many periods lie between the
    /// anchor's and this one.
    func keyed(
        in span: ClosedRange<CivilDate>, anchor: CivilDate, periodsOn: Int
    ) -> [(date: CivilDate, key: String)] {
        func found(_ spans: [ClosedRange<CivilDate>]) -> [CivilDate] {
            days(in: spans, anchor: anchor, periodsOn: periodsOn)
        }
        let whole = periodic.period.key(of: span.lowerBound, in: calendar.declared)
        guard let parts = namedParts(of: span) else {
            let days = found(spans(of: span))
            return periodic.isSingle || periodic.period == .day
                ? days.map { ($0, whole) } : placed(days, in: whole)
        }
        let all = parts.flatMap { part in
            let days = found([part.days])
            return periodic.picks.count == 1
                ? days.map { ($0, part.key) } : placed(days, in: part.key)
        }
        let order = all.indices.sorted { (all[$0].date, $0) < (all[$1].date, $1) }
        var sorted: [(date: CivilDate, key: String)] = []
        for index in order where sorted.last?.date != all[index].date { sorted.append(all[index]) }
        return sorted
    }

    /// Days that meet, as the 30th and the 31st in February, leave the places of the others alone.
    private func placed(_ days: [CivilDate], in key: String) -> [(date: CivilDate, key: String)] {
        days.indices.filter { $0 == 0 || days[$0 - 1] != days[$0] }
            .map { (days[$0], "\(key)/\($0 + 1)") }
    }

    /// The quarters, halves or semesters that the days lie in, where each lies in one: they are the
    /// periods that are reported on (`2026-Q1` for `ngày cuối quý I`).
    private func namedParts(
        of span: ClosedRange<CivilDate>
    ) -> [(key: String, days: ClosedRange<CivilDate>)]? {
        guard periodic.following == nil, !periodic.parts.isEmpty,
            !periodic.parts.contains(where: \.isMonth)
        else { return nil }
        return periodic.parts.compactMap { part in
            guard let days = self.span(of: part, in: span), let key = key(of: part, in: span) else {
                return nil
            }
            return (key, days)
        }
    }

    private func key(of part: WhenPart, in span: ClosedRange<CivilDate>) -> String? {
        let year = span.lowerBound.year
        return switch part {
        case .quarter(let number): CivilPeriod(.quarter, year: year, number: number)?.key
        case .half(let number): CivilPeriod(.halfYear, year: year, number: number)?.key
        case .nineMonths: CivilPeriod(.nineMonths, year: year)?.key
        case .semester(let number):
            schoolYear(span).map { DeclaredPeriods.key(ofSemester: number, $0) }
        case .month: nil
        }
    }
}

extension WhenExpression {
    /// Whether it names one day and no more, whose key is its year.
    package var isOnce: Bool {
        switch form {
        case .date, .lunarDate, .limit: true
        case .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .periodic, .workingDaily,
            .afterCompletion, .rule, .onCalendar:
            false
        }
    }

    /// Whether every day of it is so many working days after another.
    package var countsWorkingDays: Bool {
        switch form {
        case .limit(let limit, _): limit.unit == .workingDays
        case .periodic(let periodic):
            periodic.picks.allSatisfy {
                if case .afterEnd(_, working: true) = $0 { true } else { false }
            }
        case .date, .lunarDate, .lunarYearly, .lunarMonthly, .lunarNewYearsEve, .workingDaily,
            .afterCompletion, .rule, .onCalendar:
            false
        }
    }

    /// The period that a day is counted in, of an expression whose days had their dates for keys in
    /// earlier releases and have their periods now, or places in them; `nil` for every other one.
    package func period(of day: CivilDate, in declared: DeclaredPeriods) -> String? {
        switch form {
        case .periodic(let periodic):
            guard !periodic.isSingle && periodic.period != .day || periodic.listsDates else {
                return nil
            }
            guard let following = periodic.following else {
                return periodic.period.key(of: day, in: declared)
            }
            let next = following.days(at: following.index(of: day, in: declared), in: declared)
            return next?.lowerBound.adding(days: -1)
                .map { periodic.period.key(of: $0, in: declared) }
        case .lunarMonthly:
            do throws(LunarError) {
                let date = try LunarDate(day)
                return WhenLunar.key(year: date.year, month: date.month, leap: date.isLeap)
            } catch {
                return nil
            }
        case .date, .lunarDate, .limit, .lunarYearly, .lunarNewYearsEve, .workingDaily,
            .afterCompletion, .rule, .onCalendar:
            return nil
        }
    }
}
