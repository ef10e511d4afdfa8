import Civil
import Control
import JSON
import Ledger
import LedgerSQLite
import SourceText
import Spool
import Testing

@testable import Daemon
@testable import Desk

@Suite("Undoing what a wrong clock decided (statement 58)")
struct GoingBackTests {
    /// The clock went wrong at 07:30 of 15/10 and was put right half an hour later.
    private static func desk() throws -> DeskBench {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T07:30")
        try desk.set("2025-12-15T09:00")
        try desk.tick()
        try desk.set("2025-10-15T08:00")
        return desk
    }

    @Test("What hadn't left is taken back, and decided anew in its time")
    func undone() throws {
        let desk = try Self.desk()
        let undone = try #require(
            try desk.ask("ConfirmClock", ["back_to": "2025-10-15T07:30"])["undone"])
        #expect(undone["to"] == "2025-10-15T07:30:00+07:00")
        #expect(undone["left"] == 0)
        #expect((undone["notices"]?.intValue ?? 0) > 0 && (undone["mails"]?.intValue ?? 0) > 0)
        let right = try DeskBench(at: "2025-10-01T07:00")
        for desk in [desk, right] { try desk.advance(to: "2025-12-01T17:00") }
        #expect(try !right.sent("bao-loc").isEmpty)
        // What was taken back stands in the history as undone.
        #expect(try desk.sent("bao-loc") == right.sent("bao-loc"))
        #expect(
            try desk.engine.spool.list(.new).ids.count == right.engine.spool.list(.new).ids.count)
        let why = try desk.ask("Why", ["duty": "bao-cao", "unit": "bao-loc"])
        #expect("\(why)".contains("not sent: the clock was wrong then"))
        for desk in [desk, right] { try desk.remove() }
    }

    @Test(
        "What can't be undone is refused with a sentence, and nothing changes",
        arguments: [
            ("2025-10-15T08:01", "2025-10-15T08:01:00+07:00 is still to come"),
            ("2025-12-16", "2025-12-16T00:00:00+07:00 is still to come"),
            ("hôm qua", "'back_to': 'hôm qua' is no time such as 2026-11-30T07:00"),
            ("2025-10-15T07:30+7", "'back_to': '2025-10-15T07:30+7' is no time"),
            ("2025-13-01T00:00Z", "'back_to': '2025-13-01T00:00Z' is no time"),
        ])
    func refused(_ time: String, _ words: String) throws {
        let desk = try Self.desk()
        let (contents, standing) = (try desk.contents, try desk.ledger.standing())
        let refusal = try #require(
            try desk.refusals("ConfirmClock", ["back_to": .string(time)]).first)
        #expect(refusal.reason.en.hasPrefix(words), "\(refusal.reason.en)")
        #expect(refusal.reason.vi != refusal.reason.en)
        #expect(try desk.contents == contents)
        #expect(try desk.ledger.standing() == standing)
        try desk.remove()
    }

    @Test("Where nothing was decided beyond there is nothing to undo")
    func nothingBeyond() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.set("2025-10-01T07:30")
        let refusal = try #require(
            try desk.refusals("ConfirmClock", ["back_to": "2025-10-01T07:00"]).first)
        #expect(
            refusal.reason.en
                == "the ledger has decided up to 2025-10-01T07:00:00+07:00: there is nothing beyond "
                + "2025-10-01T07:00:00+07:00 to undo")
        #expect(try desk.ledger.undoings().isEmpty)
        try desk.remove()
    }

    @Test("Nobody but who may do everything may ask")
    func stranger() throws {
        let desk = try Self.desk()
        let standing = try desk.ledger.standing()
        let reply = desk.reply(
            "ConfirmClock", ["back_to": "2025-10-15T07:30"], by: DeskBench.stranger)
        if case .success = reply { Issue.record("\(reply)") }
        #expect(try desk.ledger.standing() == standing)
        try desk.remove()
    }

    @Test(
        "A time may be given where the plans are, or with its offset",
        arguments: [
            "2025-10-15T07:30", "2025-10-15 7:30:00", "15/10/2025 07:30", "2025-10-15T00:30Z",
            "2025-10-15T07:30:00+07:00", "2025-10-14T19:30-05:00",
        ])
    func times(_ text: String) throws {
        let wanted = try DeskBench.instant("2025-10-15T07:30")
        #expect(try Instant(parsing: text, in: DeskBench.zone) == wanted)
    }

    @Test("The alarm names the command that undoes it, in both languages")
    func words() throws {
        let ahead = ClockGuard.ahead(
            try DeskBench.instant("2098-01-01T07:00"), in: DeskBench.zone)
        for words in [ahead.text.vi, ahead.text.en] {
            #expect(words.contains("2098-01-01 07:00"))
            #expect(words.contains("'hanchot release --clock --back-to YYYY-MM-DDTHH:MM'"))
        }
        let trouble = Trouble.clockHeld(ahead, since: try DeskBench.instant("2025-10-15T08:00"))
        // Once, and by what is to be done.
        for (words, remedy) in [
            (trouble.text.vi, trouble.remedy.vi), (trouble.text.en, trouble.remedy.en),
        ] {
            #expect(remedy.contains("--back-to") && !words.contains("hanchot release"))
        }
    }
}
