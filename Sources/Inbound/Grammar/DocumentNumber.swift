/// The number of a paper, `12/BC-THPTBL`, as an answer gives it.
enum DocumentNumber: Hashable {
    case number(String)
    /// It is there, and nobody can say which (statement 39).
    case unreadable

    static let longest = 40

    /// Reads "số 12/BC-X", "no. 12", or a number of unmistakable form without a word before it.
    static func read(_ cursor: inout ReplyCursor) -> DocumentNumber? {
        let start = cursor.place
        let isAnnounced = announced(&cursor)
        if isAnnounced { skipPoint(&cursor) }
        if let word = cursor.next {
            if word.kind == .gap, isAnnounced {
                cursor.advance()
                return .unreadable
            }
            if word.kind == .word, word.hasDigit, isAnnounced || isUnmistakable(word) {
                cursor.advance()
                return value(word.text + tail(&cursor), isAnnounced: isAnnounced)
            }
        }
        cursor.go(to: start)
        return nil
    }

    static func stands(_ cursor: ReplyCursor) -> Bool {
        var trial = cursor
        return read(&trial) != nil
    }

    /// Whether it names a paper that isn't what is owed: of another kind, or another office's. `kinds` are those
    /// of what is owed: "bc", "kh".
    static func isOthers(_ number: String, kinds: Set<String>) -> Bool {
        let folded = number.lowercased()
        let parts = folded.split { "/-.&_".contains($0) }.dropFirst().map(String.init)
        if parts.contains(where: kinds.contains) { return false }
        return parts.contains { part in
            otherKinds.contains(part) || otherOffices.contains(where: part.hasPrefix)
        }
    }

    private static let otherKinds: Set<String> = [
        "qđ", "qd", "gm", "tb", "ttr", "đn", "đx", "nq", "ct", "qđxp", "xp", "hd", "dt", "dự", "gp",
        "bb", "gt", "ds", "kh", "bc", "đa", "pa", "hs",
    ]
    private static let otherOffices = ["sgd", "sở", "ubnd", "bgd", "hđnd", "hdnd", "bnv", "pgd"]

    private static let announcing = PhraseSet(
        "so van ban", "so vb", "so hieu", "so cong van", "so cv", "van ban so", "vb so", "so bc",
        "so bao cao", "no", "number", "ref", "ref no", "reference", "reference number", "co so",
        "mang so", "voi so", "theo so", "tai so", "document no", "document number", "report no",
        "letter no", "nos", "tai van ban so",
        "bang van ban so",
        "bang cong van so", "kem cong van so", "tai cong van so",
        "tai bao cao so",
        "bang bao cao so", "so ky hieu", "so va ky hieu", "ky hieu", "so ki hieu", "ki hieu",
        "with number", "with no", "under no", "under number", "under ref", "under reference",
        "reference no", "our ref", "ref number", "so phat hanh", "so cong van di", "so di", "ma so",
        "so/ky hieu", "bang vb so",
        "so/ngay", "so/ngay van ban", "so ngay", "so va ngay", "so va ngay van ban",
        "ky hieu van ban", "so ky hieu van ban", "so va ky hieu van ban", "so cua bao cao la",
        "so cua bao cao", "so vb la", "so van ban la", "so cong van la",
        "so hieu van ban", "so van ban cua truong", "so van ban cua don vi", "so cua truong",
        "so bao cao cua truong", "ma van ban", "ma so van ban", "so/ki hieu", "kem so",
        "kem theo so", "so cua van ban", "so di la", "so la",
        "so bao cao la", "so van ban di")

    private static func announced(_ cursor: inout ReplyCursor) -> Bool {
        if cursor.next?.text == "#" {
            cursor.advance()
            return true
        }
        let start = cursor.place
        // "Số, ký hiệu".
        if cursor.next?.announcement == .number, cursor.peek(1)?.text == "," {
            var symbol = cursor
            symbol.advance(2)
            if symbol.take(any: "ky hieu", "ki hieu", "ngay", "ngay van ban"),
                symbol.next?.kind == .mark,
                symbol.peek(1)?.hasDigit == true
            {
                cursor = symbol
                return true
            }
        }
        if cursor.take(announcing) {
            skipAgain(&cursor)
            // "No.: 12".
            let value = cursor.words[cursor.place...].prefix(3)
                .first { $0.kind != .mark && $0.kind != .stop }
            // "Cơ sở 2" is no "có số 2".
            let isPlace = cursor.words[start..<cursor.place]
                .contains { $0.announcement == .department }
            if !isPlace, value.map({ $0.hasDigit || $0.kind == .gap }) == true { return true }
            cursor.go(to: start)
        }
        guard let word = cursor.next, let announcement = word.announcement,
            announcement != .department
        else { return false }
        let isMarked = cursor.peek(1).map { $0.kind == .mark || $0.kind == .stop } ?? false
        guard let value = cursor.peek(isMarked ? 2 : 1), value.hasDigit || value.kind == .gap else {
            return false
        }
        cursor.advance()
        return true
    }

    /// "Ref. no. 12/BC", "số hiệu: số 12/BC".
    private static func skipAgain(_ cursor: inout ReplyCursor) {
        let start = cursor.place
        if [".", ":", "\t"].contains(cursor.next?.text ?? "") { cursor.advance() }
        if !cursor.take(any: "no", "number", "so") { cursor.go(to: start) }
    }

    private static func skipPoint(_ cursor: inout ReplyCursor) {
        while let word = cursor.next, [":", "-", ".", "#", "\t"].contains(word.text) {
            cursor.advance()
        }
    }

    private static func isUnmistakable(_ word: ReplyWord) -> Bool {
        guard let slash = word.text.firstIndex(of: "/"), let first = word.text.first else {
            return false
        }
        return first.isNumber && word.text[slash...].contains(where: \.isLetter)
            && !word.text[..<slash].contains(where: \.isLetter)
    }

    /// "12/BC - A": what stands behind a blank and a dash, all in capitals.
    private static func tail(_ cursor: inout ReplyCursor) -> String {
        var tail = ""
        while let dash = cursor.next, ["-", "–"].contains(dash.text), let word = cursor.peek(1),
            word.kind == .word, word.isAllCapitals, tail.count < longest
        {
            tail += "-" + word.text
            cursor.advance(2)
        }
        return tail
    }

    /// Letters, digits and `/ - . & _`, a digit among them: it can carry nothing into a header or a page.
    private static func value(_ text: String, isAnnounced: Bool) -> DocumentNumber {
        let hasLetter = text.contains(where: \.isLetter)
        guard text.unicodeScalars.count <= longest, text.first?.isNumber == true || hasLetter,
            text.unicodeScalars.allSatisfy({ scalar in
                "/-.&_".unicodeScalars.contains(scalar) || ("0"..."9").contains(scalar)
                    || scalar.properties.isAlphabetic || (0x300...0x323).contains(scalar.value)
            })
        else { return .unreadable }
        if !hasLetter {
            // "3/11" is a day, "0912345678" a telephone; "12" and "12/2025" are numbers.
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            let isYearly = parts.count == 2 && parts[1].count == 4 && parts[1].hasPrefix("20")
            let isBare = parts.count == 1 && text.utf8.count <= 5 && text.allSatisfy(\.isNumber)
            guard isYearly || isBare else { return .unreadable }
        }
        return .number(text)
    }
}
