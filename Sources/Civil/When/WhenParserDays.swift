/// Days: `25`, `last working day`, `ngày làm việc thứ 5`, `thứ Hai đầu tiên`, `rằm tháng 7`.
extension WhenParser {
    /// A day number already passed: it may open `28 March 2025` or `10 tháng 3 năm 2025`.
    mutating func dayOrDate(_ day: Int, from start: Int) throws(WhenError) {
        var month: Int?
        if let word = word(), let named = WhenVocabulary.months[word] {
            advance()
            month = named
        } else if isAt("thang"), case .number(let number) = peek() {
            advance(2)
            month = number
        } else if isAt("thang"), let word = word(1),
            let named = WhenVocabulary.monthsAfterThang[word]
        {
            advance(2)
            month = named
        }
        guard let month else {
            guard (1...31).contains(day) else {
                throw WhenChecks.noSuchDay(range(from: start), upTo: 31)
            }
            clauses.choose(.pick(.day(day)), range(from: start))
            return
        }
        if isAt("nam"), case .number(let year) = peek() {
            advance(2)
            clauses.choose(.date(day: day, month: month, year: year), range(from: start))
        } else if case .number(let year) = current.kind, year > 31 {
            advance()
            clauses.choose(.date(day: day, month: month, year: year), range(from: start))
        } else {
            clauses.choose(.dayMonth(day: day, month: month), range(from: start))
        }
    }

    /// English: `day 25`.
    mutating func dayNumber() throws(WhenError) {
        let start = position
        advance()
        guard case .number(let number) = current.kind else {
            throw error(
                "a day's number is missing here", vi: "thiếu số ngày ở đây",
                remedy: "write day 25 or last day", remedyVi: "viết ngày 25 hoặc ngày cuối")
        }
        advance()
        try dayOrDate(number, from: start)
    }

    /// English: `first monday`, `5th working day`, `first and third monday`, `2nd last day`.
    mutating func ordinalPhrase() throws(WhenError) {
        let start = position
        var numbers: [Int] = []
        while let number = try englishOrdinal() {
            numbers.append(number)
            let isList = current.kind == .comma || isAt("and")
            guard isList, isOrdinal(ahead: 1) else { break }
            advance()
        }
        if let weekday = word().flatMap({ WhenVocabulary.weekdays[$0] }) ?? thursday() {
            advance()
            for number in numbers {
                clauses.choose(.pick(.nthWeekday(number, weekday)), range(from: start))
            }
        } else if acceptOne(of: "working", "business") {
            guard acceptOne(of: "day", "days") else {
                throw error("'day' is missing here", vi: "thiếu chữ 'day' ở đây")
            }
            for number in numbers {
                clauses.choose(.pick(.nthWorkingDay(number)), range(from: start))
            }
        } else if numbers.count == 1, let month = word().flatMap({ WhenVocabulary.months[$0] }) {
            _ = month
            try dayOrDate(numbers[0], from: start)
        } else {
            _ = acceptOne(of: "day", "days")
            for number in numbers { clauses.choose(.pick(.day(number)), range(from: start)) }
        }
    }

    /// `thu` alone is Thursday.
    private func thursday() -> Weekday? { isAt("thu") ? .thursday : nil }

    private func isOrdinal(ahead: Int) -> Bool {
        if case .ordinal = peek(ahead) { return true }
        return word(ahead).map { WhenVocabulary.ordinals[$0] != nil } ?? false
    }

    private mutating func englishOrdinal() throws(WhenError) -> Int? {
        let start = position
        var number: Int
        if case .ordinal(let digits) = current.kind {
            number = digits
        } else if let word = word(), let named = WhenVocabulary.ordinals[word] {
            number = named
        } else {
            return nil
        }
        advance()
        if number > 0, accept("last") || accept("to", "last") { number = -number }
        guard number != 0, (-31...31).contains(number) else {
            throw WhenChecks.noSuchDay(range(from: start), upTo: 31)
        }
        return number
    }

