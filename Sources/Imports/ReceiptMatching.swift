import Civil
import Rules
package import SourceText

/// A document of the register, and what it may be the report of.
package struct ReceiptMatch: Sendable {
    package enum Answer: Sendable {
        /// This one and no other.
        case proposed(OwedItem)
        /// A person must say which; why.
        case undecided([OwedItem], Bilingual)
        /// Has come in already, by this or another document.
        case received(OwedItem)
        /// The same document stands in an earlier row.
        case repeated(row: Int)
        /// None of what is owed.
        case foreign(Bilingual)
    }

    package let row: RegisterRow
    package let answer: Answer

    /// The same for the same document, unit and obligation, however often and in whichever register it
    /// is imported: the service does a request once.
    package static func request(_ row: RegisterRow, _ item: OwedItem) -> String {
        let number = row.number.split(whereSeparator: \.isWhitespace).joined().lowercased()
        let text = "import \(item.duty) \(item.period) \(item.unit) \(number)"
        // A request's id has at most 200 characters.
        return text.unicodeScalars.count <= 200
            ? text : "import \(fingerprint(text)) \(fingerprint("again \(text)"))"
    }
}

/// The documents of a register beside what is owed.
package struct ReceiptMatches: Sendable {
    package let all: [ReceiptMatch]
    package let notes: [ImportNote]

    /// - Parameter owed: what is open, and what was received.
    package init(_ file: OfficeFile, owed: [OwedItem]) throws(ImportRefusal) {
        let register = try RegisterRows(file)
        let units = Dictionary(owed.map { ($0.unit, $0.unitName) }) { first, _ in first }
            .sorted { $0.key < $1.key }
            .map {
                OrgUnit(id: $0.key, name: $0.value, place: Place(file: "", line: 1, column: 1))
            }
        let matching = ReceiptMatching(
            names: UnitNames(Registry(units: units, groups: []), withGroups: false),
            owed: Dictionary(grouping: owed, by: \.unit))
        var seen: [String: Int] = [:]
        all = register.rows.map { row in
            let key = words(of: row.issuer).joined(separator: " ") + "\n" + row.number.lowercased()
            if let first = seen[key] {
                return ReceiptMatch(row: row, answer: .repeated(row: first))
            }
            seen[key] = row.row
            return ReceiptMatch(row: row, answer: matching.answer(row))
        }.settled()
        notes = register.notes
    }
}

extension [ReceiptMatch] {
    /// Two documents for one obligation: which one counts isn't guessed.
    fileprivate func settled() -> [ReceiptMatch] {
        var rows: [OwedItem: [Int]] = [:]
        for match in self {
            if case .proposed(let item) = match.answer {
                rows[item, default: []].append(match.row.row)
            }
        }
        return map { match in
            guard case .proposed(let item) = match.answer, let all = rows[item], all.count > 1
            else {
                return match
            }
            let list = all.map { "\($0)" }.joined(separator: ", ")
            return ReceiptMatch(
                row: match.row,
                answer: .undecided(
                    [item],
                    Bilingual(
                        vi: "các dòng \(list) cùng hợp với việc này",
                        en: "rows \(list) all fit this one")))
        }
    }
}

/// Judges one document.
struct ReceiptMatching {
    let names: UnitNames
    let owed: [String: [OwedItem]]

    func answer(_ row: RegisterRow) -> ReceiptMatch.Answer {
        switch names.find(row.issuer) {
        case .none:
            return .foreign(
                Bilingual(
                    vi: "“\(row.issuer)” không có việc nào phải báo cáo",
                    en: "'\(row.issuer)' owes no report"))
        case .several(let ids):
            let items = ids.flatMap { owed[$0] ?? [] }.filter(\.isOpen)
            let likely = Self.likely(items, row)
            if likely.isEmpty { return .foreign(Self.noReport) }
            let list = ids.map(names.name).joined(separator: ", ")
            return .undecided(
                likely,
                Bilingual(
                    vi: "“\(row.issuer)” có thể là: \(list)", en: "'\(row.issuer)' may be: \(list)")
            )
        case .likely(let id):
            switch choice(row, owed[id] ?? []) {
            case .proposed(let item):
                return .undecided(
                    [item],
                    Bilingual(
                        vi: "“\(row.issuer)” có phải là \(item.unitName)?",
                        en: "is '\(row.issuer)' \(item.unitName)?"))
            case let other: return other
            }
        case .known(let id): return choice(row, owed[id] ?? [])
        }
    }

    private static let noReport = Bilingual(
        vi: "trích yếu không giống báo cáo nào đang chờ",
        en: "its summary is like no report that is waited for")

    private func choice(_ row: RegisterRow, _ items: [OwedItem]) -> ReceiptMatch.Answer {
        let likely = Self.likely(items, row)
        let open = likely.filter(\.isOpen)
        guard let first = open.first else {
            return likely.first.map { .received($0) } ?? .foreign(Self.noReport)
        }
        if open.count > 1 {
            return .undecided(
                open,
                Bilingual(
                    vi: "trích yếu hợp với \(open.count) việc", en: "its summary fits \(open.count)"
                ))
        }
        guard Summary(row).isReport else {
            return .undecided(
                open,
                Bilingual(
                    vi: "không rõ văn bản này có phải báo cáo không",
                    en: "it isn't clear that this is a report"))
        }
        guard row.sentOn != nil else {
            return .undecided(
                open, Bilingual(vi: "không đọc được ngày", en: "its day can't be read"))
        }
        return .proposed(first)
    }

    /// Those whose names the summary says, and that it doesn't say are of another period. Of several, those
    /// that it says clearly most of.
    private static func likely(_ items: [OwedItem], _ row: RegisterRow) -> [OwedItem] {
        let summary = Summary(row)
        let scored = items.map { ($0, summary.likeness(to: $0)) }.filter { $0.1 >= 0.5 }
        guard let best = scored.map(\.1).max() else { return [] }
        return scored.filter { $0.1 > best - 0.2 }.map(\.0)
    }
}
