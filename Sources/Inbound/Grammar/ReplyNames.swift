internal import Civil

/// What the words of an answer may call the unit, the office and the things that are owed, folded.
struct ReplyNames: Sendable {
    /// Of the unit that answers, in words: "truong thpt bao loc".
    private let units: [[String]]
    /// Of whom the report goes to.
    private let offices: [[String]]
    /// Of each item, all the names that it goes by.
    private let items: [[[String]]]

    /// The kinds of paper that are owed, as their numbers have them: "bc", "kh".
    let paperKinds: Set<String>

    init(units: [String], offices: [String], items: [[String]]) {
        self.units = units.map(Self.words).filter { !$0.isEmpty }
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

    // MARK: Who speaks

    private static let own: PhraseSet = {
        // "e" is "em" as phones type it.
        let speakers = [
            "em", "e", "toi", "minh", "chung toi", "chung em", "chung e", "chung minh", "tui em",
        ]
        let places = [
            "truong", "nha truong", "ben", "ben truong", "phia truong", "don vi", "phong",
            "trung tam", "co quan",
        ]
        return PhraseSet(
            speakers + places.flatMap { place in speakers.map { "\(place) \($0)" } }
                + [
                    "tui", "nha truong", "ben truong", "phia truong", "phia nha truong", "don vi",
                    "we", "i", "we've", "i've", "our school", "the school", "our unit",
                    "our office",
                ])
    }()

    /// Takes who speaks, if it is the unit itself: in the first person, as "nhà trường", or by its name.
    func takeSelf(_ cursor: inout ReplyCursor) -> Bool {
        if takeUnit(&cursor) { return true }
        let start = cursor.place
        if cursor.take(Self.own) {
            // "Trường em" may be followed by its name.
            let mark = cursor.place
            if !takeUnit(&cursor) { cursor.go(to: mark) }
            return true
        }
        cursor.go(to: start)
        guard cursor.take("truong") || cursor.take("phong") || cursor.take(["trung", "tam"]) else {
            return false
        }
        let kind = cursor.words[start].folded
        let isOwn = units.isEmpty ? kind == "truong" : units.contains { isKind(kind, of: $0) }
        if !isOwn { cursor.go(to: start) }
        return isOwn
    }

    private func isKind(_ kind: String, of unit: [String]) -> Bool {
        unit.first == kind
            || kind == "truong"
                && !["phong", "so", "ubnd", "trung", "chi"].contains(unit.first ?? "")
    }

    /// "Trường THPT A", "THPT A": the unit's whole name, its first word perhaps left out or put before.
    private func takeUnit(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        for unit in units {
            let short = unit.first == "truong" ? Array(unit.dropFirst()) : unit
            for form in [unit, short, ["truong"] + unit, ["phong"] + unit] where form.count > 1 {
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
        "phong to chuc can bo", "van thu", "van thu so", "bo phan van thu", "anh", "chi", "anh chi",
        "cac anh chi", "cac anh", "cac chi", "quy co quan", "you", "the department", "department",
        "the office", "your office", "the department of education",
        "the department of education and training", "doet")
    private static let towards = PhraseSet(
        "cho", "ve", "len", "toi", "den", "to", "for", "sang", "o", "tai")

    /// Takes whom it was sent to, if that is the office, with or without "cho", "về", "lên".
    func takeOffice(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = cursor.take(Self.towards)
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
            guard !isNumber, takeOfficeName(&cursor) || cursor.take(Self.department) else {
                cursor.go(to: place)
                break
            }
            count += 1
        }
        if count > 0 { return true }
        cursor.go(to: start)
        return false
    }

    private func takeOfficeName(_ cursor: inout ReplyCursor) -> Bool {
        offices.contains { take(name: $0, &cursor) }
    }

    // MARK: What is owed

    /// What a taken object may be: items by index. `isSpecific` says that more than "báo cáo" was said.
    struct Object: Hashable {
        let items: Set<Int>
        let isSpecific: Bool
    }

    private static let report = PhraseSet(
        "bao cao", "ban bao cao", "bc", "b/c", "file bao cao", "bai bao cao", "noi dung bao cao",
        "bao cao ket qua", "bao cao ket qua thuc hien", "van ban bao cao", "the report", "report",
        "our report", "this report", "cong van bao cao", "bao cao theo yeu cau", "it")
    private static let paper = PhraseSet("cong van", "van ban", "vb", "cv")
    private static let owners = PhraseSet(
        "cua truong", "cua truong em", "cua nha truong", "cua don vi", "cua em", "cua chung toi",
        "cua truong chung toi", "cua chung em", "cua don vi em", "cua truong minh", "nay", "tren",
        "noi tren", "theo yeu cau")
    /// What reports are told apart from: an item of one of these is not called a report.
    private static let otherPapers = [
        "ke hoach", "danh sach", "de an", "phuong an", "bien ban", "to trinh", "ho so",
        "bieu mau", "quy che",
    ]

    /// Takes the report, by the common word or by the item's own name.
    func takeObject(_ cursor: inout ReplyCursor) -> Object? {
        let start = cursor.place
        var best: (place: Int, items: Set<Int>, isSpecific: Bool)?
        func offer(_ place: Int, _ item: Int, isSpecific: Bool) {
            if let held = best, held.place > place { return }
            if let held = best, held.place == place {
                best = (place, held.items.union([item]), held.isSpecific || isSpecific)
            } else {
                best = (place, [item], isSpecific)
            }
        }
        for (index, names) in items.enumerated() {
            if !names.contains(where: isOtherPaper) {
                var common = cursor
                if common.take(Self.report) { offer(common.place, index, isSpecific: false) }
            }
            for name in names {
                if let (place, isSpecific) = match(name, cursor) {
                    offer(place, index, isSpecific: isSpecific)
                }
            }
        }
        guard let best else { return paperWithNumber(&cursor) }
        cursor.go(to: best.place)
        _ = cursor.take(Self.owners)
        // "Báo cáo số 12" and "báo cáo ngày 3/11" go on with what is theirs.
        if cursor.place == start { return nil }
        return Object(items: best.items, isSpecific: best.isSpecific)
    }

    /// "của trường", also where number and day stand between it and the report.
    func takeOwner(_ cursor: inout ReplyCursor) -> Bool { cursor.take(Self.owners) }

    func objectStands(_ cursor: ReplyCursor) -> Bool {
        var trial = cursor
        return takeObject(&trial) != nil
    }

    /// "Công văn 7/BC-X": a paper whose number says that it is a report.
    private func paperWithNumber(_ cursor: inout ReplyCursor) -> Object? {
        let start = cursor.place
        if cursor.take(Self.paper) {
            var trial = cursor
            if case .number(let number)? = DocumentNumber.read(&trial),
                number.uppercased().split(whereSeparator: { "/-".contains($0) }).contains("BC")
            {
                return Object(items: Set(items.indices), isSpecific: false)
            }
        }
        cursor.go(to: start)
        return nil
    }

    private func isOtherPaper(_ name: [String]) -> Bool {
        Self.otherPapers.contains { Self.starts(name, $0) }
    }

    private static func starts(_ name: [String], _ paper: String) -> Bool {
        name.starts(with: paper.split(separator: " ").map(String.init))
    }

    /// As many of the name's words as stand here in their order, from its first on; "BC" stands for "báo
    /// cáo".
    private func match(_ name: [String], _ cursor: ReplyCursor) -> (Int, isSpecific: Bool)? {
        var cursor = cursor
        var left = name[...]
        var generic = 1
        if name.starts(with: ["bao", "cao"]) {
            guard cursor.take(["bao", "cao"]) || cursor.take("bc") else { return nil }
            left = left.dropFirst(2)
            generic = 2
        }
        var taken = name.count - left.count
        while let word = cursor.next, word.kind == .word, !left.isEmpty {
            let parts = Self.words(word.text)
            if ["ngay", "so"].contains(word.folded), cursor.peek(1)?.hasDigit == true { break }
            var rest = left
            let isThere = parts.allSatisfy { part in
                guard let place = rest.firstIndex(of: part) else { return false }
                rest = rest[(place + 1)...]
                return true
            }
            // The first word of the name must be there.
            guard isThere, !parts.isEmpty, taken > 0 || parts[0] == name[0] else { break }
            left = rest
            taken += parts.count
            cursor.advance()
        }
        // Of a name of several words one alone says little: "kế" is no plan.
        guard taken >= min(2, name.count) else { return nil }
        return (cursor.place, taken > generic)
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
