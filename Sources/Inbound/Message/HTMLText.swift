/// What a page of HTML shows, roughly: enough to find a few words in it.
///
/// What mail programs quote is left out: `blockquote`, and everything from where they put the mail
/// that is answered.
enum HTMLText {
    static func text(of html: String) -> String {
        var reader = Reader()
        var rest = Array(html.unicodeScalars)[...]
        while let scalar = rest.first, !reader.isDone {
            switch scalar {
            case "<":
                if rest.starts(with: "<!--".unicodeScalars) {
                    rest = after("-->", in: rest.dropFirst(4))
                } else {
                    let end = rest.firstIndex(of: ">") ?? rest.endIndex
                    reader.tag(String(String.UnicodeScalarView(rest[rest.startIndex + 1..<end])))
                    rest = rest[min(end + 1, rest.endIndex)...]
                }
            case "&":
                let window = rest.prefix(12)
                if let end = window.firstIndex(of: ";"),
                    let shown = entity(
                        String(String.UnicodeScalarView(window[rest.startIndex + 1..<end])))
                {
                    reader.show(shown)
                    rest = rest[(end + 1)...]
                } else {
                    reader.show("&")
                    rest = rest.dropFirst()
                }
            default:
                reader.show(String(Character(scalar)))
                rest = rest.dropFirst()
            }
        }
        return String(reader.text)
    }

    private struct Reader {
        var text = String.UnicodeScalarView()
        var isDone = false
        private var quoted = 0
        /// The element whose content isn't shown.
        private var hidden: String?

        mutating func show(_ piece: String) {
            guard quoted == 0, hidden == nil else { return }
            for scalar in piece.unicodeScalars {
                // Line ends in HTML are blanks.
                text.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
            }
        }

        mutating func tag(_ tag: String) {
            let tag = tag.lowercased()
            let isEnd = tag.first == "/"
            let name = String(tag.dropFirst(isEnd ? 1 : 0).prefix { $0.isLetter || $0.isNumber })
            if let open = hidden {
                if isEnd, name == open { hidden = nil }
                return
            }
            switch name {
            case "script", "style", "head", "title", "template":
                if !isEnd, !tag.hasSuffix("/") { hidden = name }
            case "blockquote": quoted = max(0, quoted + (isEnd ? -1 : 1))
            case "br", "p", "div", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "hr":
                text.append("\n")
            default: break
            }
            if HTMLText.quoteMarks.contains(where: tag.contains) { isDone = true }
        }
    }

    /// What marks the mail answered in Gmail, Outlook, Thunderbird, Yahoo and Zimbra.
    private static let quoteMarks = [
        "gmail_quote", "divrplyfwdmsg", "appendonsend", "moz-cite-prefix", "yahoo_quoted",
        "mail-editor-reference-message", "data-marker=\"__quoted_text__\"", "olk_src_body_section",
    ]

    private static func after(
        _ mark: String, in rest: ArraySlice<Unicode.Scalar>
    ) -> ArraySlice<Unicode.Scalar> {
        let mark = Array(mark.unicodeScalars)
        var at = rest.startIndex
        while at + mark.count <= rest.endIndex {
            if rest[at..<at + mark.count].elementsEqual(mark) { return rest[(at + mark.count)...] }
            at += 1
        }
        return rest[rest.endIndex...]
    }

    private static func entity(_ name: String) -> String? {
        if name.first == "#" {
            let digits = name.dropFirst()
            let number =
                digits.first == "x" || digits.first == "X"
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        }
        switch name {
        case "nbsp": return " "
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "hellip": return "…"
        default: break
        }
        // &atilde; and its like: a letter and a mark, which reading without marks takes apart anyway.
        guard let letter = name.first, letter.isASCII,
            let mark = marks[String(name.dropFirst())]
        else { return nil }
        return String(letter) + mark
    }

    private static let marks = [
        "acute": "\u{301}", "grave": "\u{300}", "circ": "\u{302}", "tilde": "\u{303}",
        "uml": "\u{308}",
    ]
}
