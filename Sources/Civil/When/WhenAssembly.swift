/// Clauses put together: either a form that can happen, or the reason why it can't.
struct WhenAssembly {
    let clauses: WhenClauses
    /// The whole text, for findings that no single part of it causes.
    let whole: Range<Int>

    func form() throws(WhenError) -> WhenForm {
        if let place = clauses.afterCompletion { return try afterCompletion(place) }
        if clauses.workingDaily != nil { return try workingDaily() }
        if clauses.choices.contains(where: {
            if case .newYearsEve = $0.value { true } else { false }
        }) {
            return try newYearsEve()
        }
        if let form = try oneDate() { return form }
        if clauses.lunar != nil || clauses.leap != nil { return try lunar() }
        return try periodic()
    }

    // MARK: forms of their own

    private func afterCompletion(_ place: Range<Int>) throws(WhenError) -> WhenForm {
        guard let period = clauses.period, clauses.choices.isEmpty, clauses.month == nil,
            clauses.lunar == nil, clauses.leap == nil
        else {
            throw WhenError(
                "after completion, only an interval can be said",
                vi: "kể từ khi hoàn thành thì chỉ nêu được khoảng thời gian",
                remedy: "write every 3 months after completion",
                remedyVi: "viết mỗi 3 tháng kể từ khi hoàn thành", range: place)
        }
        let count = clauses.interval
        return switch period.value {
        case .day: .afterCompletion(months: 0, days: count)
        case .week: .afterCompletion(months: 0, days: count * 7)
        case .month: .afterCompletion(months: count, days: 0)
        case .quarter: .afterCompletion(months: count * 3, days: 0)
        case .halfYear: .afterCompletion(months: count * 6, days: 0)
        case .year: .afterCompletion(months: count * 12, days: 0)
        }
    }

    private func workingDaily() throws(WhenError) -> WhenForm {
        let extra =
            clauses.choices.first?.range ?? clauses.period?.range ?? clauses.month?.range
            ?? clauses.lunar ?? clauses.leap
        if let extra {
            throw WhenError(
                "every working day takes no other choice",
                vi: "mỗi ngày làm việc thì không chọn thêm gì nữa",
                remedy: "for the last one, write last working day of month",
                remedyVi: "nếu muốn ngày cuối, viết ngày làm việc cuối tháng", range: extra)
        }
        return .workingDaily
    }

    private func newYearsEve() throws(WhenError) -> WhenForm {
        if clauses.choices.count > 1 { throw tooMany(clauses.choices[1].range) }
        try refuse(clauses.month?.range, clauses.leap)
        if let period = clauses.period, period.value != .year || clauses.interval != 1 {
            throw needsYear(period.range)
        }
        return .lunarNewYearsEve
    }

    /// A full date, solar or lunar.
    private func oneDate() throws(WhenError) -> WhenForm? {
        for choice in clauses.choices {
            guard case .date(let day, let month, let year) = choice.value else { continue }
            let others = clauses.choices.filter { $0.range != choice.range }
            if let other = others.first { throw tooMany(other.range) }
            try refuse(
                clauses.period?.range, clauses.month?.range, clauses.leapDay?.range,
                clauses.start?.range)
            guard clauses.lunar != nil || clauses.leap != nil else {
                return .date(
                    try WhenChecks.date(day: day, month: month, year: year, choice.range))
            }
            try WhenChecks.lunar(day: day, month: month, choice.range)
            let leap = clauses.leap != nil
            try WhenLunar.check(year: year, month: month, leap: leap, choice.range)
            return .lunarDate(year: year, month: month, day: day, leap: leap)
        }
        return nil
    }

