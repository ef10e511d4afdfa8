import Spool
import Testing
import TestSupport

@Suite("What delivery records")
struct RecordTests {
    @Test("A record is readable text")
    func text() throws {
        let record = DeliveryRecord(
            id: try id("a-1"), outcome: .deferred, cause: .postponed, attempts: 2,
            firstAttempt: 1_762_300_000_000_000, lastAttempt: 1_762_300_600_000_000,
            nextAttempt: 1_762_301_300_000_000, replyCode: 451, replyText: "4.3.0 try again later")
        #expect(
            record.text == """
                Hanchot-Delivery: 1
                Id: a-1
                Outcome: deferred
                Cause: postponed
                Attempts: 2
                First-Attempt: 1762300000000000
                Last-Attempt: 1762300600000000
                Next-Attempt: 1762301300000000
                Reply: 451 4.3.0 try again later

                """)
    }

    @Test("Any record comes back from its text", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let letters: [Character] = ["a", "ắ", " ", "\n", "\r", "\0", ":", "5", "\u{2028}", "😀"]
        let reply = (0..<Int.random(in: 0...600, using: &generator)).map { _ in
            letters[Int.random(in: 0..<letters.count, using: &generator)]
        }
        let outcome = DeliveryRecord.Outcome.allCases[Int.random(in: 0..<3, using: &generator)]
        let record = DeliveryRecord(
            id: try id("a-1"), outcome: outcome,
            cause: DeliveryRecord.Cause.allCases[Int.random(in: 0..<7, using: &generator)],
            attempts: Int.random(in: 0...99, using: &generator),
            firstAttempt: Bool.random(using: &generator) ? 17 : nil,
            lastAttempt: Int64.random(in: .min ... .max, using: &generator),
            nextAttempt: Int64.random(in: .min ... .max, using: &generator),
            replyCode: Int.random(in: 0...599, using: &generator), replyText: String(reply))
        #expect(DeliveryRecord(text: record.text, id: record.id) == record)
        #expect(record.text.split(separator: "\n").count == record.text.filter { $0 == "\n" }.count)
    }

    @Test("A server can't write lines of its own into a record")
    func forged() throws {
        let forged = try record("a-1", .dead, reply: "no\r\nOutcome: sent\u{1B}[2J")
        #expect(forged.replyText == "no Outcome: sent [2J")
        #expect(DeliveryRecord(text: forged.text, id: forged.id)?.outcome == .dead)
    }

    @Test("Any cut of a record counts as none, and so does another message's")
    func truncated() throws {
        let whole = try record("a-1", .deferred)
        for length in 0..<whole.text.utf8.count {
            let cut = String(decoding: whole.text.utf8.prefix(length), as: UTF8.self)
            #expect(DeliveryRecord(text: cut, id: whole.id) == nil)
        }
        #expect(DeliveryRecord(text: whole.text, id: try id("a-2")) == nil)
    }

    @Test("The trouble with the mail server is kept and goes away")
    func relay() throws {
        let scratch = try Scratch()
        let spool = try scratch.open()
        #expect(try spool.relayTrouble() == nil)
        let trouble = RelayTrouble(
            failures: 3, since: 1, lastAttempt: 2, nextAttempt: 3, reason: "connection\nrefused")
        try spool.recordRelay(trouble)
        #expect(try scratch.open().relayTrouble() == trouble)
        #expect(trouble.reason == "connection refused")
        try spool.recordRelay(nil)
        try spool.recordRelay(nil)
        #expect(try spool.relayTrouble() == nil)
    }
}
