internal import Civil

/// What a sentence says of a report that was sent.
struct SubmissionGrammar {
    let names: ReplyNames
    let today: CivilDate
    /// A file came with the message: "báo cáo đính kèm" hands something in.
    let hasAttachment: Bool

    struct Found: Hashable {
        var number: DocumentNumber?
        var day: ReplyDay?
        /// The day stood behind the number, or behind "ký": it may be the paper's.
        var isPapersDay = false
        /// The day on which the paper was made was given beside.
        var hasBothDays = false
        var object: ReplyNames.Object?
        /// "Mới nộp" behind a day says: not before it.
        var isOnly = false
        /// A verb stood in it; else it only gives number and day.
        var isWhole = false
    }

    /// How far back a report may have been sent, in days.
    private static let furthestPast = 400

    /// Reads a clause: who, when, what, "đã gửi", and whatever gives number, day, office and way.
    func read(_ cursor: inout ReplyCursor) -> Found? {
        let start = cursor.place
        var found = Found()
        var speaks = false
        var subject = Subject.nobody
        while true {
            // "Báo cáo trường em": whose it is; "báo cáo, trường": who speaks.
            let isOwner =
                subject == .report && cursor.words[max(start, cursor.place - 1)].kind == .word
            if !speaks, names.takeSelf(&cursor) {
                speaks = true
                if !isOwner { subject = .unit }
            } else if speaks, cursor.take(Self.stating) {
            } else if takeDay(&cursor, &found) {
            } else if found.object == nil, let object = names.takeObject(&cursor) {
                found.object = object
                subject = .report
            } else if found.number == nil, found.object != nil || found.day != nil,
                let number = DocumentNumber.read(&cursor)
            {
                found.number = number
            } else if found.object != nil, names.takeOwner(&cursor) {
            } else if speaks || found.object != nil, cursor.take("deu") {
            } else if let mark = cursor.next, mark.kind == .mark, cursor.place > start,
                // "Hiệu trưởng: đã gửi" is somebody's saying, "Kế hoạch PCCC: đã gửi" none.
                mark.text != ":" || found.object != nil || speaks
            {
                cursor.advance()
            } else {
                break
            }
        }
        let before = start..<cursor.place
        let prepared = takePrepared(&cursor, found)
        let isOnly = cursor.next?.folded == "moi"
        let verb = cursor.place
        if cursor.takeSent() {
            found.isOnly = isOnly
            // "Thứ Hai em mới nộp": not before that.
            let verbEnd = cursor.place
            let isOwn = isOwnSending(cursor.words[verb..<verbEnd], cursor, of: subject)
            found.isWhole =
                isOwn && (!isOnly || found.day == nil || hasCome(found.day, by: before, cursor))
            let details = takeDetails(&cursor, &found, isSent: true)
            let isBare =
                start == cursor.words.startIndex && !speaks && found.object == nil
                && found.number == nil && found.day == nil
            // "Đã gửi bằng BlackBerry" is what a device adds; so is a bare "đã gửi qua Zalo".
            let isOn = verbEnd < cursor.words.endIndex && cursor.words[verbEnd].folded == "tren"
            if found.isWhole, isBare, !isOn, details.contains(.way),
                details.isDisjoint(with: [.particle, .office])
            {
                found.isWhole = false
            }
        } else if let found = takePassedOn(&cursor, found, of: subject)
            ?? takeAndSends(&cursor, found, by: before)
        {
            guard !isOthers(found) else {
                cursor.go(to: start)
                return nil
            }
            return found
        } else if cursor.take(ReplyVocabulary.sends) {
            let isOwn = isOwnSending(cursor.words[verb..<cursor.place], cursor, of: subject)
            let details = takeDetails(&cursor, &found)
            let isSaid =
                details.contains(.done)
                || found.number != nil && found.day != nil
                || hasAttachment && (found.object != nil || details.contains(.file))
            // A day that is still to come, or may be, makes a plan of it.
            let isPast =
                details.contains(.done) || found.day == nil
                || hasCome(found.day, by: before, cursor)
            found.isWhole = isOwn && isSaid && isPast
        } else if hasAttachment, found.object != nil {
            found.isWhole = takeDetails(&cursor, &found).contains(.file)
        } else if hasAttachment, cursor.take(ReplyVocabulary.attaching) {
            found.isWhole = takeDetails(&cursor, &found).contains(.object)
        }
        if let prepared {
            found.number = found.number ?? prepared.number
            found.day = found.day ?? prepared.day
            found.object = found.object ?? prepared.object
        }
        guard found.isWhole, !isOthers(found), !isForm(cursor.words[start..<cursor.place]) else {
            cursor.go(to: start)
            return nil
        }
        return found
    }

