/// The values of BYSETPOS: which of a period's moments are taken.
struct RecurrencePositions: Sendable {
    /// Ascending.
    private let fromStart: [Int]
    /// Counted from the end, the last being 1; descending, so that they come in order.
    private let fromEnd: [Int]

    init(_ positions: [Int]) {
        fromStart = positions.filter { $0 > 0 }.sorted()
        fromEnd = positions.filter { $0 < 0 }.map { -$0 }.sorted(by: >)
    }

    /// The first index taken, of `count`, that is `minimum` or more.
    func next(from minimum: Int, of count: Int) -> Int? {
        var best = count
        for position in fromStart where position > minimum {
            best = min(best, position - 1)
            break
        }
        for position in fromEnd where count - position >= minimum {
            best = min(best, count - position)
            break
        }
        return best < count ? best : nil
    }

    func selected(of count: Int) -> [Int] {
        var result: [Int] = []
        while let index = next(from: (result.last ?? -1) + 1, of: count) { result.append(index) }
        return result
    }
}
