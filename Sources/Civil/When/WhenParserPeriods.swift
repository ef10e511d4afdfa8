/// Periods: `every 3 months`, `định kỳ 6 tháng`, `01 lần/quý`, `của tháng cuối quý`, `quý I`.
extension WhenParser {
    /// A unit of repetition; a working day is one too, though not a period.
    enum Unit {
        case period(WhenPeriod)
        case workingDay

        /// Whether a number of them before a day can only be a distance.
        var isShort: Bool {
            switch self {
            case .workingDay, .period(.day), .period(.week): true
            case .period: false
            }
        }
    }

    /// The unit that stands `ahead`, and how many words it takes.
    func unit(ahead: Int) -> (Unit, Int)? {
        if isAt("calendar", ahead: ahead), let (unit, length) = unit(ahead: ahead + 1) {
            return (unit, length + 1)
        }
        if isAny(of: "week", "weeks", "tuần", ahead: ahead) { return (.period(.week), 1) }
        if isAny(of: "month", "months", ahead: ahead) { return (.period(.month), 1) }
        if isAny(of: "quarter", "quarters", ahead: ahead) {
            return isNumberOrRoman(ahead: ahead + 1) ? nil : (.period(.quarter), 1)
        }
        if isAny(of: "semester", "semesters", "term", "terms", ahead: ahead) {
            return isNumberOrRoman(ahead: ahead + 1) ? nil : (.period(.semester), 1)
        }
        if isAny(of: "school", "fiscal", "financial", ahead: ahead),
            isAny(of: "year", "years", ahead: ahead + 1)
        {
            return (.period(isAt("school", ahead: ahead) ? .schoolYear : .fiscalYear), 2)
        }
        if isAny(of: "year", "years", ahead: ahead) {
            if case .number(let year) = peek(ahead + 1), year >= 1000 { return nil }
            return (.period(.year), 1)
        }
        if isAt("half", ahead: ahead) {
            if isAt("a", "year", ahead: ahead + 1) { return (.period(.halfYear), 3) }
            return isAny(of: "year", "years", ahead: ahead + 1) ? (.period(.halfYear), 2) : nil
        }
        if isAny(of: "day", "days", ahead: ahead) { return (.period(.day), 1) }
        if isAny(of: "working", "business", ahead: ahead) {
            return isAny(of: "day", "days", ahead: ahead + 1) ? (.workingDay, 2) : nil
        }
        return vietnameseUnit(ahead: ahead)
    }

    func vietnameseUnit(ahead: Int) -> (Unit, Int)? {
        let next = ahead + 1
        // `tháng 2 lần` is said of every month, `tháng 2` is one month.
        let isCounted = number(ahead: next).map { isAt("lần", ahead: next + $0.length) } ?? false
        if isAt("tháng", ahead: ahead) {
            if isCounted { return (.period(.month), 1) }
            // `hằng tháng năm 2026` isn't said of every May.
            if position + ahead > 0, isAny(of: "hằng", "hàng", "mỗi", ahead: ahead - 1),
                isAt("năm", ahead: next),
                case .number(let year) = peek(next + 1), year >= 1000
            {
                return (.period(.month), 1)
            }
            if isNextPeriod(ahead: next) || isMonthName(ahead: next) { return nil }
            if isAny(of: "cuối", "đầu", "thứ", "giữa", "áp", ahead: next) { return nil }
            return (.period(.month), 1)
        }
        if isAny(of: "quý", "quí", ahead: ahead) {
            if isCounted { return (.period(.quarter), 1) }
            if isNextPeriod(ahead: next) || isNumberOrRoman(ahead: next) { return nil }
            if case .monthYear = peek(next) { return nil }
            return (.period(.quarter), 1)
        }
        if isAt("học", ahead: ahead), isAny(of: "kỳ", "kì", ahead: next) {
            return isNumberOrRoman(ahead: ahead + 2) ? nil : (.period(.semester), 2)
        }
        if isAt("năm", "học", ahead: ahead) { return (.period(.schoolYear), 2) }
        if isAt("năm", "tài", ahead: ahead), isAny(of: "chính", "khóa", ahead: ahead + 2) {
            return (.period(.fiscalYear), 3)
        }
        if isAt("năm", ahead: ahead) {
            if isCounted { return (.period(.year), 1) }
            if isNextPeriod(ahead: next) || isAny(of: "học", "nay", ahead: next) { return nil }
            if case .number(let year) = peek(next), year >= 1000 { return nil }
            return (.period(.year), 1)
        }
        if isAt("nửa", "năm", ahead: ahead) {
            return isAny(of: "đầu", "cuối", ahead: ahead + 2) ? nil : (.period(.halfYear), 2)
        }
        if isAt("ngày", ahead: ahead) {
            if isAt("làm", "việc", ahead: next) {
                return opensChoice(ahead + 3) ? nil : (.workingDay, 3)
            }
            return opensChoice(next) ? nil : (.period(.day), 1)
        }
        return nil
    }

