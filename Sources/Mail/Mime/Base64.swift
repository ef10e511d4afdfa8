/// Base64 as RFC 4648, section 4 has it.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// With padding and without line breaks.
    package static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        append(bytes[...], to: &out)
        return out
    }

    /// The same behind what stands in `out`.
    static func append(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
        let size = (bytes.count + 2) / 3 * 4
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { room in
            bytes.withUnsafeBufferPointer { write($0, into: room) }
            out += room[..<size]
        }
    }

    /// Fills `room`, which is as large as the result.
    private static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
    ) {
        let room = UnsafeMutableRawBufferPointer(room)
        pairs.withUnsafeBufferPointer { pairs in
            var at = 0
            var to = 0
            while at + 3 <= bytes.count {
                let group = Int(bytes[at]) << 16 | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
                room.storeBytes(of: pairs[group >> 12], toByteOffset: to, as: UInt16.self)
                room.storeBytes(of: pairs[group & 4095], toByteOffset: to + 2, as: UInt16.self)
                at += 3
                to += 4
            }
            let left = bytes.count - at
            guard left > 0 else { return }
            let group = Int(bytes[at]) << 16 | (left == 2 ? Int(bytes[at + 1]) << 8 : 0)
            room.storeBytes(of: pairs[group >> 12], toByteOffset: to, as: UInt16.self)
            room[to + 2] = left == 2 ? alphabet[group >> 6 & 63] : UInt8(ascii: "=")
            room[to + 3] = UInt8(ascii: "=")
        }
    }

    /// The two characters for each twelve bits, as they lie in memory.
    private static let pairs: [UInt16] = (0..<4096).map { bits in
        let (first, second) = (UInt16(alphabet[bits >> 6]), UInt16(alphabet[bits & 63]))
        return (first | second << 8).littleEndian
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

    /// Lines of 76 characters, each ended with CRLF (RFC 2045, section 6.8), behind what stands in
    /// `out`.
    static func appendLines(_ bytes: [UInt8], to out: inout [UInt8]) {
        // As many lines at a time as the stack has room for.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 13 * 78) { room in
            bytes.withUnsafeBufferPointer { bytes in
                var start = 0
                while start < bytes.count {
                    var used = 0
                    while start < bytes.count, used < room.count {
                        let line = bytes[start..<Swift.min(start + 57, bytes.count)]
                        let size = (line.count + 2) / 3 * 4
                        write(
                            UnsafeBufferPointer(rebasing: line),
                            into: UnsafeMutableBufferPointer(rebasing: room[used..<used + size]))
                        room[used + size] = 13
                        room[used + size + 1] = 10
                        used += size + 2
                        start += line.count
                    }
                    out += room[..<used]
                }
            }
        }
    }
}
