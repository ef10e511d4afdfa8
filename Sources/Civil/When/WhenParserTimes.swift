/// Times of day, and where counting starts.
extension WhenParser {
    /// `giờ` of a time of day, not of `24 giờ kể từ khi …`.
    func isHour(ahead: Int) -> Bool {
        isAt("giờ", ahead: ahead)
            && (!isAny(of: "kể", "sau", "từ", "tính", ahead: ahead + 1)
                || isAt("kể", "cả", ahead: ahead + 1))
    }

    /// After `at`: `08:00`, `8h30`, `8 giờ 30 phút`, `5 giờ chiều`.
    mutating func time(from start: Int) throws(WhenError) {
        var (hour, minute, second) = (0, 0, 0)
        if let (h, length) = number(), isAt("giờ", ahead: length) {
            advance(length + 1)
            hour = h
            if accept("rưỡi") {
                minute = 30
            } else if isAt("kém"), let (m, length) = number(ahead: 1), (1...59).contains(m), h > 0 {
                // `8 giờ kém 15`
                (hour, minute) = (h - 1, 60 - m)
                advance(1 + length)
                _ = accept("phút")
            } else if let (m, length) = number() {
                minute = m
                advance(length)
                _ = accept("phút")
            }
            return try setTime(hour, minute, second, from: start)
        }
        switch current.kind {
        case .clock(let h, let m, let s):
            (hour, minute, second) = (h, m, s)
            advance()
            // `8h kém 15`
            if (m, s) == (0, 0), tokens[position - 1].text.lowercased().hasSuffix("h"),
                case .number(let more) = current.kind, more < 60, current.text.utf8.count == 2,
                [.end, .comma].contains(peek()) || isAny(of: "ngày", "phút", ahead: 1)
            {
                // `8h 30`
                minute = more
                advance()
                _ = accept("phút")
            } else if (m, s) == (0, 0), h > 0, isAt("kém"), let (less, length) = number(ahead: 1),
                (1...59).contains(less)
            {
                (hour, minute) = (h - 1, 60 - less)
                advance(1 + length)
                _ = accept("phút")
            }
        case .number(let h) where isAny(of: "am", "pm", ahead: 1):
            hour = h
            advance()
        case .word, .number, .ordinal, .dayMonth, .monthYear, .date, .slash, .comma, .end:
            throw error(
                "a time of day is missing here", vi: "thiếu giờ ở đây", remedy: "write 08:00",
                remedyVi: "viết 08:00 hoặc 8 giờ")
        }
        try setTime(hour, minute, second, from: start)
    }

