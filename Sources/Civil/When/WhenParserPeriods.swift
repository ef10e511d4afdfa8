/// Periods: `every 3 months`, `of quarter`, `mỗi nửa năm`, `của tháng cuối`.
extension WhenParser {
    /// A unit of repetition; a working day is one too, though not a period.
    enum Unit {
        case period(WhenPeriod)
        case workingDay
    }

    /// The unit that stands `ahead`, and how many words it takes.
    func unit(ahead: Int) -> (Unit, Int)? {
        switch word(ahead) {
        case "day", "days": return (.period(.day), 1)
        case "week", "weeks", "tuan": return (.period(.week), 1)
        case "month", "months": return (.period(.month), 1)
        case "thang":
            // `tháng 3`, `tháng cuối` and `tháng giêng` are one month, not a unit.
            if case .number = peek(ahead + 1) { return nil }
            if let next = word(ahead + 1), ["cuoi", "dau", "thu", "gieng", "chap"].contains(next) {
                return nil
            }
            return (.period(.month), 1)
        case "quarter", "quarters", "quy", "qui": return (.period(.quarter), 1)
        case "half":
            if isAt("a", "year", ahead: ahead + 1) { return (.period(.halfYear), 3) }
            return isAt("year", ahead: ahead + 1) || isAt("years", ahead: ahead + 1)
                ? (.period(.halfYear), 2) : nil
        case "nua": return isAt("nam", ahead: ahead + 1) ? (.period(.halfYear), 2) : nil
        case "year", "years", "nam": return (.period(.year), 1)
        case "working", "business":
            return isAt("day", ahead: ahead + 1) || isAt("days", ahead: ahead + 1)
                ? (.workingDay, 2) : nil
        case "ngay":
            if isAt("lam", "viec", ahead: ahead + 1) {
                return opensChoice(ahead + 3) ? nil : (.workingDay, 3)
            }
            return opensChoice(ahead + 1) ? nil : (.period(.day), 1)
        default: return nil
        }
    }

    /// Whether `ngày` before this speaks of one day (`ngày cuối`, `ngày 25`), not of every day.
    private func opensChoice(_ ahead: Int) -> Bool {
        switch peek(ahead) {
        case .word(let word):
            ["cuoi", "dau", "thu", "ap", "lam", "ram", "mung", "mong"].contains(word)
        case .number: !isAt("gio", ahead: ahead + 1)
        case .dayMonth, .date, .ordinal: true
        case .clock, .comma, .end: false
        }
    }

    /// `every`, `each`, `mỗi`, `hằng`: then a unit, a number of units, or at once the days.
    mutating func everyClause() throws(WhenError) {
        let start = position
        advance()
        if word() == "lunar" || word() == "am" { try lunarClause() }
        var count: Int?
        if case .number(let number) = current.kind { count = number }
        if let word = word(), let number = WhenVocabulary.numbers[word] { count = number }
        if let count, let (unit, length) = unit(ahead: 1) {
            advance(1 + length)
            return try repeats(count, unit, from: start)
        }
        if let (unit, length) = unit(ahead: 0) {
            advance(length)
            return try repeats(1, unit, from: start)
        }
        if current.kind == .end {
            throw error(
                "a period is missing here", vi: "thiếu chu kỳ ở đây",
                remedy: "write every month on 25", remedyVi: "viết mỗi tháng vào ngày 25")
        }
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
            try clauses.set(period: period, place)
            clauses.interval = count
        }
    }

    /// `of quarter`, `of the last month`, `of March`, `của tháng 3`, `của tháng đầu quý`.
    mutating func ofClause() throws(WhenError) {
        advance()
        _ = acceptOne(of: "the", "every", "each", "a", "moi", "hang")
        if try periodClause() { return }
        throw error(
            "a period or a month is missing here", vi: "thiếu chu kỳ hoặc tháng ở đây",
            remedy: "write of month, of quarter, of last month or of March",
            remedyVi: "viết của tháng, của quý, của tháng cuối quý hoặc của tháng 3")
    }

    /// A unit or a month standing by itself; `false`, without moving, when there is none.
    mutating func periodClause() throws(WhenError) -> Bool {
        let start = position
        if let (unit, length) = unit(ahead: 0), case .period(let period) = unit {
            if case .number(let month) = peek(length), period == .month, isAt("month") {
                advance(length + 1)
                try setMonth(month, from: start)
                return true
            }
            advance(length)
            try clauses.set(period: period, range(from: start))
            return true
        }
        if let word = word(), let month = WhenVocabulary.months[word] {
            advance()
            try clauses.set(month: month, range(from: start))
            return true
        }
        if case .ordinal(let number) = current.kind, isAt("month", ahead: 1) {
            advance(2)
            try setMonth(number, from: start)
            return true
        }
        if let word = word(), let number = WhenVocabulary.ordinals[word], isAt("month", ahead: 1) {
            advance(2)
            try clauses.set(month: number, range(from: start))
            return true
        }
        guard accept("thang") else { return false }
        if case .number(let month) = current.kind {
            advance()
            try setMonth(month, from: start)
        } else if let word = word(), let month = WhenVocabulary.monthsAfterThang[word] {
            advance()
            try clauses.set(month: month, range(from: start))
        } else if let number = try vietnameseOrdinal() {
            try setMonth(number, from: start)
        } else {
            throw unknown(word() ?? "")
        }
        return true
    }

    private mutating func setMonth(_ month: Int, from start: Int) throws(WhenError) {
        let place = range(from: start)
        guard (-12...12).contains(month), month != 0 else { throw WhenChecks.noSuchMonth(place) }
        try clauses.set(month: month, place)
    }
}
