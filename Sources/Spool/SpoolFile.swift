/// The bytes of a spooled message: a plain RFC 5322 file that any mail program opens, whose first
/// fields are its envelope.
///
///     Return-Path: <nhac-viec@so.example>
///     Envelope-To: <hieu-truong@truong.example>
///     Envelope-Expires: <1762275600000000>
///     Envelope-Notice: <bao-cao-nam/2025/thpt-bao-loc@2025-11-04:reminder:30d:head>
///     From: …
///
/// `Return-Path` comes first and once, `<>` being the null sender; then `Envelope-To`, one for each
/// recipient; then, where there is one, `Envelope-Expires` in microseconds since 1970 UTC, and
/// `Envelope-Notice`, one for each thing that it tells. Each stands
/// on one line that ends in CRLF. Delivery takes them off again before it sends
/// the rest: a message on its way must not carry a Return-Path (RFC 5321, section 4.4).
package enum SpoolFile {
    /// The largest message, envelope included, in bytes: 32 MiB.
    package static let largest = 32 << 20

    /// The file for a message.
    ///
    /// - Throws: `SpoolError` (`.invalid`) when the bytes don't begin with a header field, or are too
    ///   many.
    package static func encode(
        envelope: Envelope, message: [UInt8]
    ) throws(SpoolError) -> [UInt8] {
        if let flaw = flaw(inMessage: message[...]) {
            throw SpoolError(
                .invalid, action: "spool a message",
                path: envelope.recipients.joined(separator: ", "), reason: flaw)
        }
        var file: [UInt8] = []
        file.reserveCapacity(message.count + 256 * (2 + envelope.notices.count))
        func say(_ name: String, _ value: String) {
            file += name.utf8
            file.append(UInt8(ascii: "<"))
            file += value.utf8
            file += ">\r\n".utf8
        }
        say(returnPath, envelope.sender ?? "")
        for recipient in envelope.recipients { say(envelopeTo, recipient) }
        if let expires = envelope.expires { say(envelopeExpires, String(expires)) }
        for notice in envelope.notices { say(envelopeNotice, notice) }
        file += message
        guard file.count <= largest else {
            throw SpoolError(
                .invalid, action: "spool a message",
                path: envelope.recipients.joined(separator: ", "),
                reason: "it is larger than \(largest) bytes")
        }
        return file
    }

    /// The envelope and the message of a file.
    ///
    /// - Parameter path: named in the error.
    /// - Throws: `SpoolError` (`.strange`) when `encode` didn't write it.
    package static func decode(
        _ file: [UInt8], path: String
    ) throws(SpoolError) -> (envelope: Envelope, message: [UInt8]) {
        var rest = file[...]
        guard let sender = takeValue(after: returnPath, from: &rest) else {
            throw strange(path, "it doesn't begin with a Return-Path line")
        }
        var recipients: [String] = []
        while let recipient = takeValue(after: envelopeTo, from: &rest) {
            recipients.append(recipient)
        }
        var expires: Int64?
        if let text = takeValue(after: envelopeExpires, from: &rest) {
            guard let time = Int64(text) else {
                throw strange(path, "its Envelope-Expires isn't a number of microseconds")
            }
            expires = time
        }
        var notices: [String] = []
        while let notice = takeValue(after: envelopeNotice, from: &rest) { notices.append(notice) }
        if let flaw = flaw(inMessage: rest) { throw strange(path, "after its envelope \(flaw)") }
        do throws(SpoolError) {
            let envelope = try Envelope(
                sender: sender.isEmpty ? nil : sender, recipients: recipients, expires: expires,
                notices: notices)
            return (envelope, Array(rest))
        } catch {
            throw strange(path, error.reason)
        }
    }

    private static let returnPath = "Return-Path: "
    private static let envelopeTo = "Envelope-To: "
    private static let envelopeExpires = "Envelope-Expires: "
    private static let envelopeNotice = "Envelope-Notice: "

    private static func strange(_ path: String, _ reason: String) -> SpoolError {
        SpoolError(
            .strange, action: "read a spooled message", path: path, reason: reason,
            remedy: "move the file away; hanchotd didn't write it")
    }

    /// The value of the line `name<value>CRLF` at the start of `rest`, which then begins after it.
    private static func takeValue(
        after name: String, from rest: inout ArraySlice<UInt8>
    ) -> String? {
        let opening = Array((name + "<").utf8)
        guard rest.starts(with: opening),
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        let line = rest[rest.startIndex..<end]
        guard line.suffix(2).elementsEqual(Array(">\r".utf8)) else { return nil }
        let address = line.dropFirst(opening.count).dropLast(2)
        rest = rest[rest.index(after: end)...]
        return String(decoding: address, as: UTF8.self)
    }
}

/// Why these bytes can't stand after an envelope: a blank at the start would continue its last line, and
/// a first line that isn't there or begins like the envelope's may be the envelope's own, cut short.
private func flaw(inMessage message: ArraySlice<UInt8>) -> String? {
    guard let first = message.first, isFieldNameByte(first),
        message.contains(UInt8(ascii: "\n"))
    else { return "it doesn't begin with a header field" }
    if message.starts(with: Array("Envelope-".utf8)) {
        return "its first header field would be taken for its envelope"
    }
    return nil
}

/// A character of a header field's name (RFC 5322, section 2.2), the colon apart.
private func isFieldNameByte(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: ":")
}
