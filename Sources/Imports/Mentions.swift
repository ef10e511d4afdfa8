/// The years, quarters and months that a text names.
struct Mentions {
    private var years: Set<Int> = []
    private var quarters: Set<Int> = []
    private var months: Set<Int> = []

    init(_ words: [String]) {
        for (place, word) in words.enumerated() {
            let kind = place > 0 ? words[place - 1] : ""
            guard let number = Self.number(word) else { continue }
            switch kind {
            case "quy", "quarter", "q": if (1...4).contains(number) { quarters.insert(number) }
            case "thang", "month": if (1...12).contains(number) { months.insert(number) }
            default: break
            }
            if Self.isYear(number) { years.insert(number) }
        }
    }

    static func number(_ word: String) -> Int? { Int(word) ?? roman[word] }

    private static func isYear(_ number: Int) -> Bool { (2000...2100).contains(number) }

    private static let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]

    /// Whether what the other names is none that this contradicts: where both name years, quarters or
    /// months, they share one.
    func allow(_ other: Mentions) -> Bool {
        func agree(_ left: Set<Int>, _ right: Set<Int>) -> Bool {
            left.isEmpty || right.isEmpty || !left.isDisjoint(with: right)
        }
        return agree(years, other.years) && agree(quarters, other.quarters)
            && agree(months, other.months)
    }

    /// Whether that number, behind that word, is one of these.
    func name(_ number: Int, after kind: String) -> Bool {
        switch kind {
        case "quy", "quarter", "q": quarters.contains(number)
        case "thang", "month": months.contains(number)
        default: years.contains(number)
        }
    }
}
