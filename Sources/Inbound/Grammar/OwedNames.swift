/// What the words of an answer may call the things that are owed.
extension ReplyNames {
    /// What a taken object may be: items by index. `isSpecific` says that more than "báo cáo" was said,
    /// `isEvery` that it is all of them: "cả hai báo cáo".
    struct Object: Hashable {
        let items: Set<Int>
        let isSpecific: Bool
        var isEvery = false
    }

    private static let report = PhraseSet(
        "bao cao", "ban bao cao", "bc", "b/c", "file bao cao", "bai bao cao", "noi dung bao cao",
        "bao cao ket qua", "bao cao ket qua thuc hien", "van ban bao cao", "the report", "report",
        "our report", "bcao", "b.cao", "annual report", "the annual report", "our annual report",
        "the requested report", "the required report", "bao cao so lieu", "bao cao tong ket",
        "bao cao nam", "bao cao nam nay", "bao cao dinh ky",
        "viec nay", "noi dung nay", "viec tren", "noi dung tren", "nhiem vu nay", "van de nay",
        "this report", "cong van bao cao",
        "bao cao theo yeu cau", "it")
    private static let paper = PhraseSet("cong van", "van ban", "vb", "cv")
    private static let owners = PhraseSet(
        "cua truong", "cua don vi minh", "cua ben em", "cua truong em", "cua nha truong",
        "cua don vi", "cua em", "cua chung toi",
        "cua truong chung toi", "cua chung em", "cua don vi em", "cua truong minh", "nay", "tren",
        "noi tren", "neu tren", "da neu", "da neu tren", "ke tren", "theo yeu cau")
    /// What reports are told apart from: an item of one of these is not called a report.
    static let otherPapers = [
        "ke hoach", "danh sach", "de an", "phuong an", "bien ban", "to trinh", "ho so",
        "bieu mau", "quy che",
    ]

    /// Takes the report, by the common word or by the item's own name.
    func takeObject(_ cursor: inout ReplyCursor) -> Object? {
        if let every = takeEvery(&cursor) { return every }
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
        guard let best else { return paperWithNumber(&cursor) ?? takeShortLabel(&cursor) }
        cursor.go(to: best.place)
        if cursor.take(Self.owners), cursor.words[best.place].folded == "tren" {
            // "Báo cáo trên" names it, "báo cáo trên iOffice" the way.
            var way = cursor
            way.go(to: best.place)
            if Channel.take(&way) { cursor.go(to: best.place) }
        }
        // "Báo cáo theo yêu cầu của Sở".
        var asker = cursor
        if cursor.words[start..<cursor.place].last?.folded == "cau", asker.take("cua"),
            takeOffice(&asker)
        {
            cursor = asker
        }
        // "Báo cáo số 12" and "báo cáo ngày 3/11" go on with what is theirs.
        if cursor.place == start { return nil }
        return Object(items: best.items, isSpecific: best.isSpecific)
    }

    private static let both = PhraseSet(
        ["ca hai", "ca 2", "both", "both of the"].flatMap { lead in
            ["", " viec", " noi dung", " muc", " nhiem vu", " items"].map { lead + $0 }
        } + ["hai viec tren", "2 viec tren"])
    private static let bothReports = PhraseSet(
        ["ca hai", "ca 2", "both", "both of the", "both the"].flatMap { lead in
            [" bao cao", " bc", " ban bao cao", " reports"].map { lead + $0 }
        } + ["hai bao cao tren", "2 bao cao tren"])
    private static let all = PhraseSet(
        "tat ca cac viec", "tat ca cac noi dung", "tat ca cac muc", "cac viec tren",
        "cac noi dung tren", "all items", "all the items")
    private static let allReports = PhraseSet(
        "tat ca cac bao cao", "tat ca bao cao", "toan bo cac bao cao", "cac bao cao tren",
        "all reports", "all the reports", "all of the reports")

    private static let countedItems = PhraseSet(
        "viec", "viec tren", "noi dung", "noi dung tren", "muc", "nhiem vu", "dau viec", "items",
        "matters", "viec nay", "noi dung nay")
    private static let counted = PhraseSet(
        countedItems.texts + ["bao cao", "bc", "b/c", "bao cao tren", "ban bao cao", "reports"])

    /// "Cả 3 báo cáo", "all three items", where there are as many.
    func takeCounted(_ cursor: inout ReplyCursor) -> Bool {
        items.count > 1 && takeCounted(&cursor, Self.countedItems)
    }

