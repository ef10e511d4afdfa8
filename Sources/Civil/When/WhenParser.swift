/// Reads the words of a when-expression into clauses; docs/WHEN.md has the grammar.
///
/// Clauses may stand in any order, as the two languages place them differently: `every month on
/// first monday` and `thứ Hai đầu tiên hằng tháng` are the same three things. Every word belongs to
/// a clause, or the phrase is refused.
struct WhenParser {
    let tokens: [WhenToken]
    var position = 0
    var clauses = WhenClauses()

    init(_ text: some StringProtocol, base: Int = 0) throws(WhenError) {
        tokens = try WhenLexer.tokens(of: text, base: base)
        try refuseLeapYear()
    }

    /// All clauses of the text.
    static func clauses(of text: some StringProtocol, base: Int = 0) throws(WhenError)
        -> WhenClauses
    {
        var parser = try WhenParser(text, base: base)
        while parser.current.kind != .end { try parser.clause() }
        return parser.clauses
    }

    /// The clauses of `text` after those of `every`, the value of a rule's key of that name, which
    /// may leave out the word `every` itself. Places in `every` are offset by `everyBase`.
    static func clauses(of text: String, every: String, everyBase: Int) throws(WhenError)
        -> WhenClauses
    {
        var first = try WhenParser(every, base: everyBase)
        try first.everyKey()
        var second = try WhenParser(text)
        second.clauses = first.clauses
        second.clauses.isSeparated = true
        while second.current.kind != .end { try second.clause() }
        return second.clauses
    }

    /// The value of a key `every`.
    private mutating func everyKey() throws(WhenError) {
        if current.kind != .end, !isAny(of: "every", "each", "mỗi", "hằng", "hàng", "định") {
            try everyUnit(from: position)
        }
        while current.kind != .end { try clause() }
        if let choice = clauses.choices.first {
            throw WhenError(
                "'every' says how often; the day belongs to 'due'",
                vi: "khóa này chỉ ghi chu kỳ; ngày thì ghi ở hạn",
                remedy: "write every: month, and due: 25",
                remedyVi: "ghi “every: tháng” và “due: ngày 25”", range: choice.range)
        }
    }

    // MARK: the cursor

    var current: WhenToken { tokens[position] }

    func peek(_ ahead: Int = 1) -> WhenToken.Kind {
        tokens[Swift.min(position + ahead, tokens.count - 1)].kind
    }

    /// What the word here may stand for; empty for anything but a word of the language.
    func words(_ ahead: Int = 0) -> [String] {
        if case .word(let words) = peek(ahead) { words } else { [] }
    }

    /// The value that `table` has for the word here.
    func value<Value>(_ table: [String: Value], ahead: Int = 0) -> Value? {
        words(ahead).lazy.compactMap { table[$0] }.first
    }

    mutating func advance(_ count: Int = 1) {
        position = Swift.min(position + count, tokens.count - 1)
    }

    /// Whether the words stand here; it doesn't move.
    func isAt(_ wanted: String..., ahead: Int = 0) -> Bool { isAt(wanted, ahead: ahead) }

    func isAt(_ wanted: [String], ahead: Int = 0) -> Bool {
        for (index, word) in wanted.enumerated() where !words(ahead + index).contains(word) {
            return false
        }
        return true
    }

    func isAny(of wanted: String..., ahead: Int = 0) -> Bool {
        words(ahead).contains { wanted.contains($0) }
    }

    /// Passes the words when they stand here.
    mutating func accept(_ wanted: String...) -> Bool {
        guard isAt(wanted) else { return false }
        advance(wanted.count)
        return true
    }

    mutating func acceptOne(of wanted: String...) -> Bool {
        guard words().contains(where: { wanted.contains($0) }) else { return false }
        advance()
        return true
    }

