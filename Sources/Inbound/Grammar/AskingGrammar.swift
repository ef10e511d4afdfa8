internal import Civil

/// What a sentence says of more time that is asked for, or of a day that is promised, which is the same.
struct AskingGrammar {
    let names: ReplyNames
    let today: CivilDate

    /// How far ahead time may be asked for, in days.
    private static let furthest = 366

    func read(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        for form in [letter, request, promise] {
            if let time = form(&cursor) { return time }
            cursor.go(to: start)
        }
        return reasoned(&cursor)
    }

    // MARK: "Do mưa lũ, trường xin lùi hạn đến 10/11"

    /// Words that give a reason, or say how things stand, and then a request.
    private func reasoned(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        var opening = cursor
        _ = names.takeSelf(&opening)
        guard opening.take(ReplyVocabulary.reasons) else { return nil }
        var hasSent = false
        for place in opening.place..<cursor.words.endIndex {
            let before = cursor.words[place - 1]
            let word = cursor.words[place]
            if word.kind == .question || word.kind == .strange { return nil }
            if ["gui", "nop"].contains(word.folded), before.folded == "da" { hasSent = true }
            guard !hasSent else { break }
            cursor.go(to: place)
            var trial = cursor
            // A name before "xin" is somebody's who asks.
            let isFree =
                before.kind == .mark || ["nen", "so", "that"].contains(before.folded)
                || names.takeSelf(&trial)
                || ["xin", "de", "kinh", "mong"].contains(word.folded) && !before.isCapitalised
            guard isFree else { continue }
            for form in [request, promise] {
                if let time = form(&cursor), ends(cursor) { return time }
                cursor.go(to: place)
            }
        }
        cursor.go(to: start)
        return nil
    }

    private func ends(_ cursor: ReplyCursor) -> Bool {
        var rest = cursor
        rest.skipMarks()
        return rest.isAtEnd
    }

    // MARK: "Đã gửi công văn số 15/CV-A xin gia hạn đến ngày 10/11"

    private static let sendsLetter = PhraseSet(
        "da gui", "gui", "da nop", "nop", "da co", "co", "da trinh", "trinh", "vua gui", "sent",
        "have sent", "submitted", "have submitted", "da lam", "lam", "da gui kem")
    private static let about = PhraseSet(
        "ve viec", "v/v", "de xin", "noi dung", "voi noi dung", "trong do", "to")

    private func letter(_ cursor: inout ReplyCursor) -> RequestedTime? {
        _ = names.takeSelf(&cursor)
        guard cursor.take(Self.sendsLetter), cursor.take(ReplyVocabulary.letters) else {
            return nil
        }
        while true {
            if let number = DocumentNumber.read(&cursor) {
                if case .number(let text) = number, text.lowercased().contains("sgd") { return nil }
            } else if names.takeOffice(&cursor) || cursor.take(Self.about) {
            } else if ReplyDay.read(&cursor, today: today, .past) != nil {
            } else if cursor.next?.kind == .mark {
                cursor.advance()
            } else {
                break
            }
        }
        return request(&cursor, pleads: false, mustPlead: true)
    }

    // MARK: "Kính đề nghị Sở cho trường gia hạn đến ngày 10/11"

    private func request(_ cursor: inout ReplyCursor) -> RequestedTime? {
        request(&cursor, pleads: false, mustPlead: false)
    }

    private static let bare = PhraseSet(
        "gia han", "lui han", "lui thoi han", "keo dai thoi han", "extension", "extend",
        "more time", "nop cham", "gui cham", "nop bao cao cham", "nop muon", "gui muon", "nop tre",
        "gui tre", "hoan")
    private static let sending = PhraseSet("nop", "gui", "bao cao", "submit", "send", "hoan thanh")
    private static let later = PhraseSet("cham", "tre", "muon", "sau", "late", "later")
    private static let conditionOfTact = PhraseSet("neu duoc", "neu co the", "if possible")

    private func request(
        _ cursor: inout ReplyCursor, pleads: Bool, mustPlead: Bool
    ) -> RequestedTime? {
        if cursor.take(Self.conditionOfTact) { cursor.skipCommas() }
        let speaks = names.takeSelf(&cursor)
        var pleads = pleads
        while true {
            if pleads, extendingStands(cursor) { break }
            if cursor.take(ReplyVocabulary.pleading) {
                pleads = true
            } else if pleads,
                cursor.take(ReplyVocabulary.askingFill) || names.takeSelf(&cursor)
                    || names.takeOffice(&cursor)
            {
            } else if pleads, cursor.next?.text == "," {
                cursor.advance()
            } else {
                break
            }
        }
        if pleads {
            // "Cho em đến 10/11" needs no verb.
            let isUntil = ["den", "toi", "until", "till"].contains(cursor.next?.folded ?? "")
            guard isUntil || takeExtending(&cursor) else { return nil }
        } else {
            guard !mustPlead, !speaks, cursor.take(Self.bare) else { return nil }
        }
        while cursor.take(ReplyVocabulary.extendingFill) || names.takeObject(&cursor) != nil
            || names.takeOffice(&cursor) || cursor.next?.text == ","
        {
            if cursor.next?.text == "," { cursor.advance() }
        }
        takeStart(&cursor)
        guard let time = time(&cursor) else { return nil }
        takeTail(&cursor, pleads: pleads)
        return time
    }

    private func extendingStands(_ cursor: ReplyCursor) -> Bool {
        var trial = cursor
        return trial.take(ReplyVocabulary.extending)
    }

    private func takeExtending(_ cursor: inout ReplyCursor) -> Bool {
        if cursor.take(ReplyVocabulary.extending) { return true }
        let start = cursor.place
        if cursor.take(Self.sending) {
            _ = names.takeObject(&cursor)
            _ = cursor.take(Self.later)
            return true
        }
        cursor.go(to: start)
        // "Xin thêm 3 ngày": the span itself is the request.
        return span(&cursor, isTrial: true) != nil
    }

