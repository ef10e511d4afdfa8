import Civil

/// A day of the calendar among the words for what a limit runs from: `kể từ ngày 12/3`. A rule that
/// follows an event can't keep it.
enum EventDay {
    /// The day as it is written; `nil` where the words have none. A paper's number and year
    /// (`Thông tư số 12/2024`) are no day.
    static func said(_ words: ArraySlice<Substring>) -> String? {
        let plain = words.map { $0.trimmingMarks }
        for index in plain.indices {
            let isNumber = index > 0 && ["so", "no", "no."].contains(normalised(plain[index - 1]))
            if !isNumber, isDate(plain[index]) { return plain[index] }
            if let length = spelled(plain[index...]) {
                return plain[index..<index + length].joined(separator: " ")
            }
        }
        return nil
    }

    /// `12/3`, `12/3/2026`, `12-03-2026`, `2026-03-12`.
    private static func isDate(_ word: String) -> Bool {
        let parts = word.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return false }
        switch numbers.count {
        case 2: return word.contains("/") && isDay(numbers[0], numbers[1])
        case 3:
            return isDay(numbers[0], numbers[1]) && numbers[2] > 31
                || numbers[0] > 31 && isDay(numbers[2], numbers[1])
        default: return false
        }
    }

    private static func isDay(_ day: Int, _ month: Int) -> Bool {
        (1...12).contains(month)
            && (1...CivilDate.daysInMonth(year: 2024, month: month)).contains(day)
    }

    /// How many words `12 tháng 3 năm 2026`, `12 March 2026` or `March 12` takes.
    private static func spelled(_ words: ArraySlice<String>) -> Int? {
        let words = Array(words.prefix(5))
        guard words.count >= 2 else { return nil }
        func day(_ text: String) -> Bool {
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            return Int(digits).map { (1...31).contains($0) } ?? false
        }
        if day(words[0]), normalised(words[1]) == "thang", words.count > 2,
            Int(words[2]).map({ (1...12).contains($0) }) ?? false
        {
            return words.count > 4 && normalised(words[3]) == "nam" && Int(words[4]) != nil ? 5 : 3
        }
        let isDay = day(words[0]) && months.contains(words[1].lowercased())
        guard isDay || months.contains(words[0].lowercased()) && day(words[1]) else { return nil }
        return words.count > 2 && Int(words[2]) != nil ? 3 : 2
    }

    private static let months: Set = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]
}

extension Substring {
    /// Without commas, full stops and brackets around.
    fileprivate var trimmingMarks: String {
        let marks: Set<Character> = [",", ".", ";", "(", ")"]
        return String(drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed())
    }
}
