import Ledger
import Rules
import Scheduler
import Testing

/// What delivery says of mails.
struct OutcomeTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Mails `m0`, `m1` and `m2`; the first two are in the spool, `m1` since before `m0`.
    private func ledger(_ store: Store) throws -> any LedgerStore {
        let ledger = try store.open(in: scratch)
        let notices = ["a", "b", "c"].map { notice($0) }
        try ledger.decide(notices)
        try ledger.put(
            .settling(
                notices.enumerated().map {
                    mail("m\($0.offset)", ordinal: $0.offset + 1, [$0.element])
                }))
        try ledger.put(.spooling(["m1"], at: hour(2)))
        try ledger.put(.spooling(["m0"], at: hour(3)))
        return ledger
    }

    @Test(
        "Mails in the spool are on their way until something final is said of them",
        arguments: Store.allCases, MailOutcome.What.allCases)
    func settling(_ store: Store, _ what: MailOutcome.What) throws {
        let ledger = try ledger(store)
        #expect(try ledger.unsettledMails() == ["m0", "m1"])
        try ledger.say(outcome(what, 4, "x"), of: "m0")
        #expect(try ledger.unsettledMails() == (what.isFinal ? ["m1"] : ["m0", "m1"]))
        #expect(try ledger.mail(id: "m0")?.outcomes == [outcome(what, 4, "x")])
        #expect(try ledger.returnedMails() == (what == .bounced || what == .dead ? ["m0"] : []))
        let counts = try ledger.counts()
        #expect(counts.dead == (what == .dead ? 1 : 0))
        #expect(counts.undelivered == (what.isFinal || what == .dead ? 1 : 2))
        #expect(counts.undeliveredSince == hour(2))
    }

    @Test(
        "A mail that was never put in the spool may be settled, and won't leave",
        arguments: Store.allCases)
    func unpublishable(_ store: Store) throws {
        let ledger = try ledger(store)
        try ledger.say(outcome(.unpublishable, 4), of: "m2")
        #expect(try ledger.unspooled() == [])
        let mail = try #require(try ledger.mail(id: "m2"))
        #expect(mail.bytes == nil && mail.spooledAt == nil)
        #expect(try ledger.unsettledMails() == ["m0", "m1"])
        #expect(try ledger.counts().unspooled == 0)
    }

    @Test(
        "A dead mail is counted apart until it leaves after all, and never comes to life by old news",
        arguments: Store.allCases)
    func dead(_ store: Store) throws {
        let ledger = try ledger(store)
        func counts() throws -> [Int] {
            let counts = try ledger.counts()
            return [counts.undelivered, counts.dead]
        }
        try ledger.say(outcome(.dead, 4, "550"), of: "m1")
        #expect(try counts() == [1, 1])
        #expect(try ledger.counts().undeliveredSince == hour(3))
        try ledger.say(outcome(.dead, 5, "552"), of: "m1")
        try ledger.say(outcome(.delayed, 6), of: "m1")
        #expect(try counts() == [1, 1])
        try ledger.say(outcome(.sent, 7), of: "m1")
        #expect(try counts() == [1, 0])
        try ledger.say(outcome(.dead, 8), of: "m1")
        #expect(try counts() == [1, 0])
        try ledger.say(outcome(.gone, 9), of: "m0")
        #expect(try counts() == [0, 0])
        #expect(try ledger.counts().undeliveredSince == nil)
        #expect(try Contents(store.again(ledger, in: scratch)) == Contents(ledger))
    }

    @Test(
        "An outcome told again changes nothing; outcomes are kept in time order",
        arguments: Store.allCases)
    func repeated(_ store: Store) throws {
        let ledger = try ledger(store)
        let last = outcome(.bounced, 5, "550 5.1.1")
        try ledger.say(last, of: "m0")
        try ledger.say(outcome(.delayed, 3), of: "m0")
        try ledger.say(outcome(.sent, 3), of: "m0")
        let before = try Contents(ledger)
        try ledger.say(last, of: "m0")
        try ledger.say(outcome(.bounced, 5, "something else"), of: "m0")
        #expect(try Contents(ledger) == before)
        #expect(
            try ledger.mail(id: "m0")?.outcomes
                == [outcome(.delayed, 3), outcome(.sent, 3), last])
    }

    @Test("What a mail system words oddly is kept readable", arguments: Store.allCases)
    func oddDetail(_ store: Store) throws {
        let ledger = try ledger(store)
        try ledger.say(outcome(.dead, 4, "550 a\u{0}b\u{0}"), of: "m0")
        #expect(try ledger.mail(id: "m0")?.outcomes.first?.detail == "550 a\u{FFFD}b\u{FFFD}")
    }

    @Test(
        "Addresses that mail came back from are known by fingerprint, until one arrives (statement 21)",
        arguments: Store.allCases)
    func undeliverable(_ store: Store) throws {
        let ledger = try ledger(store)
        let names = ["a@so.example", "b@so.example"].map { undeliverableSetting(fingerprint($0)) }
        try ledger.put(.with { $0.settings = [names[0]: "550", names[1]: "552"] })
        try ledger.put(.with { $0.settings = [names[1]: nil] })
        #expect(try ledger.settings(prefix: undeliverablePrefix) == [names[0]: "550"])
        #expect(!names[0].contains("@"))
    }
}
