internal import Mail

/// From the octets of a part to its text (RFC 2045, section 6; RFC 2046, section 4.1.2).
enum ContentDecoding {
    /// `encoding` is the value of `Content-Transfer-Encoding`; one that isn't known leaves the octets
    /// as they are.
    static func octets(_ bytes: ArraySlice<UInt8>, encoding: String?) -> [UInt8] {
        switch encoding?.lowercased().filter({ !$0.isWhitespace }) {
        case "base64": Base64.decode(bytes)
        case "quoted-printable": quotedPrintable(bytes, underscoreIsBlank: false)
        default: Array(bytes)
        }
    }

    /// Text of UTF-8, ASCII, Latin-1 or Windows' Western or Vietnamese set; octets that don't fit,
    /// and other sets, give U+FFFD, which is part of no word. What is UTF-8 as a whole is read as that,
    /// whatever it is said to be: nobody's letters of another set make such a text by chance.
    static func text(_ octets: some Collection<UInt8>, charset: String?) -> String {
        if let text = String(validating: octets, as: UTF8.self) { return text }
        let special: [UInt8: UInt32]
        switch charset?.lowercased() ?? "us-ascii" {
        case "iso-8859-1", "iso8859-1", "latin1", "l1": special = eth
        case "windows-1252", "cp1252": special = western.merging(eth) { $1 }
        case "windows-1258", "cp1258": special = western.merging(vietnamese) { $1 }
        default: return String(decoding: octets, as: UTF8.self)
        }
        var text = String.UnicodeScalarView()
        for octet in octets {
            text.append(Unicode.Scalar(special[octet] ?? UInt32(octet)) ?? "\u{FFFD}")
        }
        return String(text)
    }

    static func quotedPrintable(
        _ bytes: some Collection<UInt8>, underscoreIsBlank: Bool
    ) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        let bytes = Array(bytes)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "_"), underscoreIsBlank {
                out.append(32)
            } else if byte != UInt8(ascii: "=") {
                out.append(byte)
            } else if at + 1 < bytes.count, let high = digit(bytes[at]),
                let low = digit(bytes[at + 1])
            {
                out.append(high << 4 | low)
                at += 2
            } else if let end = softLineEnd(bytes, at) {
                at = end
            } else {
                out.append(byte)
            }
        }
        return out
    }

    /// Where the next line starts, when only blanks stand between `at` and the line's end.
    private static func softLineEnd(_ bytes: [UInt8], _ at: Int) -> Int? {
        var place = at
        while place < bytes.count, bytes[place] == 32 || bytes[place] == 9 || bytes[place] == 13 {
            place += 1
        }
        if place == bytes.count { return place }
        return bytes[place] == 10 ? place + 1 : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// The Western sets have no đ: who writes Vietnamese in them takes the eth that looks like it.
    private static let eth: [UInt8: UInt32] = [0xD0: 0x110, 0xF0: 0x111]

    /// 0x80–0x9F of Windows-1252.
    private static let western: [UInt8: UInt32] = [
        0x80: 0x20AC, 0x81: 0xFFFD, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026,
        0x86: 0x2020, 0x87: 0x2021, 0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039,
        0x8C: 0x0152, 0x8D: 0xFFFD, 0x8E: 0x017D, 0x8F: 0xFFFD, 0x90: 0xFFFD, 0x91: 0x2018,
        0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014,
        0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A, 0x9C: 0x0153, 0x9D: 0xFFFD,
        0x9E: 0x017E, 0x9F: 0x0178,
    ]

    /// Where Windows-1258 parts from Windows-1252: letters of Vietnamese, and its tones as marks.
    private static let vietnamese: [UInt8: UInt32] = [
        0xC3: 0x102, 0xCC: 0x300, 0xD0: 0x110, 0xD2: 0x309, 0xD5: 0x1A0, 0xDD: 0x1AF, 0xDE: 0x303,
        0xE3: 0x103, 0xEC: 0x301, 0xF0: 0x111, 0xF2: 0x323, 0xF5: 0x1A1, 0xFD: 0x1B0, 0xFE: 0x20AB,
    ]
}
