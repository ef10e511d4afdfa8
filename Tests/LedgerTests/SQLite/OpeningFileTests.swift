import Foundation
import Ledger
import LedgerSQLite
import Scheduler
import Testing

/// What may be opened, and what is left alone.
struct OpeningFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("An empty file becomes a ledger, for owner and group alone, that opens again as it was")
    func migration() throws {
        try Data().write(to: URL(fileURLWithPath: scratch.path))
        do {
            let ledger = try scratch.open()
            #expect(try ledger.standing().watermark == nil)
            try ledger.decide([notice()])
        }
        let before = try Outside.rows(scratch.path)
        let again = try scratch.open()
        #expect(try again.standing().watermark == hour(1))
        #expect(try again.notice(key: notice().text)?.notice == notice())
        #expect(try Outside.rows(scratch.path) == before)
        let schema = try Outside.python(
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            print(hex(db.execute('PRAGMA application_id').fetchone()[0]),
                db.execute('PRAGMA journal_mode').fetchone()[0],
                db.execute('PRAGMA integrity_check').fetchone()[0],
                *[row[0] for row in db.execute('SELECT identifier FROM grdb_migrations')])
            """, [scratch.path])
        #expect(schema == "0x484e4348 wal ok v1 v2 v3 v4 v5 v6")
    }

    @Test("A new ledger's files are nobody else's to read")
    func permissions() throws {
        let ledger = try scratch.open()
        try ledger.decide([notice()])
        for name in try scratch.files().keys {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(scratch.directory)/\(name)")
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode & 0o007 == 0, "\(name)")
        }
    }

    struct Stranger: CustomTestStringConvertible {
        let testDescription: String
        let sql: String
    }

    static let strangers = [
        Stranger(
            testDescription: "another program's tables, in the log alone",
            sql: "PRAGMA journal_mode = WAL; CREATE TABLE contacts (name TEXT)"),
        Stranger(
            testDescription: "a schema of many pages",
            sql: (0..<200).map { "CREATE TABLE contacts\($0) (name TEXT);" }.joined()),
        Stranger(
            testDescription: "another program's tables", sql: "CREATE TABLE contacts (name TEXT)"),
        Stranger(
            testDescription: "another program's number",
            sql: "PRAGMA application_id = 7; CREATE TABLE contacts (name TEXT)"),
        Stranger(
            testDescription: "another program's number alone",
            sql: "PRAGMA application_id = 7; CREATE TABLE x (y); DROP TABLE x"),
    ]

    @Test("A database of another program is refused untouched", arguments: strangers)
    func foreign(_ stranger: Stranger) throws {
        try Outside.run(stranger.sql, scratch.path)
        let before = try scratch.files()
        let error = try #require(refusal { _ = try scratch.open() })
        #expect(error.kind == .foreign)
        #expect(error.description.contains(scratch.path))
        #expect(error.remedy == "name another directory with --state")
        #expect(try scratch.files() == before)
    }

    @Test("A database that another program is writing is refused untouched, its log as well")
    func foreignInUse() throws {
        _ = try Outside.python(
            """
            import os, sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.executescript("PRAGMA journal_mode = WAL; CREATE TABLE contacts (name TEXT)")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("INSERT INTO contacts VALUES ('Hoa')")
            db.commit()
            os._exit(0)
            """, [scratch.path])
        let before = try scratch.files()
        #expect(before.keys.contains("ledger.sqlite-wal"))
        #expect(refusal { _ = try scratch.open() }?.kind == .foreign)
        #expect(try scratch.files() == before)
        #expect(try Outside.ask("SELECT name FROM contacts", scratch.path) == "Hoa")
    }

    @Test(
        "A ledger whose making was cut off is made anew",
        arguments: [
            "PRAGMA journal_mode = WAL", "PRAGMA application_id = 1213088584",
            "CREATE TABLE x (y); DROP TABLE x",
        ])
    func cutOff(_ sql: String) throws {
        try Outside.run(sql, scratch.path)
        try scratch.open().decide([notice()])
        #expect(try scratch.open().counts().notices == 1)
    }

    @Test("A file that is no database is refused untouched", arguments: [1, 20, 8000])
    func noDatabase(_ length: Int) throws {
        let text = String(repeating: "Kính gửi các đơn vị\n", count: 400)
        let bytes = Data(text.utf8.prefix(length))
        try bytes.write(to: URL(fileURLWithPath: scratch.path))
        #expect(refusal { _ = try scratch.open() }?.kind == .foreign)
        #expect(try scratch.files() == ["ledger.sqlite": bytes])
    }

    @Test("A ledger that a later release has written is refused with its contents as they were")
    func newer() throws {
        _ = try scratch.open()
        try Outside.run("INSERT INTO grdb_migrations VALUES ('v99')", scratch.path)
        let before = try Outside.rows(scratch.path)
        let error = try #require(refusal { _ = try scratch.open() })
        #expect(error.kind == .newer)
        #expect(error.remedy == "install that release, or a later one")
        #expect(try Outside.rows(scratch.path) == before)
    }

    @Test("A ledger that can't be made says so, and how it could be")
    func unreachable() throws {
        let missing = refusal { _ = try SQLiteLedger(path: "\(scratch.directory)/none/x.sqlite") }
        #expect(missing?.kind == .unreachable)
        #expect(missing?.description.contains("No such file or directory; create the") == true)
        let directory = refusal { _ = try SQLiteLedger(path: scratch.directory) }
        #expect(directory?.kind == .unreachable)
    }

    @Test("Every error that a person can mend says how", arguments: LedgerError.Kind.allCases)
    func remedies(_ kind: LedgerError.Kind) {
        let error = LedgerError(kind: kind, action: "open", path: "/x", reason: "so")
        switch kind {
        case .full, .readOnly, .unreachable, .busy, .damaged, .foreign, .newer, .moved:
            #expect(error.description == "could not open: ledger /x: so; \(error.remedy)")
            #expect(!error.remedy.isEmpty)
        case .contradiction, .failed:
            #expect(error.description == "could not open: ledger /x: so")
        }
    }
}
