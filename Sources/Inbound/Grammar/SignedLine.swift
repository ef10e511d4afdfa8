/// A line under an answer that holds nothing but who wrote it: each of its words is the unit's own name, a title, a
/// person, one of its divisions, where it is, or how to reach it.
struct SignedLine {
    let names: ReplyNames
    private var cursor: ReplyCursor
    /// The unit's own name stands in it, and nobody else's before or behind it.
    private(set) var namesOwn = false
    /// Words that are none of these; the line is no signature, or somebody else's.
    private(set) var isWhole = false
    /// Another body is named: a union, a police station, a second school.
    private(set) var namesBody = false
    /// The unit's name is part of somebody else's: "Tổ dân phố 2, xã Hòa Bình", "Trường THPT A 2".
    private(set) var isOthersName = false

    init(_ words: [ReplyWord], _ names: ReplyNames) {
        self.names = names
        cursor = ReplyCursor(words[...])
        read()
    }

    private mutating func read() {
        var isKnown = true
        var hasAny = false
        if takeAddress() {
            isWhole = true
            namesBody = Self.holdsBody(cursor.words)
            return
        }
        while let word = cursor.next {
            if word.kind == .mark || word.kind == .stop || word.kind == .smile {
                cursor.advance()
                continue
            }
            let place = cursor.place
            if names.takeUnit(&cursor) {
                hasAny = true
                if isKnown, !runsOn() { namesOwn = true } else { isOthersName = true }
            } else if takeSecond() || takeDivision() || takeTitle() {
                hasAny = true
            } else if cursor.take(Self.filling) {
            } else if Self.bodyStands(cursor) {
                namesBody = true
                isKnown = false
                cursor.go(to: place + 1)
            } else if takeOtherCommune() {
                isOthersName = true
            } else if namesOwn && takePlace() || takePerson() || takeReach() {
                hasAny = true
            } else if names.takeWholeDesk(&cursor) || cursor.take(Self.authorities) {
                // The office, or whom the unit is under, above its name.
                isKnown = isKnown && (cursor.isAtEnd || cursor.next?.kind != .word)
            } else {
                isKnown = false
                cursor.go(to: place + 1)
            }
        }
        let starts = cursor.words.first { $0.kind == .word }
        isWhole =
            isKnown && hasAny && !namesBody && !isOthersName
            && starts.map { $0.isCapitalised || $0.hasDigit || $0.text.contains("@") } ?? false
    }

    /// "Trường THPT A 2": a number or another name right behind it makes another unit of it.
    private func runsOn() -> Bool {
        guard let next = cursor.next, next.kind == .word else { return false }
        var trial = self
        return next.hasDigit || !(trial.takePlace() || trial.takePerson() || trial.takeTitle())
    }

    private mutating func takeTitle() -> Bool {
        let start = cursor.place
        guard cursor.take(Self.titles) || cursor.take(Self.contacts) else { return false }
        // "Hiệu trường" is no title: "Phân hiệu Trường THPT A".
        if cursor.place > start + 1, cursor.words[start].folded != "phu",
            cursor.words[cursor.place - 1].text.lowercased() == "trường"
        {
            cursor.go(to: start)
            return false
        }
        return true
    }

    // MARK: Persons and places

    private mutating func takePerson() -> Bool {
        let start = cursor.place
        let isCalled = cursor.take(Self.called)
        let head = cursor.place
        guard let first = cursor.next, first.isName,
            isCalled || Signature.isSurname(first) || Signature.isGivenName(first)
        else {
            cursor.go(to: start)
            return false
        }
        var count = 0
        while let word = cursor.next, word.kind == .word, word.isName, count < 5 {
            if count > 1, Self.bodyStands(cursor) || cursor.peek(0).map(Self.isPlaceKind) == true {
                break
            }
            var unit = cursor
            if count > 0, names.takeUnit(&unit) { break }
            cursor.advance()
            count += 1
        }
        // "Phân hiệu" begins like a name.
        if count > 1 || isCalled || Signature.isGivenName(cursor.words[head]) { return true }
        cursor.go(to: start)
        return false
    }

    private static func isPlaceKind(_ word: ReplyWord) -> Bool { placeKinds.contains(word.folded) }

    /// "Xã Tân Hà, tỉnh Lâm Đồng" behind the unit's name, or "Lâm Đồng" behind a mark.
    private mutating func takePlace() -> Bool {
        let start = cursor.place
        let isMarked = start > cursor.words.startIndex && cursor.words[start - 1].kind != .word
        let isLed = cursor.take(Self.places)
        guard isLed || isMarked else { return false }
        var count = 0
        while let word = cursor.next, word.kind == .word, word.isCapitalised, !word.hasDigit,
            count < 4, !Self.bodyStands(cursor)
        {
            cursor.advance()
            count += 1
        }
        if count > 0 { return true }
        cursor.go(to: start)
        return false
    }

