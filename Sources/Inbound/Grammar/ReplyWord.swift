internal import Civil

/// A word or a mark of an answer.
struct ReplyWord: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word
        /// A comma, a colon, a dash, a bracket: it parts, and says nothing.
        case mark
        /// The end of a sentence.
        case stop
        case question
        /// "…": a gap that nobody filled in.
        case gap
        /// A smile, a thumb: politeness.
        case smile
        /// A quotation mark, a sign of arithmetic, whatever else: no sentence has one.
        case strange
    }

    let kind: Kind
    /// As it was typed.
    let text: String
    /// In lower case, without marks.
    let folded: String

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
        let plain =
            Self.others.contains(text.lowercased())
            ? text.lowercased()
            : Self.southern.contains(text.lowercased())
                ? "gui"
                : Self.typedShort[text.utf8.count > 1 ? text.lowercased() : text]
                    ?? VietnameseFolding.fold(text)
        folded = kind == .word ? Telex.read(plain, among: ReplyVocabulary.known) : plain
    }

    /// "Gửi" as the South writes it; without its marks it is "gọi", to call.
    private static let southern: Set<String> = ["gởi", "gỡi", "gơi"]

    /// Typed with these marks they are none of the words that they are spelled like without: a photograph is no
    /// "anh", a fund no "quý".
    private static let others: Set<String> = [
        "ảnh", "ánh", "thấy", "quỹ", "cỏ", "cờ", "bàn", "bán", "phóng", "phông", "êm", "tội", "bò",
        "gùi", "đá", "rơi", "rối", "thế",
    ]

    /// Tonight and "until" are no speaker.
    var isNoSpeaker: Bool { ["tối", "tới"].contains(text.lowercased()) }

    /// What phones' typists shorten, in small letters: "e gửi bc r ạ". A capital may be a name.
    private static let typedShort: [String: String] = [
        "e": "em", "c": "chi", "p": "phong", "P": "phong", "r": "roi", "rùi": "roi", "rui": "roi",
        "rùii": "roi", "rồii": "roi",
        "òi": "roi", "roài": "roi", "trg": "truong", "trườg": "truong", "tr": "truong",
        "ko": "khong", "k": "khong", "khg": "khong", "hok": "khong", "hông": "khong",
        "hong": "khong", "hem": "khong", "bcáo": "bc", "bcao": "bc", "ak": "a", "ạk": "a",
        "ạh": "a", "nhá": "nhe", "nhoa": "nha", "nghen": "nhe", "nhen": "nhe",
        "vs": "voi", "cx": "cung", "cj": "chi", "chj": "chi",
        "đv": "dv", "mik": "minh", "mk": "minh", "mjnh": "minh", "gửj": "gui",
        "tks": "thanks", "thks": "thanks", "thx": "thanks", "hqua": "homqua", "hnay": "homnay",
    ]

    var hasDigit: Bool { folded.utf8.contains { (48...57).contains($0) } }

    /// The number that it is, when it is nothing but digits.
    var integer: Int? {
        (1...4).contains(folded.utf8.count) && folded.utf8.allSatisfy { (48...57).contains($0) }
            ? Int(folded) : nil
    }

    /// "BC", "THPT": letters, and none of them small.
    var isAllCapitals: Bool {
        var hasLetter = false
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            if scalar.properties.isLowercase { return false }
            hasLetter = true
        }
        return hasLetter
    }

    /// "Nguyễn": a capital first.
    var isCapitalised: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }

    /// A word of somebody's name: in capitals, and none that tells something. "Thị" and "Huy" are other words than "thì" and
    /// "hủy".
    var isName: Bool {
        isCapitalised && !hasDigit
            && (!ReplyVocabulary.telling.contains(folded) || Self.names.contains(text))
    }

    private static let names: Set<String> = [
        "Thị", "Bảo", "Du", "Huy", "Lợi", "Đăng", "Đặng", "Trà", "Song", "Tùy", "Tuỳ", "Khổng",
        "THỊ", "BẢO", "HUY", "LỢI", "ĐĂNG", "ĐẶNG", "TRÀ",
    ]

    /// "Đã gửi à", "đã gửi á": typed with these marks they ask.
    var asks: Bool { ["à", "á", "ả"].contains(text.lowercased()) }

    /// Typed with marks it is another word than the one that says a thing is done: "dạ" and "đã", "mời" and
    /// "mới".
    var isNoTense: Bool { ["dạ", "mời", "mỗi", "mọi", "môi"].contains(text.lowercased()) }

    /// Typed with marks it is one of "số" and "Sở"; typed without it may be either.
    enum Announcement { case number, department, either }
    var announcement: Announcement? {
        guard folded == "so" else { return nil }
        return switch text.lowercased() {
        case "số", "sô": .number
        case "sở", "sơ": .department
        default: .either
        }
    }
}

/// What a keyboard in the wrong mode leaves: "ddax guwri" for "đã gửi".
enum Telex {
    /// `word` as it was meant, where only that is a word of `known`.
    static func read(_ word: String, among known: Set<String>) -> String {
        guard (2...9).contains(word.utf8.count), !known.contains(word),
            word.utf8.allSatisfy({ (97...122).contains($0) })
        else { return word }
        var out: [UInt8] = []
        for byte in word.utf8 {
            if byte == UInt8(ascii: "w") {
                // After a, o, u it is their hook.
                if let last = out.last, "aou".utf8.contains(last) { continue }
                out.append(UInt8(ascii: "u"))
            } else if byte == out.last, "daeo".utf8.contains(byte) {
                continue
            } else {
                out.append(byte)
            }
        }
        let meant = String(decoding: out, as: UTF8.self)
        if meant != word, known.contains(meant) { return meant }
        let firstVowel = out.firstIndex { "aeiouy".utf8.contains($0) } ?? out.endIndex
        guard let tone = out.lastIndex(where: { "sfrxj".utf8.contains($0) }), tone > firstVowel
        else {
            return word
        }
        out.remove(at: tone)
        let toneless = String(decoding: out, as: UTF8.self)
        return known.contains(toneless) ? toneless : word
    }
}
