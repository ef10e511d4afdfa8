import Civil

/// What a document's summary (trích yếu) says, to be compared with what reports are called.
struct Summary {
    /// A word as it stands, and folded.
    private struct Word {
        let text: String
        let folded: String
    }

    private let words: [Word]
    private let folded: [String]
    private let mentions: Mentions
    /// The type's letters in its number.
    private let type: String

    init(_ row: RegisterRow) {
        let all = row.summary.split { !$0.isLetter && !$0.isNumber }
            .map { Word(text: String($0), folded: VietnameseFolding.fold($0)) }
        words = Self.withoutReferences(all)
        folded = words.map(\.folded)
        mentions = Mentions(folded)
        type = Self.type(row.number)
    }

    // MARK: Is it a report?

    /// By its own words, or by the letters behind its number; what says that it is something else counts
    /// for more.
    var isReport: Bool {
        if Self.otherTypes.contains(type) { return false }
        let opening = opening
        if opening.starts(with: ["bao", "cao"]) || opening.first == "report" { return true }
        return type == "BC" && !opening.starts(with: ["ke", "hoach"])
    }

    /// Behind "V/v", "Về việc", "Gửi".
    private var opening: ArraySlice<String> {
        var rest = folded[...]
        for start in [["v", "v"], ["ve", "viec"], ["ve"], ["gui"], ["nop"]]
        where rest.starts(with: start) { rest = rest.dropFirst(start.count) }
        return rest
    }

    /// `12/BC-THPT` is `BC`: the first letters behind the number (Decree 30/2020, annex III).
    private static func type(_ number: String) -> String {
        let parts = number.split { !$0.isLetter && !$0.isNumber }
        let letters = parts.lazy.map { $0.filter(\.isLetter) }.first { !$0.isEmpty } ?? ""
        return VietnameseFolding.fold(letters).uppercased()
    }

    /// Types of documents that are no report (Decree 30/2020, annex III), and what offices write besides.
    private static let otherTypes: Set = [
        "NQ", "QD", "CT", "QC", "QYD", "TC", "TB", "HD", "CTR", "KH", "PA", "DA", "BB", "TTR", "CD",
        "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "DX", "DN", "DON",
    ]

    /// Without what it refers to: `theo Kế hoạch số 12/KH-SGDĐT ngày 15/01/2025`.
    private static func withoutReferences(_ words: [Word]) -> [Word] {
        var rest: [Word] = []
        var isReference = false
        for (place, word) in words.enumerated() {
            let next = words.dropFirst(place + 1).prefix(2).map(\.folded).joined(separator: " ")
            if word.folded == "theo", papers.contains(where: next.hasPrefix) {
                isReference = true
                continue
            }
            let isPart =
                referring.contains(word.folded) || word.text.contains(where: \.isNumber)
                || word.text.count > 1 && word.text.allSatisfy(\.isUppercase)
            isReference = isReference && isPart
            if !isReference { rest.append(word) }
        }
        return rest
    }

    private static let papers = [
        "ke hoach", "cong van", "van ban", "quyet dinh", "chi thi", "huong dan", "thong tu",
        "thong bao", "nghi dinh",
    ]
    private static let referring = Set(
        papers.flatMap { $0.split(separator: " ").map(String.init) } + ["so", "ngay"])

    // MARK: Of what?

    /// Words that nearly every report's name has.
    private static let common: Set = [
        "bao", "cao", "ve", "viec", "v", "ket", "qua", "thuc", "hien", "cong", "tac", "cua", "cac",
        "va",
        "ky", "nam", "quy", "thang", "tuan", "hoc", "theo", "ke", "hoach", "so", "trong", "tren",
        "tinh", "hinh", "nhiem", "vu", "dot", "den", "the", "of", "on", "report", "for", "a", "and",
    ]
    /// What may stand beside a name and says nothing of its own.
    private static let courtesy: Set = [
        "gui", "nop", "giao", "duc", "dao", "tao", "gddt", "sgddt", "truong", "phong", "don", "vi",
    ]

    /// It says of no report which one it is: a bare "Báo cáo".
    var isBare: Bool {
        folded.allSatisfy { Self.common.contains($0) || Mentions.number($0) != nil }
    }

    /// How it goes with a report that is owed.
    struct Fit {
        let item: OwedItem
        /// Which share of the name's telling words it has, from 0 to 1.
        let share: Double
        /// It names a year, a quarter or a month that the report isn't about.
        let isOfAnotherPeriod: Bool
        /// Its words that say something else.
        let leftover: [String]
    }

    /// By the name that it is most like.
    func fit(to item: OwedItem) -> Fit {
        let names = item.names.map { Imports.words(of: $0) }
        let period = Self.period(item)
        let meant = Mentions(names.joined() + period)
        return Fit(
            item: item, share: names.map(share).max() ?? 0,
            isOfAnotherPeriod: !names.contains { mentions.allow(Mentions($0 + period)) },
            leftover: leftover(names, Set(names.joined() + Self.units(item)), meant))
    }

    /// A name of common words alone, such as `Báo cáo năm`, is compared by all that it has besides "báo
    /// cáo"; it counts half where the summary says more than they do.
    private func share(of name: [String]) -> Double {
        let all = Set(name.filter { Mentions.number($0) == nil })
        let telling = all.subtracting(Self.common)
        guard telling.isEmpty else {
            return Double(telling.intersection(folded).count) / Double(telling.count)
        }
        let wanted = all.subtracting(["bao", "cao", "report"])
        guard !wanted.isEmpty, wanted.isSubset(of: folded) else { return 0 }
        return isBare ? 1 : 0.5
    }

    private func leftover(
        _ names: [[String]], _ known: Set<String>, _ meant: Mentions
    ) -> [String] {
        words.enumerated().filter { place, word in
            let before = place > 0 ? folded[place - 1] : ""
            // "Sơ kết", "tổng kết": reports of another kind, of words that are common by themselves.
            if word.folded == "ket", before == "so" || before == "tong" {
                return !names.contains { $0.place(of: [before, "ket"]) != nil }
            }
            if known.contains(word.folded) { return false }
            if let number = Mentions.number(word.folded) {
                return !meant.name(number, after: before)
            }
            return !Self.common.contains(word.folded) && !Self.courtesy.contains(word.folded)
        }.map(\.element.text)
    }

    private static func units(_ item: OwedItem) -> [String] {
        [item.debtor, item.responsible].compactMap { $0?.name }
            .flatMap { Imports.words(of: $0) }
    }

    /// A period's key in words: `2025-Q3` is quý 3 of 2025, whichever of those in it is meant.
    private static func period(_ item: OwedItem) -> [String] {
        let period = item.period.prefix { $0 != "/" }
        return period.split(separator: "-").enumerated().flatMap { index, part -> [String] in
            let rest = String(part.dropFirst())
            switch part.first {
            case _ where index == 0: return ["nam", String(part)]
            case "Q": return ["quy", rest]
            case _ where index == 1 && period.count == 7:
                return ["thang", String(Int(part) ?? 0)]
            default: return []
            }
        }
    }
}
