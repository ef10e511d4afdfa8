import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// Commemorations, a plan of the week, and one inbox of several people (statements 48 and 49).
struct RidingAlongTests: ReportingOften {
    // MARK: Commemorations (49)

    private func day(_ id: String, _ day: String, _ remind: [Offset] = [.days(7)]) -> Duty {
        Fixture.duty(
            id, kind: .anniversary, due: DueDate(date: date(day), reading: .by),
            remind: reminders(remind))
    }

    @Test("Commemorations come once a month, and ride along with what goes anyway")
    func commemorations() {
        let duties = [
            day("k1", "2025-09-10"), day("k2", "2025-09-20"), day("k3", "2025-10-01"),
            day("k4", "2025-10-20"), day("k5", "2025-10-30"),
            report("bc", due: "2025-10-31", remind: [.days(21)]),
        ]
        var service = service([Fixture.plan(duties)], start: "2025-09-01 12:00")
        service.run(to: "2025-10-30 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-09-03 07:30 a@so.example reminder 7d",
                "2025-10-10 07:30 a@so.example reminder 21d",
                "2025-10-23 07:30 a@so.example reminder 7d",
            ])
        // A mail of a report shows those of the fortnight, one of commemorations those of the month.
        let bundles = service.releases.flatMap { $0.release.bundles }
            .filter { $0.recipient.address == "a@so.example" }
        #expect(
            bundles.map { $0.outlook.map(\.obligation.occurrence.duty) } == [
                ["k2", "k3"], ["k4"], ["bc"],
            ])
        #expect(service.fate(":reminder:7d:head").filter { $0 == .suppressed(.shown) }.count == 3)
    }

    @Test("Somebody who was shown nothing is reminded: a new head, or another address")
    func newAddress() {
        let duties = [day("k1", "2025-09-10"), day("k2", "2025-09-20")]
        var service = service([Fixture.plan(duties)], start: "2025-09-01 12:00")
        service.run(to: "2025-09-08 12:00")
        service.load(
            Fixture.rules(
                [Fixture.plan(duties)], units: [Fixture.unit("a", email: "moi@so.example")]),
            now: at("2025-09-08 12:00"))
        service.run(to: "2025-09-20 12:00")
        #expect(
            service.mails(to: "moi@so.example") == ["2025-09-12 07:30 moi@so.example reminder 7d"])
    }

    @Test("On the day itself it is told where the rule says so")
    func onTheDay() {
        var service = service(
            [Fixture.plan([day("k1", "2025-09-10", [.days(7), .days(0)])])],
            start: "2025-09-01 12:00")
        service.run(to: "2025-09-11 12:00")
        #expect(
            service.mails(to: "a@so.example").last == "2025-09-10 07:30 a@so.example due-today 0d")
    }

    // MARK: A plan of the week (49)

    @Test("With `digest: weekly` reminders come with the week's first working day, once")
    func weekly() {
        let duties = [
            report("x", due: "2025-11-13", remind: [.days(7), .workingDays(3), .workingDays(1)]),
            report("y", due: "2025-11-14", remind: [.days(7), .workingDays(3), .workingDays(1)]),
        ]
        var service = service([Fixture.plan(duties, digest: .weekly)], start: "2025-10-31 18:00")
        service.run(to: "2025-11-17 18:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-03 07:30 a@so.example reminder 7d, reminder 7d",
                "2025-11-10 07:30 a@so.example reminder 1wd, reminder 1wd",
                "2025-11-13 07:30 a@so.example due-today 0d",
                "2025-11-14 07:30 a@so.example due-today 0d",
                "2025-11-14 13:30 a@so.example overdue +1wd",
                "2025-11-17 13:30 a@so.example overdue +1wd",
            ])
    }

    @Test("A week that starts with a day off has its plan on the first working day")
    func weeklyAfterHoliday() {
        let duty = report("x", due: "2025-09-05", remind: [.workingDays(1)])
        var service = service([Fixture.plan([duty], digest: .weekly)], start: "2025-08-28 18:00")
        service.run(to: "2025-09-04 18:00")
        #expect(service.mails(to: "a@so.example") == ["2025-09-03 07:30 a@so.example reminder 1wd"])
    }

    // MARK: One inbox (48)

    @Test("One person in two offices gets one mail; two units' heads at one address get their own")
    func oneInbox() {
        let office = [
            Fixture.unit("phong-tchc", groups: ["so"]),
            Fixture.unit("pho-giam-doc", groups: ["so"], email: "lanhdao@so.example"),
            Fixture.unit("giam-doc", groups: ["so"], email: "lanhdao@so.example"),
        ]
        let duty = Fixture.duty(
            ladder: [Rung(after: .workingDays(1), to: [.unit("pho-giam-doc"), .unit("giam-doc")])])
        let units = ["a", "b"].map { Fixture.unit($0, email: "xa@so.example") }
        var service = service(
            [Fixture.plan([duty])], units: units, office: office, start: "2025-10-30 12:00")
        service.run(to: "2025-11-05 18:00")
        let bundles = service.releases.flatMap { $0.release.bundles }
        let leaders = bundles.filter { $0.recipient.address == "lanhdao@so.example" }
        #expect(leaders.map(\.notices.count) == [4])
        #expect(
            leaders.map { $0.offices.compactMap(\.unit?.id) } == [["giam-doc", "pho-giam-doc"]])
        let heads = bundles.filter {
            $0.recipient.address == "xa@so.example" && $0.slot == at("2025-11-05 13:30")
        }
        #expect(heads.map { $0.recipient.unit?.id } == ["a", "b"])
        #expect(heads.allSatisfy { $0.notices.count == 1 })
    }

    @Test("Who leads one unit and oversees others reads of others only in the overseer's mail")
    func headAndOverseer() {
        let office = [
            Fixture.unit("phong-tchc", groups: ["so"]),
            Fixture.unit("giam-doc", groups: ["so"], email: "a@so.example"),
        ]
        let duty = Fixture.duty(ladder: [
            Rung(after: .workingDays(1), to: [.head, .unit("giam-doc")])
        ])
        var service = service(
            [Fixture.plan([duty])], units: [Fixture.unit("a"), Fixture.unit("b")], office: office,
            start: "2025-10-30 12:00")
        service.run(to: "2025-11-05 18:00")
        #expect(
            service.mails(to: "a@so.example").suffix(2) == [
                "2025-11-05 13:30 a@so.example overdue +1wd",
                "2025-11-05 13:30 a@so.example escalation +1wd, escalation +1wd",
            ])
    }

    @Test("After downtime what was to leave at two times leaves in one mail (48)")
    func catchUp() {
        let late = report("x", due: "2025-11-04", remind: [])
        let next = report("y", due: "2025-11-12", remind: [.workingDays(5)])
        var service = service([Fixture.plan([late, next])], start: "2025-11-04 18:00")
        service.tick("2025-11-05 15:00")
        #expect(
            service.mails(to: "a@so.example") == [
                "2025-11-05 15:00 a@so.example overdue +1wd, reminder 5wd"
            ])
    }
}
