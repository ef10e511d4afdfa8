/// What belongs to a verb of sending: number, day, office, way, what came with it.
extension SubmissionGrammar {
    enum Detail {
        case number, day, office, way, object, again, enclosure, file, particle, done, owner
    }

    /// Takes what belongs to a verb, each kind once, in any order; marks between them are passed, and given
    /// back where nothing of it follows.
    func takeDetails(
        _ cursor: inout ReplyCursor, _ found: inout Found, isSent: Bool = false
    ) -> Set<Detail> {
        var taken: Set<Detail> = []
        let hadObject = found.object != nil
        if hadObject { taken.insert(.object) }
        if found.number != nil { taken.insert(.number) }
        if found.day != nil { taken.insert(.day) }
        while true {
            let mark = cursor.place
            cursor.skipCommas()
            if isSent, takeLateness(&cursor) {
                taken.insert(.particle)
            } else if isSent, !taken.contains(.office), takeForOffice(&cursor) {
                taken.insert(.office)
            } else if let detail = takeDetail(&cursor, &found, taken, hadObject: hadObject) {
                taken.insert(detail)
                // "Lâu rồi", "tuần rồi": no day, and done.
                if detail == .day, cursor.words[cursor.place - 1].folded == "roi" {
                    taken.insert(.done)
                }
            } else {
                cursor.go(to: mark)
                return taken
            }
        }
    }

    private func takeDetail(
        _ cursor: inout ReplyCursor, _ found: inout Found, _ taken: Set<Detail>, hadObject: Bool
    ) -> Detail? {
        if !taken.contains(.number),
            let number = takeBracketed(&cursor) ?? DocumentNumber.read(&cursor)
        {
            found.number = number
            return .number
        }
        if let object = found.object, names.takeNumber(of: object, &cursor) { return .particle }
        if found.day != nil, cursor.take(any: "cung ngay", "ngay trong ngay", "the same day") {
            return .particle
        }
        // "Báo cáo ngày 28/10 đã gửi tuần trước": the paper's day isn't that of its sending.
        if taken.contains(.day), cursor.take(ReplyDayWords.vague) {
            found.day = .unreadable
            return .particle
        }
        if !isShare(cursor), !isOfWhatFollows(cursor), takeDay(&cursor, &found) { return .day }
        if cursor.take(ReplyVocabulary.done) {
            takeAddressee(&cursor)
            return .done
        }
        if let whole = wholeNumber(&cursor, found) {
            found.number = whole
            return .particle
        }
        if found.day != nil, takeHour(&cursor) { return .particle }
        if hasAttachment, cursor.take(ReplyVocabulary.attached) { return .file }
        if Channel.takePaper(&cursor, except: names.addresses) { return .particle }
        if takeWay(&cursor) { return .way }
        if !taken.contains(.office), names.takeOffice(&cursor) {
            return .office
        }
        if !taken.contains(.object), let object = names.takeObject(&cursor) {
            found.object = object
            return .object
        }
        if !taken.contains(.object), let object = takeAllOfIt(&cursor) {
            found.object = object
            return .object
        }
        if !taken.contains(.object), names.takeSeveral(&cursor) {
            found.isHeading = true
            return .object
        }
        if takeSpecifics(&cursor) { return .particle }
        if takeEnclosure(&cursor) { return .enclosure }
        if found.object != nil || found.number != nil || taken.contains(.way),
            takePages(&cursor) || takeSigned(&cursor) || takeSealed(&cursor)
        {
            return .particle
        }
        // "Trường A báo cáo: đã gửi báo cáo …".
        if hadObject, !taken.contains(.again), cursor.take(any: "bao cao", "bc", "b/c") {
            return .again
        }
        if takeBasis(&cursor) { return .particle }
        if found.object != nil, names.takeAbout(&cursor) { return .owner }
        if !taken.contains(.owner), found.object != nil, names.takeOwner(&cursor) { return .owner }
        return takeParticle(&cursor) ? .particle : nil
    }

    /// "(Báo cáo số 51/BC-X …)" behind the report's name.
    private func takeBracketed(_ cursor: inout ReplyCursor) -> DocumentNumber? {
        let start = cursor.place
        guard start > cursor.words.startIndex, cursor.words[start - 1].text == "(",
            cursor.take(any: "bao cao", "bc", "b/c", "van ban", "vb"),
            let number = DocumentNumber.read(&cursor)
        else {
            cursor.go(to: start)
            return nil
        }
        return number
    }

