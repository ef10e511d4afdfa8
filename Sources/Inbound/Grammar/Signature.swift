internal import Civil

/// The lines at an answer's end that only say who wrote it.
enum Signature {
    /// `lines` without them; its first line always stays. Lines behind "Trân trọng" go unless they tell
    /// something; without such a line only names, titles, telephones and addresses do, and lines that hold nothing
    /// but the unit of `names` and who writes for it.
    static func without(_ lines: [String], names: ReplyNames? = nil) -> [String] {
        var kept = lines[...]
        let words = lines.map { ReplyLexer.words(in: $0) }
        if let signOff = lines.indices.dropFirst().first(where: { isSignOff(words[$0]) }),
            words[(signOff + 1)...].allSatisfy({ !tells($0) })
        {
            kept = kept[..<signOff]
        }
        while kept.count > 1, let last = kept.indices.last,
            kept[last].isEmpty || isName(words[last])
        {
            kept = kept.dropLast()
        }
        return Array(names.map { withoutOwn(kept, words, $0) } ?? kept)
    }

    /// Without the lines at their end that only say who writes for the unit. Words that lead to them are no
    /// signature's: "Đã gửi cho", "Kính gửi:".
    private static func withoutOwn(
        _ lines: ArraySlice<String>, _ words: [[ReplyWord]], _ names: ReplyNames
    ) -> ArraySlice<String> {
        guard names.hasUnits else { return lines }
        var kept = lines
        while kept.count > 1, let last = kept.indices.last,
            kept[last].isEmpty || isName(words[last]) || SignedLine(words[last], names).isWhole
        {
            kept = kept.dropLast()
        }
        guard kept.count < lines.count, let last = kept.indices.last, let end = words[last].last,
            lines[kept.endIndex].isEmpty || end.kind == .stop || end.kind == .smile
                || ["a", "nhe", "roi", "nha"].contains(end.folded),
            ![":", ",", "-", "("].contains(end.text), !leading.contains(end.folded)
        else { return lines }
        return kept
    }

    private static let leading: Set<String> = [
        "cho", "den", "toi", "ve", "cua", "la", "tu", "gui", "kinh", "len", "sang", "qua", "o",
        "tai", "to", "from", "by", "boi", "va", "and", "hoac", "voi", "thay", "ho",
    ]

    /// Whether lines that stand as a signature say something all the same: a postscript, or that what stands above
    /// them isn't so. What notices say of mail that reached somebody by mistake is none.
    static func takesBack(_ lines: [String]) -> Bool {
        lines.contains { line in
            let words = ReplyLexer.words(in: line).filter { $0.kind == .word }
            guard let first = words.first else { return false }
            if postscripts.contains(first.folded) { return true }
            let folded = words.map(\.folded)
            let pairs = zip(folded, folded.dropFirst()).map { "\($0) \($1)" }
            if pairs.contains(where: strayMail.contains) || folded.contains("received") {
                return false
            }
            return pairs.contains(where: contradictingPairs.contains)
                || words.contains { word in
                    contradicting.contains(word.folded)
                        && !(word.isCapitalised && words.count(where: \.isCapitalised) > 1)
                }
        }
    }

    private static let postscripts: Set<String> = ["ps", "p/s", "p.s", "tb", "t.b", "nb", "n.b"]
    private static let contradicting: Set<String> = [
        "chua", "nham", "rut", "huy", "sorry", "wrong", "mistake", "mistaken", "ignore",
        "disregard", "unsent",
    ]
    private static let contradictingPairs: Set<String> = [
        "xin loi", "dinh chinh", "khong phai", "not sent", "not yet", "haven't sent",
        "hasn't been", "my mistake",
    ]
    private static let strayMail: Set<String> = ["nhan nham", "by mistake", "in error"]

