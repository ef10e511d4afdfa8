import Civil
import Ledger
import Scheduler
import Testing

/// From notices that wait to mails in the spool: frozen once, ended once.
struct OutboxTests {
    private let scratch: Scratch
    private let ledger: LedgerStore
    private let waiting = notice("a", release: hour(2))
    private let later = notice("b", release: hour(5))
    private let ended = notice("c", fate: .suppressed(.noAddress))

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.open()
        try ledger.decide([later, waiting, ended])
    }

    private func fate(_ notice: Notice) throws -> Notice.Fate? {
        try ledger.notice(key: notice.text)?.notice.fate
    }

    @Test("What waits is found by its release, the earliest first, and what has ended isn't")
    func pending() throws {
        let twin = notice("d", release: hour(2))
        try ledger.decide([twin])
        #expect(try ledger.nextRelease() == hour(2))
        #expect(try ledger.pending(through: hour(1)) == [])
        #expect(try ledger.pending(through: hour(2)) == [waiting, twin])
        #expect(try ledger.pending(through: hour(9)) == [waiting, twin, later])
        try ledger.settle(
            mails: [mail("m1", [waiting, twin])], fates: [(later.text, .suppressed(.closed))])
        #expect(try ledger.pending(through: hour(9)) == [])
        #expect(try ledger.nextRelease() == nil)
    }

    @Test("A deferral is a new release, and may be put off again")
    func deferrals() throws {
        for (release, next) in [(7, 5), (3, 3), (8, 5)] {
            try ledger.settle(
                mails: [], fates: [], deferrals: [(waiting.text, hour(release))])
            #expect(try ledger.notice(key: waiting.text)?.notice.release == hour(release))
            #expect(try ledger.nextRelease() == hour(next))
        }
        #expect(try fate(waiting) == .pending)
    }

    @Test("Settling the same twice changes nothing")
    func repeated() throws {
        func settle() throws {
            try ledger.settle(
                mails: [mail("m1", [waiting])],
                fates: [(later.text, .superseded(by: waiting.text)), (ended.text, ended.fate)])
        }
        try settle()
        let before = try Outside.contents(scratch.path)
        try settle()
        #expect(try Outside.contents(scratch.path) == before)
        try ledger.markSpooled(id: "m1", at: hour(3))
        let spooled = try Outside.contents(scratch.path)
        try settle()
        #expect(try Outside.contents(scratch.path) == spooled)
    }

    struct Contradiction: CustomTestStringConvertible {
        let testDescription: String
        var mails: [NewMail] = []
        var fates: [(key: String, fate: Notice.Fate)] = []
        var deferrals: [(key: String, release: Instant)] = []
        let reason: String
    }

    static let contradicting: [Contradiction] = {
        let (a, b, c, sent) = (notice("a"), notice("b"), notice("c"), notice("s"))
        return [
            Contradiction(
                testDescription: "a mail with a notice that isn't known",
                mails: [mail("m2", [a, notice("x")])], reason: "isn't waiting"),
            Contradiction(
                testDescription: "a mail with a notice that has ended",
                mails: [mail("m2", [a, c])], reason: "isn't waiting"),
            Contradiction(
                testDescription: "a mail with a notice that another mail carries",
                mails: [mail("m2", [a, sent])], reason: "isn't waiting"),
            Contradiction(
                testDescription: "two mails with one notice",
                mails: [mail("m2", [a]), mail("m3", ordinal: 2, [a])], reason: "isn't waiting"),
            Contradiction(
                testDescription: "a known mail with other bytes",
                mails: [mail("m1", ordinal: 9, bytes: "khác", [sent])],
                reason: "mail m1 is frozen otherwise"),
            Contradiction(
                testDescription: "a known mail with other notices",
                mails: [mail("m1", ordinal: 9, [sent, a])], reason: "mail m1 is frozen otherwise"),
            Contradiction(
                testDescription: "a known mail to somebody else",
                mails: [mail("m1", to: "b@so.example", ordinal: 9, [sent])],
                reason: "mail m1 is frozen otherwise"),
            Contradiction(
                testDescription: "a slot and ordinal that the address has already",
                mails: [mail("m2", ordinal: 9, [a])], reason: "UNIQUE"),
            Contradiction(
                testDescription: "an end of what isn't known",
                fates: [(notice("x").text, .suppressed(.closed))], reason: "isn't known"),
            Contradiction(
                testDescription: "a second end", fates: [(c.text, .suppressed(.closed))],
                reason: "has ended otherwise"),
            Contradiction(
                testDescription: "an end of what a mail carries",
                fates: [(sent.text, .suppressed(.closed))], reason: "has ended otherwise"),
            Contradiction(
                testDescription: "putting off what has ended",
                deferrals: [(b.text, hour(9)), (c.text, hour(9))], reason: "isn't waiting"),
            Contradiction(
                testDescription: "putting off what a mail carries",
                deferrals: [(sent.text, hour(9))], reason: "isn't waiting"),
        ]
    }()

    @Test(
        "What contradicts the ledger is refused whole: nothing that came with it is written",
        arguments: contradicting)
    func contradictions(_ contradiction: Contradiction) throws {
        let sent = notice("s")
        try ledger.decide([sent])
        try ledger.settle(mails: [mail("m1", ordinal: 9, [sent])], fates: [])
        let before = try Outside.contents(scratch.path)
        let error = refusal {
            try ledger.settle(
                mails: [mail("first", ordinal: 3, [later])] + contradiction.mails,
                fates: contradiction.fates, deferrals: contradiction.deferrals)
        }
        #expect(error?.kind == .contradiction)
        #expect(error?.reason.contains(contradiction.reason) == true)
        #expect(try Outside.contents(scratch.path) == before)
    }

    @Test(
        "A mail keeps its bytes until it is in the spool, and its first instant there (statement 12)"
    )
    func spooling() throws {
        let frozen = mail("m1", [waiting, later])
        try ledger.settle(mails: [frozen], fates: [])
        var stored = try #require(try ledger.unspooledMails().first)
        #expect(stored.bytes == frozen.bytes)
        #expect(stored.keys == frozen.keys.sorted())
        #expect(stored.recipient == frozen.recipient && stored.subject == frozen.subject)
        #expect(stored.slot == frozen.slot && stored.ordinal == 1 && stored.spooledAt == nil)
        try ledger.markSpooled(id: "m1", at: hour(3))
        try ledger.markSpooled(id: "m1", at: hour(4))
        stored = try #require(try ledger.mail(id: "m1"))
        #expect(stored.bytes == nil && stored.spooledAt == hour(3))
        #expect(try ledger.unspooledMails().isEmpty)
        #expect(try ledger.notices(inMail: "m1").map(\.spooledAt) == [hour(3), hour(3)])
    }

    @Test("Marking a mail that isn't known marks none")
    func unknownMail() throws {
        try ledger.settle(mails: [mail("m1", [waiting])], fates: [])
        #expect(
            refusal { try ledger.markSpooled(ids: ["m1", "m2"], at: hour(3)) }?.kind
                == .contradiction)
        #expect(try ledger.unspooledMails().map(\.id) == ["m1"])
    }

    @Test("Unspooled mails come oldest first, as many as asked for")
    func batches() throws {
        let notices = (0..<10).map { notice("u\($0)") }
        try ledger.decide(notices)
        try ledger.settle(
            mails: notices.enumerated().map {
                mail("m\(9 - $0.offset)", ordinal: $0.offset, [$0.element])
            },
            fates: [])
        #expect(try ledger.unspooledMails(limit: 3).map(\.id) == ["m9", "m8", "m7"])
        try ledger.markSpooled(ids: ["m9", "m7"], at: hour(3))
        #expect(try ledger.unspooledMails(limit: 2).map(\.id) == ["m8", "m6"])
    }

    @Test("Mails of an address in the second of a slot are counted for the next one's ordinal")
    func ordinals() throws {
        #expect(try ledger.mailCount(address: "a@so.example", slot: hour(1)) == 0)
        try ledger.settle(mails: [mail("m1", ordinal: 1, [waiting])], fates: [])
        #expect(try ledger.mailCount(address: "a@so.example", slot: hour(1)) == 1)
        let soon = Instant(microseconds: hour(1).microseconds + 999_999)
        try ledger.settle(mails: [mail("m2", slot: soon, ordinal: 4, [later])], fates: [])
        #expect(try ledger.mailCount(address: "a@so.example", slot: hour(1)) == 4)
        #expect(
            try ledger.mailCount(address: "a@so.example", slot: hour(1).adding(seconds: 1)) == 0)
        #expect(try ledger.mailCount(address: "b@so.example", slot: hour(1)) == 0)
    }

    @Test("A mail keeps its return path, its end and what its lines are about")
    func particulars() throws {
        let items = [["bao-cao-nam/2025/a", "bao-cao-nam/2025/b"], [], ["x/1/a"]]
        let frozen = NewMail(
            id: "m1", recipient: "a@so.example", slot: hour(1), ordinal: 1, subject: "Nhắc việc",
            kind: "reminder", sender: "nhac-viec+m1@so.example", expires: hour(99), items: items,
            bytes: [1, 2, 3], keys: [waiting.text])
        try ledger.settle(mails: [frozen, mail("m2", ordinal: 2, [later])], fates: [])
        let stored = try #require(try ledger.mail(id: "m1"))
        #expect(stored.sender == frozen.sender && stored.expires == hour(99))
        #expect(stored.items == items)
        let plain = try #require(try ledger.mail(id: "m2"))
        #expect(plain.sender == nil && plain.expires == nil && plain.items == [])
    }

    @Test("The counts are those of the tables")
    func counts() throws {
        _ = try ledger.record(
            openings: [opening()], events: [entry(.joined)], notices: [], watermark: hour(1))
        try ledger.settle(mails: [mail("m1", [waiting])], fates: [])
        let counts = try ledger.counts()
        #expect(counts.openings == 1 && counts.events == 1 && counts.notices == 3)
        #expect(counts.waiting == 1 && counts.mails == 1 && counts.unspooled == 1)
    }
}
