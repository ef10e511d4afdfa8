import Civil
import Ledger
import Rules
import Scheduler
import TestSupport
import Testing

/// From notices that wait to mails in the spool: frozen once, ended once.
struct OutboxTests {
    private let scratch: Scratch
    private let waiting = notice("a", release: hour(2))
    private let later = notice("b", release: hour(5))
    private let ended = notice("c", fate: .suppressed(.noAddress))

    init() throws { scratch = try Scratch() }

    private func ledger(_ store: Store) throws -> any LedgerStore {
        let ledger = try store.open(in: scratch)
        try ledger.decide([later, waiting, ended])
        return ledger
    }

    private func pending(_ ledger: any LedgerStore, _ through: Int) throws -> [Notice] {
        try ledger.answer(.with { $0.waitingThrough = hour(through) }).waiting
    }

    @Test(
        "What waits is found by its release, the earliest first, and what has ended isn't",
        arguments: Store.allCases)
    func pending(_ store: Store) throws {
        let ledger = try ledger(store)
        let twin = notice("d", release: hour(2))
        try ledger.decide([twin])
        #expect(try ledger.nextRelease() == hour(2))
        #expect(try pending(ledger, 1) == [])
        #expect(try pending(ledger, 2) == [waiting, twin])
        #expect(try pending(ledger, 9) == [waiting, twin, later])
        try ledger.put(
            .settling([mail("m1", [waiting, twin])], fates: [(later, .suppressed(.closed))]))
        #expect(try pending(ledger, 9) == [])
        #expect(try ledger.nextRelease() == nil)
    }

    @Test("A deferral is a new release, and may be put off again", arguments: Store.allCases)
    func deferrals(_ store: Store) throws {
        let ledger = try ledger(store)
        for (release, next) in [(7, 5), (3, 3), (8, 5), (3, 3), (2, 2), (2, 2)] {
            try ledger.put(.settling(deferrals: [(waiting, hour(release))]))
            let stored = try ledger.notice(key: waiting.text)
            #expect(stored?.notice.release == hour(release) && stored?.notice.fate == .pending)
            #expect(try ledger.nextRelease() == hour(next))
            #expect(try pending(ledger, 9).count == 2)
        }
    }

    @Test(
        "Put off are those whose stage has come and whose release hasn't, but for the ladder (statement 19)",
        arguments: Store.allCases)
    func putOff(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let held = [notice("h", release: hour(8)), notice("g", release: hour(5))]
        let others = [
            notice("due", release: hour(4)), notice("to-come", at: hour(5), release: hour(8)),
            notice("rung", kind: .overdue, stage: "+1wd", release: hour(8)),
            notice("step", kind: .escalation, stage: "+3wd", release: hour(8)),
            notice("over", release: hour(8), fate: .suppressed(.closed)),
            notice("frozen", release: hour(8)),
        ]
        try ledger.decide(held + others)
        try ledger.put(.settling([mail("m", [others[5]])]))
        #expect(try ledger.putOff(now: hour(4)) == [held[1].key, held[0].key])
        #expect(try ledger.putOff(now: hour(0)) == [])
        try ledger.put(.settling(deferrals: [(held[0], hour(4)), (others[0], hour(6))]))
        #expect(try ledger.putOff(now: hour(4)) == [held[1].key, others[0].key])
    }

    @Test(
        "Freezing gives the mails that weren't frozen before, as they are held",
        arguments: Store.allCases)
    func freezing(_ store: Store) throws {
        let ledger = try ledger(store)
        let (first, second) = (mail("m1", [waiting]), mail("m2", ordinal: 2, [later]))
        func frozen(_ mails: [NewMail]) throws -> [StoredMail] {
            guard
                case .done(_, let frozen) = try ledger.commit(.settling(mails), expecting: .nothing)
            else { return [] }
            return frozen
        }
        #expect(try frozen([first]) == [try #require(try ledger.mail(id: "m1"))])
        #expect(try frozen([first, second]) == [try #require(try ledger.mail(id: "m2"))])
        #expect(try frozen([first, second]) == [])
    }

    @Test("Settling the same twice changes nothing", arguments: Store.allCases)
    func repeated(_ store: Store) throws {
        let ledger = try ledger(store)
        let settling = Change.settling(
            [mail("m1", [waiting])],
            fates: [(later, .superseded(by: .notice(waiting.text))), (ended, ended.fate)])
        try ledger.put(settling)
        let before = try Contents(ledger)
        try ledger.put(settling)
        #expect(try Contents(ledger) == before)
        try ledger.put(.spooling(["m1"], at: hour(3)))
        let spooled = try Contents(ledger)
        #expect(spooled != before)
        try ledger.put(settling)
        #expect(try Contents(ledger) == spooled)
        #expect(try Contents(store.again(ledger, in: scratch)) == spooled)
    }