    private func lunar() throws(WhenError) -> WhenForm {
        let leap = clauses.leap != nil
        try refuse(clauses.leapDay?.range)
        guard let choice = clauses.choices.first else {
            throw WhenError(
                "which day of the lunar calendar?", vi: "ngày nào theo âm lịch?",
                remedy: "write 10/3 âm lịch", remedyVi: "viết 10/3 âm lịch",
                range: clauses.lunar ?? whole)
        }
        if clauses.choices.count > 1 { throw tooMany(clauses.choices[1].range) }
        if clauses.interval != 1, let period = clauses.period {
            throw WhenError(
                "lunar days come every year or every month",
                vi: "ngày âm lịch chỉ lặp hằng năm hoặc hằng tháng", range: period.range)
        }
        var day: Int
        var month: Int?
        switch choice.value {
        case .dayMonth(let d, let m): (day, month) = (d, m)
        case .pick(.day(let d)): (day, month) = (d, clauses.month?.value)
        case .pick, .date, .newYearsEve: throw notLunar(choice.range)
        }
        if day == -1 { day = 30 }
        try WhenChecks.lunar(day: day, month: month ?? 1, choice.range)
        switch (month, clauses.period?.value) {
        case (let month?, nil), (let month?, .year):
            if case .dayMonth = choice.value { try refuse(clauses.month?.range) }
            return .lunarYearly(month: month, day: day, leap: leap)
        case (nil, .month): return .lunarMonthly(day: day, leap: leap)
        case (nil, nil), (nil, .year): throw missingPeriod(choice.range)
        case (_, .day), (_, .week), (_, .month), (_, .quarter), (_, .halfYear):
            throw notLunar(clauses.period?.range ?? choice.range)
        }
    }

    // MARK: periods

    private func periodic() throws(WhenError) -> WhenForm {
        let period = try period()
        if let leapDay = clauses.leapDay, !clauses.choices.contains(where: isLeapDay) {
            throw WhenError(
                "only 29/2 needs a choice for common years",
                vi: "chỉ 29/2 mới cần chọn ngày cho năm không nhuận", range: leapDay.range)
        }
        var picks: [WhenPick] = []
        for choice in clauses.choices {
            let pick = try pick(choice, in: period)
            if picks.contains(pick) { throw tooMany(choice.range) }
            picks.append(pick)
        }
        if picks.isEmpty {
            if let month = clauses.month {
                throw WhenError(
                    "which day of that month?", vi: "ngày nào của tháng đó?", range: month.range)
            }
            picks = [WhenPick(.anchorDay)]
        }
        return .periodic(interval: clauses.interval, period: period, picks: picks)
    }

    /// The period said, or the one that the days imply.
    private func period() throws(WhenError) -> WhenPeriod {
        if let period = clauses.period?.value { return period }
        guard let first = clauses.choices.first else {
            throw WhenError(
                "this says no day", vi: "chưa nêu ngày nào",
                remedy: "for example: 28/3, 10/3 âm lịch, every month on 25",
                remedyVi: "ví dụ: 28/3, 10/3 âm lịch, mỗi tháng vào ngày 25",
                range: clauses.start?.range ?? clauses.time?.range ?? whole)
        }
        if case .dayMonth = first.value { return .year }
        if case .pick(.weekday) = first.value, clauses.month == nil { return .week }
        if let month = clauses.month, (1...12).contains(month.value) { return .year }
        throw missingPeriod(first.range)
    }

    private func pick(_ choice: WhenClauses.Placed<WhenClauses.Choice>, in period: WhenPeriod)
        throws(WhenError) -> WhenPick
    {
        switch choice.value {
        case .dayMonth(let day, let month):
            guard period == .year else { throw needsYear(choice.range) }
            if let other = clauses.month, other.value != month { try refuse(other.range) }
            try WhenChecks.dayMonth(day: day, month: month, choice.range)
            let isLeapDay = month == 2 && day == 29
            return WhenPick(
                .date(
                    month: month, day: day,
                    leapDay: isLeapDay ? clauses.leapDay?.value ?? .keepToFebruary : .keepToFebruary
                ))
        case .pick(let kind): return try pick(kind, in: period, choice.range)
        case .date, .newYearsEve: throw tooMany(choice.range)
        }
    }

