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
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw .badAddress(text, reason: "it needs one @")
        }
        let (local, domain) = (parts[0], parts[1])
        guard local.utf8.count <= 64 else {
            throw .localPartTooLong(text, octets: local.utf8.count)
        }
        guard isDotAtom(local) else {
            throw .badAddress(
                text, reason: "before the @ only ASCII letters, digits and .!#$%&'*+-/=?^_`{|}~")
        }
        guard isDomainName(domain) else {
            throw .badAddress(text, reason: "'\(domain)' is not a domain name in ASCII")
        }
        guard text.utf8.count <= 254 else {
            throw .badAddress(text, reason: "it is longer than 254 octets")
        }
        return text
    }

    private static func isDotAtom(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.utf8.allSatisfy(isAtomText)
        }
    }

    private static func isDomainName(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy {
                    $0 == UInt8(ascii: "-") || (isAtomText($0) && isLetterOrDigit($0))
                }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: false
        }
    }
}
