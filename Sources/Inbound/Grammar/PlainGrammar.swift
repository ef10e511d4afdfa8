/// The clauses of one thought: "đã rõ", "chuyển đồng chí …", thanks and greetings.
struct PlainGrammar {
    let names: ReplyNames

    /// "Trường đã nhận được thông báo và sẽ thực hiện."
    func takeAcknowledgement(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        let isFirst = takeNoticeFirst(&cursor)
        if !isFirst { _ = names.takeSelf(&cursor) }
        _ = cursor.take("cung")
        // "Sẽ làm ngay" before "sẽ làm".
        let isRead =
            isFirst || cursor.take(ReplyVocabulary.willDo)
            || cursor.take(ReplyVocabulary.acknowledged)
            || takeReceived(&cursor)
        guard isRead else {
            cursor.go(to: start)
            return false
        }
        while cursor.take(ReplyVocabulary.notice) || cursor.take(ReplyVocabulary.willDo)
            || takeParticle(&cursor)
        {}
        return true
    }

    /// "Thư của Sở em nhận được rồi ạ": what was read comes first.
    private func takeNoticeFirst(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.takeAll(ReplyVocabulary.notice) > 0, names.takeSelf(&cursor),
            cursor.take(ReplyVocabulary.acknowledged)
        {
            return true
        }
        cursor.go(to: start)
        return false
    }

    /// "Nhận được thông báo rồi".
    private func takeReceived(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take(any: "nhan", "nhan duoc", "doc", "xem", "nam", "nam duoc", "biet"),
            cursor.takeAll(ReplyVocabulary.notice) > 0, cursor.take("roi")
        {
            return true
        }
        cursor.go(to: start)
        return false
    }

    private func takeParticle(_ cursor: inout ReplyCursor) -> Bool {
        if cursor.next?.asks == true { return false }
        return cursor.take(ReplyVocabulary.particles) || cursor.take(ReplyVocabulary.vocatives)
    }

    /// The longest name that a person is forwarded by, in words.
    private static let longestName = 6

    /// "Chuyển đồng chí Nguyễn Văn An phụ trách": the name.
    func forward(_ cursor: inout ReplyCursor) -> String? {
        let start = cursor.place
        _ = names.takeSelf(&cursor)
        let isTold = cursor.next?.folded == "da"
        guard cursor.take(ReplyVocabulary.forwarding) else {
            cursor.go(to: start)
            return nil
        }
        let isTitled = cursor.takeAll(ReplyVocabulary.titles) > 0
        if cursor.next?.kind == .stop, cursor.next?.text == "." { cursor.advance() }
        var name: [String] = []
        while let word = cursor.next, word.kind == .word, name.count < Self.longestName,
            !word.hasDigit, word.isCapitalised
        {
            name.append(word.text)
            cursor.advance()
        }
        guard !name.isEmpty, isTitled || name.count > 1 else {
            cursor.go(to: start)
            return nil
        }
        cursor.skipCommas()
        let charge = cursor.place
        while cursor.take(ReplyVocabulary.charge) || cursor.take(ReplyVocabulary.titles)
            || names.takeObject(&cursor) != nil
        {}
        // "Đã giao cô Lan gửi báo cáo" says who will send it, and passes nothing on.
        let sends = cursor.words[charge..<cursor.place].contains {
            ["gui", "nop", "bao", "bc"].contains($0.folded)
        }
        guard !(isTold && sends) else {
            cursor.go(to: start)
            return nil
        }
        return name.joined(separator: " ")
    }

    /// Thanks, regrets, "nhờ Sở kiểm tra giúp", "dạ".
    func takePoliteness(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard takePolite(&cursor) else { return false }
        // "Nhờ anh xác nhận đã gửi số 12" asks whether it was.
        if Courtesy.asksOfSending(start, cursor) {
            cursor.go(to: start)
            return false
        }
        return true
    }

    private func takePolite(_ cursor: inout ReplyCursor) -> Bool {
        // "Đã" by itself is no "dạ".
        if cursor.next?.text.lowercased() == "đã" || cursor.next?.asks == true { return false }
        let start = cursor.place
        if Courtesy.takeClosing(&cursor, names: names) { return true }
        if Courtesy.take(&cursor) {
            _ = takeSigner(&cursor)
            return true
        }
        if cursor.take(ReplyVocabulary.polite) {
            if takeSigner(&cursor) || Courtesy.takeCall(&cursor) { return true }
            if speaks(cursor) { return true }
            let mark = cursor.place
            _ = cursor.takeAll(ReplyVocabulary.greeted)
            // "Dạ anh Hùng,".
            if cursor.place > mark, let word = cursor.next, word.kind == .word, word.isName,
                cursor.peek(1)?.text == ","
            {
                cursor.advance()
                return true
            }
            // "Dạ anh đã gửi" says what another did.
            if cursor.place > mark, Courtesy.runsOn(cursor) {
                cursor.go(to: start)
                return false
            }
            return true
        }
        if takeGreeting(&cursor) { return true }
        if takeStating(&cursor) || takeIntroduction(&cursor) || takeHandler(&cursor) { return true }
        if takeAlone(&cursor) || Courtesy.takeReportingTo(&cursor) { return true }
        if Courtesy.takeExcuse(&cursor, names: names) { return true }
        if Courtesy.takeOpening(&cursor, names: names) { return true }
        guard cursor.next?.kind == .smile else { return false }
        cursor.advance()
        return true
    }

