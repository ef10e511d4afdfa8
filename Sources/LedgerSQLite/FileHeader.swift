internal import Glibc
internal import Ledger

/// The first bytes of a database file, read before SQLite sees the file: whoever opens a database may
/// write to it or beside it, and another program's must stay as it is, byte for byte.
///
/// See "The Database Header" and "B-tree Pages" in SQLite's description of its file format.
struct FileHeader {
    private static let length = 108
    private let bytes: [UInt8]

    /// Of the open file; `nil` where reading fails, with the reason in `errno`.
    init?(descriptor: Int32) {
        var bytes = [UInt8](repeating: 0, count: Self.length)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else { return nil }
        self.bytes = Array(bytes.prefix(count))
    }

    /// Whose the file is, as far as its beginning says so.
    enum Owner {
        /// A ledger, or nothing yet.
        case us
        /// A ledger whose beginning was overwritten.
        case usOnce
        /// A database with another number, or with tables and no number: a ledger has its number before
        /// its first table.
        case another
        /// No database.
        case nobody
    }

    func owner(number: Int32) -> Owner {
        if bytes.isEmpty { return .us }
        guard bytes.count == Self.length else { return .nobody }
        let application = bytes[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let isOurs = application == UInt32(bitPattern: number)
        guard bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            return isOurs ? .usOnce : .nobody
        }
        return isOurs || (application == 0 && isSchemaEmpty) ? .us : .another
    }

    /// The schema's page follows the header: a leaf without cells has no tables.
    private var isSchemaEmpty: Bool {
        bytes[100] == 13 && bytes[103] == 0 && bytes[104] == 0
    }
}
