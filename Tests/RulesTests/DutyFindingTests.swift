import SourceText
import Testing

@testable import Rules

/// What is wrong with a duty, marked in its lines: every mark must be found, and nothing else.
struct DutyFindingTests {
    struct Case: CustomTestStringConvertible {
        var says: String
        var lines: String
        var id: String
        /// Its plan has no period.
        var goesOn: Bool

        init(_ says: String, _ lines: String, id: String = "id: viec", goesOn: Bool = false) {
            self.says = says
            self.lines = lines
            self.id = id
            self.goesOn = goesOn
        }

        var testDescription: String { says }
    }

    @Test("A duty's faults are found where they stand, and nothing else is", arguments: cases)
    func faults(_ item: Case) {
        let plan = item.goesOn ? Desk.planThatGoesOn : Desk.plan
        let marked = MarkedText(plan + Desk.dutyText(item.lines, id: item.id))
        let (rules, findings) = Desk.read(marked.text)
        let found = findings.map {
            MarkedText.Mark(code: $0.code, range: $0.range ?? 0..<0)
        }
        #expect(Set(found) == Set(marked.expected))
        #expect((rules == nil) == findings.hasErrors)
        #expect(findings.allSatisfy { $0.file.name == "plan.yaml" })
    }

    private static let deadline = "kind: deadline\ntitle: T\nowed-by: truong\n"
    private static let inspection = "kind: inspection\ntitle: T\nowed-by: truong\nreport: none\n"
    private static let anniversary = "kind: anniversary\ntitle: T\nowed-by: truong\nremind: []\n"

