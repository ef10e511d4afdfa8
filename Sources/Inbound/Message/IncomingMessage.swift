/// A message as it came in, taken apart as far as an answer needs it.
struct IncomingMessage: Sendable {
    let fields: HeaderFields
    let type: MediaType
    let parts: MessageParts

    /// `nil` for what is no message at all: no header field, or a NUL, which RFC 5322 forbids and
    /// programs disagree about. Only the first `InboundLimits.messageOctets` are looked at.
    init?(_ bytes: [UInt8]) {
        let kept = bytes.prefix(InboundLimits.messageOctets)
        guard !kept.contains(0) else { return nil }
        fields = HeaderFields(kept)
        guard !fields.fields.isEmpty else { return nil }
        type = MediaType(fields.value("content-type"))
        parts = MessageParts(fields: fields, content: kept[fields.bodyStart...])
    }

    var subject: String {
        EncodedWords.decoded(String((fields.value("subject") ?? "").prefix(1_000)))
    }

    /// What a person reads in it, and what is there but hidden or struck out.
    struct Shown: Hashable {
        var text = ""
        var aside = ""
        /// The same as a page, where the plain text is shown: it should say the same.
        var page = ""
        /// What a page marks as the mail that is answered.
        var quoted = ""
        /// What a page marks as a signature.
        var signature: [String] = []
    }

    /// The plain text; the page where there is none, or where the page hides or strikes out something that the
    /// plain text can't.
    var shown: Shown {
        let parts = parts.leaves.filter { !$0.isAttachment }
        let plain = parts.first { $0.type.name == "text/plain" }?.text
        let html = parts.first { $0.type.name == "text/html" }.map { HTMLText($0.source) }
        guard let html else { return Self.withoutStruck(Shown(text: plain ?? "")) }
        let page = Shown(
            text: String(html.text), aside: trimmed(String(html.aside)),
            quoted: trimmed(String(html.quoted)),
            signature: String(html.signature).split(whereSeparator: \.isNewline)
                .map { trimmed(String($0)) }.filter { !$0.isEmpty })
        // Some phones leave the plain text blank.
        if let plain = plain.map({ Self.without(page.signature, $0) }), page.aside.isEmpty,
            !trimmed(plain).isEmpty
        {
            return Self.withoutStruck(
                Shown(
                    text: plain, page: page.text, quoted: page.quoted, signature: page.signature))
        }
        return Self.withoutStruck(page)
    }

    /// The plain text without the lines that the page beside it marks as a signature, on which it has no mark.
    private static func without(_ signature: [String], _ plain: String) -> String {
        guard !signature.isEmpty else { return plain }
        let marked = Set(signature.map(letters))
        return plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .filter { !marked.contains(letters(String($0))) || letters(String($0)).isEmpty }
            .joined(separator: "\n")
    }

    private static func letters(_ line: String) -> String {
        line.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Text without tags is struck out by an overlay on every letter.
    private static func withoutStruck(_ shown: Shown) -> Shown {
        guard shown.text.unicodeScalars.contains(where: isOverlay) else { return shown }
        let scalars = Array(shown.text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var struck = String.UnicodeScalarView()
        var at = 0
        while at < scalars.count {
            // A letter's own marks may stand before the overlay.
            var end = at + 1
            while end < scalars.count, (0x300...0x36F).contains(scalars[end].value) { end += 1 }
            let letter = scalars[at..<end]
            if letter.contains(where: isOverlay) {
                struck.append(contentsOf: letter.filter { !isOverlay($0) })
            } else {
                kept.append(contentsOf: letter)
            }
            at = end
        }
        return Shown(
            text: String(kept),
            aside: [shown.aside, trimmed(String(struck))].filter { !$0.isEmpty }
                .joined(separator: "\n"), page: shown.page, quoted: shown.quoted,
            signature: shown.signature)
    }

    private static func isOverlay(_ scalar: Unicode.Scalar) -> Bool {
        (0x335...0x338).contains(scalar.value)
    }

    /// The names of the files that came with it, at most `InboundLimits.attachments`.
    var attachments: [String] {
        Array(parts.leaves.compactMap(\.fileName).prefix(InboundLimits.attachments))
    }
}

/// Whether this can be a message: the one check that needs neither keys nor ledger.
package func looksLikeMessage(_ bytes: [UInt8]) -> Bool { IncomingMessage(bytes) != nil }
