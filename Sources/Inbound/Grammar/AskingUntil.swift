internal import Civil

/// Until when time is asked for: a day, a span, the end of a week or a month.
extension AskingGrammar {
    /// "đến ngày 12/11", behind what it is the end of.
    func until(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        cursor.skipCommas()
        _ = cursor.takeAll(PhraseSet("gia han", "cho gia han", "lui", "cho lui"))
        if let time = time(&cursor) { return time }
        cursor.go(to: start)
        return nil
    }

    func time(_ cursor: inout ReplyCursor) -> RequestedTime? {
        if let relative = span(&cursor, isTrial: false) {
            // "thêm 3 ngày, đến 10/11": the day says it better.
            let mark = cursor.place
            cursor.skipCommas()
            _ = cursor.take("tuc")
            if cursor.take(any: "den", "toi", "den ngay", "den het", "la"),
                let day = day(&cursor, isBefore: false)
            {
                return day
            }
            cursor.go(to: mark)
            return relative
        }
        let start = cursor.place
        var isBefore = false
        while true {
            if let word = cursor.next?.folded, word == "truoc" || word == "before" {
                isBefore = true
                cursor.advance()
                // "Trước 17h ngày 12/11" is still that day.
                if cursor.next.map(Self.isHour) == true { isBefore = false }
            } else if let end = periodEnd(&cursor) {
                return end
            } else if let day = day(&cursor, isBefore: isBefore) {
                return day
            } else if cursor.take(ReplyVocabulary.until) {
            } else {
                cursor.go(to: start)
                return nil
            }
        }
    }

    private func day(_ cursor: inout ReplyCursor, isBefore: Bool) -> RequestedTime? {
        let start = cursor.place
        let isLed =
            cursor.place > cursor.words.startIndex
            && ReplyVocabulary.until.words.contains(cursor.words[cursor.place - 1].folded)
        switch ReplyDay.read(&cursor, today: today, .future, isLed: isLed) {
        case .day(let named):
            guard let day = isBefore ? named.adding(days: -1) : named, day >= today,
                today.days(until: day) <= Self.furthest
            else { break }
            return .day(day)
        case .weekday(let weekday):
            let isNext = cursor.take(any: "tuan sau", "tuan toi", "next week")
            if !isNext { _ = cursor.take(any: "tuan nay", "nay", "toi", "this week") }
            if isBefore { break }
            if let dated = dated(behind: weekday, &cursor) { return dated }
            return .weekday(weekday, ahead: isNext ? 1 : 0)
        case .unreadable, nil: break
        }
        cursor.go(to: start)
        return nil
    }

    /// "thứ Hai tuần sau (10/11)": the date says it better, where it is such a day.
    private func dated(behind weekday: Weekday, _ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        cursor.skipCommas()
        if case .day(let day)? = ReplyDay.read(&cursor, today: today, .future, isLed: true),
            day.weekday == weekday, day >= today, today.days(until: day) <= Self.furthest
        {
            return .day(day)
        }
        cursor.go(to: start)
        return nil
    }

    private static func isHour(_ word: ReplyWord) -> Bool {
        word.hasDigit && word.folded.contains { "hg:".contains($0) }
            && word.folded.allSatisfy { $0.isNumber || "hgp:".contains($0) }
    }

    private static let units: [(PhraseSet, @Sendable (Int) -> RequestedTime)] = [
        (
            PhraseSet("ngay lam viec", "working days", "working day", "business days"),
            { .workingDays($0) }
        ),
        (PhraseSet("ngay", "hom", "days", "day", "bua"), { .days($0) }),
        (PhraseSet("tuan", "tuan le", "weeks", "week"), { .weeks($0) }),
        (PhraseSet("thang", "months", "month"), { .months($0) }),
    ]
    private static let more = PhraseSet("nua", "more", "them", "lam", "toi")

    /// "thêm 3 ngày", "một tuần nữa".
    func span(_ cursor: inout ReplyCursor, isTrial: Bool) -> RequestedTime? {
        let start = cursor.place
        defer { if isTrial { cursor.go(to: start) } }
        _ = cursor.take(any: "trong", "within", "for", "sau", "trong vong", "by")
        _ = cursor.take(any: "them", "another", "an extra", "additional", "thoi gian")
        _ = cursor.take("khoang")
        if cursor.take(["nua", "thang"]) { return sinceToday(.days(15), &cursor) }
        guard let word = cursor.next, word.kind == .word,
            let count = word.integer ?? ReplyDayWords.counts[word.folded], (1...366).contains(count)
        else {
            cursor.go(to: start)
            return nil
        }
        cursor.advance()
        _ = cursor.take(any: "more", "extra", "additional")
        for (phrases, make) in Self.units where cursor.take(phrases) {
            // "3 tháng 11" is a day.
            if cursor.next?.hasDigit == true { break }
            _ = cursor.take(Self.more)
            return sinceToday(make(count), &cursor)
        }
        cursor.go(to: start)
        return nil
    }

