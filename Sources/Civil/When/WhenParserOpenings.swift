/// What papers put around a day: `trước ngày …`, `chậm nhất là …`, `đến hết …`, `by …`; and the
/// verbs before those, `gửi`, `báo cáo`, which say nothing of when.
extension WhenParser {
    private static let openings: [(words: [String], reading: WhenReading)] = {
        let by = [
            "trước hoặc trong", "trước hoặc vào", "trước và trong", "chậm nhất", "muộn nhất",
            "trễ nhất", "không chậm hơn", "không muộn hơn", "không trễ hơn", "không quá",
            "không chậm quá", "không muộn quá", "không trễ quá", "tối đa",
            "đến hết", "hết", "đến", "tới", "cho đến hết", "cho đến", "cho tới", "đúng",
            "on or before", "no later than",
            "not later than", "at the latest", "by", "until", "till", "up to", "not more than",
            "no more than", "not exceeding",
        ]
        let before = ["trước", "before", "prior to", "earlier than"]
        return
            (by.map { ($0, WhenReading.by) } + before.map { ($0, WhenReading.before) })
            .map { ($0.0.split(separator: " ").map(String.init), $0.1) }
            .sorted { $0.0.count > $1.0.count }
    }()

    /// Words that only lead to the day.
    private static let leading: [[String]] = [
        "thời điểm",
        "thời hạn cuối cùng", "thời hạn", "thời gian", "hạn cuối cùng", "hạn cuối", "hạn chót",
        "hạn",
        "đối với", "cứ", "nhân dịp", "dịp", "báo cáo", "kế hoạch", "gửi",
        "nộp", "xong", "hoàn thành", "thực hiện", "là", "due", "submitted", "submit", "send",
        "report", "reports", "is", "are", "shall be", "must be", "should be", "to be",
    ].map { $0.split(separator: " ").map(String.init) }

    /// What any of these begins with; most words begin none.
    private static let firstWords = Set(
        openings.map { $0.words[0] } + leading.map { $0[0] } + ["trong", "within", "sau"])

    /// An opening, or a word that leads to one; `false`, without moving, when there is none.
    mutating func opening() throws(WhenError) -> Bool {
        guard words().contains(where: Self.firstWords.contains) else { return false }
        let start = position
        if isAt("tới"), isAt("tối") { throw WhenHelp.untilOrEvening(range(upTo: 1)) }
        if try withinClause() { return true }
        // `trong ngày 25`, though `trong tháng` is a period's.
        if isAt("trong"), isAt("ngày", ahead: 1) || isDate(ahead: 1) {
            advance()
            clauses.set(reading: .by, range(from: start))
            return true
        }
        if let until = untilDay { throw until }
        if let found = Self.openings.first(where: { isAt($0.words) }) {
            advance(found.words.count)
            if found.reading == .before { try refuseDistance(from: start) }
            if found.reading == .before, let length = endOfPeriod {
                throw WhenHelp.beforeEnd(
                    tokens[start].range.lowerBound..<range(upTo: length).upperBound)
            }
            clauses.set(reading: found.reading, range(from: start))
            // `chậm nhất trong vòng 10 ngày` opens a limit.
            while !(isAt("trong") && isAny(of: "vòng", "thời", ahead: 1)),
                // `trước đến hết ngày 20` says both.
                !(found.reading == .before && isAt("đến")),
                acceptOne(of: "là", "vào", "đến", "trong", "lúc", "on", "the")
            {}
            if ["hết", "trước", "before"].contains(found.words[found.words.count - 1])
                || found.words.last == "nhất" && isAt("hết")
            {
                _ = accept("hết")
                if isAt("hết", ahead: -1) { clauses.untilEnd = range(from: start) }
                try boundClause()
            }
            return true
        }
        if let words = Self.leading.first(where: { isAt($0) }) {
            advance(words.count)
            if words == ["báo", "cáo"] { try halfYearReport(from: start) }
            return true
        }
        return false
    }