    /// What makes `tháng` before it the name of one month.
    func isMonthName(ahead: Int) -> Bool {
        switch peek(ahead) {
        case .number, .monthYear: true
        // `tháng 3/26`, but not `6 tháng: 15/6`.
        case .dayMonth(_, let month): month > 12
        case .word(let words):
            spelledMonth(ahead: ahead) != nil
                || words.contains("một") && !isAt("lần", ahead: ahead + 1)
                || words.contains { WhenVocabulary.lunarMonths[$0] != nil }
        case .ordinal, .date, .clock, .slash, .comma, .end: false
        }
    }

    func isNumberOrRoman(ahead: Int) -> Bool {
        if case .number = peek(ahead) { return true }
        return value(WhenVocabulary.romans, ahead: ahead) != nil
            || words(ahead).contains { ["một", "hai", "ba", "bốn", "tư"].contains($0) }
                && !isAt("lần", ahead: ahead + 1)
    }

    /// `sau`, `kế tiếp`, `tiếp theo`, `liền kề`, `tới`: what makes `tháng` before it the next one.
    func isNextPeriod(ahead: Int) -> Bool {
        isAt("sau", ahead: ahead) && !isAny(of: "khi", "ngày", ahead: ahead + 1)
            || isAt("kế", ahead: ahead) && !isAny(of: "hoạch", "từ", ahead: ahead + 1)
            || isAt("tiếp", ahead: ahead)
            || isAt("liền", ahead: ahead) || isAt("tới", ahead: ahead)
    }

    /// Whether `ngày` before this speaks of one day (`ngày cuối`, `ngày 25`), not of every day.
    func opensChoice(_ ahead: Int) -> Bool {
        switch peek(ahead) {
        case .word(let words):
            isSpelledDay(ahead)
                || words.contains {
                    [
                        "cuối", "đầu", "giữa", "thứ", "áp", "làm", "rằm", "mùng", "mồng", "kết",
                        "chủ",
                    ]
                    .contains($0)
                }
        case .number: !isAt("giờ", ahead: ahead + 1)
        case .dayMonth, .date, .ordinal, .monthYear: true
        case .clock, .slash, .comma, .end: false
        }
    }

    /// `ngày sáu`, but not `ngày một lần` nor `ngày năm 2026`.
    func isSpelledDay(_ ahead: Int) -> Bool {
        guard let (_, length) = number(ahead: ahead), !isAt("lần", ahead: ahead + length) else {
            return false
        }
        if case .number = peek(ahead + length) { return false }
        return true
    }

    // MARK: of

    /// `of quarter`, `of the last month`, `of March`, `của tháng 3`, `của tháng đầu quý`.
    mutating func ofClause() throws(WhenError) {
        advance()
        _ = acceptOne(of: "the", "every", "each", "a", "mỗi", "hằng", "hàng")
        if isAny(of: "các") { advance() }
        if acceptThePeriod() { return }
        if isNamedWeek { throw namedWeek }
        if try periodClause() { return }
        if let (number, length) = number(), try yearPart(number, length, from: position) { return }
        if try notSupported() { return }
        if isAt("lunar", ahead: 1) { throw WhenAssembly.notLunar(range(upTo: 3)) }
        throw error(
            "a period or a month is missing here", vi: "thiếu chu kỳ hoặc tháng ở đây",
            remedy: "write of month, of quarter, of last month or of March",
            remedyVi: "viết của tháng, của quý, của tháng cuối quý hoặc của tháng 3")
    }

