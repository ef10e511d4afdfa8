internal import Civil

/// What the words of an answer may call the unit, the office and the things that are owed, folded.
struct ReplyNames: Sendable {
    /// Of the unit that answers, in words: "truong thpt bao loc".
    private let units: [[String]]
    /// What they call themselves by kind, and whether one is a school.
    private let kinds: [[String]]
    let isSchool: Bool
    /// Of whom the report goes to.
    private let offices: [[String]]
    /// Of each item, all the names that it goes by.
    let items: [[[String]]]

    /// The kinds of paper that are owed, as their numbers have them: "bc", "kh".
    let paperKinds: Set<String>

    /// The unit's own mail addresses, in lower case: what went there went to nobody.
    let addresses: Set<String>

    /// What the unit's own people are called, and nobody of the office's: their last names, folded.
    private let people: Set<String>

    init(
        units: [String], offices: [String], items: [[String]], addresses: [String] = [],
        people: [String] = []
    ) {
        self.people = Set(people.compactMap { Self.words($0).last })
        self.addresses = Set(addresses.map { $0.lowercased() })
        self.units = units.map(Self.words).filter { !$0.isEmpty }
        kinds = UnitKinds.of(self.units)
        isSchool = kinds.contains(["truong"])
        self.offices = offices.map(Self.words).filter { $0.count > 1 }
        self.items = items.map { $0.map(Self.words).filter { !$0.isEmpty } }
        let named = self.items.compactMap { names in
            Self.otherPapers.first { paper in names.contains { Self.starts($0, paper) } }
        }
        let initials = named.map { paper in
            String(paper.split(separator: " ").compactMap(\.first))
        }
        paperKinds = Set(initials).union(named.count < items.count || items.isEmpty ? ["bc"] : [])
    }

    var hasUnits: Bool { !units.isEmpty }

    /// A People's Committee answers: its offices and divisions write for it.
    var isCommittee: Bool { units.contains { $0.starts(with: UnitKinds.committee) } }

    /// "Cô Lan", "chị Lê Thị Lan": one of the unit's own people, called by name.
    func isOwnPerson(_ words: ArraySlice<ReplyWord>) -> Bool {
        let name = words.reversed().drop { $0.kind != .word || !$0.isCapitalised }
        return name.first.map { people.contains($0.folded) } ?? false
    }

    // MARK: Who speaks

    private static let own: PhraseSet = {
        // "e" is "em" as phones type it.
        let speakers = [
            "em", "e", "toi", "minh", "chung toi", "chung em", "chung e", "chung minh", "tui em",
            "tui minh", "bon em", "ta", "tui",
        ]
        let places = [
            "truong", "nha truong", "ben", "ben truong", "phia truong", "don vi", "phong",
            "trung tam", "co quan", "dv", "phia don vi", "ben don vi", "nha truong ben",
        ]
        return PhraseSet(
            speakers + places.flatMap { place in speakers.map { "\(place) \($0)" } }
                + [
                    "tui", "dv", "don vi", "we", "i", "we've", "i've", "our unit", "our office",
                ])
    }()
    /// What only a school calls itself.
    static let schools = PhraseSet(
        "nha truong", "ben truong", "phia truong", "phia nha truong", "van phong truong",
        "our school", "the school")

    /// Takes who speaks, if it is the unit itself: in the first person, as "nhà trường", or by its name or kind.
    func takeSelf(_ cursor: inout ReplyCursor) -> Bool {
        if takeUnit(&cursor) { return true }
        let start = cursor.place
        let isSpoken = cursor.next?.isNoSpeaker != true && cursor.take(Self.own)
        if isSpoken || isSchool && cursor.take(Self.schools) {
            // "Trường em" may be followed by its name.
            let mark = cursor.place
            if !takeUnit(&cursor) { cursor.go(to: mark) }
            return true
        }
        if takeKind(&cursor) { return true }
        cursor.go(to: start)
        return takeElder(&cursor) || takeStaff(&cursor)
    }

    /// "Trường", "xã em": the unit by its kind.
    func takeKind(_ cursor: inout ReplyCursor) -> Bool {
        for kind in kinds where take(name: kind, &cursor) {
            _ = cursor.take(Self.speakers)
            return true
        }
        return false
    }

    /// "Em ơi, chị gửi rồi": who calls the reader the younger speaks as the elder; with a name it is another.
    private func takeElder(_ cursor: inout ReplyCursor) -> Bool {
        let before = cursor.words[cursor.words.startIndex..<cursor.place].map(\.folded)
        guard zip(before, before.dropFirst()).contains(where: { $0 == ("em", "oi") }) else {
            return false
        }
        let start = cursor.place
        guard cursor.take(any: "chi", "anh", "co", "thay", "chu", "bac"),
            cursor.next?.isCapitalised != true
        else {
            cursor.go(to: start)
            return false
        }
        return true
    }

    private static let speakers = PhraseSet(
        "em", "toi", "minh", "chung toi", "chung em", "chung minh", "nha", "ben em")

    /// "Trường THPT A", "THPT A", "trường A": the unit's name, its first word perhaps left out or put before, or
    /// a school's without its level.
    func takeUnit(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        for unit in units {
            let short =
                if unit.starts(with: UnitKinds.committee) {
                    Array(unit.dropFirst(UnitKinds.committee.count))
                } else if unit.first == "truong" {
                    Array(unit.dropFirst())
                } else {
                    unit
                }
            let forms = [unit, short, ["truong"] + unit, ["phong"] + unit]
            for form in forms + [UnitKinds.shortened(unit) ?? []] where form.count > 1 {
                if take(name: form, &cursor) { return true }
                cursor.go(to: start)
            }
        }
        return false
    }