    /// After `trước`, `before`: how many words say the end of a period, `hết`, `kết thúc`, `cuối mỗi`, `the end
    /// of`. Whether its last day is still good they leave open to some, so it is asked about.
    private var endOfPeriod: Int? {
        if isAt("hết") { return 1 }
        if isAt("kết", "thúc") { return 2 }
        if isAt("cuối"), isAny(of: "mỗi", "hằng", "hàng", "từng", ahead: 1) { return 1 }
        let article = isAt("the") ? 1 : 0
        return isAt("end", "of", ahead: article) ? article + 1 : nil
    }

    /// `đến hết năm 2026`, `until 31/12/2026`, behind what comes again.
    private var untilDay: WhenError? {
        guard isAny(of: "đến", "tới", "until", "till"), clauses.saysEvery, !clauses.choices.isEmpty,
            !clauses.isSeparated
        else { return nil }
        var ahead = 1
        while isAny(of: "hết", "ngày", "cuối", ahead: ahead) { ahead += 1 }
        if isAt("năm", ahead: ahead), case .number(let year) = peek(ahead + 1), year >= 1000 {
            return WhenHelp.untilDay(range(upTo: ahead + 2))
        }
        guard isDate(ahead: ahead) else { return nil }
        return WhenHelp.untilDay(range(upTo: ahead + 1))
    }

    private func isDate(ahead: Int) -> Bool {
        switch peek(ahead) {
        case .date, .dayMonth: true
        case .word, .number, .ordinal, .monthYear, .clock, .slash, .comma, .end: false
        }
    }

    /// `đến hết tháng 6`, `trước quý II`: the period's last day, or its first.
    private mutating func boundClause() throws(WhenError) {
        let start = position
        if isAny(of: "ngày", "mùng") || monthFirstDay != nil { return }
        if try periodClause() {
            clauses.bound = range(from: start)
        } else if let (number, length) = number(), try yearPart(number, length, from: start) {
            clauses.bound = range(from: start)
        } else {
            // `hết giờ làm việc ngày 25 hằng tháng`
            if isText("giờ"), isAt("hết", ahead: -1),
                isText("làm", ahead: 1) && isText("việc", ahead: 2)
                    || isText("hành", ahead: 1) && isText("chính", ahead: 2)
            {
                throw WhenHelp.officeHours(range(upTo: 3), end: "17 giờ")
            }
            _ = try notSupported()
        }
    }

    /// `báo cáo 6 tháng` comes every half-year.
    private mutating func halfYearReport(from start: Int) throws(WhenError) {
        guard let (number, length) = number(), number == 6, isAt("tháng", ahead: length),
            unit(ahead: length) != nil, !isOnce(ahead: length + 1)
        else { return }
        advance(length + 1)
        try repeats(1, .period(.halfYear), from: start)
    }

    /// `trước 5 ngày`, `trước khi kết thúc quý`: a distance back from something.
    private func refuseDistance(from start: Int) throws(WhenError) {
        if isAt("khi"), isAt("hết", ahead: 1) || isAt("kết", "thúc", ahead: 1),
            !(2...8).contains(where: { ahead in
                number(ahead: ahead).map { lengthUnit(ahead: ahead + $0.length) != nil } ?? false
            })
        {
            let length = isAt("hết", ahead: 1) ? 2 : 3
            if let day = dayBeforeEnd(length, from: start) { throw day }
            throw WhenHelp.beforeEnd(
                tokens[start].range.lowerBound..<range(upTo: length).upperBound)
        }
        if isAt("khi") { throw distanceBefore(range(from: start)) }
        if let (_, length) = number(), unit(ahead: length) != nil {
            throw distanceBefore(range(from: start))
        }
    }

    /// `ngày thứ 3 trước khi kết thúc tháng`: counted from its end. The period stands `ahead`.
    private func dayBeforeEnd(_ ahead: Int, from start: Int) -> WhenError? {
        guard let choice = clauses.choices.last, !clauses.isSeparated,
            case .period(let period)? = unit(ahead: ahead)?.0, [.month, .quarter].contains(period)
        else { return nil }
        var day = WhenPeriodic(interval: 1, period: period, picks: [])
        switch choice.value {
        case .pick(.day(let number)) where (1...24).contains(number):
            day.picks = [.day(-number - 1)]
            if period == .quarter { day.parts = [.month(-1)] }
        case .pick(.nthWorkingDay(let number)) where (1...19).contains(number):
            day.picks = [.nthWorkingDay(-number - 1)]
        case .pick, .dayMonth, .date, .newYearsEve: return nil
        }
        return WhenHelp.fromEnd(day, choice.range.lowerBound..<tokens[start].range.upperBound)
    }