    static let cases: [Case] = [
        Case("a clean deadline", deadline + "due: trước ngày 05/11/2025"),
        Case("an unknown key", deadline + "due: 05/11/2025\n⟪unknown-key|owed_by⟫: truong"),
        Case("no key is called on", deadline + "due: 05/11/2025\n⟪unknown-key|on⟫: 05/11/2025"),
        Case("a key given twice", deadline + "due: 05/11/2025\n⟪duplicate-key|title⟫: U"),
        Case("a key without a value", deadline + "due: 05/11/2025\n⟪missing-value|cite⟫:"),
        Case("a value of blanks", deadline + "due: 05/11/2025\n⟪missing-value|cite⟫: '  '"),
        Case("an unknown kind", "kind: ⟪unknown-value|deadlin⟫\ntitle: T"),
        Case(
            "an unknown kind hides nothing else",
            "kind: ⟪unknown-value|định kỳ lạ⟫\ntitle: T\nowed-by: ⟪unknown-reference|truong-la⟫\n"
                + "due: trước ngày ⟪bad-when|31/11/2025⟫\n⟪unknown-key|owed_by⟫: truong"),
        Case(
            "what stands under a name that isn't the key's isn't missed",
            deadline + "⟪unknown-key|chậm nhất⟫: 15/11/2025"),
        Case(
            "a date that doesn't exist", deadline + "due: trước ngày ⟪bad-when|31/11/2025⟫"),
        Case("a date beyond the plan", deadline + "due: ⟪outside-period|05/11/2052⟫"),
        Case("a date before the plan", deadline + "due: ⟪outside-period|05/11/2024⟫"),
        Case(
            "a last good day before the plan",
            deadline + "due: ⟪outside-period|trước ngày 15/01/2025⟫"),
        Case("a last good day that is the plan's first", deadline + "due: trước ngày 16/01/2025"),
        Case("a report soon after the period", deadline + "due: 15/01/2026"),
        Case(
            "an expression that can't be read",
            deadline + "due: every month on ⟪bad-when|firts⟫ day"),
        Case("two due dates", deadline + "due: 05/11/2025\nbefore: ⟪two-dates|06/11/2025⟫"),
        Case(
            "an unknown unit, and an unknown group",
            "kind: deadline\ntitle: T\ndue: 05/11/2025\n"
                + "owed-by: [truong-a, ⟪unknown-reference|truong-c⟫, ⟪unknown-reference|truon⟫]"),
        Case(
            "units parted by commas, one unknown",
            "kind: deadline\ntitle: T\ndue: 05/11/2025\nowed-by: truong-a, ⟪unknown-reference|truog⟫"
        ),
        Case(
            "a group without units",
            "kind: deadline\ntitle: T\ndue: 05/11/2025\nowed-by: ⟪matches-nobody|trong⟫"),
        Case(
            "nobody at all",
            "kind: deadline\ntitle: T\ndue: 05/11/2025\n⟪missing-value|owed-by⟫: []"),
        Case(
            "a unit named twice",
            "kind: deadline\ntitle: T\ndue: 05/11/2025\n"
                + "owed-by: [truong-a, ⟪duplicate-reference|truong-a⟫]"),
        Case(
            "a period that nobody is left to owe",
            "kind: deadline\ntitle: T\nowed-by: ⟪matches-nobody|phong-gddt⟫\n"
                + "every: quarter\ndue: last working day"),
        Case(
            "reports to a group",
            deadline + "due: 05/11/2025\nsend-to: ⟪unfit-reference|truong⟫"),
        Case(
            "a reminder that isn't one",
            deadline + "due: 05/11/2025\nremind: [30d, ⟪bad-reminder|3 weekdays⟫]"),
        Case(
            "a reminder given twice",
            deadline + "due: 05/11/2025\nremind: [7d, ⟪duplicate-reminder|1 tuần⟫]"),
        Case(
            "a rung without anybody",
            deadline + "due: 05/11/2025\nescalate:\n  - after: 1wd\n    ⟪missing-value|to⟫: []"),
        Case(
            "a rung that doesn't climb",
            deadline + "due: 05/11/2025\nescalate:\n  - after: 3wd\n    to: head\n"
                + "  - after: ⟪ladder-order|1wd⟫\n    to: owner"),
        Case(
            "a rung on the due day",
            deadline + "due: 05/11/2025\nescalate:\n  - after: ⟪ladder-order|0d⟫\n    to: head"),
        Case(
            "a rung to nobody known",
            deadline
                + "due: 05/11/2025\nescalate:\n  - after: 1wd\n    to: ⟪unknown-reference|haed⟫"),
        Case(
            "a rung to a group",
            deadline
                + "due: 05/11/2025\nescalate:\n  - after: 1wd\n    to: ⟪unfit-reference|truong⟫"),
        Case(
            "a rung to an outside body (statement 21)",
            deadline + "due: 05/11/2025\nescalate:\n  - after: 1wd\n    to: ⟪outside-role|ubnd⟫"),
        Case(
            "a rung to an address that isn't one",
            deadline + "due: 05/11/2025\nescalate:\n  - after: 1wd\n    to: ⟪bad-address|a@⟫"),
        Case(
            "times without every",
            deadline + "due: 05/11/2025\nescalate:\n  - ⟪missing-key|after⟫: 1wd\n    to: head\n"
                + "    times: 3"),
        Case(
            "times of nothing beside every",
            deadline + "due: 05/11/2025\nescalate:\n  - after: 1wd\n    to: head\n    every: 5wd\n"
                + "    times: ⟪never-repeats|0⟫"),
        Case(
            "a reminder at night",
            deadline + "due: 05/11/2025\nremind: ⟪outside-office-hours|[30d, 7d at 22:00]⟫"),
        Case(
            "a reminder years before the plan",
            deadline + "due: 05/11/2025\nremind: ⟪never-reminds|[30d, 3000d]⟫"),
        Case(
            "a ladder that overtakes the next period",
            deadline
                + "every: month\ndue: ⟪due-on-day-off|25⟫\nescalate:\n  - after: 1wd\n    to: head\n"
                + "  - after: ⟪ladder-overtakes|25wd⟫\n    to: owner"),
        Case(
            "repeats that overtake the next period",
            deadline
                + "every: month\ndue: ⟪due-on-day-off|25⟫\nescalate:\n  - after: 5wd\n    to: head\n"
                + "    every: ⟪ladder-overtakes|5wd⟫"),
        Case(
            "before, rolled past the day (statement 2)",
            deadline + "due: ⟪rolls-too-far|trước ngày 09/11/2025⟫\nroll: next"),
        Case(
            "before, rolled to the day itself (statement 2)",
            deadline + "before: ⟪rolls-too-far|10/11/2025⟫\nroll: next"),
        Case(
            "before a Monday, rolled back (statement 2)",
            deadline + "before: 10/11/2025\nroll: previous"),
        Case("a key of another kind", anniversary + "date: 28/3\n⟪unfit-key|due⟫: 28/3"),
        Case("an anniversary without a day", anniversary, id: "⟪missing-key|id⟫: viec"),
        Case(
            "only without since", anniversary + "date: 28/3\nonly: năm tròn",
            id: "⟪missing-key|id⟫: viec"),
        Case(
            "a deadline that nobody owes", "kind: deadline\ntitle: T\ndue: 05/11/2025",
            id: "⟪missing-key|id⟫: viec"),
        Case(
            "an id with marks", deadline + "due: 05/11/2025", id: "id: ⟪bad-id|việc 1⟫"),
        Case(
            "a year that only never meets",
            anniversary + "date: 28/3\nsince: 1936\nonly: ⟪never-counted|năm tròn⟫"),
        Case("a first year to come", anniversary + "date: 28/3\nsince: ⟪bad-since|2030⟫"),
        Case(
            "a mistyped first year in a plan that goes on",
            anniversary + "date: 28/3\nsince: ⟪bad-since|9999⟫", goesOn: true),
        Case(
            "a plan that goes on meets every kind of year in time (6)",
            anniversary + "date: 28/3\nsince: 1982\nonly: năm tròn", goesOn: true),
        Case(
            "a plan that goes on may wait for an event's first year",
            anniversary + "date: 28/3\nsince: 2040\nonly: năm lẻ 5", goesOn: true),
        Case(
            "leap days of an odd year, which never make a round number",
            anniversary + "date: 29/2 or skip\nsince: 1981\nonly: ⟪never-counted|năm tròn⟫",
            goesOn: true),
        Case("a lunar day", anniversary + "date: lunar 10/3"),
        Case(
            "first without after completion",
            inspection + "every: quarter\ndue: last working day\nfirst: ⟪unfit-key|15/02/2025⟫"),
        Case(
            "a rotation larger than the group",
            inspection + "every: quarter\ndue: last working day\nunits-per-time: ⟪units-per-time|3⟫"
        ),
        Case(
            "a number that isn't",
            inspection + "every: quarter\ndue: last day\nunits-per-time: ⟪not-a-number|0⟫"),
        Case(
            "given dates, one twice",
            inspection + "dates: [15/03/2025, 15/09/2025, ⟪duplicate-date|2025-03-15⟫]"),
        Case(
            "one of the given dates far away",
            inspection + "dates: [15/05/2025, ⟪outside-period|20/06/2027⟫]"),
        Case(
            "given dates and a period",
            inspection + "dates: [15/03/2025]\nevery: ⟪two-dates|quarter⟫"),
        Case("the id it had before", deadline + "due: 05/11/2025\nformerly: bao-cao-cu"),
        Case(
            "what can't have been an id", deadline + "due: 05/11/2025\nformerly: ⟪bad-id|sơ kết⟫"),
        Case(
            "both an event's id and how long after it",
            deadline + "after-event: ⟪bad-id|có dịch⟫\ndue: ⟪bad-when|trong 24 giờ⟫"),
        Case(
            "its own id as the one before",
            deadline + "due: 05/11/2025\nformerly: ⟪unfit-reference|viec⟫"),
        Case("a reply that counts at once", deadline + "due: 05/11/2025\nreply: ghi nhận ngay"),
        Case(
            "an unknown way to count replies",
            deadline + "due: 05/11/2025\nreply: ⟪unknown-value|finall⟫"),
        Case(
            "a reply to an anniversary", anniversary + "date: 28/3\n⟪unfit-key|reply⟫: final"),
        Case("an alias", deadline + "due: 05/11/2025\ncite: ⟪yaml-alias|*khac⟫"),
        Case("an anchor", deadline + "due: 05/11/2025\ncite: ⟪yaml-anchor|&khac Mục I⟫"),
        Case("a tag", deadline + "due: 05/11/2025\ncite: ⟪yaml-tag|!!str Mục I⟫"),
        Case(
            "a value of several lines",
            deadline + "due: 05/11/2025\nshort: ⟪control-character|\"a\\nb\"⟫"),
        Case("a list where one value belongs", deadline + "due: ⟪wrong-type|[05/11/2025]⟫"),
        Case(
            "a standing duty that reminds by dates",
            "kind: standing\ntitle: T\nremind: [ngày 25 hằng tháng, ⟪bad-reminder|30d⟫]"),
        Case(
            "a standing duty whose reminder never comes in the plan's time",
            "kind: standing\ntitle: T\nremind: ⟪outside-period|15/3/2021⟫"),
        Case(
            "a standing duty that another standard's rule ends before the plan begins",
            "kind: standing\ntitle: T\nremind: ⟪outside-period|\"rrule:FREQ=WEEKLY;UNTIL=20211231\"⟫"
        ),
        Case(
            "a standing duty with a due date",
            "kind: standing\ntitle: T\n⟪unfit-key|due⟫: 05/11/2025"),
    ]

    @Test("What may be written is listed in the words of the finding's own language")
    func choices() throws {
        let (_, findings) = Desk.duty(
            "kind: deadline\ntitle: T\nowed-by: truong\ndue: 20/3 hằng năm\nreports-on: quy 9")
        let remedy = try #require(findings.first { $0.code == "unknown-value" }?.remedy)
        #expect(remedy.vi.contains("quý I, quý II") && remedy.vi.contains("học kỳ I"))
        #expect(
            remedy.en
                == "write one of: Q1, Q2, Q3, Q4, H1, H2, nine months, year, semester 1, semester 2, school year"
        )
    }
}
