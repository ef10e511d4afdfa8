import Civil

/// The machine's compiled zone data (RFC 9636), one file a zone.
struct ZoneDirectory: Sendable {
    let path: String

    /// Zone files take a few kilobytes; the largest known has 4 KB.
    private static let largest = 1 << 20

    /// `nil` for a name that is none, a zone that isn't there, and data that can't be used.
    func zone(_ name: String) -> Zone? {
        guard Self.isZoneName(name) else { return nil }
        guard let bytes = bytes(name) else { return name == "UTC" ? .utc : nil }
        do {
            return try Zone(name: name, tzif: bytes)
        } catch {
            return name == "UTC" ? .utc : nil
        }
    }

    private func bytes(_ name: String) -> [UInt8]? {
        switch OpenFile.open("\(path)/\(name)") {
        case .failure: return nil
        case .success(let file) where file.isDirectory: return nil
        case .success(let file):
            switch file.bytes(atMost: Self.largest) {
            case .failure: return nil
            case .success(let bytes): return bytes
            }
        }
    }

    /// Names come from rules and must not lead out of the directory: parts of ASCII letters,
    /// digits, `_`, `+` and `-`, with `/` between.
    static func isZoneName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        return name.utf8.count <= 64
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                            || (0x61...0x7A).contains(byte) || [0x5F, 0x2B, 0x2D].contains(byte)
                    }
            }
    }
}
