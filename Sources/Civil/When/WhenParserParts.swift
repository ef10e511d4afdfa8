/// Parts of a year and what comes after a period: `quý I`, `6 tháng đầu năm`, `tháng sau`.
extension WhenParser {
    func quarterNumber(ahead: Int = 0) -> Int? {
        if case .number(let number) = peek(ahead), (1...4).contains(number) { return number }
        if let number = value(WhenVocabulary.romans, ahead: ahead) { return number }
        return value(["một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4], ahead: ahead)
    }

    /// `quý I`, `quý 2/2026`, `Q3`, `quarter 4`.
    mutating func quarterClause() throws(WhenError) -> Bool {
        let start = position
        guard isAny(of: "quý", "quí", "q", "quarter"), unit(ahead: 0) == nil else { return false }
        advance()
        if case .monthYear(let number, let year) = current.kind {
            advance()
            guard (1...4).contains(number) else { throw noSuchQuarter(from: start) }
            try clauses.add(part: .quarter(number), range(from: start))
            try clauses.set(year: year, range(from: start))
            return true
        }
        guard let number = quarterNumber() else {
            if current.kind != .end { advance() }
            throw noSuchQuarter(from: start)
        }
        advance()
        try add(part: .quarter(number), from: start)
        if current.kind == .slash, case .number(let year) = peek() {
            advance(2)
            try clauses.set(year: year, range(from: start))
        } else if let year = yearNumber() {
            try clauses.set(year: year, range(from: start))
        }
        return true
    }

    /// `quý I: 20/3; quý II: 20/6; …`: the dates of all four.
    func eachQuarter(from start: Int) -> WhenError? {
        let dates = tokens.compactMap { token -> (day: Int, month: Int)? in
            if case .dayMonth(let day, let month) = token.kind { (day, month) } else { nil }
        }
        guard dates.count == 4, Set(dates.map { ($0.month - 1) / 3 }).count == 4 else { return nil }
        let isBefore = tokens.contains { token in
            if case .word(let words) = token.kind {
                words.contains("trước") || words.contains("before")
            } else {
                false
            }
        }
        return WhenHelp.eachQuarter(dates, isBefore: isBefore, range(from: start))
    }

    func noSuchQuarter(from start: Int) -> WhenError {
        WhenError(
            "there is no such quarter", vi: "không có quý này", remedy: "quarters run from 1 to 4",
            remedyVi: "viết quý I đến quý IV", range: range(from: start))
    }

    /// `first quarter`, `second half of the year`, `first nine months`.
    mutating func englishPart() throws(WhenError) -> Bool {
        let start = position
        let number: Int
        if let named = value(WhenVocabulary.ordinals) {
            number = named
        } else if case .ordinal(let digits) = current.kind {
            number = digits
        } else {
            return false
        }
        if isAt("quarter", ahead: 1) {
            advance(2)
            let quarter = number < 0 ? 5 + number : number
            guard (1...4).contains(quarter) else { throw noSuchQuarter(from: start) }
            try add(part: .quarter(quarter), from: start)
            return true
        }
        if isAt("half", ahead: 1), [1, 2, -1].contains(number) {
            advance(2)
            _ = acceptOne(of: "year") || accept("of", "the", "year") || accept("of", "year")
            try add(part: .half(number == 1 ? 1 : 2), from: start)
            return true
        }
        if number == 1,
            isAt("nine", "months", ahead: 1) || peek() == .number(9) && isAt("months", ahead: 2)
        {
            advance(3)
            _ = accept("of", "the", "year")
            try add(part: .nineMonths, from: start)
            return true
        }
        return false
    }

    /// `nửa đầu năm`, `nửa năm cuối`, `nửa cuối năm`.
    mutating func halfClause() throws(WhenError) -> Bool {
        let start = position
        if isAt("h"), case .number(let number) = peek(), (1...2).contains(number),
            current.range.upperBound == tokens[position + 1].range.lowerBound
        {
            // `H1`
            advance(2)
            try add(part: .half(number), from: start)
            yearNumber().map { clauses.year = .init($0, range(from: start)) }
            return true
        }
        guard isAt("nửa"), unit(ahead: 0) == nil else { return false }
        let half: Int
        if isAt("đầu", "năm", ahead: 1) || isAt("năm", "đầu", ahead: 1) {
            half = 1
        } else if isAt("cuối", "năm", ahead: 1) || isAt("năm", "cuối", ahead: 1) {
            half = 2
        } else {
            return false
        }
        advance(3)
        try add(part: .half(half), from: start)
        yearNumber().map { clauses.year = .init($0, range(from: start)) }
        return true
    }

    /// `6 tháng đầu năm`, `sáu tháng cuối năm 2026`, `9 tháng đầu năm`.
    mutating func yearPart(_ number: Int, _ length: Int, from start: Int) throws(WhenError) -> Bool
    {
        guard isAt("tháng", ahead: length), isAny(of: "đầu", "cuối", ahead: length + 1) else {
            return false
        }
        // `ngày 15 và 30 tháng cuối`
        if number > 12 { return false }
        let isFirst = isAt("đầu", ahead: length + 1)
        if case .pick(.day(let day))? = clauses.choices.last?.value, number == 2,
            isAny(of: "quý", "quí", ahead: length + 2)
        {
            throw WhenHelp.severalMonths(day, number, last: !isFirst, range(upTo: length + 3))
        }
        let isOfYear = isAt("năm", ahead: length + 2)
        guard number == 6 || number == 9 && isFirst else {
            throw WhenHelp.spanOfMonths(range(upTo: length + (isOfYear ? 3 : 2)))
        }
        advance(length + (isOfYear ? 3 : 2))
        try add(part: number == 9 ? .nineMonths : .half(isFirst ? 1 : 2), from: start)
        if isOfYear { yearNumber().map { clauses.year = .init($0, range(from: start)) } }
        return true
    }

    /// A year's number right here, passed.
    mutating func yearNumber() -> Int? {
        guard case .number(let year) = current.kind, year >= 1000 else { return nil }
        advance()
        return year
    }

    /// `năm 2026`, `year 2026`, or the bare number after a month or quarter.
    mutating func yearClause() throws(WhenError) -> Bool {
        let start = position
        guard isAny(of: "năm", "year"), case .number(let year) = peek(), year >= 1000 else {
            return false
        }
        advance(2)
        guard Bounded.year.range.contains(year) else {
            throw WhenChecks.outsideYears(Bounded.year.range, range(from: start))
        }
        try clauses.set(year: year, range(from: start))
        return true
    }

    /// A year after `25/6` that is written apart: `25/6 năm 2026`.
    mutating func yearAfter(day: Int, month: Int, from start: Int) throws(WhenError) -> Bool {
        if let short = shortYear(ahead: 0) { throw short }
        guard isAt("năm"), case .number(let year) = peek(), year >= 1000 else { return false }
        advance(2)
        try choose(day, month, year, from: start)
        return true
    }

    /// `tháng sau`, `quý tiếp theo`, `next month`, `the following year`.
    mutating func nextPeriod() throws(WhenError) -> Bool {
        let start = position
        if isAny(of: "next", "following"), let (unit, length) = unit(ahead: 1),
            case .period(let period) = unit
        {
            advance(1 + length)
            return try follow(period, from: start)
        }
        if let (unit, length) = unit(ahead: 0), case .period(let period) = unit,
            isAt("following", ahead: length), isAny(of: "month", "quarter", "year", "week")
        {
            advance(length + 1)
            _ = try followed()
            return try follow(period, from: start)
        }
        let units: [(String, WhenPeriod)] = [
            ("tuần", .week), ("tháng", .month), ("quý", .quarter), ("quí", .quarter),
            ("năm", .year),
        ]
        guard let unit = units.first(where: { isAt($0.0) }), isNextPeriod(ahead: 1) else {
            return false
        }
        if isSixOrNext { throw WhenHelp.sixOrNext(range(upTo: 2)) }
        advance()
        while acceptOne(of: "sau", "kế", "tiếp", "theo", "liền", "kề", "tới") {}
        // `tháng kế tiếp sau kỳ báo cáo`
        if accept("của", "kỳ", "báo", "cáo") || accept("kỳ", "báo", "cáo") {}
        return try follow(unit.1, from: start)
    }

    /// `the reporting month`, `each quarter`, `the end of the year`: what `the month following` follows.
    private mutating func followed() throws(WhenError) -> Bool {
        let start = position
        _ = acceptOne(of: "the", "each", "every", "that")
        _ = accept("end", "of") && acceptOne(of: "the", "each", "every")
        _ = accept("reporting")
        if acceptOne(of: "period") { return true }
        guard let (unit, length) = unit(ahead: 0), case .period(let period) = unit else {
            position = start
            return false
        }
        advance(length)
        try clauses.set(period: period, range(from: start))
        return true
    }

    mutating func follow(_ period: WhenPeriod, from start: Int) throws(WhenError) -> Bool {
        let place = range(from: start)
        if clauses.following != nil {
            throw WhenError(
                "two next periods in one expression", vi: "hai kỳ sau trong một biểu thức",
                range: place)
        }
        clauses.following = .init(period, place)
        return true
    }
}