    private func pick(_ kind: WhenPick.Kind, in period: WhenPeriod, _ range: Range<Int>)
        throws(WhenError) -> WhenPick
    {
        let month = clauses.month?.value
        if let place = clauses.month {
            let months = period.months ?? 1
            guard months > 1, (1...months).contains(abs(place.value)) else {
                throw WhenError(
                    "that period has no such month", vi: "chu kỳ này không có tháng đó",
                    range: place.range)
            }
        }
        // The span of days that the choice counts in.
        let span: WhenPeriod = month == nil ? period : .month
        switch kind {
        case .day(let day):
            if span == .month, period == .year, let month, month > 0, day > 0 {
                try WhenChecks.dayMonth(day: day, month: month, range)
                return WhenPick(.date(month: month, day: day, leapDay: .keepToFebruary))
            }
            if span == .day { throw notInPeriod(range) }
            if span != .month, abs(day) != 1 { throw ambiguousDay(range) }
        case .weekday:
            if span == .day { throw notInPeriod(range) }
            guard span == .week else { throw whichWeekday(range) }
        case .nthWeekday(let number, _):
            let most = [.week: 1, .month: 5, .quarter: 14, .halfYear: 27, .year: 53][span] ?? 0
            guard (1...Swift.max(most, 1)).contains(abs(number)), span != .day else {
                throw neverSoMany(most, range)
            }
        case .nthWorkingDay(let number):
            let most = [.week: 7, .month: 27][span] ?? 31
            guard (1...most).contains(abs(number)), span != .day else {
                throw neverSoMany(most, range)
            }
        case .anchorDay, .date: break
        }
        return WhenPick(kind, month: month)
    }

    private func isLeapDay(_ choice: WhenClauses.Placed<WhenClauses.Choice>) -> Bool {
        if case .dayMonth(29, 2) = choice.value { true } else { false }
    }
}

/// What goes wrong between clauses that are each well formed.
extension WhenAssembly {
    private func refuse(_ ranges: Range<Int>?...) throws(WhenError) {
        for case let range? in ranges {
            throw WhenError(
                "this doesn't go with the rest of the expression",
                vi: "phần này không đi được với phần còn lại", range: range)
        }
    }

    private func tooMany(_ range: Range<Int>) -> WhenError {
        WhenError(
            "one day too many", vi: "thừa một ngày",
            remedy: "a single date stands alone; repeated days are listed with 'and'",
            remedyVi: "ngày cụ thể đứng một mình; các ngày lặp lại thì nối bằng 'và'", range: range)
    }

    private func missingPeriod(_ range: Range<Int>) -> WhenError {
        WhenError(
            "in every what? the period is missing", vi: "thiếu chu kỳ: của tháng, quý hay năm nào?",
            remedy: "write every month on …, or … of quarter",
            remedyVi: "viết mỗi tháng vào …, hoặc … của quý", range: range)
    }

    private func needsYear(_ range: Range<Int>) -> WhenError {
        WhenError(
            "a day and month come once a year", vi: "một ngày trong năm chỉ đến mỗi năm một lần",
            remedy: "write every year on 28/3, or every month on 28",
            remedyVi: "viết mỗi năm vào ngày 28/3, hoặc mỗi tháng vào ngày 28", range: range)
    }

    private func notInPeriod(_ range: Range<Int>) -> WhenError {
        WhenError(
            "that period has no such day", vi: "chu kỳ này không có ngày đó",
            remedy: "write every month on 25", remedyVi: "viết mỗi tháng vào ngày 25", range: range)
    }

    private func notLunar(_ range: Range<Int>) -> WhenError {
        WhenError(
            "the lunar calendar is read by day and month only",
            vi: "âm lịch chỉ đọc theo ngày và tháng",
            remedy: "write 10/3 âm lịch, or every lunar month on 15",
            remedyVi: "viết 10/3 âm lịch, hoặc ngày 15 âm lịch hằng tháng", range: range)
    }

    private func ambiguousDay(_ range: Range<Int>) -> WhenError {
        WhenError(
            "in which month of the period?", vi: "ngày đó thuộc tháng nào của chu kỳ?",
            remedy: "write every quarter on 25 of last month",
            remedyVi: "viết mỗi quý vào ngày 25 của tháng cuối", range: range)
    }

    private func whichWeekday(_ range: Range<Int>) -> WhenError {
        WhenError(
            "the period has several of these", vi: "chu kỳ này có nhiều ngày như vậy",
            remedy: "write first monday, last friday …",
            remedyVi: "viết thứ Hai đầu tiên, thứ Sáu cuối cùng …", range: range)
    }

    private func neverSoMany(_ most: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "this never happens: the period never has so many",
            vi: "không bao giờ có: chu kỳ không có nhiều ngày như vậy",
            remedy: most > 0 ? "from 1 to \(most)" : nil,
            remedyVi: most > 0 ? "từ 1 đến \(most)" : nil, range: range)
    }
}
