/// Months as papers name them.
extension WhenParser {
    mutating func vietnameseMonth() throws(WhenError) -> Bool {
        let start = position
        if isSixOrNext { throw WhenHelp.sixOrNext(range(upTo: 2)) }
        advance()
        switch current.kind {
        case .number(let month):
            advance()
            try addMonth(month, from: start)
        case .monthYear(let month, let year):
            advance()
            try addMonth(month, from: start)
            try clauses.set(year: year, range(from: start))
        case .word, .ordinal, .dayMonth, .date, .clock, .slash, .comma, .end:
            if let month = value(WhenVocabulary.lunarMonths) {
                advance()
                clauses.lunar = range(from: start)
                try add(part: .month(month), from: start)
            } else if let (month, length) = spelledMonth() {
                advance(length)
                try addMonth(month, from: start)
            } else if isAt("một") {
                throw WhenHelp.monthOne(range(upTo: 1))
            } else if accept("giữa") {
                try setMonthInPart(2, from: start)
            } else if let number = try vietnameseOrdinal() {
                try setMonthInPart(number, from: start)
                _ = acceptThePeriod()
            } else {
                throw unknown()
            }
        }
        return true
    }

    mutating func addMonth(_ month: Int, from start: Int) throws(WhenError) {
        guard (1...12).contains(month) else { throw WhenChecks.noSuchMonth(range(from: start)) }
        try add(part: .month(month), from: start)
    }

    /// What follows `tháng` in words, `mười hai`, and how many of them; `một` alone is no month.
    func spelledMonth(ahead: Int = 0) -> (Int, length: Int)? {
        if isAt("mười", ahead: ahead), !isAt("lần", ahead: ahead + 2),
            let unit = value(["một": 11, "hai": 12], ahead: ahead + 1)
        {
            return (unit, 2)
        }
        let isAfter = isAt("sau", ahead: ahead) && isAny(of: "khi", "lúc", ahead: ahead + 1)
        guard !isAt("lần", ahead: ahead + 1), !isFromWord(ahead: ahead), !isAfter else {
            return nil
        }
        return value(WhenVocabulary.monthsAfterThang, ahead: ahead).map { ($0, 1) }
    }

    /// Whether the word there is `sau`, "after": without accents it may be `sáu`, six, where what follows
    /// it can be counted.
    func isAfterWord(ahead: Int = 0) -> Bool {
        guard isAt("sau", ahead: ahead) else { return false }
        guard isAt("sáu", ahead: ahead) else { return true }
        if case .number = peek(ahead + 1) { return true }
        if isAt("ngày", ahead: ahead + 1) {
            switch peek(ahead + 2) {
            case .date, .dayMonth, .number: return true
            case .word, .ordinal, .monthYear, .clock, .slash, .comma, .end:
                return isAny(of: "kết", "hết", ahead: ahead + 2)
            }
        }
        return isAny(of: "khi", "lúc", "kết", "hết", ahead: ahead + 1)
    }

    /// Whether `tu` there, without its accents, is `từ` and not `tư`: a day or an event to count from
    /// follows it.
    func isFromWord(ahead: Int) -> Bool {
        guard isAt("từ", ahead: ahead), isAt("tư", ahead: ahead) else { return false }
        let next = ahead + (isAny(of: "ngày", "khi", ahead: ahead + 1) ? 2 : 1)
        if case .date = peek(next) { return true }
        return isAny(of: "hoàn", "kết", "hết", "tháng", "quý", ahead: next)
    }

    /// `thang sau` without its accents: the sixth month, or the next. A phrase that has accents
    /// elsewhere doesn't tell which.
    var isSixOrNext: Bool {
        isAt("tháng", "sau") && !isAny(of: "khi", "lúc", ahead: 2)
            && (isAt("sáu", ahead: 1) || !VietnameseSpelling(current.text).isMarked)
    }

    /// The same of the word after this one.
    var isSixOrNextAhead: Bool {
        var later = self
        later.advance()
        return later.isSixOrNext
    }

