/// Header fields, folded, in 7-bit ASCII (RFC 5322, section 2.2; RFC 2047), written one behind the
/// other into one run of octets.
struct HeaderWriter {
    /// Lines that hold an encoded word stay within this many characters (RFC 2047, section 2).
    static let lineLimit = 76
    /// An encoded word with its `=?utf-8?B?` and `?=`.
    static let wordLimit = 75

    private(set) var octets: [UInt8] = []
    /// How wide the line being written is, and whether the field has no token yet.
    private var width = 0
    private var isFirst = true

    init(reserving count: Int = 1024) { octets.reserveCapacity(count) }

    // MARK: Fields

    /// `name: value` for free text such as a subject, ended with CRLF.
    ///
    /// Plain ASCII stays readable; anything else, and whatever a reader would trim or take for
    /// an encoded word, is B-encoded, which is shorter for Vietnamese than Q.
    mutating func unstructured(_ name: StaticString, _ value: String) throws(MailError) {
        let text = VietnameseComposition.compose(try value.refusingControls(field: "\(name)"))
        begin(name)
        if text.isPlainHeaderText {
            for word in text.utf8.split(separator: 32) { token(word) }
        } else {
            encode(text, after: name)
        }
        end()
    }

    /// `name: Display Name <local@domain>`, ended with CRLF.
    mutating func mailbox(_ name: StaticString, _ mailbox: MailAddress) throws(MailError) {
        begin(name)
        if let display = mailbox.name, !display.isEmpty {
            let text = VietnameseComposition.compose(try display.refusingControls(field: "\(name)"))
            if text.isPlainHeaderText, text.utf8.allSatisfy({ $0 == 32 || isAtomText($0) }) {
                for word in text.utf8.split(separator: 32) { token(word) }
            } else if text.isPlainHeaderText, text.utf8.count < 60 {
                token(Self.quoted(text).utf8)
            } else if !phrase(text, after: name) {
                encode(text, after: name)
            }
            place(mailbox.address.utf8.count + 2)
            octets.append("<")
            octets += mailbox.address.utf8
            octets.append(">")
        } else {
            token(mailbox.address.utf8)
        }
        end()
    }

    /// `name: token token …` with line breaks before tokens where the limit asks for them.
    mutating func field(_ name: StaticString, _ tokens: String...) {
        field(name, tokens)
    }

    mutating func field(_ name: StaticString, _ tokens: [String]) {
        begin(name)
        for text in tokens { token(text.utf8) }
        end()
    }

    /// Fields that were written before.
    mutating func append(_ fields: [UInt8]) { octets += fields }

    // MARK: Folding

    private mutating func begin(_ name: StaticString) {
        octets.append(name)
        octets.append(UInt8(ascii: ":"))
        width = name.utf8CodeUnitCount + 1
        isFirst = true
    }

    private mutating func end() { octets.append("\r\n") }

    /// Before the first token a line breaks only where that brings it within the limit.
    private mutating func token(_ text: some Collection<UInt8>) {
        place(text.count)
        octets += text
    }

    private mutating func place(_ size: Int) {
        let isHopeless = isFirst && 1 + size > Self.lineLimit
        if isHopeless || width + 1 + size <= Self.lineLimit {
            octets.append(32)
            width += 1 + size
        } else {
            octets.append("\r\n ")
            width = 1 + size
        }
        isFirst = false
    }

    // MARK: Encoded words

    /// A name as a phrase (RFC 2047, section 5, rule 3): plain words stay plain, runs of others are
    /// encoded together. Some readers keep the blank between two encoded words, so a run is one of
    /// them where it fits, and breaks between words where it doesn't. `false`, with nothing written,
    /// for other blanks than single ones inside.
    private mutating func phrase(_ text: String, after name: StaticString) -> Bool {
        let words = text.utf8.split(separator: 32, omittingEmptySubsequences: false)
        guard words.allSatisfy({ !$0.isEmpty }) else { return false }
        let capacity = Self.capacity(after: name)
        var run = ""
        var isPlain = true
        for word in words {
            let wasPlain = isPlain
            isPlain = word.count <= 60 && word.allSatisfy(isAtomText) && !looksEncoded(word)
            if wasPlain || isPlain {
                if !run.isEmpty { encode(run, after: name) }
                run = ""
            } else if run.utf8.count + 1 + word.count > capacity {
                // The blank belongs to one of the two: between encoded words it doesn't count.
                encode(run + " ", after: name)
                run = ""
            } else {
                run += " "
            }
            if isPlain { token(word) } else { run += Substring(word) }
        }
        if !run.isEmpty { encode(run, after: name) }
        return true
    }

    private func looksEncoded(_ word: Substring.UTF8View) -> Bool {
        zip(word, word.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "?") }
    }

    /// `text` as encoded words, the first short enough to stand behind the field's name. No word
    /// ends inside a character.
    private mutating func encode(_ text: String, after name: StaticString) {
        var capacity = Self.capacity(after: name)
        let longest = Self.octets(in: Self.wordLimit)
        var held: [UInt8] = []
        held.reserveCapacity(longest)
        func add(_ piece: some Collection<UInt8>, _ writer: inout HeaderWriter) {
            if held.count + piece.count > capacity {
                writer.word(held)
                held.removeAll(keepingCapacity: true)
                capacity = longest
            }
            held += piece
        }
        if text.unicodeScalars.allSatisfy(\.isOneCharacter) {
            for scalar in text.unicodeScalars {
                if let octets = UTF8.encode(scalar) { add(octets, &self) }
            }
        } else {
            for character in text {
                // A character longer than a whole word (a pile of combining marks) is cut between
                // scalars; no word ever ends inside a scalar's octets.
                if character.utf8.count <= longest {
                    add(character.utf8, &self)
                } else {
                    for scalar in character.unicodeScalars { add(String(scalar).utf8, &self) }
                }
            }
        }
        word(held)
    }

    private mutating func word(_ held: [UInt8]) {
        if held.isEmpty { return }
        place(12 + (held.count + 2) / 3 * 4)
        octets.append("=?utf-8?B?")
        Base64.append(held[...], to: &octets)
        octets.append("?=")
    }

    private static func capacity(after name: StaticString) -> Int {
        octets(in: Swift.min(wordLimit, lineLimit - name.utf8CodeUnitCount - 2))
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
    case 97...122, 65...90, 48...57: true
    case 33, 35...39, 42, 43, 45, 47, 61, 63, 94, 95, 96, 123...126: true
    default: false
    }
}

extension Unicode.Scalar {
    /// Composed Latin letters and common punctuation: none of them joins the one before.
    fileprivate var isOneCharacter: Bool {
        switch value {
        case 0x20..<0x300, 0x1E00...0x1EFF, 0x2010...0x2027: true
        default: false
        }
    }
}

extension String {
    /// Printable ASCII, single blanks inside only, no word too long to fold around, and nothing
    /// that a reader would decode.
    fileprivate var isPlainHeaderText: Bool {
        var wordLength = 0
        var previous: UInt8 = 32
        for octet in utf8 {
            guard (0x20...0x7E).contains(octet) else { return false }
            if octet == 32, previous == 32 { return false }
            if previous == UInt8(ascii: "="), octet == UInt8(ascii: "?") { return false }
            wordLength = octet == 32 ? 0 : wordLength + 1
            if wordLength > 60 { return false }
            previous = octet
        }
        return isEmpty || previous != 32
    }
}
