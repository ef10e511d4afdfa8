/// A table that every store which speaks SQL has, with the columns that all of them have: what moves from
/// one store to another.
package struct LedgerTable: Hashable, Sendable {
    package enum Kind: Sendable { case text, integer, flag, bytes }

    package struct Column: Hashable, Sendable {
        package let name: String
        package let kind: Kind
    }

    package let name: String
    package let columns: [Column]
    /// Columns by which its rows are in order: no two rows are alike in them.
    package let key: [String]

    package var columnNames: String { columns.map(\.name).joined(separator: ", ") }
    package var keyNames: String { key.joined(separator: ", ") }

    private init(_ name: String, key: String, _ columns: String) {
        self.name = name
        self.key = key.split(separator: " ").map(String.init)
        self.columns = columns.split(whereSeparator: \.isWhitespace).map { word in
            let parts = word.split(separator: ":").map(String.init)
            let kind: Kind =
                switch parts.last {
                case "int": .integer
                case "flag": .flag
                case "bytes": .bytes
                default: .text
                }
            return Column(name: parts[0], kind: kind)
        }
    }

    /// In an order in which each refers to those before it alone.
    package static let all = [
        LedgerTable("settings", key: "name", "name value"),
        LedgerTable("member_sets", key: "id", "id:int hash ids"),
        LedgerTable("openings", key: "duty period", "duty period opened_at:int members:int"),
        LedgerTable("requests", key: "id", "id digest"),
        LedgerTable(
            "events", key: "id",
            """
            id:int duty period unit kind number none:flag note day letter to_unit voids:int answer:int
            actor held_on recorded_at:int late:int request
            """),
        LedgerTable("answers", key: "event", "event:int sender recipient words files"),
        LedgerTable("addresses", key: "fingerprint", "fingerprint address"),
        LedgerTable(
            "mails", key: "number",
            """
            number:int id recipient address slot:int ordinal:int kind subject sender expires:int items
            waiting bytes:bytes spooled_at:int settled_at:int dead_at:int scheduled_at:int
            """),
        LedgerTable("outcomes", key: "mail at outcome", "mail:int at:int outcome detail"),
        LedgerTable(
            "notices", key: "id",
            """
            id:int key duty period unit about_plan about_day plan due kind stage role stage_at:int
            release_at:int decided_at:int fate reason mail:int ended_at:int first_release:int
            """),
        LedgerTable(
            "shown", key: "duty period unit due recipient mail",
            "duty period unit due recipient mail:int at:int"),
        LedgerTable(
            "undoings", key: "number",
            "number:int back_to:int at:int actor last_event:int notices:int mails:int told:int"),
    ]
}

/// What stands in one column of one row.
package enum Cell: Hashable, Sendable {
    case null
    case text(String)
    /// A flag is 0 or 1.
    case integer(Int64)
    case bytes([UInt8])
}

/// How many rows a table has, and what identifies them: FNV-1a over every cell, in order, with its length.
package struct TableDigest: Hashable, Sendable {
    package private(set) var rows = 0
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    package mutating func add(_ row: [Cell]) {
        rows += 1
        for cell in row {
            switch cell {
            case .null: take([0])
            case .text(let text): take(1, Array(text.utf8))
            case .integer(let number): take(2, Array(String(number).utf8))
            case .bytes(let bytes): take(3, bytes)
            }
        }
    }

    private mutating func take(_ kind: UInt8, _ bytes: [UInt8]) {
        take([kind])
        take(Array("\(bytes.count):".utf8))
        take(bytes)
    }

    private mutating func take(_ bytes: [UInt8]) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
}
