/// Days: `25`, `last working day`, `ngày làm việc thứ 5`, `thứ Hai đầu tiên`, `rằm tháng 7`.
extension WhenParser {
    /// A day number already passed: it may open `28 March 2025` or `10 tháng 3 năm 2025`.
    mutating func dayOrDate(_ day: Int, from start: Int) throws(WhenError) {
        var month: Int?
        var year: Int?
        if let named = value(WhenVocabulary.months) {
            advance()
            month = named
        } else if isSixOrNext {
            throw WhenHelp.sixOrNext(range(upTo: 2))
        } else if isAt("tháng"), case .number(let number) = peek(), !isAt("lần", ahead: 2) {
            advance(2)
            month = number
        } else if isAt("tháng"), case .monthYear(let number, let inYear) = peek() {
            advance(2)
            (month, year) = (number, inYear)
        } else if isAt("tháng"), let named = value(WhenVocabulary.lunarMonths, ahead: 1) {
            advance(2)
            month = named
            clauses.lunar = range(from: start)
        } else if isAt("tháng"), let (named, length) = spelledMonth(ahead: 1) {
            advance(1 + length)
            month = named
        } else if isAt("tháng", "một") {
            throw WhenHelp.monthOne(range(upTo: 2))
        }
        guard let month else {
            guard (1...31).contains(day) else {
                throw WhenChecks.noSuchDay(range(from: start), upTo: 31)
            }
            return try clauses.choose(.pick(.day(day)), range(from: start))
        }
        if let year {
            return try choose(day, month, year, from: start)
        }
        if isAt("năm") || current.kind == .comma && isAt("năm", ahead: 1) {
            let skip = current.kind == .comma ? 1 : 0
            if let short = shortYear(ahead: skip) { throw short }
            if case .number(let year) = peek(skip + 1), year > 31 {
                advance(skip + 2)
                return try choose(day, month, year, from: start)
            }
        }
        if case .number(let year) = current.kind, year > 31 {
            advance()
            return try choose(day, month, year, from: start)
        }
        clauses.shareMonth(month)
        try clauses.choose(.dayMonth(day: day, month: month), range(from: start))
        try sharedDay(day)
    }

    /// A full date, or the last of several that share its year: `15/6 và 15/12 năm 2026`.
    mutating func choose(_ day: Int, _ month: Int, _ year: Int, from start: Int)
        throws(WhenError)
    {
        clauses.shareMonth(month)
        let place = range(from: start)
        guard clauses.endsWithDayMonth, clauses.year == nil else {
            return try clauses.choose(.date(day: day, month: month, year: year), place)
        }
        try clauses.choose(.dayMonth(day: day, month: month), place)
        try clauses.set(year: year, place)
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
        if try periodClause() { return }
        var numbers: [Int] = []
        while let number = try englishOrdinal() {
            numbers.append(number)
            let isList = current.kind == .comma || isAt("and")
            guard isList, ordinal(ahead: 1) != nil else { break }
            advance()
        }
        if let last = numbers.first, numbers.count == 1, abs(last) == 1,
            let (count, length) = number(), let span = spanOfDays(count, length, last: last < 0)
        {
            throw span
        }
        var picks: [WhenPick]
        if let weekday = value(WhenVocabulary.weekdays) ?? (isAt("thu") ? .thursday : nil) {
            advance()
            picks = numbers.map { .nthWeekday($0, weekday) }
        } else if acceptOne(of: "working", "business") {
            guard acceptOne(of: "day", "days") else {
                throw error("'day' is missing here", vi: "thiếu chữ 'day' ở đây")
            }
            if try dayAfterEnd(numbers, working: true, from: start) { return }
            try refuseBesideDay(from: start)
            picks = numbers.map { .nthWorkingDay($0) }
        } else if numbers.count == 1, value(WhenVocabulary.months) != nil {
            return try dayOrDate(numbers[0], from: start)
        } else {
            if isAny(of: "week", "weeks", "half", "year") {
                throw WhenHelp.weekOfPeriod(range(upTo: 1))
            }
            if isAt("calendar"), isAny(of: "day", "days", ahead: 1) { advance() }
            let isDay = acceptOne(of: "day", "days")
            if isDay, try dayAfterEnd(numbers, working: false, from: start) { return }
            picks = numbers.map { .day($0) }
        }
        for (index, pick) in picks.enumerated() {
            try clauses.choose(.pick(pick), range(from: start), isListed: index > 0)
        }
        picks = []
    }

    /// `5th`, `first`, `twenty-first`, and how many words that takes.
    func ordinal(ahead: Int = 0) -> (Int, length: Int)? {
        if case .ordinal(let digits) = peek(ahead) { return (digits, 1) }
        if let named = value(WhenVocabulary.ordinals, ahead: ahead) { return (named, 1) }
        guard let tens = value(["twenty": 20, "thirty": 30], ahead: ahead),
            let rest = value(WhenVocabulary.ordinals, ahead: ahead + 1), (1...9).contains(rest)
        else { return nil }
        return (tens + rest, 2)
    }

    private mutating func englishOrdinal() throws(WhenError) -> Int? {
        let start = position
        guard let (digits, length) = ordinal() else { return nil }
        var number = digits
        advance(length)
        if number > 0, accept("last") || accept("to", "last") { number = -number }
        guard number != 0, (-31...31).contains(number) else {
            throw WhenChecks.noSuchDay(range(from: start), upTo: 31)
        }
        return number
    }

