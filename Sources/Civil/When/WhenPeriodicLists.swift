/// Days that are listed, and what is said more plainly than it was written.
extension WhenPeriodicAssembly {
    /// `6 tháng một lần, 30/6 và 31/12`: as many dates as the period comes in a year, one in each,
    /// are dates of every year. Gives how often the period comes in it, and the period that each
    /// date is named by: that which it lies in, where it is late enough in it to be its own and not
    /// that of the one before.
    func listYear(_ result: inout WhenPeriodic) throws(WhenError)
        -> (times: Int, period: WhenPeriod?)
    {
        let listed = dayOfMonths
        guard let months = result.period.months, result.period != .year,
            clauses.parts.isEmpty || listed != nil,
            clauses.monthInPart == nil, clauses.following == nil, clauses.except == nil,
            clauses.ended == nil, clauses.lunar == nil, clauses.year == nil, clauses.bound == nil
        else { return (1, nil) }
        let dates =
            listed
            ?? clauses.choices.compactMap { choice -> Int? in
                if case .dayMonth(_, let month) = choice.value { month } else { nil }
            }
        let length = months * result.interval
        guard listed != nil || dates.count == clauses.choices.count, dates.count > 1 || length > 1,
            !dates.isEmpty,
            12 % length == 0, length < 12
        else { return (1, nil) }
        let times = 12 / length
        guard Set(dates.map { ($0 - 1) / length }).count == times, dates.count == times else {
            throw WhenHelp.datesPerYear(
                times, dates.count, clauses.choices[clauses.choices.count - 1].range)
        }
        let isOwn = dates.allSatisfy { (($0 - 1) % length + 1) * 2 > length }
        let named: [Int: WhenPeriod] = [1: .month, 3: .quarter, 6: .halfYear]
        let period = isOwn && clauses.leapDay == nil ? named[length] : nil
        result.period = .year
        result.interval = 1
        return (times, period)
    }

    /// The months of `ngày 15 các tháng 3, 6, 9, 12`: dates as well.
    private var dayOfMonths: [Int]? {
        guard clauses.choices.count == 1, case .pick(.day(let day))? = clauses.choices.first?.value,
            day > 0, clauses.parts.count > 1
        else { return nil }
        let months = clauses.parts.compactMap { part -> Int? in
            if case .month(let month) = part.value, month > 0 { month } else { nil }
        }
        return months.count == clauses.parts.count ? months : nil
    }

    /// `10/7 và 10/01 năm sau`: whose the next period is, where it can't be all of theirs, or needn't be.
    func checkShared(_ next: WhenClauses.Placed<WhenPeriod>) throws(WhenError) {
        var months: [Int] = []
        var days: [Int] = []
        for choice in clauses.choices {
            switch choice.value {
            case .dayMonth(_, let month): months.append(month)
            case .pick(.day(let day)) where day > 0: days.append(day)
            case .pick, .date, .newYearsEve: break
            }
        }
        for case .month(let month) in clauses.parts.map(\.value) { months.append(month) }
        if next.value == .year, Set(months).count > 1 {
            throw WhenHelp.nextYearOfSeveral(clauses.choices.map(\.value), next.range)
        }
        if days != days.sorted(), clauses.parts.isEmpty {
            throw WhenHelp.nextOfSeveral(days, next)
        }
    }

    /// `thứ Hai hằng tuần của tháng 6/2026`, as it can be said.
    func keptToMonth(_ month: Int, _ range: Range<Int>) -> WhenError {
        // `ngày 25 hằng tháng cho đến tháng 6/2026`
        if let until = clauses.readings.last(where: {
            $0.value == .by && $0.range.upperBound <= range.lowerBound
        }), let day = clauses.choices.last, day.range.upperBound <= until.range.lowerBound {
            let end = Swift.max(range.upperBound, clauses.year?.range.upperBound ?? 0)
            return WhenHelp.untilDay(until.range.lowerBound..<end)
        }
        var rest = clauses
        rest.parts = []
        rest.leaveOut(Set(1...12).subtracting([month]), range)
        let year = clauses.year.flatMap { range.overlaps($0.range) ? $0.value : nil }
        return WhenHelp.keptToMonth(
            month, year, WhenAssembly(clauses: rest, whole: whole).said(rest), range)
    }