    private func takeCounted(_ cursor: inout ReplyCursor, _ things: PhraseSet) -> Bool {
        let start = cursor.place
        if cursor.take(any: "ca", "tat ca", "du", "all", "all of the", "all the"),
            let word = cursor.next, word.kind == .word,
            (word.integer ?? ReplyDayWords.counts[word.folded]) == items.count
        {
            cursor.advance()
            // "Đã gửi cả 3:" heads their list.
            if cursor.take(things) || cursor.next?.text == ":" { return true }
        }
        cursor.go(to: start)
        return false
    }

    /// "Cả hai báo cáo", where there are two, and both are reports.
    private func takeEvery(_ cursor: inout ReplyCursor) -> Object? {
        guard items.count > 1 else { return nil }
        let areReports = !items.contains { $0.contains(where: isOtherPaper) }
        guard
            areReports && cursor.take(Self.allReports)
                || areReports && items.count == 2 && cursor.take(Self.bothReports)
                || cursor.take(Self.all) || items.count == 2 && cursor.take(Self.both)
                || takeCounted(&cursor, areReports ? Self.counted : Self.countedItems)
        else { return nil }
        return Object(items: Set(items.indices), isSpecific: false, isEvery: true)
    }

    /// "của trường", also where number and day stand between it and the report; "báo cáo trường A".
    func takeOwner(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if takeUnit(&cursor) || cursor.take("cua") && takeSelf(&cursor) { return true }
        cursor.go(to: start)
        return cursor.take(Self.owners)
    }

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

    static func starts(_ name: [String], _ paper: String) -> Bool {
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
        _ = cursor.takeAll(Self.filling)
        var taken = name.count - left.count
        while !left.isEmpty {
            // "Báo cáo rà soát, phân loại …", as the name has it.
            if taken > generic, cursor.next?.text == ",", let behind = cursor.peek(1),
                behind.kind == .word, left.starts(with: Self.words(behind.text))
            {
                cursor.advance()
            }
            guard let word = cursor.next, word.kind == .word else { break }
            let parts = Self.words(word.text)
            if ["ngay", "so"].contains(word.folded), cursor.peek(1)?.hasDigit == true { break }
            // "Báo cáo qua email" has no word of "Báo cáo kết quả …".
            var way = cursor
            if Channel.take(&way) { break }
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

    /// What may stand between "báo cáo" and the name's own words.
    private static let filling = PhraseSet(
        "ket qua", "thuc hien", "tinh hinh", "cong tac", "ve", "ve viec", "nhiem vu",
        "ket qua thuc hien",
        "tinh hinh thuc hien", "viec", "v/v", "ve cong tac", "ket qua cong tac", "trien khai", "on",
        "the", "of")

    /// The one item that the lines call by its own name; `nil` where they name none, or several.
    func onlyItem(named lines: [String]) -> Int? {
        let found = Set(
            lines.flatMap { self.named(in: ReplyLexer.words(in: $0)[...]).map(\.items) })
        return found.count == 1 && found.first?.count == 1 ? found.first?.first : nil
    }

    /// What the words call by more than "báo cáo".
    func named(in words: ArraySlice<ReplyWord>) -> [Object] {
        var found: [Object] = []
        var cursor = ReplyCursor(words)
        while cursor.next != nil {
            let place = cursor.place
            // "Báo cáo tháng 10" is none of November's.
            if let object = takeObject(&cursor), object.isSpecific,
                cursor.next?.hasDigit != true
                    || cursor.words[place..<cursor.place].last?.folded != "thang"
            {
                found.append(object)
            } else {
                cursor.go(to: place + 1)
            }
        }
        return found
    }

    /// What a request names, up to its reasons: `nil` where it names nothing, or several things.
    func asked(in words: ArraySlice<ReplyWord>) -> (object: Object?, isClear: Bool) {
        let said = words.prefix {
            !["do", "vi", "because", "due", "since", "as"].contains($0.folded)
        }
        let found = named(in: said)
        let isClear = Set(found.map(\.items)).count < 2
        return (isClear ? found.first : nil, isClear)
    }

    /// "Về việc thực hiện công tác ANTQ năm 2025": words of an item's name, to the clause's end.
    func takeAbout(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard cursor.take(any: "ve", "ve viec", "v/v", "noi dung", "on", "about", "regarding")
        else {
            return false
        }
        var isNamed = false
        while let word = cursor.next, word.kind == .word {
            if cursor.take(Self.filling) { continue }
            let parts = Self.words(word.text)
            let isName = items.contains { names in
                names.contains { name in parts.allSatisfy(name.contains) }
            }
            guard isName, !parts.isEmpty else { break }
            isNamed =
                isNamed || word.integer == nil && !["nam", "thang", "quy"].contains(word.folded)
            cursor.advance()
        }
        if isNamed { return true }
        cursor.go(to: start)
        return false
    }
}
