import Civil
import Rounds
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// What is held back: silences, pauses, shadow mode, the blast guard (statements 27, 29).
struct SilenceTests {
    private let rules = Fixture.rules([Fixture.plan([Fixture.report])])

    private func silence(_ unit: String?, group: String? = nil, from: String, to: String?)
        -> Silence
    {
        Silence(
            id: "1", unit: unit, group: group, start: at(from), end: to.map(at), author: "office",
            reason: "bão lụt")
    }

    @Test("A silence holds reminders; when it is over the newest leaves (27)")
    func reminders() {
        var service = Rehearsal(rules, start: "2025-10-20 10:00")
        service.silences = [silence("a", from: "2025-10-20 13:00", to: "2025-10-29 10:00")]
        service.run(to: "2025-10-29 18:00")
        #expect(
            service.sent("a") == [
                "2025-10-20 10:00 reminder 30d head", "2025-10-29 10:00 reminder 7d head",
            ])
        #expect(
            service.fate("/a@2025-11-04:reminder:14d") == [
                .superseded(by: "bao-cao-nam/2025/a@2025-11-04:reminder:7d:head")
            ])
        #expect(service.sent("b").count == 3)
    }

    @Test("The ladder's clock runs on; rungs held leave one a working day (19, 27)")
    func ladder() {
        var service = Rehearsal(rules, start: "2025-10-30 10:00")
        service.run(to: "2025-11-04 18:00")
        service.silences = [silence("a", from: "2025-11-05 07:00", to: "2025-11-12 09:00")]
        service.run(to: "2025-11-18 18:00")
        #expect(
            service.sent("a").suffix(5) == [
                "2025-11-12 09:00 overdue +1wd head",
                "2025-11-13 07:30 escalation +3wd owner",
                "2025-11-13 07:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-14 07:30 escalation +5wd unit:giam-doc",
                "2025-11-18 13:30 escalation +10wd unit:giam-doc",
            ])
    }

    @Test("Lifted before its end, what it held leaves on the next working morning (27)")
    func lifted() {
        var service = Rehearsal(rules, start: "2025-10-20 10:00")
        service.silences = [silence(nil, group: "truong", from: "2025-10-20 13:00", to: nil)]
        service.run(to: "2025-10-23 18:00")
        #expect(service.sent("a").count == 1)
        service.silences = []
        service.run(to: "2025-10-24 12:00")
        #expect(service.sent("a").last == "2025-10-24 07:30 reminder 14d head")
    }

    @Test("Muting one unit never makes the whole look done (27)")
    func mutedStaysOpen() {
        var service = Rehearsal(rules, start: "2025-10-20 10:00")
        service.silences = [silence("a", from: "2025-10-20 13:00", to: nil)]
        for unit in ["b", "c"] {
            service.enter(
                .received(number: nil, none: false, note: nil), unit, at: "2025-10-28 08:00")
        }
        service.run(to: "2025-11-11")
        #expect(service.census().count(.open) == 1)
        #expect(service.sent(role: .owner, kind: .rollUp).contains { $0.contains("weekly") })
    }

    @Test("A paused plan holds its notices and drops its lists; then the newest leaves (29)")
    func paused() {
        let paused = Fixture.rules([Fixture.plan([Fixture.report], mode: .paused)])
        var service = Rehearsal(rules, start: "2025-10-20 10:00")
        service.run(to: "2025-10-20 11:00")
        service.load(paused, now: at("2025-10-20 13:00"))
        service.run(to: "2025-11-05 18:00")
        #expect(service.sent("a").count == 1)
        service.load(rules, now: at("2025-11-05 19:00"))
        service.run(to: "2025-11-06 18:00")
        #expect(service.sent("a").suffix(1) == ["2025-11-06 13:30 overdue +1wd head"])
        #expect(
            service.sent(role: .owner, kind: .rollUp) == [
                "2025-11-06 07:30 list roll-up morning owner"
            ])
    }

    @Test("In shadow mode everything happens but mail (29)")
    func shadow() {
        let rules = Fixture.rules([Fixture.plan([Fixture.report], mode: .shadow)])
        var service = Rehearsal(rules, start: "2025-10-20 10:00")
        service.run(to: "2025-11-12")
        #expect(service.sent() == [])
        #expect(service.fate("/a@2025-11-04:overdue") == [.suppressed(.shadow)])
        let bundles = service.releases.flatMap(\.release.bundles)
        #expect(!bundles.isEmpty && !bundles.contains { !$0.isShadow })
    }

    @Test(
        "What a shadow would send takes no number from what is sent, which no restart could know (29, 38)"
    )
    func shadowBesideLive() {
        var duty = Fixture.report
        duty.id = "thu"
        let shadow = Fixture.plan([duty], id: "thu-2025", mode: .shadow)
        // Mail of a confidential plan comes after it, to the same inboxes at the same times.
        let live = Fixture.plan([Fixture.report], confidential: true)
        var service = Rehearsal(Fixture.rules([shadow, live]), start: "2025-10-20 10:00")
        service.run(to: "2025-11-12")
        let ids = service.mailIDs
        #expect(ids.count > 5 && ids.filter { !$0.hasSuffix("-1") } == [])
    }

    private func blastRules() -> RuleSet {
        Fixture.rules(
            [Fixture.plan([Fixture.report])], units: (1...20).map { Fixture.unit("u\($0)") },
            blastGuard: BlastGuard(share: 50, atLeast: 5))
    }

    @Test("A tick that would write to too many is held, and the owner asked once a day (29)")
    func blast() {
        var service = Rehearsal(blastRules(), start: "2025-10-20 10:00")
        service.blast = .guarded(through: nil)
        service.run(to: "2025-10-21 18:00")
        let held = service.releases.compactMap(\.release.held)
        #expect(held.first?.recipients == 20)
        #expect(held.first?.total == 24)
        #expect(held.first?.plans == ["antq-2025"])
        let asked = service.releases.flatMap(\.release.bundles).filter { $0.held != nil }
        #expect(
            asked.map { $0.recipient.address } == [
                "phong-tchc@so.example", "phong-tchc@so.example",
            ])
        #expect(service.sent("u1") == [])
        #expect(
            service.sent() == [
                "2025-10-20 10:00 list roll-up held owner",
                "2025-10-21 07:30 list roll-up held owner",
            ])
    }

    @Test("Approved, it leaves: of the late ones the newest (23, 29)")
    func approvedBlast() {
        var service = Rehearsal(blastRules(), start: "2025-10-20 10:00")
        service.blast = .guarded(through: nil)
        service.run(to: "2025-10-21 18:00")
        service.blast = .guarded(through: at("2025-10-21 18:00"))
        service.run(to: "2025-10-22 18:00")
        #expect(service.sent("u1") == ["2025-10-22 07:30 reminder 14d head"])
    }

    struct Guard: CustomTestStringConvertible {
        let share: Int
        let atLeast: Int
        let recipients: Int
        let total: Int
        let holds: Bool
        var testDescription: String { "\(recipients)/\(total) at \(share)% and \(atLeast)" }
    }

    @Test(
        "The guard holds only when both bounds are passed (29)",
        arguments: [
            Guard(share: 90, atLeast: 50, recipients: 91, total: 100, holds: true),
            Guard(share: 90, atLeast: 50, recipients: 90, total: 100, holds: false),
            Guard(share: 90, atLeast: 50, recipients: 50, total: 50, holds: false),
            Guard(share: 90, atLeast: 50, recipients: 51, total: 51, holds: true),
            Guard(share: 100, atLeast: 0, recipients: 100, total: 100, holds: false),
        ])
    func guards(_ test: Guard) {
        let limits = BlastGuard(share: test.share, atLeast: test.atLeast)
        let isHeld = limits.holds(recipients: test.recipients, of: { test.total })
        #expect(isHeld == test.holds)
    }

    @Test(
        "What an evening brought about waits for the morning, also when a pause ends that evening (4)"
    )
    func eveningPause() throws {
        var service = Rehearsal(rules, start: "2025-10-20 10:00")
        let received = EventBody.received(number: nil, none: false, note: nil)
        service.enter(received, "a", at: "2025-10-22 09:00")
        service.enter(.returned(until: nil, note: nil), "a", at: "2025-10-22 20:00")
        try service.driver.setPaused(true, plan: "antq-2025", now: service.watermark)
        service.tick("2025-10-22 20:10")
        try service.driver.setPaused(
            false, plan: "antq-2025", now: service.watermark)
        service.tick("2025-10-22 20:20")
        #expect(!service.sent("a").contains { $0.contains("returned") })
        service.run(to: "2025-10-23 08:00")
        #expect(service.sent("a").contains { $0.hasPrefix("2025-10-23 07:30 returned") })
    }
}
