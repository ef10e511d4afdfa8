internal import Civil

/// What a sentence says of more time that is asked for, or of a day that is promised, which is the same.
struct AskingGrammar {
    let names: ReplyNames
    let today: CivilDate

    /// How far ahead time may be asked for, in days.
    static let furthest = 366

    func read(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        for form in [letter, request, promise, needed, plannedDay] {
            if let time = form(&cursor) { return time }
            cursor.go(to: start)
        }
        return reasoned(&cursor)
    }

    // MARK: "Do mưa lũ, trường xin lùi hạn đến 10/11"

    private static let staff = PhraseSet(
        "hieu truong", "pho hieu truong", "ke toan", "van thu", "can bo phu trach",
        "thay hieu truong",
        "co hieu truong", "nguoi phu trach", "giao vien phu trach", "nhan vien van thu",
        "dong chi phu trach",
        "hieu truong em", "hieu truong truong em", "our principal", "the principal",
        "dong chi hieu truong",
        "nguoi lam bao cao", "so lieu", "he thong", "mang", "may chu", "file", "our clerk",
        "the clerk")

    /// Words that give a reason, or say how things stand, and then a request.
    private func reasoned(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        var opening = cursor
        _ = names.takeSelf(&opening) || opening.take(Self.staff)
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
            for form in [request, promise, plannedDay] {
                if let time = form(&cursor), ends(cursor) { return time }
                cursor.go(to: place)
            }
        }
        cursor.go(to: start)
        return nil
    }

    func ends(_ cursor: ReplyCursor) -> Bool {
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

    func request(_ cursor: inout ReplyCursor) -> RequestedTime? {
        request(&cursor, pleads: false, mustPlead: false)
    }

    /// The same, where it is asked for with "xin" or "đề nghị".
    func plea(_ cursor: inout ReplyCursor) -> RequestedTime? {
        request(&cursor, pleads: false, mustPlead: true)
    }

    private static let bare = PhraseSet(
        "gia han", "lui han", "lui thoi han", "keo dai thoi han", "extension", "extend",
        "more time", "nop cham", "gui cham", "nop bao cao cham", "nop muon", "gui muon", "nop tre",
        "gui tre", "hoan")
    private static let sending = PhraseSet(
        "nop", "gui", "bao cao", "submit", "send", "hoan thanh", "hoan thanh va nop",
        "hoan thanh va gui", "hoan thien va nop", "hoan thien va gui", "hoan thien", "bo sung")
    private static let later = PhraseSet("cham", "tre", "muon", "sau", "late", "later")
    private static let conditionOfTact = PhraseSet("neu duoc", "neu co the", "if possible")

    private func request(
        _ cursor: inout ReplyCursor, pleads: Bool, mustPlead: Bool
    ) -> RequestedTime? {
        if cursor.take(Self.conditionOfTact) { cursor.skipCommas() }
        let speaks = takeAsked(&cursor) || names.takeSelf(&cursor)
        var pleads = pleads
        while true {
            if pleads, extendingStands(cursor) { break }
            if cursor.take(ReplyVocabulary.pleading) || takeForSelf(&cursor) {
                pleads = true
            } else if pleads,
                names.takeOffice(&cursor) || cursor.take(ReplyVocabulary.askingFill)
                    || names.takeSelf(&cursor)
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
        while names.takeObject(&cursor) != nil || cursor.take(ReplyVocabulary.extendingFill)
            || names.takeOffice(&cursor) || cursor.next?.text == ","
        {
            if cursor.next?.text == "," { cursor.advance() }
        }
        takeStart(&cursor)
        guard let time = time(&cursor) else { return nil }
        takeMatter(&cursor)
        takeTail(&cursor, pleads: pleads)
        return time
    }

    /// "… cho báo cáo mô hình ANTT" behind the time.
    private func takeMatter(_ cursor: inout ReplyCursor) {
        let start = cursor.place
        guard cursor.take(any: "cho", "doi voi", "for"), names.takeObject(&cursor) != nil else {
            cursor.go(to: start)
            return
        }
    }

    /// "Cho xã …", whatever the unit is.
    private func takeForSelf(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take("cho"), names.takeSelf(&cursor) { return true }
        cursor.go(to: start)
        return false
    }

    /// "Sở cho trường …", "anh tạo điều kiện cho em …": who may grant it, before what is asked.
    private func takeAsked(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        let isThere = names.takeOffice(&cursor) || cursor.take(Courtesy.persons)
        if isThere, ["cho", "tao", "giup", "xem", "vui"].contains(cursor.next?.folded ?? "") {
            return true
        }
        cursor.go(to: start)
        return false
    }

    private func extendingStands(_ cursor: ReplyCursor) -> Bool {
        var trial = cursor
        if trial.next?.folded == "hoan",
            ["thanh", "thien", "tat"].contains(trial.peek(1)?.folded ?? "")
        {
            return false
        }
        return trial.take(ReplyVocabulary.extending)
    }

    private func takeExtending(_ cursor: inout ReplyCursor) -> Bool {
        // "Hoàn thành" is no "hoãn".
        let isDoing =
            ["hoan"].contains(cursor.next?.folded ?? "")
            && ["thanh", "thien", "tat"].contains(cursor.peek(1)?.folded ?? "")
        if !isDoing, cursor.take(ReplyVocabulary.extending) {
            // "Nộp chậm nhất ngày …" says until when.
            if cursor.next?.folded == "nhat", cursor.words[cursor.place - 1].folded == "cham" {
                cursor.go(to: cursor.place - 1)
            }
            return true
        }
        let start = cursor.place
        if cursor.take(Self.sending) {
            _ = names.takeObject(&cursor)
            let mark = cursor.place
            // "Chậm nhất ngày …" says until when.
            if cursor.take(Self.later), cursor.next?.folded == "nhat" { cursor.go(to: mark) }
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

    func promise(_ cursor: inout ReplyCursor) -> RequestedTime? {
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
}
