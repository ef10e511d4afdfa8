/// What is left out: `trừ tháng 12`, `trừ tháng 6 đến tháng 8`.
extension WhenParser {
    /// `trừ tháng 12`, `trừ quý IV`, `except June and December`.
    mutating func exceptClause() throws(WhenError) {
        let start = position
        if !accept("ngoại", "trừ"), !accept("không", "kể") { advance() }
        _ = acceptOne(of: "các", "in", "vào", "the")
        if isAny(of: "ngày", "day", "days") || isText("lễ") || isText("tết") {
            throw WhenHelp.except(range(upTo: isAt("ngày") ? 2 : 1))
        }
        let kept = (clauses.parts, clauses.year?.value, clauses.monthInPart?.range)
        clauses.parts = []
        let place = position
        _ = acceptOne(of: "từ", "from")
        var found: [WhenPart]
        if let months = monthsOfQuarters() ?? hyphenedMonths() {
            found = months.map(WhenPart.month)
            clauses.parts = kept.0
        } else {
            let isRead = try periodClause()
            found = clauses.parts.map(\.value)
            clauses.parts = kept.0
            if isRead, let year = yearOfException { throw year }
            guard isRead, !found.isEmpty, clauses.year?.value == kept.1,
                clauses.monthInPart?.range == kept.2
            else { throw WhenHelp.except(tokens[place].range) }
            try endOfException(&found)
        }
        try moreOfException(&found)
        let months = found.reduce(into: Set<Int>()) { $0.formUnion($1.calendarMonths) }
        clauses.leaveOut(months, range(from: start))
        clauses.exceptions.append(.init(found, range(from: start)))
    }

    /// `và từ tháng 6 đến tháng 8`, `và tháng 12`, `và quý IV`: left out too. Behind a comma a range from
    /// one month to another may be what is kept, which `monthSpan` asks about.
    private mutating func moreOfException(_ found: inout [WhenPart]) throws(WhenError) {
        while current.kind == .comma || isAny(of: "và", "and") {
            let before = position
            if current.kind == .comma { advance() }
            let isJoined = acceptOne(of: "và", "and")
            let isRange = isJoined && acceptOne(of: "từ", "from")
            let isQuarter = isAny(of: "quý", "quí", "quarter", "q")
            let isNamed =
                isQuarter || isAny(of: "tháng", "month") || value(WhenVocabulary.months) != nil
            let start = position
            guard isNamed, !isSixOrNext,
                let part = try listedPart(like: isQuarter ? .quarter(1) : .month(1))
            else {
                position = start
                if isNamed, let year = yearAhead { throw year }
                position = before
                return
            }
            if let year = yearOfException ?? yearAhead { throw year }
            var more = [part]
            try endOfException(&more)
            // `trừ tháng 6 đến tháng 8, tháng 12 ngày 20` is another day of that month.
            guard isRange || !opensDay else {
                position = before
                return
            }
            found += more
        }
    }

    /// Whether a day follows, which is that of what stands before it.
    private var opensDay: Bool {
        switch current.kind {
        case .number, .ordinal, .dayMonth, .date: true
        case .word: isAny(of: "ngày", "vào", "on", "là", "the", "mùng", "rằm")
        case .comma, .clock, .monthYear, .slash, .end: false
        }
    }

    /// `tháng 12/2026`, where a month without its year is left out.
    private var yearAhead: WhenError? {
        let ahead = isAny(of: "tháng", "month", "quý", "quí", "quarter", "q") ? 1 : 0
        if case .monthYear(let number, let year) = peek(ahead) {
            return WhenHelp.exceptionOfYear(year, "\(number)", tokens[position + ahead].range)
        }
        if ahead == 0, current.kind == .slash, case .number(let year) = peek() {
            return WhenHelp.exceptionOfYear(year, "", range(upTo: 2))
        }
        if ahead == 0, case .number(let year) = current.kind, year >= 1000 {
            return WhenHelp.exceptionOfYear(year, "", current.range)
        }
        return nil
    }

