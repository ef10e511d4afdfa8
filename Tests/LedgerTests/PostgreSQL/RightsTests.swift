import Ledger
import Scheduler
import TestSupport
import Testing

/// The database itself refuses what the ledger never does: to its owner by triggers, to the service and to
/// who makes reports also by what their roles may do.
struct RightsTests {
    private let database: PreparedDatabase

    init() throws {
        let scratch = try Scratch()
        let ledger = try Store.postgresql.open(in: scratch)
        database = try scratch.database()
        var change = Change.deciding([
            notice("a"), notice("b"), notice("c", fate: .suppressed(.closed)),
        ])
        change.openings = [opening()]
        change.events = [event(1, .joined)]
        change.mails = [mail("m1", [notice("b")])]
        try ledger.put(change)
    }

    struct Attempt: CustomTestStringConvertible {
        let sql: String
        let words: String
        var role = "postgres"
        var testDescription: String { "\(role): \(sql)" }
    }

    static let triggered =
        [
            Attempt(
                sql: "UPDATE events SET kind = 'waived'",
                words: "events are appended, never changed"),
            Attempt(sql: "DELETE FROM events", words: "events are appended, never deleted"),
            Attempt(sql: "TRUNCATE events CASCADE", words: "events are appended, never deleted"),
            Attempt(
                sql: "UPDATE openings SET opened_at = 0",
                words: "openings are appended, never changed"),
            Attempt(sql: "DELETE FROM openings", words: "openings are appended, never deleted"),
            Attempt(sql: "UPDATE member_sets SET ids = ''", words: "members are frozen"),
            Attempt(sql: "DELETE FROM member_sets", words: "members are frozen"),
            Attempt(sql: "DELETE FROM notices", words: "notices are never deleted"),
            Attempt(
                sql: "UPDATE notices SET reason = 'moved' WHERE unit = 'c'",
                words: "a notice ends once"),
            Attempt(
                sql: "UPDATE notices SET fate = 'pending', reason = NULL WHERE unit = 'c'",
                words: "a notice ends once"),
            Attempt(
                sql: "UPDATE notices SET mail = NULL WHERE unit = 'b'", words: "a notice ends once"),
            Attempt(sql: "UPDATE head SET watermark = 1", words: "the watermark never falls"),
        ]
        + [
            "key", "duty", "period", "unit", "about_plan", "about_day", "plan", "due", "kind",
            "stage", "role", "stage_at", "decided_at",
        ].map {
            Attempt(
                sql: "UPDATE notices SET \($0) = '1' WHERE unit = 'a'",
                words: "a notice keeps its identity")
        }

    static let forbidden =
        [
            "UPDATE events SET kind = 'waived'", "DELETE FROM events", "TRUNCATE events",
            "UPDATE events SET recorded_at = 0", "DELETE FROM notices", "DELETE FROM mails",
            "DROP TABLE events", "DELETE FROM requests", "UPDATE member_sets SET ids = ''",
            "ALTER TABLE events DISABLE TRIGGER ALL", "DELETE FROM undoings",
            "UPDATE migrations SET name = 'v0'", "CREATE TABLE mine (one INTEGER)",
        ].map { Attempt(sql: $0, words: "", role: "hanchot") }
        + [
            "SELECT * FROM addresses", "SELECT subject FROM mails", "SELECT bytes FROM mails",
            "SELECT address FROM mails", "SELECT detail FROM outcomes", "SELECT * FROM answers",
            "SELECT * FROM settings", "INSERT INTO settings VALUES ('a', 'b')",
            "UPDATE notices SET reason = ''", "DELETE FROM openings",
        ].map { Attempt(sql: $0, words: "", role: "hanchot_reader") }

    @Test("Events, openings, keys and ends stay as they were written", arguments: triggered)
    func triggers(_ attempt: Attempt) throws {
        let error = #expect(throws: DatabaseServer.Failure.self) {
            try database.run(attempt.sql, as: attempt.role)
        }
        #expect(error?.description.contains(attempt.words) == true, "\(String(describing: error))")
    }

    @Test("What a role has no business with, it may not do", arguments: forbidden)
    func rights(_ attempt: Attempt) throws {
        let error = #expect(throws: DatabaseServer.Failure.self) {
            try database.run(attempt.sql, as: attempt.role)
        }
        let words = error?.description ?? ""
        #expect(words.contains("permission denied") || words.contains("must be owner"), "\(words)")
    }

    @Test("Who makes reports sees what was decided and recorded, of nobody in person")
    func reports() throws {
        #expect(
            try database.run("SELECT id, kind FROM events", as: "hanchot_reader") == "1|joined")
        #expect(
            try database.run(
                "SELECT unit, mails.id FROM notices JOIN mails ON number = mail",
                as: "hanchot_reader") == "b|m1")
    }
}
