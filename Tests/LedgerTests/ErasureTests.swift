import Ledger
import Rules
import Scheduler
import Testing

/// Personal data goes when it is asked to, and what was decided stays (statement 34).
struct ErasureTests {
    private let scratch: Scratch
    private let ledger: LedgerStore
    private let gone = "nguyen.thi.hoa@truong.example"
    private let kept = "tran.van.binh@truong.example"

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.open()
        let notices = ["a", "b", "c"].map { notice($0) }
        let byAddress = [notice("d", role: .address(gone)), notice("d", role: .address(kept))]
        try ledger.decide(notices + byAddress)
        try ledger.settle(
            mails: [
                mail(
                    "m1", to: gone, subject: "Chuyện riêng đã gửi", bytes: "Thư-đã-gửi",
                    [notices[0]]),
                mail(
                    "m2", to: gone, ordinal: 2, subject: "Chuyện riêng chưa gửi",
                    bytes: String(repeating: "Thư-còn-chờ ", count: 2000), [notices[1]]),
                mail("m3", to: kept, subject: "Chuyện khác", bytes: "Thư-khác", [notices[2]]),
            ], fates: [])
        try ledger.markSpooled(id: "m1", at: hour(2))
        try ledger.record(
            MailOutcome(at: hour(3), outcome: "bounced", detail: "550 <\(gone)> unknown"),
            ofMail: "m1", isFinal: true)
        try ledger.mark(undeliverable: gone, reason: "550 <\(gone)> no such user")
    }

    @Test("An address, its subjects, bytes and answers are gone from the file and its log")
    func bytesGone() throws {
        let personal = [gone, "Chuyện riêng đã gửi", "Chuyện riêng chưa gửi", "Thư-còn-chờ"]
        for text in personal { #expect(try scratch.holds(text), "\(text) was never there") }
        try ledger.erase(address: gone)
        for text in personal + ["Thư-đã-gửi"] {
            #expect(try !scratch.holds(text), "\(text) is still there")
        }
        for text in [kept, "Chuyện khác", "Thư-khác"] { #expect(try scratch.holds(text)) }
    }

    @Test("Erasing keeps what was decided, and sends nothing twice")
    func decisionsStay() throws {
        let keys = try ledger.notices(of: report).map(\.key)
        try ledger.erase(address: gone)
        #expect(try ledger.notices(of: report).map(\.key) == keys)
        let sent = try #require(try ledger.mail(id: "m1"))
        #expect(sent.recipient == nil && sent.subject == nil && sent.spooledAt == hour(2))
        #expect(
            sent.outcomes == [MailOutcome(at: hour(3), outcome: "bounced", detail: nil)])
        #expect(try ledger.mailCount(address: gone, slot: hour(1)) == 2)
        #expect(try Array(ledger.undeliverable().keys) == [fingerprint(gone)])
        // The mail that was not in the spool yet won't leave any more.
        #expect(try ledger.unspooledMails().map(\.id) == ["m3"])
        try ledger.settle(mails: [mail("m1", to: gone, bytes: "x", [notice("a")])], fates: [])
        #expect(try ledger.mail(id: "m1")?.bytes == nil)
    }

    @Test("A notice that waits for this very address ends; one for another waits on")
    func waiting() throws {
        try ledger.erase(address: gone)
        let told = try ledger.notices(of: owed("d"))
        #expect(told.map(\.notice.fate) == [.suppressed(.noAddress), .pending])
        #expect(told.map(\.notice.key.role) == [.address(""), .address(kept)])
    }

    @Test("Erasing what isn't there, and erasing twice, changes nothing")
    func repeated() throws {
        try ledger.erase(address: gone)
        let before = try Outside.contents(scratch.path)
        try ledger.erase(address: gone)
        try ledger.erase(address: "ai@khong.example")
        #expect(try Outside.contents(scratch.path) == before)
    }

    @Test("Bytes of a mail that is in the spool don't linger in the file")
    func spooledBytes() throws {
        let text = "Thư-khác"
        #expect(try scratch.holds(text))
        try ledger.markSpooled(id: "m3", at: hour(4))
        try ledger.checkpoint()
        #expect(try !scratch.holds(text))
    }
}