    private static func isSignOff(_ words: [ReplyWord]) -> Bool {
        let said = words.filter {
            $0.kind == .word && !["a", "nhe", "em", "truong"].contains($0.folded)
        }
        guard (1...4).contains(said.count), !words.contains(where: \.hasDigit) else { return false }
        let folded = said.map(\.folded).joined(separator: " ")
        return ReplyVocabulary.signOffs.contains(folded)
    }

    private static func tells(_ words: [ReplyWord]) -> Bool {
        words.contains { word in
            word.kind == .question
                // In a name these are capitals: "Lê Thị Dạ", "Nguyễn Văn Bảo".
                || word.kind == .word && ReplyVocabulary.telling.contains(word.folded)
                    && !(word.isCapitalised && words.count(where: \.isCapitalised) > 1)
        }
    }

    private static let titles: Set<String> = [
        "hieu", "truong", "pho", "phong", "ke", "toan", "van", "thu", "giao", "vien", "chuyen",
        "bi", "tm", "kt", "t/m", "k/t", "t/l", "tl", "tuq", "nha", "pht", "ht", "dt", "sdt", "tel",
        "mobile", "email", "phone", "dd", "vt", "p.ht", "nv", "gv", "hp",
        "principal", "headmaster", "dien", "thoai", "zalo", "fax", "web", "website", "dia", "chi",
    ]

    /// "Nguyễn Văn Ba", "Hiệu trưởng Trường THPT A", "ĐT: 0912 345 678", "ba@thpt.example".
    static func isName(_ words: [ReplyWord]) -> Bool {
        if isOnlyTelephone(words) || isSigned(words) { return true }
        let said = words.filter { $0.kind == .word }
        guard !said.isEmpty, said.count <= 14, !tellsAnything(words) else { return false }
        if said.count == 1, words.count == 1, givenNames.contains(said[0].text) { return true }
        // "Người liên hệ: Lê Thị Hạnh, 0905 123 456".
        var cursor = ReplyCursor(words[...])
        if cursor.take(contacts) {
            cursor.skipCommas()
            if cursor.place < words.endIndex { return isName(Array(words[cursor.place...])) }
        }
        guard let first = said.first, isNameStart(first, said.count) else { return false }
        let isTelephone = said.contains { titles.contains($0.folded) } || hasTelephone(words)
        return said.enumerated().allSatisfy { place, word in
            if place == 0, courtesies.contains(word.folded) { return true }
            if word.text.contains("@") || word.folded.hasPrefix("www") { return true }
            // "03/11/2025" is a line of the answer's.
            if word.text.contains("/"), word.hasDigit { return false }
            if word.hasDigit { return isTelephone || word.text.utf8.count >= 9 }
            return word.isCapitalised || titles.contains(word.folded)
        }
    }

    /// Without a greeting above it a line must look like a name: "Dự Thảo" has capitals too.
    private static func isNameStart(_ word: ReplyWord, _ count: Int) -> Bool {
        if word.hasDigit || word.text.contains("@") || word.folded.hasPrefix("www") { return true }
        if titles.contains(word.folded) || kinds.contains(word.folded) { return true }
        return count > 1
            && (surnames.contains(word.folded) || courtesies.contains(word.folded)
                || givenNames.contains(word.text))
    }

    /// "(Đã ký)", between who signs by what they are and their name.
    private static func isSigned(_ words: [ReplyWord]) -> Bool {
        let said = words.filter { $0.kind == .word }.map(\.folded)
        return words.first?.text == "(" && words.last?.text == ")"
            && ["da ky", "da ky va dong dau", "ky ten", "da ky so", "ky ten dong dau"]
                .contains(said.joined(separator: " "))
    }

    /// "0905 123 456", "(0234) 3 812 345", "+84 905 123 456": as many digits as a telephone has, and nothing else.
    private static func isOnlyTelephone(_ words: [ReplyWord]) -> Bool {
        hasTelephone(words) && words.allSatisfy { $0.kind != .word || $0.hasDigit }
    }

