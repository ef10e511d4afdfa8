import Foundation
import TestSupport

/// Somebody who is in the middle of a commit: the fence is locked, a setting is written, and no more.
final class DeciderAtWork {
    private let process = Process()
    private let input = Pipe()

    init(_ database: PreparedDatabase, term: Int64) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d",
            try DatabaseServer.shared().address(database.name),
        ]
        process.standardInput = input
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        try say(
            """
            BEGIN; SELECT term FROM fence WHERE term = \(term) FOR SHARE;
            INSERT INTO settings VALUES ('x', 'decided');
            \\echo at work
            """)
        // `psql` says that once all before it is done.
        var said = Data()
        while !String(decoding: said, as: UTF8.self).contains("at work") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw CocoaError(.fileReadUnknown) }
            said += more
        }
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
