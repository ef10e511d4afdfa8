/// How often: `every 3 months`, `định kỳ 6 tháng`, `01 lần/quý`, `mỗi năm hai lần`.
extension WhenParser {
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
        if isAt("other"), value(WhenVocabulary.weekdays, ahead: 1) != nil {
            advance()
            return try repeats(2, .period(.week), from: start)
        }
        if let (number, length) = ordinal(), (2...5).contains(number),
            let weekday = value(WhenVocabulary.weekdays, ahead: length),
            !isAny(of: "of", "in", ahead: length + 1)
        {
            throw WhenHelp.everySecond(number, weekday, range(upTo: length + 1))
        }
        if let (number, length) = ordinal(), (2...12).contains(number),
            let (unit, unitLength) = unit(ahead: length), case .period(let period) = unit,
            period != .day
        {
            let name = WhenPrinterWords.name(period)
            var found = WhenHelp.everyNth(number, name, range(upTo: length + unitLength))
            found.instead = [
                .init(
                    place: tokens[start].range
                        .lowerBound..<range(upTo: length + unitLength)
                        .upperBound, text: "every \(number) \(name)s")
            ]
            throw found
        }
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

    /// `monthly`, `semi-annually`, and how many words that is.
    func adverb() -> (WhenPeriod, length: Int)? {
        for (words, period) in WhenVocabulary.adverbsOfTwo where isAt(words) {
            return (period, words.count)
        }
        return value(WhenVocabulary.adverbs).map { ($0, 1) }
    }

    /// A unit or a number of units. In Vietnamese papers `định kỳ 6 tháng` is a half-year of the
    /// calendar, `định kỳ 3 tháng` a quarter.
    @discardableResult
    mutating func everyUnit(from start: Int, isRegular: Bool = false) throws(WhenError) -> Bool {
        if let (count, length) = number(), let (unit, unitLength) = unit(ahead: length) {
            let isMonths = isAt("tháng", ahead: length) && !isOnce(ahead: length + unitLength)
            if isMonths, count == 9, isRegular || start == position {
                throw WhenHelp.reportedMonths(9, range(upTo: length + unitLength))
            }
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
        var isPer = false
        if isAny(of: "once", "twice") {
            count = isAt("twice") ? 2 : 1
            advance()
            _ = acceptOne(of: "per", "a", "every", "each", "an")
        } else if let (number, length) = number(), isAt("times", ahead: length) {
            count = number
            advance(length + 1)
            guard acceptOne(of: "per", "a", "every", "each", "an") else {
                position = start
                return false
            }
        } else {
            guard let (number, length) = number(), isAt("lần", ahead: length) else { return false }
            count = number
            advance(length + 1)
            isPer = current.kind == .slash
            if isPer {
                advance()
            } else {
                _ = acceptOne(of: "mỗi", "trong", "một", "hằng", "hàng")
            }
        }
        // `twice yearly`
        if let (period, length) = adverb(), period == .year {
            advance(length)
            try repeats(1, .period(period), from: start)
            clauses.times = .init(count, range(from: start))
            return true
        }
        // `1 lần / 2 tuần`; `1 lần / 6 tháng` is a half-year, as `định kỳ 6 tháng` is.
        if count == 1, isPer, case .number(let number) = current.kind, number > 1,
            unit(ahead: 1) != nil
        {
            try everyUnit(from: start)
            return true
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

    /// `1 lần`, `một lần`, `/lần`.
    func isOnce(ahead: Int) -> Bool {
        if peek(ahead) == .slash { return isAt("lần", ahead: ahead + 1) }
        return (isAt("một", ahead: ahead) || peek(ahead) == .number(1))
            && isAt("lần", ahead: ahead + 1)
    }

    /// Passes `một lần` where it stands.
    mutating func passOnce() { if isOnce(ahead: 0) { advance(2) } }
}
