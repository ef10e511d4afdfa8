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
        var object: ReplyNames.Object?
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
        while true {
            if !speaks, names.takeSelf(&cursor) {
                speaks = true
            } else if found.day == nil, let day = ReplyDay.read(&cursor, today: today, .past) {
                found.day = day
            } else if found.object == nil, let object = names.takeObject(&cursor) {
                found.object = object
            } else if found.number == nil, found.object != nil || found.day != nil,
                let number = DocumentNumber.read(&cursor)
            {
                found.number = number
            } else if let mark = cursor.next, mark.kind == .mark, cursor.place > start,
                // "Hiệu trưởng: đã gửi" is somebody's saying, "Kế hoạch PCCC: đã gửi" none.
                mark.text != ":" || found.object != nil
            {
                cursor.advance()
            } else {
                break
            }
        }
        if cursor.take(ReplyVocabulary.sent) {
            found.isWhole = true
            let details = takeDetails(&cursor, &found)
            let isBare = !speaks && found.object == nil && found.number == nil && found.day == nil
            // "Đã gửi bằng BlackBerry" is what a device adds; so is a bare "đã gửi qua Zalo".
            if isBare, details.contains(.way), !details.contains(.particle) {
                found.isWhole = false
            }
        } else if cursor.take(ReplyVocabulary.sends) {
            let details = takeDetails(&cursor, &found)
            let isPast =
                details.contains(.done)
                || found.number != nil && found.day != nil
                || hasAttachment && (found.object != nil || details.contains(.file))
            found.isWhole = isPast
        } else if hasAttachment, found.object != nil {
            found.isWhole = takeDetails(&cursor, &found).contains(.file)
        }
        guard found.isWhole, !isOthers(found) else {
            cursor.go(to: start)
            return nil
        }
        return found
    }

    /// "Số 12/BC-X ngày 03/11/2025": an overdue notice asks for just that; and a line of it may follow "Đã
    /// gửi".
    func readDetails(_ cursor: inout ReplyCursor) -> Found? {
        let start = cursor.place
        var found = Found()
        found.object = names.takeObject(&cursor)
        _ = takeDetails(&cursor, &found)
        guard found.number != nil || found.day != nil, !isOthers(found) else {
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

    private func isOthers(_ found: Found) -> Bool {
        if case .number(let number)? = found.number {
            DocumentNumber.isOthers(number, kinds: names.paperKinds)
        } else {
            false
        }
    }

    private enum Detail {
        case number, day, office, way, object, isNil, file, particle, done, owner
    }

    /// Takes what belongs to a verb, each kind once, in any order; marks between them are passed, and given
    /// back where nothing of it follows.
    private func takeDetails(_ cursor: inout ReplyCursor, _ found: inout Found) -> Set<Detail> {
        var taken: Set<Detail> = []
        if found.object != nil { taken.insert(.object) }
        if found.number != nil { taken.insert(.number) }
        if found.day != nil { taken.insert(.day) }
        while true {
            let mark = cursor.place
            cursor.skipCommas()
            if let detail = takeDetail(&cursor, &found, taken) {
                taken.insert(detail)
            } else {
                cursor.go(to: mark)
                return taken
            }
        }
    }

    private func takeDetail(
        _ cursor: inout ReplyCursor, _ found: inout Found, _ taken: Set<Detail>
    ) -> Detail? {
        if !taken.contains(.number), let number = DocumentNumber.read(&cursor) {
            found.number = number
            return .number
        }
        if !taken.contains(.day), let day = ReplyDay.read(&cursor, today: today, .past) {
            found.day = day
            return .day
        }
        if cursor.take(ReplyVocabulary.done) { return .done }
        if !taken.contains(.isNil), cursor.take(ReplyVocabulary.isNil) { return .isNil }
        if hasAttachment, cursor.take(ReplyVocabulary.attached) { return .file }
        if !taken.contains(.way), cursor.take(ReplyVocabulary.channels) { return .way }
        if !taken.contains(.office), names.takeOffice(&cursor) { return .office }
        if !taken.contains(.object), let object = names.takeObject(&cursor) {
            found.object = object
            return .object
        }
        if !taken.contains(.owner), found.object != nil, names.takeOwner(&cursor) { return .owner }
        return takeParticle(&cursor) ? .particle : nil
    }

    private func takeParticle(_ cursor: inout ReplyCursor) -> Bool {
        // "Đã gửi à" asks.
        if cursor.next?.text.lowercased() == "à" { return false }
        if cursor.take(ReplyVocabulary.particles) { return true }
        guard cursor.next?.kind == .smile else { return false }
        cursor.advance()
        return true
    }
}
