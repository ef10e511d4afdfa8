/// The candidate that `word` was most likely meant to be; `nil` when none is near.
///
/// Near is an edit distance of at most a third of the word's length and never more than 3,
/// counted after folding case, and `_` or blanks to `-`. Of equally near candidates the first wins.
package func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = foldedForComparison(word)
    var bound = min(3, max(1, wanted.count / 3))
    var best: String?
    for candidate in candidates {
        if candidate.utf8.count > 4 * (wanted.count + bound) { continue }
        let other = foldedForComparison(candidate)
        guard let distance = editDistance(wanted, other, limit: bound) else { continue }
        best = candidate
        if distance == 0 { break }
        bound = distance - 1
    }
    return best
}

func foldedForComparison(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that
/// turn `a` into `b`; `nil` when more than `limit` are needed.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    if a == b { return 0 }
    var older: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
        var current = [i + 1]
        current.reserveCapacity(b.count + 1)
        for j in b.indices {
            var cost = min(previous[j + 1], current[j]) + 1
            cost = min(cost, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                cost = min(cost, older[j - 1] + 1)
            }
            current.append(cost)
        }
        if let least = current.min(), least > limit { return nil }
        older = previous
        previous = current
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
}
