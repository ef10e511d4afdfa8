/// A body's text on its way to its transfer encoding. Every octet of every mail goes through here, so it is
/// looked at without a branch for each.
enum BodyOctets {
    /// Whether there is no control in UTF-8 text but tabs and the ends of lines, LF or CRLF, and no line
    /// separator.
    static func areClean(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        var place = 0
        while place + 2 < octets.count {
            found |= flaw(octets[place], octets[place + 1], octets[place + 2])
            place += 1
        }
        while place < octets.count {
            let next = place + 1 < octets.count ? octets[place + 1] : 0
            found |= flaw(octets[place], next, 0)
            place += 1
        }
        return found == 0
    }

    /// 1 where a control or a separator begins, 0 elsewhere. C1 are C2 80–9F, the separators E2 80 A8–A9.
    @inline(__always)
    private static func flaw(_ octet: UInt8, _ next: UInt8, _ third: UInt8) -> UInt8 {
        func bit(_ isSo: Bool) -> UInt8 { isSo ? 1 : 0 }
        let isLineEnd = bit(octet == 10) | bit(octet == 13) & bit(next == 10)
        let control = bit(octet < 0x20) & ~(bit(octet == 9) | isLineEnd) | bit(octet == 0x7F)
        let second = bit(octet == 0xC2) & bit(next < 0xA0)
        return control | second
            | bit(octet == 0xE2) & bit(next == 0x80) & bit(third & 0xFE == 0xA8)
    }

    /// Appends text with every line ended with CRLF, also those that were.
    static func append(_ octets: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var start = 0
        var place = 0
        while place < octets.count {
            if place + 8 <= octets.count, !holdsLineFeed(octets, place) {
                place += 8
                continue
            }
            if octets[place] == 10, place == 0 || octets[place - 1] != 13 {
                out += octets[start..<place]
                out.append(13)
                start = place
            }
            place += 1
        }
        out += octets[start...]
    }

    /// Whether one of the eight octets from `place` on is LF: the one that is becomes zero, and of a zero
    /// octet alone does taking one away carry into its highest bit (Hacker's Delight, section 6-1).
    @inline(__always)
    private static func holdsLineFeed(
        _ octets: UnsafeBufferPointer<UInt8>, _ place: Int
    ) -> Bool {
        let word = UnsafeRawBufferPointer(octets).loadUnaligned(
            fromByteOffset: place, as: UInt64.self)
        let marked = word ^ 0x0A0A_0A0A_0A0A_0A0A
        return (marked &- 0x0101_0101_0101_0101) & ~marked & 0x8080_8080_8080_8080 != 0
    }
}

extension String {
    /// With LF alone where a line ended with CRLF; any other CR stays.
    var withoutReturns: String {
        var text = self
        return text.withUTF8 { octets in
            String(unsafeUninitializedCapacity: octets.count) { room in
                var count = 0
                for place in octets.indices {
                    let next = place + 1
                    if octets[place] == 13, next < octets.count, octets[next] == 10 { continue }
                    room[count] = octets[place]
                    count += 1
                }
                return count
            }
        }
    }
}

extension [UInt8] {
    /// Appends what the program itself says.
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { self += $0 }
    }
}
