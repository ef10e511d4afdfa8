import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// Units that begin, end and are succeeded (statements 9, 13, 21), rules that are withdrawn (14).
struct ReorganisationTests {
    private let received = EventBody.received(number: nil, none: false, note: nil)

    private func service(_ units: [OrgUnit], office: [OrgUnit] = Fixture.office) -> Rehearsal {
        Rehearsal(
            Fixture.rules([Fixture.plan([Fixture.report])], units: units, office: office),
            start: "2025-01-10")
    }

    @Test("What a unit owed passes to its one successor, which owes its own as well (9)")
    func succession() {
        var service = service([
            Fixture.unit("pgd", until: "2025-06-30", successors: ["b"]), Fixture.unit("b"),
        ])
        service.run(to: "2025-10-03 12:00")
        #expect(service.events.map(\.body) == [.reassigned(to: "b")])
        #expect(service.events.map { clock($0.recordedAt) } == ["2025-07-01 00:00"])
        #expect(service.state("pgd").responsible == "b")
        let mails = service.entries.values.filter { $0.notice.key.stage == "30d" }
        #expect(Set(mails.compactMap(\.recipient)) == ["b@so.example"])
        #expect(Set(mails.compactMap(\.notice.key.subject.obligation?.unit)) == ["pgd", "b"])
        #expect(Set(mails.map(\.mail)).count == 1)
        service.enter(received, "b", at: "2025-10-10 08:00")
        #expect(service.state("pgd").isOpen)
    }

    @Test("What passed on is passed on again, once each (9)")
    func chain() {
        var service = service([
            Fixture.unit("a", until: "2025-03-31", successors: ["b"]),
            Fixture.unit("b", until: "2025-06-30", successors: ["c"]), Fixture.unit("c"),
        ])
        service.run(to: "2025-09-01")
        #expect(service.state("a").responsible == "c")
        #expect(service.state("b").responsible == "c")
        #expect(service.events.count == 3)
    }

