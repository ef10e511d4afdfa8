/// What papers say around a day: `ít nhất 01 lần`, `khi kết thúc quý`, `05 ngày trước khi kết thúc
/// tháng`, `year-end`, `năm học 2026-2027`.
extension WhenParser {
    /// Whether the token there is `word` as it is spelled, be it a word of the language or not.
    func isText(_ word: String, ahead: Int = 0) -> Bool {
        tokens.indices.contains(position + ahead)
            && VietnameseSpelling(tokens[position + ahead].text)
                .mayStand(for: VietnameseSpelling(word))
    }

    /// `ít nhất 01 lần/năm`, `at least once a quarter`: the days named are so many all the same.
    mutating func atLeast() -> Bool {
        let isHere =
            isText("ít") && isText("nhất", ahead: 1)
            || isText("tối") && isText("thiểu", ahead: 1) || isAt("at") && isText("least", ahead: 1)
        guard isHere else { return false }
        let isOften =
            isAny(of: "once", "twice", "every", "each", "mỗi", "hằng", "hàng", ahead: 2)
            || number(ahead: 2).map { _, length in
                let unit = unit(ahead: 2 + length)
                return isAny(of: "lần", "times", ahead: 2 + length)
                    || unit.map { isOnce(ahead: 2 + length + $0.1) } ?? false
            } ?? false
        if isOften { advance(2) }
        return isOften
    }

    /// `kết thúc quý`, `khi kết thúc học kỳ I`: the period's last day; before a day, nothing.
    mutating func ending() throws(WhenError) -> Bool {
        let start = position
        if isAt("khi"), isAt("kết", "thúc", ahead: 1) { advance() }
        guard isAt("kết", "thúc") else { return false }
        if try boundary() { return true }
        if position > start || current.kind == .end {
            position = start
            return false
        }
        // `kết thúc trước ngày 30/6`
        advance(2)
        return current.kind != .end
    }

    /// `month-end`, `quarter-end`, `year-end`.
    mutating func unitEnd() throws(WhenError) -> Bool {
        let start = position
        guard let (unit, length) = unit(ahead: 0), case .period(let period) = unit,
            ![.day, .week].contains(period), isAny(of: "end", "ends", ahead: length),
            tokens[Swift.min(position + length, tokens.count - 1)].isAfterHyphen
        else { return false }
        advance(length + 1)
        try clauses.set(period: period, range(from: start))
        try clauses.choose(.pick(.day(-1)), range(from: start))
        return true
    }

    /// A distance back from the end of a period, from here or from `start` on; else from something
    /// whose day isn't known.
    func distanceBefore(_ range: Range<Int>) -> WhenError {
        if let help = daysBeforeDate(range) { return help }
        var count: (number: Int, isWorking: Bool)?
        var period: WhenPeriod?
        for ahead in 0..<12 where position + ahead < tokens.count {
            if count == nil, let (number, length) = number(ahead: ahead),
                let unit = lengthUnit(ahead: ahead + length),
                [.days, .workingDays].contains(unit.unit)
            {
                count = (number, unit.unit == .workingDays)
            }
            let isEnd =
                isAt("kết", "thúc", ahead: ahead) || isAt("end", "of", ahead: ahead)
                || isAny(of: "hết", ahead: ahead)
            let skip = isAt("hết", ahead: ahead) ? 1 : 2
            guard isEnd, period == nil else { continue }
            for after in ahead + skip...ahead + skip + 1 {
                if case .period(let found)? = unit(ahead: after)?.0 {
                    period = found
                    break
                }
                period = periodBeforeDays(ahead: after)
                if period != nil { break }
            }
        }
        guard let count, let period, (1...24).contains(count.number),
            ![.day, .week].contains(period)
        else { return WhenHelp.distanceBefore(range) }
        var day = WhenPeriodic(
            interval: 1, period: period,
            picks: [count.isWorking ? .nthWorkingDay(-count.number - 1) : .day(-count.number - 1)])
        // A day that is counted in a longer period stands in its last month.
        if !count.isWorking, period != .month {
            guard !period.isDeclared else { return WhenHelp.distanceBefore(range) }
            day.parts = [.month(period == .year ? 12 : -1)]
        }
        return WhenHelp.fromEnd(day, range)
    }

    /// `15 ngày trước ngày 30/6/2026`, from here on.
    private func daysBeforeDate(_ range: Range<Int>) -> WhenError? {
        guard let (count, length) = number(), let unit = lengthUnit(ahead: length),
            unit.unit == .days, isAny(of: "trước", "before", ahead: length + unit.length)
        else { return nil }
        let ahead = length + unit.length + 1
        return daysBefore(count, ahead: isAt("ngày", ahead: ahead) ? ahead + 1 : ahead, range)
    }

    /// After `trước ngày 30/6/2026`: `15 ngày`, which is said of it.
    func daysBeforeLast(_ count: Int, _ length: Int) -> WhenError? {
        guard clauses.reading?.value == .before, !clauses.isSeparated,
            let unit = lengthUnit(ahead: length), unit.unit == .days,
            peek(length + unit.length) == .end,
            case .date? = clauses.choices.last?.value
        else { return nil }
        return daysBefore(count, ahead: -1, range(upTo: length + unit.length))
    }

