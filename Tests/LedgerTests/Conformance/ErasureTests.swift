import Ledger
import Rules
import Scheduler
import TestSupport
import Testing

/// Personal data goes when it is asked to, and what was decided stays (statement 34).
struct ErasureTests {
    private let scratch: Scratch
    private let gone = "nguyen.thi.hoa@truong.example"
    private let kept = "tran.van.binh@truong.example"

    init() throws { scratch = try Scratch() }

    /// `m1` is in the spool and came back, `m2` is not there yet, `m3` is somebody else's.
    private func ledger(_ store: Store) throws -> any LedgerStore {
        let ledger = try store.open(in: scratch)
        let notices = ["a", "b", "c"].map { notice($0) }
        let byAddress = [notice("d", role: .address(gone)), notice("d", role: .address(kept))]
        try ledger.decide(notices + byAddress)
        try ledger.put(
            .settling([
                mail("m1", to: gone, subject: "Chuyện riêng", [notices[0]]),
                mail("m2", to: gone, ordinal: 2, subject: "Chuyện riêng", [notices[1]]),
                mail("m3", to: kept, subject: "Chuyện khác", [notices[2]]),
            ]))
        try ledger.put(.spooling(["m1"], at: hour(2)))
        try ledger.say(outcome(.bounced, 3, "550 <\(gone)> unknown"), of: "m1")
        try ledger.set(undeliverableSetting(fingerprint(gone)), to: "550 <\(gone)> no such user")
        return ledger
    }

    @Test("Erasing keeps what was decided, and sends nothing twice", arguments: Store.allCases)
    func decisionsStay(_ store: Store) throws {
        let ledger = try ledger(store)
        let before = try Contents(ledger)
        #expect(try ledger.erase(address: gone, as: pseudonym))
        let after = try Contents(store.again(ledger, in: scratch))
        let print = fingerprint(gone)
        let renamed = before.notices.map { $0.key.replacing(print, with: pseudonym(print)) }
        #expect(after.notices.map(\.key).sorted() == renamed.sorted())
        #expect(after.mails.mapValues(\.keys) == before.mails.mapValues(\.keys))
        for id in ["m1", "m2"] {
            let mail = try #require(after.mails[id])
            #expect(mail.recipient == nil && mail.subject == nil && mail.bytes == nil)
        }
        #expect(after.mails["m1"]?.outcomes == [outcome(.bounced, 3)])
        #expect(after.mails["m1"]?.spooledAt == hour(2) && after.unsettled == ["m1"])
        #expect(after.mails["m3"] == before.mails["m3"])
        #expect(after.settings == [undeliverableSetting(pseudonym(print)): ""])
        // The mail that was not in the spool yet won't leave any more.
        #expect(after.unspooled.map(\.id) == ["m3"] && after.counts.unspooled == 1)
    }

    @Test(
        "Where the fingerprint stood, in ids, keys and names too, there is a pseudonym",
        arguments: Store.allCases)
    func fingerprints(_ store: Store) throws {
        let ledger = try ledger(store)
        let print = fingerprint(gone)
        let (own, other) = (notice("e", role: .address(gone)), notice("f"))
        try ledger.decide([own, other])
        var change = Change.settling([
            mail("20251028T003000-\(print)-3", to: gone, ordinal: 3, [own])
        ])
        change.events = [event(1, actor: "reply/20251028T003000-\(print)-3")]
        change.request = Change.NewRequest(
            id: "reply/20251028T003000-\(print)-3/x", asking: "x")
        change.fates = [Change.End(other.key, .superseded(by: .notice(own.text)))]
        change.settings = ["blast-held": "\(own.text)\n\(other.text)"]
        try ledger.put(change)
        #expect(try ledger.erase(address: gone, as: pseudonym))
        let name = pseudonym(print)
        let (id, key) = (
            "20251028T003000-\(name)-3", own.text.replacing(print, with: name)
        )
        let after = try store.again(ledger, in: scratch)
        #expect(try after.mail(id: id)?.keys == [key])
        #expect(try after.mail(id: "20251028T003000-\(print)-3") == nil)
        #expect(try after.notice(key: key)?.mail == id)
        #expect(try after.notice(key: other.text)?.notice.fate == .superseded(by: .notice(key)))
        #expect(try after.tail(after: 0, limit: 1).map(\.actor) == ["reply/\(id)"])
        #expect(try after.request("reply/\(id)/x")?.events == [1])
        #expect(try after.settings(prefix: "blast-") == ["blast-held": "\(key)\n\(other.text)"])
        #expect(try !"\(Contents(after))".contains(print))
    }

    @Test("An address that comes back is another one, and can go again", arguments: Store.allCases)
    func again(_ store: Store) throws {
        let ledger = try ledger(store)
        #expect(try ledger.erase(address: gone, as: pseudonym))
        #expect(try ledger.mailIDs(to: gone) == [])
        let own = notice("d", role: .address(gone))
        try ledger.decide([own, notice("g")])
        try ledger.put(.settling([mail("m4", to: gone, [notice("g")])]))
        #expect(try ledger.mailIDs(to: gone) == ["m4"])
        #expect(try ledger.mailIDs(to: kept) == ["m3"])
        #expect(try ledger.notice(key: own.text)?.notice.key.role == .address(gone))
        #expect(try ledger.erase(address: gone, as: pseudonym))
        #expect(try ledger.mail(id: "m4")?.recipient == nil)
        #expect(try !"\(Contents(ledger))".contains(fingerprint(gone)))
    }

