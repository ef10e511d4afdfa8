import CZlib
import SourceText

/// A ZIP archive (PKWARE's APPNOTE 6.3) of somebody else's, in memory: what its directory says of a
/// part is checked against the part.
struct ZipArchive {
    private struct Part {
        var isEncrypted: Bool
        var method: Int
        var checkSum: Int
        var packed: Int
        var size: Int
        var offset: Int
    }

    private let bytes: [UInt8]
    private var parts: [String: Part] = [:]

    init(_ bytes: [UInt8]) throws(SheetRefusal) {
        self.bytes = bytes
        let end = try Self.end(of: bytes)
        let count = Self.number(bytes, end + 10, 2)
        guard count <= SheetLimits.parts else {
            throw .tooLarge("tệp nén có \(count) phần", "the archive has \(count) parts")
        }
        var place = Self.number(bytes, end + 16, 4)
        for _ in 0..<count { place = try read(at: place) }
    }

    /// The record at the end, which a comment of at most 65,535 bytes may follow.
    private static func end(of bytes: [UInt8]) throws(SheetRefusal) -> Int {
        let last = bytes.count - 22
        guard last >= 0 else { throw cut }
        let first = max(0, last - 0xFFFF)
        for place in stride(from: last, through: first, by: -1)
        where number(bytes, place, 4) == 0x0605_4B50 {
            return place
        }
        throw cut
    }

    private static let cut = SheetRefusal.damaged(
        "tệp bị cắt ngang, chưa tải hết", "the file is cut short, as by a download")

    /// One entry of the directory; where the next one starts.
    private mutating func read(at place: Int) throws(SheetRefusal) -> Int {
        guard place >= 0, place + 46 <= bytes.count,
            Self.number(bytes, place, 4) == 0x0201_4B50
        else { throw Self.cut }
        func number(_ offset: Int, _ octets: Int) -> Int {
            Self.number(bytes, place + offset, octets)
        }
        let nameEnd = place + 46 + number(28, 2)
        let next = nameEnd + number(30, 2) + number(32, 2)
        guard next <= bytes.count else { throw Self.cut }
        let name = String(decoding: bytes[place + 46..<nameEnd], as: UTF8.self)
        guard parts[name] == nil else {
            throw .damaged("phần \(printable(name)) có hai lần", "it has \(printable(name)) twice")
        }
        parts[name] = Part(
            isEncrypted: number(8, 2) & 1 == 1, method: number(10, 2), checkSum: number(16, 4),
            packed: number(20, 4), size: number(24, 4), offset: number(42, 4))
        return next
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ octets: Int) -> Int {
        (0..<octets).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    var names: [String] { Array(parts.keys) }

    func has(_ name: String) -> Bool { parts[name] != nil }

    /// The part, unpacked. Refused where it isn't as long as the directory says, or has another sum.
    func contents(of name: String) throws(SheetRefusal) -> [UInt8] {
        guard let part = parts[name] else {
            throw .damaged("thiếu phần \(printable(name))", "it lacks \(printable(name))")
        }
        if part.isEncrypted { throw .encrypted }
        guard part.size <= SheetLimits.part else {
            throw .tooLarge(
                "phần \(printable(name)) hơn 128 MB", "\(printable(name)) is larger than 128 MB")
        }
        guard part.offset + 30 <= bytes.count,
            Self.number(bytes, part.offset, 4) == 0x0403_4B50
        else { throw Self.cut }
        let start =
            part.offset + 30 + Self.number(bytes, part.offset + 26, 2)
            + Self.number(bytes, part.offset + 28, 2)
        guard start + part.packed <= bytes.count else { throw Self.cut }
        let packed = bytes[start..<start + part.packed]
        let contents: [UInt8]? =
            switch part.method {
            case 0: part.packed == part.size ? Array(packed) : nil
            // Nothing deflates better than 1 to 1032: room is made for what can be.
            case 8 where part.size <= 1032 * part.packed: inflated(packed, to: part.size)
            default: nil
            }
        guard let contents, checkSum(contents) == part.checkSum else {
            throw .damaged(
                "phần \(printable(name)) không giải nén được", "\(printable(name)) doesn't unpack")
        }
        return contents
    }
}

/// What `packed` (RFC 1951) unpacks to; `nil` unless that is `size` bytes and all of `packed` goes into
/// them.
private func inflated(_ packed: ArraySlice<UInt8>, to size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard czlib_inflate_start(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    // One byte more: what goes on beyond its size is found out.
    var result = [UInt8](repeating: 0, count: size + 1)
    var input = Array(packed)
    let status = input.withUnsafeMutableBufferPointer { from in
        result.withUnsafeMutableBufferPointer { to in
            stream.next_in = from.baseAddress
            stream.avail_in = UInt32(from.count)
            stream.next_out = to.baseAddress
            stream.avail_out = UInt32(to.count)
            return inflate(&stream, Z_FINISH)
        }
    }
    guard status == Z_STREAM_END, stream.avail_in == 0, Int(stream.total_out) == size else {
        return nil
    }
    result.removeLast()
    return result
}

private func checkSum(_ bytes: [UInt8]) -> Int {
    Int(bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
}
