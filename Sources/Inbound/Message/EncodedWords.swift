internal import Mail

/// Header text with its encoded words decoded (RFC 2047).
enum EncodedWords {
    static func decoded(_ value: String) -> String {
        guard value.contains("=?") else { return value }
        var out = ""
        var rest = value[...]
        /// Neighbours of one charset are read together: some mail programs part a character.
        var open: Word?
        func close() {
            if let word = open { out += ContentDecoding.text(word.octets, charset: word.charset) }
            open = nil
        }
        while let start = rest.firstIndex(of: "=") {
            let before = rest[..<start]
            guard let (word, end) = word(rest[start...]) else {
                close()
                out += before + "="
                rest = rest[rest.index(after: start)...]
                continue
            }
            // Blanks between two encoded words aren't shown (section 6.2).
            if open == nil || !before.allSatisfy(\.isWhitespace) {
                close()
                out += before
            } else if open?.charset != word.charset {
                close()
            }
            open = Word(charset: word.charset, octets: (open?.octets ?? []) + word.octets)
            rest = rest[end...]
        }
        close()
        return out + rest
    }

    private struct Word {
        let charset: String
        let octets: [UInt8]
    }

    /// `=?utf-8?B?…?=` at the start of `text`, and where it ends. Longer ones than 75 characters are
    /// taken too: some mail programs write them.
    private static func word(_ text: Substring) -> (Word, Substring.Index)? {
        guard text.hasPrefix("=?") else { return nil }
        var parts: [Substring] = []
        var at = text.index(text.startIndex, offsetBy: 2)
        for _ in 0..<2 {
            let limit = text.index(at, offsetBy: 40, limitedBy: text.endIndex) ?? text.endIndex
            guard let mark = text[at..<limit].firstIndex(of: "?") else { return nil }
            parts.append(text[at..<mark])
            at = text.index(after: mark)
        }
        let limit = text.index(at, offsetBy: 1_000, limitedBy: text.endIndex) ?? text.endIndex
        guard let mark = text[at..<limit].firstIndex(of: "?"), !text[at..<mark].contains(" ") else {
            return nil
        }
        let end = text.index(after: mark)
        guard end < text.endIndex, text[end] == "=" else { return nil }
        let octets: [UInt8]
        switch parts[1].lowercased() {
        case "b": octets = Base64.decode(text[at..<mark].utf8)
        case "q":
            octets = ContentDecoding.quotedPrintable(
                text[at..<mark].utf8, underscoreIsBlank: true)
        default: return nil
        }
        let charset = parts[0].prefix { $0 != "*" }.lowercased()
        return (Word(charset: charset, octets: octets), text.index(after: end))
    }
}
