import Ledger
import Scheduler
import TestSupport
import Testing

/// The file itself refuses what the ledger never does, whoever holds the pen.
struct ImmutabilityTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let ledger = try scratch.open()
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
        var testDescription: String { sql }
    }

    static let attempts =
        [
            Attempt(
                sql: "UPDATE events SET kind = 'waived'",
                words: "events are appended, never changed"),
            Attempt(sql: "DELETE FROM events", words: "events are appended, never deleted"),
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
            Attempt(sql: "UPDATE tick SET watermark = 1", words: "the watermark never falls"),
        ]
        + [
            "key", "duty", "period", "unit", "about_plan", "about_day", "plan", "due", "kind",
            "stage",
            "role", "stage_at", "decided_at",
        ].map {
            Attempt(
                sql: "UPDATE notices SET \($0) = '1' WHERE unit = 'a'",
                words: "a notice keeps its identity")
        }

    @Test("Events, openings, keys and ends stay as they were written", arguments: attempts)
    func refused(_ attempt: Attempt) throws {
        let before = try Outside.rows(scratch.path)
        #expect(throws: Outside.Refused(words: attempt.words)) {
            try Outside.run(attempt.sql, scratch.path)
        }
        #expect(try Outside.rows(scratch.path) == before)
    }
}
