internal import Civil

/// A day as people write it in an answer: `03/11/2025`, `3/11`, `3.11`, `3-11-2025`, `2025-11-03`, `ngày 3
/// tháng 11 năm 2025`, `3 thg 11, 2025`, `Nov 3, 2025`, `thứ Hai 3/11`, `hôm qua`.
enum ReplyDay: Hashable {
    case day(CivilDate)
    /// A day of the week without a date.
    case weekday(Weekday)
    /// It is there, and nobody can say which: 31/11, "tuần trước", "ngày …" (statement 39).
    case unreadable

    /// Which way a day without a year lies.
    enum Sense { case past, future }

    /// How far ahead a day without a year may lie: one beyond is a slip.
    private static let furthest = 200

    /// Reads the day that stands here, with what leads to it: "từ", "vào lúc 8h", "thứ Hai, ngày". Only behind
    /// such a word, or where the caller has read one, `3.11` is a day.
    static func read(
        _ cursor: inout ReplyCursor, today: CivilDate, _ sense: Sense, isLed: Bool = false
    ) -> ReplyDay? {
        let start = cursor.place
        let isLed = takeLead(&cursor) || isLed
        if let day = named(&cursor, today: today, sense, isLed: isLed) {
            _ = cursor.take(ReplyDayWords.after)
            if !weekdayFits(day, &cursor) { return .unreadable }
            if cursor.take(ReplyDayWords.lunar) { return .unreadable }
            ReplyHour.takeBehindDay(&cursor)
            return day
        }
        cursor.go(to: start)
        return nil
    }

    private static func takeLead(_ cursor: inout ReplyCursor) -> Bool {
        var isLed = false
        // "ngày mai" and "hôm qua" begin like a lead: what they say comes first.
        while !spokenStands(cursor), cursor.take(ReplyDayWords.leads) || ReplyHour.take(&cursor) {
            isLed = true
            // "Ngày, tháng, năm:".
            while cursor.next?.text == ",", ["thang", "nam"].contains(cursor.peek(1)?.folded ?? "")
            {
                cursor.advance(2)
            }
            if let mark = cursor.next, [":", "\t"].contains(mark.text) { cursor.advance() }
        }
        return isLed
    }

    private static func spokenStands(_ cursor: ReplyCursor) -> Bool {
        var trial = cursor
        return ReplyDayWords.spoken.contains { trial.take($0.0) } || trial.take(ReplyDayWords.vague)
    }

    private static func named(
        _ cursor: inout ReplyCursor, today: CivilDate, _ sense: Sense, isLed: Bool
    ) -> ReplyDay? {
        // Nothing was sent tomorrow.
        let latest = sense == .past ? 0 : Int.max
        for (phrases, days) in ReplyDayWords.spoken where days <= latest && cursor.take(phrases) {
            // "hôm qua, ngày 05/11": the date says it too.
            let spoken = today.adding(days: days)
            let mark = cursor.place
            cursor.skipCommas()
            if cursor.take("ngay") || cursor.next?.folded.first?.isNumber == true,
                case .day(let day)? = dated(&cursor, today: today, sense, isLed: true)
            {
                return day == spoken ? .day(day) : .unreadable
            }
            cursor.go(to: mark)
            return spoken.map(ReplyDay.day) ?? .unreadable
        }
        if cursor.take(ReplyDayWords.vague) { return .unreadable }
        if sense == .past { takePartOfDay(&cursor) }
        for (phrases, weekday) in ReplyDayWords.weekdays where cursor.take(phrases) {
            let mark = cursor.place
            if let day = dated(after: &cursor, today: today, sense) {
                return day.weekday == weekday ? .day(day) : .unreadable
            }
            cursor.go(to: mark)
            return sense == .future ? .weekday(weekday) : pastWeekday(&cursor)
        }
        if isLed, cursor.next?.kind == .gap {
            cursor.advance()
            return .unreadable
        }
        return dated(&cursor, today: today, sense, isLed: isLed)
    }

    /// "03/11/2025 (thứ Hai)": takes it, and says whether it is that day's.
    private static func weekdayFits(_ day: ReplyDay, _ cursor: inout ReplyCursor) -> Bool {
        guard case .day(let date) = day else { return true }
        let start = cursor.place
        cursor.skipCommas()
        for (phrases, weekday) in ReplyDayWords.weekdays where cursor.take(phrases) {
            return date.weekday == weekday
        }
        cursor.go(to: start)
        return true
    }

    private static let parts = PhraseSet(
        "sang", "chieu", "trua", "toi", "dem", "vao chieu", "vao sang")

    /// "Chiều thứ Sáu", "sáng 3/11", "last Friday": what stands before the day itself.
    private static func takePartOfDay(_ cursor: inout ReplyCursor) {
        let start = cursor.place
        guard cursor.next?.text.lowercased() != "tôi", cursor.take(parts) || cursor.take("last")
        else {
            cursor.go(to: start)
            return
        }
        var day = cursor
        let isDay =
            day.next?.folded.contains("/") == true
            && numeric(day.next?.folded ?? "", isLed: true) != nil
            || ReplyDayWords.weekdays.contains { day.take($0.0) }
        if !isDay { cursor.go(to: start) }
    }

    private static func pastWeekday(_ cursor: inout ReplyCursor) -> ReplyDay {
        _ = cursor.take(
            any: "tuan truoc", "tuan roi", "tuan nay", "vua roi", "vua qua", "last week",
            "this week")
        return .unreadable
    }

    private static func dated(
        after cursor: inout ReplyCursor, today: CivilDate, _ sense: Sense
    ) -> CivilDate? {
        cursor.skipCommas()
        _ = cursor.take("ngay")
        guard case .day(let day)? = dated(&cursor, today: today, sense, isLed: true) else {
            return nil
        }
        return day
    }

