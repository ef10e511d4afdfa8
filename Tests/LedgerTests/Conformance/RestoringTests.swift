import Civil
import Ledger
import Rules
import Scheduler
import TestSupport
import Testing

/// Taking up what left while the ledger wasn't watching (statement 31).
struct RestoringTests {
    private let scratch: Scratch
    private let address = "a@so.example"

    init() throws { scratch = try Scratch() }

    private func told(_ notice: Notice) -> StrayMail.Told {
        let key = NoticeKey(parsing: notice.text) ?? notice.key
        return StrayMail.Told(key: key, text: notice.text, plan: notice.plan)
    }

    private func stray(_ id: String, at: Instant = hour(3), _ notices: [Notice]) -> Change {
        .with {
            $0.strays = [
                StrayMail(
                    id: id, recipient: address, sender: "nhac-viec+m1@so.example", spooledAt: at,
                    told: notices.map(told))
            ]
        }
    }

    @Test(
        "What it told is told: what waited, what was never decided, not what had ended",
        arguments: Store.allCases)
    func takenUp(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let (waits, ended) = (notice("a"), notice("c", fate: .suppressed(.closed)))
        let (unknown, week) = (notice("b", stage: "3d"), list("2025-11-03", plan: "kh"))
        let direct = notice("d", role: .address("x@so.example"))
        try ledger.decide([waits, ended])
        let change = stray("m1", [waits, ended, unknown, week, direct])
        try ledger.put(change)
        let mail = try #require(try ledger.mail(id: "m1"))
        #expect(mail.kind == .restored && mail.spooledAt == hour(3) && mail.bytes == nil)
        #expect(mail.recipient == address && mail.sender == "nhac-viec+m1@so.example")
        #expect(mail.keys == [waits, unknown, week, direct].map(\.text).sorted())
        #expect(try ledger.notice(key: ended.text)?.notice.fate == .suppressed(.closed))
        #expect(try ledger.notice(key: waits.text)?.mail == "m1")
        let made = try #require(try ledger.notice(key: unknown.text))
        #expect(made.notice.key == unknown.key && made.notice.plan == "antq-2025")
        #expect(made.notice.at == hour(3) && made.notice.fate == .pending && made.mail == "m1")
        #expect(try ledger.notices(ofPlan: "kh").map(\.notice.key) == [week.key])
        #expect(try ledger.notice(key: direct.text)?.notice.key.role == .address(""))
        #expect(try ledger.nextRelease() == nil)
        #expect(try ledger.unsettledMails() == ["m1"])
        let before = try Contents(ledger)
        try ledger.put(change)
        #expect(try Contents(store.again(ledger, in: scratch)) == before)
    }

    @Test(
        "It keeps the place that its id names, so that no later mail gets its id",
        arguments: Store.allCases)
    func places(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let slot = hour(1)
        let id = mailID(address: address, slot: slot, ordinal: 2)
        try ledger.put(stray(id, at: hour(3), [notice("a")]))
        let mail = try #require(try ledger.mail(id: id))
        #expect(mail.slot == slot && mail.ordinal == 2 && mail.spooledAt == hour(3))
        let places = [slot, hour(3)].map { Query.Slot(address: address, at: $0) }
        #expect(try ledger.answer(.with { $0.slots = Set(places) }).ordinals == [places[0]: 2])
    }

    @Test(
        "One whose id names no place of its own gets the next one when it was published",
        arguments: Store.allCases,
        [
            "m1", "20251104T010000-0000000000000000-1", "20251304T010000-x-1", "20251104T010000-x",
            "",
        ])
    func foreignIDs(_ store: Store, _ id: String) throws {
        let ledger = try store.open(in: scratch)
        try ledger.decide([notice("z")])
        try ledger.put(
            .settling([mail("first", slot: hour(3), ordinal: 4, [notice("z")])]))
        try ledger.put(stray(id, at: hour(3), [notice("a")]))
        let mail = try #require(try ledger.mail(id: id))
        #expect(mail.slot == hour(3) && mail.ordinal == 5)
    }
}
