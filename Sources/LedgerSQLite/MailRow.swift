internal import Civil
internal import Foundation
internal import GRDB
internal import LedgerColumns
internal import Scheduler

/// A message's bytes as a column: GRDB speaks Foundation's `Data` here and nowhere else.
struct Blob: DatabaseValueConvertible, StatementColumnConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(sqliteStatement: SQLiteStatement, index: CInt) {
        bytes = Array(Data(sqliteStatement: sqliteStatement, index: index))
    }

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Blob? {
        Data.fromDatabaseValue(value).map { Blob(Array($0)) }
    }
}

/// What `selectMails` gives, in this order.
private enum MailColumn: Int, SelectedColumn {
    case number, id, address, slot, ordinal, kind, subject, sender, expires, items, waiting, bytes
    case spooledAt

    var sql: String {
        switch self {
        case .number: "number"
        case .id: "id"
        case .address: "address"
        case .slot: "slot"
        case .ordinal: "ordinal"
        case .kind: "kind"
        case .subject: "subject"
        case .sender: "sender"
        case .expires: "expires"
        case .items: "items"
        case .waiting: "waiting"
        case .bytes: "bytes"
        case .spooledAt: "spooled_at"
        }
    }
}

/// Whole mails, for `StoredMail(row:)`.
let selectMails = "SELECT \(MailColumn.list) FROM mails"

extension StoredMail {
    /// Reads a row of `selectMails` and what belongs to it.
    init(row: Row, _ db: Database) throws {
        let row = SelectedRow<MailColumn>(row)
        let number: Int64 = row[.number]
        let bytes: Blob? = row[.bytes]
        let keys = try db.cachedStatement(
            sql: "SELECT key FROM notices WHERE mail = ? ORDER BY key")
        let outcomes = try db.cachedStatement(
            sql: "SELECT at, outcome, detail FROM outcomes WHERE mail = ? ORDER BY at, outcome")
        guard let kind = MailKind(text: row[.kind]) else {
            throw UnreadableRow(table: "mails", row: row[.id], what: "kind")
        }
        self.init(
            number: number, id: row[.id], recipient: row[.address],
            slot: Instant(microseconds: row[.slot]),
            ordinal: row[.ordinal], subject: row[.subject], kind: kind,
            sender: row[.sender],
            expires: (row[.expires] as Int64?).map(Instant.init(microseconds:)),
            items: LedgerColumns.items(inText: row[.items]),
            waiting: LedgerColumns.waiting(inText: row[.waiting]),
            bytes: bytes?.bytes, keys: try String.fetchAll(keys, arguments: [number]),
            spooledAt: (row[.spooledAt] as Int64?).map(Instant.init(microseconds:)),
            outcomes: try Row.fetchAll(outcomes, arguments: [number]).map { outcome in
                guard let what = MailOutcome.What(rawValue: outcome["outcome"]) else {
                    throw UnreadableRow(table: "outcomes", row: row[.id], what: "outcome")
                }
                return MailOutcome(
                    at: Instant(microseconds: outcome["at"]), what, detail: outcome["detail"])
            })
    }
}
