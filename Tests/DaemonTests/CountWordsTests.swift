import Civil
import Desk
import JSON
import SourceText
import Testing

@testable import Daemon

@Suite("One is counted as one")
struct CountWordsTests {
    @Test(
        "A count and what it counts agree",
        arguments: [
            (quantity(0, "day"), "0 days"), (quantity(1, "day"), "1 day"),
            (quantity(2, "day"), "2 days"), (quantity(1, "entry", "entries"), "1 entry"),
            (quantity(3, "mail waits", "mails wait"), "3 mails wait"),
        ])
    func agrees(_ text: String, _ wanted: String) { #expect(text == wanted) }

    @Test(
        "A single trouble is told as one",
        arguments: [
            (Trouble.dead(1, since: nil), "1 mail won't arrive"),
            (Trouble.held(1, since: nil), "1 notice is held for going to too many at once"),
            (
                Trouble.doubtful(1, since: nil),
                "1 notice is held: the ledger was restored, and what is held may have left before"
            ),
            (Trouble.journal(1), "1 journal entry could not be written"),
            (
                Trouble.refused(1, since: Instant(seconds: 0)),
                "the edited rules have 1 finding; those before stay in force"
            ),
        ])
    func troubles(_ trouble: Trouble, _ text: String) { #expect(trouble.text.en == text) }

    @Test("What is overdue by one working day is so in why")
    func why() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-05T08:00")
        let why = try desk.ask("Why", ["duty": "bao-cao", "unit": "bao-loc"])
        let texts = (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["en"]?.stringValue
        }
        #expect(texts.contains("no report yet, 1 working day overdue"), "\(texts)")
        try desk.remove()
    }
}