    /// "Đã gửi, số … ngày …" as our own mails offer it, with nothing filled in.
    private func isForm(_ words: ArraySlice<ReplyWord>) -> Bool {
        words.count(where: { $0.kind == .gap }) > 1
    }

    private static let stating = PhraseSet(
        "xin xac nhan", "xac nhan", "xin khang dinh", "xin thong bao", "xin bao cao",
        "xin xac nhan la", "xin duoc xac nhan", "xin thong tin", "xin duoc bao cao", "xin tra loi",
        "xin bao",
        "hereby confirm that", "confirm that", "can confirm that", "hereby confirm")

    /// Whether the day is over, or was said as one of this morning: "chiều nay" may be still to come. With
    /// the number of a paper that bears today's date it has come too.
    func hasCome(
        _ day: ReplyDay?, by words: Range<Int>, _ cursor: ReplyCursor
    ) -> Bool {
        guard case .day(let day)? = day, day <= today else { return false }
        let isSpoken = words.contains {
            ["nay", "today", "afternoon"].contains(cursor.words[$0].folded)
        }
        return day < today || !isSpoken || words.contains { cursor.words[$0].folded == "sang" }
    }

    /// Whether a day was given that isn't still to come.
    func isOver(_ day: ReplyDay?) -> Bool {
        if case .day(let day)? = day { day <= today } else { false }
    }

    /// "Số 12/BC-X ngày 03/11/2025": an overdue notice asks for just that; and a line of it may follow "Đã
    /// gửi".
    func readDetails(_ cursor: inout ReplyCursor) -> Found? {
        let start = cursor.place
        var found = Found()
        found.object = names.takeObject(&cursor)
        _ = takeDetails(&cursor, &found)
        // A day that runs on into other words is those words' day: "Ngày 10/11 trường mới nộp".
        let isApart = found.number != nil || cursor.isAtEnd || cursor.next?.kind == .mark
        guard isApart, found.number != nil || found.day != nil, !isOthers(found),
            !isForm(cursor.words[start..<cursor.place])
        else {
            cursor.go(to: start)
            return nil
        }
        return found
    }

    /// With what can't be read, or can't be, left out.
    func request(_ found: Found) -> ReplyRequest {
        var number: String?
        if case .number(let text)? = found.number { number = text }
        var sent: CivilDate?
        if case .day(let day)? = found.day, day <= today,
            day.days(until: today) <= Self.furthestPast
        {
            sent = day
        }
        return .reportSubmitted(number: number, on: sent)
    }

    func isOthers(_ found: Found) -> Bool {
        if case .number(let number)? = found.number {
            DocumentNumber.isOthers(number, kinds: names.paperKinds)
        } else {
            false
        }
    }

    enum Detail {
        case number, day, office, way, object, again, isNil, file, particle, done, owner
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
        if !taken.contains(.number), let number = DocumentNumber.read(&cursor) {
            found.number = number
            return .number
        }
        if found.day != nil, cursor.take(any: "cung ngay", "ngay trong ngay", "the same day") {
            return .particle
        }
        // "Báo cáo ngày 28/10 đã gửi tuần trước": the paper's day isn't that of its sending.
        if taken.contains(.day), cursor.take(ReplyDayWords.vague) {
            found.day = .unreadable
            return .particle
        }
        if !isShare(cursor), takeDay(&cursor, &found) { return .day }
        if cursor.take(ReplyVocabulary.done) { return .done }
        if !taken.contains(.isNil), cursor.take(ReplyVocabulary.isNil) { return .isNil }
        if hasAttachment, cursor.take(ReplyVocabulary.attached) { return .file }
        if Channel.takePaper(&cursor, except: names.addresses) { return .particle }
        if !taken.contains(.way), takeWay(&cursor) { return .way }
        if !taken.contains(.office), names.takeOffice(&cursor) { return .office }
        if !taken.contains(.object), let object = names.takeObject(&cursor) {
            found.object = object
            return .object
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
        _ = cursor.take(any: "gui", "nop")
        guard Channel.take(&cursor, except: names.addresses) else {
            cursor.go(to: start)
            return false
        }
        _ = names.takeOfficer(&cursor)
        return true
    }
}