    /// Groups of digits side by side that make one.
    static func hasTelephone(_ words: [ReplyWord]) -> Bool {
        var digits = ""
        for word in words where word.kind != .mark && word.kind != .stop {
            let plain = word.text.filter { !".-".contains($0) }
            digits = plain.allSatisfy(\.isNumber) ? digits + plain : ""
            let length = digits.utf8.count
            if digits.hasPrefix("0") && (9...11).contains(length)
                || digits.hasPrefix("84") && (11...12).contains(length)
            {
                return true
            }
        }
        return false
    }

    /// A line of one of these alone, with its marks, is who writes; names that are also words of an answer are none.
    private static let givenNames: Set<String> = [
        "Hoa", "Lan", "Hùng", "Hương", "Hằng", "Hạnh", "Hà", "Hải", "Huệ", "Hoàng", "Huyền",
        "Linh", "Loan", "Liên", "Lâm", "Long", "Minh", "Nga", "Ngọc", "Nhung", "Nguyệt", "Oanh",
        "Phương", "Phúc", "Phượng", "Quân", "Quang", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thanh",
        "Thắng", "Thúy", "Thuý", "Thủy", "Thuỷ", "Thùy", "Trang", "Tuấn", "Tùng", "Tú", "Uyên",
        "Vân", "Việt", "Vinh", "Xuân", "Yến", "Bình", "Cường", "Dũng", "Dung", "Đạt", "Đức",
        "Giang", "Hiếu", "Khánh", "Kiên", "Nam", "Nhi", "My", "Vy", "Trinh", "Hiền", "Thu",
    ]

    static func isSurname(_ word: ReplyWord) -> Bool {
        surnames.contains(word.folded) && !["trưởng", "trường"].contains(word.text.lowercased())
    }
    static func isGivenName(_ word: ReplyWord) -> Bool { givenNames.contains(word.text) }

    private static let kinds: Set<String> = [
        "thpt", "thcs", "th", "mn", "gdtx", "ubnd", "trung", "so", "ban", "to", "phong", "truong",
    ]
    private static let courtesies: Set<String> = [
        "em", "co", "thay", "ong", "ba", "anh", "chi", "mr", "ms",
    ]
    private static let contacts = PhraseSet(
        "nguoi lien he", "lien he", "dau moi", "dau moi lien he", "can bo phu trach",
        "nguoi phu trach", "can bo dau moi", "contact", "contact person", "moi chi tiet lien he",
        "chi tiet lien he", "di dong", "so dien thoai", "so dt", "so di dong", "nguoi gui",
        "nguoi bao cao")
    private static let surnames: Set<String> = [
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
        "ho",
        "ngo", "duong", "ly", "dao", "doan", "trinh", "dinh", "truong", "lam", "mai", "cao",
        "luong",
        "ha", "ta", "chau", "to", "thai", "kieu", "quach", "tong", "vuong", "la", "luu", "chu",
        "thach",
        "ro", "siu", "ksor", "lo", "cam", "vi", "giang", "nong", "hua", "quang", "ma", "quan",
        "ung",
        "tang", "nghiem", "phung", "khuat", "vuu", "trieu", "au", "bach", "chung", "diep", "dam",
        "dong", "han", "khong", "kim", "lai", "luc", "mac", "mach", "ninh", "ong", "phi", "son",
        "thi",
        "tieu", "ton", "tu", "van", "vien", "y", "h", "k", "ka",
    ]

    private static func tellsAnything(_ words: [ReplyWord]) -> Bool {
        let folded = words.map(\.folded)
        return words.contains { $0.kind == .question || $0.kind == .strange }
            || zip(folded, folded.dropFirst()).contains { pair in
                ["da gui", "da nop", "gui roi", "nop roi", "chua gui", "chua nop", "bao cao"]
                    .contains("\(pair.0) \(pair.1)")
            }
            || folded.contains {
                [
                    "chua", "khong", "nhung", "gui", "nop", "xin", "ok", "da", "ro", "vang", "so",
                    "ngay", "nhap",
                ].contains($0)
            }
    }
}
