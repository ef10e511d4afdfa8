/// A place in the words of one sentence, from which the grammar reads on. Every reader takes as much as it
/// understands and leaves the place behind it, or leaves it where it was.
struct ReplyCursor {
    let words: ArraySlice<ReplyWord>
    private(set) var place: Int

    init(_ words: ArraySlice<ReplyWord>) {
        self.words = words
        place = words.startIndex
    }

    var isAtEnd: Bool { place == words.endIndex }
    var next: ReplyWord? { peek(0) }

    func peek(_ distance: Int) -> ReplyWord? {
        words.indices.contains(place + distance) ? words[place + distance] : nil
    }

    mutating func advance(_ count: Int = 1) { place = min(place + count, words.endIndex) }
    mutating func go(to place: Int) { self.place = place }

    /// Takes the phrase, given folded, if it stands here.
    mutating func take(_ phrase: [String]) -> Bool {
        var at = place
        for part in phrase {
            guard at < words.endIndex, words[at].kind == .word, words[at].folded == part else {
                return false
            }
            at += 1
        }
        place = at
        return true
    }

    mutating func take(_ word: String) -> Bool { take([word]) }

    /// Takes the longest of the phrases that stands here.
    mutating func take(_ phrases: PhraseSet) -> Bool {
        guard let first = next, first.kind == .word else { return false }
        for phrase in phrases.byFirst[first.folded] ?? [] where take(phrase) { return true }
        return false
    }

    /// Takes "đã gửi" in one of its ways.
    mutating func takeSent() -> Bool {
        next?.isNoTense == false && take(ReplyVocabulary.sent)
    }

    mutating func takeAll(_ phrases: PhraseSet) -> Int {
        var count = 0
        while take(phrases) { count += 1 }
        return count
    }

    /// Passes what parts clauses.
    mutating func skipMarks() {
        while let word = next, [.mark, .stop, .gap, .smile].contains(word.kind) { place += 1 }
    }

    /// Passes commas and the like, but no gap.
    mutating func skipCommas() {
        while let word = next, word.kind == .mark { place += 1 }
    }
}

/// Phrases by their first word, the longest first.
struct PhraseSet: Sendable {
    let byFirst: [String: [[String]]]
    let words: Set<String>

    init(_ texts: String...) { self.init(texts) }

    init(_ texts: [String]) {
        var byFirst: [String: [[String]]] = [:]
        var words: Set<String> = []
        for text in texts {
            let phrase = text.split(separator: " ").map(String.init)
            byFirst[phrase[0], default: []].append(phrase)
            words.formUnion(phrase)
        }
        self.byFirst = byFirst.mapValues { $0.sorted { $0.count > $1.count } }
        self.words = words
    }
}
