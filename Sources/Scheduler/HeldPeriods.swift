internal import Civil
package import Rules

/// Period keys of the first release, which named the month of a date in a list: where a ledger holds
/// one, the occurrence keeps it (statement 35).
extension RuleSet {
    /// The same rules, with the keys that `book` holds, and the ids that it knows duties and units by.
    package func holding(_ book: Book) -> RuleSet {
        var rules = keepingNames(of: book)
        for plan in rules.plans.indices {
            for duty in rules.plans[plan].duties.indices {
                rules.plans[plan].duties[duty].heldPeriods =
                    rules.plans[plan].duties[duty].held(by: book)
            }
        }
        return rules
    }
}

extension Duty {
    fileprivate func held(by book: Book) -> [String: String] {
        guard case .dates(let dates) = schedule, dates.count > 1 else { return [:] }
        var held: [String: String] = [:]
        var inYear: [Int: Int] = [:]
        var inMonth: [String: Int] = [:]
        for date in dates.map(\.date).sorted() {
            let year = pad(date.year, 4)
            let month = "\(year)-\(pad(date.month, 2))"
            inYear[date.year, default: 0] += 1
            inMonth[month, default: 0] += 1
            let ordinal = inMonth[month, default: 1]
            let old = ordinal == 1 ? month : "\(month).\(ordinal)"
            if book.openings[OccurrenceID(duty: id, period: old)] != nil {
                held["\(year)/\(inYear[date.year, default: 1])"] = old
            }
        }
        return held
    }

    /// The key under which a period is held, where somebody names it by today's.
    package func key(ofPeriod period: String) -> String { heldPeriods[period] ?? period }
}