    /// The name's words, each as the parts that it may be typed in.
    private func take(name: [String], _ cursor: inout ReplyCursor) -> Bool {
        var typed: [String] = []
        let start = cursor.place
        while typed.count < name.count, let word = cursor.next,
            word.kind == .word || word.text == "-" || word.text == "&"
        {
            typed += Self.words(word.text)
            cursor.advance()
        }
        if typed == name { return true }
        cursor.go(to: start)
        return false
    }

    // MARK: Whom it goes to

    private static let department = PhraseSet(
        "so", "quy so", "so gd", "so gddt", "so gd dt", "so gd-dt", "so gd&dt", "so giao duc",
        "so giao duc va dao tao", "so giao duc dao tao", "so giao duc & dao tao", "quy phong",
        "phong", "phong tchc", "phong to chuc hanh chinh", "phong to chuc", "phong tccb",
        "phong to chuc can bo", "ben so", "ben phong", "phia so",
        "chuyen vien phu trach", "bo phan tiep nhan", "van phong so", "bo phan mot cua",
        "your department", "van thu so", "bo phan van thu cua so", "van thu cua so",
        "van thu phong", "quy co quan", "the department", "department",
        "the office", "your office", "the department of education",
        "the department of education and training", "doet")
    private static let addressed = PhraseSet(
        "anh", "chi", "anh chi", "cac anh chi", "cac anh", "cac chi", "you")
    private static let towards = PhraseSet(
        "cho", "ve", "len", "toi", "den", "to", "for", "sang", "o", "tai", "noi nhan", "noi nhan la"
    )

    /// Takes whom it was sent to, if that is the office, with or without "cho", "về", "lên".
    func takeOffice(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take(Self.towards), cursor.next?.text == ":" { cursor.advance() }
        var count = 0
        while count < 3 {
            let place = cursor.place
            if count > 0 {
                cursor.skipCommas()
                _ = cursor.take("cua")
            }
            // "số 12" is no department, typed without marks or with them.
            let word = cursor.next
            let isNumber =
                word?.announcement == .number
                || word?.announcement == .either && cursor.peek(1)?.hasDigit == true
            guard !isNumber,
                takeDesk(&cursor) || takeOfficer(&cursor) || cursor.take(Self.addressed)
            else {
                cursor.go(to: place)
                break
            }
            count += 1
        }
        if count > 0 { return true }
        cursor.go(to: start)
        return false
    }

    private func takeDesk(_ cursor: inout ReplyCursor) -> Bool {
        offices.contains { take(name: $0, &cursor) } || cursor.takePlace(Self.department)
    }

    /// The office by its whole name, its beginning or its initials; "Phòng" and "Sở" alone, but not before another
    /// name: "Sở Nội vụ".
    func takeWholeDesk(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if takeDesk(&cursor) {
            let last = cursor.words[cursor.place - 1]
            let isBare = ["so", "phong"].contains(last.folded)
            if !isBare || cursor.next?.kind != .word || cursor.next?.isCapitalised != true {
                return true
            }
            cursor.go(to: start)
        }
        let rest = cursor.words[start...].prefix {
            $0.kind == .word || ["-", "&"].contains($0.text)
        }
        let typed = rest.flatMap { Self.words($0.text) }
        guard typed.count > 1 else { return false }
        let isOffice = offices.contains { office in
            office.starts(with: typed)
                || typed == [office[0], String(office.dropFirst().compactMap(\.first))]
        }
        if isOffice { cursor.go(to: rest.endIndex) }
        return isOffice
    }

    private static let titles = PhraseSet(
        "anh", "chi", "co", "thay", "ong", "ba", "dong chi", "d/c", "dc", "mr", "ms", "mrs",
        "chuyen vien")
    /// The longest name of a person, in words.
    private static let longestName = 4

    /// "Chị Thủy phòng TCHC": somebody of the office, named together with it.
    func takeOfficer(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = cursor.take("cua")
        if cursor.takeAll(Self.titles) > 0 {
            var count = 0
            while let word = cursor.next, word.kind == .word, word.isCapitalised, !word.hasDigit,
                count < Self.longestName
            {
                var desk = cursor
                if count > 0, takeDesk(&desk) { break }
                cursor.advance()
                count += 1
            }
            if ["-", "(", ","].contains(cursor.next?.text ?? "") { cursor.advance() }
            _ = cursor.take(
                any: "o", "ben", "cua", "tai", "thuoc", "chuyen vien", "cv", "can bo",
                "truong phong",
                "pho phong")
            if count > 0, takeDesk(&cursor) { return true }
        }
        cursor.go(to: start)
        return false
    }

    // MARK: Forms

    /// A name in words, the common short forms written out, a number's parts apart: "9/2026" is "9", "2026".
    static func words(_ text: String) -> [String] {
        let folded = VietnameseFolding.fold(text)
        let parts = folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        return parts.flatMap { part -> [String] in part == "va" ? [] : shortForms[part] ?? [part] }
    }

    private static let shortForms: [String: [String]] = {
        let written = [
            "thpt": "trung hoc pho thong", "thcs": "trung hoc co so", "th": "tieu hoc",
            "mn": "mam non", "gddt": "giao duc dao tao", "gd": "giao duc", "dt": "dao tao",
            "gdtx": "giao duc thuong xuyen", "ubnd": "uy ban nhan dan",
            "dtnt": "dan toc noi tru", "ptdtnt": "pho thong dan toc noi tru",
        ]
        return written.mapValues { $0.split(separator: " ").map(String.init) }
    }()
}
