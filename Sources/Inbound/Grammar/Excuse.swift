/// What is said of a delay beside what was sent, and whom one reports to.
extension Courtesy {
    private static let busy = PhraseSet(
        "nghi", "nghi thai san", "nghi om", "om", "bi om", "dang om", "dang nghi", "moi nghi",
        "di cong tac", "dang di cong tac", "di vang", "ban", "ban hop", "di hop", "di tap huan",
        "nghi phep", "dang nghi phep", "dang nghi thai san", "moi thay", "vua thay", "moi nhan viec"
    )
    private static let staff = PhraseSet(
        "van thu", "hieu truong", "pho hieu truong", "ke toan", "can bo phu trach", "giao vien",
        "nhan vien van thu", "co van thu", "nguoi phu trach", "chuyen vien", "lanh dao", "can bo",
        "thay hieu truong", "co hieu truong", "van thu truong", "he thong", "mang")
    private static let causes = PhraseSet(
        "do", "vi", "tai", "vi ly do", "ly do", "boi", "boi vi", "nguyen nhan do", "vi truong",
        "do truong")
    private static let wasLate: PhraseSet = {
        var texts: [String] = []
        for verb in ["", "gui ", "nop ", "bao cao ", "gui bao cao ", "nop bao cao ", "bi ", "co "] {
            for how in ["cham", "muon", "tre", "cham tre", "tre han", "cham han", "qua han"] {
                texts += ["", " a", " ah", " mot chut", " vai ngay", " may ngay"]
                    .map { "\(verb)\(how)\($0)" }
            }
        }
        return PhraseSet(texts)
    }()
    /// With one of these a clause says more than why.
    private static let saying: Set<String> = [
        "gui", "nop", "chua", "khong", "neu", "se", "khi", "so", "xin", "da", "sent",
    ]

    /// "Văn thư nghỉ thai sản nên gửi chậm,", "do mất điện nên nộp trễ ạ,": why it came late, to a mark.
    static func takeExcuse(_ cursor: inout ReplyCursor, names: ReplyNames) -> Bool {
        let start = cursor.place
        let isReasoned = cursor.take(causes)
        if !isReasoned {
            _ = names.takeSelf(&cursor) || cursor.take(staff)
            guard cursor.place > start, cursor.take(busy) else {
                cursor.go(to: start)
                return false
            }
        }
        while let word = cursor.next, word.kind == .word || word.text == ",",
            word.folded != "nen",
            !saying.contains(word.folded) || isSlip(cursor), cursor.place - start < 24
        {
            cursor.advance()
        }
        if cursor.take("nen") {
            _ = names.takeSelf(&cursor)
            if cursor.take(wasLate), cursor.next.map({ $0.text == "," || $0.kind == .stop }) ?? true
            {
                return true
            }
        }
        cursor.go(to: start)
        return false
    }

    /// "Sơ suất" is spelled like a number's word without its marks.
    private static func isSlip(_ cursor: ReplyCursor) -> Bool {
        cursor.next?.folded == "so" && ["suat", "sot"].contains(cursor.peek(1)?.folded ?? "")
    }

    /// "Xin đồng chí kiểm tra lại", a clause of its own: what follows would be what is to be looked at.
    static func takeLook(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take("xin"), cursor.take(persons) {
            _ = cursor.takeAll(help)
            if cursor.take(looking) {
                while cursor.take(helped) || cursor.take(any: "nhe", "a", "nha") {}
                if cursor.next.map({ $0.kind == .mark || $0.kind == .stop }) ?? true { return true }
            }
        }
        cursor.go(to: start)
        return false
    }

    /// A plea to look, taken from `start`, that runs on into what was sent without a mark.
    static func asksOfSending(_ start: Int, _ cursor: ReplyCursor) -> Bool {
        let taken = cursor.words[start..<cursor.place]
        guard let last = taken.last, last.kind == .word, let next = cursor.next else {
            return false
        }
        return ["da", "vua", "moi", "gui", "nop", "sent", "submitted"].contains(next.folded)
            && ["nhan", "tra", "xem", "check", "lai", "giup", "ho", "confirm"].contains(last.folded)
            && taken.contains {
                ["nho", "mong", "nghi", "please", "kindly", "phien"].contains($0.folded)
            }
    }

    private static let reporting = PhraseSet(
        "bao cao", "b/c", "bc", "kinh bao cao", "xin bao cao", "em bao cao", "thua", "kinh thua",
        "em xin bao cao", "kinh b/c", "xin b/c", "em b/c")
    private static let officers = PhraseSet(
        "dong chi", "d/c", "dc", "anh", "chi", "anh chi", "cac anh chi", "thay", "co", "lanh dao",
        "quy lanh dao", "cac dong chi", "cac d/c", "thu truong", "sep")

    /// "B/c đ/c Hùng, …": whom one reports to, at a sentence's start and to a comma.
    static func takeReportingTo(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        let isFirst = cursor.words[cursor.words.startIndex..<start]
            .allSatisfy { $0.kind == .mark || ["da", "vang", "a"].contains($0.folded) }
        guard isFirst, cursor.take(reporting), cursor.take(officers) else {
            cursor.go(to: start)
            return false
        }
        var count = 0
        while let word = cursor.next, word.kind == .word, word.isName, count < 4 {
            cursor.advance()
            count += 1
        }
        _ = cursor.take(any: "a", "oi")
        guard cursor.next?.text == "," else {
            cursor.go(to: start)
            return false
        }
        return true
    }
}
