extension LunarDate {
    /// `1/1/2025`; of a leap month `1/6/2025 nhuận`.
    package var text: String { "\(day)/\(month)/\(year)\(isLeap ? " nhuận" : "")" }

    /// Reads day/month/year, followed by `nhuận` or `leap` for a leap month, and by `âm lịch`,
    /// `ÂL` or `lunar` for those who write it; diacritics and case don't matter.
    package init(parsing text: some StringProtocol) throws(LunarError) {
        let words = VietnameseFolding.fold(text)
            .split { $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == "," }
        let numbers = words.first.map(Self.numbers) ?? []
        var rest = words.dropFirst()
        var isLeap = false
        while let word = rest.popFirst() {
            switch word {
            case "nhuan" where !isLeap, "leap" where !isLeap: isLeap = true
            case "al", "lunar": break
            case "am" where rest.popFirst() == "lich": break
            default: throw .unreadable(String(text))
            }
        }
        guard numbers.count == 3 else { throw .unreadable(String(text)) }
        try self.init(year: numbers[2], month: numbers[1], day: numbers[0], isLeap: isLeap)
    }

    /// The numbers between slashes, of at most four digits each; empty when any isn't one.
    private static func numbers(_ word: Substring) -> [Int] {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } && (1...4).contains(part.utf8.count)
                ? Int(part) : nil
        }
        return numbers.count == parts.count ? numbers : []
    }
}
