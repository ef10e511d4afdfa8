package import Ledger

/// A store whose rows can be taken out and put in as they are: how a ledger moves to another store and back.
package protocol MovableLedger: LedgerReading {
    /// Hands out a table's rows in order, some at a time.
    func eachRows(
        of table: LedgerTable, atATime: Int, _ take: ([[Cell]]) throws -> Void
    ) throws(LedgerError)

    /// Fills an empty ledger, whole or not at all.
    ///
    /// - Parameter rows: calls its argument with a table and rows of it, in the order of `LedgerTable.all`.
    func fill(
        _ standing: LedgerStanding, rows: ((LedgerTable, [[Cell]]) throws -> Void) throws -> Void
    ) throws(LedgerError)
}
