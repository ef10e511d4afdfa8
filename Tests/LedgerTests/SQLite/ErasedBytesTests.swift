import Ledger
import Rules
import Scheduler
import Testing

/// What is erased, or no longer needed, is gone from the file and from its log (statement 34).
struct ErasedBytesTests {
    private let scratch: Scratch
    private let ledger: any LedgerStore
    private let gone = "nguyen.thi.hoa@truong.example"
    private let kept = "tran.van.binh@truong.example"

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.open()
        let notices = ["a", "b", "c"].map { notice($0) }
        try ledger.decide(notices + [notice("d", role: .address(gone))])
        try ledger.put(
            .settling([
                mail(
                    "m1", to: gone, subject: "Chuyện riêng đã gửi", bytes: "Thư-đã-gửi",
                    [notices[0]]),
                mail(
                    "m2", to: gone, ordinal: 2, subject: "Chuyện riêng chưa gửi",
                    bytes: String(repeating: "Thư-còn-chờ ", count: 2000), [notices[1]]),
                mail("m3", to: kept, subject: "Chuyện khác", bytes: "Thư-khác", [notices[2]]),
            ]))
        var change = Change.entering([event(1, .unread)])
        change.answers = [
            Change.NewAnswer(
                event: 1,
                said: SaidWords(
                    AnswerWords("Lời riêng", files: ["tệp-riêng.pdf"]), sender: gone,
                    recipient: kept))
        ]
        try ledger.put(change)
        try ledger.put(.spooling(["m1"], at: hour(2)))
        try ledger.say(outcome(.bounced, 3, "550 <\(gone)> unknown"), of: "m1")
        try ledger.set(undeliverableSetting(fingerprint(gone)), to: "550 <\(gone)> no such user")
    }

    @Test("An address, its subjects, bytes and answers are gone from the file and its log")
    func bytesGone() throws {
        let personal = [
            gone, "Chuyện riêng đã gửi", "Chuyện riêng chưa gửi", "Thư-còn-chờ", "Lời riêng",
            "tệp-riêng.pdf",
        ]
        for text in personal { #expect(try scratch.holds(text), "\(text) was never there") }
        #expect(try ledger.erase(address: gone, as: pseudonym))
        for text in personal + ["Thư-đã-gửi"] {
            #expect(try !scratch.holds(text), "\(text) is still there")
        }
        for text in [kept, "Chuyện khác", "Thư-khác"] { #expect(try scratch.holds(text)) }
    }

    @Test("Bytes of a mail that is in the spool don't linger in the file")
    func spooledBytes() throws {
        let text = "Thư-khác"
        #expect(try scratch.holds(text))
        try ledger.put(.spooling(["m3"], at: hour(4)))
        // Emptying the log is what erasing does besides.
        _ = try ledger.erase(address: "ai@khong.example", as: pseudonym)
        #expect(try !scratch.holds(text))
    }

    @Test("Whoever reads meanwhile doesn't keep erased bytes in the log")
    func whileReading() throws {
        let other = try scratch.open()
        _ = try Contents(other)
        #expect(try ledger.erase(address: gone, as: pseudonym))
        #expect(try !scratch.holds(gone))
        #expect(try other.mail(id: "m1")?.recipient == nil)
    }
}
