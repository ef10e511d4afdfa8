internal import Civil
package import Ledger
package import LedgerColumns

/// Its rows, read and written as they are: how a ledger moves to another store and back. The statements are
/// made of `LedgerTable`'s constants alone.
extension PostgresLedger: MovableLedger {
    package func eachRows(
        of table: LedgerTable, atATime: Int, _ take: ([[Cell]]) throws -> Void
    ) throws(LedgerError) {
        try read("read rows") { db in
            // Whoever takes them may need longer than a transaction usually may.
            try db.runAll(
                """
                SET LOCAL idle_in_transaction_session_timeout = '10min';
                DECLARE rows NO SCROLL CURSOR FOR
                    SELECT \(table.columnNames) FROM \(table.name) ORDER BY \(table.keyNames)
                """)
            while true {
                let rows = try db.run("FETCH FORWARD \(atATime) FROM rows").map { row in
                    try table.columns.map { try row.cell($0.kind) }
                }
                if rows.isEmpty { break }
                try take(rows)
            }
        }
    }

    package func fill(
        _ standing: LedgerStanding, rows: ((LedgerTable, [[Cell]]) throws -> Void) throws -> Void
    ) throws(LedgerError) {
        _ = try write("take a ledger over") { db -> Bool? in
            try db.runAll("SET LOCAL idle_in_transaction_session_timeout = '10min'")
            try rows { table, rows in
                let arrays = table.columns.indices.map {
                    "$\($0 + 1)::\(table.columns[$0].kind.array)"
                }
                .joined(separator: ", ")
                try db.run(
                    "INSERT INTO \(table.name) (\(table.columnNames)) SELECT * FROM unnest(\(arrays))",
                    table.columns.indices.map { column in
                        Parameter(rows.map { $0[column] }, of: table.columns[column].kind)
                    })
            }
            try db.run(
                SQL.moveHead,
                [
                    Parameter(standing.lastEvent), Parameter(standing.watermark?.microseconds),
                    Parameter(standing.trusted?.microseconds),
                ])
            return true
        }
    }
}

extension LedgerTable.Kind {
    fileprivate var array: String {
        switch self {
        case .text: "text[]"
        case .integer: "bigint[]"
        case .flag: "boolean[]"
        case .bytes: "bytea[]"
        }
    }
}

extension RowReader {
    fileprivate mutating func cell(_ kind: LedgerTable.Kind) throws -> Cell {
        switch kind {
        case .text: optionalText().map(Cell.text) ?? .null
        case .integer: try optionalInt().map(Cell.integer) ?? .null
        case .flag: optionalBool().map { .integer($0 ? 1 : 0) } ?? .null
        case .bytes: try optionalBytes().map(Cell.bytes) ?? .null
        }
    }
}

extension Parameter {
    fileprivate init(_ cells: [Cell], of kind: LedgerTable.Kind) {
        switch kind {
        case .bytes:
            self.init(
                octets: cells.map { if case .bytes(let bytes) = $0 { bytes } else { nil } })
        case .flag:
            self.init(cells.map { if case .integer(let number) = $0 { number != 0 } else { nil } })
        case .integer:
            self.init(cells.map { if case .integer(let number) = $0 { number } else { nil } })
        case .text:
            self.init(cells.map { if case .text(let text) = $0 { text } else { nil } })
        }
    }
}
