/// What an official letter ends with: "Kính báo cáo Sở được biết.", "Kính trình.", "Nếu có gì sai sót mong Sở góp ý."
extension Courtesy {
    private static let reports = PhraseSet(
        "bao cao", "b/c", "bao", "thong bao", "trinh", "bao tin", "thong tin")
    private static let known = PhraseSet(
        "biet", "duoc biet", "ro", "duoc ro", "nam", "nam thong tin", "nam tinh hinh", "tong hop",
        "theo doi", "ghi nhan", "theo doi tong hop", "xem xet", "biet va theo doi",
        "biet va tong hop", "duoc biet va tong hop", "duoc biet va theo doi", "tong hop theo doi",
        "duoc biet tong hop", "biet tong hop")

    private static let faulty = PhraseSet(
        ["neu co gi", "neu co", "co gi", "neu con gi", "neu con", "con gi"].flatMap { lead in
            ["sai sot", "thieu sot", "so suat", "sai sot gi", "thieu sot gi"].map {
                "\(lead) \($0)"
            }
        })
    private static let hoping = PhraseSet(
        "mong", "kinh mong", "rat mong", "de nghi", "kinh de nghi", "xin", "nho", "mong duoc")
    private static let advising = PhraseSet(
        "gop y", "thong cam", "luong thu", "huong dan", "bao lai", "phan hoi", "chi bao", "bo qua",
        "thong cam bo qua", "thong cam va gop y", "gop y them", "huong dan them")

    /// One of these, from a clause's start to the sentence's end.
    static func takeClosing(_ cursor: inout ReplyCursor, names: ReplyNames) -> Bool {
        let start = cursor.place
        guard start == cursor.words.startIndex || cursor.words[start - 1].kind != .word else {
            return false
        }
        for form in [takeTold, takePresented, takeFaults] {
            if form(&cursor, names), cursor.isAtEnd { return true }
            cursor.go(to: start)
        }
        return false
    }

    private static func takeReader(_ cursor: inout ReplyCursor, _ names: ReplyNames) -> Bool {
        names.takeOffice(&cursor) || cursor.take(persons)
    }

    private static func takeTold(_ cursor: inout ReplyCursor, _ names: ReplyNames) -> Bool {
        _ = names.takeSelf(&cursor)
        _ = cursor.takeAll(softly)
        guard cursor.take(reports) else { return false }
        _ = cursor.takeAll(PhraseSet("den", "toi", "voi", "de", "cho"))
        guard takeReader(&cursor, names) else { return false }
        _ = cursor.take("de")
        guard cursor.take(known) else { return false }
        while true {
            let mark = cursor.place
            if cursor.next?.text == "," { cursor.advance() }
            _ = cursor.take("va")
            guard cursor.place > mark, cursor.take(known) else {
                cursor.go(to: mark)
                break
            }
        }
        _ = cursor.takeAll(helped)
        return true
    }

    private static func takePresented(_ cursor: inout ReplyCursor, _ names: ReplyNames) -> Bool {
        guard cursor.take(any: "kinh trinh", "tran trong kinh trinh", "xin kinh trinh") else {
            return false
        }
        _ = takeReader(&cursor, names)
        return true
    }

    private static func takeFaults(_ cursor: inout ReplyCursor, _ names: ReplyNames) -> Bool {
        guard cursor.take(faulty) else { return false }
        cursor.skipCommas()
        _ = cursor.take("thi")
        guard cursor.take(hoping), takeReader(&cursor, names) else { return false }
        _ = cursor.takeAll(help)
        guard cursor.take(advising) else { return false }
        while cursor.take(helped) || cursor.take(any: "cho em", "cho truong", "cho don vi", "giup")
        {}
        return true
    }
}
