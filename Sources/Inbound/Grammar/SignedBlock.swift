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
            } else if cursor.take(Self.twoTitles) || takeDivision() || takeTitle() {
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
        cursor.take(Self.titles) || cursor.take(Self.contacts)
    }

    // MARK: Persons and places

    private mutating func takePerson() -> Bool {
        let start = cursor.place
        let isCalled = cursor.take(Self.called)
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
        return true
    }

    private static let placeKinds: Set<String> = [
        "xa", "phuong", "tinh", "huyen", "quan", "tp", "tt", "thon", "ap", "khu",
    ]
    private static let places = PhraseSet(
        "xa", "phuong", "tinh", "huyen", "quan", "tp", "thanh pho", "thi tran", "thi xa",
        "dac khu")
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

    private static let committeeDivisions = PhraseSet(
        "van phong hdnd va", "van phong hdnd", "van phong hoi dong nhan dan va",
        "van phong hoi dong nhan dan", "vp hdnd va", "vp hdnd", "van phong", "vp",
        "phong van hoa", "phong vhxh", "phong kinh te", "phong kt", "van hoa", "xa hoi", "vhxh",
        "vh xh", "kinh te", "ha tang", "do thi", "ha tang va do thi", "ha tang do thi", "va xa hoi",
        "cong chuc", "tu phap", "ho tich", "thong ke", "vp-tk", "van phong thong ke", "vh-xh",
        "phong vh-xh", "phong van hoa va xa hoi", "phong van hoa xa hoi")
    private static let schoolDivisions = PhraseSet(
        "van phong", "vp", "to van phong", "to hanh chinh", "bo phan van phong", "phong hanh chinh")

    /// "Văn phòng HĐND và" before the committee's name, "Phòng Văn hóa - Xã hội": what is the unit's own.
    private mutating func takeDivision() -> Bool {
        cursor.take(names.isCommittee ? Self.committeeDivisions : Self.schoolDivisions)
    }

    // MARK: How to reach it

    private static let contacts = PhraseSet(
        "dien thoai", "dt", "sdt", "so dien thoai", "so dt", "di dong", "dd", "tel", "phone",
        "mobile", "hotline", "email", "e-mail", "mail", "zalo", "fax", "website", "web", "facebook",
        "m", "t", "e", "lien he", "nguoi lien he", "thu dien tu", "trang web", "cell", "office")

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

    private static let addresses = PhraseSet("dia chi", "tru so", "address", "dia chi lien he")

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

    // MARK: Words

    /// Who is also something else signs as the former.
    private static let twoTitles = PhraseSet(
        "bi thu chi bo hieu truong", "hieu truong bi thu chi bo", "bi thu dang uy chu tich",
        "pho bi thu dang uy chu tich")
    private static let called = PhraseSet(
        "em", "co", "thay", "ong", "ba", "anh", "chi", "mr", "ms", "mrs", "dong chi", "d/c")
    private static let titles = PhraseSet(
        "hieu truong", "pho hieu truong", "hieu pho", "ht", "pht", "p ht", "p.ht", "giam doc",
        "pho giam doc", "chu tich", "pho chu tich", "pct", "ct", "q hieu truong",
        "quyen hieu truong", "truong phong", "pho truong phong", "pho phong", "truong ban",
        "chanh van phong", "pho chanh van phong", "uy vien", "van thu", "nhan vien", "nv",
        "nhan vien van thu", "vt", "ke toan", "kt", "tm", "tl", "tuq", "t/m", "k/t", "t/l",
        "thua lenh", "thay mat", "ky thay", "thua uy quyen", "chuyen vien", "cv", "can bo",
        "can bo phu trach", "cb", "giao vien", "gv", "to truong", "to pho",
        "to truong chuyen mon", "thu ky", "ban giam hieu", "bgh", "nguoi gui", "nguoi bao cao",
        "nguoi lap", "nguoi phu trach", "lanh dao", "thu truong", "thu truong don vi",
        "cong chuc", "vien chuc", "phu trach nha truong", "phu trach truong", "dau moi",
        "principal", "vice principal", "headmaster", "clerk", "secretary", "manager",
        "office manager", "chairman", "vice chairman", "da ky", "ky ten", "kinh thu", "kinh bao")
    /// What joins them, and says nothing of its own.
    private static let filling = PhraseSet(
        "pho", "phu trach", "phu trach chuyen mon", "chuyen mon", "don vi", "nha truong", "truong",
        "cua", "o", "tai", "tu", "la", "em", "toi", "thuoc", "ben", "day", "kiem", "va", "co",
        "thay", "thu vien", "thiet bi", "y te", "of", "the", "from", "at", "deputy", "head", "vice",
        "p", "phong", "hanh chinh", "to chuc hanh chinh", "ths", "ts", "ubnd", "uy ban nhan dan")
    private static let authorities = PhraseSet(
        "so giao duc va dao tao", "so giao duc dao tao", "so gddt", "so gd dt", "so gd&dt",
        "so gd-dt", "phong giao duc va dao tao", "phong gddt", "phong gd&dt", "phong gd-dt",
        "phong giao duc")

    private static let bodies = PhraseSet(
        "cong an", "tram y te", "hoi khuyen hoc", "hoi phu nu", "hoi lien hiep", "hoi lhpn",
        "hoi nong dan", "hoi cuu chien binh", "hoi ccb", "hoi chu thap do", "hoi ctd", "hoi cha me",
        "hoi phu huynh", "hoi nguoi cao tuoi", "hoi cuu", "hoi dong y", "hoi luat gia", "cong doan",
        "cdcs", "chi bo", "dang bo", "dang uy", "chi doan", "lien doi", "doan thanh nien",
        "doan tncs", "doan tn", "doan truong", "doan xa", "doan phuong", "mat tran", "ubmttq",
        "uy ban mttq", "uy ban mat tran", "mttq", "ban chi huy", "bch", "ban dai dien",
        "ban quan ly", "ban chi dao", "ban dan chinh", "cmhs", "phu huynh", "cha me hoc sinh",
        "cuu hoc sinh", "hoc sinh", "hop tac xa", "htx", "cong ty", "chi cuc", "kho bac",
        "toa an", "vien kiem sat", "buu dien", "ngan hang", "hat kiem lam", "quan su",
        "ban chqs", "trung tam", "benh vien", "phong kham", "nha van hoa", "cau lac bo", "clb",
        "hdnd", "hoi dong nhan dan", "thanh tra", "bao hiem xa hoi", "dien luc", "to dan pho",
        "police", "union", "station", "clinic", "hospital", "association", "company", "bank",
        "parents", "party", "youth", "military", "post office", "alumni", "students")

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
