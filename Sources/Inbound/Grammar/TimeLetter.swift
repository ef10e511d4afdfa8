internal import Civil

/// A letter that asks for time is a request for time, whatever reason it gives (statement 39): one plea until one day
/// that can be read, in words that take nothing back, make no condition and report nothing as sent.
struct TimeLetter {
    let asking: AskingGrammar

    private static let longest = 120

    func read(_ lines: [String]) -> RequestedTime? {
        let words = ReplyLexer.words(in: lines.joined(separator: "\n"))
        guard words.count <= Self.longest, !holdsBack(words) else { return nil }
        var found: (time: RequestedTime, words: Range<Int>)?
        var place = 0
        while place < words.count {
            if begins(words, place), let plea = plea(words, place) {
                guard found == nil else { return nil }
                found = plea
                place = plea.words.upperBound
            } else {
                place += 1
            }
        }
        guard let found, case .day = found.time else { return nil }
        let rest = words[..<found.words.lowerBound] + words[found.words.upperBound...]
        return rest.contains(where: namesDay) ? nil : found.time
    }

    /// Where a clause begins: at the start, behind a mark, behind "nên".
    private func begins(_ words: [ReplyWord], _ place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = words[place - 1]
        return before.kind == .stop || [",", "-", ":", "–"].contains(before.text)
            || ["nen", "vay", "do"].contains(before.folded) && words[place].folded != "do"
                && isJoint(words, place)
    }

    /// "Nên", "vì vậy", "do đó".
    private func isJoint(_ words: [ReplyWord], _ place: Int) -> Bool {
        let pair = words[max(0, place - 2)..<place].map(\.folded).joined(separator: " ")
        return pair.hasSuffix("nen") || ["vi vay", "do vay", "do do"].contains(pair)
    }

    private func plea(
        _ words: [ReplyWord], _ place: Int
    ) -> (time: RequestedTime, words: Range<Int>)? {
        let end = words[place...].firstIndex { $0.kind == .stop } ?? words.endIndex
        var cursor = ReplyCursor(words[place..<end])
        while cursor.take(Self.softly) {}
        guard let time = asking.plea(&cursor), cursor.next.map({ $0.kind == .mark }) ?? true else {
            return nil
        }
        return (time, place..<cursor.place)
    }

    private static let softly = PhraseSet(
        "da", "vay", "vi vay", "do do", "nay", "kinh thua", "thua")

    /// A day beside the one that is asked for, or a paper's number, leaves open what the letter is.
    private func namesDay(_ word: ReplyWord) -> Bool {
        word.hasDigit
            && (word.text.contains("/") || word.text.contains("-") || word.text.contains("."))
    }

    private func holdsBack(_ words: [ReplyWord]) -> Bool {
        if words.contains(where: { [.question, .strange, .gap].contains($0.kind) || $0.asks }) {
            return true
        }
        return words.indices.contains { place in
            let rest = words[place...]
            let draft = Self.drafts.length(of: rest)
            if draft > 0 { return false }
            let isDraft =
                place > 0
                && Self.drafts.length(of: words[(place - 1)...]) > 0
            if isDraft { return false }
            if Self.exactly.contains(words[place].text.lowercased()) { return true }
            return Self.holding.length(of: rest) > 0
        }
    }

    /// Typed with their marks: without them they are spelled like "thời gian", "khối", "nhằm".
    private static let exactly: Set<String> = [
        "thôi", "khỏi", "đùa", "hỏi", "nhầm", "hủy", "huỷ", "rút", "mẫu", "trích", "cứ",
    ]

    /// A draft that went to somebody is no report.
    private static let drafts: PhraseSet = {
        let verbs = ["da gui", "da nop", "vua gui", "moi gui", "da trinh"]
        return PhraseSet(
            verbs.flatMap { verb in
                ["", " ban", " bao cao"].map { "\(verb)\($0) du thao" } + ["\(verb) ban nhap"]
            })
    }()

    /// What takes a plea back, makes a condition of it, tells of an older one or another's, or says that something was
    /// sent.
    private static let holding: PhraseSet = {
        var texts = [
            "neu", "gia su", "truong hop", "tru khi", "mien la", "khi nao", "bao gio", "khi co",
            "khong can", "khong phai", "khong xin", "chua xin", "dinh xin", "tung xin",
            "da xin", "da duoc", "duoc gia han", "da gia han", "truoc day", "lan truoc", "ky truoc",
            "nam ngoai", "nam truoc", "thang truoc", "bo qua", "gia vo",
            "xin ho", "de nghi ho", "giup truong khac", "khong con", "tu choi", "khong dong y",
            "khong duyet", "duoc khong", "hay khong", "nhe khong", "chac la", "co le", "hinh nhu",
            "vi du", "cau mau", "noi rang", "bao la", "bao rang", "noi la",
            "ma thoi", "thoi em", "thoi de", "thoi anh", "thoi so", "thoi khong",
            "gui roi", "nop roi", "gui xong", "nop xong", "xong roi", "da xong", "da hoan thanh",
            "hoan thanh roi", "da bao cao", "da chuyen", "da phat hanh", "da ban hanh", "sent",
            "submitted", "if", "unless", "not need", "no longer", "ignore", "withdraw", "instead",
            "p/s", "ps", "tb", "nhung khong", "tuy nhien", "khong phat sinh", "but",
        ]
        for when in ["da", "vua", "moi", "vua moi", "da duoc", "da co"] {
            texts += ["gui", "nop", "trinh", "up", "day", "tai len", "nhap"].map { "\(when) \($0)" }
        }
        return PhraseSet(texts)
    }()
}
