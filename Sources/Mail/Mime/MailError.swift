/// Why a mail can't be written: a value that no header, address or body may carry.
///
/// Nothing is ever stripped to make a value fit; `description` says in one English line what to
/// mend.
package enum MailError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `field` ("Subject", "From", "text", …) holds a control character or a line separator,
    /// `scalar`, as the `position`-th Unicode scalar, counted from 0.
    case controlCharacter(field: String, scalar: UInt32, position: Int)
    /// `address` can't be written as an ASCII `local@domain` (RFC 5321, 4.1.2); `reason` says why.
    case badAddress(String, reason: String)
    /// The part before the `@` has `octets` octets, more than `most`: the 64 of RFC 5321, section
    /// 4.5.3.1.1, or fewer where a token must fit behind it.
    case localPartTooLong(String, octets: Int, most: Int = 64)
    /// A mail, or a calendar event, with an empty id would share its identity with another.
    case emptyID
    /// `text` isn't a message identification of the form `<left@right>` (RFC 5322, 3.6.4).
    case badMessageID(String)

    package var description: String {
        switch self {
        case .controlCharacter(let field, let scalar, let position):
            "\(field): control character U+\(hex(scalar)) at position \(position) is not allowed"
        case .badAddress(let address, let reason):
            "'\(address)' is not an e-mail address: \(reason)"
        case .localPartTooLong(let address, let octets, let most):
            "'\(address)' has \(octets) octets before the @; at most \(most) are allowed"
        case .emptyID:
            "the id is empty"
        case .badMessageID(let text):
            "'\(text)' is not a Message-ID such as <id@domain>"
        }
    }
}

/// At least four upper-case hexadecimal digits.
private func hex(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
}

extension String {
    /// `self`, when it holds no control character and no line separator but those in `allowed`.
    ///
    /// Controls are C0, DEL, C1 (U+0085 NEL among them), U+2028 and U+2029.
    func refusingControls(field: String, allowed: [Unicode.Scalar] = [])
        throws(MailError)
        -> String
    {
        if !mayHoldControl(allowed) { return self }
        for (position, scalar) in unicodeScalars.enumerated() {
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
                if allowed.contains(scalar) { continue }
                throw .controlCharacter(field: field, scalar: scalar.value, position: position)
            default:
                continue
            }
        }
        return self
    }

    /// The same question asked of the octets, which is quicker to answer with no.
    private func mayHoldControl(_ allowed: [Unicode.Scalar]) -> Bool {
        // No control and no separator is without one of these.
        guard
            holdsAny({
                ($0 < 0x20 && $0 != 10 && $0 != 9) || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2
            }) || !allowed.contains("\n") || !allowed.contains("\t")
        else { return false }
        let allowsLineEnd = allowed.contains("\n")
        let allowsTab = allowed.contains("\t")
        var last: UInt8 = 0
        var before: UInt8 = 0
        for octet in utf8 {
            if octet < 0x20, !(octet == 10 && allowsLineEnd), !(octet == 9 && allowsTab) {
                return true
            }
            if octet == 0x7F || last == 0xC2 && octet < 0xA0 { return true }
            if before == 0xE2, last == 0x80, octet == 0xA8 || octet == 0xA9 { return true }
            (before, last) = (last, octet)
        }
        return false
    }
}