    private static let persons = PhraseSet("em", "toi", "minh", "i", "this")
    private static let being = PhraseSet("la", "ten la", "am", "is", "ten")
    private static let offices = PhraseSet(
        "van thu", "ke toan", "hieu truong", "pho hieu truong", "giao vien", "chuyen vien",
        "nhan vien",
        "phu trach", "can bo", "thu ky", "to truong", "to pho", "van phong", "cua", "o", "ben",
        "tu", "day",
        "a", "from", "of", "the", "principal", "clerk", "secretary", "vice principal", "ben truong",
        "nhan vien van thu", "nhan vien van phong", "hieu pho", "school", "at", "vt", "ht", "pht")

    /// "Em Hoa văn thư trường THPT A đây ạ,": who writes, to a mark.
    private func takeIntroduction(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard cursor.take(Self.persons) else { return false }
        _ = cursor.take(Self.being)
        var isNamed = false
        while let word = cursor.next, word.kind == .word,
            cursor.place - start < Self.longestSalutation
        {
            if cursor.take(Self.offices) {
                isNamed = true
            } else if names.takeSelf(&cursor) {
            } else if word.isName {
                isNamed = true
                cursor.advance()
                // "Hạnh - VT THPT A".
                var office = cursor
                office.skipCommas()
                if cursor.next?.kind == .mark, office.take(Self.offices) { cursor = office }
            } else {
                break
            }
        }
        let isOver = cursor.next.map { $0.kind == .mark || $0.kind == .stop } ?? true
        guard isNamed, isOver, cursor.next?.text != ":",
            !Signature.namesAnother(in: cursor.words[start..<cursor.place], than: names)
        else {
            cursor.go(to: start)
            return false
        }
        return true
    }

    private static let handling = PhraseSet(
        "nguoi lien he", "dau moi", "dau moi lien he", "nguoi phu trach", "nguoi gui", "nguoi nop",
        "nguoi ky", "nguoi bao cao", "nguoi lap", "can bo gui")

    /// "Người gửi: đ/c Trần Văn Minh, Phó Hiệu trưởng": who handed it in, to the sentence's end.
    private func takeHandler(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard cursor.take(Self.handling) else { return false }
        if let mark = cursor.next, [":", "\t"].contains(mark.text) { cursor.advance() }
        let isOfficer = cursor.take(Self.offices) && (cursor.isAtEnd || cursor.next?.text == ")")
        if isOfficer { return true }
        _ = cursor.takeAll(ReplyVocabulary.titles)
        var name = cursor
        // "Người gửi: Trường B" is another's word.
        let isOffice = UnitKinds.begins(cursor.next) || names.takeOffice(&name)
        var count = 0
        while !isOffice, let word = cursor.next, word.kind == .word, word.isCapitalised,
            !word.hasDigit, count < Self.longestName
        {
            cursor.advance()
            count += 1
        }
        while count > 0 {
            let mark = cursor.place
            cursor.skipCommas()
            if !(cursor.take(Self.offices) || names.takeUnit(&cursor)) {
                cursor.go(to: mark)
                break
            }
        }
        guard count > 0, cursor.isAtEnd || cursor.next?.text == ")" else {
            cursor.go(to: start)
            return false
        }
        return true
    }

    /// "Kính.", "THCS Lộc Thanh.", "Rồi em ơi,": what says nothing where it stands alone.
    private func takeAlone(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        let isFirst = start == cursor.words.startIndex
        // "Hạnh - VT.", typed behind what was said.
        let sentence = cursor.words
        if isFirst, sentence.count > 1, Signature.isName(Array(sentence)),
            !Signature.isOthers(sentence, than: names)
        {
            cursor.advance(sentence.count)
            return true
        }
        if names.takeUnit(&cursor) || cursor.take("kinh") {
            if cursor.next?.text == ":" { cursor.advance() }
            if cursor.isAtEnd { return true }
        }
        cursor.go(to: start)
        if isFirst, cursor.take("roi"), Courtesy.takeCall(&cursor) { return true }
        cursor.go(to: start)
        // "Dạ rồi ạ, …".
        if start == cursor.words.startIndex + 1, cursor.words[start - 1].folded == "da",
            cursor.take("roi"), cursor.take(any: "a", "anh a", "chi a"),
            cursor.isAtEnd || cursor.next?.text == ","
        {
            return true
        }
        cursor.go(to: start)
        return false
    }

    /// "Dạ Chi cục đã gửi": the unit itself, whose words go on, is greeted by nobody.
    private func speaks(_ cursor: ReplyCursor) -> Bool {
        var own = cursor
        guard names.takeSelf(&own), let word = own.next else { return false }
        return word.kind == .word && own.place > cursor.place
    }

    /// "Trường THPT A xin báo cáo:", before what it reports.
    private func takeStating(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if names.takeSelf(&cursor) {
            // "Phường: 1. Đã gửi …" says who speaks.
            let isNamed = cursor.next?.text == ":" && cursor.peek(1)?.integer != nil
            let isStated = cursor.take(ReplyVocabulary.stating) && cursor.next?.kind == .mark
            if isNamed || isStated { return true }
        }
        cursor.go(to: start)
        return false
    }

    /// "…, An" or "…, Nguyễn Văn Ba" behind "Trân trọng", to the sentence's end: who typed it all in one line.
    private func takeSigner(_ cursor: inout ReplyCursor) -> Bool {
        guard cursor.next?.text == "," else { return false }
        let rest = cursor.words[(cursor.place + 1)...]
        guard (1...Self.longestName).contains(rest.count),
            rest.allSatisfy({ word in
                word.kind == .word && word.isName
            }), !Signature.isOthers(rest, than: names)
        else { return false }
        cursor.advance(rest.count + 1)
        return true
    }
}
