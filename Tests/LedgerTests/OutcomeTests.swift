import Ledger
import Scheduler
import Testing

/// What delivery says of mails, and what the service was told to remember.
struct OutcomeTests {
    private let ledger: LedgerStore
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.open()
        let notices = ["a", "b", "c"].map { notice($0) }
        try ledger.decide(notices)
        try ledger.settle(
            mails: notices.enumerated().map {
                mail("m\($0.offset)", ordinal: $0.offset, [$0.element])
            },
            fates: [])
        try ledger.markSpooled(ids: ["m1", "m0"], at: hour(2))
    }

    private func outcome(_ word: String, _ at: Int, _ detail: String? = nil) -> MailOutcome {
        MailOutcome(at: hour(at), outcome: word, detail: detail)
    }

    @Test("Mails in the spool are on their way until something final is said of them")
    func settling() throws {
        #expect(try ledger.unsettledMails() == ["m0", "m1"])
        #expect(try ledger.record(outcome("deferred", 3), ofMail: "m0", isFinal: false))
        #expect(try ledger.unsettledMails() == ["m0", "m1"])
        #expect(try ledger.record(outcome("delivered", 4), ofMail: "m0", isFinal: true))
        #expect(try ledger.unsettledMails() == ["m1"])
    }

    @Test("An outcome told again changes nothing; outcomes are kept in time order")
    func repeated() throws {
        let last = outcome("bounced", 5, "550 5.1.1")
        #expect(try ledger.record(last, ofMail: "m0", isFinal: true))
        #expect(try ledger.record(outcome("deferred", 3), ofMail: "m0", isFinal: false))
        let before = try Outside.contents(scratch.path)
        #expect(try !ledger.record(last, ofMail: "m0", isFinal: true))
        #expect(try Outside.contents(scratch.path) == before)
        #expect(try ledger.mail(id: "m0")?.outcomes == [outcome("deferred", 3), last])
    }

    @Test("An outcome of a mail that isn't known is refused")
    func unknown() throws {
        let before = try Outside.contents(scratch.path)
        let error = refusal { try ledger.record(outcome("x", 1), ofMail: "m9", isFinal: true) }
        #expect(error?.description.hasSuffix("mail m9 isn't known") == true)
        #expect(error?.kind == .contradiction)
        #expect(try Outside.contents(scratch.path) == before)
    }

    @Test(
        "Addresses that mail came back from are known by fingerprint, until one arrives (statement 21)"
    )
    func undeliverable() throws {
        try ledger.mark(undeliverable: "a@so.example", reason: "550")
        try ledger.mark(undeliverable: "b@so.example", reason: "552")
        try ledger.mark(undeliverable: "b@so.example", reason: nil)
        #expect(Array(try ledger.undeliverable().values) == ["550"])
        #expect(try !scratch.holds("a@so.example:"))
        let keys = try ledger.settings().keys
        #expect(keys.allSatisfy { !$0.contains("@") } && keys.count == 1)
    }

    @Test(
        "Settings are kept, replaced, taken away and found by their first letters, over a restart")
    func settings() throws {
        try ledger.set("silence:1", to: "x")
        try ledger.set("silence:1", to: "một\nhai")
        try ledger.set("silence:2", to: "")
        try ledger.set("silence", to: "3")
        try ledger.set("%:1", to: "4")
        try ledger.set("none", to: nil)
        let again = try scratch.open()
        #expect(try again.setting("silence:1") == "một\nhai")
        #expect(try again.setting("none") == nil)
        #expect(
            try again.settings(prefix: "silence:") == ["silence:1": "một\nhai", "silence:2": ""])
        #expect(try again.settings(prefix: "%") == ["%:1": "4"])
        #expect(try again.settings().count == 4)
        try again.set("silence:1", to: nil)
        #expect(try again.settings(prefix: "silence:") == ["silence:2": ""])
    }
}
