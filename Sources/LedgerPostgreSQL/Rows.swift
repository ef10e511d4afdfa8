internal import Civil
internal import LedgerColumns

/// What a statement found, as the server's text of it.
struct Rows: Sendable {
    private let values: [String?]
    private let width: Int
    /// How many rows it found, or changed where it gives none back.
    let count: Int

    init(_ values: [String?], width: Int, count: Int) {
        self.values = values
        self.width = width
        self.count = count
    }

    /// Reads each row with `read`.
    func map<Value>(_ read: (inout RowReader) throws -> Value) throws -> [Value] {
        guard width > 0 else { return [] }
        var found: [Value] = []
        found.reserveCapacity(values.count / width)
        for start in stride(from: 0, to: values.count, by: width) {
            var reader = RowReader(values[start..<start + width])
            found.append(try read(&reader))
        }
        return found
    }

    func first<Value>(_ read: (inout RowReader) throws -> Value) throws -> Value? {
        guard width > 0, !values.isEmpty else { return nil }
        var reader = RowReader(values[0..<width])
        return try read(&reader)
    }
}

/// One row, read from its first column on: the order of a statement's list is the order of reading.
struct RowReader {
    private var rest: ArraySlice<String?>

    init(_ values: ArraySlice<String?>) { rest = values }

    /// The next column; `nil` where it is NULL.
    mutating func optionalText() -> String? { rest.popFirst() ?? nil }

    mutating func text() throws -> String {
        guard let text = optionalText() else { throw unreadable("NULL") }
        return text
    }

    mutating func optionalInt() throws -> Int64? {
        guard let text = optionalText() else { return nil }
        guard let value = Int64(text) else { throw unreadable(text) }
        return value
    }

    mutating func int() throws -> Int64 {
        guard let value = try optionalInt() else { throw unreadable("NULL") }
        return value
    }

    mutating func optionalBool() -> Bool? { optionalText().map { $0 == "t" } }

    mutating func bool() throws -> Bool { try text() == "t" }

    mutating func optionalInstant() throws -> Instant? {
        try optionalInt().map(Instant.init(microseconds:))
    }

    mutating func instant() throws -> Instant { Instant(microseconds: try int()) }

    mutating func optionalDay() throws -> CivilDate? {
        try optionalText().map { try CivilDate(parsing: $0) }
    }

    mutating func day() throws -> CivilDate { try CivilDate(parsing: try text()) }

    mutating func optionalBytes() throws -> [UInt8]? {
        guard let text = optionalText() else { return nil }
        guard let bytes = octets(inHexadecimal: text) else { throw unreadable("octets") }
        return bytes
    }

    private func unreadable(_ what: String) -> UnreadableRow {
        UnreadableRow(table: "of a statement", row: "\(rest.startIndex)", what: what)
    }
}
