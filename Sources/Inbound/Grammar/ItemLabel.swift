/// Items by their numbers.
extension ReplyReading {
    static let itemWords: Set<String> = [
        "viec", "muc", "item", "stt", "dong", "y", "items", "thu", "noi",
    ]
    private static let itemLabels = PhraseSet(
        "viec", "muc", "item", "items", "stt", "dong", "noi dung", "viec so", "muc so", "y",
        "doi voi viec", "doi voi muc", "ve viec", "noi dung so", "nhiem vu", "nhiem vu so",
        "doi voi noi dung", "task", "point", "muc thu", "viec thu", "cau", "for item", "for no",
        "noi dung thu", "dau viec", "dau viec so")

    private static let everyItem = PhraseSet(
        "tat ca cac viec", "tat ca cac muc", "tat ca cac noi dung", "all items", "cac viec tren",
        "cac noi dung tren")
    private static let bothItems = PhraseSet(
        "ca hai viec", "ca 2 viec", "ca hai noi dung", "ca 2 noi dung", "ca hai muc", "ca 2 muc",
        "hai viec tren", "ca hai viec tren", "both items", "both", "ca hai", "ca 2", "2 viec tren")

    private static let open = PhraseSet(
        "dang lam", "chua gui", "chua nop", "chua xong", "chua co", "chua lam", "chua lam xong",
        "dang tong hop", "dang hoan thien", "dang hoan thanh", "dang thuc hien", "dang soan",
        "dang cho ky", "dang trinh ky", "chua hoan thanh", "chua kip", "chua kip lam",
        "chua kip gui")

    /// "3 đang làm", to a mark: its items aren't there yet.
    func takeOpen(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = names.takeSelf(&cursor)
        if cursor.take(Self.open) {
            while cursor.next?.asks == false, cursor.take(any: "a", "anh a", "chi a", "nhe", "em") {
            }
            if cursor.next.map({ [.mark, .stop].contains($0.kind) }) ?? true { return true }
        }
        cursor.go(to: start)
        return false
    }

    /// "1", "1,3", "việc 1 và 2", "2." at the start of a clause: the items.
    func label(_ cursor: inout ReplyCursor) -> [Int]? {
        let start = cursor.place
        if itemCount > 1,
            cursor.take(Self.everyItem) || itemCount == 2 && cursor.take(Self.bothItems)
                || names.takeCounted(&cursor)
        {
            if let mark = cursor.next, mark.kind == .mark { cursor.advance() }
            _ = cursor.take("deu")
            if !cursor.isAtEnd { return Array(1...itemCount) }
            cursor.go(to: start)
        }
        let isLabelled = cursor.take(Self.itemLabels)
        var items: [Int] = []
        var end = start
        while let number = cursor.next?.integer {
            items.append(number)
            cursor.advance()
            end = cursor.place
            while let mark = cursor.next,
                [",", "&", "+"].contains(mark.text) || ["va", "and"].contains(mark.folded)
            {
                cursor.advance()
            }
            _ = cursor.take(Self.itemLabels)
        }
        cursor.go(to: end)
        let after = cursor.next
        let isMarked =
            after.map { [":", ".", ")", "-", "–", "/", "]", "\t"].contains($0.text) } ?? false
        if isMarked {
            cursor.advance()
        } else {
            let begins = after.map {
                ReplyVocabulary.clauseStarts.contains($0.folded) && $0.folded != "bao"
                    || $0.folded == "dang"
            }
            let isCounted = isLabelled || begins ?? false
            if !isCounted { items = [] }
        }
        guard !items.isEmpty, items.count <= 20, !cursor.isAtEnd else {
            cursor.go(to: start)
            return nil
        }
        return items
    }
}