    /// "từ ngày 06/11" before "đến ngày 10/11".
    private func takeStart(_ cursor: inout ReplyCursor) {
        let start = cursor.place
        guard cursor.next?.folded == "tu",
            ReplyDay.read(&cursor, today: today, .future) != nil,
            ["den", "toi", "sang"].contains(cursor.next?.folded ?? "")
        else {
            cursor.go(to: start)
            return
        }
    }

    // MARK: "Trường sẽ gửi trước ngày 11/11"

    private static let firmly = PhraseSet(
        "gui", "nop", "co", "xong", "gui bao cao", "nop bao cao", "se co", "se xong")

    private func promise(_ cursor: inout ReplyCursor) -> RequestedTime? {
        _ = names.takeSelf(&cursor)
        let start = cursor.place
        if let first = time(&cursor) {
            cursor.skipCommas()
            _ = cursor.take("thi")
            _ = names.takeSelf(&cursor)
            if cursor.take(ReplyVocabulary.promising) || cursor.take(Self.firmly) {
                _ = names.takeObject(&cursor)
                _ = names.takeOffice(&cursor)
                takeTail(&cursor, pleads: false)
                return first
            }
            cursor.go(to: start)
        }
        guard cursor.take(ReplyVocabulary.promising) else { return nil }
        while names.takeObject(&cursor) != nil || names.takeOffice(&cursor)
            || cursor.next?.text == ","
        {
            if cursor.next?.text == "," { cursor.advance() }
        }
        guard let time = time(&cursor) else { return nil }
        takeTail(&cursor, pleads: false)
        return time
    }

    // MARK: Until when

    /// "đến ngày 12/11", behind what it is the end of.
    func until(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        cursor.skipCommas()
        _ = cursor.takeAll(PhraseSet("gia han", "cho gia han", "lui", "cho lui"))
        if let time = time(&cursor) { return time }
        cursor.go(to: start)
        return nil
    }

    private func time(_ cursor: inout ReplyCursor) -> RequestedTime? {
        if let relative = span(&cursor, isTrial: false) {
            // "thêm 3 ngày, đến 10/11": the day says it better.
            let mark = cursor.place
            cursor.skipCommas()
            _ = cursor.take("tuc")
            if cursor.take(PhraseSet("den", "toi", "den ngay", "den het", "la")),
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
            let isNext = cursor.take(PhraseSet("tuan sau", "tuan toi", "next week"))
            if !isNext { _ = cursor.take(PhraseSet("tuan nay", "nay", "toi", "this week")) }
            if isBefore { break }
            return .weekday(weekday, ahead: isNext ? 1 : 0)
        case .unreadable, nil: break
        }
        cursor.go(to: start)
        return nil
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
    private func span(_ cursor: inout ReplyCursor, isTrial: Bool) -> RequestedTime? {
        let start = cursor.place
        defer { if isTrial { cursor.go(to: start) } }
        _ = cursor.take(PhraseSet("trong", "within", "for", "sau", "trong vong", "by"))
        _ = cursor.take(PhraseSet("them", "another", "an extra", "additional", "thoi gian"))
        _ = cursor.take("khoang")
        guard let word = cursor.next, word.kind == .word,
            let count = word.integer ?? ReplyDayWords.counts[word.folded], (1...366).contains(count)
        else {
            cursor.go(to: start)
            return nil
        }
        cursor.advance()
        _ = cursor.take(PhraseSet("more", "extra", "additional"))
        for (phrases, make) in Self.units where cursor.take(phrases) {
            // "3 tháng 11" is a day.
            if cursor.next?.hasDigit == true { break }
            _ = cursor.take(Self.more)
            return make(count)
        }
        cursor.go(to: start)
        return nil
    }

    /// "hết tuần", "cuối tháng", "cuối tháng 11", "tuần sau".
    private func periodEnd(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        _ = cursor.take(PhraseSet("het", "cuoi", "trong", "the end of", "end of", "het ngay cuoi"))
        let isLed = cursor.place > start
        _ = cursor.take(PhraseSet("the", "this"))
        if cursor.take("tuan") || cursor.take("week") {
            if cursor.take(PhraseSet("sau", "toi", "ke tiep")) { return .endOfWeek(ahead: 1) }
            if cursor.take(PhraseSet("nay", "lam viec")) || isLed { return .endOfWeek(ahead: 0) }
        } else if cursor.take(["next", "week"]) {
            return .endOfWeek(ahead: 1)
        } else if isLed, cursor.take("thang") || cursor.take("month") {
            if cursor.take(PhraseSet("sau", "toi")) { return .endOfMonth(ahead: 1) }
            if let month = cursor.next?.integer {
                cursor.advance()
                return endOfMonth(month)
            }
            if cursor.next?.hasDigit != true {
                _ = cursor.take("nay")
                return .endOfMonth(ahead: 0)
            }
        }
        cursor.go(to: start)
        return nil
    }

    private func endOfMonth(_ month: Int) -> RequestedTime? {
        let ends = (today.year...today.year + 1).compactMap { CivilDate($0, month, 1)?.lastOfMonth }
        guard let day = ends.first(where: { $0 >= today }), today.days(until: day) <= 200 else {
            return nil
        }
        return .day(day)
    }

    /// What politely follows; a reason or a purpose, which may say anything but ask.
    private func takeTail(_ cursor: inout ReplyCursor, pleads: Bool) {
        while true {
            let mark = cursor.place
            cursor.skipCommas()
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
                ["do", "vi", "de", "because", "due", "since", "ly"].contains(word),
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
