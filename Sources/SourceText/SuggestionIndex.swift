/// Many candidates for suggestions, prepared once, so that a word is compared only with those that can
/// be near it: of about its length and with about its letters.
package struct SuggestionIndex: Sendable {
    private struct Entry: Sendable {
        let text: String
        let folded: [Unicode.Scalar]
        /// A bit for each letter that it holds.
        let letters: UInt64
        /// Its place among the candidates, the first of which wins.
        let place: Int
    }

    private var byLength: [Int: [Entry]] = [:]
    /// The first of those that fold alike.
    private var exact: [String: String] = [:]

    package init(_ candidates: some Sequence<String>) {
        for (place, text) in candidates.enumerated() {
            let folded = foldedForComparison(text)
            if exact.updateValue(exact[Self.key(folded)] ?? text, forKey: Self.key(folded)) != nil {
                continue
            }
            byLength[folded.count, default: []].append(
                Entry(text: text, folded: folded, letters: Self.letters(folded), place: place))
        }
    }

    /// As `suggestion(for:among:)`. `compared` grows by the candidates that had to be looked at letter
    /// by letter.
    package func nearest(to word: String, compared: inout Int) -> String? {
        let wanted = foldedForComparison(word)
        if let same = exact[Self.key(wanted)] { return same }
        let letters = Self.letters(wanted)
        let bound = min(3, max(1, wanted.count / 3))
        var best: (distance: Int, place: Int, text: String)?
        // Nearest lengths first: what is found early leaves less to compare.
        for gap in 0...bound where gap <= best?.distance ?? bound {
            for length in gap == 0 ? [wanted.count] : [wanted.count - gap, wanted.count + gap] {
                for entry in byLength[length] ?? [] {
                    var limit = best?.distance ?? bound
                    if let best, entry.place > best.place { limit -= 1 }
                    // Each letter that only one of them has costs an edit.
                    guard limit > 0, (entry.letters & ~letters).nonzeroBitCount <= limit,
                        (letters & ~entry.letters).nonzeroBitCount <= limit
                    else { continue }
                    compared += 1
                    guard let distance = editDistance(wanted, entry.folded, limit: limit) else {
                        continue
                    }
                    best = (distance, entry.place, entry.text)
                }
            }
        }
        return best?.text
    }

    private static func letters(_ word: [Unicode.Scalar]) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    private static func key(_ word: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: word)
        return String(text)
    }
}
