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
        let length = phrases.length(of: words[place...])
        place += length
        return length > 0
    }

    /// Takes one of `phrases` that name an office: "văn thư Sở", but not "văn thư, số 12".
    mutating func takePlace(_ phrases: PhraseSet) -> Bool {
        let start = place
        guard take(phrases) else { return false }
        let isNumber = words[start..<place].indices.contains { at in
            words[at].announcement == .number
                || words[at].announcement == .either && at + 1 < words.endIndex
                    && words[at + 1].hasDigit
        }
        if isNumber { place = start }
        return !isNumber
    }

    /// The same of a few, given where they are used.
    mutating func take(any phrases: String...) -> Bool {
        guard let first = next, first.kind == .word else { return false }
        var longest = 0
        for phrase in phrases where phrase.hasPrefix(first.folded) {
            var count = 0
            let stands = phrase.split(separator: " ").allSatisfy { part in
                defer { count += 1 }
                guard let word = peek(count), word.kind == .word else { return false }
                return word.folded == part
            }
            if stands { longest = max(longest, count) }
        }
        place += longest
        return longest > 0
    }

    /// Takes "đã gửi" in one of its ways.
    mutating func takeSent() -> Bool {
        takeSent(of: ReplyVocabulary.sent)
    }

    /// Takes one of `phrases` whose first word says that it is done.
    mutating func takeSent(of phrases: PhraseSet) -> Bool {
        next?.isNoTense == false && take(phrases)
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

/// Phrases, found by their words in as many steps as the longest has.
struct PhraseSet: Sendable {
    /// What may come next behind the words that lead to each place; 0 is the beginning.
    private var next: [[String: Int]] = [[:]]
    private var isWhole = [false]
    let words: Set<String>
    let texts: [String]

    init(_ texts: String...) { self.init(texts) }

    init(_ texts: [String]) {
        self.texts = texts
        var words: Set<String> = []
        for text in texts {
            var place = 0
            for word in text.split(separator: " ").map(String.init) {
                words.insert(word)
                if let known = next[place][word] {
                    place = known
                } else {
                    next.append([:])
                    isWhole.append(false)
                    next[place][word] = next.count - 1
                    place = next.count - 1
                }
            }
            isWhole[place] = place > 0
        }
        self.words = words
    }

    /// How many words the longest of the phrases takes that stands at their start; 0 where none does.
    func length(of words: ArraySlice<ReplyWord>) -> Int {
        var place = 0
        var longest = 0
        for (count, word) in words.enumerated() {
            // "Rồi anh à" asks, whatever phrase its words would make.
            guard word.kind == .word, !word.asks, let step = next[place][word.folded] else { break }
            place = step
            if isWhole[place] { longest = count + 1 }
        }
        return longest
    }
}