    // MARK: ranges

    /// After `từ` or `from`: `tháng 9 đến tháng 12`, `September to December`, `quý II đến quý IV`.
    /// The periods that begin outside are left out; a range may go round the year's end. `false`,
    /// without moving, when it isn't that.
    mutating func monthSpan() throws(WhenError) -> Bool {
        let start = position
        _ = acceptOne(of: "từ", "from")
        guard let first = spanEnd() else {
            position = start
            return false
        }
        let isFromLastYear = accept("năm", "trước")
        let isJoined = current.isAfterHyphen
        guard isJoined || acceptOne(of: "đến", "tới", "to", "through", "until", "till") else {
            position = start
            return false
        }
        _ = acceptOne(of: "hết", "cuối")
        guard let last = spanEnd() ?? yearEnd() else {
            position = start
            return false
        }
        // `tháng 9 năm trước đến tháng 5` goes round the year's end.
        guard !isFromLastYear || last.months.upperBound < first.months.lowerBound else {
            position = start
            return false
        }
        let isNextYear = accept("năm", "sau") || accept("of", "next", "year")
        try refuseBesideException(from: start)
        let place = range(from: start)
        if clauses.monthSpan != nil { throw WhenAssembly.unfit(place) }
        let years = [first.year, last.year].compactMap { $0 }
        guard Set(years).count <= 1, !(isNextYear && !years.isEmpty) else {
            throw WhenHelp.monthsOfYears(first.year ?? 2026, first.months.lowerBound, place)
        }
        if let year = years.first { try clauses.set(year: year, place) }
        let (from, to) = (first.months.lowerBound, last.months.upperBound)
        guard years.isEmpty || from <= to else { throw WhenChecks.noSuchMonth(place) }
        let kept = Set((0...floorModulo(to - from, 12)).map { (from - 1 + $0) % 12 + 1 })
        clauses.leaveOut(Set(1...12).subtracting(kept), place)
        clauses.monthSpan = place
        clauses.exceptions.append(.init(kept.sorted().map(WhenPart.month), place))
        return true
    }

    /// `từ tháng 3 đến hết năm`, `đến cuối năm 2026`.
    private mutating func yearEnd() -> (months: ClosedRange<Int>, year: Int?)? {
        guard isAt("năm"), isAny(of: "hết", "cuối", ahead: -1), !isAt("sau", ahead: 1),
            !isAt("học", ahead: 1), !isAt("tài", ahead: 1)
        else { return nil }
        advance()
        return (12...12, yearNumber())
    }

    private mutating func spanEnd() -> (months: ClosedRange<Int>, year: Int?)? {
        let start = position
        _ = acceptOne(of: "tháng", "month", "quý", "quí", "quarter", "q")
        let isQuarter = position > start && isAny(of: "quý", "quí", "quarter", "q", ahead: -1)
        let isNamed = position > start
        var year: Int?
        let number: Int
        if case .monthYear(let month, let inYear) = current.kind, isNamed {
            advance()
            (number, year) = (month, inYear)
        } else if isNamed, isQuarter, let quarter = quarterNumber() {
            advance()
            number = quarter
        } else if isNamed, case .number(let month) = current.kind {
            advance()
            number = month
        } else if isNamed, let (month, length) = spelledMonth() {
            advance(length)
            number = month
        } else if !isNamed, monthFirstDay == nil, let month = value(WhenVocabulary.months) {
            advance()
            number = month
        } else {
            position = start
            return nil
        }
        if year == nil {
            if isAny(of: "năm", "year"), case .number(let named) = peek(), named >= 1000 {
                advance(2)
                year = named
            } else {
                year = yearNumber()
            }
        }
        guard (1...(isQuarter ? 4 : 12)).contains(number) else {
            position = start
            return nil
        }
        return (isQuarter ? number * 3 - 2...number * 3 : number...number, year)
    }
}
