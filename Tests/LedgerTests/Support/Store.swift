import Ledger
import LedgerMemory
import LedgerPostgreSQL
import LedgerSQLite
import TestSupport
import Testing

/// A kind of ledger: all of them pass everything in `Conformance` and give the answers of the others
/// in `Differential`.
enum Store: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, postgresql, memory

    var testDescription: String { rawValue }

    /// A new ledger, in a directory of the test's own where it needs one.
    func open(in scratch: Scratch) throws -> any LedgerStore {
        switch self {
        case .sqlite: try SQLiteLedger(path: scratch.path)
        case .postgresql: try PostgresLedger(try scratch.database().address())
        case .memory: MemoryLedger()
        }
    }

    /// The same ledger as another process would find it, if another can.
    func again(_ ledger: any LedgerStore, in scratch: Scratch) throws -> any LedgerStore {
        switch self {
        case .sqlite: try SQLiteLedger(path: scratch.path)
        case .postgresql: try PostgresLedger(try scratch.database().address())
        case .memory: ledger
        }
    }
}
