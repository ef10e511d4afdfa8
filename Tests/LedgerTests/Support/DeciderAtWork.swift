import Foundation
import TestSupport

/// Somebody who is in the middle of a commit: the fence is locked, a setting is written, and no more.
final class DeciderAtWork {
    private let process = Process()
    private let input = Pipe()

    init(
        _ database: PreparedDatabase, term: Int64, locking more: String = "SELECT 1"
    ) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d",
            try DatabaseServer.shared().address(database.name),
        ]
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        try say(
            """
            BEGIN; SELECT term FROM fence WHERE term = \(term) FOR SHARE;
            \(more);
            INSERT INTO settings VALUES ('x', 'decided');
            """)
        try database.waitUntil(
            """
            SELECT count(*) > 0 FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'idle in transaction'
                AND query LIKE 'INSERT INTO settings%'
            """)
    }

    func commit() throws {
        try say("COMMIT;")
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private func say(_ sql: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data("\(sql)\n".utf8))
    }
}
