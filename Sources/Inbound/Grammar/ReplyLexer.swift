internal import Civil

/// An answer's text in words and marks. What belongs to a number or a day stays one word: `12/BC-A`,
/// `03-11-2025`, `3.11`; what only lacks a blank becomes two: `1/đã`, `rồi.Trân`.
struct ReplyLexer {
    private let scalars: [Unicode.Scalar]
    private var at = 0
    private(set) var words: [ReplyWord] = []

    static func words(in line: String) -> [ReplyWord] {
        var lexer = ReplyLexer(line)
        while lexer.at < lexer.scalars.count { lexer.step() }
        return lexer.words
    }

    private init(_ line: String) {
        var kept: [Unicode.Scalar] = []
        for scalar in line.unicodeScalars where !Self.isInvisible(scalar) {
            kept.append(Self.plain(scalar))
        }
        scalars = Self.closingSlashes(kept)
    }

    /// A joiner or a soft hyphen that some phones put into words.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F: true
        default: false
        }
    }

    /// The usual one of letters, digits and slashes that look alike: an eth typed for "Đ", the wide forms of East
    /// Asian keyboards, a division sign.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xD0, 0x189: "Đ"
        case 0xF0, 0x256: "đ"
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF0D...0xFF0F:
            Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x2215, 0x2044: "/"
        case 0x2010, 0x2012, 0x2212: "-"
        default: scalar
        }
    }

    /// "12 /BC-A" and "03 / 11 / 2025" without the blanks.
    private static func closingSlashes(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            guard scalar == "/" || isBlank(scalar) else {
                out.append(scalar)
                at += 1
                continue
            }
            var end = at
            var slashes = 0
            while end < scalars.count, isBlank(scalars[end]) || scalars[end] == "/" {
                slashes += scalars[end] == "/" ? 1 : 0
                end += 1
            }
            let joins =
                slashes == 1 && out.last.map(isDigit) == true && end < scalars.count
                && (isDigit(scalars[end]) || scalars[end].properties.isUppercase)
            if joins { out.append("/") } else { out += scalars[at..<end] }
            at = end
        }
        return out
    }

    private mutating func step() {
        let scalar = scalars[at]
        if Self.isLetter(scalar) || Self.isDigit(scalar) {
            word()
            return
        }
        at += 1
        // Between two cells of a table.
        if scalar == "\t", words.last?.kind == .word { add(.mark, "\t") }
        if Self.isBlank(scalar) { return }
        if scalar == ":", words.last?.text == "\t" { words.removeLast() }
        if scalar == "|" {
            if words.last?.kind == .word { add(.mark, "\t") }
            return
        }
        switch scalar {
        case ".", "…", "_":
            var count = scalar == "…" ? 3 : 1
            while at < scalars.count, scalars[at] == "." || scalars[at] == "…" || scalars[at] == "_"
            {
                count += scalars[at] == "…" ? 3 : 1
                at += 1
            }
            if count > 1 {
                add(.gap, "…")
            } else if scalar == "." {
                add(.stop, ".")
            }
        case ":" where isLaughter(at), ";" where isLaughter(at), ")" where isLaughter(at - 1):
            add(.strange, ":))")
        case ";", "!", "。", "！", "；", "\n": add(.stop, String(Character(scalar)))
        case "?", "？": add(.question, "?")
        case ",", ":", "-", "–", "—", "(", ")", "[", "]", "/", "*", "•", "+", "&", "·", "，", "：",
            "#":
            add(.mark, String(Character(scalar)))
        case "👍", "👌", "🙏", "😊", "🙂", "😀", "😄", "❤", "🌹", "🏻", "🏼", "🏽", "🏾", "🏿", "✅",
            "✔", "☑", "✓":
            add(.smile, String(Character(scalar)))
        default: add(.strange, String(Character(scalar)))
        }
    }

    /// "))" that closes no two brackets: somebody laughs, and what stands before may be a joke.
    private func isLaughter(_ place: Int) -> Bool {
        var at = place
        if at < scalars.count, scalars[at] == "-" { at += 1 }
        guard at + 1 < scalars.count, scalars[at] == ")", scalars[at + 1] == ")" else {
            return false
        }
        return scalars[..<at].count { $0 == "(" } < 2
    }

    private mutating func add(_ kind: ReplyWord.Kind, _ text: String) {
        words.append(ReplyWord(kind, text))
    }

    private mutating func word() {
        let start = at
        var isNumeral = true
        var hasSlash = false
        var isAddress = false
        while at < scalars.count {
            let scalar = scalars[at]
            if Self.isLetter(scalar) || Self.isDigit(scalar) {
                isNumeral = isNumeral && Self.isDigit(scalar)
                at += 1
                continue
            }
            guard at + 1 < scalars.count else { break }
            let next = scalars[at + 1]
            guard Self.isLetter(next) || Self.isDigit(next) else { break }
            let joins: Bool
            switch scalar {
            case "/":
                joins = !isNumeral || Self.isDigit(next) || !startsClause(at + 1)
                hasSlash = hasSlash || joins
            case "-", "–", "‑":
                joins = !isNumeral || Self.isDigit(next) || isMonth(at + 1)
            case ".":
                joins =
                    isAddress || leadsToAddress(at + 1)
                    || Self.isDigit(scalars[at - 1]) && Self.isDigit(next)
                    || hasSlash && isCapitalRun(at + 1)
            case "@":
                joins = true
                isAddress = true
            case ":": joins = isNumeral && Self.isDigit(next)
            case "&", "_", "'", "’": joins = true
            default: joins = false
            }
            guard joins else { break }
            isNumeral = isNumeral && Self.isDigit(next)
            at += 1
        }
        let text = String(String.UnicodeScalarView(scalars[start..<at]))
        add(.word, text.replacing("–", with: "-").replacing("‑", with: "-"))
        // "p.TCHC" is an office, and the point no sentence's end.
        if text.lowercased() == "p", at + 1 < scalars.count, scalars[at] == ".",
            scalars[at + 1].properties.isUppercase
        {
            at += 1
        }
    }

    /// "antq.tchc@…": a point in an address ends no sentence.
    private func leadsToAddress(_ place: Int) -> Bool {
        let rest = scalars[place...].prefix(64)
        return rest.first {
            !Self.isLetter($0) && !Self.isDigit($0) && !".-_".unicodeScalars.contains($0)
        } == "@"
    }

    private func run(_ place: Int) -> [Unicode.Scalar] {
        Array(scalars[place...].prefix(12).prefix { Self.isLetter($0) })
    }

    /// "1/đã gửi" counts an item; "12/bc" is a number.
    private func startsClause(_ place: Int) -> Bool {
        let run = run(place)
        let word = ReplyWord(.word, String(String.UnicodeScalarView(run)))
        return !word.isAllCapitals && ReplyVocabulary.clauseStarts.contains(word.folded)
    }

    private func isMonth(_ place: Int) -> Bool {
        let word = String(String.UnicodeScalarView(run(place))).lowercased()
        return ReplyDayWords.months[word] != nil
    }

    private func isCapitalRun(_ place: Int) -> Bool {
        run(place).allSatisfy { !$0.properties.isLowercase }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && scalar.properties.isWhitespace
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
    }
}
