internal import Civil

/// A sentence of an answer in words, each as written and folded: lower case without marks.
struct ReplySentence: Sendable {
    struct Word: Hashable, Sendable {
        let text: String
        let folded: String
        /// A comma, a colon, a dash or the like stands behind it.
        var endsClause = false
    }

    var words: [Word] = []
    var isQuestion = false

    /// The sentences of a line. Text inside quotation marks is left out: it is somebody else's.
    static func sentences(of line: String) -> [ReplySentence] {
        var sentences: [ReplySentence] = []
        var current = ReplySentence()
        func finish() {
            if !current.words.isEmpty { sentences.append(current) }
            current = ReplySentence()
        }
        for piece in withoutQuotations(line).split(whereSeparator: \.isWhitespace) {
            var text = piece
            while let first = text.first, "([*_.,:;–—-…".contains(first) { text = text.dropFirst() }
            var endsSentence = false
            var endsClause = false
            while let last = text.last, ".!?;,:)]*_–—-…".contains(last) {
                endsSentence = endsSentence || ".!?;".contains(last)
                endsClause = true
                current.isQuestion = current.isQuestion || last == "?"
                text = text.dropLast()
            }
            if !text.isEmpty {
                let folded = VietnameseFolding.fold(text)
                current.words.append(
                    Word(text: String(text), folded: folded, endsClause: endsClause))
                // "no. 12", "Tr. THPT": a point that ends no sentence.
                if endsSentence, folded == "no" || folded == "so" || folded == "tr" {
                    endsSentence = false
                }
            } else if piece.contains("?") {
                current.isQuestion = true
            } else if endsClause, !current.words.isEmpty {
                current.words[current.words.count - 1].endsClause = true
            }
            if endsSentence { finish() }
        }
        finish()
        return sentences
    }

    private static func withoutQuotations(_ line: String) -> String {
        var out = ""
        var closing: Character?
        for character in line {
            if let end = closing {
                if character == end { closing = nil }
                continue
            }
            switch character {
            case "“": closing = "”"
            case "\"": closing = "\""
            case "«": closing = "»"
            case "‘": closing = "’"
            default: out.append(character)
            }
        }
        return out
    }
}
