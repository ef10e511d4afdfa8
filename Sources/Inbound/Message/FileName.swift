/// The name of a file that came with a message, for people to read.
enum FileName {
    static let longest = 100

    /// `nil` for what is part of the mail itself: its text, a picture inside it, a signature, an invitation.
    static func read(disposition: String, type: MediaType, isAttachment: Bool) -> String? {
        let parameters = MediaType.parameters(of: disposition)
        let raw =
            parameters["filename*"].map(extended) ?? parameters["filename"]
            ?? parameters["filename*0*"].map(extended) ?? parameters["filename*0"]
            ?? type.parameters["name"] ?? type.parameters["name*"].map(extended)
        guard isAttachment || raw != nil, !mailTypes.contains(type.name) else { return nil }
        if !isAttachment, type.type == "image" { return nil }
        let name = readable(EncodedWords.decoded(String((raw ?? "").prefix(500))))
        return name.isEmpty ? type.name : name
    }

    private static let mailTypes: Set<String> = [
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
        "application/pgp-keys", "text/calendar", "text/vcard", "text/x-vcard", "application/ics",
        "message/rfc822", "message/delivery-status", "message/disposition-notification",
        "text/rfc822-headers",
    ]

    /// `utf-8''b%C3%A1o.pdf` (RFC 2231).
    private static func extended(_ value: String) -> String {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return value }
        var octets: [UInt8] = []
        let bytes = Array(parts[2].utf8.prefix(1_500))
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
                let octet = UInt8(
                    String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
            {
                octets.append(octet)
                at += 3
            } else {
                octets.append(bytes[at])
                at += 1
            }
        }
        return ContentDecoding.text(octets, charset: String(parts[0]))
    }

    /// The last part of a path, without controls and marks that turn the writing round.
    private static func readable(_ text: String) -> String {
        let last = text.split { $0 == "/" || $0 == "\\" }.last ?? ""
        return SenderWords.shown(String(last), longest: longest)
    }
}
