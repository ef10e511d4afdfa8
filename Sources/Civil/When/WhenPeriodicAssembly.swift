/// Days in periods, put together from clauses.
struct WhenPeriodicAssembly {
    let clauses: WhenClauses
    let whole: Range<Int>

    func form() throws(WhenError) -> WhenForm {
        let period = try period()
        if let leapDay = clauses.leapDay, !clauses.choices.contains(where: isLeapDay) {
            throw WhenError(
                "only 29/2 needs a choice for common years",
                vi: "chỉ 29/2 mới cần chọn ngày cho năm không nhuận", range: leapDay.range)
        }
        var result = WhenPeriodic(interval: clauses.interval, period: period, picks: [])
        try widen(&result)
        let listed = try listYear(&result)
        try checkFollowing(result.period)
        result.following = clauses.following?.value
        result.parts = try parts(in: result.following ?? result.period)
        result.year = clauses.year?.value
        result.except = try except(result.period)
        result.picks = try picks(result)
        try checkAfterEnd(result)
        flatten(&result)
        try checkTimes(result, listed.times)
        if let period = listed.period { result.period = period }
        return try oneDay(result) ?? .periodic(result)
    }

    // MARK: the period

    /// The period said, or the one that the days imply.
    private func period() throws(WhenError) -> WhenPeriod {
        if let ended = clauses.ended, ended.value == .thePeriod, clauses.period == nil {
            throw WhenHelp.whichEnded(ended.range)
        }
        // `hằng ngày từ thứ Hai đến thứ Sáu`
        let weekdays = clauses.choices.filter {
            if case .pick(.weekday) = $0.value { true } else { false }
        }
        if clauses.period?.value == .day, clauses.interval == 1, weekdays.count > 1,
            weekdays.count == clauses.choices.count
        {
            return .week
        }
        if let period = clauses.period?.value { return period }
        if let place = clauses.thePeriod { throw WhenHelp.whichPeriod(place) }
        if let next = clauses.following {
            throw WhenAssembly.nextOfWhat(next.value, next.range)
        }
        if case .semester? = clauses.parts.first?.value { return .schoolYear }
        if !clauses.parts.isEmpty { return .year }
        guard let first = clauses.choices.first else {
            if clauses.year != nil { return .year }
            if let start = clauses.start { throw WhenHelp.startAlone(start.value, start.range) }
            throw WhenError(
                "this says no day", vi: "chưa nêu ngày nào",
                remedy: "for example: 28/3, 10/3 âm lịch, every month on 25",
                remedyVi: "ví dụ: 28/3, 10/3 âm lịch, ngày 25 hằng tháng",
                range: clauses.start?.range ?? clauses.time?.range ?? clauses.dayPart?.range
                    ?? clauses.reading?.range ?? clauses.except?.range ?? whole)
        }
        if case .dayMonth = first.value { return .year }
        if case .pick(.weekday) = first.value, clauses.monthInPart == nil { return .week }
        if clauses.monthSpan != nil { return .month }
        if clauses.year != nil { return .year }
        throw WhenAssembly.missingPeriod(first.range)
    }

    /// `3 tháng một lần, ngày 20 của tháng cuối`: a month is counted in the quarter.
    private func widen(_ result: inout WhenPeriodic) throws(WhenError) {
        guard let month = clauses.monthInPart, result.period == .month, clauses.following == nil
        else { return }
        switch result.interval {
        case 3: result.period = .quarter
        case 6: result.period = .halfYear
        case 12: result.period = .year
        case 1 where clauses.thePeriod != nil && abs(month.value) == 1: return
        default: throw WhenAssembly.noSuchMonth(month.range)
        }
        result.interval = 1
    }

    private func checkFollowing(_ period: WhenPeriod) throws(WhenError) {
        guard let next = clauses.following else { return }
        try checkShared(next)
        let allowed: Set<WhenPeriod> =
            switch period {
            case .day, .semester, .schoolYear, .fiscalYear: []
            case .week: [.week]
            case .month: [.month]
            case .quarter: [.month, .quarter]
            case .halfYear: [.month, .quarter]
            case .year: [.month, .quarter, .year]
            }
        if !allowed.contains(next.value) || clauses.ended != nil {
            throw WhenAssembly.nextOfPeriod(
                next.value, of: period, eachNext(next, of: period), next.range)
        }
    }

