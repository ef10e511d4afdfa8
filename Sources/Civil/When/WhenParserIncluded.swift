/// What is said to be among the days: `kể cả tháng nhuận`, `kể cả tháng 12`, `(tính cả ngày 31/12)`.
extension WhenParser {
    /// How many tokens say that something is among it.
    private var includingLength: Int? {
        if isAt("kể", "cả") || isText("tính") && isText("cả", ahead: 1) { return 2 }
        if isText("gồm") && isText("cả", ahead: 1) { return 2 }
        if isText("bao"), isText("gồm", ahead: 1) { return isText("cả", ahead: 2) ? 3 : 2 }
        if isAny(of: "with", "including") || isText("inclusive") { return 1 }
        return nil
    }

    var isIncluding: Bool { includingLength != nil }

    /// `kể cả tháng nhuận`; of every day `kể cả thứ Bảy, Chủ nhật`, which says nothing more; and of what comes
    /// again a month that it comes in anyway. Nothing of it is ever one more day.
    mutating func included() throws(WhenError) {
        let start = position
        advance(includingLength ?? 1)
        if isAny(of: "leap", "nhuận") { return }
        if isAt("tháng", "nhuận") { return advance() }
        if clauses.period?.value == .day, clauses.interval == 1, passDaysOff() { return }
        let object = position
        _ = acceptOne(of: "các", "the", "in", "vào")
        if let day = inclusiveDay(from: start) { throw day }
        let isNamed =
            isAny(of: "tháng", "quý", "quí", "quarter", "q", "month", "months")
            || value(WhenVocabulary.months) != nil
        var later = self
        later.clauses.parts = []
        guard isNamed, let parts = try later.includedParts() else {
            position = object
            throw WhenHelp.included(clause(from: start, past: 4), leavesOut: false)
        }
        position = later.position
        clauses.included.append(.init(parts, range(from: start)))
    }

    /// The months or quarters that stand here, passed.
    private mutating func includedParts() throws(WhenError) -> [WhenPart]? {
        if let months = monthsOfQuarters() ?? hyphenedMonths() { return months.map(WhenPart.month) }
        let said = (clauses.year?.range, clauses.monthInPart?.range, clauses.following?.range)
        guard try periodClause(), !clauses.parts.isEmpty, clauses.year?.range == said.0,
            clauses.monthInPart?.range == said.1, clauses.following?.range == said.2
        else { return nil }
        var found = clauses.parts.map(\.value)
        try endOfException(&found)
        return found
    }

    /// `thứ Bảy, Chủ nhật và ngày nghỉ`, passed.
    private mutating func passDaysOff() -> Bool {
        let start = position
        while true {
            if isWeekday(ahead: 0) {
                advance(value(WhenVocabulary.weekdays) != nil || isAt("cn") ? 1 : 2)
            } else if isAt("ngày"), isText("nghỉ", ahead: 1) || isText("lễ", ahead: 1) {
                advance(2)
            } else {
                break
            }
            guard current.kind == .comma || isAny(of: "và", "and"),
                isWeekday(ahead: 1) || isAt("ngày", ahead: 1)
            else { break }
            advance()
        }
        return position > start
    }

    /// `(kể cả ngày 31/12)` behind `trước`: by that day.
    private func inclusiveDay(from start: Int) -> WhenError? {
        let ahead = isAt("ngày") ? 1 : 0
        let isAlone = isText("inclusive", ahead: start - position)
        guard let day = isAlone ? "" : dayText(ahead: ahead), isAlone || ahead == 1 || !isBareNumber
        else { return nil }
        let length = ahead + day.split(separator: " ").count
        let end = (isAlone ? tokens[start].range : range(upTo: length)).upperBound
        let whole = tokens[start].range.lowerBound..<end
        guard isAlone || Int(day.prefix { $0.isNumber }) == clauses.choices.last?.value.dayNumber
        else { return WhenHelp.included(whole, leavesOut: false) }
        guard let before = clauses.readings.last(where: { $0.value == .before }),
            let first = tokens.firstIndex(where: { $0.range.lowerBound >= before.range.upperBound })
        else { return WhenHelp.included(whole, leavesOut: true) }
        let rest = tokens[first..<start].map { $0.kind == .comma ? "," : $0.text }
            .joined(separator: " ")
        return WhenHelp.inclusive(rest, before.range.lowerBound..<end, whole)
    }

    private var isBareNumber: Bool { if case .number = current.kind { true } else { false } }

    /// From the token at `start` to `count` tokens behind this one, as far as the clause goes.
    private func clause(from start: Int, past count: Int) -> Range<Int> {
        var end = position
        while end < tokens.count - 1, end - position < count, tokens[end].kind != .comma {
            end += 1
        }
        return tokens[start].range.lowerBound..<tokens[Swift.max(end - 1, start)].range.upperBound
    }

    var dayMissing: WhenError {
        error("a day is missing here", vi: "thiếu ngày ở đây")
    }

    /// `và tháng` with nothing behind it, where that period is said already.
    var isBarePeriodAgain: Bool {
        guard let (unit, length) = unit(ahead: 0), case .period(let period) = unit,
            period == clauses.period?.value
        else { return false }
        return peek(length) == .end || peek(length) == .comma
    }

    /// After `hoặc` or `và` at `start`: `đột xuất`, `khi có yêu cầu`, to the end of the clause.
    func onRequest(from start: Int) -> WhenError? {
        let isRequest =
            isText("đột") && isText("xuất", ahead: 1) || isAt("khi") && isText("có", ahead: 1)
            || isText("theo") && isText("yêu", ahead: 1) || isText("khi") && isText("cần", ahead: 1)
            || ["on", "upon", "when", "as", "if"].contains { isText($0) }
                && ["request", "requested", "required"].contains { isText($0, ahead: 1) }
        guard isRequest else { return nil }
        return WhenHelp.onRequest(clause(from: start, past: 12))
    }
}

extension WhenAssembly {
    /// `ngày 25 hằng tháng, kể cả tháng 12`: what comes in that month anyway.
    func refuseIncluded() throws(WhenError) {
        for item in clauses.included {
            let isOfQuarters = item.value.allSatisfy {
                if case .quarter = $0 { true } else { false }
            }
            let isRepeated =
                switch clauses.period?.value {
                case .day, .week, .month: true
                case .quarter: isOfQuarters
                case .halfYear, .year, .semester, .schoolYear, .fiscalYear, nil: false
                }
            let months = item.value.reduce(into: Set<Int>()) { $0.formUnion($1.calendarMonths) }
            let isOut = clauses.except.map { !$0.value.isDisjoint(with: months) } ?? false
            let isBeside =
                clauses.parts.isEmpty && clauses.year == nil && clauses.lunar == nil
                && clauses.leap == nil && clauses.limit == nil && clauses.afterCompletion == nil
                && clauses.interval == 1
                && clauses.choices.allSatisfy { if case .pick = $0.value { true } else { false } }
            guard isRepeated, isBeside, !isOut else {
                throw WhenHelp.included(item.range, leavesOut: !isOut)
            }
        }
    }
}
