/// Reads the words of a when-expression into clauses; docs/WHEN.md has the grammar.
///
/// Clauses may stand in any order, as the two languages place them differently: `every month on
/// first monday` and `thứ Hai đầu tiên hằng tháng` are the same three things.
struct WhenParser {
    let tokens: [WhenToken]
    var position = 0
    var clauses = WhenClauses()

    init(_ text: some StringProtocol, base: Int = 0) throws(WhenError) {
        tokens = try WhenLexer.tokens(of: text, base: base)
    }

    /// All clauses of the text.
    static func clauses(of text: some StringProtocol, base: Int = 0) throws(WhenError)
        -> WhenClauses
    {
        var parser = try WhenParser(text, base: base)
        while parser.current.kind != .end { try parser.clause() }
        return parser.clauses
    }

    // MARK: the cursor

    var current: WhenToken { tokens[position] }

    func peek(_ ahead: Int = 1) -> WhenToken.Kind {
        tokens[Swift.min(position + ahead, tokens.count - 1)].kind
    }

    func word(_ ahead: Int = 0) -> String? {
        if case .word(let word) = peek(ahead) { word } else { nil }
    }

    mutating func advance(_ count: Int = 1) {
        position = Swift.min(position + count, tokens.count - 1)
    }

    /// Whether the words stand here; it doesn't move.
    func isAt(_ words: String..., ahead: Int = 0) -> Bool {
        for (index, expected) in words.enumerated() where word(ahead + index) != expected {
            return false
        }
        return true
    }

    /// Passes the words when they stand here.
    mutating func accept(_ words: String...) -> Bool {
        for (index, expected) in words.enumerated() where word(index) != expected { return false }
        advance(words.count)
        return true
    }

    mutating func acceptOne(of words: String...) -> Bool {
        guard let here = word(), words.contains(here) else { return false }
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
        switch current.kind {
        case .comma: advance()
        case .clock: try time(from: start)
        case .dayMonth(let day, let month):
            advance()
            clauses.choose(.dayMonth(day: day, month: month), range(from: start))
        case .date(let day, let month, let year):
            advance()
            clauses.choose(.date(day: day, month: month, year: year), range(from: start))
        case .number(let number): try afterNumber(number)
        case .ordinal: try ordinalPhrase()
        case .word(let word): try wordClause(word)
        case .end: break
        }
    }

    private mutating func wordClause(_ word: String) throws(WhenError) {
        let start = position
        if let number = WhenVocabulary.numbers[word], let (unit, length) = unit(ahead: 1),
            isOnce(ahead: 1 + length)
        {
            // `sáu tháng một lần`, though `sáu` without its accent is also `after`.
            advance(1 + length + 2)
            return try repeats(number, unit, from: start)
        }
        switch word {
        case "on", "vao", "the", "and", "va":
            advance()
            if current.kind == .end {
                throw error("a day is missing here", vi: "thiếu ngày ở đây")
            }
        case "at", "luc":
            advance()
            try time(from: start)
        case "ke" where isAt("ke", "ca"):
            advance(2)
            _ = accept("thang")
        case "from", "starting", "since", "tu", "ke", "after", "sau": try startClause()
        case "every", "each", "moi", "hang": try everyClause()
        case "of", "in", "cua", "trong": try ofClause()
        case "or", "hoac", "hay": try leapDayClause()
        case "lunar", "am", "al": try lunarClause()
        case "with", "including":
            advance()
        case "leap", "nhuan":
            advance()
            _ = acceptOne(of: "month", "months")
            clauses.leap = range(from: start)
        case "giao": try newYearsEve()
        case "ngay": try dayPhrase()
        case "mung", "mong", "ram": try lunarDayPhrase()
        case "thu", "chu": try vietnameseWeekday()
        case "day": try dayNumber()
        default:
            if let period = WhenVocabulary.adverbs[word] {
                advance()
                try clauses.set(period: period, range(from: start))
            } else if WhenVocabulary.ordinals[word] != nil {
                try ordinalPhrase()
            } else if let weekday = WhenVocabulary.weekdays[word] {
                advance()
                clauses.choose(.pick(.weekday(weekday)), range(from: start))
            } else if try !periodClause() {
                throw unknown(word)
            }
        }
    }

    func unknown(_ word: String) -> WhenError {
        guard let near = WhenVocabulary.suggestion(for: word), near != word else {
            return error(
                "this can't be read as part of a when-expression",
                vi: "không hiểu chỗ này trong biểu thức thời gian",
                remedy: "for example: 28/3, 10/3 âm lịch, every month on 25",
                remedyVi: "ví dụ: 28/3, 10/3 âm lịch, mỗi tháng vào ngày 25")
        }
        return error(
            "unknown word", vi: "từ lạ", remedy: "did you mean '\(near)'?",
            remedyVi: "có phải '\(near)'?")
    }

