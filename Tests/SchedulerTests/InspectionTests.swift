import Civil
import Rules
import Testing

@testable import Scheduler

/// Rotation, the inspector's list, counting from the last one done (statements 8, 13, 17).
struct InspectionTests {
    private func expression(_ text: String) throws -> WhenExpression {
        try WhenExpression(parsing: text) { _ in Fixture.zone }
    }

    private func quarterly(_ count: Int?) throws -> Duty {
        Fixture.duty(
            "kiem-tra", kind: .inspection,
            schedule: .recurring(
                try expression("every quarter on last working day"), reading: .by),
            inspector: "thanh-tra", unitsPerTime: count, remind: [.init(offset: .days(14))])
    }

    struct RotationCase: CustomTestStringConvertible {
        let candidates: [String]
        let history: [[String]]
        let expected: [String]
        var testDescription: String { "\(candidates) after \(history)" }

        init(_ candidates: String, after history: [String], _ expected: String) {
            func units(_ text: String) -> [String] { text.map { String($0) } }
            self.candidates = units(candidates)
            self.history = history.map(units)
            self.expected = units(expected)
        }
    }

    @Test(
        "Each comes once before any comes twice, also when units come and go",
        arguments: [
            RotationCase("abcde", after: [], "ab"),
            RotationCase("abcde", after: ["ab"], "cd"),
            RotationCase("abcde", after: ["ab", "cd"], "ae"),
            RotationCase("abcde", after: ["ab", "cd", "ae"], "bc"),
            RotationCase("abde", after: ["ab", "cd"], "ae"),  // c has gone
            RotationCase("abcdef", after: ["ab", "cd"], "ef"),  // f is new
            RotationCase("fabcde", after: ["ab", "cd"], "fe"),
            RotationCase("a", after: ["ab"], "a"),
            RotationCase("abc", after: ["ab", "ac"], "bc"),  // a has had two turns
        ])
    func rotation(_ test: RotationCase) {
        #expect(
            Scheduler.rotation(test.candidates, count: 2, history: test.history) == test.expected)
    }

    @Test("Each quarter takes its units; they get notice, the inspector the list of them")
    func quarters() throws {
        let plan = Fixture.plan([try quarterly(2)])
        let units = ["a", "b", "c", "d", "e"].map { Fixture.unit($0) }
        var service = Rehearsal(Fixture.rules([plan], units: units), start: "2025-01-10")
        service.run(to: "2025-12-31")
        #expect(
            service.openings.map(\.occurrence.period) == [
                "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4",
            ])
        #expect(
            service.openings.map(\.members) == [["a", "b"], ["c", "d"], ["a", "e"], ["b", "c"]])
        #expect(
            service.sent("a") == [
                "2025-03-17 07:30 reminder 14d head",
                "2025-03-17 07:30 reminder 14d unit:thanh-tra",
                "2025-09-16 07:30 reminder 14d head",
                "2025-09-16 07:30 reminder 14d unit:thanh-tra",
            ])
        let lists = service.releases.flatMap(\.release.bundles)
            .filter { $0.recipient.address == "thanh-tra@so.example" }
        #expect(lists.map { $0.notices.count } == [2, 2, 2, 2])
    }

    @Test("A round that was over when the plan was loaded took nobody's turn (24)")
    func loadedLate() throws {
        let plan = Fixture.plan([try quarterly(2)])
        var service = Rehearsal(Fixture.rules([plan]), start: "2025-05-10")
        service.run(to: "2025-12-31")
        #expect(service.openings.map(\.members) == [["a", "b"], ["a", "c"], ["b", "c"]])
    }

    private func afterCompletion() -> Duty {
        Fixture.duty(
            "kiem-tra", kind: .inspection,
            schedule: .afterCompletion(months: 3, days: 0, first: date("2025-02-28")),
            expectsReport: true, remind: [.init(offset: .days(7))])
    }

    @Test(
        "A report that is sent back takes the next inspection off the agenda, unless that is open already (8, 13, 38)",
        arguments: [("2025-03-10 15:00", false), ("2025-03-11 08:00", true)])
    func sentBack(at moment: String, isOpen: Bool) {
        let plan = Fixture.plan([afterCompletion()])
        var service = Rehearsal(
            Fixture.rules([plan], units: [Fixture.unit("a")]), start: "2025-01-10")
        let done = EventBody.received(number: nil, none: false, note: nil)
        service.enter(
            done, "a", duty: "kiem-tra", period: "1", on: "2025-03-05", at: "2025-03-10 08:00")
        service.enter(
            .returned(until: nil, note: nil), "a", duty: "kiem-tra", period: "1",
            at: moment)
        service.run(to: "2025-06-06")
        #expect(service.fate("/2/a@2025-06-05:reminder").isEmpty == !isOpen)
        #expect(service.openings.contains { $0.occurrence.period == "2" } == isOpen)
    }

    @Test("The next inspection counts from the day the last was done: 1, 2, 3 … (8)")
    func completion() {
        let plan = Fixture.plan([afterCompletion()])
        var service = Rehearsal(
            Fixture.rules([plan], units: [Fixture.unit("a")]), start: "2025-01-10")
        let done = EventBody.received(number: nil, none: false, note: nil)
        service.enter(
            done, "a", duty: "kiem-tra", period: "1", on: "2025-03-05", at: "2025-03-10 08:00")
        service.run(to: "2025-06-06")
        #expect(service.openings.map(\.occurrence.period) == ["1", "2"])
        #expect(service.state("a", duty: "kiem-tra", period: "2").due == date("2025-06-05"))
        #expect(
            service.sent("a").filter { $0 > "2025-03-10" } == [
                // The owner's list of that Monday had it among the missing (50).
                "2025-03-10 08:00 correction event-1 owner",
                "2025-05-29 07:30 reminder 7d head", "2025-06-05 07:30 due-today 0d head",
            ])
        service.enter(done, "a", duty: "kiem-tra", period: "2", at: "2025-06-06 08:00")
        service.run(to: "2025-06-10")
        #expect(service.openings.map(\.occurrence.period) == ["1", "2", "3"])
        #expect(service.state("a", duty: "kiem-tra", period: "3").due == date("2025-09-06"))
    }

    @Test(
        "One whose first day had passed when its rule came goes to the owner's list; the next counts from it (8, 24)",
        arguments: ["2025-02-28", "2022-02-28"], [nil, 1])
    func firstHasPassed(first: String, unitsPerTime: Int?) {
        let duty = Fixture.duty(
            "kiem-tra", kind: .inspection,
            schedule: .afterCompletion(months: 3, days: 0, first: date(first)),
            unitsPerTime: unitsPerTime, expectsReport: true, remind: [.init(offset: .days(7))])
        let plan = Fixture.plan([duty], period: nil)
        let (none, rules) = (
            Fixture.rules([Fixture.plan([], period: nil)], units: [Fixture.unit("a")]),
            Fixture.rules([plan], units: [Fixture.unit("a")])
        )
        var started = Rehearsal(rules, start: "2025-03-05 09:00")
        var reloaded = Rehearsal(none, start: "2025-03-05 09:00")
        reloaded.load(rules, now: at("2025-03-05 09:00"))
        for index in 0...1 {
            var service = index == 0 ? started : reloaded
            service.run(to: "2025-03-10 09:00")
            #expect(service.openings.map(\.occurrence.period) == ["1"])
            #expect(service.sent("a") == [])
            #expect(
                service.mails(to: "phong-tchc@so.example")
                    == ["2025-03-10 07:30 phong-tchc@so.example roll-up weekly"])
            service.enter(
                .received(number: nil, none: false, note: nil), "a", duty: "kiem-tra", period: "1",
                at: "2025-03-11 08:00")
            service.run(to: "2025-03-12 08:00")
            #expect(service.state("a", duty: "kiem-tra", period: "2").due == date("2025-06-11"))
            if index == 0 { started = service } else { reloaded = service }
        }
    }

    @Test("It is done when the last of its units is; a receipt voided undoes that (8, 14)")
    func completionOfSeveral() {
        let plan = Fixture.plan([afterCompletion()])
        var service = Rehearsal(
            Fixture.rules([plan], units: [Fixture.unit("a"), Fixture.unit("b")]),
            start: "2025-01-10")
        let done = EventBody.received(number: nil, none: false, note: nil)
        service.enter(done, "a", duty: "kiem-tra", period: "1", at: "2025-03-05 08:00")
        service.run(to: "2025-03-08")
        #expect(service.openings.count == 1)
        service.enter(done, "b", duty: "kiem-tra", period: "1", at: "2025-03-11 08:00")
        service.run(to: "2025-03-11 10:00")
        service.enter(.voided(event: 2), "b", duty: "kiem-tra", period: "1", at: "2025-03-11 11:00")
        service.run(to: "2025-03-14")
        #expect(service.openings.count == 1)
        service.enter(done, "b", duty: "kiem-tra", period: "1", at: "2025-03-14 08:00")
        service.run(to: "2025-03-17")
        #expect(service.state("b", duty: "kiem-tra", period: "2").due == date("2025-06-14"))
    }

    @Test("A gathering duty's tally comes with each of its own reminders (25)")
    func tally() {
        let gathering = Fixture.duty(
            "tong-hop", due: DueDate(date: date("2025-11-14"), reading: .by),
            owedBy: ["phong-tchc"],
            gathers: [Gathering("bao-cao-nam")],
            remind: [5, 1].map { Reminder(offset: .workingDays($0)) })
        let rules = Fixture.rules([Fixture.plan([Fixture.report, gathering])])
        var service = Rehearsal(rules, start: "2025-10-20")
        service.run(to: "2025-11-14 18:00")
        #expect(
            service.sent("phong-tchc", kind: .tally) == [
                "2025-11-07 07:30 tally 5wd head", "2025-11-13 07:30 tally 1wd head",
                "2025-11-14 07:30 tally 0d head",
            ])
    }

    @Test("A standing duty is silent unless it has instants of its own (17)")
    func standing() throws {
        let silent = Fixture.duty(
            "thuong-xuyen", kind: .standing, schedule: .standing(remindAt: []))
        let spoken = Fixture.duty(
            "nhac", kind: .standing,
            schedule: .standing(remindAt: [try expression("every month on 25")]))
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([silent, spoken])]), start: "2025-09-01")
        service.run(to: "2025-11-01")
        // 25/10 is a Saturday.
        #expect(
            service.sent("a") == [
                "2025-09-25 07:30 reminder 0d head", "2025-10-24 07:30 reminder 0d head",
            ])
    }
}
