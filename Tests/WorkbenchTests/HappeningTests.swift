import Civil
import Edits
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// What follows from something that happens, played through by the service's own driver (54).
struct HappeningTests {
    private static let plan = """
        plan:
          id: an-toan
          title: An toàn trường học
          document: Quyết định số 20/QĐ-SGDĐT
          owner: phong
          calendar: vn
        duties:
          - id: nhanh
            kind: deadline
            title: Báo cáo nhanh vụ việc
            due: trong vòng 01 ngày làm việc kể từ khi xảy ra
            after-event: tai-nan
            owed-by: truong
            remind: [3wd]
          - id: day-du
            kind: deadline
            title: Báo cáo đầy đủ vụ việc
            due: trong vòng 10 ngày kể từ ngày xảy ra
            after-event: tai-nan
            owed-by: truong
            remind: [3wd]
            escalate:
              - after: 1wd
                to: head
        groups:
          - id: truong
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
          - {id: a, name: Trường A, email: a@so.example, groups: truong}
          - {id: b, name: Trường B, email: b@so.example, groups: truong}
          - {id: c, name: Trường C, email: c@so.example, groups: truong, from: 10/03/2025}
        calendar:
          id: vn
          announced: 2025
        days: []
        """

    private static func rules() throws -> RuleSet {
        let source = RuleSource(name: "p.yaml", bytes: Array(plan.utf8))
        let (rules, findings) = RuleReader.read([source], zone: Shipped.zone)
        return try #require(rules, "\(findings.map(\.message.en))")
    }

    private static func simulate(_ script: String, to end: String) throws -> Simulation {
        let rules = try rules()
        let (script, findings) = Script.read(script, rules: rules)
        #expect(findings.map(\.description) == [])
        return try Simulation(
            rules: rules, from: Shipped.day("03/03/2025"), to: Shipped.day(end),
            script: script.events)
    }

