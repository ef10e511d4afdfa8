/// What counts from the end of a period or from a day: `ngày làm việc thứ 5 sau khi kết thúc quý`,
/// `15 ngày sau khi hết tháng`, `within 5 working days after 01/07/2026` (statements 53 and 54).
extension WhenParser {
    /// A length, and what it counts from. `number` stands here and takes `length` tokens. `false`,
    /// without moving, when no such thing follows it.
    ///
    /// - Parameter isWithin: `within` stands before it, so that `of` may follow it.
    mutating func limit(
        _ number: Int, _ length: Int, from start: Int, isWithin: Bool = false
    ) throws(WhenError) -> Bool {
        guard let unit = lengthUnit(ahead: length) else { return false }
        return try limit(
            WhenLimit(count: number, unit: unit.unit), length + unit.length, from: start,
            isWithin: isWithin)
    }

    /// The same of a length that takes `length` tokens.
    mutating func limit(
        _ limit: WhenLimit, _ length: Int, from start: Int, isWithin: Bool
    ) throws(WhenError) -> Bool {
        let before = position
        advance(length)
        // `03 ngày làm việc, kể từ ngày …`
        if current.kind == .comma, isAny(of: "sau", "kể", "tính", "after", "from", ahead: 1) {
            advance()
        }
        let isAfter =
            isAny(of: "kể", "từ", "tính", "after", "from", "following") || isAfterWord()
            || isWithin && isAt("of")
        guard isAfter else {
            position = before
            return false
        }
        let word = position
        if try endReference() {
            let place = range(from: start)
            try chooseAfterEnd(limit, place)
            return true
        }
        position = word
        return try afterDay(limit, before, from: start)
    }

    /// `kể từ ngày 01/07/2026`, or an event that only a rule can know.
    private mutating func afterDay(_ limit: WhenLimit, _ before: Int, from start: Int)
        throws(WhenError) -> Bool
    {
        let word = position
        if accept("tính") || accept("kể") { _ = accept("từ") } else { advance() }
        let hasEvent = acceptOne(of: "khi", "ngày", "từ", "the", "date")
        if isAt("hoàn", "thành") || isAt("hoàn", "tất") || isAt("completion") {
            position = before
            return false
        }
        guard case .date(let day, let month, let year) = current.kind else {
            if hasEvent || current.kind == .end || current.kind == .comma {
                throw WhenHelp.event(range(from: word))
            }
            throw WhenHelp.event(tokens[word].range.lowerBound..<current.range.upperBound)
        }
        advance()
        let place = range(from: start)
        try checkLength(limit.count, place)
        clauses.start = .init(
            try WhenChecks.date(day: day, month: month, year: year, tokens[position - 1].range),
            place)
        clauses.limit = .init(limit, place)
        return true
    }

    private func checkLength(_ count: Int, _ place: Range<Int>) throws(WhenError) {
        guard (1...366).contains(count) else {
            throw WhenError(
                "a limit lies between 1 and 366", vi: "thời hạn phải từ 1 đến 366",
                range: place)
        }
    }

    /// `5th working day after the quarter ends`, `ngày làm việc thứ 5 sau khi kết thúc quý`.
    mutating func dayAfterEnd(_ numbers: [Int], working: Bool, from start: Int) throws(WhenError)
        -> Bool
    {
        guard isAny(of: "sau", "kể", "từ", "tính", "after", "following") else { return false }
        if isAt("từ", "cuối") { return false }
        let before = position
        guard try endReference() else {
            position = before
            return false
        }
        for (index, number) in numbers.enumerated() {
            guard number > 0 else { throw WhenChecks.noSuchDay(range(from: start), upTo: 31) }
            try clauses.choose(
                .pick(.afterEnd(number, working: working)), range(from: start),
                isListed: index > 0)
        }
        return true
    }

    /// `sau khi kết thúc quý, 10 ngày làm việc`: the reference first.
    mutating func afterEndOrEvent() throws(WhenError) -> Bool {
        let start = position
        guard isAny(of: "sau", "kể", "after", "following"), try endReference() else {
            position = start
            return false
        }
        if current.kind == .comma { advance() }
        _ = acceptOne(of: "trong") && accept("vòng")
        guard let (number, length) = number(), let unit = lengthUnit(ahead: length) else {
            if let month = monthBefore(start) { throw month }
            throw error(
                "how long after the period's end?", vi: "bao lâu sau khi kết thúc kỳ?",
                remedy: "write 10 days after the end of the quarter",
                remedyVi: "viết 10 ngày sau khi kết thúc quý")
        }
        advance(length + unit.length)
        let place = range(from: start)
        try chooseAfterEnd(WhenLimit(count: number, unit: unit.unit), place)
        return true
    }

