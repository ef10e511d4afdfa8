import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// The owner's morning list is what really goes out that day (statement 4).
struct GoingOutTests {
    private let received = EventBody.received(number: nil, none: false, note: nil)

    private func service(_ duty: Duty = Fixture.report, start: String = "2025-10-30") -> Rehearsal {
        Rehearsal(Fixture.rules([Fixture.plan([duty])]), start: start)
    }

    /// `2025-11-05 07:30: +1wd a b`, one line a list.
    private func lists(_ service: Rehearsal) -> [String] {
        service.releases.flatMap { at, release in
            release.bundles.filter { !$0.goingOut.isEmpty }.map { bundle in
                let stages = Dictionary(grouping: bundle.goingOut, by: \.key.stage)
                return "\(clock(at)): "
                    + stages.sorted { $0.key < $1.key }.map { stage, notices in
                        let units = Set(notices.compactMap(\.key.subject.obligation?.unit))
                        return ([stage.description] + units.sorted()).joined(separator: " ")
                    }.joined(separator: ", ")
            }
        }
    }

    @Test("Who rests after a return isn't listed; the day its notice goes has a list (4, 14)")
    func returned() {
        var service = service()
        service.enter(received, "a", at: "2025-11-05 09:00")
        service.enter(
            .returned(until: date("2025-11-07"), note: nil), "a", at: "2025-11-05 10:00")
        for unit in ["b", "c"] { service.enter(received, unit, at: "2025-11-07 08:00") }
        service.run(to: "2025-11-12 18:00")
        #expect(
            lists(service) == [
                "2025-11-05 07:30: +1wd a b c", "2025-11-07 07:30: +3wd b c",
                "2025-11-10 07:30: +1wd a",
            ])
        #expect(
            service.sent("a").suffix(4) == [
                "2025-11-10 13:30 overdue +1wd head",
                "2025-11-11 07:30 escalation +3wd owner",
                "2025-11-11 07:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-12 07:30 escalation +5wd unit:giam-doc",
            ])
    }

    @Test("A repeat that an acknowledgement quiets isn't listed (4, 20)")
    func acknowledged() {
        var service = service()
        service.run(to: "2025-11-12")
        for unit in ["b", "c"] { service.enter(received, unit, at: "2025-11-12 08:00") }
        service.enter(.acknowledged(until: date("2025-11-26")), "a", at: "2025-11-12 09:00")
        service.run(to: "2025-12-03")
        #expect(
            lists(service).suffix(2) == [
                "2025-11-11 07:30: +5wd a b c", "2025-12-02 07:30: +20wd a",
            ])
    }

    @Test("What was past due when the rules came is never listed, nor pressed on (4, 24)")
    func lateLoaded() {
        var service = service(start: "2025-11-07 14:00")
        service.enter(received, "a", at: "2025-11-07 15:00")
        service.enter(
            .returned(until: date("2025-11-12"), note: nil), "a", at: "2025-11-07 16:00")
        service.run(to: "2025-12-20")
        #expect(lists(service) == [])
        #expect(service.sent("a") == ["2025-11-07 16:00 returned event-2 head"])
        #expect(service.sent(role: .owner, kind: .rollUp).allSatisfy { $0.contains("weekly") })
    }

    @Test("An extension to a later day gives it a ladder after all (10, 24)")
    func lateLoadedAndExtended() {
        var service = service(start: "2025-11-07 14:00")
        service.enter(.extended(to: date("2025-11-13"), letter: nil), "a", at: "2025-11-07 15:00")
        service.run(to: "2025-11-14 18:00")
        #expect(lists(service) == ["2025-11-14 07:30: +1wd a"])
        #expect(service.sent("a").last == "2025-11-14 13:30 overdue +1wd head")
    }

    @Test(
        "An overdue notice that a silence kept back leaves in the afternoon, and is listed (4, 27)")
    func silenced() {
        var service = service()
        service.run(to: "2025-11-04 18:00")
        service.silences = [
            Silence(
                id: "1", unit: "a", start: at("2025-11-05 07:00"), end: nil, author: "office",
                reason: "bão lụt")
        ]
        service.run(to: "2025-11-05 18:00")
        service.silences = []
        service.run(to: "2025-11-06 18:00")
        #expect(
            lists(service) == ["2025-11-05 07:30: +1wd b c", "2025-11-06 07:30: +1wd a"])
        #expect(service.sent("a").last == "2025-11-06 13:30 overdue +1wd head")
    }

    @Test("Where nothing is recorded after it, a list is what goes out; no day lacks one (4)")
    func exact() {
        var listed = 0
        for seed in 0..<30 as Range<UInt64> {
            let world = RandomWorld(seed: seed)
            let service = Rehearsal(world)
            let eventDays = Set(world.history.map { Fixture.zone.local(at: $0.at).date })
            var shown: [CivilDate: Set<NoticeKey>] = [:]
            for (at, release) in service.releases {
                let day = Fixture.zone.local(at: at).date
                shown[day, default: []].formUnion(
                    release.bundles.flatMap(\.goingOut).map(\.key))
            }
            var sent: [CivilDate: Set<NoticeKey>] = [:]
            for entry in service.entries.values where entry.notice.key.kind.isLadder {
                guard let sentAt = entry.sentAt else { continue }
                let local = Fixture.zone.local(at: sentAt)
                guard local.time > Fixture.officeHours.start else { continue }
                sent[local.date, default: []].insert(entry.notice.key)
            }
            for day in Set(shown.keys).union(sent.keys).subtracting(eventDays) {
                #expect(shown[day] ?? [] == sent[day] ?? [], "seed \(seed), \(day.iso)")
                if sent[day] != nil { listed += 1 }
            }
        }
        #expect(listed > 300)
    }

    @Test(
        "Made up for in the afternoon a list announces nothing: what it would have leaves with it (4)"
    )
    func afternoon() {
        var service = service()
        service.run(to: "2025-11-05 07:00")
        service.enter(.unread, "a", at: "2025-11-05 07:10")
        service.tick("2025-11-05 14:30")
        #expect(lists(service).filter { $0.hasPrefix("2025-11-05") } == [])
        #expect(service.sent("b", kind: .overdue).count == 1)
        let shown = service.releases.flatMap { $0.release.bundles.flatMap(\.waiting) }
        #expect(shown.map(\.number) == [1])
    }
}
