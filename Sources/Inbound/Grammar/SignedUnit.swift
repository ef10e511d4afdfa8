/// Whose signature stands under an answer.
extension Signature {
    /// Whether the lines name a unit, and none of them the one that answers: "Trường THPT Yersin" under another
    /// school's report.
    static func namesAnother(_ lines: ArraySlice<String>, than names: ReplyNames) -> Bool {
        guard names.hasUnits else { return false }
        var isAnothers = false
        for line in lines {
            let words = ReplyLexer.words(in: line)
            for place in words.indices where begins(words, place) {
                var cursor = ReplyCursor(words[...])
                cursor.go(to: place)
                if names.takeUnit(&cursor) { return false }
                isAnothers = isAnothers || isNamed(words[place...])
            }
        }
        return isAnothers
    }

    private static let schools: Set<String> = ["thpt", "thcs", "gdtx", "ptdtnt", "mn"]
    private static let offices = PhraseSet(
        "ubnd", "uy ban nhan dan", "chi cuc", "benh vien", "tram y te", "cong an", "trung tam",
        "tieu hoc", "mam non", "trung hoc")
    private static let before: Set<String> = ["hieu", "pho", "to", "doi", "nhom", "vien", "moi"]

    private static func begins(_ words: [ReplyWord], _ place: Int) -> Bool {
        let word = words[place]
        guard word.kind == .word else { return false }
        if schools.contains(word.folded) || offices.length(of: words[place...]) > 0 { return true }
        // "Hiệu trưởng" and "Trưởng phòng" are titles, "Trương" is a name.
        guard word.folded == "truong", !["trưởng", "trương"].contains(word.text.lowercased())
        else { return false }
        let last = place > 0 ? words[place - 1].folded : ""
        let next = place + 1 < words.count ? words[place + 1].folded : ""
        return !before.contains(last) && next != "phong"
    }

    /// Behind its kind a unit has a name of its own, in capitals.
    private static func isNamed(_ words: ArraySlice<ReplyWord>) -> Bool {
        words.dropFirst().contains { word in
            word.kind == .word && word.isCapitalised && !kindWords.contains(word.folded)
        }
    }

    private static let kindWords: Set<String> = [
        "truong", "thpt", "thcs", "th", "mn", "gdtx", "ptdtnt", "trung", "hoc", "pho", "thong",
        "co", "so", "tieu", "mam", "non", "dan", "toc", "noi", "tru", "ban", "tinh", "xa", "phuong",
        "nhan", "uy", "ubnd", "van", "thu", "tam", "cuc", "chi", "vien", "benh",
    ]
}