    private func daysBefore(_ count: Int, ahead: Int, _ range: Range<Int>) -> WhenError? {
        guard position + ahead >= 0, position + ahead < tokens.count,
            case .date(let day, let month, let year) = tokens[position + ahead].kind,
            let date = CivilDate(year, month, day)?.adding(days: -count)
        else { return nil }
        return WhenHelp.daysBefore(date, range)
    }

    /// `quý 10 ngày`: the number is that of the days, not the quarter's.
    func periodBeforeDays(ahead: Int) -> WhenPeriod? {
        guard let (_, length) = number(ahead: ahead + 1),
            [.days, .workingDays].contains(lengthUnit(ahead: ahead + 1 + length)?.unit)
        else { return nil }
        let units: [(String, WhenPeriod)] = [("tháng", .month), ("quý", .quarter), ("năm", .year)]
        return units.first { isAt($0.0, ahead: ahead) }?.1
    }

    /// After `ngày làm việc cuối cùng` and the like: what is counted from another day, not in a period.
    func refuseBesideDay(from start: Int) throws(WhenError) {
        let place = tokens[start].range.lowerBound..<current.range.upperBound
        let isDay = isDay(ahead: 1) || isAt("the", ahead: 1) && ordinal(ahead: 2) != nil
        if isAny(of: "trước", "before"), isDay { throw WhenHelp.workingDayBefore(place) }
        if isAny(of: "sau", "after", "following"), isDay {
            throw workingDayAfter(place, ahead: 1)
        }
    }

    /// `place` says that it is after the day that stands `ahead`.
    func workingDayAfter(_ place: Range<Int>, ahead: Int) -> WhenError {
        var index = position + ahead
        while index + 1 < tokens.count, case .word(let words) = tokens[index].kind,
            words.contains(where: { ["sau", "kế", "tiếp", "theo", "ngày", "the"].contains($0) })
        {
            index += 1
        }
        guard index < tokens.count else { return WhenHelp.workingDayAfter(place) }
        let next: String
        switch tokens[index].kind {
        case .number(let day), .ordinal(let day):
            guard (1...27).contains(day) else { return WhenHelp.workingDayAfter(place) }
            next = "\(day + 1)"
        case .dayMonth(let day, let month):
            guard let date = CivilDate(2026, month, day)?.adding(days: 1) else {
                return WhenHelp.workingDayAfter(place)
            }
            next = "\(date.day)/\(date.month)"
        case .date(let day, let month, let year):
            guard let date = CivilDate(year, month, day)?.adding(days: 1) else {
                return WhenHelp.workingDayAfter(place)
            }
            next = date.vietnamese
        case .word, .monthYear, .clock, .slash, .comma, .end:
            return WhenHelp.workingDayAfter(place)
        }
        return WhenHelp.workingDayAfter(
            place, whole: place.lowerBound..<tokens[index].range.upperBound, next: next)
    }

    /// The period of `của tháng sau`.
    func periodNamed(ahead: Int) -> WhenPeriod? {
        for place in ahead...ahead + 1 {
            if isAt("tháng", ahead: place) { return .month }
            if isAny(of: "quý", "quí", ahead: place) { return .quarter }
            if isAt("năm", ahead: place) { return .year }
        }
        return nil
    }

    /// `29/2 năm nhuận`; `tháng năm nhuận` is the fifth month of the lunar calendar, again.
    func refuseLeapYear() throws(WhenError) {
        for index in tokens.indices.dropLast() {
            let isYear =
                tokens[index].isWord("năm") && tokens[index + 1].isWord("nhuận")
                && !(index > 0 && tokens[index - 1].isWord("tháng"))
                || tokens[index].isWord("leap")
                    && (tokens[index + 1].isWord("year") || tokens[index + 1].isWord("years"))
            guard isYear else { continue }
            throw WhenHelp.leapYear(
                tokens[index].range.lowerBound..<tokens[index + 1].range.upperBound)
        }
    }

    /// `2026-2027` where a period of years is named, and `giai đoạn 2026-2030`.
    func refuseYears() throws(WhenError) {
        let isNamed =
            isText("giai") && isText("đoạn", ahead: 1) || isText("nhiệm") && isText("kỳ", ahead: 1)
            || isText("niên") && isText("khóa", ahead: 1)
            || isText("thời") && isText("kỳ", ahead: 1)
        let ahead = isNamed ? 2 : 0
        guard case .dayMonth(let first, let last) = peek(ahead), first >= 1000, last >= 1000
        else { return }
        let isSchool =
            isText("niên")
            || position > 1 && tokens[position - 2].isWord("năm")
                && tokens[position - 1].isWord("học")
        let lower = isSchool && !isNamed ? position - 2 : position
        throw WhenHelp.years(
            first, last, isSchool: isSchool,
            tokens[lower].range.lowerBound..<tokens[position + ahead].range.upperBound)
    }
}

extension WhenToken {
    fileprivate func isWord(_ word: String) -> Bool {
        if case .word(let words) = kind { words.contains(word) } else { false }
    }
}
