internal import Civil
package import Rules

/// Period keys of earlier releases, which named a date in a list by its month or by itself: where a
/// ledger holds one, the occurrence keeps it (statement 35).
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
        if case .recurring(let expression, _) = schedule, let key = expression.keyOfListed {
            return held(by: book, key)
        }
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
            for key in [old, date.iso]
            where book.openings[OccurrenceID(duty: id, period: key)] != nil {
                held["\(year)/\(inYear[date.year, default: 1])"] = key
            }
        }
        return held
    }

    /// Of dates that a rule lists for its periods, `every: nửa năm` with 15/6 and 15/12.
    private func held(by book: Book, _ key: (CivilDate) -> String) -> [String: String] {
        var held: [String: String] = [:]
        for old in book.openings(of: id).map(\.occurrence.period) where old.utf8.count == 10 {
            do throws(CivilError) {
                held[key(try CivilDate(parsing: old))] = old
            } catch {
                continue  // a period's own key
            }
        }
        return held
    }

    /// The key under which a period is held, where somebody names it by today's.
    package func key(ofPeriod period: String) -> String { heldPeriods[period] ?? period }
}