    /// A unit, a month, a quarter, a part of the year, the next period or a year; `false`, without
    /// moving, when there is none.
    mutating func periodClause() throws(WhenError) -> Bool {
        let start = position
        // `của quý trước`, which isn't before anything.
        if (1...2).contains(where: { isAt("trước", ahead: $0) }) { _ = try notSupported() }
        if try nextPeriod() { return true }
        if try quarterClause() { return true }
        if try semesterClause() { return true }
        if try englishPart() { return true }
        if try halfClause() { return true }
        if try yearClause() { return true }
        if let (unit, length) = unit(ahead: 0), case .period(let period) = unit {
            if case .number(let month) = peek(length), period == .month, isAt("month") {
                advance(length + 1)
                try addMonth(month, from: start)
                return true
            }
            advance(length)
            if let (times, length) = number(), isAt("lần", ahead: length) {
                // `quý một lần`
                advance(length + 1)
                clauses.saysEvery = true
                if times != 1 { clauses.times = .init(times, range(from: start)) }
            }
            try clauses.set(period: period, range(from: start))
            return true
        }
        if let month = value(WhenVocabulary.months) {
            advance()
            try add(part: .month(month), from: start)
            if let year = yearNumber() { try clauses.set(year: year, range(from: start)) }
            return true
        }
        if case .ordinal(let number) = current.kind, isAt("month", ahead: 1) {
            advance(2)
            try setMonthInPart(number, from: start)
            return true
        }
        if let number = value(WhenVocabulary.ordinals), isAt("month", ahead: 1) {
            advance(2)
            try setMonthInPart(number, from: start)
            return true
        }
        if case .ordinal(let number) = current.kind, isAt("last", "month", ahead: 1) {
            advance(3)
            try setMonthInPart(-number, from: start)
            return true
        }
        guard isAt("tháng") else { return false }
        return try vietnameseMonth()
    }

    mutating func setMonthInPart(_ month: Int, from start: Int) throws(WhenError) {
        let place = range(from: start)
        guard (-12...12).contains(month), month != 0 else { throw WhenChecks.noSuchMonth(place) }
        try clauses.set(monthInPart: month, place)
    }

    /// A part and those listed after it: `tháng 3, tháng 6 và tháng 9`, `các tháng 3, 6, 9`.
    mutating func add(part: WhenPart, from start: Int) throws(WhenError) {
        if case .quarter = part, !clauses.parts.isEmpty, let each = eachQuarter(from: start) {
            throw each
        }
        try clauses.add(part: part, range(from: start))
        while current.kind == .comma || isAny(of: "và", "and") {
            let before = position
            advance()
            let next = position
            _ = acceptOne(of: "of", "của")
            guard let listed = try listedPart(like: part) else {
                position = before
                return
            }
            try clauses.add(part: listed, range(from: next), isListed: true)
        }
    }

    mutating func listedPart(like part: WhenPart) throws(WhenError) -> WhenPart? {
        let start = position
        switch part {
        case .month:
            if let month = value(WhenVocabulary.months) {
                if monthFirstDay != nil { return nil }  // `June and December 15`
                advance()
                return .month(month)
            }
            let isNamed = acceptOne(of: "tháng", "month")
            if case .number(let month) = current.kind, !isAt("tháng", ahead: 1),
                !isAt("giờ", ahead: 1), unit(ahead: 1) == nil
            {
                advance()
                guard (1...12).contains(month) else {
                    throw WhenChecks.noSuchMonth(range(from: start))
                }
                return .month(month)
            }
            if isNamed, let (month, length) = spelledMonth() {
                advance(length)
                return .month(month)
            }
        case .quarter:
            _ = acceptOne(of: "quý", "quí", "quarter", "q")
            if let number = quarterNumber() {
                advance()
                return .quarter(number)
            }
        case .semester:
            if isAt("học", "kỳ") || isAt("học", "kì") {
                advance(2)
            } else {
                _ = acceptOne(of: "semester", "term")
            }
            if position > start, let number = quarterNumber() {
                advance()
                return .semester(number)
            }
        case .half, .nineMonths: break
        }
        position = start
        return nil
    }
}