    /// The hour as said, before the part of the day that may follow it.
    private mutating func setTime(_ said: Int, _ minute: Int, _ second: Int, from start: Int)
        throws(WhenError)
    {
        var hour = said
        try halfOfDay(&hour, minute, from: start)
        let place = range(from: start)
        if hour == 24, minute == 0, second == 0 {
            clauses.endOfDay = place
            return
        }
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

    /// `5 giờ chiều` is 17:00, `1 giờ trưa` 13:00; `9 giờ chiều` is no hour of an afternoon, so it is
    /// asked about.
    private mutating func halfOfDay(_ hour: inout Int, _ minute: Int, from start: Int)
        throws(WhenError)
    {
        let later: ClosedRange<Int>
        if isAny(of: "sáng", "am") {
            later = 24...24
        } else if isAt("pm") {
            later = 1...11
        } else if isAt("chiều") {
            later = 1...6
        } else if isAny(of: "tối", "đêm") {
            later = 6...11
        } else if isAt("trưa") {
            later = 1...2
        } else {
            return
        }
        let isMorning = later.lowerBound == 24
        let plain = isMorning ? 0...11 : isAt("trưa") ? 11...14 : later.lowerBound + 12...23
        let isNoon = hour == 12 && isAny(of: "pm", "chiều")
        let name = current.text
        advance()
        if later.contains(hour) {
            hour += 12
        } else if !plain.contains(hour), !isNoon {
            throw WhenHelp.hourOfDay(hour, minute, name, range(from: start))
        }
    }

    /// `sáng`, `buổi chiều`, `in the afternoon`.
    mutating func partOfDay() throws(WhenError) -> Bool {
        let start = position
        _ = accept("trong", "buổi") || acceptOne(of: "buổi") || accept("in", "the")
        let part: DayPart
        if acceptOne(of: "sáng", "morning") {
            part = .morning
        } else if acceptOne(of: "chiều", "afternoon") {
            part = .afternoon
        } else {
            position = start
            return false
        }
        _ = accept("of")
        if clauses.dayPart != nil {
            throw WhenError(
                "two parts of the day in one expression", vi: "hai buổi trong một biểu thức",
                remedy: "make it a rule for each: monday morning; thursday afternoon",
                remedyVi: "mỗi buổi ghi một quy tắc: sáng thứ Hai; chiều thứ Năm",
                range: range(from: start))
        }
        clauses.dayPart = .init(part, range(from: start))
        return true
    }

    /// `từ 8h00`, `from 8:00`: an hour that something begins at.
    private var startingHour: WhenError? {
        guard isAny(of: "từ", "from") else { return nil }
        var isHere = number(ahead: 1).map { isHour(ahead: 1 + $0.1) } ?? false
        if case .clock = peek() { isHere = true }
        guard isHere else { return nil }
        return WhenHelp.startingHour(current.range)
    }

    /// `from 31/01/2025`, `kể từ ngày 31/01/2025`, `after completion`, `kể từ khi hoàn thành`.
    mutating func startClause() throws(WhenError) {
        let start = position
        let isAfter = (isAt("after") || isAfterWord()) && acceptOne(of: "after", "sau")
        if let hours = rangeOfHours() { throw hours }
        if !isAfter, let hour = startingHour { throw hour }
        if case .pick(.weekday)? = clauses.choices.last?.value, isAt("following") {
            throw WhenHelp.weekdayAfterDay(range(upTo: 1))
        }
        if isAfter, isAt("tết") { throw WhenHelp.afterTet(range(upTo: 1)) }
        if !isAfter, try monthSpan() { return }
        if isAny(of: "từ", "from"), isWeekday(ahead: 1), endOfRange != nil { return advance() }
        if !isAfter { _ = accept("kể") }
        _ = acceptOne(of: "from", "starting", "since", "từ")
        _ = acceptOne(of: "from", "khi", "ngày")
        if accept("completion") || accept("hoàn", "thành") || accept("hoàn", "tất") {
            clauses.afterCompletion = range(from: start)
            return
        }
        if isAfter {
            if let help = try afterDate(from: start) { throw help }
            throw error(
                "'after' goes with 'completion' or the end of a period",
                vi: "'sau' phải đi với 'khi hoàn thành' hoặc 'khi kết thúc' một kỳ",
                remedy: "write after completion, or 10 days after the end of the quarter",
                remedyVi: "viết sau khi hoàn thành, hoặc 10 ngày sau khi kết thúc quý")
        }
        let place: Range<Int>
        switch current.kind {
        case .date(let day, let month, let year):
            advance()
            place = range(from: start)
            if isAny(of: "đến", "tới", "to", "until", "through") || current.isAfterHyphen {
                if let until = untilDate { throw until }
                throw rangeOfDays(dateText(after: 0), place)
            }
            clauses.start = .init(
                try WhenChecks.date(day: day, month: month, year: year, tokens[position - 1].range),
                place)
        case .number, .dayMonth, .ordinal, .word:
            if let to = endOfRange {
                throw rangeOfDays(dateText(after: to), range(from: start))
            }
            if case .dayMonth(_, let last) = current.kind, current.text.contains("-") {
                throw WhenHelp.rangeOfDays(
                    "\(last)", range(upTo: 1),
                    whole: tokens[start].range.lowerBound..<current.range.upperBound)
            }
            throw needsDate(from: start)
        case .monthYear, .clock, .slash, .comma, .end: throw needsDate(from: start)
        }
    }

    /// `sau ngày 20/11`, `after 20 November`.
    private func afterDate(from start: Int) throws(WhenError) -> WhenError? {
        let place = range(from: start)
        switch current.kind {
        case .date(let day, let month, let year):
            let date = try WhenChecks.date(day: day, month: month, year: year, current.range)
            return WhenHelp.afterDate(date, day: day, month: month, place)
        case .dayMonth(let day, let month):
            try WhenChecks.dayMonth(day: day, month: month, current.range)
            return WhenHelp.afterDate(nil, day: day, month: month, place)
        case .number(let day):
            guard let month = value(WhenVocabulary.months, ahead: 1) else { return nil }
            return WhenHelp.afterDate(nil, day: day, month: month, place)
        case .word, .ordinal, .monthYear, .clock, .slash, .comma, .end: return nil
        }
    }

    /// `từ 8h00 đến 11h30`, `from 15:00 to 17:00`, with `từ` here.
    func rangeOfHours() -> WhenError? {
        guard isAny(of: "từ", "from"), let to = endOfRange, let first = hourText(ahead: 1),
            first.length == to - 1, let last = hourText(ahead: to + 1)
        else { return nil }
        return WhenHelp.rangeOfHours(first.text, last.text, range(upTo: to + 1 + last.length))
    }

    /// An hour as written: `8h00`, `15 giờ 30 phút`, `3 pm`.
    private func hourText(ahead: Int) -> (text: String, length: Int)? {
        var length = 1
        switch peek(ahead) {
        case .clock: break
        case .number:
            guard isAny(of: "giờ", "am", "pm", ahead: ahead + 1) else { return nil }
            length = 2
            if case .number = peek(ahead + 2), isAt("giờ", ahead: ahead + 1) {
                length = isAt("phút", ahead: ahead + 3) ? 4 : 3
            }
        case .word, .ordinal, .dayMonth, .monthYear, .date, .slash, .comma, .end: return nil
        }
        let words = tokens[position + ahead..<position + ahead + length].map(\.text)
        return (words.joined(separator: " "), length)
    }

    private func needsDate(from start: Int) -> WhenError {
        let months = isAt("tháng") ? number(ahead: 1).map { 1 + $0.length } : nil
        if let length = months ?? (value(WhenVocabulary.months) == nil ? nil : 1) {
            let name = tokens[position..<position + length].map(\.text).joined(separator: " ")
            return WhenHelp.fromMonth(
                name, months == nil, tokens[start].range.lowerBound..<range(upTo: length).upperBound
            )
        }
        if case .dayMonth(let day, let month) = current.kind, (1...12).contains(month) {
            return WhenHelp.startOfYear(day, month, range(upTo: 1))
        }
        return error(
            "a full date is missing here", vi: "thiếu ngày đầy đủ ở đây",
            remedy: "write from 15/01/2025", remedyVi: "viết từ 15/01/2025")
    }

    /// `or 1/3`, `or skip`, `hoặc bỏ qua`: what 29/2 does in common years.
    mutating func leapDayClause() throws(WhenError) {
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
            if let request = onRequest(from: start) { throw request }
            if let later = (0..<4).first(where: { isAny(of: "làm", "working", ahead: $0) }) {
                let isPrevious = (1..<5).contains {
                    isAny(of: "trước", ahead: later + $0) || isText("previous", ahead: later - $0)
                }
                throw WhenHelp.orNextWorkingDay(isNext: !isPrevious, range(from: start))
            }
            let isLeapDay = clauses.choices.contains {
                if case .dayMonth(29, 2) = $0.value { true } else { false }
            }
            if !isLeapDay, !clauses.choices.isEmpty, !isAny(of: "skip", "bỏ") {
                throw WhenHelp.orOtherDay(range(from: start))
            }
            guard accept("skip") || accept("bỏ", "qua") || accept("bỏ") else {
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
