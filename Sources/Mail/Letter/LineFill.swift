/// Plain text broken into short lines.
enum LineFill {
    /// A line is broken before this many characters …
    static let width = 72
    /// … but the rest of a paragraph that fits in this many stays whole, rather than leave a
    /// last line of one word (RFC 5322 asks for 78).
    static let hang = 78

    /// `text` with every line filled; "1. " and "- " lines hang under their text.
    static func fill(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { lines(of: String($0)) }
            .joined(separator: "\n")
    }

    private static func lines(of paragraph: String) -> [String] {
        guard paragraph.count > hang else { return [paragraph] }
        let indent = String(repeating: " ", count: hangingIndent(paragraph))
        let lead = String(paragraph.prefix(while: { $0 == " " }))
        var words = unbroken(paragraph.split(separator: " "))[...]
        var out: [String] = []
        while !words.isEmpty {
            let prefix = out.isEmpty ? lead : indent
            let rest = prefix + words.joined(separator: " ")
            if rest.count <= hang {
                out.append(rest)
                break
            }
            var line = prefix + words.removeFirst()
            while let next = words.first, line.count + 1 + next.count <= width {
                line += " " + words.removeFirst()
            }
            out.append(line)
        }
        return out
    }

    /// A number stays with what it counts.
    private static func unbroken(_ words: [Substring]) -> [String] {
        var out: [String] = []
        for word in words {
            if let last = out.last, Int(last) != nil, counted.contains(word) {
                out[out.count - 1] = "\(last) \(word)"
            } else {
                out.append(String(word))
            }
        }
        return out
    }

    private static let counted: Set<Substring> = ["ngày", "giờ", "đơn", "working", "units"]

    private static func hangingIndent(_ line: String) -> Int {
        let blanks = line.prefix(while: { $0 == " " }).count
        let text = line.dropFirst(blanks)
        if text.hasPrefix("- ") { return blanks + 2 }
        let digits = text.prefix(while: \.isNumber).count
        let isNumbered = digits > 0 && text.dropFirst(digits).hasPrefix(". ")
        return blanks + (isNumbered ? digits + 2 : 0)
    }
}
