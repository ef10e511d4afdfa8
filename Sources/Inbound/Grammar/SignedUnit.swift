/// Whose signature stands under an answer.
extension Signature {
    /// Whether the lines name a unit, and none of them the one that answers: "Trường THPT Yersin" under another
    /// school's report. Whom the unit is under may stand beside it; another school, a union, a police station may
    /// not, nor a unit of whose name its own is a part: what they name decides, whatever close is above them.
    static func namesAnother(_ lines: ArraySlice<String>, than names: ReplyNames) -> Bool {
        guard names.hasUnits else { return false }
        let words = lines.map { ReplyLexer.words(in: $0) }
        let signed = words.map { SignedLine($0, names) }
        if signed.contains(where: { $0.namesBody || $0.isOthersName }) { return true }
        // "Trưởng phòng Văn hóa - Xã hội" is the committee's own.
        let rest = zip(words, signed).filter { !(names.isCommittee && $0.1.isWhole) }
        let others = rest.compactMap { other(in: $0.0[...], than: names, isLine: true) }
        return others.contains(.unit) || !others.isEmpty && !signed.contains(where: \.namesOwn)
    }

    /// The same of what stands in one line with the answer.
    static func isOthers(_ words: ArraySlice<ReplyWord>, than names: ReplyNames) -> Bool {
        guard names.hasUnits else { return false }
        let signed = SignedLine(Array(words), names)
        return signed.namesBody || signed.isOthersName
            || namesAnother(in: words, than: names, isLine: true)
    }

    /// What a unit that doesn't answer is to the one that does.
    private enum Other { case unit, authority }

    /// Whether words that greet or sign name a unit that is neither the one that answers nor the office.
    ///
    /// - Parameter isLine: its name may stand anywhere behind its kind: "Trường THPT - Yersin".
    static func namesAnother(
        in words: ArraySlice<ReplyWord>, than names: ReplyNames, isLine: Bool = false
    ) -> Bool {
        other(in: words, than: names, isLine: isLine) != nil
    }

    private static func other(
        in words: ArraySlice<ReplyWord>, than names: ReplyNames, isLine: Bool
    ) -> Other? {
        guard names.hasUnits else { return nil }
        var found: Other?
        var cursor = ReplyCursor(words)
        while let word = cursor.next {
            let place = cursor.place
            if names.takeUnit(&cursor) || names.takeWholeDesk(&cursor) { continue }
            cursor.go(to: place + 1)
            guard word.kind == .word else { continue }
            let behind = words[place...]
            if begins(Array(words), place - words.startIndex) {
                let name = isLine ? behind : behind.prefix { $0.kind == .word || $0.text == "-" }
                let isAuthority = authorities.length(of: words[place...]) > 0
                if isNamed(name), !isAuthority { return .unit }
                if isNamed(name) { found = .authority }
            }
            if divisions.contains(word.folded), word.announcement != .number,
                isDivision(cursor, word)
            {
                found = .authority
            }
            if ["school", "academy", "college", "kindergarten"].contains(word.folded),
                isNamed([word] + words)
            {
                return .unit
            }
        }
        return found
    }

    private static let authorities = PhraseSet("ubnd", "uy ban nhan dan")
    private static let divisions: Set<String> = ["so", "phong"]

    /// "Sở Nội vụ", "Phòng GDĐT huyện C": the kind of an office, and a name in capitals behind it. "Trưởng phòng
    /// Nguyễn Văn Ba" and "Văn phòng" have another word before.
    private static func isDivision(_ cursor: ReplyCursor, _ word: ReplyWord) -> Bool {
        guard word.isCapitalised, let next = cursor.next else { return false }
        return next.kind == .word && next.isCapitalised && !next.hasDigit
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
        "nhan", "uy", "ubnd", "van", "thu", "tam", "cuc", "chi", "vien", "benh", "school", "high",
        "primary", "secondary", "lower", "upper", "international", "the", "our", "of", "principal",
        "headmaster", "head", "vice", "academy", "college", "kindergarten", "clerk", "secretary",
    ]
}
