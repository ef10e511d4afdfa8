import Civil

/// What a document's summary (trích yếu) says, to be compared with what reports are called.
struct Summary {
    private let words: [String]
    private let number: String
    private let mentions: Mentions
    private let sentOn: CivilDate?

    init(_ row: RegisterRow) {
        words = Imports.words(of: row.summary)
        number = row.number.uppercased()
        mentions = Mentions(words)
        sentOn = row.sentOn
    }

    /// By the letters behind its number (Decree 30/2020, annex III), or in its own words.
    var isReport: Bool {
        let letters = number.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        return letters.contains { $0.hasPrefix("BC") } || words.place(of: ["bao", "cao"]) != nil
            || words.contains("report")
    }

    /// Words that nearly every report's name has.
    private static let common: Set = [
        "bao", "cao", "ve", "viec", "v", "ket", "qua", "thuc", "hien", "cong", "tac", "cua", "cac",
        "va",
        "ky", "nam", "quy", "thang", "tuan", "hoc", "theo", "ke", "hoach", "so", "trong", "tren",
        "tinh", "hinh", "nhiem", "vu", "dot", "den", "the", "of", "on", "report", "for", "a", "and",
    ]

    /// By the name that it is most like.
    func likeness(to item: OwedItem) -> Double {
        item.names.map { likeness(to: Imports.words(of: $0), item) }.max() ?? 0
    }

    /// Which share of the name's telling words the summary has, from 0 to 1; 0 where it names another
    /// period. A name of common words alone, such as `Báo cáo năm`, is compared by these; it counts half
    /// where the summary says more than they do.
    private func likeness(to name: [String], _ item: OwedItem) -> Double {
        // A report on a year isn't sent before it.
        if let year = Int(item.period.prefix(4)), let sentOn, sentOn.year < year { return 0 }
        guard mentions.allow(Mentions(name + Self.period(item))) else { return 0 }
        let all = Set(name.filter { !Mentions.isNumber($0) })
        let telling = all.subtracting(Self.common)
        let wanted = telling.isEmpty ? all : telling
        guard !wanted.isEmpty else { return 0 }
        let share = Double(wanted.intersection(words).count) / Double(wanted.count)
        let saysMore = words.contains { !Mentions.isNumber($0) && !Self.common.contains($0) }
        return telling.isEmpty && saysMore ? share / 2 : share
    }

    /// A period's key in words: `2025-Q3` is quý 3 of 2025.
    private static func period(_ item: OwedItem) -> [String] {
        item.period.split(separator: "-").enumerated().flatMap { index, part -> [String] in
            let rest = String(part.dropFirst())
            switch part.first {
            case _ where index == 0: return ["nam", String(part)]
            case "Q": return ["quy", rest]
            case _ where index == 1 && item.period.count == 7:
                return ["thang", String(Int(part) ?? 0)]
            default: return []
            }
        }
    }
}

/// The years, quarters and months that a text names.
private struct Mentions {
    private var years: Set<Int> = []
    private var quarters: Set<Int> = []
    private var months: Set<Int> = []

    init(_ words: [String]) {
        for (word, next) in zip(words, words.dropFirst()) {
            let number = Int(next) ?? Self.roman[next]
            guard let number else { continue }
            switch word {
            case "quy", "quarter", "q": if (1...4).contains(number) { quarters.insert(number) }
            case "thang", "month": if (1...12).contains(number) { months.insert(number) }
            default: break
            }
        }
        for word in words {
            if let number = Int(word), (2000...2100).contains(number) { years.insert(number) }
        }
    }

    static func isNumber(_ word: String) -> Bool { Int(word) != nil || roman[word] != nil }

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
}
