/// Days of the week, alone, in lists and in ranges: `thứ Hai`, `thứ 2, 4, 6`, `thứ Hai đến thứ Sáu`,
/// `Mon, Wed and Fri`, `Mon-Fri`.
extension WhenParser {
    /// `false`, without moving, when no day of the week stands here.
    mutating func weekdayClause() throws(WhenError) -> Bool {
        let start = position
        if isAt("thứ"), let listed = hyphenated(ahead: 1) {
            advance(2)
            return try choose(listed, from: start)
        }
        guard let first = try weekday() else { return false }
        if let last = try endOfWeekdays() {
            return try choose(Self.weekdays(first, through: last), from: start)
        }
        _ = try partOfDay()
        // `thứ Sáu tuần cuối của tháng`
        if isAny(of: "của", "trong"), isWeekOrdinal(ahead: 1) { advance() }
        if isWeekOrdinal(ahead: 0) { advance() }
        if let number = try vietnameseOrdinal() {
            for (index, number) in ([number] + moreOrdinals()).enumerated() {
                try clauses.choose(
                    .pick(.nthWeekday(number, first)), range(from: start), isListed: index > 0)
            }
            return true
        }
        var listed = [first]
        while let next = try nextWeekday() { listed.append(next) }
        return try choose(listed, from: start)
    }

    private mutating func choose(_ weekdays: [Weekday], from start: Int) throws(WhenError) -> Bool {
        let place = range(from: start)
        for (index, weekday) in weekdays.enumerated() {
            try clauses.choose(.pick(.weekday(weekday)), place, isListed: index > 0)
        }
        _ = try partOfDay()
        return true
    }

    /// `thứ Hai`, `thứ 2`, `Chủ nhật`, `CN`, `monday`, passed; `thu` alone is Thursday.
    private mutating func weekday() throws(WhenError) -> Weekday? {
        let start = position
        if let named = value(WhenVocabulary.weekdays) {
            advance()
            return named
        }
        if accept("chủ", "nhật") || accept("cn") { return .sunday }
        guard isAny(of: "thứ", "chủ", "thu") else { return nil }
        if isAt("thứ"), let named = value(WhenVocabulary.weekdaysAfterThu, ahead: 1) {
            advance(2)
            return named
        }
        if isAt("thứ"), case .number(let number) = peek() {
            advance(2)
            guard let named = Weekday(rawValue: number - 1), number <= 7 else {
                var found = WhenError(
                    "there is no such day of the week", vi: "không có thứ này",
                    remedy: "thứ 2 to thứ 7, or Chủ nhật",
                    remedyVi: "thứ 2 đến thứ 7, hoặc Chủ nhật", range: range(from: start))
                // `ngày thứ 10 hằng tháng`
                found.instead = [.init(place: range(from: start), text: "\(number)")]
                throw found
            }
            return named
        }
        if isAt("thu") {
            advance()
            return .thursday
        }
        if isAt("thứ") { advance() }
        throw unknown()
    }

    /// The last day of `Mon to Fri`, `thứ 2 đến thứ 6`, `thứ 2 - 6`, passed.
    private mutating func endOfWeekdays() throws(WhenError) -> Weekday? {
        let start = position
        let isJoined = current.isAfterHyphen
        guard isJoined || acceptOne(of: "đến", "tới", "to", "through", "until", "till") else {
            return nil
        }
        _ = acceptOne(of: "hết", "ngày")
        if isWeekday(ahead: 0) { return try weekday() }
        if let bare = bareWeekday(ahead: 0) {
            advance()
            return bare
        }
        position = start
        return nil
    }

    /// The next of a list that doesn't say `thứ` again: `, 4`, `và Sáu`, `/Wed`.
    private mutating func nextWeekday() throws(WhenError) -> Weekday? {
        guard current.kind == .comma || current.kind == .slash || isAny(of: "và", "and") else {
            return nil
        }
        if let bare = bareWeekday(ahead: 1) {
            advance(2)
            return bare
        }
        guard current.kind == .slash, isWeekday(ahead: 1) else { return nil }
        advance()
        return try weekday()
    }

    /// Whether a day of the week stands there with its full name.
    func isWeekday(ahead: Int) -> Bool {
        if value(WhenVocabulary.weekdays, ahead: ahead) != nil || isAt("cn", ahead: ahead) {
            return true
        }
        if isAt("chủ", "nhật", ahead: ahead) { return true }
        guard isAt("thứ", ahead: ahead) else { return false }
        if case .number = peek(ahead + 1) { return true }
        return value(WhenVocabulary.weekdaysAfterThu, ahead: ahead + 1) != nil
    }

    /// `4`, `Tư` in a list of weekdays; not what begins `4 tuần một lần`, `4 giờ` or `năm 2026`.
    private func bareWeekday(ahead: Int) -> Weekday? {
        let named: Weekday?
        if case .number(let number) = peek(ahead), (2...7).contains(number) {
            named = Weekday(rawValue: number - 1)
        } else {
            named = value(WhenVocabulary.weekdaysAfterThu, ahead: ahead)
        }
        let next = ahead + 1
        switch peek(next) {
        case .end, .comma, .slash: return named
        case .word:
            let isOther =
                unit(ahead: next) != nil || number(ahead: next) != nil
                || isAny(of: "giờ", "lần", "tháng", "am", "pm", "năm", "quý", ahead: next)
                || value(WhenVocabulary.months, ahead: next) != nil
            return isOther ? nil : named
        case .clock: return named
        case .number, .ordinal, .dayMonth, .monthYear, .date: return nil
        }
    }

    /// `thứ 2-6` is a range, `thứ 2-4-6` and `thứ 2/4/6` are lists.
    private func hyphenated(ahead: Int) -> [Weekday]? {
        switch peek(ahead) {
        case .dayMonth(let first, let last):
            guard let days = Self.numbered([first, last]) else { return nil }
            return tokens[position + ahead].text.contains("-")
                ? Self.weekdays(days[0], through: days[1]) : days
        case .date(let day, let month, let year): return Self.numbered([day, month, year])
        default: return nil
        }
    }

    private static func numbered(_ numbers: [Int]) -> [Weekday]? {
        let days = numbers.compactMap { (2...7).contains($0) ? Weekday(rawValue: $0 - 1) : nil }
        return days.count == numbers.count && Set(days).count == days.count ? days : nil
    }

    /// Around the week's end if need be.
    private static func weekdays(_ first: Weekday, through last: Weekday) -> [Weekday] {
        (0...floorModulo(last.rawValue - first.rawValue, 7)).compactMap {
            Weekday(rawValue: (first.rawValue - 1 + $0) % 7 + 1)
        }
    }

    private func isWeekOrdinal(ahead: Int) -> Bool {
        isAt("tuần", ahead: ahead) && isAny(of: "đầu", "cuối", "thứ", "áp", ahead: ahead + 1)
    }
}