    @Test(
        "A mail keeps its bytes until it is in the spool, and its first instant there (statement 12)",
        arguments: Store.allCases)
    func spooling(_ store: Store) throws {
        let ledger = try ledger(store)
        let frozen = mail("m1", [waiting, later, waiting])
        try ledger.put(.settling([frozen]))
        var stored = try #require(try ledger.unspooledMails(after: 0, limit: 9).first)
        #expect(stored.bytes == frozen.bytes && stored.spooledAt == nil && stored.number == 1)
        #expect(stored.keys == [waiting.text, later.text])
        #expect(stored.recipient == frozen.recipient && stored.subject == frozen.subject)
        #expect(stored.slot == frozen.slot && stored.ordinal == 1)
        #expect(stored.kind == .notice(.reminder) && stored.outcomes == [])
        for at in [3, 4] { try ledger.put(.spooling(["m1"], at: hour(at))) }
        stored = try #require(try ledger.mail(id: "m1"))
        #expect(stored.bytes == nil && stored.spooledAt == hour(3))
        #expect(try ledger.unspooled() == [])
        let told = try ledger.notices(inMail: "m1")
        #expect(told.map(\.key) == stored.keys)
        #expect(told.map(\.spooledAt) == [hour(3), hour(3)] && told.map(\.mail) == ["m1", "m1"])
    }

    @Test(
        "Unspooled mails come oldest first, after a number, as many as asked for",
        arguments: Store.allCases)
    func batches(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let notices = (0..<10).map { notice("u\($0)") }
        try ledger.decide(notices)
        try ledger.put(
            .settling(
                notices.enumerated().map {
                    mail("m\(9 - $0.offset)", ordinal: $0.offset + 1, [$0.element])
                }))
        func ids(_ after: Int64, _ limit: Int) throws -> [String] {
            try ledger.unspooledMails(after: after, limit: limit).map(\.id)
        }
        #expect(try ids(0, 3) == ["m9", "m8", "m7"])
        try ledger.put(.spooling(["m9", "m7"], at: hour(3)))
        #expect(try ids(0, 2) == ["m8", "m6"])
        #expect(try ids(2, 2) == ["m6", "m5"])
        #expect(try ids(9, 5) == ["m0"] && ids(10, 5) == [] && ids(-4, 1) == ["m8"])
        try ledger.put(.spooling((0..<9).map { "m\($0)" }, at: hour(4)))
        #expect(try ids(0, 9) == [])
    }

    @Test(
        "A mail keeps its return path, its end and what its lines are about",
        arguments: Store.allCases)
    func particulars(_ store: Store) throws {
        let ledger = try ledger(store)
        let items = [[owed("a"), owed("b")], [], [owed("x").child("y")]]
        let frozen = NewMail(
            id: "m1", recipient: "a@so.example", slot: hour(1), ordinal: 1, subject: "Nhắc việc",
            kind: .confirmation, sender: "nhac-viec+m1@so.example", expires: hour(99),
            items: items, bytes: [1, 0, 255], keys: [waiting.key])
        try ledger.put(.settling([frozen, mail("m2", ordinal: 2, [later])]))
        let stored = try #require(try ledger.mail(id: "m1"))
        #expect(stored.sender == frozen.sender && stored.expires == hour(99))
        #expect(stored.items == items && stored.bytes == frozen.bytes)
        #expect(stored.kind == .confirmation)
        let plain = try #require(try ledger.mail(id: "m2"))
        #expect(plain.sender == nil && plain.expires == nil && plain.items == [])
        #expect(try ledger.mail(id: "m3") == nil && ledger.notices(inMail: "m3") == [])
    }

    @Test("The counts are those of what is there", arguments: Store.allCases)
    func counts(_ store: Store) throws {
        let ledger = try ledger(store)
        var change = Change.settling([mail("m1", [waiting])])
        change.openings = [opening()]
        change.events = [event(1)]
        try ledger.put(change)
        #expect(
            try ledger.counts()
                == LedgerCounts(
                    openings: 1, events: 1, notices: 3, waiting: 1, mails: 1, unspooled: 1,
                    undelivered: 0, undeliveredSince: nil, dead: 0))
    }
}