    private static let fromToday = PhraseSet(
        "ke tu hom nay", "tinh tu hom nay", "ke tu ngay hom nay", "tinh tu ngay hom nay",
        "tu hom nay", "ke tu nay", "from today", "starting today", "from now")

    /// "3 ngày nữa kể từ hôm nay".
    private func sinceToday(
        _ span: RequestedTime, _ cursor: inout ReplyCursor
    ) -> RequestedTime {
        cursor.take(Self.fromToday) ? .sinceAnswer(span) : span
    }

    /// "hết tuần", "cuối tháng", "cuối tháng 11", "tuần sau".
    private func periodEnd(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        if cursor.take(any: "dau tuan sau", "dau tuan toi", "early next week") {
            return .weekday(.monday, ahead: 1)
        }
        _ = cursor.take(any: "het", "cuoi", "trong", "the end of", "end of", "het ngay cuoi")
        let isLed = cursor.place > start
        _ = cursor.take(any: "the", "this")
        if cursor.take("tuan") || cursor.take("week") {
            if cursor.take(any: "sau", "toi", "ke tiep") { return .endOfWeek(ahead: 1) }
            if cursor.take(any: "nay", "lam viec") || isLed { return .endOfWeek(ahead: 0) }
        } else if cursor.take(["next", "week"]) {
            return .endOfWeek(ahead: 1)
        } else if isLed, cursor.take("thang") || cursor.take("month") {
            if cursor.take(any: "sau", "toi") { return .endOfMonth(ahead: 1) }
            if let month = cursor.next?.integer {
                cursor.advance()
                let isNamed = cursor.take("nam")
                guard let year = cursor.next?.integer, isNamed || (2_000...2_999).contains(year)
                else {
                    return endOfMonth(month)
                }
                cursor.advance()
                return endOfMonth(month, year)
            }
            if let parts = cursor.next?.folded.split(separator: "/").compactMap({ Int($0) }),
                parts.count == 2
            {
                cursor.advance()
                return endOfMonth(parts[0], parts[1])
            }
            if cursor.next?.hasDigit != true {
                _ = cursor.take("nay")
                return .endOfMonth(ahead: 0)
            }
        }
        cursor.go(to: start)
        return nil
    }

    private func endOfMonth(_ month: Int, _ year: Int? = nil) -> RequestedTime? {
        let ends = (year.map { $0...$0 } ?? today.year...today.year + 1).compactMap {
            CivilDate($0, month, 1)?.lastOfMonth
        }
        guard let day = ends.first(where: { $0 >= today }), today.days(until: day) <= 200 else {
            return nil
        }
        return .lastWorkingDay(day)
    }

    /// ", hiệu trưởng em đang đi tập huấn": how things stand, behind a comma to the sentence's end.
    private func takeCircumstance(_ cursor: inout ReplyCursor, from mark: Int) -> Bool {
        guard cursor.place > mark,
            cursor.words[mark..<cursor.place].contains(where: { $0.text == "," })
        else {
            return false
        }
        let rest = cursor.words[cursor.place...]
        let folded = Set(rest.map(\.folded))
        guard
            !folded.isDisjoint(with: [
                "dang", "ban", "om", "nghi", "thieu", "chua", "cho", "bi", "is", "are",
            ]),
            folded.isDisjoint(with: [
                "neu", "khi", "thi", "khong", "nhung", "hay", "hoac", "so", "da", "if", "but",
                "not", "or",
                "when", "unless", "dung", "thoi", "gui", "nop", "sent",
            ]), !rest.contains(where: { [.question, .strange, .gap].contains($0.kind) })
        else { return false }
        cursor.advance(rest.count)
        return true
    }

    /// What politely follows; a reason or a purpose, which may say anything but ask.
    func takeTail(_ cursor: inout ReplyCursor, pleads: Bool) {
        while true {
            let mark = cursor.place
            cursor.skipCommas()
            // "…, cô văn thư đang nghỉ ốm": who is ill is called like who is spoken to.
            if pleads, takeCircumstance(&cursor, from: mark) { return }
            if cursor.take(ReplyVocabulary.requestTail) || cursor.take(ReplyVocabulary.particles)
                || cursor.take(ReplyVocabulary.vocatives)
            {
                continue
            }
            if pleads, cursor.next?.kind == .question {
                cursor.advance()
                continue
            }
            if let word = cursor.next?.folded,
                ["do", "vi", "de", "because", "due", "since", "ly", "as"].contains(word),
                !cursor.words[cursor.place...].contains(where: {
                    [.question, .strange].contains($0.kind)
                })
            {
                cursor.advance(cursor.words.endIndex - cursor.place)
                return
            }
            cursor.go(to: mark)
            return
        }
    }
}
