import Civil
import SourceText
import Testing

@testable import Rules

/// Due dates in the sentences of papers, in a plan of 2026 with Vietnam's days off.
struct DuePhraseTests {
    struct Case: CustomTestStringConvertible {
        var lines: String
        /// The first last good days.
        var days: [String]
        /// The codes of what `check` says.
        var codes: [String]

        init(_ lines: String, codes: [String] = [], days: String...) {
            self.lines = lines
            self.codes = codes
            self.days = days
        }

        var testDescription: String { lines }
    }

    static let plan = """
        plan:
          id: ke-hoach
          title: Kế hoạch
          document: Kế hoạch số 12/KH-SGDĐT
          owner: phong-tchc
          calendar: vn
          period: 2026

        """

    static func read(_ lines: String, plan: String = plan) throws
        -> (duty: Duty?, calendar: WorkingCalendar?, findings: [Diagnostic])
    {
        let calendar = try #require(
            try Shipped.sources().first { $0.name == "calendars/vn.yaml" })
        let (rules, findings) = Desk.read(
            plan
                + Desk.dutyText(
                    "kind: deadline\ntitle: T\nowed-by: truong-a\n" + lines
                        // What falls on a day off is other tests' matter.
                        + (lines.contains("roll:") ? "" : "\nroll: none")),
            besides: [
                Desk.source("registry.yaml", Desk.registry),
                Desk.source("settings.yaml", Desk.settings), calendar,
            ])
        return (rules?.plans.first?.duties.first, rules?.plans.first?.calendar, findings)
    }

    /// All last good days of the plan.
    static func days(_ duty: Duty, _ calendar: WorkingCalendar) throws -> [String] {
        let first = try #require(CivilDate(2026, 1, 1))
        let last = try #require(CivilDate(2026, 12, 31))
        switch duty.schedule {
        case .dates(let dates):
            return dates.compactMap {
                lastGoodDay(of: $0.date, reading: $0.reading, roll: duty.roll, calendar: calendar)?
                    .iso
            }
        case .recurring(let expression, let reading):
            let context = WhenContext(
                calendar: calendar, zone: Zone(name: "+07:00", offset: 7 * 3600))
            let end = try #require(CivilDate(2027, 12, 31))
            return expression.occurrences(from: first, through: end, in: context)
                .filter { (first...last).contains($0.belongsOn) }
                .compactMap {
                    lastGoodDay(
                        of: $0.date, reading: reading, roll: duty.roll, calendar: calendar)?.iso
                }
        case .afterCompletion, .afterEvent, .standing: return []
        }
    }

    @Test(
        "The paper's sentence is the rule (statements 1, 53)",
        arguments: [
            Case(
                "every: tháng\ndue: chậm nhất ngày làm việc cuối cùng của tháng",
                days: "2026-01-30", "2026-02-27", "2026-03-31"),
            Case(
                "due: chậm nhất ngày làm việc cuối cùng của tháng",
                days: "2026-01-30", "2026-02-27", "2026-03-31"),
            Case(
                "due: trước ngày cuối cùng của tháng",
                days: "2026-01-30", "2026-02-27", "2026-03-30"),
            Case(
                "due: chậm nhất vào ngày làm việc thứ 5 của tháng",
                days: "2026-01-09", "2026-02-06", "2026-03-06"),
            Case("due: hằng tháng, trước ngày 05", days: "2026-01-04", "2026-02-04"),
            Case("due: ngày 06 (sáu) của tháng cuối quý", days: "2026-03-06", "2026-06-06"),
            Case(
                "due: mỗi quý một lần, ngày 20 của tháng cuối", days: "2026-03-20", "2026-06-20"),
            Case(
                "due: 01 lần/quý, chậm nhất ngày làm việc cuối", days: "2026-03-31", "2026-06-30"),
            Case(
                "every: 01 lần/quý\ndue: chậm nhất ngày làm việc cuối",
                days: "2026-03-31", "2026-06-30"),
            Case(
                "due: chậm nhất ngày làm việc thứ 5 sau khi kết thúc quý",
                codes: ["not-announced"], days: "2026-04-07", "2026-07-07"),
            Case(
                "due: rrule:FREQ=MONTHLY;BYMONTHDAY=25;COUNT=12",
                days: "2026-01-25", "2026-02-25", "2026-03-25", "2026-04-25", "2026-05-25",
                "2026-06-25", "2026-07-25", "2026-08-25", "2026-09-25", "2026-10-25", "2026-11-25",
                "2026-12-25"),
            Case("due: 02 năm một lần", days: "2026-01-01"),
            Case(
                "due: 15/6/2026 và 15/12/2026", days: "2026-06-15", "2026-12-15"),
            Case(
                "every: nửa năm\ndue: 15/6 và 15/12", days: "2026-06-15", "2026-12-15"),
            Case("due: before December 15, 2026", days: "2026-12-14"),
            Case(
                "every: tháng\ndue: ngày 25, từ tháng 9 đến tháng 12", days: "2026-09-25",
                "2026-10-25", "2026-11-25", "2026-12-25"),
            Case(
                "every: sáu tháng\ndue: ngày 15 của tháng cuối", days: "2026-06-15", "2026-12-15"),
            Case(
                "every: 2 tuần\ndue: thứ Hai", days: "2026-01-12", "2026-01-26"),
            Case("due: chiều ngày 25/11/2026", days: "2026-11-25"),
        ])
    func sentences(_ item: Case) throws {
        let (duty, calendar, findings) = try Self.read(item.lines)
        #expect(findings.map(\.code) == item.codes)
        let days = try Self.days(try #require(duty), try #require(calendar))
        #expect(Array(days.prefix(item.days.count)) == item.days)
    }

    @Test(
        "What is due after a period may lie after the plan; its first and last are the plan's own")
    func afterwards() throws {
        let (duty, calendar, findings) = try Self.read(
            "every: tháng\ndue: trước ngày 10 tháng sau")
        #expect(findings.map(\.code) == [])
        let days = try Self.days(try #require(duty), try #require(calendar))
        #expect(days.count == 12)
        #expect(days.first == "2026-02-09")
        #expect(days.last == "2027-01-09")
    }

    @Test("A due day at next year's Tết, which nobody has announced, is pointed out")
    func tet() throws {
        let (duty, calendar, findings) = try Self.read(
            "every: năm\ndue: chậm nhất ngày 10/02 năm sau")
        #expect(findings.map(\.code) == ["due-on-day-off"])
        #expect(findings[0].message.vi.contains("chưa công bố"))
        #expect(try Self.days(try #require(duty), try #require(calendar)) == ["2027-02-10"])
    }

    struct Refusal: CustomTestStringConvertible {
        var lines: String
        var code: String
        var remedy: String

        init(_ lines: String, _ code: String, _ remedy: String) {
            self.lines = lines
            self.code = code
            self.remedy = remedy
        }

        var testDescription: String { lines }
    }

    @Test(
        "What can't be a due date is refused with what to write",
        arguments: [
            Refusal("due: trước ngày 10 tháng sau", "bad-when", "every: tháng"),
            Refusal("due: trước ngày 10/02 năm sau", "bad-when", "every: năm"),
            Refusal("every: tháng\ndue: ngày 10 thang sau", "bad-when", "viết tháng 6"),
            Refusal("due: 10 ngày đầu tháng", "bad-when", "ngày 10 hằng tháng"),
            Refusal("due: trong tháng 5/2026", "bad-when", "31/05/2026"),
            Refusal("every: tháng\ndue: ngày 25 của quý", "bad-when", "chỉ giữ một"),
            Refusal("every: thnág\ndue: ngày 25", "bad-when", "tháng"),
            Refusal("every: ngày 25\ndue: ngày 25", "bad-when", "every: tháng"),
            Refusal("every: tháng\ndue: rrule:FREQ=DAILY", "bad-when", "every"),
            Refusal("by: trước ngày 05/11/2026", "two-readings", "due"),
            Refusal("before: chậm nhất ngày 05/11/2026", "two-readings", "due"),
            Refusal("before: đến hết ngày 05/11/2026", "two-readings", "due"),
            Refusal("before: by 05/11/2026", "two-readings", "due"),
            Refusal("before: 24 giờ ngày 05/11/2026", "two-readings", "due"),
            Refusal("every: tháng\nbefore: chậm nhất ngày 5", "two-readings", "due"),
            Refusal(
                "due: trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản", "bad-when",
                "kể từ ngày"),
            Refusal("due: rrule:FREQ=DAILY;INTERVAL=7;BYDAY=MO", "bad-when", "INTERVAL"),
        ])
    func refusals(_ item: Refusal) throws {
        let (duty, _, findings) = try Self.read(item.lines)
        #expect(duty == nil)
        #expect(findings.map(\.code) == [item.code])
        #expect(findings[0].remedy?.vi.contains(item.remedy) == true, "\(findings[0])")
    }

    @Test("Without a start, what counts from one is refused; with one it isn't")
    func noStart() throws {
        let perennial = Self.plan.replacing("  period: 2026\n", with: "")
        for text in [
            "02 năm một lần", "rrule:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "every 3 months on 5",
        ] {
            let (_, _, findings) = try Self.read("due: \(text)", plan: perennial)
            #expect(findings.map(\.code) == ["no-start"], "\(text)")
            let (_, _, started) = try Self.read("due: \(text) from 05/01/2026", plan: perennial)
            #expect(!started.hasErrors, "\(text)")
        }
    }

    @Test(
        "A rule that does other than people think is pointed out",
        arguments: [
            ("rrule:FREQ=YEARLY;BYMONTHDAY=16", "FREQ=MONTHLY"),
            ("rrule:FREQ=WEEKLY;BYDAY=MO;BYHOUR=8", "BYHOUR"),
            ("rrule:FREQ=WEEKLY;BYDAY=MO rdate:20251208", "RDATE"),
            ("rrule:FREQ=WEEKLY;BYDAY=MO exdate:20260106", "EXDATE"),
            ("rrule:FREQ=DAILY;COUNT=2 rdate:20270105", "sau khi kế hoạch kết thúc"),
            ("rrule:FREQ=MONTHLY;BYDAY=5FR", "thứ Sáu thứ 5"),
            ("rrule:FREQ=MONTHLY;BYMONTHDAY=29,30,31;BYSETPOS=-1", "BYMONTHDAY=-1"),
            ("DTSTART:20251225 RRULE:FREQ=MONTHLY;COUNT=3", "COUNT=3 đếm cả 1 lần"),
            ("rrule:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T165959Z", "UNTIL"),
        ])
    func notes(_ rule: String, _ word: String) throws {
        let (duty, _, findings) = try Self.read("due: \(rule)")
        #expect(duty != nil)
        #expect(findings.map(\.code).contains("rule-note"))
        #expect(findings.contains { $0.message.vi.contains(word) })
    }

    @Test(
        "In a plan without a period, what is long over is pointed out, and what goes on isn't",
        arguments: [
            ("rrule:FREQ=DAILY;UNTIL=20200101 from 01/01/2019", true), ("5/5/2020", true),
            ("rrule:FREQ=YEARLY;UNTIL=20400101 from 01/01/2019", false), ("5/5/2040", false),
            ("5/5", false), ("every month on 5 from 01/01/2040", false),
        ])
    func over(_ due: String, _ isTold: Bool) throws {
        let perennial = Self.plan.replacing("  period: 2026\n", with: "")
        let findings = try Self.read("due: \(due)", plan: perennial).findings
        #expect(findings.contains { $0.message.en.contains("long over") } == isTold)
    }

    @Test("Years whose days off are unknown, or not announced, are named once (statement 7)")
    func years() throws {
        let due = "every: quý\ndue: ngày làm việc cuối"
        func codes(_ year: Int) throws -> [String] {
            let plan = Self.plan.replacing("period: 2026", with: "period: \(year)")
            return try Self.read(due, plan: plan).findings.map(\.code)
        }
        #expect(try codes(2026) == [])
        #expect(try codes(2030) == ["not-announced"])
        #expect(try codes(2015) == ["unknown-days-off"])
    }

    @Test(
        "What comes every second year comes again two years on, counted from the plan's first day")
    func everySecondYear() throws {
        let longer = Self.plan.replacing("period: 2026", with: "period: 01/01/2026 - 31/12/2030")
        let (duty, calendar, _) = try Self.read("due: 02 năm một lần", plan: longer)
        guard case .recurring(let expression, _)? = duty?.schedule else {
            Issue.record("not recurring")
            return
        }
        let last = try #require(CivilDate(2030, 12, 31))
        let first = try #require(CivilDate(2026, 1, 1))
        let context = WhenContext(
            calendar: try #require(calendar), zone: Zone(name: "+07:00", offset: 7 * 3600))
        let years = expression.occurrences(from: first, through: last, in: context)
            .map(\.date.iso)
        #expect(years == ["2026-01-01", "2028-01-01", "2030-01-01"])
    }

    @Test(
        "Dates that a paper lists with their year are a list: their keys hold no date (statement 35)"
    )
    func listed() throws {
        for due in ["15/6/2026 và 15/12/2026", "15/6 và 15/12 năm 2026"] {
            let (duty, _, _) = try Self.read("due: \(due)")
            guard case .dates(let dates)? = duty?.schedule else {
                Issue.record("\(due) is no list")
                return
            }
            #expect(dates.map(\.date.iso) == ["2026-06-15", "2026-12-15"])
        }
    }
}
