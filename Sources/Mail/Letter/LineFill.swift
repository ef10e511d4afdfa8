/// Plain text broken into short lines. Vietnamese in composed form has one scalar a character, so
/// lines are counted in scalars.
enum LineFill {
    /// A line is broken before this many characters …
    static let width = 72
    /// … but the rest of a paragraph that fits in this many stays whole, rather than leave a
    /// last line of one word (RFC 5322 asks for 78).
    static let hang = 78

    /// `text` with every line filled; "1. " and "- " lines hang under their text.
    static func fill(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count + 64)
        var isFirst = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !isFirst { out += "\n" }
            isFirst = false
            fill(line, into: &out)
        }
        return out
    }

    /// The lines with what stands under a numbered one as far in as its text: templates have three blanks, which
    /// are those of "1. ".
    static func hung(_ lines: [Substring]) -> [Substring] {
        var indent = usual
        return lines.map { line in
            let lead = line.utf8.prefix { $0 == 32 }.count
            if lead == 0 { indent = max(usual, hangingIndent(line)) }
            guard lead == usual, indent > usual else { return line }
            return Substring(blanks(indent) + line.dropFirst(lead))
        }
    }

    private static let usual = 3

    /// Appends one paragraph, in lines.
    static func fill(_ paragraph: Substring, into out: inout String) {
        guard paragraph.unicodeScalars.count > hang else {
            out += paragraph
            return
        }
        let lead = paragraph.utf8.prefix { $0 == 32 }.count
        let hanging = hangingIndent(paragraph.dropFirst(lead)) + lead
        let words = unbroken(paragraph.split(separator: " "))
        // How long the words from each one on are, with the blanks between them.
        var rests = words.map(\.width)
        for index in rests.indices.dropLast().reversed() { rests[index] += 1 + rests[index + 1] }
        var width = 0
        for (index, word) in words.enumerated() {
            if index == 0 {
                out.append(blanks(lead))
                width = lead
            } else if width + 1 + word.width <= Self.width || width + 1 + rests[index] <= hang {
                out += " "
                width += 1
            } else {
                out += "\n"
                out.append(blanks(hanging))
                width = hanging
            }
            out += word.text
            width += word.width
        }
    }

    private struct Word {
        var text: Substring
        var width: Int
    }

    /// A number stays with what it counts.
    private static func unbroken(_ words: [Substring]) -> [Word] {
        var out: [Word] = []
        out.reserveCapacity(words.count)
        for text in words {
            if let last = out.last, Int(last.text) != nil, counted.contains(text) {
                let joined = last.text.base[last.text.startIndex..<text.endIndex]
                out[out.count - 1] = Word(text: joined, width: joined.unicodeScalars.count)
            } else {
                out.append(Word(text: text, width: text.unicodeScalars.count))
            }
        }
        return out
    }

    private static let counted: Set<Substring> = ["ngày", "giờ", "đơn", "working", "units"]

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    private static func hangingIndent(_ text: Substring) -> Int {
        if text.hasPrefix("- ") { return 2 }
        let digits = text.utf8.prefix { (48...57).contains($0) }.count
        let isNumbered = digits > 0 && text.dropFirst(digits).hasPrefix(". ")
        return isNumbered ? digits + 2 : 0
    }
}
