/// Base32 as RFC 4648, section 6 has it, in lower case and without padding: what mail systems that
/// lower the letters of an address leave as it is.
enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        var held = 0
        var bits = 0
        for byte in bytes {
            held = held << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                out.append(alphabet[held >> bits & 31])
            }
            held &= 1 << bits - 1
        }
        if bits > 0 { out.append(alphabet[held << (5 - bits) & 31]) }
        return String(decoding: out, as: UTF8.self)
    }

    /// `nil` for any text that `encode` doesn't give: a capital, another length, leftover bits that
    /// aren't zero. So no two texts stand for the same octets.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var held = 0
        var bits = 0
        for letter in text {
            let value: Int
            switch letter {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(letter - UInt8(ascii: "a"))
            case UInt8(ascii: "2")...UInt8(ascii: "7"): value = Int(letter - UInt8(ascii: "2")) + 26
            default: return nil
            }
            held = held << 5 | value
            bits += 5
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(held >> bits))
                held &= 1 << bits - 1
            }
        }
        return bits < 5 && held == 0 ? out : nil
    }
}
