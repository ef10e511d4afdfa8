/// A ZIP archive (PKWARE's APPNOTE 6.3) of files that are stored as they are, for a package of a few
/// small texts: no file or archive above 4 GiB. Every file is dated 1 January 1980.
package enum StoredZip {
    package static func archive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.name.utf8)
            let offset = archive.count
            // Version 2.0, no flags, stored, midnight, 1980-01-01.
            let common =
                number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
                + number(Int(crc32(file.bytes)), 4) + number(file.bytes.count, 4)
                + number(file.bytes.count, 4) + number(name.count, 2) + number(0, 2)
            archive += number(0x0403_4B50, 4) + common + name + file.bytes
            directory += number(0x0201_4B50, 4) + number(20, 2) + common
            // No comment, first disk, no attributes.
            directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
            directory += number(offset, 4) + name
        }
        let start = archive.count
        archive += directory
        archive += number(0x0605_4B50, 4) + number(0, 2) + number(0, 2)
        archive += number(files.count, 2) + number(files.count, 2)
        archive += number(directory.count, 4) + number(start, 4) + number(0, 2)
        return archive
    }

    private static func number(_ value: Int, _ octets: Int) -> [UInt8] {
        (0..<octets).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// The check sum of IEEE 802.3, reflected.
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes { sum = sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in
            sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
        }
    }
}
