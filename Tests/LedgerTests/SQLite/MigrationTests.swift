import Civil
import Foundation
import Ledger
import Scheduler
import Testing

/// A ledger of the first release goes on being one: nothing in it is lost, and its keys stay
/// (statement 35).
struct MigrationTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fixture/ledger-v1.sqlite")
        try FileManager.default.copyItem(
            at: fixture, to: URL(fileURLWithPath: scratch.path))
    }

    @Test("Everything that the first release wrote is read")
    func everything() throws {
        let keys = try Outside.ask("SELECT key FROM notices ORDER BY stage_at, key", scratch.path)
        let mails = try Outside.ask("SELECT id FROM mails ORDER BY number", scratch.path)
        let ids = mails.split(separator: "\n").map(String.init)
        let requests = try Outside.ask("SELECT id FROM requests", scratch.path)
            .split(separator: "\n").map(String.init)
        let ledger = try scratch.open()
        let contents = try Contents(ledger, mails: ids, requests: requests)
        #expect(contents.openings.count == 8 && contents.events.count == 5)
        #expect(contents.notices.count == 86 && contents.mails.count == 71)
        #expect(contents.notices.map(\.key).joined(separator: "\n") == keys)
        // The text is what the key's parts come to still, but for addresses.
        for notice in contents.notices where !notice.key.contains(":address:") {
            #expect(notice.notice.text == notice.key)
        }
        #expect(
            contents.mails.values.flatMap(\.outcomes).map(\.what)
                == Array(repeating: .revoked, count: 8))
        #expect(contents.openings.allSatisfy { $0.members == ["truong-a", "truong-b"] })
        #expect(contents.standing.lastEvent == 5 && contents.standing.trusted == nil)
        #expect(contents.standing.watermark == Instant(microseconds: 1_748_710_799_000_000))
        #expect(
            contents.events[4].body
                == .returned(until: date("2025-04-08"), note: "thiếu phụ lục"))
        #expect(
            contents.counts
                == LedgerCounts(
                    openings: 8, events: 5, notices: 86, waiting: 0, mails: 71, unspooled: 0,
                    undelivered: 63,
                    undeliveredSince: Instant(microseconds: 1_737_505_800_000_000), dead: 0))
        #expect(contents.requests.count == 5)
        #expect(contents.requests.values.allSatisfy { $0.digest == nil && $0.events.count == 1 })
        #expect(
            try Outside.ask("SELECT identifier FROM grdb_migrations", scratch.path)
                == "v1\nv2\nv3\nv4\nv5\nv6")
    }

    @Test("It goes on where it was: known keys are known, and what comes is recorded")
    func goingOn() throws {
        let ledger = try scratch.open()
        let before = try Contents(ledger)
        let again = Change.deciding(before.notices.map(\.notice), watermark: nil)
        #expect(try ledger.commit(again, expecting: .entry(lastEvent: 5)).new == [])
        #expect(try Contents(ledger) == before)
        var change = Change.deciding([notice("truong-a")], watermark: nil)
        change.events = [event(6)]
        change.request = Change.NewRequest(id: "r", asking: "x")
        change.mails = [mail("m", [notice("truong-a")])]
        change.trusted = hour(1)
        try ledger.put(change)
        let later = try scratch.open()
        #expect(try later.standing().lastEvent == 6 && later.standing().trusted == hour(1))
        #expect(try later.mail(id: "m")?.number == 72)
        #expect(
            try later.request("r")
                == RequestOutcome(
                    digest: Change.NewRequest(id: "r", asking: "x").digest, events: [6]))
    }

    @Test(
        "Its dead mails are dead since the last that was heard of them, unless they left after all")
    func deadMails() throws {
        let numbers = try Outside.ask(
            """
            SELECT number FROM mails WHERE spooled_at IS NOT NULL AND settled_at IS NULL
            ORDER BY number LIMIT 3
            """, scratch.path
        ).split(separator: "\n").map(String.init)
        try #require(numbers.count == 3)
        try Outside.run(
            """
            INSERT INTO outcomes VALUES (\(numbers[0]), 5, 'dead', '550'), (\(numbers[0]), 7, 'dead', '552'),
                (\(numbers[1]), 6, 'delayed', NULL), (\(numbers[2]), 6, 'dead', '550'),
                (\(numbers[2]), 8, 'sent', NULL);
            UPDATE mails SET settled_at = 8 WHERE number = \(numbers[2]);
            """, scratch.path)
        let ledger = try scratch.open()
        let counts = try ledger.counts()
        #expect(counts.dead == 1 && counts.undelivered == 61)
        #expect(try ledger.unsettledMails().count == 62)
        #expect(
            try Outside.ask("SELECT dead_at FROM mails WHERE dead_at NOT NULL", scratch.path) == "7"
        )
    }

    @Test("What one mail had shown by the fifth step is shown by that mail")
    func shown() throws {
        _ = try scratch.open()
        try Outside.run(
            """
            DELETE FROM grdb_migrations WHERE identifier = 'v6';
            DROP TABLE shown;
            CREATE TABLE shown (
                duty TEXT NOT NULL, period TEXT NOT NULL, unit TEXT NOT NULL, due TEXT NOT NULL,
                recipient TEXT NOT NULL, at INTEGER NOT NULL,
                mail INTEGER NOT NULL REFERENCES mails (number),
                PRIMARY KEY (duty, period, unit, due, recipient)) STRICT, WITHOUT ROWID;
            CREATE INDEX shown_by_mail ON shown (mail);
            INSERT INTO shown VALUES
                ('bao-cao-nam', '2025', 'a', '2025-11-04', 'x', \(hour(2).microseconds), 7);
            """, scratch.path)
        let ledger = try scratch.open()
        let line = ShownLine(obligation: owed("a"), due: date("2025-11-04"), address: "x")
        #expect(try ledger.answer(.with { $0.shown = [owed("a")] }).shown == [line: hour(2)])
        #expect(try Outside.ask("SELECT mail FROM shown", scratch.path) == "7")
    }

    @Test("Opening it twice migrates it once")
    func once() throws {
        _ = try scratch.open()
        let rows = try Outside.rows(scratch.path)
        _ = try scratch.open()
        #expect(try Outside.rows(scratch.path) == rows)
    }
}
