package import Civil
import Rules
package import SourceText

/// A document of the register, and what it may be the report of.
package struct ReceiptMatch: Sendable {
    package enum Answer: Sendable {
        /// This one and no other, sent on that day.
        case proposed(OwedItem, on: CivilDate)
        /// A person must say which, and when it was sent; why. The day where it is beyond doubt, or all
        /// that there is.
        case undecided([OwedItem], Bilingual, on: CivilDate?)
        /// Has come in already, by this or another document; the day on which it was sent.
        case received(OwedItem, CivilDate?)
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

    /// - Parameters:
    ///   - units: whoever may send a document, also those that owe no report.
    ///   - owed: reports, whatever has become of them.
    ///   - today: where the service is.
    package init(
        _ file: OfficeFile, units: [OwedItem.Unit], owed: [OwedItem], today: CivilDate
    ) throws(ImportRefusal) {
        let register = try RegisterRows(file)
        let units = units.map {
            OrgUnit(id: $0.id, name: $0.name, place: Place(file: "", line: 1, column: 1))
        }
        let senders = owed.flatMap { item in
            Set([item.debtor, item.responsible ?? item.debtor]).map { ($0.id, item) }
        }
        let matching = ReceiptChoice(
            names: UnitNames(Registry(units: units, groups: []), withGroups: false),
            owed: Dictionary(grouping: senders, by: \.0).mapValues { $0.map(\.1) }, today: today)
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
            if case .proposed(let item, _) = match.answer {
                rows[item, default: []].append(match.row.row)
            }
        }
        return map { match in
            guard case .proposed(let item, let day) = match.answer, let all = rows[item],
                all.count > 1
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
                        en: "rows \(list) all fit this one"), on: day))
        }
    }
}
