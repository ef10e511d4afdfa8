/// What days and dates in a list share, `15/6 và 15/12 năm 2026`, `ngày 15 tháng 6 và tháng 12`,
/// `June 5 and 20`; and ranges of them, which are no day.
extension WhenParser {
    /// `June 5`, `June 5th`: the day, and how many tokens it takes.
    var monthFirstDay: (month: Int, day: Int, length: Int)? {
        guard let month = value(WhenVocabulary.months) else { return nil }
        if case .number(let day) = peek(), (1...31).contains(day), unit(ahead: 2) == nil {
            return (month, day, 2)
        }
        if case .number = peek() { return nil }
        guard !isAt("last", ahead: 1), let (day, length) = ordinal(ahead: 1),
            (1...31).contains(day),
            !isAny(of: "day", "working", "business", ahead: 1 + length),
            value(WhenVocabulary.weekdays, ahead: 1 + length) == nil
        else { return nil }
        return (month, day, 1 + length)
    }

    /// English: `June 5, 2026`, `June 15 and 30`.
    mutating func monthFirst() throws(WhenError) -> Bool {
        let start = position
        if value(WhenVocabulary.months) != nil, case .dayMonth(_, let last) = peek(),
            tokens[position + 1].text.contains("-")
        {
            throw WhenHelp.rangeOfDays(
                "\(current.text) \(last)", range(upTo: 2), whole: range(upTo: 2))
        }
        guard let (month, day, length) = monthFirstDay else { return false }
        let skip = peek(length) == .comma ? 1 : 0
        if case .number(let year) = peek(length + skip), year >= 1000 {
            advance(length + skip + 1)
            try choose(day, month, year, from: start)
            return true
        }
        advance(length)
        try clauses.choose(.dayMonth(day: day, month: month), range(from: start))
        while current.kind == .comma || isAt("and"), let (day, length) = bareDay(ahead: 1) {
            let next = position + 1
            advance(1 + length)
            try clauses.choose(
                .dayMonth(day: day, month: month), range(from: next), isListed: true)
        }
        return true
    }

    /// `30` of `June 15 and 30`: not what begins `30 July`, `30 days` or `5 pm`.
    private func bareDay(ahead: Int) -> (Int, length: Int)? {
        var found: (Int, length: Int)?
        if case .number(let day) = peek(ahead) { found = (day, 1) }
        if case .ordinal(let day) = peek(ahead) { found = (day, 1) }
        guard let (day, length) = found, (1...31).contains(day) else { return nil }
        let next = ahead + length
        let isOther =
            unit(ahead: next) != nil || value(WhenVocabulary.months, ahead: next) != nil
            || isAny(of: "am", "pm", "of", "times", ahead: next) || peek(next) == .slash
        return isOther ? nil : (day, length)
    }

    /// After `ngày 15 tháng 6`: the same day of the months that follow, `và tháng 12`.
    mutating func sharedDay(_ day: Int) throws(WhenError) {
        while current.kind == .comma || isAny(of: "và", "and") {
            let start = position
            advance()
            _ = acceptOne(of: "của", "of", "các")
            guard let month = monthAlone() else {
                position = start
                return
            }
            try clauses.choose(
                .dayMonth(day: day, month: month), range(from: start + 1), isListed: true)
        }
    }

    /// `tháng 12`, `December`, passed where no day of its own follows.
    private mutating func monthAlone() -> Int? {
        let month: Int
        let length: Int
        if let named = value(WhenVocabulary.months) {
            (month, length) = (named, 1)
        } else if isAt("tháng"), case .number(let number) = peek() {
            (month, length) = (number, 2)
        } else if isAt("tháng"), let (named, words) = spelledMonth(ahead: 1) {
            (month, length) = (named, 1 + words)
        } else {
            return nil
        }
        switch peek(length) {
        case .number(let number) where number < 1000: return nil
        case .ordinal, .dayMonth, .date: return nil
        case .number, .word, .monthYear, .clock, .slash, .comma, .end: break
        }
        let opensDay =
            isAny(of: "ngày", "vào", "on", "lần", "là", "the", "mùng", ahead: length)
            || ordinal(ahead: length) != nil
        guard !opensDay, (1...12).contains(month) else { return nil }
        advance(length)
        return month
    }

    // MARK: ranges

