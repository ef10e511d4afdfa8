import Foundation
import Ledger
import LedgerSQLite
import Synchronization
import TestSupport

/// A directory of its own for one test, removed with it.
final class Scratch {
    let directory: String
    private let made = Mutex<PreparedDatabase?>(nil)

    init() throws {
        // In memory where that can be had: whether a disk keeps its word is nothing a test can see.
        let shared = "/dev/shm/"
        let room =
            FileManager.default.isWritableFile(atPath: shared) ? shared : NSTemporaryDirectory()
        directory = room + "hanchot-ledger-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: directory)
        } catch {
            print("could not remove \(directory): \(error)")
        }
    }

    var path: String { "\(directory)/ledger.sqlite" }

    /// A prepared database of the test's own.
    func database() throws -> PreparedDatabase {
        try made.withLock { made in
            if let made { return made }
            let new = try PreparedDatabase()
            made = new
            return new
        }
    }

    func open() throws -> any LedgerStore { try SQLiteLedger(path: path) }

    /// The bytes of the ledger's file and of its companions, by name.
    func files() throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
            found[name] = try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)"))
        }
        return found
    }

    /// Whether `text` stands anywhere in them.
    func holds(_ text: String) throws -> Bool {
        try files().values.contains { $0.range(of: Data(text.utf8)) != nil }
    }
}
