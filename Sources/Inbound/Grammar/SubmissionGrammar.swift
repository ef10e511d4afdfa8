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
        /// "Đã gửi 2 báo cáo:" counts only with the list that it announces.
        var isHeading = false
        /// "Trạng thái: đã gửi" alone may be of anything: number or day stands beside it.
        var needsPaper = false
    }

    /// How far back a report may have been sent, in days.
    private static let furthestPast = 400

    /// Reads a clause: who, when, what, "đã gửi", and whatever gives number, day, office and way.
    func read(_ cursor: inout ReplyCursor) -> Found? {
        let start = cursor.place
        var found = Found()
        var speaks = false
        var subject = Subject.nobody
        var isNow = false
        // "Văn bản đã gửi: 45/BC-X": which paper it is, its number says.
        var isPaper = false
        while true {
            // "Báo cáo trường em": whose it is; "báo cáo, trường": who speaks.
            let isOwner =
                subject == .report && cursor.words[max(start, cursor.place - 1)].kind == .word
            if !speaks, names.takeSelf(&cursor) {
                speaks = true
                if !isOwner { subject = .unit }
            } else if speaks, cursor.take(Self.stating) {
            } else if speaks, names.takeBareStaff(&cursor) {
            } else if takeNow(&cursor) {
                isNow = true
            } else if takeDay(&cursor, &found) {
            } else if found.object == nil,
                let object = names.takeJoint(&cursor) ?? names.takeObject(&cursor)
            {
                found.object = object
                subject = .report
            } else if let object = found.object, names.takeNumber(of: object, &cursor) {
            } else if found.object != nil, takeEnclosure(&cursor) {
            } else if !isPaper, found.object == nil, found.number == nil,
                names.takePaper(&cursor)
            {
                isPaper = true
                subject = .report
            } else if cursor.place > start, cursor.words[cursor.place - 1].text == "\t",
                Channel.takeNamed(&cursor)
            {
            } else if found.number == nil,
                found.object != nil || found.day != nil || isPaper
                    || speaks && cursor.words[cursor.place - 1].text == "\t",
                let number = DocumentNumber.read(&cursor)
            {
                found.number = number
            } else if found.object != nil || isPaper, names.takeOwner(&cursor) {
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
            if details.contains(.enclosure), found.object == nil, found.number == nil {
                found.isWhole = false
            }
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
                || speaks && isBehind(found.day)
                || hasAttachment && (found.object != nil || details.contains(.file))
            // A day that is still to come, or may be, makes a plan of it.
            let isPast =
                details.contains(.done) || found.day == nil
                || hasCome(found.day, by: before, cursor)
            // "Giờ em gửi" is about to.
            found.isWhole = isOwn && isSaid && isPast && (!isNow || details.contains(.done))
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
        guard found.isWhole, !isOthers(found), isOneEach(found), !isPaper || isReport(found),
            !isForm(cursor.words[start..<cursor.place])
        else {
            cursor.go(to: start)
            return nil
        }
        return found
    }

    /// "Đã gửi, số … ngày …" as our own mails offer it, with nothing filled in.
    private func isForm(_ words: ArraySlice<ReplyWord>) -> Bool {
        words.count(where: { $0.kind == .gap }) > 1
    }

    /// How far back a day may lie that alone makes a report of a sending: last year's is another.
    private static let lately = 62

    /// "Em gửi hôm qua": of a day that is over the verb tells what was done.
    private func isBehind(_ day: ReplyDay?) -> Bool {
        guard case .day(let day)? = day, day < today else { return false }
        return day.days(until: today) <= Self.lately
    }

    /// Of several reports none has the number of all.
    private func isOneEach(_ found: Found) -> Bool {
        found.object?.isJoint != true || found.number == nil
    }

    private func isReport(_ found: Found) -> Bool {
        guard case .number(let number)? = found.number else { return false }
        return number.lowercased().split { "/-.&_".contains($0) }.map(String.init)
            .contains(where: names.paperKinds.contains)
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
}
