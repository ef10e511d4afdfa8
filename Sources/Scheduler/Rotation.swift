internal import Civil
internal import Rules

extension Duty {
    /// Who owes an occurrence that opens now: everybody in the rule, or those whose turn it is.
    func members(among candidates: [String], book: Book) -> [String] {
        guard let count = unitsPerTime else { return candidates }
        return rotation(candidates, count: count, history: book.turns(of: id))
    }
}

extension Book {
    /// Whose turns they were, in the order of the periods: what is taken from another ledger opens later than
    /// in its time.
    fileprivate func turns(of duty: String) -> [[String]] {
        openings(of: duty).sorted { a, b in
            let (first, second) = (a.occurrence.period, b.occurrence.period)
            return (first.utf8.count, first) < (second.utf8.count, second)
        }.map(turn)
    }

    /// Whose turn an occurrence of a rotation was: also of those that came to it later, and not of those that
    /// it was taken from.
    package func turn(_ opening: Opening) -> [String] {
        let entries = entries(in: opening.occurrence).filter(\.isDecided)
        let gone = Set(entries.filter { $0.body == .cancelled }.map(\.obligation.unit))
        let joined = entries.filter { $0.body == .joined }.map(\.obligation.unit)
        return (opening.members + joined).filter { !gone.contains($0) }
    }
}

/// Whose turn it is: those who waited longest, the never chosen first; of those chosen together the
/// less often chosen, then in registry order.
///
/// So each comes once before any comes twice, and units that come or go change nobody else's
/// place. It follows from the frozen openings alone.
func rotation(_ candidates: [String], count: Int, history: [[String]]) -> [String] {
    guard count < candidates.count else { return candidates }
    var lastTurn: [String: Int] = [:]
    var turns: [String: Int] = [:]
    for (turn, members) in history.enumerated() {
        for unit in members {
            lastTurn[unit] = turn
            turns[unit, default: 0] += 1
        }
    }
    let order = candidates.indices.sorted { a, b in
        let (first, second) = (candidates[a], candidates[b])
        return (lastTurn[first] ?? -1, turns[first] ?? 0, a)
            < (lastTurn[second] ?? -1, turns[second] ?? 0, b)
    }
    return order.prefix(count).sorted().map { candidates[$0] }
}
