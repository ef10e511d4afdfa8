internal import Civil

/// Which mail a token was made for: its id in the 14 octets that a token has room for.
///
/// An id such as `20251028T003000-5c0f2d41a6be7789-1` is the mail's slot in UTC, the fingerprint of
/// its recipient's address, and which of that address's mails of the slot it is. A mail's notices
/// are frozen when it is made (statement 12): its id says which obligations, at which stage, and for
/// whom.
package struct MailReference: Hashable, Sendable {
    /// Seconds since 1970, up to the year 2106.
    let slot: UInt32
    let recipient: UInt64
    let ordinal: UInt16

    /// `nil` for an id of another form.
    package init?(id: String) {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 16,
            let recipient = UInt64(parts[1], radix: 16), let ordinal = UInt16(parts[2]),
            let slot = Self.slot(parts[0])
        else { return nil }
        (self.slot, self.recipient, self.ordinal) = (slot, recipient, ordinal)
        // Signs, capitals and leading zeros would make two ids one.
        guard self.id == id else { return nil }
    }

    package var id: String {
        let at = Instant(seconds: Int64(slot)).local(offset: 0)
        let day = "\(pad(at.date.year, 4))\(pad(at.date.month, 2))\(pad(at.date.day, 2))"
        let time = "\(pad(at.time.hour, 2))\(pad(at.time.minute, 2))\(pad(at.time.second, 2))"
        let digits = String(recipient, radix: 16)
        let name = String(repeating: "0", count: 16 - digits.count) + digits
        return "\(day)T\(time)-\(name)-\(ordinal)"
    }

    private static func slot(_ text: Substring) -> UInt32? {
        let digits = Array(text.utf8)
        guard digits.count == 15, digits[8] == UInt8(ascii: "T") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            Int(String(decoding: digits[range], as: UTF8.self))
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
            let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
            let date = CivilDate(year, month, day), let time = CivilTime(hour, minute, second)
        else { return nil }
        return UInt32(exactly: Instant(CivilDateTime(date, time), offset: 0).seconds)
    }

    static let octets = 14

    var bytes: [UInt8] {
        bigEndian(UInt64(slot), 4) + bigEndian(recipient, 8) + bigEndian(UInt64(ordinal), 2)
    }

    /// `bytes` holds 14 octets.
    init(bytes: ArraySlice<UInt8>) {
        func number(_ octets: ArraySlice<UInt8>) -> UInt64 {
            octets.reduce(0) { $0 << 8 | UInt64($1) }
        }
        slot = UInt32(truncatingIfNeeded: number(bytes.prefix(4)))
        recipient = number(bytes.dropFirst(4).prefix(8))
        ordinal = UInt16(truncatingIfNeeded: number(bytes.dropFirst(12).prefix(2)))
    }
}

func bigEndian(_ number: UInt64, _ octets: Int) -> [UInt8] {
    (0..<octets).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
}
