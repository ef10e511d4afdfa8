internal import Civil

/// A day as people write it in an answer: `03/11/2025`, `3/11`, `3-11-2025`, `2025-11-03`,
/// `ngày 3 tháng 11 năm 2025`, `hôm qua`, `hôm nay`.
enum ReplyDay {
    /// Which way a day without a year lies.
    enum Sense { case past, future }

    struct Found {
        let day: CivilDate
        /// Where in the words it starts.
        let place: Int
    }

    /// Every day among `words`, in order; one that there is not, as 31/11, is passed over.
    static func days(
        in words: [ReplySentence.Word], today: CivilDate, _ sense: Sense
    ) -> [Found] {
        words.indices.compactMap { place in
            if let day = spoken(words[place...], today) {
                return Found(day: day, place: place)
            }
            let fields = numeric(words[place].text) ?? spelled(words[place...])
            return fields.flatMap { resolve($0, today, sense) }.map { Found(day: $0, place: place) }
        }
    }

    private struct Fields {
        let day: Int
        let month: Int
        let year: Int?
    }

    private static func numeric(_ text: String) -> Fields? {
        for separator in ["/", "-", "."] as [Character] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), parts.count == 3 || separator == "/" else {
                continue
            }
            let numbers = parts.compactMap { part in
                (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
                    ? Int(part) : nil
            }
            guard numbers.count == parts.count else { continue }
            if parts[0].utf8.count == 4, numbers.count == 3 {
                return Fields(day: numbers[2], month: numbers[1], year: numbers[0])
            }
            return Fields(
                day: numbers[0], month: numbers[1],
                year: numbers.count == 3 ? century(numbers[2]) : nil)
        }
        return nil
    }

    private static func spoken(
        _ words: ArraySlice<ReplySentence.Word>, _ today: CivilDate
    ) -> CivilDate? {
        let two = words.prefix(2).map(\.folded).joined(separator: " ")
        switch two {
        case "hom qua", "chieu qua": return today.adding(days: -1)
        case "hom nay", "sang nay", "chieu nay": return today
        default: break
        }
        switch words.first?.folded {
        case "yesterday": return today.adding(days: -1)
        case "today": return today
        default: return nil
        }
    }

    private static func spelled(_ words: ArraySlice<ReplySentence.Word>) -> Fields? {
        let folded = words.prefix(5).map(\.folded)
        guard folded.count >= 3, folded[1] == "thang", let day = Int(folded[0]),
            let month = Int(folded[2])
        else { return nil }
        let year = folded.count == 5 && folded[3] == "nam" ? Int(folded[4]) : nil
        return Fields(day: day, month: month, year: year.map(century))
    }

    private static func century(_ year: Int) -> Int { year < 100 ? year + 2_000 : year }

    private static func resolve(_ fields: Fields, _ today: CivilDate, _ sense: Sense) -> CivilDate?
    {
        if let year = fields.year { return CivilDate(year, fields.month, fields.day) }
        let near = (today.year - 1...today.year + 1).compactMap {
            CivilDate($0, fields.month, fields.day)
        }
        switch sense {
        case .past: return near.last { $0 <= today }
        case .future: return near.first { $0 > today }
        }
    }
}
