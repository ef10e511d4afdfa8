import Foundation

import Ledger

/// A directory of its own for one test, removed with it.
final class Scratch {
    let directory: String

    init() throws {
        directory = NSTemporaryDirectory() + "hanchot-ledger-\(UUID().uuidString)"
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

    func open() throws -> LedgerStore { try LedgerStore(path: path) }

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
    static func contents(_ path: String) throws -> String {
        try python(
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            for line in db.iterdump():
                print(line)
            """, [path])
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