    @Test("Each duty that follows it opens for the unit, is reminded of, and climbs its ladder")
    func follows() throws {
        // Tuesday 04/03: one working day later is Wednesday 05/03; ten days later Friday 14/03.
        let simulation = try Self.simulate(
            #"{"at":"2025-03-04T09:00","event":"occur","duty":"tai-nan","unit":"a","no":"45/BC"}"#,
            to: "18/03/2025")
        #expect(simulation.idle == [])
        let lines = try Line.all(simulation).filter { $0.kind != "roll-up" && !$0.duty.isEmpty }
        #expect(lines.allSatisfy { $0.unit == "a" && $0.period == "1" })
        #expect(
            lines.filter { $0.duty == "nhanh" }.map { "\($0.due) \($0)" }.prefix(2) == [
                "2025-03-05 2025-03-04 09:00 reminder 3wd head",
                "2025-03-05 2025-03-05 07:30 due-today 0d head",
            ])
        #expect(
            lines.filter { $0.duty == "day-du" }.map { "\($0.due) \($0)" } == [
                "2025-03-14 2025-03-11 07:30 reminder 3wd head",
                "2025-03-14 2025-03-14 07:30 due-today 0d head",
                "2025-03-14 2025-03-17 13:30 overdue +1wd head",
            ])
    }

    @Test("The next one is the second, and a report for the first doesn't end it")
    func twice() throws {
        let simulation = try Self.simulate(
            """
            {"at":"2025-03-04T09:00","event":"occur","duty":"tai-nan","unit":"a"}
            {"at":"2025-03-05T09:00","event":"receive","duty":"nhanh","unit":"a","period":"1"}
            {"at":"2025-03-06T09:00","event":"occur","duty":"tai-nan","units":["a","b"]}
            """, to: "07/03/2025")
        #expect(simulation.idle == [])
        let today = try Line.all(simulation).filter { $0.duty == "nhanh" && $0.stage == "0d" }
        #expect(
            today.map { "\($0.day) \($0.period) \($0.unit)" }.sorted() == [
                "2025-03-05 1 a", "2025-03-07 2 a", "2025-03-07 2 b",
            ])
    }

    @Test("What can't be entered changes nothing: the future, the same twice, who doesn't owe it")
    func refused() throws {
        let simulation = try Self.simulate(
            """
            {"at":"2025-03-04T09:00","event":"occur","duty":"tai-nan","unit":"a","on":"2025-03-05"}
            {"at":"2025-03-04T09:01","event":"occur","duty":"tai-nan","unit":"phong"}
            {"at":"2025-03-04T09:02","event":"occur","duty":"tai-nan","unit":"c"}
            {"at":"2025-03-04T09:03","event":"occur","duty":"tai-nan","unit":"a"}
            {"at":"2025-03-04T09:04","event":"occur","duty":"tai-nan","units":["b","a"]}
            """, to: "14/03/2025")
        #expect(simulation.idle.map(\.event.units) == [["a"], ["phong"], ["c"], ["b", "a"]])
        #expect(Set(try Line.all(simulation).map(\.unit)).subtracting([""]) == ["a"])
    }

    struct Case: CustomTestStringConvertible {
        let on: String
        let count: Int
        let unit: WhenLimit.Unit
        let roll: Roll
        let due: String

        init(_ on: String, _ count: Int, _ unit: WhenLimit.Unit, _ roll: Roll, _ due: String) {
            self.on = on
            self.count = count
            self.unit = unit
            self.roll = roll
            self.due = due
        }

        var testDescription: String { "\(count) \(unit) after \(on), \(roll)" }
    }

    @Test(
        "The day itself isn't counted; a limit that ends on a day off ends with the next working day (Civil Code, 147, 148)",
        arguments: [
            Case("2025-03-04", 1, .workingDays, .next, "2025-03-05"),
            Case("2025-03-07", 1, .workingDays, .next, "2025-03-10"),
            Case("2025-03-08", 1, .workingDays, .next, "2025-03-10"),
            Case("2025-03-05", 10, .days, .next, "2025-03-17"),
            Case("2025-03-05", 10, .days, .none, "2025-03-15"),
            Case("2025-03-05", 10, .days, .previous, "2025-03-14"),
            // Going back ends at the event's day; before it lies no day to be late on.
            Case("2025-03-07", 1, .days, .previous, "2025-03-07"),
            Case("2025-03-08", 1, .days, .previous, "2025-03-10"),
            Case("2025-03-09", 6, .days, .previous, "2025-03-14"),
            Case("2025-01-31", 1, .months, .next, "2025-02-28"),
            Case("2025-03-01", 2, .weeks, .next, "2025-03-17"),
            Case("2024-02-29", 1, .years, .next, "2025-02-28"),
        ])
    func limits(_ item: Case) throws {
        var rules = try Self.rules()
        rules.plans[0].duties[0].schedule = .afterEvent(
            try WhenExpression(
                parsing: "within \(item.count) \(Self.word(item.unit)) after 01/01/2024",
                zone: { _ in nil }
            ).isLimit ?? WhenLimitMissing.limit(), event: "tai-nan")
        rules.plans[0].duties[0].roll = item.roll
        let day = try CivilDate(parsing: item.on)
        let zone = rules.plans[0].zone
        let now = zone.instant(of: CivilDateTime(day, CivilTime(9, 0, 0) ?? .midnight))
        let happening = Happening(event: "tai-nan", units: ["a"], on: day)
        let entries = try happening.admitted(
            rules: rules, book: Book(), actor: "an", now: now
        ).get().entries
        let course = Course(rules: rules, book: Book(), lastEvent: 0, watermark: now, now: now)
        let change = course.record(entries).change
        var book = Book()
        for opening in change.openings { book.add(opening) }
        for event in change.events { book.add(event) }
        let (plan, duty) = try #require(rules.duty("nhanh"))
        let occurrence = try #require(
            book.occurrence(
                OccurrenceID(duty: "nhanh", period: "1"), duty: duty, plan: plan))
        #expect(occurrence.due.iso == item.due)
        #expect(occurrence.opensOn == day)
        #expect(book.members(of: occurrence.id) == ["a"])
    }

    private static func word(_ unit: WhenLimit.Unit) -> String {
        switch unit {
        case .days: "days"
        case .workingDays: "working days"
        case .weeks: "weeks"
        case .months: "months"
        case .years: "years"
        }
    }

    private enum WhenLimitMissing: Error {
        case unread
        static func limit() throws -> WhenLimit { throw unread }
    }

    @Test(
        "Recorded after its limit: the head is told once that it is overdue, the owner each week (24)"
    )
    func late() throws {
        let simulation = try Self.simulate(
            #"{"at":"2025-03-18T09:00","event":"occur","duty":"tai-nan","unit":"a","on":"2025-03-03"}"#,
            to: "28/03/2025")
        #expect(simulation.idle == [])
        let lines = try Line.all(simulation).filter { $0.duty == "day-du" }
        #expect(
            lines.map { "\($0.due) \($0.day) \($0.kind) \($0.role)" } == [
                "2025-03-13 2025-03-18 overdue head"
            ])
        let messages = try PythonMailbox.read(simulation.text(.mbox))
        let told = try #require(messages.first { $0.to.contains("a@so.example") })
        #expect(
            told.subject.contains("quá hạn") || told.subject.contains("Quá hạn"), "\(told.subject)")
        #expect(told.text.contains("Sự kiện: ngày 03/03/2025"), "\(told.text)")
        let list = try #require(messages.first { $0.to.contains("phong@so.example") })
        #expect(list.subject.hasPrefix("[Tổng hợp] 2 đầu việc quá hạn"), "\(list.subject)")
    }

    @Test("A second one on the same day goes in under a paper of its own, and never unseen")
    func sameDay() throws {
        let simulation = try Self.simulate(
            """
            {"at":"2025-03-04T09:00","event":"occur","duty":"tai-nan","unit":"a","no":"45/BC"}
            {"at":"2025-03-04T09:01","event":"occur","duty":"tai-nan","unit":"a","no":"46/BC"}
            {"at":"2025-03-04T09:02","event":"occur","duty":"tai-nan","unit":"a","no":" 46/bc"}
            {"at":"2025-03-04T09:03","event":"occur","duty":"tai-nan","unit":"a"}
            """, to: "05/03/2025")
        #expect(simulation.idle.count == 2)
        let today = try Line.all(simulation).filter { $0.duty == "nhanh" && $0.stage == "0d" }
        #expect(today.map(\.period).sorted() == ["1", "2"])
    }
}
