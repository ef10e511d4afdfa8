/// One word, number, date or time of a when-expression, with its place.
struct WhenToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A word: what it may stand for (see `WhenLexicon`), most often one thing.
        case word([String])
        case number(Int)
        /// `5th`.
        case ordinal(Int)
        /// `28/3`, `20-11`.
        case dayMonth(day: Int, month: Int)
        /// `6/2026`.
        case monthYear(month: Int, year: Int)
        /// `28/3/2025`, `20-11-2025` or `2025-03-28`.
        case date(day: Int, month: Int, year: Int)
        /// `8:00`, `08:00:30`, `8h`, `8h30`.
        case clock(hour: Int, minute: Int, second: Int)
        /// The `/` of `01 lần/quý`.
        case slash
        case comma
        case end
    }

    /// Whether it is written with digits.
    var hasDigits: Bool {
        switch kind {
        case .number, .ordinal, .dayMonth, .monthYear, .date, .clock: true
        case .word, .slash, .comma, .end: false
        }
    }

    /// Whether it is a word that is spelled with diacritics, and has none.
    var lacksMarks: Bool {
        guard case .word(let words) = kind, !words.isEmpty else { return false }
        return text.unicodeScalars.allSatisfy(\.isASCII)
            && words.allSatisfy { !$0.unicodeScalars.allSatisfy(\.isASCII) }
    }

    /// `sau` behind `thứ` can only be `sáu`, where other words of the phrase lack their diacritics too.
    func afterThu(_ before: WhenToken?) -> WhenToken {
        guard case .word(["sau"]) = kind, text.lowercased() == "sau",
            case .word(let words)? = before?.kind, words.contains("thứ")
        else { return self }
        var token = self
        token.kind = .word(["sáu"])
        return token
    }

    var kind: Kind
    /// Offsets in UTF-8 code units.
    var range: Range<Int>
    /// As written.
    var text = ""
    /// Whether a bracket parts it from what stands before: `năm (trước ngày 15/12)` isn't last year.
    var isAfterBracket = false
    /// Whether a hyphen, a dash or `..` parts it from what stands before: `Mon-Fri`, `10 - 15/11`.
    var isAfterHyphen = false
}
