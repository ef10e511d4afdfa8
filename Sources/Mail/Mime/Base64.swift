/// Base64 as RFC 4648, section 4 has it.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// With padding and without line breaks.
    package static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var group = 0
        var held = 0
        for byte in bytes {
            group = group << 8 | Int(byte)
            held += 1
            if held == 3 {
                for shift in [18, 12, 6, 0] { out.append(alphabet[group >> shift & 63]) }
                (group, held) = (0, 0)
            }
        }
        if held > 0 {
            group <<= 8 * (3 - held)
            for place in 0..<4 {
                out.append(place <= held ? alphabet[group >> (18 - 6 * place) & 63] : 61)
            }
        }
        return out
    }

    /// What a mail's encoded body stands for: characters of no meaning are passed over, and padding
    /// or a lonely last character ends it (RFC 2045, section 6.8).
    package static func decode(_ text: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var held = 0
        var bits = 0
        for letter in text {
            if letter == UInt8(ascii: "=") { break }
            guard let value = values[letter] else { continue }
            held = held << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(held >> bits))
                held &= 1 << bits - 1
            }
        }
        return out
    }

    private static let values: [UInt8: Int] = Dictionary(
        uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, $0.offset) })

    /// Lines of 76 characters, each ended with CRLF (RFC 2045, section 6.8).
    static func lines(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let encoded = encode(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(encoded.count + encoded.count / 38 + 2)
        var start = 0
        while start < encoded.count {
            let end = Swift.min(start + 76, encoded.count)
            out += encoded[start..<end]
            out += [13, 10]
            start = end
        }
        return out
    }
}
