/// A time of day in an answer, which says nothing of the day.
enum ReplyHour {
    /// "8h30", "8:30", "8 giờ 30", "3 pm".
    static func take(_ cursor: inout ReplyCursor) -> Bool {
        guard let word = cursor.next, word.kind == .word, word.folded.first?.isNumber == true else {
            return false
        }
        let isClock =
            word.folded.allSatisfy { $0.isNumber || "hgp:".contains($0) }
            && word.folded.contains { "hg:".contains($0) }
        let digits = word.folded.prefix { $0.isNumber }
        let isHalved = ["am", "pm"].contains(word.folded.dropFirst(digits.count))
        if isClock || isHalved {
            cursor.advance()
            _ = cursor.take(any: "phut", "am", "pm")
            return true
        }
        guard word.integer != nil, let unit = cursor.peek(1)?.folded,
            ["gio", "pm"].contains(unit)
        else { return false }
        cursor.advance(2)
        if unit == "gio", cursor.next?.integer != nil { cursor.advance() }
        _ = cursor.take("phut")
        return true
    }

    private static let leads = PhraseSet(
        "luc", "vao luc", "hoi", "vao hoi", "khoang", "at", "around", "luc khoang")
    private static let parts = PhraseSet("sang", "chieu", "toi", "trua")

    /// ", lúc 15h30" behind a day: led, as what stands alone may begin something else.
    static func takeBehindDay(_ cursor: inout ReplyCursor) {
        let start = cursor.place
        cursor.skipCommas()
        guard cursor.take(leads), take(&cursor) else {
            cursor.go(to: start)
            return
        }
        _ = cursor.take(parts)
    }
}
