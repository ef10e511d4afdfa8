import Civil

/// The words of a text, folded: lower case, without marks.
func words(of text: some StringProtocol) -> [String] {
    VietnameseFolding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

extension [String] {
    /// Where `part` stands in it, one word after the other; `nil` where it doesn't.
    func place(of part: [String]) -> Int? {
        guard !part.isEmpty, part.count <= count else { return nil }
        return (0...count - part.count).first { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}

/// On one line, with single blanks.
func oneLine(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// What columns hold, by the words of their headers: those that offices write.
struct HeaderWords<Column: Hashable & Sendable>: Sendable {
    private let phrases: [(column: Column, words: [String])]

    init(_ entries: [(Column, [String])]) {
        phrases = entries.flatMap { column, texts in texts.map { (column, words(of: $0)) } }
    }

    /// The column whose phrase stands in the header; the longest one, then the one that comes first. A
    /// sentence is no header.
    func column(_ header: String) -> Column? {
        let found = words(of: header)
        guard !found.isEmpty, found.count <= 9 else { return nil }
        let fitting = phrases.compactMap { phrase in
            found.place(of: phrase.words).map { (phrase.column, phrase.words.count, $0) }
        }
        return fitting.max { ($0.1, -$0.2) < ($1.1, -$1.2) }?.0
    }
}