    @Test(
        "A notice that waits for this very address ends; one for another waits on",
        arguments: Store.allCases)
    func waiting(_ store: Store) throws {
        let ledger = try ledger(store)
        #expect(
            try ledger.notices(about: owed("d")).map(\.notice.key.role)
                == [.address(gone), .address(kept)])
        _ = try ledger.erase(address: gone, as: pseudonym)
        let told = try ledger.notices(about: owed("d"))
        #expect(told.map(\.notice.fate) == [.suppressed(.noAddress), .pending])
        #expect(told.map(\.notice.key.role) == [.address(""), .address(kept)])
        #expect(told.map(\.key).allSatisfy { !$0.contains("truong.example") })
        let waiting = try ledger.answer(.with { $0.waitingThrough = hour(9) }).waiting
        #expect(waiting.map(\.key.role) == [.address(kept)])
    }

    @Test("What delivery says later doesn't bring the address back", arguments: Store.allCases)
    func laterNews(_ store: Store) throws {
        let ledger = try ledger(store)
        _ = try ledger.erase(address: gone, as: pseudonym)
        try ledger.say(outcome(.dead, 9, "550 <\(gone)> unknown"), of: "m1")
        #expect(
            try ledger.mail(id: "m1")?.outcomes == [outcome(.bounced, 3), outcome(.dead, 9)])
        #expect(try ledger.counts().dead == 1)
    }

    @Test("Erasing what isn't there, and erasing twice, changes nothing", arguments: Store.allCases)
    func repeated(_ store: Store) throws {
        let ledger = try ledger(store)
        #expect(try ledger.erase(address: gone, as: pseudonym))
        let before = try Contents(ledger)
        #expect(try !ledger.erase(address: gone, as: pseudonym))
        #expect(try !ledger.erase(address: "ai@khong.example", as: pseudonym))
        #expect(try Contents(ledger) == before)
    }

    @Test(
        "An address known by a waiting notice alone, or by a mail alone, was known",
        arguments: Store.allCases)
    func known(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.decide([notice("a"), notice("b", role: .address(gone))])
        try ledger.put(.settling([mail("m", to: kept, [notice("a")])]))
        #expect(
            try ledger.erase(address: gone, as: pseudonym)
                && ledger.erase(address: kept, as: pseudonym))
        #expect(
            try !ledger.erase(address: gone, as: pseudonym)
                && !ledger.erase(address: kept, as: pseudonym))
    }

    @Test(
        "An answer's words are read back, and go with who wrote it or whom its mail went to (statement 61)",
        arguments: Store.allCases)
    func words(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        var change = Change.entering([
            event(1, .unread), event(2, .submitted(number: nil, undated: true)), event(3, .unread),
        ])
        let words = [
            AnswerWords("Đã gửi\ndự thảo", files: ["a\nb.pdf", "c.docx"]), AnswerWords(""),
            AnswerWords("Của người khác\0"),
        ]
        change.answers = zip(1..., words).map { number, words in
            Change.NewAnswer(
                event: Int64(number),
                said: SaidWords(
                    words, sender: number == 1 ? gone : kept, recipient: number == 2 ? gone : kept))
        }
        try ledger.put(change)
        let again = try store.again(ledger, in: scratch)
        #expect(try again.words(of: [1, 2, 3, 4]) == [1: words[0], 2: words[1], 3: words[2]])
        #expect(
            words[0].files == ["a b.pdf", "c.docx"] && words[2].text == "Của người khác\u{FFFD}")
        #expect(try again.words(of: []) == [:])
        #expect(try again.erase(address: gone, as: pseudonym))
        #expect(try store.again(again, in: scratch).words(of: [1, 2, 3]) == [3: words[2]])
        #expect(try !again.erase(address: gone, as: pseudonym))
        #expect(try again.tail(after: 0, limit: 9).count == 3)
    }

    @Test("The office's word is on an answer of the same obligation", arguments: Store.allCases)
    func settling(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        try ledger.put(.entering([event(1, .unread)]))
        for body in [
            EventBody.settled(answer: 2, agreed: false, note: nil),
            .settled(answer: 9, agreed: true, note: nil),
        ] {
            let error = refusal { try ledger.put(.entering([event(2, body)])) }
            #expect(error?.kind == .contradiction)
        }
        #expect(
            refusal {
                try ledger.put(
                    .entering([event(2, .settled(answer: 1, agreed: true, note: nil), "b")]))
            }?.reason.hasSuffix("has no entry 1 to decide on") == true)
        let events = [
            event(2, .settled(answer: 1, agreed: true, note: "")),
            event(3, .settled(answer: 1, agreed: false, note: nil)),
        ]
        try ledger.put(.entering(events))
        #expect(try store.again(ledger, in: scratch).tail(after: 1, limit: 9) == events)
    }
}
