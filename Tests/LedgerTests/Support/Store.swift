import Ledger
import LedgerMemory
import LedgerSQLite
import Testing

/// A kind of ledger: all of them pass everything in `Conformance` and give the answers of the others
/// in `Differential`.
enum Store: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, memory

    var testDescription: String { rawValue }

    /// A new ledger, in a directory of the test's own where it needs one.
    func open(in scratch: Scratch) throws -> any LedgerStore {
        switch self {
        case .sqlite: try SQLiteLedger(path: scratch.path)
        case .memory: MemoryLedger()
        }
    }

    /// The same ledger as another process would find it, if another can.
    func again(_ ledger: any LedgerStore, in scratch: Scratch) throws -> any LedgerStore {
        switch self {
        case .sqlite: try SQLiteLedger(path: scratch.path)
        case .memory: ledger
        }
    }
}