    func checkTimes(_ result: WhenPeriodic, _ factor: Int) throws(WhenError) {
        guard let times = clauses.times, result.picks != [.anchorDay] || times.value > 1 else {
            return
        }
        let count = result.picks.count * Swift.max(result.parts.count, 1)
        if result.picks != [.anchorDay], count == times.value * factor { return }
        let isTooFew = result.picks == [.anchorDay]
        throw WhenError(
            isTooFew
                ? "\(times.value) times a period, but on which days?"
                : "\(times.value) times a period, but \(count) days are named",
            vi: isTooFew
                ? "mỗi kỳ \(times.value) lần, nhưng vào những ngày nào?"
                : "ghi mỗi kỳ \(times.value) lần, nhưng lại nêu \(count) ngày",
            remedy: "name the days, such as every year on 15/6 and 15/12",
            remedyVi: "nêu đủ các ngày, như mỗi năm vào ngày 15/6 và 15/12", range: times.range)
    }

    /// Whether the numbers behind a date may all be months of its day: `ngày 15 tháng 3, 6, 9`.
    var bareMonths: Bool {
        clauses.choices.first?.value.isDayMonth ?? false
            && clauses.choices.dropFirst().allSatisfy {
                if case .pick(.day(let day)) = $0.value { (1...12).contains(day) } else { false }
            }
    }

    /// `thứ Hai và thứ Năm tuần thứ 2`, each the one of that week.
    var weekdays: WhenAssembly.Phrase? {
        let numbers = clauses.choices.compactMap { choice -> Int? in
            if case .pick(.nthWeekday(let number, _)) = choice.value { number } else { nil }
        }
        guard numbers.count == 1, let number = numbers.first else { return nil }
        var rest = clauses
        for (index, choice) in rest.choices.enumerated() {
            guard case .pick(.weekday(let day)) = choice.value else { continue }
            rest.choices[index].value = .pick(.nthWeekday(number, day))
        }
        return WhenAssembly(clauses: rest, whole: whole).said(rest)
    }

    /// The phrase with the period that `next` is one of in the place of `period`.
    func eachNext(
        _ next: WhenClauses.Placed<WhenPeriod>, of period: WhenPeriod
    ) -> WhenAssembly.Phrase? {
        guard next.value != period, clauses.ended == nil else { return nil }
        var rest = clauses
        rest.period = next
        (rest.interval, rest.saysEvery) = (1, true)
        return WhenAssembly(clauses: rest, whole: whole).said(rest)
    }

    // MARK: plainer forms

    /// `ngày 15 của tháng 3 và tháng 9` is `15/3 và 15/9`.
    func flatten(_ result: inout WhenPeriodic) {
        let following = result.following ?? .year
        guard result.period == .year, following == .year, !result.parts.isEmpty else { return }
        if case .date = result.picks[0] {
            result.parts = []
            return
        }
        var dates: [WhenPick] = []
        for pick in result.picks {
            for part in result.parts {
                guard case .day(let day) = pick, day > 0, case .month(let month) = part, month > 0
                else { return }
                dates.append(.date(month: month, day: day, leapDay: .keepToFebruary))
            }
        }
        (result.picks, result.parts) = (dates, [])
    }

    /// A day of a named year that needs no calendar is a date.
    func oneDay(_ result: WhenPeriodic) throws(WhenError) -> WhenForm? {
        guard let year = result.year else { return nil }
        guard Bounded.year.range.contains(year) else {
            throw WhenChecks.outsideYears(Bounded.year.range, clauses.year?.range ?? whole)
        }
        if result.picks == [.anchorDay] { throw WhenAssembly.unfit(clauses.year?.range ?? whole) }
        return WhenPeriodDays.onlyDay(result).map { .date($0) }
    }
}