    private struct Fields {
        let day: Int
        let month: Int
        var year: Int?
    }

    private static func dated(
        _ cursor: inout ReplyCursor, today: CivilDate, _ sense: Sense, isLed: Bool
    ) -> ReplyDay? {
        _ = isLed && cursor.take(any: "mong", "mung")
        guard let word = cursor.next, word.kind == .word else { return nil }
        if let fields = numeric(word.folded, isLed: isLed) {
            cursor.advance()
            return resolve(withYear(fields, &cursor), today, sense)
        }
        if let fields = spelled(&cursor) { return resolve(fields, today, sense) }
        // "ngày 3", "ngày 3/11/20255": there, and no day.
        guard isLed, word.hasDigit, word.folded.first?.isNumber == true else { return nil }
        cursor.advance()
        return .unreadable
    }

    private static func numeric(_ text: String, isLed: Bool) -> Fields? {
        for separator in ["/", "-", "."] as [Character] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), parts.count == 3 || separator == "/" || isLed
            else {
                continue
            }
            if parts.count == 3, let month = ReplyDayWords.months[String(parts[1])],
                let day = Int(parts[0]), let year = Int(parts[2])
            {
                return Fields(day: day, month: month, year: century(year))
            }
            let numbers = parts.compactMap { part in
                (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
                    ? Int(part) : nil
            }
            guard numbers.count == parts.count else { continue }
            if parts[0].utf8.count == 4, numbers.count == 3 {
                return Fields(day: numbers[2], month: numbers[1], year: numbers[0])
            }
            guard parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 else { continue }
            return Fields(
                day: numbers[0], month: numbers[1],
                year: numbers.count == 3 ? century(numbers[2]) : nil)
        }
        return nil
    }

    /// "3 tháng 11", "3 November", "November 3".
    private static func spelled(_ cursor: inout ReplyCursor) -> Fields? {
        let start = cursor.place
        let isDay =
            start > cursor.words.startIndex && dayLeads.contains(cursor.words[start - 1].folded)
        if let day = isDay ? ReplyDayWords.dayInWords(&cursor) : nil,
            cursor.take(any: "thang", "thg"), let month = monthNumber(&cursor)
        {
            return withYear(Fields(day: day, month: month), &cursor)
        }
        cursor.go(to: start)
        if let day = ordinal(cursor.next) {
            cursor.advance()
            _ = cursor.take("of")
            if cursor.take(any: "thang", "thg", "th"), let month = monthNumber(&cursor) {
                return withYear(Fields(day: day, month: month), &cursor)
            }
            if let month = cursor.next.flatMap({ ReplyDayWords.months[$0.folded] }) {
                cursor.advance()
                return withYear(Fields(day: day, month: month), &cursor)
            }
            cursor.go(to: start)
            return nil
        }
        guard let month = cursor.next.flatMap({ ReplyDayWords.months[$0.folded] }),
            let day = ordinal(cursor.peek(1))
        else { return nil }
        cursor.advance(2)
        return withYear(Fields(day: day, month: month), &cursor)
    }

    private static let dayLeads: Set<String> = ["ngay", "mong", "mung"]

    /// "11", or "11/2025", whose year stays for `withYear`.
    private static func monthNumber(_ cursor: inout ReplyCursor) -> Int? {
        if let month = ReplyDayWords.monthInWords(&cursor) { return month }
        guard let word = cursor.next else { return nil }
        let parts = word.folded.split(separator: "/")
        guard let first = parts.first, let month = Int(first), parts.count <= 2 else { return nil }
        if parts.count == 1 { cursor.advance() }
        return month
    }

    private static func withYear(_ fields: Fields, _ cursor: inout ReplyCursor) -> Fields {
        guard fields.year == nil else { return fields }
        var fields = fields
        let start = cursor.place
        if let word = cursor.next, word.kind == .word, let slash = word.folded.firstIndex(of: "/"),
            Int(word.folded[..<slash]) == fields.month,
            let year = Int(word.folded[word.folded.index(after: slash)...])
        {
            cursor.advance()
            fields.year = century(year)
            return fields
        }
        cursor.skipCommas()
        let isNamed = cursor.take("nam")
        if let year = cursor.next?.integer, isNamed || (1_000...9_999).contains(year) {
            cursor.advance()
            fields.year = century(year)
        } else {
            cursor.go(to: start)
        }
        return fields
    }

    private static func ordinal(_ word: ReplyWord?) -> Int? {
        guard let word, word.kind == .word else { return nil }
        let digits = word.folded.prefix { $0.isNumber }
        guard (1...2).contains(digits.utf8.count),
            ["", "st", "nd", "rd", "th"].contains(word.folded.dropFirst(digits.count))
        else { return nil }
        return Int(digits)
    }

    private static func century(_ year: Int) -> Int { year < 100 ? year + 2_000 : year }

    private static func resolve(
        _ fields: Fields, _ today: CivilDate, _ sense: Sense
    ) -> ReplyDay {
        if let year = fields.year {
            return CivilDate(year, fields.month, fields.day).map(ReplyDay.day) ?? .unreadable
        }
        let near = (today.year - 1...today.year + 1).compactMap {
            CivilDate($0, fields.month, fields.day)
        }
        switch sense {
        case .past:
            // In November "20/11" is never last year's.
            let nearest = near.min { abs(today.days(until: $0)) < abs(today.days(until: $1)) }
            return nearest.map(ReplyDay.day) ?? .unreadable
        case .future:
            guard let next = near.first(where: { $0 >= today }),
                today.days(until: next) <= furthest
            else { return .unreadable }
            return .day(next)
        }
    }
}
