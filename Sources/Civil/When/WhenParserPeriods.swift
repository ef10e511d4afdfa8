/// Periods: `every 3 months`, `định kỳ 6 tháng`, `01 lần/quý`, `của tháng cuối quý`, `quý I`.
extension WhenParser {
    /// A unit of repetition; a working day is one too, though not a period.
    enum Unit {
        case period(WhenPeriod)
        case workingDay
    }

    /// The unit that stands `ahead`, and how many words it takes.
    func unit(ahead: Int) -> (Unit, Int)? {
        if isAny(of: "week", "weeks", "tuần", ahead: ahead) { return (.period(.week), 1) }
        if isAny(of: "month", "months", ahead: ahead) { return (.period(.month), 1) }
        if isAny(of: "quarter", "quarters", ahead: ahead) {
            return isNumberOrRoman(ahead: ahead + 1) ? nil : (.period(.quarter), 1)
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

    private func vietnameseUnit(ahead: Int) -> (Unit, Int)? {
        let next = ahead + 1
        // `tháng 2 lần` is said of every month, `tháng 2` is one month.
        let isCounted = number(ahead: next).map { isAt("lần", ahead: next + $0.length) } ?? false
        if isAt("tháng", ahead: ahead) {
            if isCounted { return (.period(.month), 1) }
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
    private func isMonthName(ahead: Int) -> Bool {
        switch peek(ahead) {
        case .number, .monthYear, .dayMonth: true
        case .word(let words):
            words.contains { WhenVocabulary.monthsAfterThang[$0] != nil || $0 == "một" }
                && !isAt("lần", ahead: ahead + 1)
                || words.contains { WhenVocabulary.lunarMonths[$0] != nil }
        case .ordinal, .date, .clock, .slash, .comma, .end: false
        }
    }

    private func isNumberOrRoman(ahead: Int) -> Bool {
        if case .number = peek(ahead) { return true }
        return value(WhenVocabulary.romans, ahead: ahead) != nil
            || words(ahead).contains { ["một", "hai", "ba", "bốn", "tư"].contains($0) }
                && !isAt("lần", ahead: ahead + 1)
    }

    /// `sau`, `kế tiếp`, `tiếp theo`, `liền kề`, `tới`: what makes `tháng` before it the next one.
    func isNextPeriod(ahead: Int) -> Bool {
        isAt("sau", ahead: ahead) && !isAny(of: "khi", "ngày", ahead: ahead + 1)
            || isAt("kế", ahead: ahead) || isAt("tiếp", ahead: ahead)
            || isAt("liền", ahead: ahead) || isAt("tới", ahead: ahead)
    }

    /// Whether `ngày` before this speaks of one day (`ngày cuối`, `ngày 25`), not of every day.
    private func opensChoice(_ ahead: Int) -> Bool {
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
    private func isSpelledDay(_ ahead: Int) -> Bool {
        guard let (_, length) = number(ahead: ahead), !isAt("lần", ahead: ahead + length) else {
            return false
        }
        if case .number = peek(ahead + length) { return false }
        return true
    }

    // MARK: every

    /// `every`, `each`, `mỗi`, `hằng`, `định kỳ`: then a unit, a number of units, or at once days.
    mutating func everyClause() throws(WhenError) {
        let start = position
        var isRegular = false
        if accept("định", "kỳ") || accept("định", "kì") {
            isRegular = true
            _ = acceptOne(of: "vào", "mỗi", "hằng", "hàng") || accept("theo")
        } else {
            advance()
        }
        if isAny(of: "lunar", "âm") { try lunarClause() }
        if isRegular {
            if isAt("ngày") || current.kind == .comma { return }
            if try timesPerPeriod() { return }
        }
        guard try !everyUnit(from: start, isRegular: isRegular) else { return }
        if current.kind == .end {
            throw error(
                "a period is missing here", vi: "thiếu chu kỳ ở đây",
                remedy: "write every month on 25", remedyVi: "viết mỗi tháng vào ngày 25")
        }
        clauses.isSeparated = true
    }

    /// A unit or a number of units. In Vietnamese papers `định kỳ 6 tháng` is a half-year of the
    /// calendar, `định kỳ 3 tháng` a quarter.
    @discardableResult
    mutating func everyUnit(from start: Int, isRegular: Bool = false) throws(WhenError) -> Bool {
        if let (count, length) = number(), let (unit, unitLength) = unit(ahead: length) {
            let isMonths = isAt("tháng", ahead: length) && !isOnce(ahead: length + unitLength)
            advance(length + unitLength)
            let once = isOnce(ahead: 0)
            passOnce()
            if isMonths, !once, count == 6 || isRegular && [3, 12].contains(count) {
                let period: WhenPeriod = count == 6 ? .halfYear : count == 3 ? .quarter : .year
                try repeats(1, .period(period), from: start)
            } else {
                try repeats(count, unit, from: start)
            }
            return true
        }
        guard let (unit, length) = unit(ahead: 0) else { return false }
        advance(length)
        passOnce()
        try repeats(1, unit, from: start)
        // `mỗi năm hai lần`
        if let (number, length) = number(), isAt("lần", ahead: length) {
            advance(length + 1)
            clauses.times = .init(number, range(from: start))
        }
        return true
    }

    mutating func repeats(_ count: Int, _ unit: Unit, from start: Int) throws(WhenError) {
        let place = range(from: start)
        guard (1...1000).contains(count) else {
            throw WhenError(
                "an interval lies between 1 and 1000", vi: "khoảng lặp từ 1 đến 1000", range: place)
        }
        switch unit {
        case .workingDay:
            guard count == 1 else {
                throw WhenError(
                    "intervals of working days aren't counted",
                    vi: "không đếm khoảng lặp theo ngày làm việc",
                    remedy: "write every working day, or an interval in days or weeks",
                    remedyVi: "viết mỗi ngày làm việc, hoặc khoảng lặp theo ngày, tuần",
                    range: place)
            }
            clauses.workingDaily = place
        case .period(let period):
            clauses.saysEvery = true
            if clauses.period != nil, clauses.interval != count {
                throw WhenError(
                    "two intervals in one expression", vi: "hai khoảng lặp trong một biểu thức",
                    range: place)
            }
            try clauses.set(period: period, place)
            clauses.interval = count
        }
    }

    /// `01 lần/quý`, `một lần mỗi năm`, `2 lần trong tháng`, `once a month`; `false`, without
    /// moving, when it isn't that.
    mutating func timesPerPeriod() throws(WhenError) -> Bool {
        let start = position
        var count = 1
        if isAt("once") {
            advance()
            _ = acceptOne(of: "per", "a", "every", "each", "an")
        } else {
            guard let (number, length) = number(), isAt("lần", ahead: length) else { return false }
            count = number
            advance(length + 1)
            if current.kind == .slash {
                advance()
            } else {
                _ = acceptOne(of: "mỗi", "trong", "một", "hằng", "hàng")
            }
        }
        if case .number(1) = current.kind { advance() }
        guard let (unit, length) = unit(ahead: 0), case .period = unit else {
            position = start
            return false
        }
        advance(length)
        try repeats(1, unit, from: start)
        clauses.times = .init(count, range(from: start))
        return true
    }

    // MARK: of

    /// `of quarter`, `of the last month`, `of March`, `của tháng 3`, `của tháng đầu quý`.
    mutating func ofClause() throws(WhenError) {
        advance()
        _ = acceptOne(of: "the", "every", "each", "a", "mỗi", "hằng", "hàng")
        if isAny(of: "các") { advance() }
        if try periodClause() { return }
        if let (number, length) = number(), try yearPart(number, length, from: position) { return }
        if try notSupported() { return }
        throw error(
            "a period or a month is missing here", vi: "thiếu chu kỳ hoặc tháng ở đây",
            remedy: "write of month, of quarter, of last month or of March",
            remedyVi: "viết của tháng, của quý, của tháng cuối quý hoặc của tháng 3")
    }

    /// A unit, a month, a quarter, a part of the year, the next period or a year; `false`, without
    /// moving, when there is none.
    mutating func periodClause() throws(WhenError) -> Bool {
        let start = position
        if try nextPeriod() { return true }
        if try quarterClause() { return true }
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

    private mutating func vietnameseMonth() throws(WhenError) -> Bool {
        let start = position
        advance()
        if isAt("sau"), isAt("sáu") {
            throw WhenHelp.sixOrNext(
                tokens[position - 1].range.lowerBound..<current.range.upperBound)
        }
        switch current.kind {
        case .number(let month):
            advance()
            try addMonth(month, from: start)
        case .monthYear(let month, let year):
            advance()
            try addMonth(month, from: start)
            try clauses.set(year: year, range(from: start))
        case .word, .ordinal, .dayMonth, .date, .clock, .slash, .comma, .end:
            if let month = value(WhenVocabulary.lunarMonths) {
                advance()
                clauses.lunar = range(from: start)
                try add(part: .month(month), from: start)
            } else if let month = value(WhenVocabulary.monthsAfterThang) {
                advance()
                try addMonth(month, from: start)
            } else if isAt("một") {
                throw WhenHelp.monthOne(range(upTo: 1))
            } else if accept("giữa") {
                try setMonthInPart(2, from: start)
            } else if let number = try vietnameseOrdinal() {
                try setMonthInPart(number, from: start)
            } else {
                throw unknown()
            }
        }
        return true
    }

    private mutating func addMonth(_ month: Int, from start: Int) throws(WhenError) {
        guard (1...12).contains(month) else { throw WhenChecks.noSuchMonth(range(from: start)) }
        try add(part: .month(month), from: start)
    }

    private mutating func setMonthInPart(_ month: Int, from start: Int) throws(WhenError) {
        let place = range(from: start)
        guard (-12...12).contains(month), month != 0 else { throw WhenChecks.noSuchMonth(place) }
        try clauses.set(monthInPart: month, place)
    }

    /// A part and those listed after it: `tháng 3, tháng 6 và tháng 9`, `các tháng 3, 6, 9`.
    mutating func add(part: WhenPart, from start: Int) throws(WhenError) {
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

    private mutating func listedPart(like part: WhenPart) throws(WhenError) -> WhenPart? {
        let start = position
        switch part {
        case .month:
            if let month = value(WhenVocabulary.months) {
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
            if isNamed, let month = value(WhenVocabulary.monthsAfterThang) {
                advance()
                return .month(month)
            }
        case .quarter:
            _ = acceptOne(of: "quý", "quí", "quarter", "q")
            if let number = quarterNumber() {
                advance()
                return .quarter(number)
            }
        case .half, .nineMonths: break
        }
        position = start
        return nil
    }

    // MARK: quarters, halves, years

    private func quarterNumber(ahead: Int = 0) -> Int? {
        if case .number(let number) = peek(ahead), (1...4).contains(number) { return number }
        if let number = value(WhenVocabulary.romans, ahead: ahead) { return number }
        return value(["một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4], ahead: ahead)
    }

    /// `quý I`, `quý 2/2026`, `Q3`, `quarter 4`.
    private mutating func quarterClause() throws(WhenError) -> Bool {
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
        }
        return true
    }

    private func noSuchQuarter(from start: Int) -> WhenError {
        WhenError(
            "there is no such quarter", vi: "không có quý này", remedy: "quarters run from 1 to 4",
            remedyVi: "viết quý I đến quý IV", range: range(from: start))
    }

    /// `first quarter`, `second half of the year`, `first nine months`.
    private mutating func englishPart() throws(WhenError) -> Bool {
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
    private mutating func halfClause() throws(WhenError) -> Bool {
        let start = position
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
        let isFirst = isAt("đầu", ahead: length + 1)
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
    private mutating func yearClause() throws(WhenError) -> Bool {
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
        guard isAt("năm"), case .number(let year) = peek(), year >= 1000 else { return false }
        advance(2)
        try clauses.choose(.date(day: day, month: month, year: year), range(from: start))
        return true
    }

    /// `tháng sau`, `quý tiếp theo`, `next month`, `the following year`.
    private mutating func nextPeriod() throws(WhenError) -> Bool {
        let start = position
        if isAny(of: "next", "following"), let (unit, length) = unit(ahead: 1),
            case .period(let period) = unit
        {
            advance(1 + length)
            return try follow(period, from: start)
        }
        let units: [(String, WhenPeriod)] = [
            ("tuần", .week), ("tháng", .month), ("quý", .quarter), ("quí", .quarter),
            ("năm", .year),
        ]
        guard let unit = units.first(where: { isAt($0.0) }), isNextPeriod(ahead: 1) else {
            return false
        }
        if unit.1 == .month, isAt("sáu", ahead: 1) {
            throw WhenHelp.sixOrNext(range(upTo: 2))
        }
        advance()
        while acceptOne(of: "sau", "kế", "tiếp", "theo", "liền", "kề", "tới") {}
        return try follow(unit.1, from: start)
    }

    private mutating func follow(_ period: WhenPeriod, from start: Int) throws(WhenError) -> Bool {
        let place = range(from: start)
        if clauses.following != nil {
            throw WhenError(
                "two next periods in one expression", vi: "hai kỳ sau trong một biểu thức",
                range: place)
        }
        clauses.following = .init(period, place)
        return true
    }

    func notAPeriod(_ number: Int, _ unit: Unit) -> WhenError {
        WhenHelp.bareLength(number, range(upTo: 2))
    }

    // MARK: except

    /// `trừ tháng 12`, `trừ quý IV`, `except June and December`.
    mutating func exceptClause() throws(WhenError) {
        let start = position
        if !accept("ngoại", "trừ") { advance() }
        _ = acceptOne(of: "các", "in", "vào", "the")
        let kept = (clauses.parts, clauses.year?.value, clauses.monthInPart?.range)
        clauses.parts = []
        let place = position
        let isRead = try periodClause()
        let found = clauses.parts
        clauses.parts = kept.0
        guard isRead, !found.isEmpty, clauses.year?.value == kept.1,
            clauses.monthInPart?.range == kept.2
        else { throw WhenHelp.except(tokens[place].range) }
        var months: Set<Int> = []
        for part in found {
            if case .month(let month) = part.value { months.insert(month) }
            if let span = part.value.months {
                months.formUnion(span.first..<span.first + span.count)
            }
        }
        if clauses.except != nil {
            throw WhenError(
                "two exceptions in one expression", vi: "hai ngoại lệ trong một biểu thức",
                remedy: "list the months together: except June, December",
                remedyVi: "liệt kê cùng một chỗ: trừ tháng 6 và tháng 12", range: range(from: start)
            )
        }
        clauses.except = .init(months, range(from: start))
    }
}
