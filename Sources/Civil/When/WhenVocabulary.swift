/// The words of the language, folded (see `VietnameseFolding`).
enum WhenVocabulary {
    static let weekdays: [String: Weekday] = [
        "monday": .monday, "mon": .monday, "tuesday": .tuesday, "tue": .tuesday,
        "wednesday": .wednesday, "wed": .wednesday, "thursday": .thursday, "thur": .thursday,
        "friday": .friday, "fri": .friday, "saturday": .saturday, "sat": .saturday,
        "sunday": .sunday, "sun": .sunday, "mondays": .monday, "tuesdays": .tuesday,
        "wednesdays": .wednesday, "thursdays": .thursday, "fridays": .friday,
        "saturdays": .saturday, "sundays": .sunday,
    ]

    /// What follows `thứ`: Monday is the second day.
    static let weekdaysAfterThu: [String: Weekday] = [
        "hai": .monday, "ba": .tuesday, "tu": .wednesday, "nam": .thursday, "sau": .friday,
        "bay": .saturday,
    ]

    static let months: [String: Int] = [
        "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4,
        "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
        "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
        "december": 12, "dec": 12,
    ]

    /// What follows `tháng`; `tháng một` is left out, since it is also the eleventh.
    static let monthsAfterThang: [String: Int] = [
        "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
        "muoi": 10, "chap": 12,
    ]

    static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
        "eighth": 8, "ninth": 9, "tenth": 10, "last": -1, "penultimate": -2,
    ]

    /// `hai tuần`, `two weeks`; and after `thứ`, `thứ nhất`.
    static let numbers: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "other": 2, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "tu": 4,
        "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    ]

    static let adverbs: [String: WhenPeriod] = [
        "daily": .day, "weekly": .week, "monthly": .month, "quarterly": .quarter,
        "yearly": .year, "annually": .year, "semiannually": .halfYear,
    ]

    /// Words of other kinds, for suggestions only.
    private static let others = [
        "every", "each", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters",
        "half", "year", "years", "working", "business", "lunar", "leap", "from", "starting",
        "after", "completion", "skip", "rrule", "oncalendar", "moi", "hang", "ngay", "lam", "viec",
        "tuan", "thang", "quy", "nua", "thu", "nhat", "cuoi", "dau", "tien", "cung", "vao",
        "luc", "nhuan", "lich", "giao", "thua", "hoan", "thanh", "mung", "ram", "hoac",
    ]

    /// The known word nearest to a misspelt one, if one is near.
    static func suggestion(for word: String) -> String? {
        guard word.utf8.count >= 4, word.utf8.count <= 20 else { return nil }
        let known =
            others + weekdays.keys.sorted() + months.keys.sorted() + ordinals.keys.sorted()
            + adverbs.keys.sorted()
        let best = known.map { (distance(word, $0), $0) }.min { $0.0 < $1.0 }
        guard let best, best.0 <= (word.utf8.count > 5 ? 2 : 1) else { return nil }
        return best.1
    }

    /// How many letters were added, left out, mistaken or swapped with their neighbour.
    private static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        var older = [Int](repeating: 0, count: b.count + 1)
        var old = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = Swift.min(old[j] + (a[i] == b[j] ? 0 : 1), old[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = Swift.min(least, older[j - 1] + 1)
                }
                row.append(least)
            }
            (older, old) = (old, row)
        }
        return old[b.count]
    }
}