    /// Parts within a period of the kind `period`.
    private func parts(in period: WhenPeriod) throws(WhenError) -> [WhenPart] {
        var parts: [WhenPart] = []
        for part in clauses.parts {
            if case .semester = part.value {
                guard period == .schoolYear else { throw WhenAssembly.unfit(part.range) }
                if parts.contains(part.value) { throw WhenAssembly.tooMany(part.range) }
                parts.append(part.value)
                continue
            }
            guard period == .year else {
                guard case .month(let month) = part.value else {
                    throw WhenAssembly.unfit(part.range)
                }
                if let bound = clauses.bound { throw WhenHelp.untilMonth(bound) }
                if [.day, .week, .month].contains(period), month > 0 {
                    throw keptToMonth(month, part.range)
                }
                throw WhenAssembly.noSuchMonth(part.range)
            }
            if parts.contains(part.value) { throw WhenAssembly.tooMany(part.range) }
            parts.append(part.value)
        }
        guard let month = clauses.monthInPart else { return parts }
        // `tháng cuối kỳ` of a month is that month.
        if period == .month, clauses.thePeriod != nil { return parts }
        guard !parts.isEmpty else {
            let months = period.months ?? 1
            guard months > 1, (1...months).contains(abs(month.value)) else {
                throw WhenAssembly.noSuchMonth(month.range)
            }
            return [.month(month.value)]
        }
        var months: [WhenPart] = []
        for part in parts {
            guard let span = part.months, (1...span.count).contains(abs(month.value)) else {
                throw WhenAssembly.noSuchMonth(month.range)
            }
            let index = month.value > 0 ? month.value - 1 : span.count + month.value
            months.append(.month(span.first + index))
        }
        return months
    }

    private func except(_ period: WhenPeriod) throws(WhenError) -> Set<Int> {
        guard let except = clauses.except else { return [] }
        if except.value.count == 12 { throw WhenAssembly.never(except.range) }
        let length = period.months ?? 1
        let wholePeriods = stride(from: 1, to: 13, by: length).allSatisfy { first in
            let count = (first..<first + length).count { except.value.contains($0) }
            return count == 0 || count == length
        }
        guard length < 12, !period.isDeclared, wholePeriods else {
            throw WhenError(
                "an exception takes out whole periods", vi: "chỉ trừ được trọn một kỳ",
                remedy: "except quarter 4 for quarters, except month 12 for months",
                remedyVi: "kỳ quý thì trừ quý IV, kỳ tháng thì trừ tháng 12", range: except.range)
        }
        return except.value
    }

    // MARK: days

    private func picks(_ result: WhenPeriodic) throws(WhenError) -> [WhenPick] {
        if let bound = clauses.bound {
            if let choice = clauses.choices.first { throw WhenAssembly.tooMany(choice.range) }
            let pick = WhenPick.day(clauses.reading?.value == .before ? 1 : -1)
            try check(pick, result, bound)
            return [pick]
        }
        var picks: [WhenPick] = []
        var seen: Set<WhenPick> = []
        for choice in clauses.choices {
            let pick = try pick(choice, result)
            guard seen.insert(pick).inserted else { throw WhenAssembly.tooMany(choice.range) }
            picks.append(pick)
        }
        if !picks.isEmpty { return picks }
        try refusePeriodAlone(result)
        if let pick = try boundOfEach(result) { return [pick] }
        if result.period.isDeclared, let place = clauses.period?.range {
            // They don't come at even distances.
            throw notADay(result, place)
        }
        return [.anchorDay]
    }