    /// Vietnamese `ngày …` when it speaks of one day.
    mutating func dayPhrase() throws(WhenError) {
        let start = position
        if let (unit, length) = unit(ahead: 0) {
            // `ngày` or `ngày làm việc` alone: every such day, if `hằng` follows.
            guard isAt("hang", ahead: length) else {
                advance(length)
                throw error("which day?", vi: "ngày nào?")
            }
            advance(length)
            return try repeats(1, unit, from: start)
        }
        advance()
        switch current.kind {
        case .number(let number):
            advance()
            return try dayOrDate(number, from: start)
        case .dayMonth, .date: return
        case .ordinal(let number):
            advance()
            return try dayOrDate(number, from: start)
        case .word, .clock, .comma, .end: break
        }
        if isAt("mung") || isAt("mong") || isAt("ram") { return }
        if accept("lam", "viec") {
            var number = try vietnameseOrdinal()
            if number == nil, case .number(let digits) = current.kind {
                number = digits
                advance()
            }
            guard let number else { throw error("which working day?", vi: "ngày làm việc nào?") }
            clauses.choose(.pick(.nthWorkingDay(number)), range(from: start))
            return
        }
        if isAt("thu"), clauses.period?.value == .week || isWeekdayWithOrdinal() { return }
        guard let number = try vietnameseOrdinal() else {
            throw error("which day?", vi: "ngày nào?")
        }
        clauses.choose(.pick(.day(number)), range(from: start))
    }

    /// `ngày thứ Hai đầu tiên` is a Monday, though `ngày thứ hai` is the second day.
    private func isWeekdayWithOrdinal() -> Bool { isAt("dau", ahead: 2) || isAt("cuoi", ahead: 2) }

    /// `đầu tiên`, `cuối cùng`, `áp chót`, `thứ 5`, `thứ hai từ cuối`.
    mutating func vietnameseOrdinal() throws(WhenError) -> Int? {
        let start = position
        if accept("dau") {
            _ = accept("tien")
            return 1
        }
        if accept("cuoi") {
            _ = accept("cung")
            return -1
        }
        if accept("ap", "chot") { return -2 }
        guard isAt("thu") else { return nil }
        let number: Int
        if case .number(let digits) = peek() {
            number = digits
        } else if let word = word(1), let named = WhenVocabulary.numbers[word] {
            number = named
        } else {
            return nil
        }
        advance(2)
        guard (1...31).contains(number) else {
            throw WhenChecks.noSuchDay(range(from: start), upTo: 31)
        }
        _ = isAt("tinh", "tu", "cuoi") ? accept("tinh") : false
        return accept("tu", "cuoi") ? -number : number
    }

    /// `thứ Hai`, `thứ 2`, `Chủ nhật`, with an ordinal after it or not; `thu` alone is Thursday.
    mutating func vietnameseWeekday() throws(WhenError) {
        let start = position
        let weekday: Weekday
        if accept("chu", "nhat") {
            weekday = .sunday
        } else if isAt("chu") {
            throw unknown("chu")
        } else if let word = word(1), let named = WhenVocabulary.weekdaysAfterThu[word] {
            advance(2)
            weekday = named
        } else if case .number(let number) = peek() {
            advance(2)
            guard let named = Weekday(rawValue: number - 1), number <= 7 else {
                throw WhenError(
                    "there is no such day of the week", vi: "không có thứ này",
                    remedy: "thứ 2 to thứ 7, or Chủ nhật",
                    remedyVi: "thứ 2 đến thứ 7, hoặc Chủ nhật",
                    range: range(from: start))
            }
            weekday = named
        } else {
            advance()
            weekday = .thursday
        }
        if let number = try vietnameseOrdinal() {
            clauses.choose(.pick(.nthWeekday(number, weekday)), range(from: start))
        } else {
            clauses.choose(.pick(.weekday(weekday)), range(from: start))
        }
    }

    // MARK: lunar

    /// `lunar`, `âm lịch`, `ÂL`; also `lunar new year's eve`.
    mutating func lunarClause() throws(WhenError) {
        let start = position
        if accept("am") {
            guard accept("lich") else { throw unknown("am") }
        } else {
            advance()
        }
        clauses.lunar = range(from: start)
        if accept("new", "years", "eve") || accept("new", "year", "eve") {
            clauses.choose(.newYearsEve, range(from: start))
        }
    }

    mutating func newYearsEve() throws(WhenError) {
        let start = position
        guard accept("giao", "thua") else { throw unknown("giao") }
        clauses.choose(.newYearsEve, range(from: start))
    }

    /// `mùng 10 tháng 3` (lunar only if said so), `mùng 1 Tết`, `rằm tháng 7`, `rằm hằng tháng`.
    mutating func lunarDayPhrase() throws(WhenError) {
        let start = position
        if accept("ram") {
            clauses.lunar = range(from: start)
            return try dayOrDate(15, from: start)
        }
        advance()
        if case .dayMonth = current.kind { return }
        guard case .number(let day) = current.kind else {
            throw error("a day's number is missing here", vi: "thiếu số ngày ở đây")
        }
        advance()
        guard accept("tet") else { return try dayOrDate(day, from: start) }
        clauses.lunar = range(from: start)
        clauses.choose(.dayMonth(day: day, month: 1), range(from: start))
    }
}