    @Test(
        "Split among several it closes as transferred and opens linked children, whose heads are told (9, 46)"
    )
    func split() {
        var service = service([
            Fixture.unit("pgd", until: "2025-10-20", successors: ["x", "y"]), Fixture.unit("b"),
            Fixture.unit("x", groups: []), Fixture.unit("y", groups: []),
        ])
        service.enter(.extended(to: date("2025-11-14"), letter: nil), "pgd", at: "2025-10-10 09:00")
        service.run(to: "2025-11-17 18:00")
        #expect(service.state("pgd").fulfilment == .transferred)
        #expect(service.state("pgd").heirs == ["x", "y"])
        #expect(service.state("pgd>x").due == date("2025-11-14"))
        #expect(
            service.sent("pgd>x") == [
                "2025-10-21 07:30 redirect heir-x head",
                "2025-10-31 07:30 reminder 14d head", "2025-11-07 07:30 reminder 7d head",
                "2025-11-11 07:30 reminder 3wd head", "2025-11-13 07:30 reminder 1wd head",
                "2025-11-14 07:30 due-today 0d head", "2025-11-17 13:30 overdue +1wd head",
            ])
        #expect(service.entries.values.contains { $0.recipient == "x@so.example" })
        #expect(service.census().owed == 3)
        service.enter(received, "pgd>x", at: "2025-11-18 08:00")
        #expect(service.census().count(.open) == 2)
        #expect(
            service.enter(received, "pgd", at: "2025-11-18 08:00")
                == .doesNotFit(.transferred, heirs: ["x", "y"]))
    }

    @Test("Without a successor it goes to the plan's owner, who is told of it (9, 46)")
    func noSuccessor() {
        var service = service([Fixture.unit("pgd", until: "2025-06-30"), Fixture.unit("b")])
        service.run(to: "2025-10-03 12:00")
        #expect(service.state("pgd").responsible == "phong-tchc")
        #expect(
            service.sent("pgd") == [
                "2025-07-01 07:30 redirect heir-phong-tchc head",
                "2025-10-03 07:30 reminder 30d head",
            ])
    }

    @Test("An anniversary is nobody's debt: what has ended keeps none, what begins keeps it (13)")
    func anniversaries() {
        let duty = Fixture.duty(
            "le", kind: .anniversary, due: DueDate(date: date("2025-11-20"), reading: .by),
            remind: [.init(offset: .days(7))])
        let units = [
            Fixture.unit("pgd", until: "2025-06-30", successors: ["b"]), Fixture.unit("b"),
            Fixture.unit("moi", from: "2025-07-01"),
        ]
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([duty])], units: units), start: "2025-01-10")
        service.run(to: "2025-12-01")
        #expect(service.events.map(\.body) == [.joined])
        #expect(
            service.sent() == [
                "2025-11-13 07:30 b reminder 7d head", "2025-11-13 07:30 moi reminder 7d head",
            ])
    }

    @Test("What was handed in stays where it is (9)")
    func closedBefore() {
        var service = service([
            Fixture.unit("pgd", until: "2025-06-30", successors: ["b"]), Fixture.unit("b"),
        ])
        service.enter(received, "pgd", at: "2025-06-20 08:00")
        service.run(to: "2025-08-01")
        #expect(service.events.count == 1)
    }

    @Test("A unit founded while the occurrence is open joins it; a later one doesn't (13)")
    func joins() {
        var service = service([
            Fixture.unit("a"), Fixture.unit("moi", from: "2025-07-01"),
            Fixture.unit("sau", from: "2025-11-20"),
        ])
        service.run(to: "2025-06-30 12:00")
        #expect(service.census().owed == 1)
        service.run(to: "2025-12-31")
        #expect(service.events.map(\.body) == [.joined])
        #expect(service.census().owed == 2)
        #expect(service.sent("moi") == service.sent("a"))
        #expect(service.sent("sau") == [])
    }

    @Test("A registry that is edited late is made up for when it is loaded (13)")
    func editedLate() {
        var service = service([Fixture.unit("pgd"), Fixture.unit("b")])
        service.run(to: "2025-08-01")
        let edited = Fixture.rules(
            [Fixture.plan([Fixture.report])],
            units: [
                Fixture.unit("pgd", until: "2025-06-30", successors: ["b"]), Fixture.unit("b"),
                Fixture.unit("moi", from: "2025-07-01"),
            ])
        service.load(edited, now: at("2025-08-01 09:00"))
        #expect(service.events.map(\.body) == [.reassigned(to: "b"), .joined])
        service.load(edited, now: at("2025-08-01 10:00"))
        #expect(service.events.count == 2)
    }

    @Test("A unit that vanished from the registry leaves what it owes to the owner (9)")
    func vanished() {
        var service = service([Fixture.unit("a"), Fixture.unit("b")])
        service.run(to: "2025-08-01")
        service.load(
            Fixture.rules([Fixture.plan([Fixture.report])], units: [Fixture.unit("b")]),
            now: at("2025-08-01 09:00"))
        #expect(service.state("a").responsible == "phong-tchc")
        #expect(service.census().count(.open) == 2)
    }

    @Test("A rung to a dissolved unit climbs to its successor (21)")
    func dissolvedRole() {
        let office =
            ["phong-tchc", "giam-doc"].map { Fixture.unit($0, groups: []) } + [
                Fixture.unit("pho-giam-doc", until: "2025-06-30", successors: ["giam-doc"])
            ]
        var service = service([Fixture.unit("a")], office: office)
        service.run(to: "2025-11-07 18:00")
        let entry = service.entries[
            "bao-cao-nam/2025/a@2025-11-04:escalation:+3wd:unit:pho-giam-doc"]
        #expect(entry?.recipient == "giam-doc@so.example")
    }

    struct Nobody: CustomTestStringConvertible {
        let unit: OrgUnit
        let reason: Reason
        var testDescription: String { reason.rawValue }
    }

    @Test(
        "A role that is nobody is skipped at once, and the owner told why (21)",
        arguments: [
            Nobody(unit: Fixture.unit("pho-giam-doc", email: nil), reason: .noAddress),
            Nobody(unit: Fixture.unit("pho-giam-doc", outside: true), reason: .outsideBody),
            Nobody(unit: Fixture.unit("pho-giam-doc", until: "2025-06-30"), reason: .roleEmpty),
        ])
    func nobody(_ test: Nobody) {
        let office = ["phong-tchc", "giam-doc"].map { Fixture.unit($0, groups: []) } + [test.unit]
        var unit = test.unit
        unit.groups = []
        var service = service([Fixture.unit("a")], office: office.dropLast() + [unit])
        service.run(to: "2025-11-11 18:00")
        #expect(
            service.fate("/a@2025-11-04:escalation:+3wd:unit:pho-giam-doc")
                == [.suppressed(test.reason)])
        let told = service.releases.flatMap(\.release.bundles).flatMap(\.skipped)
        #expect(told.map(\.reason) == [test.reason])
        #expect(service.sent("a").last == "2025-11-11 13:30 escalation +5wd unit:giam-doc")
    }

    @Test("A dated deputy stands in for the head between its days (21)")
    func deputies() {
        let deputy = Deputy(
            person: Person(title: "Phó", email: "pho@a.example"), from: date("2025-10-20"),
            until: date("2025-10-29"))
        var service = service([Fixture.unit("a", deputies: [deputy])])
        service.run(to: "2025-10-30 12:00")
        let addresses = service.entries.values.sorted { $0.notice.at < $1.notice.at }
            .compactMap(\.recipient)
        #expect(addresses == ["a@so.example", "pho@a.example", "pho@a.example", "a@so.example"])
    }

    @Test("A deputy without days leaves the head's mail to the head (21)")
    func standingDeputy() throws {
        let standing = Deputy(person: Person(title: "Phó", email: "pho@a.example"))
        let acting = Deputy(
            person: Person(title: "Phó", email: "ky-thay@a.example"), from: date("2025-10-20"),
            until: date("2025-10-29"))
        let service = service([Fixture.unit("a", deputies: [acting, standing])])
        func address(_ role: Role, on day: String) throws -> String? {
            let plan = try #require(service.rules.plans.first)
            guard
                case .found(let found) = service.rules.resolve(
                    role, unit: "a", plan: plan, on: date(day))
            else { return nil }
            return found.address
        }
        #expect(try address(.head, on: "2025-10-19") == "a@so.example")
        #expect(try address(.head, on: "2025-10-20") == "ky-thay@a.example")
        #expect(try address(.deputy, on: "2025-10-19") == "pho@a.example")
        #expect(try address(.deputy, on: "2025-10-20") == "pho@a.example")
    }

    @Test("A withdrawn rule cancels what is open in one entry, and comes back as it was (13, 14)")
    func withdrawn() {
        var service = service(["a", "b", "c"].map { Fixture.unit($0) })
        service.enter(received, "a", at: "2025-10-06 08:00")
        service.load(Fixture.rules([Fixture.plan([])]), now: at("2025-10-06 09:00"))
        #expect(service.events.count == 2)
        #expect(service.census().count(.cancelled) == 2)
        #expect(service.census().count(.received) == 1)
        service.run(to: "2025-10-10")
        service.load(Fixture.rules([Fixture.plan([Fixture.report])]), now: at("2025-10-10 09:00"))
        #expect(service.census().count(.open) == 2)
        service.run(to: "2025-10-21 18:00")
        #expect(
            service.sent("b") == [
                "2025-10-03 07:30 reminder 30d head", "2025-10-21 07:30 reminder 14d head",
            ])
    }

    @Test("Who begins before the due day owes it too, however quick all the others were (13)")
    func joinsWhatIsHandedIn() {
        var service = service([Fixture.unit("a"), Fixture.unit("c", from: "2025-09-01")])
        service.enter(received, "a", at: "2025-08-20 08:00")
        service.run(to: "2025-09-02")
        #expect(service.events.map(\.body) == [received, .joined])
        #expect(service.census().owed == 2)
        service.restart()
        #expect(service.events.count == 2)
    }

    @Test(
        "What is sent back to a unit that has ended passes on at once, not at the next start (9, 38)"
    )
    func returnedAfterTheEnd() {
        var service = service([
            Fixture.unit("a", until: "2025-09-30", successors: ["b"]), Fixture.unit("b"),
        ])
        service.enter(received, "a", at: "2025-09-20 08:00")
        service.enter(.returned(until: nil, note: nil), "a", at: "2025-10-06 08:00")
        #expect(service.state("a").responsible == "b")
        let count = service.events.count
        #expect(count == 3)
        service.restart()
        service.run(to: "2025-10-07")
        #expect(service.events.count == count)
        #expect(service.sent("a").contains { $0.contains("redirect heir-b head") })
    }
}