    /// From `start` to the end of the last token passed.
    func range(from start: Int) -> Range<Int> {
        let end =
            position > start ? tokens[position - 1].range.upperBound : current.range.upperBound
        return tokens[start].range.lowerBound..<end
    }

    func error(
        _ message: String, vi messageVi: String, remedy: String? = nil, remedyVi: String? = nil
    ) -> WhenError {
        WhenError(message, vi: messageVi, remedy: remedy, remedyVi: remedyVi, range: current.range)
    }

    // MARK: one clause

    mutating func clause() throws(WhenError) {
        let start = position
        if let last = endOfDays {
            throw rangeOfDays(
                last, (clauses.choices.last?.range.lowerBound ?? 0)..<current.range.upperBound)
        }
        if let last = endOfHyphen {
            throw rangeOfDays(
                last, tokens[start - 1].range.lowerBound..<current.range.upperBound)
        }
        try refuseYears()
        switch current.kind {
        case .comma:
            advance()
            clauses.isSeparated = true
            clauses.joints.append(range(from: start))
        case .clock: try time(from: start)
        case .dayMonth(let day, let month):
            // `20-25`, `ngày 2-5 hằng tháng`
            let isOfMonth =
                clauses.period?.value == .month && !clauses.isSeparated
                || isAny(of: "hằng", "hàng", "mỗi", ahead: 1) && isAt("tháng", ahead: 2)
            if day < month, (13...31).contains(month) || isOfMonth, current.text.contains("-") {
                throw WhenHelp.rangeOfDays("\(month)", current.range, whole: current.range)
            }
            advance()
            if try yearAfter(day: day, month: month, from: start) { return }
            try clauses.choose(.dayMonth(day: day, month: month), range(from: start))
            try sharedDay(day)
        case .date(let day, let month, let year):
            advance()
            // `05 và 06/11/2026`
            if clauses.period == nil { clauses.shareMonth(month) }
            try clauses.choose(.date(day: day, month: month, year: year), range(from: start))
        case .number: try afterNumber()
        case .ordinal: try ordinalPhrase()
        case .word: try wordClause()
        case .monthYear, .slash: throw unknown()
        case .end: break
        }
    }