    // MARK: time, start, completion

    /// After `at`: `08:00`, `8h30`, `8 giờ 30 phút`.
    private mutating func time(from start: Int) throws(WhenError) {
        var (hour, minute, second) = (0, 0, 0)
        switch current.kind {
        case .clock(let h, let m, let s):
            (hour, minute, second) = (h, m, s)
            advance()
        case .number(let h) where isAt("gio", ahead: 1):
            hour = h
            advance(2)
            if case .number(let m) = current.kind {
                minute = m
                advance()
                _ = accept("phut")
            }
        default:
            throw error(
                "a time of day is missing here", vi: "thiếu giờ ở đây", remedy: "write 08:00",
                remedyVi: "viết 08:00 hoặc 8 giờ")
        }
        let place = range(from: start)
        guard let time = CivilTime(hour, minute, second) else {
            throw WhenError(
                "there is no such time of day", vi: "không có giờ này",
                remedy: "times run from 00:00 to 23:59", remedyVi: "giờ từ 00:00 đến 23:59",
                range: place)
        }
        if clauses.time != nil {
            throw WhenError(
                "two times of day in one expression", vi: "hai giờ trong một biểu thức",
                remedy: "use oncalendar: for several times a day",
                remedyVi: "dùng oncalendar: nếu cần nhiều giờ trong ngày", range: place)
        }
        clauses.time = .init(time, place)
    }

    /// A number that opens a clause: `8 giờ`, `3 tháng một lần`, `28 March`, `10 tháng 3`, `25`.
    private mutating func afterNumber(_ number: Int) throws(WhenError) {
        let start = position
        if isAt("gio", ahead: 1) { return try time(from: start) }
        if let (period, length) = unit(ahead: 1), isOnce(ahead: 1 + length) {
            advance(1 + length + 2)
            try repeats(number, period, from: start)
            return
        }
        advance()
        try dayOrDate(number, from: start)
    }

    private func isOnce(ahead: Int) -> Bool {
        (isAt("mot", ahead: ahead) || peek(ahead) == .number(1)) && isAt("lan", ahead: ahead + 1)
    }

    /// `from 31/01/2025`, `kể từ ngày 31/01/2025`, `after completion`, `kể từ khi hoàn thành`.
    private mutating func startClause() throws(WhenError) {
        let start = position
        let isAfter = acceptOne(of: "after", "sau")
        if !isAfter { _ = accept("ke") }
        _ = acceptOne(of: "from", "starting", "since", "tu")
        _ = acceptOne(of: "from", "khi", "ngay")
        if accept("completion") || accept("hoan", "thanh") || accept("hoan", "tat") {
            clauses.afterCompletion = range(from: start)
            return
        }
        guard !isAfter, case .date(let day, let month, let year) = current.kind else {
            throw error(
                isAfter ? "'after' goes with 'completion'" : "a full date is missing here",
                vi: isAfter ? "'sau' phải đi với 'khi hoàn thành'" : "thiếu ngày đầy đủ ở đây",
                remedy: isAfter ? "write after completion" : "write from 15/01/2025",
                remedyVi: isAfter ? "viết sau khi hoàn thành" : "viết từ 15/01/2025")
        }
        advance()
        let place = range(from: start)
        clauses.start = .init(
            try WhenChecks.date(day: day, month: month, year: year, tokens[position - 1].range),
            place)
    }

    /// `or 1/3`, `or skip`, `hoặc bỏ qua`: what 29/2 does in common years.
    private mutating func leapDayClause() throws(WhenError) {
        let start = position
        advance()
        let policy: LeapDayPolicy
        switch current.kind {
        case .dayMonth(1, 3):
            policy = .march
            advance()
        case .dayMonth(28, 2):
            policy = .keepToFebruary
            advance()
        default:
            guard accept("skip") || accept("bo", "qua") || accept("bo") else {
                throw error(
                    "'or' only says what 29/2 does in a common year",
                    vi: "'hoặc' chỉ dùng cho 29/2 trong năm không nhuận",
                    remedy: "write or 1/3, or 28/2, or skip",
                    remedyVi: "viết hoặc 1/3, hoặc 28/2, hoặc bỏ qua")
            }
            policy = .skip
        }
        clauses.leapDay = .init(policy, range(from: start))
    }
}
