/// What came with a report, and what makes a paper of it: annexes, pages, a signature, a seal.
extension SubmissionGrammar {
    private static let leads = PhraseSet(
        "kem", "kem theo", "co kem", "co kem theo", "gui kem", "gom", "bao gom", "cung", "cung voi",
        "va", "voi", "dinh kem", "including", "with", "together with", "along with", "and",
        "co dinh kem", "kem voi", "day du", "plus", "gom bao cao va", "bao gom bao cao va")
    private static let counts = PhraseSet(
        "cac", "toan bo", "day du", "du", "mot so", "the", "it", "all", "its", "all the", "both")
    private static let things = PhraseSet(
        "phu luc", "pl", "phu bieu", "bieu mau", "mau bieu", "bang bieu", "bieu", "bang so lieu",
        "so lieu", "bang tong hop", "bieu tong hop", "bang tong hop so lieu", "minh chung",
        "cac minh chung", "ho so minh chung", "tai lieu minh chung", "tai lieu", "hinh anh",
        "hinh anh minh chung", "hinh anh minh hoa", "anh minh chung", "danh sach", "file excel",
        "file word", "file pdf", "file so lieu", "bang excel", "bang kiem", "bieu so lieu",
        "bieu thong ke", "bang thong ke", "annex", "annexes", "appendix", "appendices",
        "attachments", "tables", "data table", "data tables", "the annex", "the annexes",
        "supporting documents", "evidence", "phu luc so lieu", "tai lieu kem theo")
    private static let tails = PhraseSet(
        "kem theo", "dinh kem", "lien quan", "theo mau", "theo quy dinh", "attached")

    /// "Kèm 02 phụ lục", "và bảng số liệu kèm theo", "with two annexes". What is said of them besides isn't taken:
    /// "phụ lục gửi sau".
    func takeEnclosure(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        let isListed = start > cursor.words.startIndex && cursor.words[start - 1].text == ","
        guard cursor.take(Self.leads) || isListed else { return false }
        var count = 0
        while true {
            let place = cursor.place
            _ = cursor.take(Self.counts)
            if cursor.next.map(Self.isCount) == true { cursor.advance() }
            guard cursor.take(Self.things) else {
                cursor.go(to: place)
                break
            }
            takeOrdinals(&cursor)
            _ = cursor.take(Self.tails)
            count += 1
            let mark = cursor.place
            cursor.skipCommas()
            _ = cursor.take(any: "va", "cung", "and")
            if cursor.place == mark { break }
            let next = cursor.place
            var more = cursor
            _ = more.take(Self.counts)
            if more.next.map(Self.isCount) == true { more.advance() }
            guard more.take(Self.things) else {
                cursor.go(to: mark)
                break
            }
            cursor.go(to: next)
        }
        guard count > 0 else {
            cursor.go(to: start)
            return false
        }
        return true
    }

    private static func isCount(_ word: ReplyWord) -> Bool {
        word.kind == .word
            && ((word.integer ?? 1_000) < 100 || ReplyDayWords.counts[word.folded] != nil)
    }

    /// "Phụ lục 1, 2", "phụ lục số 01", "phụ lục I". Behind a comma "số 12" is the report's.
    private func takeOrdinals(_ cursor: inout ReplyCursor) {
        var isFirst = true
        while true {
            let place = cursor.place
            if isFirst {
                _ = cursor.take("so")
            } else if cursor.next?.text == "," {
                cursor.advance()
            } else if !cursor.take("va") {
                return
            }
            guard let word = cursor.next, word.kind == .word,
                word.integer.map({ $0 < 100 })
                    ?? ["I", "II", "III", "IV", "V"].contains(word.text),
                cursor.peek(1)?.hasDigit != true
            else {
                cursor.go(to: place)
                return
            }
            cursor.advance()
            isFirst = false
        }
    }

    /// "Gồm 05 trang", "6 trang A4", "5 pages", to a mark: "3 trang đầu" are a part.
    func takePages(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = cursor.take(any: "gom", "day", "dai", "co", "bao gom", "tong cong")
        if let word = cursor.next, word.kind == .word, let count = word.integer, count > 0 {
            cursor.advance()
            if cursor.take(any: "trang", "trang a4", "to", "pages", "page") {
                let next = cursor.next
                let isOver = next.map { $0.kind != .word } ?? true
                if isOver
                    || ["kem", "va", "a", "so", "ngay", "cung", "plus", "and", "with"].contains(
                        next?.folded ?? "")
                {
                    return true
                }
            }
        }
        cursor.go(to: start)
        return false
    }

    private static let signers = PhraseSet(
        "hieu truong", "pho hieu truong", "thay hieu truong", "co hieu truong",
        "thay pho hieu truong",
        "co pho hieu truong", "ht", "pht", "hieu pho", "thu truong don vi", "thu truong",
        "lanh dao truong", "lanh dao nha truong", "lanh dao don vi", "dong chi", "d/c", "dc",
        "thay",
        "co", "ong", "ba", "anh", "chi", "chu tich", "pho chu tich", "giam doc", "pho giam doc",
        "truong phong", "pho truong phong", "the principal", "principal", "our principal",
        "vice principal", "the headmaster", "mr", "ms", "mrs", "ban giam hieu")

    /// "Do Hiệu trưởng Lê Văn Minh ký", "signed by the principal". Whoever signs is called by what they are.
    func takeSigned(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        let isEnglish = cursor.take(any: "signed by")
        guard isEnglish || cursor.take("do"), cursor.takeAll(Self.signers) > 0 else {
            cursor.go(to: start)
            return false
        }
        if cursor.next?.text == "." { cursor.advance() }
        _ = cursor.take("nha truong")
        var length = 0
        while let word = cursor.next, word.kind == .word, word.isName, length < 4 {
            cursor.advance()
            length += 1
        }
        if !isEnglish {
            let mark = cursor.place
            cursor.skipCommas()
            if cursor.takeAll(Self.signers) == 0 { cursor.go(to: mark) }
            cursor.skipCommas()
            guard
                cursor.take(
                    any: "ky", "ky so", "ky duyet", "ky ban hanh", "da ky", "ky ten", "ky thay")
            else {
                cursor.go(to: start)
                return false
            }
        }
        return true
    }

    private static let seals = PhraseSet(
        ["co", "da co", "co du", "co day du", "with"].flatMap { lead in
            [
                "chu ky so", "ky so", "chu ky", "chu ky va dong dau", "ky va dong dau", "dong dau",
                "dau do", "chu ky va con dau", "con dau", "ky ten dong dau", "ky dong dau",
                "chu ky dien tu", "digital signature",
            ].map { "\(lead) \($0)" }
        } + ["da ky so", "da ky va dong dau", "da dong dau", "da ky dong dau"])

    /// ", ký số," between two marks.
    private func takeSigning(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if start > cursor.words.startIndex, cursor.words[start - 1].kind == .mark,
            cursor.take(any: "ky so", "ky so va dong dau", "da ky so"), cursor.next?.kind == .mark
        {
            return true
        }
        cursor.go(to: start)
        return false
    }

    /// "Có chữ ký số của Hiệu trưởng".
    func takeSealed(_ cursor: inout ReplyCursor) -> Bool {
        guard cursor.take(Self.seals) || takeSigning(&cursor) else { return false }
        let mark = cursor.place
        if cursor.take("cua"), cursor.takeAll(Self.signers) > 0 {
            _ = cursor.take("nha truong")
        } else {
            cursor.go(to: mark)
        }
        return true
    }
}
