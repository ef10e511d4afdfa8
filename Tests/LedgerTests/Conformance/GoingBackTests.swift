import Ledger
import Rules
import Scheduler
import TestSupport
import Testing

/// What a wrong clock decided is undone as far as it hasn't left (statement 58).
struct GoingBackTests {
    private let scratch: Scratch
    /// The clock shows the fifth hour when it is right, and has shown the ninth.
    private let back = GoingBack(to: hour(4), at: hour(5), actor: "an")
    private let beyond = OccurrenceID(duty: "kiem-tra-quy", period: "2026-Q1")
    private let seen = OccurrenceID(duty: "kiem-tra-quy", period: "2026-Q2")

    init() throws { scratch = try Scratch() }

    private let waiting = notice("a", release: hour(6))
    private let frozen = notice("b", release: hour(6))
    private let put = notice("c", release: hour(2))
    private let ended = notice("d", release: hour(3))
    private let discarded = notice("e", release: hour(3))
    private let ahead = notice("a", stage: "0d", at: hour(8))
    private let replaced = notice("b", stage: "0d", at: hour(7), fate: .superseded(by: "x"))
    private let taken = notice("c", stage: "0d", at: hour(8))
    private let told = notice("d", stage: "0d", at: hour(8))
    private let returned = notice("a", kind: .returned, stage: "event-2", at: hour(9))

    /// At the first hour five notices were decided; the rest at the ninth.
    private func ledger(_ store: Store) throws -> any LedgerStore {
        let ledger = try store.open(in: scratch)
        try ledger.put(
            .with {
                $0.notices = [waiting, frozen, put, ended, discarded]
                $0.decidedAt = hour(1)
                $0.watermark = hour(3)
                $0.openings = [opening()]
            })
        try ledger.put(
            .with {
                $0.notices = [ahead, replaced, taken, told, returned]
                $0.decidedAt = hour(9)
                $0.watermark = hour(9)
                $0.openings = [beyond, seen].map {
                    Opening(occurrence: $0, openedAt: hour(8), members: ["a"])
                }
                $0.events = [
                    Event(
                        id: 1, obligation: owed("n", beyond), body: .joined,
                        actor: DecidedEvent.actor, on: date("2025-11-04"), recordedAt: hour(8)),
                    Event(
                        id: 2, obligation: owed("a", seen), body: receipt, actor: "van-thu",
                        on: date("2025-11-04"), recordedAt: hour(9)),
                ]
            })
        try ledger.put(
            .settling(
                [
                    mail("m1", slot: hour(6), [frozen]), mail("m2", slot: hour(8), [taken]),
                    mail("m3", slot: hour(8), ordinal: 2, [told]),
                ],
                fates: [
                    (ended, .suppressed(.outdated)), (discarded, .suppressed(.discarded)),
                ], deferrals: [(put, hour(400))]))
        try ledger.put(.spooling(["m2", "m3"], at: hour(9)))
        try ledger.say(outcome(.revoked, 5), of: "m2")
        return ledger
    }