    /// A range of months or quarters beside an exception: whether it is left out too or kept, nothing says.
    func refuseBesideException(from start: Int) throws(WhenError) {
        guard let exception = clauses.exceptions.last(where: { $0.range != clauses.monthSpan })
        else { return }
        if clauses.monthSpan != nil, clauses.monthSpan == clauses.exceptions.last?.range { return }
        let place = tokens[start].range.lowerBound
        let between = (clauses.choices.map(\.range) + clauses.periodPlaces).contains {
            exception.range.upperBound <= $0.lowerBound && $0.upperBound <= place
        }
        var last = start - 1
        let isJoined = isAny(of: "và", "and", ahead: last - position)
        guard isJoined || !between else { return }
        while last > 0,
            tokens[last].kind == .comma || isAny(of: "và", "and", ahead: last - position)
        {
            last -= 1
        }
        let span = tokens[start..<position].map(\.text).joined(separator: " ")
        let rest = (tokens[...last] + tokens[position...].dropLast())
            .map { $0.kind == .comma ? "," : $0.text }.joined(separator: " ")
        throw WhenHelp.exceptionOrRange(
            WhenUnderstood.tidied("\(span), \(rest)"), tokens[last].range.upperBound..<place,
            range(from: start))
    }

    /// `trừ tháng 6 đến tháng 8`, `trừ tháng 6 - tháng 8`: the rest of the range.
    mutating func endOfException(_ found: inout [WhenPart]) throws(WhenError) {
        let before = position
        let isJoined = current.isAfterHyphen
        guard isJoined || acceptOne(of: "đến", "tới", "to", "through", "until"),
            let last = found.last
        else { return }
        _ = acceptOne(of: "hết")
        switch (last, try listedPart(like: last)) {
        case (.month(let first), .month(let last)?):
            found += Self.around(12, first, last).map(WhenPart.month)
        case (.quarter(let first), .quarter(let last)?):
            found += Self.around(4, first, last).map(WhenPart.quarter)
        default:
            if let year = yearAhead { throw year }
            position = before
        }
        if position > before, let year = yearAhead { throw year }
    }

    /// `tháng cuối quý`, `tháng đầu của mỗi quý`, passed: that month of all quarters.
    mutating func monthsOfQuarters() -> [Int]? {
        let start = position
        guard accept("tháng"), let month = value(["đầu": 1, "giữa": 2, "cuối": 3]) else {
            position = start
            return nil
        }
        advance()
        _ = acceptOne(of: "tiên", "cùng")
        _ = acceptOne(of: "của", "trong")
        _ = acceptOne(of: "mỗi", "hằng", "hàng", "các")
        guard isAny(of: "quý", "quí"), case .period(.quarter)? = unit(ahead: 0)?.0 else {
            position = start
            return nil
        }
        advance()
        return stride(from: month, through: 12, by: 3).map { $0 }
    }

    /// `tháng 6-8`, passed.
    mutating func hyphenedMonths() -> [Int]? {
        guard isAny(of: "tháng", "month", "months"), case .dayMonth(let first, let last) = peek(),
            tokens[position + 1].text.contains("-"), (1...12).contains(first),
            (1...12).contains(last)
        else { return nil }
        advance(2)
        return [first] + Self.around(12, first, last)
    }

    /// What comes after `first`, up to `last`, around the year's end if need be.
    private static func around(_ count: Int, _ first: Int, _ last: Int) -> [Int] {
        let length = floorModulo(last - first, count)
        return (0..<length).map { (first + $0) % count + 1 }
    }

    /// A year that stands with what is left out, or behind it.
    private var yearOfException: WhenError? {
        let token = tokens[position - 1]
        if case .monthYear(let number, let year) = token.kind {
            return WhenHelp.exceptionOfYear(year, "\(number)", token.range)
        }
        if case .number(let year) = token.kind, year >= 1000 {
            let isParted =
                tokens[position - 2].kind == .slash || isAny(of: "năm", "year", ahead: -2)
            let lower = tokens[position - (isParted ? 2 : 1)].range.lowerBound
            return WhenHelp.exceptionOfYear(year, "", lower..<token.range.upperBound)
        }
        if isAny(of: "năm", "year"), case .number(let year) = peek(), year >= 1000 {
            return WhenHelp.exceptionOfYear(year, "", range(upTo: 2))
        }
        return nil
    }
}
