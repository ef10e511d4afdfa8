/// Several of the things that are owed, called by their names.
extension ReplyNames {
    /// "Báo cáo ANTQ và báo cáo mô hình ANTT": two or more, each by a name that is its alone.
    func takeJoint(_ cursor: inout ReplyCursor) -> Object? {
        guard items.count > 1 else { return nil }
        let start = cursor.place
        guard let first = takeObject(&cursor), let item = first.only else {
            cursor.go(to: start)
            return nil
        }
        var found: Set<Int> = [item]
        while true {
            let mark = cursor.place
            cursor.skipCommas()
            _ = cursor.take(any: "va", "cung", "and", "cung voi")
            guard cursor.place > mark, let other = takeNamed(&cursor)?.only,
                found.insert(other).inserted
            else {
                cursor.go(to: mark)
                break
            }
        }
        guard found.count > 1 else {
            cursor.go(to: start)
            return nil
        }
        return Object(items: found, isSpecific: true, isEvery: true)
    }

    /// An item by its name, or by what tells it from the others: "mô hình ANTT".
    func takeNamed(_ cursor: inout ReplyCursor) -> Object? {
        let start = cursor.place
        if let object = takeObject(&cursor), object.only != nil { return object }
        cursor.go(to: start)
        return takeShort(&cursor)
    }

    /// "ANTQ:" at the head of a line.
    func takeShortLabel(_ cursor: inout ReplyCursor) -> Object? {
        let start = cursor.place
        if let object = takeShort(&cursor), [":", "\t"].contains(cursor.next?.text ?? "") {
            return object
        }
        cursor.go(to: start)
        return nil
    }

    /// The words of one item's name from where it differs on, and of no other's.
    private func takeShort(_ cursor: inout ReplyCursor) -> Object? {
        var best: (place: Int, items: Set<Int>) = (cursor.place, [])
        for (index, names) in items.enumerated() {
            for name in names {
                let place = end(of: Self.own(name), cursor, index)
                if place > best.place {
                    best = (place, [index])
                } else if place == best.place, place > cursor.place {
                    best.items.insert(index)
                }
            }
        }
        guard best.items.count == 1 else { return nil }
        cursor.go(to: best.place)
        return Object(items: best.items, isSpecific: true)
    }

    /// Without "báo cáo kết quả thực hiện".
    private static func own(_ name: [String]) -> ArraySlice<String> {
        var own = name[...]
        if own.starts(with: ["bao", "cao"]) { own = own.dropFirst(2) }
        return own.drop { filling.contains($0) }
    }

    private static let filling: Set<String> = [
        "ket", "qua", "thuc", "hien", "tinh", "hinh", "cong", "tac", "ve", "viec", "nhiem", "vu",
        "trien", "khai",
    ]
    /// What says little of which one it is.
    private static let common: Set<String> = [
        "ke", "hoach", "nam", "thang", "quy", "so", "tong", "ket", "dinh", "ky", "hoc", "danh",
        "sach",
        "de", "an", "phuong", "bien", "ban", "to", "trinh", "ho", "bieu", "mau", "che", "dau",
        "cuoi",
    ]

    private func end(of name: ArraySlice<String>, _ cursor: ReplyCursor, _ index: Int) -> Int {
        var trial = cursor
        var left = name
        var isOwn = false
        while let word = trial.next, word.kind == .word, let part = left.first {
            let parts = Self.words(word.text)
            guard left.starts(with: parts), !parts.isEmpty else { break }
            left = left.dropFirst(parts.count)
            isOwn =
                isOwn
                || Int(part) == nil && part.count > 1 && !Self.common.contains(part)
                    && items.indices.allSatisfy { other in
                        other == index || !items[other].contains { $0.contains(part) }
                    }
            trial.advance()
        }
        return isOwn ? trial.place : cursor.place
    }

    /// "(mục 2)" beside the name of that item.
    func takeNumber(of object: Object, _ cursor: inout ReplyCursor) -> Bool {
        guard let item = object.only else { return false }
        let start = cursor.place
        if cursor.next?.text == "(" { cursor.advance() }
        let isOpen =
            start < cursor.place
            || start > cursor.words.startIndex
                && cursor.words[start - 1].text == "("
        _ = cursor.take(any: "muc", "viec", "muc so", "item", "stt", "noi dung", "muc thu")
        if isOpen, cursor.next?.integer == item + 1, cursor.peek(1)?.text == ")" {
            cursor.advance(2)
            return true
        }
        cursor.go(to: start)
        return false
    }

    private static let things = PhraseSet(
        "bao cao", "bc", "b/c", "van ban", "ban bao cao", "reports", "documents", "noi dung",
        "bao cao sau", "van ban sau", "noi dung sau", "bao cao sau day", "reports below")

    /// "2 báo cáo:", "các báo cáo sau:": the heading of a list of them.
    func takeSeveral(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard items.count > 1, let word = cursor.next, word.kind == .word else { return false }
        let count = word.integer ?? ReplyDayWords.counts[word.folded]
        if count.map({ $0 == items.count }) ?? ["cac", "the"].contains(word.folded) {
            cursor.advance()
            if cursor.take(Self.things) {
                _ = cursor.take(any: "nhu sau", "cu the nhu sau", "gom", "sau day", "cu the")
                if cursor.next?.text == ":" {
                    return true
                }
            }
        }
        cursor.go(to: start)
        return false
    }

    private static let paper = PhraseSet(
        "van ban", "vb", "cong van", "cv", "document", "the document")

    /// "Văn bản", "VB", whose number is yet to come.
    func takePaper(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take(Self.paper), !cursor.isAtEnd, cursor.next?.hasDigit != true { return true }
        cursor.go(to: start)
        return false
    }

    private static let openWords: Set<String> = [
        "chua", "dang", "se", "sau", "mai", "toi", "sap", "not", "will", "working",
    ]
    /// What may say something of the others, too.
    private static let further: Set<String> = [
        "so", "no", "la", "bi", "tra", "nham", "rut", "huy", "ca", "deu", "tat", "cac", "cung",
        "tren",
        "neu", "ma", "nhung", "that", "thuc", "ra", "hai", "both", "all", "but", "if", "wrong",
        "kia",
        "do", "nay", "truoc", "cho", "coi",
    ]

    /// The one item that a sentence says isn't there yet: "Báo cáo mô hình ANTT chưa gửi". It begins with its name, and has
    /// no word of the others'.
    func itemNotYet(_ sentence: ArraySlice<ReplyWord>) -> Int? {
        var cursor = ReplyCursor(sentence)
        cursor.skipMarks()
        guard let item = takeNamed(&cursor)?.only else { return nil }
        let rest = sentence[cursor.place...]
        guard rest.contains(where: { Self.openWords.contains($0.folded) }),
            rest.allSatisfy({ word in
                [.word, .mark].contains(word.kind) && !Self.further.contains(word.folded)
                    && !(word.text.contains("/") && word.text.contains(where: \.isLetter))
            }), named(in: rest).isEmpty
        else { return nil }
        return item
    }
}

extension ReplyNames.Object {
    /// The one item that was named.
    var only: Int? { isSpecific && items.count == 1 ? items.first : nil }
    /// Several by their names.
    var isJoint: Bool { isSpecific && isEvery }
}