    private func pick(
        _ choice: WhenClauses.Placed<WhenClauses.Choice>, _ result: WhenPeriodic
    ) throws(WhenError) -> WhenPick {
        switch choice.value {
        case .dayMonth(let day, let month):
            guard (result.following ?? result.period) == .year else {
                if case .pick(.day(let day))? = clauses.choices.last?.value, day > 0,
                    clauses.choices.first?.value.isDayMonth ?? false
                {
                    throw WhenHelp.dayOfWhichMonth(
                        day, clauses.choices.last?.range ?? choice.range,
                        beside: bareMonths ? clauses.choices.first : nil)
                }
                if clauses.choices.contains(where: \.value.isPick) {
                    throw WhenHelp.mixedPeriods(choice.range)
                }
                throw WhenAssembly.needsYear(choice.range)
            }
            if let part = clauses.parts.first, !part.value.isMonth, clauses.choices.count == 1 {
                throw WhenHelp.reportedPart(part.range)
            }
            if let part = result.parts.first, part != .month(month) || result.parts.count > 1 {
                throw WhenAssembly.unfit(
                    clauses.parts.first?.range ?? clauses.monthInPart?.range ?? choice.range)
            }
            try WhenChecks.dayMonth(day: day, month: month, choice.range)
            let isLeapDay = month == 2 && day == 29
            return .date(
                month: month, day: day,
                leapDay: isLeapDay ? clauses.leapDay?.value ?? .keepToFebruary : .keepToFebruary)
        case .pick(let pick):
            try check(pick, result, choice.range)
            return pick
        case .date, .newYearsEve: throw WhenAssembly.tooMany(choice.range)
        }
    }

    func check(_ pick: WhenPick, _ result: WhenPeriodic, _ range: Range<Int>)
        throws(WhenError)
    {
        // The span of days that the choice counts in.
        let span: WhenPeriod =
            switch result.parts.first {
            case nil: result.following ?? result.period
            case .month: .month
            case .quarter: .quarter
            case .half, .nineMonths: .halfYear
            case .semester: .semester
            }
        switch pick {
        case .day(let day):
            if span == .day { throw WhenAssembly.notInPeriod(range) }
            if span == .week, abs(day) == 1 {
                throw WhenHelp.weekEdge(day == 1 ? .monday : .friday, range)
            }
            if span != .month, abs(day) != 1 {
                let isBesideDate = clauses.choices.contains {
                    if case .dayMonth = $0.value { true } else { false }
                }
                throw isBesideDate
                    ? WhenHelp.dayOfWhichMonth(
                        day, range, beside: bareMonths ? clauses.choices.first : nil)
                    : whichMonth(
                        WhenHelp.whichMonth(
                            day, of: span, year: result.year, times: clauses.times?.value, range),
                        span)
            }
            guard result.period == .year, result.following ?? .year == .year, day > 0 else {
                return
            }
            for case .month(let month) in result.parts where month > 0 {
                try WhenChecks.dayMonth(day: day, month: month, range)
            }
        case .weekday:
            if span == .day { throw WhenAssembly.notInPeriod(range) }
            guard span == .week else { throw WhenAssembly.whichWeekday(range, weekdays) }
        case .nthWeekday(let number, _):
            let most =
                [
                    .week: 1, .month: 5, .quarter: 14, .halfYear: 27, .year: 53, .semester: 30,
                    .schoolYear: 53, .fiscalYear: 53,
                ][span] ?? 0
            guard (1...Swift.max(most, 1)).contains(abs(number)), span != .day else {
                throw WhenAssembly.neverSoMany(most, range)
            }
        case .nthWorkingDay(let number):
            let most = [.week: 7, .month: 27][span] ?? 31
            guard (1...most).contains(abs(number)), span != .day else {
                throw WhenAssembly.neverSoMany(most, range)
            }
        case .afterEnd, .anchorDay, .date: break
        }
    }

    /// Days after a period's end stand alone.
    private func checkAfterEnd(_ result: WhenPeriodic) throws(WhenError) {
        guard result.picks.contains(where: { if case .afterEnd = $0 { true } else { false } })
        else {
            if let ended = clauses.ended { throw WhenAssembly.unfit(ended.range) }
            return
        }
        if clauses.choices.count > 1 { throw WhenAssembly.tooMany(clauses.choices[1].range) }
        if let month = clauses.monthInPart { throw WhenAssembly.unfit(month.range) }
        if case .part? = clauses.ended?.value { return }
        if let part = clauses.parts.first { throw WhenAssembly.unfit(part.range) }
    }

    private func isLeapDay(_ choice: WhenClauses.Placed<WhenClauses.Choice>) -> Bool {
        if case .dayMonth(29, 2) = choice.value { true } else { false }
    }
}
