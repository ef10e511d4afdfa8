/// One header field, folded, in 7-bit ASCII (RFC 5322, section 2.2; RFC 2047).
enum HeaderText {
    /// Lines that hold an encoded word stay within this many characters (RFC 2047, section 2).
    static let lineLimit = 76
    /// An encoded word with its `=?utf-8?B?` and `?=`.
    static let wordLimit = 75

    /// `name: value` for free text such as a subject, ended with CRLF.
    ///
    /// Plain ASCII stays readable; anything else, and whatever a reader would trim or take for
    /// an encoded word, is B-encoded, which is shorter for Vietnamese than Q.
    static func unstructured(_ name: String, _ value: String) throws(MailError) -> String {
        let text = VietnameseComposition.compose(try value.refusingControls(field: name))
        return fold(name, text.isPlainHeaderText ? text.words : encoded(text, after: name))
    }

    /// `name: Display Name <local@domain>`, ended with CRLF.
    static func mailbox(_ name: String, _ mailbox: MailAddress) throws(MailError) -> String {
        guard let display = mailbox.name, !display.isEmpty else {
            return fold(name, [mailbox.address])
        }
        let text = VietnameseComposition.compose(try display.refusingControls(field: name))
        let phrase: [String]
        if text.isPlainHeaderText, text.utf8.allSatisfy({ $0 == 32 || isAtomText($0) }) {
            phrase = text.words
        } else if text.isPlainHeaderText, text.utf8.count < 60 {
            phrase = [quoted(text)]
        } else {
            phrase = phraseWords(text, after: name) ?? encoded(text, after: name)
        }
        return fold(name, phrase + ["<\(mailbox.address)>"])
    }

    /// A name as a phrase (RFC 2047, section 5, rule 3): plain words stay plain, runs of others are
    /// encoded together. Some readers keep the blank between two encoded words, so a run is one of
    /// them where it fits, and breaks between words where it doesn't. `nil` for other blanks than
    /// single ones inside.
    private static func phraseWords(_ text: String, after name: String) -> [String]? {
        guard text.first != " ", text.last != " ", !text.contains("  ") else { return nil }
        let capacity = octets(in: Swift.min(wordLimit, lineLimit - name.utf8.count - 2))
        var tokens: [String] = []
        var run = ""
        var isPlain = true
        for word in text.words {
            let wasPlain = isPlain
            isPlain = word.isPlainHeaderText && word.utf8.allSatisfy(isAtomText)
            if wasPlain || isPlain {
                if !run.isEmpty { tokens += encoded(run, after: name) }
                run = ""
            } else if run.utf8.count + 1 + word.utf8.count > capacity {
                // The blank belongs to one of the two: between encoded words it doesn't count.
                tokens += encoded(run + " ", after: name)
                run = ""
            } else {
                run += " "
            }
            if isPlain { tokens.append(word) } else { run += word }
        }
        return run.isEmpty ? tokens : tokens + encoded(run, after: name)
    }

    /// `name: token token …` with line breaks before tokens where the limit asks for them; before the
    /// first one only where that brings it within the limit.
    static func fold(_ name: String, _ tokens: [String]) -> String {
        var out = "\(name):"
        var width = out.utf8.count
        var first = true
        for token in tokens {
            let size = token.utf8.count
            let isHopeless = first && 1 + size > lineLimit
            if isHopeless || width + 1 + size <= lineLimit {
                out += " \(token)"
                width += 1 + size
            } else {
                out += "\r\n \(token)"
                width = 1 + size
            }
            first = false
        }
        return out + "\r\n"
    }

    /// `text` as encoded words, the first short enough to stand behind the field's name.
    static func encoded(_ text: String, after name: String) -> [String] {
        var capacity = octets(in: Swift.min(wordLimit, lineLimit - name.utf8.count - 2))
        var words: [String] = []
        var held: [UInt8] = []
        func flush() {
            guard !held.isEmpty else { return }
            words.append("=?utf-8?B?\(String(decoding: Base64.encode(held), as: UTF8.self))?=")
            held = []
            capacity = octets(in: wordLimit)
        }
        func add(_ piece: some Collection<UInt8>) {
            if held.count + piece.count > capacity { flush() }
            held += piece
        }
        for character in text {
            // A character longer than a whole word (a pile of combining marks) is cut between
            // scalars; no word ever ends inside a scalar's octets.
            if character.utf8.count <= octets(in: wordLimit) {
                add(Array(character.utf8))
            } else {
                for scalar in character.unicodeScalars { add(Array(String(scalar).utf8)) }
            }
        }
        flush()
        return words
    }

    /// How many octets an encoded word of `width` characters carries: 12 go to its frame.
    private static func octets(in width: Int) -> Int { (width - 12) / 4 * 3 }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for character in text {
            if character == "\"" || character == "\\" { out.append("\\") }
            out.append(character)
        }
        return out + "\""
    }
}

/// RFC 5322, section 3.2.3: the characters of an atom.
func isAtomText(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default:
        "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}

extension String {
    fileprivate var words: [String] { split(separator: " ").map(String.init) }

    /// Printable ASCII, single blanks inside only, no word too long to fold around, and nothing
    /// that a reader would decode.
    fileprivate var isPlainHeaderText: Bool {
        utf8.allSatisfy { (0x20...0x7E).contains($0) } && first != " " && last != " "
            && !contains("  ") && !contains("=?") && words.allSatisfy { $0.utf8.count <= 60 }
    }
}