    @Test(
        "What the agenda brought about is undone and its key is free; what left stays told",
        arguments: Store.allCases)
    func undone(_ store: Store) throws {
        let ledger = try ledger(store)
        try ledger.put(.with { $0.goingBack = back })
        let after = try Contents(store.again(ledger, in: scratch), mails: ["m1", "m2", "m3"])
        #expect(after.standing.watermark == hour(4))
        for notice in [ahead, replaced, taken] {
            #expect(try ledger.notice(key: notice.text) == nil)
            let stored = try #require(try ledger.notice(key: "\(notice.text)~1"))
            #expect(stored.notice.fate == .suppressed(.undone) && stored.mail == nil)
            #expect(stored.notice.key == notice.key)
        }
        // Nobody goes by it any more; whoever asks why is told.
        let about = try #require(taken.key.subject.obligation)
        let known = try ledger.answer(.with { $0.histories = [about] }).histories[about]
        #expect(known?.map(\.key) == [put.text])
        #expect(try ledger.notices(about: about).count == 2)
        let stored = try #require(try ledger.notice(key: told.text))
        #expect(stored.mail == "m3" && stored.notice.fate == .pending)
        // It left by now, whatever the clock said.
        #expect(stored.spooledAt == hour(5) && stored.decidedAt == hour(5))
        #expect(after.mails["m1"]?.outcomes == [outcome(.revoked, 5)])
        #expect(after.mails["m1"]?.bytes == nil && after.unspooled.isEmpty)
        #expect(after.unsettled == ["m3"])
        #expect(
            after.undoings == [
                Undoing(number: 1, back: back, notices: 3, mails: 2, left: 1)
            ])
        // Decided anew it is a notice like any other.
        let again = try ledger.commit(
            .deciding([ahead, told], watermark: hour(8)), expecting: .nothing)
        #expect(again.new == [ahead])
    }

    @Test(
        "What had come due by then, and what an entry brought about, waits again",
        arguments: Store.allCases)
    func waits(_ store: Store) throws {
        let ledger = try ledger(store)
        try ledger.put(.with { $0.goingBack = back })
        let found = try ledger.answer(.with { $0.waitingThrough = hour(1000) }).waiting
        #expect(
            Set(found.map(\.text)) == Set([waiting, frozen, put, ended, returned].map(\.text)))
        func release(_ notice: Notice) throws -> Notice? {
            try ledger.notice(key: notice.text)?.notice
        }
        // The moment that it had before it was put off for a time that hadn't come.
        #expect(try release(put)?.release == hour(2))
        #expect(try release(ended)?.release == hour(3))
        #expect(try release(frozen)?.release == hour(6))
        #expect(try release(returned)?.release == hour(5))
        #expect(try release(discarded)?.fate == .suppressed(.discarded))
    }

    @Test(
        "An opening from beyond goes unless somebody knows of it; entries were made by now",
        arguments: Store.allCases)
    func openings(_ store: Store) throws {
        let ledger = try ledger(store)
        try ledger.put(.with { $0.goingBack = back })
        let openings = try ledger.openings()
        #expect(openings.map(\.occurrence) == [report, seen])
        #expect(openings.last?.openedAt == hour(5))
        #expect(try ledger.tail(after: 0, limit: 9).map(\.recordedAt) == [hour(5), hour(5)])
        // What is entered from now on keeps its time.
        try ledger.put(
            .with {
                $0.events = [
                    Event(
                        id: 3, obligation: owed("n", beyond), body: .voided(event: 1),
                        actor: DecidedEvent.actor, on: date("2025-11-04"), recordedAt: hour(6))
                ]
            })
        #expect(try ledger.tail(after: 2, limit: 9).map(\.recordedAt) == [hour(6)])
    }

    @Test(
        "What a mail from before told waits again where it was taken back beyond; else it stays",
        arguments: Store.allCases)
    func takenBack(_ store: Store) throws {
        let ledger = try store.open(in: scratch)
        let (beyond, within) = (notice("a", release: hour(2)), notice("b", release: hour(2)))
        try ledger.put(
            .with {
                $0.notices = [beyond, within]
                $0.decidedAt = hour(1)
                $0.watermark = hour(3)
            })
        try ledger.put(
            .settling([
                mail("m1", slot: hour(2), [beyond]),
                mail("m2", slot: hour(2), ordinal: 2, [within]),
            ]))
        try ledger.put(.spooling(["m1", "m2"], at: hour(2)))
        try ledger.say(outcome(.revoked, 3), of: "m2")
        try ledger.put(.with { $0.watermark = hour(9) })
        try ledger.say(outcome(.revoked, 9), of: "m1")
        try ledger.put(.with { $0.goingBack = back })
        let stored = try #require(try ledger.notice(key: beyond.text))
        #expect(stored.mail == nil && stored.notice == beyond)
        #expect(try ledger.notice(key: within.text)?.mail == "m2")
        #expect(
            try ledger.undoings() == [Undoing(number: 1, back: back, notices: 0, mails: 1, left: 0)]
        )
    }

    @Test("It can be done again, further back", arguments: Store.allCases)
    func twice(_ store: Store) throws {
        let ledger = try ledger(store)
        try ledger.put(.with { $0.goingBack = back })
        try ledger.put(
            .with {
                $0.notices = [ahead]
                $0.decidedAt = hour(9)
                $0.watermark = hour(9)
            })
        try ledger.put(
            .with { $0.goingBack = GoingBack(to: hour(3), at: hour(5), actor: "binh") })
        for number in 1...2 {
            let stored = try ledger.notice(key: "\(ahead.text)~\(number)")
            #expect(stored?.notice.fate == .suppressed(.undone), "\(number)")
        }
        #expect(try ledger.undoings().map(\.back.actor) == ["an", "binh"])
        // What was undone once isn't counted again.
        #expect(try ledger.undoings().map(\.notices) == [3, 1])
        #expect(try ledger.undoings().map(\.mails) == [2, 0])
        #expect(try ledger.standing().watermark == hour(3))
    }

    @Test(
        "It is refused where nothing was decided beyond, into the future, and beside a decision",
        arguments: Store.allCases)
    func refused(_ store: Store) throws {
        let other = try Scratch()
        let new = try store.open(in: other)
        #expect(
            refusal { try new.put(.with { $0.goingBack = back }) }?.kind == .contradiction)
        withExtendedLifetime(other) {}
        let ledger = try ledger(store)
        let before = try Contents(ledger)
        let wrong = [
            GoingBack(to: hour(9), at: hour(9), actor: "an"),
            GoingBack(to: hour(4), at: hour(3), actor: "an"),
        ]
        for back in wrong {
            let found = refusal { try ledger.put(.with { $0.goingBack = back }) }
            #expect(found?.action == "go back" && found?.kind == .contradiction)
        }
        let beside = refusal {
            try ledger.put(
                .with {
                    $0.goingBack = back
                    $0.watermark = hour(9)
                })
        }
        #expect(beside?.reason == "a going back decides nothing itself")
        #expect(try Contents(ledger) == before)
    }
}
