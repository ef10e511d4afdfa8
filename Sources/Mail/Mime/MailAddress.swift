/// An e-mail address that can be written in ASCII, with the name that is shown beside it.
package struct MailAddress: Hashable, Sendable {
    /// Shown by mail programs; any text without control characters.
    package let name: String?
    /// `local@domain`, at most 254 octets, the local part at most 64.
    package let address: String

    /// Throws when `address` isn't a dot-atom, an `@` and a domain name of letters, digits and
    /// hyphens, or when `name` holds a control character. Quoted local parts, address literals
    /// and internationalised addresses are refused: the relay is spoken to in plain SMTP.
    package init(_ address: String, name: String? = nil) throws(MailError) {
        self.address = try Self.checked(address)
        self.name = try name?.refusingControls(field: "name")
    }

    /// What stands behind the `@`.
    package var domain: String { String(address[address.index(after: at)...]) }
    /// What stands before the `@`.
    package var localPart: String { String(address[..<at]) }

    private var at: String.Index { address.lastIndex(of: "@") ?? address.startIndex }

    private static func checked(_ address: String) throws(MailError) -> String {
        let text = try address.refusingControls(field: "address")
        let octets = text.utf8
        guard let at = octets.lastIndex(of: UInt8(ascii: "@")),
            octets.firstIndex(of: UInt8(ascii: "@")) == at
        else {
            throw .badAddress(text, reason: "it needs one @")
        }
        let local = octets[..<at]
        let domain = octets[octets.index(after: at)...]
        guard local.count <= 64 else {
            throw .localPartTooLong(text, octets: local.count)
        }
        guard areDotted(local, labels: { $0 > 0 }, octets: isAtomText) else {
            throw .badAddress(
                text, reason: "before the @ only ASCII letters, digits and .!#$%&'*+-/=?^_`{|}~")
        }
        let isDomain =
            areDotted(domain, labels: { (1...63).contains($0) }, octets: isHostOctet)
            && !hasHyphenAtAnEnd(domain)
        guard isDomain else {
            throw .badAddress(
                text,
                reason:
                    "'\(String(decoding: domain, as: UTF8.self))' is not a domain name in ASCII")
        }
        guard octets.count <= 254 else {
            throw .badAddress(text, reason: "it is longer than 254 octets")
        }
        return text
    }

    /// Whether `text` is labels with dots between, each as long and of such octets as asked for.
    private static func areDotted(
        _ text: Substring.UTF8View, labels: (Int) -> Bool, octets: (UInt8) -> Bool
    ) -> Bool {
        var length = 0
        for octet in text {
            if octet == UInt8(ascii: ".") {
                guard labels(length) else { return false }
                length = 0
            } else {
                guard octets(octet) else { return false }
                length += 1
            }
        }
        return labels(length)
    }

    private static func hasHyphenAtAnEnd(_ domain: Substring.UTF8View) -> Bool {
        var previous = UInt8(ascii: ".")
        for octet in domain {
            let isDot = octet == UInt8(ascii: ".")
            if isDot, previous == UInt8(ascii: "-") { return true }
            if octet == UInt8(ascii: "-"), previous == UInt8(ascii: ".") { return true }
            previous = octet
        }
        return previous == UInt8(ascii: "-")
    }

    private static func isHostOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case 45, 48...57, 65...90, 97...122: true
        default: false
        }
    }
}
