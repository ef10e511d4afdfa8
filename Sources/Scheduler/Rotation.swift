internal import Civil
internal import Rules

extension Duty {
    /// Who owes an occurrence that opens now: everybody in the rule, or those whose turn it is.
    func members(among candidates: [String], book: Book) -> [String] {
        guard let count = unitsPerTime else { return candidates }
        return rotation(candidates, count: count, history: book.openings(of: id).map(\.members))
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