    /// `trong vòng 05 ngày làm việc kể từ …`, `within 10 days after …`, `sau 15 ngày kể từ …`.
    private mutating func withinClause() throws(WhenError) -> Bool {
        let start = position
        let isWithin =
            accept("trong", "vòng") || accept("trong", "thời", "hạn")
            || accept("trong", "thời", "gian")
            || accept("within")
        if !isWithin {
            if isAt("trong"), let (number, length) = number(ahead: 1),
                let span = spanOfDays(number, 1 + length)
            {
                throw span
            }
            if isAny(of: "trong", "sau"), let (number, length) = number(ahead: 1),
                isAt("giờ", ahead: 1 + length),
                isAny(of: "kể", "sau", "từ", "tính", ahead: 2 + length) || isAt("trong")
            {
                throw WhenHelp.hours(number, range(upTo: length + 2))
            }
            guard isAny(of: "trong", "sau"), let (_, length) = number(ahead: 1),
                let (unit, unitLength) = unit(ahead: 1 + length)
            else { return false }
            // `trong 02 tháng kể từ ngày …`, but `trong 6 tháng đầu năm`.
            if case .period(let period) = unit, period != .day,
                !isAny(of: "kể", "tính", ahead: 1 + length + unitLength)
            {
                return false
            }
            if isAt("sau"), isAt("mươi", ahead: 1), isAt("mười", ahead: 1),
                isAny(of: "kể", "tính", ahead: 1 + length + unitLength)
            {
                throw WhenHelp.sixtyOrAfterTen(range(upTo: 2))
            }
            if isAt("sau"), !isAfterWord() { return false }
            advance()
        }
        _ = accept("tối", "đa") || accept("không", "quá")
        if try halfLimit(from: start) { return true }
        guard let (number, length) = number() ?? article() else {
            if isAny(of: "từ", "from"), try monthSpan() { return true }
            if isAny(of: "từ", "from"), let to = endOfRange {
                throw rangeOfDays(dateText(after: to), range(upTo: to))
            }
            position = start
            throw WhenHelp.event(range(upTo: 2))
        }
        if let span = spanOfDays(number, length) { throw span }
        if isAny(of: "giờ", "hour", "hours", ahead: length) {
            throw WhenHelp.hours(number, range(upTo: length + 1))
        }
        clauses.set(reading: .by, range(from: start))
        guard try limit(number, length, from: position, isWithin: true) else {
            throw WhenHelp.event(range(upTo: length + 1))
        }
        return true
    }

    /// `within a month of …` is one month.
    private func article() -> (Int, length: Int)? {
        isAny(of: "a", "an") && lengthUnit(ahead: 1) != nil ? (1, 1) : nil
    }

    /// `trong vòng nửa tháng kể từ …`: fifteen days, and of half a year six months (Civil Code 2015,
    /// article 146).
    private mutating func halfLimit(from start: Int) throws(WhenError) -> Bool {
        let length =
            isAt("nửa") ? 1 : isAt("half", "a") ? 2 : isAt("half") ? 1 : isAt("a", "half") ? 2 : 0
        guard length > 0, let unit = lengthUnit(ahead: length) else { return false }
        let half: WhenLimit
        switch unit.unit {
        case .months: half = WhenLimit(count: 15, unit: .days)
        case .years: half = WhenLimit(count: 6, unit: .months)
        case .days, .workingDays, .weeks: return false
        }
        clauses.set(reading: .by, range(from: start))
        guard try limit(half, length + unit.length, from: position, isWithin: true) else {
            throw WhenHelp.event(range(upTo: length + 1))
        }
        return true
    }
}
