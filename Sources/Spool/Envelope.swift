/// Who a message is from and for as far as SMTP is concerned; what its own From and To say is another
/// matter.
package struct Envelope: Hashable, Sendable {
    /// The most recipients of one message (RFC 5321, section 4.5.3.1.8).
    package static let mostRecipients = 100

    /// Where a bounce goes; `nil` is the null sender `<>`, to which nothing ever bounces.
    package let sender: String?

    /// 1 to 100 addresses. They are served together or not at all: when the server refuses one of
    /// them the message goes to none.
    package let recipients: [String]

    /// From when on the message is of no use to anybody and isn't sent any more, in microseconds since
    /// 1970 UTC; `nil` when it always is. Part of the message's bytes on disk: publishing it again
    /// needs the same value.
    package let expires: Int64?

    /// What it tells, as the service names it: printable ASCII without blanks. A ledger restored from a
    /// backup learns from here what has left since.
    package let notices: [String]

    /// - Throws: `SpoolError` (`.invalid`) for no recipient, too many, or an address that couldn't be
    ///   written between angle brackets as RFC 5321 wants it: `local@domain`, ASCII without blanks,
    ///   controls or angle brackets, at most 64 octets before the last `@` and 254 in all.
    package init(
        sender: String?, recipients: [String], expires: Int64? = nil, notices: [String] = []
    ) throws(SpoolError) {
        guard (1...Envelope.mostRecipients).contains(recipients.count) else {
            throw SpoolError(
                .invalid, action: "address a message", path: sender ?? "<>",
                reason: "it has \(recipients.count) recipients, not 1 to \(Envelope.mostRecipients)"
            )
        }
        for address in recipients + (sender.map { [$0] } ?? []) {
            if let reason = flaw(inAddress: address) {
                throw SpoolError(
                    .invalid, action: "address a message", path: address, reason: reason,
                    remedy: "correct the address in the registry")
            }
        }
        for notice in notices where !notice.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            throw SpoolError(
                .invalid, action: "address a message", path: notice,
                reason: "what it tells has a blank, a control or a character that isn't ASCII")
        }
        self.sender = sender
        self.recipients = recipients
        self.expires = expires
        self.notices = notices
    }
}

private func flaw(inAddress address: String) -> String? {
    let bytes = address.utf8
    guard let place = bytes.lastIndex(of: UInt8(ascii: "@")) else { return "it has no @" }
    let at = bytes.distance(from: bytes.startIndex, to: place)
    if at == 0 || at == bytes.count - 1 { return "it has nothing before or after the @" }
    if at > 64 { return "it has more than 64 octets before the @" }
    if bytes.count > 254 { return "it is longer than 254 octets" }
    for byte in bytes
    where !(0x21...0x7E).contains(byte) || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        return "it has a blank, a control, an angle bracket or a character that isn't ASCII"
    }
    return nil
}