    /// Another commune than the one whose committee answers.
    private mutating func takeOtherCommune() -> Bool {
        guard names.isCommittee else { return false }
        let start = cursor.place
        if cursor.take(any: "xa", "phuong", "thi tran", "dac khu"), let next = cursor.next,
            next.kind == .word, next.isCapitalised || next.hasDigit
        {
            cursor.advance()
            return true
        }
        cursor.go(to: start)
        return false
    }

    // MARK: Divisions

    /// "Văn phòng HĐND và" before the committee's name, "Phòng Văn hóa - Xã hội": what is the unit's own.
    private mutating func takeDivision() -> Bool {
        cursor.take(names.isCommittee ? Self.committeeDivisions : Self.schoolDivisions)
    }

    // MARK: How to reach it

    private mutating func takeReach() -> Bool {
        guard let word = cursor.next, word.kind == .word else { return false }
        let isAddress = word.text.contains("@") || word.folded.hasPrefix("www")
        let digits = word.text.filter { !".-+".contains($0) }
        let isTelephone =
            !digits.isEmpty && digits.allSatisfy(\.isNumber) && !word.text.contains("/")
        let isSite = hasLabel(["website", "web", "facebook", "http", "https"])
        guard isAddress || isTelephone && isTelephoneLine || isSite else { return false }
        cursor.advance()
        // A site's name may be typed with its points apart.
        while isSite, let next = cursor.next,
            next.text == "." || next.text == "/" || next.text == ":",
            cursor.peek(1)?.kind == .word || next.text != "."
        {
            cursor.advance()
            if cursor.next?.kind == .word { cursor.advance() }
        }
        return true
    }

    private var isTelephoneLine: Bool { Signature.hasTelephone(Array(cursor.words)) }

    private func hasLabel(_ labels: Set<String>) -> Bool {
        let before = cursor.words[cursor.words.startIndex..<cursor.place].last { $0.kind == .word }
        return before.map { labels.contains($0.folded) } ?? false
    }

    /// "Địa chỉ: số 12 đường Lê Lợi", a line of its own.
    private mutating func takeAddress() -> Bool {
        guard cursor.take(Self.addresses), cursor.next?.text == ":" else {
            cursor.go(to: cursor.words.startIndex)
            return false
        }
        let rest = cursor.words[cursor.place...]
        let isPlain =
            rest.count > 1
            && rest.allSatisfy { word in
                switch word.kind {
                case .word:
                    !(word.text.contains("/") && word.text.contains(where: \.isLetter))
                        && (word.isCapitalised || !ReplyVocabulary.telling.contains(word.folded))
                case .mark, .stop: true
                case .question, .gap, .smile, .strange: false
                }
            }
        if !isPlain { cursor.go(to: cursor.words.startIndex) }
        return isPlain
    }

    // MARK: Others

    /// "Bí thư Chi bộ, Hiệu trưởng".
    private mutating func takeSecond() -> Bool {
        let folded = cursor.words.map(\.folded)
        let heads = zip(folded, folded.dropFirst()).map { "\($0) \($1)" }
        guard heads.contains(where: ["hieu truong", "chu tich"].contains) else { return false }
        return cursor.take(Self.seconds)
    }

    /// A body's kind stands here; "Nguyễn Công An" is a person.
    private static func bodyStands(_ cursor: ReplyCursor) -> Bool {
        guard let word = cursor.next, word.kind == .word else { return false }
        if bodies.length(of: cursor.words[cursor.place...]) > 0 { return true }
        // "Tổ Toán", "Hội …", "Đội …", "Lớp 9A": behind them a name.
        guard let next = cursor.peek(1), next.kind == .word else { return false }
        switch word.text.lowercased() {
        case "tổ":
            return next.isCapitalised && !["truong", "pho", "van", "hanh"].contains(next.folded)
        case "hội": return next.isCapitalised && next.folded != "dong"
        case "đội", "lớp", "khối", "nhóm": return next.isCapitalised || next.hasDigit
        default: return false
        }
    }

    static func holdsBody(_ words: ArraySlice<ReplyWord>) -> Bool {
        words.indices.contains { place in
            var cursor = ReplyCursor(words)
            cursor.go(to: place)
            return bodyStands(cursor)
        }
    }
}
