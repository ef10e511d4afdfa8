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
        type = MediaType(fields.first("content-type"))
        parts = MessageParts(fields: fields, content: kept[fields.bodyStart...])
    }

    var subject: String {
        EncodedWords.decoded(String((fields.first("subject") ?? "").prefix(1_000)))
    }

    /// The plain text that the sender wrote; from HTML only where there is no plain text.
    var text: String {
        let shown = parts.leaves.filter { !$0.isAttachment }
        if let plain = shown.first(where: { $0.type.name == "text/plain" }) { return plain.text }
        if let html = shown.first(where: { $0.type.name == "text/html" }) {
            return HTMLText.text(of: html.text)
        }
        return ""
    }
}

/// Whether this can be a message: the one check that needs neither keys nor ledger.
package func looksLikeMessage(_ bytes: [UInt8]) -> Bool { IncomingMessage(bytes) != nil }