    /// Vietnamese `ngày …` when it speaks of one day.
    mutating func dayPhrase() throws(WhenError) {
        let start = position
        if acceptOne(of: "các", "những", "mọi") {
            if isAny(of: "tháng", "quý", "quí", "thứ") { return }
            if isAt("ngày", "làm", "việc"), case (.workingDay, let length)? = unit(ahead: 0),
                !isAny(of: "hằng", "hàng", ahead: length)
            {
                advance(length)
                _ = accept("trong", "tuần")
                return try repeats(1, .workingDay, from: start)
            }
            guard isAt("ngày") else { throw unknown() }
            if isAny(of: "đầu", "cuối", "giữa", ahead: 1) {
                throw span(nil, last: isAt("cuối", ahead: 1), working: false, length: 2)
            }
            if isAt("thứ", ahead: 1) { return advance() }
        }
        if let (unit, length) = unit(ahead: 0) {
            if case .workingDay = unit {
                if isAt("liền", "sau", ahead: length) || isAny(of: "kế", "tiếp", ahead: length) {
                    throw workingDayAfter(range(upTo: length + 1), ahead: length + 2)
                }
                if isAny(of: "liền", "trước", ahead: length) {
                    let skip = isAt("liền", "trước", ahead: length) ? 2 : 1
                    throw WhenHelp.workingDayBefore(range(upTo: length + skip))
                }
            }
            // `ngày` or `ngày làm việc` alone: every such day, if `hằng` follows.
            guard isAny(of: "hằng", "hàng", ahead: length), !isAnyUnit(ahead: length + 1) else {
                advance(length)
                throw try whichDay(current.kind == .end ? range(from: start) : current.range)
            }
            advance(length + 1)
            return try repeats(1, unit, from: start)
        }
        advance()
        switch current.kind {
        case .number(let number), .ordinal(let number):
            advance()
            return try dayOrDate(number, from: start)
        case .dayMonth, .date: return
        case .monthYear: throw unknown()
        case .word, .clock, .slash, .comma, .end: break
        }
        if isAny(of: "mùng", "mồng", "rằm") { return }
        if let (number, length) = number() {
            advance(length)
            return try dayOrDate(number, from: start)
        }
        if try ending() { return }
        if accept("giữa") {
            try clauses.choose(.pick(.day(15)), range(from: start))
            return
        }
        let isWorking = isAt("làm", "việc")
        if let (number, length) = self.number(ahead: isWorking ? 3 : 1),
            isAt("thứ", ahead: isWorking ? 2 : 0),
            isAny(of: "kể", "tính", ahead: length + (isWorking ? 3 : 1)),
            !isAt("từ", "cuối", ahead: length + (isWorking ? 4 : 2))
        {
            // `ngày thứ 10 kể từ ngày 01/6/2026` is ten days after it.
            advance(isWorking ? 3 + length : 1 + length)
            let counted = WhenLimit(count: number, unit: isWorking ? .workingDays : .days)
            if try limit(counted, 0, from: start, isWithin: false) { return }
        }
        if accept("làm", "việc") {
            var number = try vietnameseOrdinal()
            if number == nil, case .number(let digits) = current.kind {
                number = digits
                advance()
            }
            guard let number else {
                throw error("which working day?", vi: "ngày làm việc nào?")
            }
            if try dayAfterEnd([number], working: true, from: start) { return }
            try refuseBesideDay(from: start)
            for (index, number) in ([number] + moreOrdinals()).enumerated() {
                try clauses.choose(
                    .pick(.nthWorkingDay(number)), range(from: start), isListed: index > 0)
            }
            return
        }
        if isAt("chủ", "nhật") { return }
        if isAt("thứ"), clauses.period?.value == .week || isWeekdayWithOrdinal() { return }
        guard let number = try vietnameseOrdinal() else {
            throw try whichDay(current.range)
        }
        if try dayAfterEnd([number], working: false, from: start) { return }
        try clauses.choose(.pick(.day(number)), range(from: start))
    }

    /// What stands in a day's place, or in its stead.
    private func whichDay(_ range: Range<Int>) throws(WhenError) -> WhenError {
        _ = try notSupported()
        var found = WhenHelp.whichDay(range)
        if case .word(let meanings) = current.kind { found.isUnread = meanings.isEmpty }
        return found
    }

    private func isAnyUnit(ahead: Int) -> Bool { unit(ahead: ahead) != nil }

    /// `ngày thứ Hai đầu tiên` is a Monday, though `ngày thứ hai` is the second day.
    private func isWeekdayWithOrdinal() -> Bool {
        isAny(of: "đầu", "cuối", "tuần", "hằng", "hàng", ahead: 2)
    }

    /// The rest of `đầu tiên và cuối cùng`.
    mutating func moreOrdinals() -> [Int] {
        if accept("và", "cuối", "cùng") { return [-1] }
        return accept("và", "đầu", "tiên") ? [1] : []
    }

    /// `đầu tiên`, `cuối cùng`, `áp chót`, `thứ 5`, `thứ hai từ cuối`.
    mutating func vietnameseOrdinal() throws(WhenError) -> Int? {
        let start = position
        if accept("đầu") {
            _ = accept("tiên")
            return 1
        }
        if accept("cuối") {
            _ = accept("cùng")
            return -1
        }
        if accept("áp", "chót") { return -2 }
        guard isAt("thứ") else { return nil }
        let number: Int
        var length = 1
        if let found = self.number(ahead: 1) {
            (number, length) = found
        } else if let named = value(["nhất": 1, "nhì": 2, "tư": 4], ahead: 1) {
            number = named
        } else if let roman = value(WhenVocabulary.romans, ahead: 1) {
            number = roman
        } else {
            return nil
        }
        advance(1 + length)
        guard (1...31).contains(number) else {
            throw WhenChecks.noSuchDay(range(from: start), upTo: 31)
        }
        if isAt("tính", "từ", "cuối") { advance() }
        return accept("từ", "cuối") ? -number : number
    }
}
