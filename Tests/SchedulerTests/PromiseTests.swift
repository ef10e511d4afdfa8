import Civil
import Rules
import Testing

@testable import Scheduler

/// What an overdue notice may promise, and the days on which somebody was urged (statement 45).
struct PromiseTests {
    private func service(
        _ ladder: [Rung], office: [OrgUnit] = Fixture.office, start: String = "2025-10-30"
    ) -> Rehearsal {
        Rehearsal(
            Fixture.rules(
                [Fixture.plan([Fixture.duty(ladder: ladder)])], units: [Fixture.unit("a")],
                office: office), start: start)
    }

    /// `2025-11-05: 2025-11-07 unit:pho-giam-doc`, one line for each overdue notice to the head.
    private func promises(_ service: Rehearsal) -> [String] {
        service.releases.flatMap { at, release in
            release.bundles.filter { $0.notices.contains { $0.key.kind == .overdue } }.map {
                bundle in
                let promise = bundle.promises.values.first
                let what = promise.map {
                    "\($0.day.iso) \($0.roles.map(\.text).joined(separator: " "))"
                }
                return "\(Fixture.zone.local(at: at).date.iso): \(what ?? "nothing")"
            }
        }
    }

    private let head = Rung(after: .workingDays(1), to: [.head])

    @Test("The day is that of the next rung above, and names whom it will reach")
    func nextRung() {
        var service = service([
            head, Rung(after: .workingDays(3), to: [.owner, .unit("pho-giam-doc")]),
        ])
        service.run(to: "2025-11-05 18:00")
        #expect(promises(service) == ["2025-11-05: 2025-11-07 unit:pho-giam-doc"])
    }

    @Test("The plan's owner is nobody above: a rung to the owner alone promises nothing")
    func ownerAlone() {
        var alone = service([head, Rung(after: .workingDays(3), to: [.owner])])
        alone.run(to: "2025-11-05 18:00")
        #expect(promises(alone) == ["2025-11-05: nothing"])
        var later = service([
            head, Rung(after: .workingDays(3), to: [.owner, .unit("phong-tchc")]),
            Rung(after: .workingDays(5), to: [.unit("giam-doc")]),
        ])
        later.run(to: "2025-11-05 18:00")
        #expect(promises(later) == ["2025-11-05: 2025-11-11 unit:giam-doc"])
    }

    @Test("Who has no address is promised nothing to")
    func noAddress() {
        let office =
            Fixture.office.filter { $0.id != "pho-giam-doc" }
            + [Fixture.unit("pho-giam-doc", groups: ["so"], email: nil)]
        var service = service(
            [
                head, Rung(after: .workingDays(3), to: [.unit("pho-giam-doc")]),
                Rung(after: .workingDays(5), to: [.unit("giam-doc")]),
            ], office: office)
        service.run(to: "2025-11-05 18:00")
        #expect(promises(service) == ["2025-11-05: 2025-11-11 unit:giam-doc"])
    }

    @Test(
        "After downtime it is the day on which the waiting rung has its turn, never one that passed"
    )
    func downtime() {
        var service = service([
            head, Rung(after: .workingDays(3), to: [.unit("pho-giam-doc")]),
            Rung(after: .workingDays(5), to: [.unit("giam-doc")]),
        ])
        service.run(to: "2025-11-04 18:00")
        service.tick("2025-11-10 14:00")
        service.run(to: "2025-11-12 18:00")
        let told = service.sent("a", kind: .escalation).first
        #expect(told == "2025-11-11 07:30 escalation +3wd unit:pho-giam-doc")
        #expect(promises(service) == ["2025-11-10: 2025-11-11 unit:pho-giam-doc"])
    }

    @Test("The days urged are those on which mail went, whatever the ladder meant")
    func urged() {
        var service = service([head, Rung(after: .workingDays(3), to: [.unit("pho-giam-doc")])])
        service.silences = [
            Silence(
                id: "1", unit: "a", start: at("2025-11-05 00:00"), end: at("2025-11-06 08:00"),
                author: "office", reason: "bão")
        ]
        service.run(to: "2025-11-07 18:00")
        let escalation = service.releases.flatMap { $0.release.bundles }.last {
            $0.notices.contains { $0.key.kind == .escalation }
        }
        #expect(service.sent("a", kind: .overdue).count == 1)
        #expect(escalation?.urged.values.first == [date("2025-11-06")])
    }
}
