internal import Civil
internal import GRDB
package import Ledger
package import LedgerColumns

/// Its rows, read and written as they are: how a ledger moves to another store and back.
extension SQLiteLedger: MovableLedger {
    package func eachRows(
        of table: LedgerTable, atATime: Int, _ take: ([[Cell]]) throws -> Void
    ) throws(LedgerError) {
        try read("read rows") { db in
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT \(table.columnNames) FROM \(table.name) ORDER BY \(table.keyNames)")
            var batch: [[Cell]] = []
            while let row = try rows.next() {
                batch.append(table.columns.indices.map { Cell(row[$0] as DatabaseValue) })
                if batch.count == atATime {
                    try take(batch)
                    batch = []
                }
            }
            if !batch.isEmpty { try take(batch) }
        }
    }

    package func fill(
        _ standing: LedgerStanding, rows: ((LedgerTable, [[Cell]]) throws -> Void) throws -> Void
    ) throws(LedgerError) {
        _ = try write("take a ledger over") { db -> Bool? in
            try rows { table, rows in
                let places = Array(repeating: "?", count: table.columns.count)
                    .joined(separator: ", ")
                let statement = try db.cachedStatement(
                    sql: "INSERT INTO \(table.name) (\(table.columnNames)) VALUES (\(places))")
                for row in rows {
                    try statement.execute(arguments: StatementArguments(row.map(\.value)))
                }
            }
            if let watermark = standing.watermark?.microseconds {
                try db.execute(
                    sql: "INSERT INTO tick (one, watermark) VALUES (1, ?)", arguments: [watermark])
            }
            if let trusted = standing.trusted?.microseconds {
                try db.execute(
                    sql: "INSERT INTO clock (one, trusted) VALUES (1, ?)", arguments: [trusted])
            }
            return true
        }
    }
}

extension Cell {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .integer(Int64(number))
        case .string(let text): self = .text(text)
        case .blob: self = .bytes(Blob.fromDatabaseValue(value)?.bytes ?? [])
        }
    }

    fileprivate var value: DatabaseValue {
        switch self {
        case .null: .null
        case .text(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .bytes(let bytes): Blob(bytes).databaseValue
        }
    }
}
