/// What words of the language stand for, spelled in full (see `WhenLexicon`).
enum WhenVocabulary {
    static let weekdays: [String: Weekday] = [
        "monday": .monday, "mon": .monday, "tuesday": .tuesday, "tue": .tuesday,
        "wednesday": .wednesday, "wed": .wednesday, "thursday": .thursday, "thur": .thursday,
        "friday": .friday, "fri": .friday, "saturday": .saturday, "sat": .saturday,
        "sunday": .sunday, "sun": .sunday, "mondays": .monday, "tuesdays": .tuesday,
        "wednesdays": .wednesday, "thursdays": .thursday, "fridays": .friday,
        "saturdays": .saturday, "sundays": .sunday, "tues": .tuesday, "thurs": .thursday,
    ]

    /// What follows `thứ`: Monday is the second day.
    static let weekdaysAfterThu: [String: Weekday] = [
        "hai": .monday, "ba": .tuesday, "tư": .wednesday, "năm": .thursday, "sáu": .friday,
        "bảy": .saturday,
    ]

    static let months: [String: Int] = [
        "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4,
        "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
        "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
        "december": 12, "dec": 12,
    ]

    /// What follows `tháng`; `tháng một` is left out, since it is also the eleventh lunar one, and
    /// `giêng` and `chạp` are lunar.
    static let monthsAfterThang: [String: Int] = [
        "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    ]

    static let lunarMonths: [String: Int] = ["giêng": 1, "chạp": 12]

    static let romans: [String: Int] = ["i": 1, "ii": 2, "iii": 3, "iv": 4]

    static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
        "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
        "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
        "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "last": -1, "penultimate": -2,
    ]

    /// `hai tuần`, `two weeks`.
    static let numbers: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
        "other": 2, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6,
        "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    ]

    /// The last word of `mười …` and `hai mươi …`.
    static let units: [String: Int] = [
        "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "lăm": 5, "nhăm": 5, "năm": 5,
        "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    ]

    static let adverbs: [String: WhenPeriod] = [
        "daily": .day, "weekly": .week, "monthly": .month, "quarterly": .quarter,
        "yearly": .year, "annually": .year, "semiannually": .halfYear,
        "annual": .year,
    ]

    /// Those of two words, which a hyphen may join: `semi-annually`.
    static let adverbsOfTwo: [(words: [String], period: WhenPeriod)] = [
        (["semi", "annually"], .halfYear), (["half", "yearly"], .halfYear),
        (["semi", "annual"], .halfYear),
    ]

    /// The number that `words` spell: `mười lăm`, `hai mươi`, `ba mươi mốt`, `twenty five`; `nil`
    /// when they are anything else.
    static func number(_ words: [[String]]) -> Int? {
        func digit(_ index: Int, _ table: [String: Int]) -> Int? {
            words[index].lazy.compactMap { table[$0] }.first
        }
        switch words.count {
        case 1: return digit(0, numbers)
        case 2:
            if words[1].contains("mươi") { return digit(0, numbers).map { $0 * 10 } }
            if words[0].contains("mười") { return digit(1, units).map { 10 + $0 } }
            // `hai mốt`, `ba lăm`
            let isShort =
                words[1].contains { ["mốt", "lăm", "nhăm"].contains($0) }
                || words[1].contains("tư") && !words[1].contains("từ")
            if isShort, let tens = digit(0, ["hai": 20, "ba": 30]), let rest = digit(1, units) {
                return tens + rest
            }
            guard let tens = digit(0, ["twenty": 20, "thirty": 30, "forty": 40]),
                let rest = digit(1, numbers), rest < 10
            else { return nil }
            return tens + rest
        case 3:
            guard words[1].contains("mươi"), let tens = digit(0, numbers),
                let rest = digit(2, units)
            else { return nil }
            return tens * 10 + rest
        default: return nil
        }
    }
}
