import Foundation

/// Python's SQLite: somebody else's eyes and hands on the file.
enum Outside {
    /// Runs SQL, one statement after the other, committing; what stops it is thrown as its words.
    static func run(_ sql: String, _ path: String) throws {
        let said = try python(
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            try:
                db.executescript(sys.argv[2])
                db.commit()
            except sqlite3.Error as error:
                print(error)
            """, [path, sql])
        if !said.isEmpty { throw Refused(words: said) }
    }

    struct Refused: Error, Equatable {
        let words: String
    }

    /// Every row of every table, as text.
    static func rows(_ path: String) throws -> String {
        try python(
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            for line in db.iterdump():
                print(line)
            """, [path])
    }

    /// The first column of what a query finds, a line each.
    static func ask(_ sql: String, _ path: String) throws -> String {
        try python(
            """
            import sqlite3, sys
            for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
                print(row[0])
            """, [path, sql])
    }

    static func python(_ program: String, _ arguments: [String]) throws -> String {
        try output("/usr/bin/python3", ["-c", program] + arguments)
    }

    /// What a program printed; throws its complaint when it fails.
    @discardableResult
    static func output(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        try process.run()
        let data = out.fileHandleForReading.readDataToEndOfFile()
        let complaint = err.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Refused(words: String(decoding: complaint, as: UTF8.self))
        }
        return String(decoding: data, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