    private mutating func chooseAfterEnd(_ limit: WhenLimit, _ place: Range<Int>) throws(WhenError)
    {
        switch limit.unit {
        case .days: try clauses.choose(.pick(.afterEnd(limit.count, working: false)), place)
        case .workingDays: try clauses.choose(.pick(.afterEnd(limit.count, working: true)), place)
        case .weeks: try clauses.choose(.pick(.afterEnd(limit.count * 7, working: false)), place)
        case .months, .years: throw WhenHelp.monthsAfter(place)
        }
        try checkLength(limit.count, place)
    }

    func lengthUnit(ahead: Int) -> (unit: WhenLimit.Unit, length: Int)? {
        if isAt("ngày", "làm", "việc", ahead: ahead) { return (.workingDays, 3) }
        if isAny(of: "working", "business", ahead: ahead),
            isAny(of: "day", "days", ahead: ahead + 1)
        {
            return (.workingDays, 2)
        }
        if isAt("calendar", ahead: ahead), isAny(of: "day", "days", ahead: ahead + 1) {
            return (.days, 2)
        }
        if isAny(of: "ngày", "day", "days", ahead: ahead) { return (.days, 1) }
        if isAny(of: "tuần", "week", "weeks", ahead: ahead) { return (.weeks, 1) }
        if isAny(of: "tháng", "month", "months", ahead: ahead) { return (.months, 1) }
        if isAny(of: "năm", "year", "years", ahead: ahead) { return (.years, 1) }
        return nil
    }

    /// `sau khi kết thúc quý`, `kể từ ngày hết tháng`, `after the end of each month`, `after the
    /// quarter ends`. `false`, having moved, when it isn't that.
    private mutating func endReference() throws(WhenError) -> Bool {
        let start = position
        if acceptOne(of: "after", "following", "from", "of") {
            let isEnd = accept("the", "end", "of") || accept("end", "of") || acceptClose()
            // `after each quarter` can't be after its start.
            let isEach = acceptOne(of: "each", "every")
            if !isEach { _ = acceptOne(of: "the", "its") }
            guard try endedPeriod(from: start) else {
                if isEnd { throw WhenHelp.whichEnd(current.range) }
                return false
            }
            return acceptOne(of: "ends", "end") || isEnd || isEach
        }
        if accept("tính") || accept("kể") {
            guard accept("từ") else { return false }
        } else if !acceptOne(of: "sau", "từ") {
            return false
        }
        _ = acceptOne(of: "khi", "ngày", "lúc")
        if accept("ngày", "cuối", "cùng", "của") || accept("cuối", "cùng", "của") {
            return try endedPeriod(from: start)
        }
        guard accept("kết", "thúc") || accept("hết") else { return false }
        _ = acceptOne(of: "mỗi", "hằng", "hàng", "từng")
        if try notSupported() { return false }
        guard try endedPeriod(from: start) else {
            throw WhenHelp.whichEnd(current.range)
        }
        return true
    }

    /// `the close of`, which isn't a word of the language otherwise.
    private mutating func acceptClose() -> Bool {
        let ahead = isAt("the") ? 1 : 0
        guard position + ahead < tokens.count,
            tokens[position + ahead].text.lowercased() == "close", isAt("of", ahead: ahead + 1)
        else { return false }
        advance(ahead + 2)
        return true
    }

    private mutating func endedPeriod(from start: Int) throws(WhenError) -> Bool {
        if let period = periodBeforeDays(ahead: 0) {
            // `sau khi hết quý 15 ngày`
            advance()
            try clauses.set(period: period, range(from: start))
            clauses.ended = .init(.period(period), range(from: start))
            return true
        }
        if accept("kỳ") || accept("kì") || accept("reporting", "period") || accept("period") {
            _ = accept("báo", "cáo")
            clauses.ended = .init(.thePeriod, range(from: start))
            return true
        }
        if isAt("trước", ahead: 1) { _ = try notSupported() }
        let parts = clauses.parts.count
        let here = position
        let isOneMonth = isAt("month") && number(ahead: 1) != nil
        if !isOneMonth, let (unit, length) = unit(ahead: 0), case .period(let period) = unit,
            period != .day
        {
            advance(length)
            try clauses.set(period: period, range(from: here))
            clauses.ended = .init(.period(period), range(from: start))
            _ = accept("báo", "cáo")
            return true
        }
        let hadYear = clauses.year != nil
        if let (number, length) = number(), try yearPart(number, length, from: here) {
        } else if try !periodClause() {
            return false
        }
        if clauses.parts.count == parts, !hadYear, let year = clauses.year {
            throw WhenHelp.endOfYear(
                year.value, tokens[start].range.lowerBound..<year.range.upperBound)
        }
        guard clauses.parts.count > parts, let part = clauses.parts.last?.value else {
            return false
        }
        clauses.ended = .init(.part(part), range(from: start))
        return true
    }
}
