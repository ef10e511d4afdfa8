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
        if let months = monthsOfQuarters() ?? hyphenedMonths() {
            clauses.parts = kept.0
            clauses.leaveOut(Set(months), range(from: start))
            clauses.exceptions.append(.init(months.map(WhenPart.month), range(from: start)))
            return
        }
        let isRead = try periodClause()
        var found = clauses.parts.map(\.value)
        clauses.parts = kept.0
        if isRead, let year = yearOfException { throw year }
        guard isRead, !found.isEmpty, clauses.year?.value == kept.1,
            clauses.monthInPart?.range == kept.2
        else { throw WhenHelp.except(tokens[place].range) }
        try endOfException(&found)
        let months = found.reduce(into: Set<Int>()) { $0.formUnion($1.calendarMonths) }
        clauses.leaveOut(months, range(from: start))
        clauses.exceptions.append(.init(found, range(from: start)))
    }

    /// `trừ tháng 6 đến tháng 8`, `trừ tháng 6 - tháng 8`: the rest of the range.
    private mutating func endOfException(_ found: inout [WhenPart]) throws(WhenError) {
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
        default: position = before
        }
    }

    /// `tháng cuối quý`, `tháng đầu của mỗi quý`, passed: that month of all quarters.
    private mutating func monthsOfQuarters() -> [Int]? {
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
    private mutating func hyphenedMonths() -> [Int]? {
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
