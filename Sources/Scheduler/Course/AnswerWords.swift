/// The own words of an answer, as people are shown them: personal data, which can be erased
/// (statements 34 and 61).
package struct AnswerWords: Hashable, Sendable {
    package let text: String
    /// The names of the files that came with it.
    package let files: [String]

    /// A NUL, which no store keeps, is shown as what can't be shown; a file's name has one line.
    package init(_ text: String, files: [String] = []) {
        self.text = Self.storable(text)
        self.files = files.map { name in
            Self.storable(String(name.map { $0.isNewline ? " " : $0 }))
        }
    }

    private static func storable(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }
}

/// Words with whose they are: to be erased with either address.
package struct SaidWords: Hashable, Sendable {
    package let words: AnswerWords
    /// The address that it came from.
    package let sender: String
    /// The address that the mail went to which it answers.
    package let recipient: String

    package init(_ words: AnswerWords, sender: String, recipient: String) {
        self.words = words
        self.sender = sender
        self.recipient = recipient
    }
}