    private mutating func wordClause() throws(WhenError) {
        let start = position
        if try opening() { return }
        if try timesPerPeriod() { return }
        if atLeast() { return }
        if try notSupported() { return }
        if let (number, length) = number() {
            if isHour(ahead: length) { return try time(from: start) }
            if try counted(number, length, from: start) { return }
            // `hai mươi tháng mười một`
            if length > 1, isAt("tháng", ahead: length), isMonthName(ahead: length + 1) {
                advance(length)
                return try dayOrDate(number, from: start)
            }
        }
        if acceptOne(of: "và", "and", "cùng") {
            clauses.isSeparated = true
            clauses.conjunctions.append(range(from: start))
            clauses.joints.append(range(from: start))
            if let request = onRequest(from: start) { throw request }
            if isBarePeriodAgain || current.kind == .comma { throw dayMissing }
            return try needMore()
        }
        if acceptOne(of: "on", "vào", "the") { return try needMore() }
        if isAt("at"), isAt("the", ahead: 1) || isAny(of: "end", "beginning", "start", ahead: 1) {
            return advance()
        }
        if isAny(of: "at", "lúc", "hồi") {
            advance()
            return try time(from: start)
        }
        if try partOfDay() { return }
        if isIncluding { return try included() }
        if isAny(of: "trừ", "except", "excluding") || isAt("ngoại", "trừ") || isAt("không", "kể") {
            return try exceptClause()
        }
        if try afterEndOrEvent() { return }
        if isAny(of: "from", "starting", "since", "từ", "kể", "after", "sau", "following") {
            return try startClause()
        }
        if isAt("định", "kỳ") || isAt("định", "kì") { return try everyClause() }
        if isAny(of: "every", "each", "mỗi", "hằng", "hàng") { return try everyClause() }
        if isAny(of: "of", "in", "của", "trong", "thuộc") { return try ofClause() }
        if isAny(of: "or", "hoặc", "hay") { return try leapDayClause() }
        if isAny(of: "lunar", "âm", "al", "âl") { return try lunarClause() }
        if accept("dương", "lịch") || accept("dl") || accept("solar") {
            clauses.solar = range(from: start)
            return
        }
        if acceptOne(of: "leap", "nhuận") {
            _ = acceptOne(of: "month", "months")
            clauses.leap = range(from: start)
            return
        }
        if isAt("đêm"), isAt("giao", "thừa", ahead: 1) || isTetDay(ahead: 1) { return advance() }
        if isAt("giao", "thừa") { return try newYearsEve() }
        if try ending() { return }
        // `kỳ báo cáo tháng`
        if isAt("kỳ", "báo", "cáo"), unit(ahead: 3) != nil { return advance(3) }
        if isAt("tất", "cả"), isAny(of: "các", "những", "mọi", ahead: 2) { return advance(2) }
        if isAny(of: "đầu", "giữa", "cuối", "beginning", "start", "middle", "mid", "end"),
            try boundary()
        {
            return
        }
        if isAny(of: "ngày", "các", "những", "mọi") { return try dayPhrase() }
        if isAny(of: "mùng", "mồng", "rằm") { return try lunarDayPhrase() }
        if try weekdayClause() { return }
        if isAt("day") { return try dayNumber() }
        if let (period, length) = adverb() {
            advance(length)
            clauses.saysEvery = true
            return try clauses.set(period: period, range(from: start))
        }
        if try monthFirst() { return }
        if let week = numberedWeek { throw week }
        if isNamedWeek { throw namedWeek }
        if try unitEnd() { return }
        if try periodClause() { return }
        if ordinal() != nil { return try ordinalPhrase() }
        throw unknown()
    }

    /// A connecting word joins what comes before it to something.
    private func needMore() throws(WhenError) {
        if current.kind == .end { throw dayMissing }
    }

    /// A number, in digits or words, that says how often or how long; `false`, without moving, when
    /// it is a day's.
    mutating func counted(_ number: Int, _ length: Int, from start: Int) throws(WhenError)
        -> Bool
    {
        if let span = spanOfDays(number, length) ?? daysBeforeLast(number, length) { throw span }
        if try isDayOfNext(number, length) { return false }
        if isAny(of: "giờ", "hour", "hours", ahead: length), !isAt("kể", "cả", ahead: length + 1),
            isAny(of: "kể", "sau", "từ", "tính", "after", "from", "of", ahead: length + 1)
        {
            throw WhenHelp.hours(number, range(upTo: length + 1))
        }
        if try limit(number, length, from: start) { return true }
        if try yearPart(number, length, from: start) { return true }
        guard let (unit, unitLength) = unit(ahead: length) else { return false }
        let next = length + unitLength
        // `một năm hai lần`
        if number == 1, let (times, timesLength) = self.number(ahead: next),
            times > 1, isAt("lần", ahead: next + timesLength)
        {
            advance(next + timesLength + 1)
            try repeats(1, unit, from: start)
            clauses.times = .init(times, range(from: start))
            return true
        }
        if unit.isShort, isAny(of: "trước", "before", "prior", ahead: next) {
            throw distanceBefore(range(upTo: next + 1))
        }
        guard isOnce(ahead: length + unitLength) else {
            if case .period(.month) = unit, let part = partOfYear(number, next) { throw part }
            if case .period(.month) = unit, let part = reportedMonths(number, next) { throw part }
            if case .period(.day) = unit {
            } else {
                throw WhenHelp.bareLength(
                    number, unit, beside: clauses.period?.value ?? periodNamed(ahead: next),
                    range(upTo: next))
            }
            return false
        }
        advance(length + unitLength)
        passOnce()
        try repeats(number, unit, from: start)
        return true
    }
}