    /// The last day of a range whose hyphen stands before this: `15/11` of `10/11 - 15/11`.
    var endOfHyphen: String? {
        guard current.isAfterHyphen, position > 0 else { return nil }
        switch tokens[position - 1].kind {
        case .number, .dayMonth, .date, .ordinal: break
        case .word, .monthYear, .clock, .slash, .comma, .end: return nil
        }
        let ahead = isAt("ngày") ? 1 : 0
        return dayText(ahead: ahead)
    }

    /// The last day of a range whose first was just read: `30` of `ngày 25 đến ngày 30`.
    var endOfDays: String? {
        guard position > 0, isAny(of: "đến", "tới", "to", "until", "till", "through"),
            clauses.choices.last?.range.upperBound == tokens[position - 1].range.upperBound
        else { return nil }
        let ahead = 1 + (isAt("hết", ahead: 1) ? 1 : 0)
        return dayText(ahead: isAt("ngày", ahead: ahead) ? ahead + 1 : ahead)
    }

    /// A range of days that ends with `last`, of which `place` is the part at fault.
    func rangeOfDays(_ last: String?, _ place: Range<Int>) -> WhenError {
        guard let last, let end = end(of: last, after: place.lowerBound) else {
            return WhenHelp.rangeOfDays(last, place)
        }
        return WhenHelp.rangeOfDays(last, place, whole: place.lowerBound..<end)
    }

    /// Where tokens that are written as `text` end, the first behind the one at `lower`.
    private func end(of text: String, after lower: Int) -> Int? {
        for first in tokens.indices where tokens[first].range.lowerBound > lower {
            var joined = ""
            for token in tokens[first...] where token.kind != .comma {
                joined += (joined.isEmpty ? "" : " ") + token.text
                if joined == text { return token.range.upperBound }
                if !text.hasPrefix(joined) { break }
            }
        }
        return nil
    }

    /// The day or date that stands there, as written: `15`, `15/11/2026`, `15 tháng 11 năm 2026`,
    /// `June 20`.
    func dayText(ahead: Int) -> String? {
        let first = position + ahead
        guard first < tokens.count else { return nil }
        var length = 1
        switch tokens[first].kind {
        case .number(let day):
            guard (1...31).contains(day), !isAny(of: "lần", "giờ", ahead: ahead + 1) else {
                return nil
            }
            if isAt("tháng", ahead: ahead + 1) {
                length = 3
                if isAt("năm", ahead: ahead + 3), case .number = peek(ahead + 4) { length = 5 }
            } else if value(WhenVocabulary.months, ahead: ahead + 1) != nil {
                length = 2
                if case .number(let year) = peek(ahead + 2), year >= 1000 { length = 3 }
            }
        case .dayMonth, .date: break
        case .word where value(WhenVocabulary.months, ahead: ahead) != nil:
            guard case .number(let day) = peek(ahead + 1), day < 1000 else { return nil }
            length = 2
            let skip = peek(ahead + 2) == .comma ? 1 : 0
            if case .number(let year) = peek(ahead + 2 + skip), year >= 1000 { length = 3 + skip }
        case .word, .ordinal, .monthYear, .clock, .slash, .comma, .end: return nil
        }
        return tokens[first..<Swift.min(first + length, tokens.count)]
            .filter { $0.kind != .comma }.map(\.text).joined(separator: " ")
    }

    /// Whether and where `đến` follows soon: `từ ngày 10 đến ngày 15`.
    var endOfRange: Int? {
        (1...6).first { ahead in
            isAny(of: "đến", "tới", "to", "until", "through", ahead: ahead)
                && !(1..<ahead).contains { peek($0) == .comma }
        }
    }

    /// The day or date that stands soon after, as written; of `hết năm 2026` its last day.
    func dateText(after ahead: Int) -> String? {
        for place in ahead + 1...ahead + 3 {
            if let text = dayText(ahead: place) { return text }
        }
        let rest = tokens[Swift.min(position + ahead, tokens.count)...].map(\.text)
        do throws(WhenError) {
            let end = try WhenExpression(
                parsing: (["đến"] + rest.dropFirst()).joined(separator: " "), zone: { _ in nil })
            if case .date(let day) = end.form { return day.vietnamese }
        } catch {
            return nil
        }
        return nil
    }
}