    /// "Số 33, ký hiệu 33/BC-X": the same number, with what was left out of it.
    private func wholeNumber(_ cursor: inout ReplyCursor, _ found: Found) -> DocumentNumber? {
        guard case .number(let short)? = found.number else { return nil }
        var trial = cursor
        guard trial.take(any: "ky hieu", "ki hieu"),
            let whole = DocumentNumber.read(&trial), case .number(let text) = whole,
            text.hasPrefix("\(short)/")
        else { return nil }
        cursor = trial
        return whole
    }

    /// ", lúc 15 giờ 20 phút cùng ngày", behind the day.
    private func takeHour(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard cursor.take(any: "luc", "vao luc", "hoi", "vao hoi", "at"), ReplyHour.take(&cursor)
        else {
            cursor.go(to: start)
            return false
        }
        _ = cursor.take(any: "cung ngay", "the same day")
        return true
    }

    /// "(trục liên thông)", between two marks.
    private func takeApart(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if start > cursor.words.startIndex, cursor.words[start - 1].kind == .mark,
            Channel.takeNamed(&cursor), cursor.next.map({ $0.kind != .word }) ?? true
        {
            return true
        }
        cursor.go(to: start)
        return false
    }

    /// "Cả báo cáo và phụ lục".
    private func takeAllOfIt(_ cursor: inout ReplyCursor) -> ReplyNames.Object? {
        let start = cursor.place
        if cursor.take("ca"), let object = names.takeObject(&cursor), takeEnclosure(&cursor) {
            return object
        }
        cursor.go(to: start)
        return nil
    }

    /// "Đã báo cáo bằng văn bản số … gửi Phòng TCHC".
    private func takeForOffice(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take(any: "gui", "nop"), names.takeOffice(&cursor) { return true }
        cursor.go(to: start)
        return false
    }

    private static let specifying = PhraseSet(
        "cu the", "cu the nhu sau", "cu the la", "nhu sau", "chi tiet", "chi tiet nhu sau",
        "thong tin", "thong tin nhu sau", "thong tin cu the", "voi thong tin", "thong tin van ban",
        "voi thong tin sau", "voi noi dung", "voi cac thong tin sau", "do la", "details",
        "as follows", "namely", "details as follows", "thong tin cu the nhu sau", "gom", "bao gom")
    private static let namedAgain = PhraseSet(
        "bao cao", "bc", "b/c", "van ban", "vb", "cong van", "ban bao cao", "report", "the report")

    /// ", cụ thể như sau: Báo cáo số …": what leads to number and day, which follow, in the next line at the latest.
    private func takeSpecifics(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take(Self.specifying) {
            cursor.skipCommas()
            let mark = cursor.place
            if cursor.take(Self.namedAgain), DocumentNumber.stands(cursor) { return true }
            cursor.go(to: mark)
            var behind = cursor
            var dated = Found()
            if cursor.isAtEnd && cursor.words[cursor.place - 1].text == ":"
                || DocumentNumber.stands(cursor) || takeDay(&behind, &dated)
            {
                return true
            }
        }
        cursor.go(to: start)
        // "…: Báo cáo số 12", where the report was named before.
        if start > cursor.words.startIndex, cursor.words[start - 1].text == ":",
            cursor.take(Self.namedAgain), DocumentNumber.stands(cursor)
        {
            return true
        }
        cursor.go(to: start)
        return false
    }

    /// "… rồi ạ, hôm qua em quên báo lại": behind a comma a day before who speaks belongs to what they say next.
    private func isOfWhatFollows(_ cursor: ReplyCursor) -> Bool {
        guard cursor.place > cursor.words.startIndex,
            cursor.words[cursor.place - 1].kind == .mark
        else { return false }
        var next = cursor
        var found = Found()
        return takeDay(&next, &found) && names.takeSelf(&next)
    }

    /// "1/2 báo cáo": a part of it, and no day.
    private func isShare(_ cursor: ReplyCursor) -> Bool {
        guard let parts = cursor.next?.folded.split(separator: "/"), parts.count == 2,
            parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
        else { return false }
        var object = cursor
        object.advance()
        return names.takeObject(&object) != nil
    }

    /// "Qua Zalo", "gửi qua mail chị Hương phòng TCHC".
    private func takeWay(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        // "Đã gửi lên trục": the verb has the word that leads to it.
        let verb = start > cursor.words.startIndex ? cursor.words[start - 1].folded : ""
        let isLed =
            verb == "len"
            || ["gui", "nop"].contains(verb)
                && ["truc", "ioffice", "eoffice", "qlvb"].contains(cursor.next?.folded ?? "")
        _ = cursor.take(any: "gui", "nop")
        guard
            Channel.take(&cursor, except: names.addresses)
                || isLed && Channel.takeNamed(&cursor) || takeApart(&cursor)
        else {
            cursor.go(to: start)
            return false
        }
        _ = names.takeOfficer(&cursor)
        return true
    }
}
