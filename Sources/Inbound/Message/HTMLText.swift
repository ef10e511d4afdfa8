/// What a page of HTML shows, roughly: enough to find a few words in it.
///
/// What mail programs quote is left out: `blockquote`, and what they mark as the mail that is answered.
/// What nobody sees, or what is struck out, is told apart (statement 40).
struct HTMLText {
    private(set) var text = String.UnicodeScalarView()
    /// What is hidden, or struck out, outside of quotations.
    private(set) var aside = String.UnicodeScalarView()
    /// What is marked as the mail that is answered.
    private(set) var quoted = String.UnicodeScalarView()

    private var shownCount = 0
    private var asideCount = 0
    private var quotedCount = 0
    /// What is marked as a signature: whose it is may matter, what it says never does.
    private(set) var signature = String.UnicodeScalarView()
    private var signatureCount = 0
    private static let longestSignature = 2_000
    private var style: HiddenStyle
    /// The element whose content isn't shown, how deep it stands in others of its name, and why.
    private var skipped: (name: String, depth: Int, reason: Reason)?

    private enum Reason { case quoted, machine, unseen, signature }

    /// Takes time in proportion to the page; nothing of it is kept but what is shown, at most
    /// `InboundLimits.textScalars` of it.
    init(_ html: String) {
        let scalars = Array(html.unicodeScalars)
        style = HiddenStyle(scalars)
        var at = 0
        while at < scalars.count, shownCount < InboundLimits.textScalars {
            switch scalars[at] {
            case "<": at = markup(scalars, at)
            case "&":
                let (shown, next) = HTMLEntity.read(scalars, at)
                show(shown)
                at = next
            default:
                // Up to the next mark at once.
                var end = at + 1
                while end < scalars.count, scalars[end] != "<", scalars[end] != "&" { end += 1 }
                show(scalars[at..<min(end, at + InboundLimits.textScalars)])
                at = end
            }
        }
    }

    private mutating func markup(_ scalars: [Unicode.Scalar], _ at: Int) -> Int {
        if scalars[at...].starts(with: "<!--".unicodeScalars) {
            var end = at + 4
            while end < scalars.count {
                if scalars[end] == ">", scalars[end - 1] == "-", scalars[end - 2] == "-",
                    end > at + 4
                {
                    return end + 1
                }
                end += 1
            }
            return end
        }
        // A letter without a tag: "a < b".
        guard at + 1 < scalars.count, scalars[at + 1] != " " else {
            show("<")
            return at + 1
        }
        let end = Self.tagEnd(scalars, at)
        tag(HTMLTag(scalars[(at + 1)..<min(end, at + 1 + HTMLTag.longest)]))
        return min(end + 1, scalars.count)
    }

    /// Where the tag ends: a `>` outside of quotation marks, or the first one where those never close.
    private static func tagEnd(_ scalars: [Unicode.Scalar], _ at: Int) -> Int {
        var quote: Unicode.Scalar?
        var first: Int?
        var place = at + 1
        while place < scalars.count, place < at + HTMLTag.longest {
            let scalar = scalars[place]
            if let open = quote {
                if scalar == open { quote = nil }
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
            }
            if scalar == ">" {
                if quote == nil { return place }
                first = first ?? place
            }
            place += 1
        }
        if let first { return first }
        while place < scalars.count, scalars[place] != ">" { place += 1 }
        return place
    }

    private mutating func show(_ piece: some Sequence<Unicode.Scalar>) {
        guard skipped?.reason != .machine else { return }
        for scalar in piece {
            // Line ends in HTML are blanks.
            put(scalar == "\n" || scalar == "\r" ? " " : scalar)
        }
    }

    private mutating func show(_ piece: String) { show(Array(piece.unicodeScalars)) }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if skipped == nil {
            text.append(scalar)
            shownCount += 1
        } else if skipped?.reason == .signature {
            if signatureCount < Self.longestSignature {
                signature.append(scalar)
                signatureCount += 1
            }
        } else if skipped?.reason == .quoted {
            if quotedCount < InboundLimits.textScalars {
                quoted.append(scalar)
                quotedCount += 1
            }
        } else if asideCount < InboundLimits.textScalars {
            aside.append(scalar)
            asideCount += 1
        }
    }

    private mutating func tag(_ tag: HTMLTag) {
        if let open = skipped {
            guard tag.name == open.name, !tag.closesItself else {
                if open.reason != .machine, Self.blocks.contains(tag.name) { put("\n") }
                return
            }
            let depth = open.depth + (tag.isEnd ? -1 : 1)
            skipped = depth == 0 ? nil : (open.name, depth, open.reason)
            return
        }
        if Self.blocks.contains(tag.name) { put("\n") }
        guard !tag.isEnd else { return }
        if Self.cells.contains(tag.name) { put("\t") }
        guard tag.hasAttributes else {
            if Self.machine.contains(tag.name), !tag.closesItself {
                skipped = (tag.name, 1, .machine)
            } else if style.hides(name: tag.name), !tag.closesItself,
                !Self.empty.contains(tag.name)
            {
                skipped = (tag.name, 1, .unseen)
            } else if tag.name == "blockquote" || Self.struck.contains(tag.name) {
                skipped = (tag.name, 1, tag.name == "blockquote" ? .quoted : .unseen)
            }
            return
        }
        if Self.everythingBehind.contains(where: tag.text.contains) {
            skipped = (Self.neverClosed, 1, .quoted)
            return
        }
        guard !Self.empty.contains(tag.name), !tag.closesItself, !tag.name.isEmpty else { return }
        let reason: Reason? =
            if Self.machine.contains(tag.name) {
                .machine
            } else if tag.name == "blockquote" || Self.quotes.contains(where: tag.text.contains) {
                .quoted
            } else if Self.struck.contains(tag.name) || style.hides(tag) {
                .unseen
            } else if SignatureMark.stands(in: tag) {
                .signature
            } else {
                nil
            }
        if let reason { skipped = (tag.name, 1, reason) }
    }

    private static let blocks: Set<String> = [
        "br", "p", "div", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "h4", "hr", "section",
    ]
    /// What stands side by side in a table are words of their own.
    private static let cells: Set<String> = ["td", "th"]
    private static let empty: Set<String> = [
        "br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "source",
    ]
    private static let machine: Set<String> = [
        "script", "style", "head", "title", "template", "noscript", "svg", "object", "textarea",
        "select",
    ]
    private static let struck: Set<String> = ["s", "strike", "del"]
    /// No element has this name.
    private static let neverClosed = "/"

    /// What marks the mail answered, an element around it, in Gmail, Thunderbird, Yahoo, Proton and others.
    private static let quotes = [
        "gmail_quote", "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote",
        "zmail_extra", "data-marker=\"__quoted_text__\"", "mail-quote", "tutanota_quote",
        "type=\"cite\"", "type=cite",
    ]
    /// What Outlook puts before it.
    private static let everythingBehind = [
        "divrplyfwdmsg", "appendonsend", "mail-editor-reference-message", "olk_src_body_section",
        "x_divrplyfwdmsg", "reply-intro", "ms-outlook-mobile-reference-message",
    ]
}
