import Civil
import SourceText
import Testing

@testable import Rules

/// School years and fiscal years that a calendar's file declares, and what rules make of them.
struct SchoolYearTests {
    private static func file(_ calendar: String, due: String, period: String = "2026") -> String {
        """
        settings:
          organisation:
            mail-from: nhac@so.example
        plan:
          id: p
          title: Kế hoạch
          owner: phong
          document: Quyết định số 15
          calendar: so
          period: \(period)
        duties:
          - id: viec
            kind: deadline
            title: Báo cáo hằng học kỳ
            due: \(due)
            roll: none
            data: trọn kỳ
            owed-by: phong
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
        calendar:
          id: so
        \(calendar)
        """
    }

    private static let years = """
        school-years:
          - year: 2025-2026
            semesters: [05/09/2025 - 17/01/2026, 19/01/2026 - 30/05/2026]
          - năm học: 2026
            học kỳ: 05/09/2026 đến 16/01/2027, 18/01/2027 đến 29/05/2027
        """

    @Test("Windows of semesters and fiscal years are those that the calendar declares")
    func windows() throws {
        let (rules, findings) = Desk.read(
            Self.file(
                "  fiscal-year: 1/10\n" + Self.years,
                due: "15 ngày sau khi kết thúc học kỳ"), besides: [])
        #expect(findings.map(\.message.en) == [])
        let plan = try #require(rules?.plans.first)
        let duty = plan.duties[0]
        let days = [
            "2025-2026-HK2": "19/01/2026 30/05/2026", "2025-2026": "05/09/2025 30/05/2026",
            "2026-2027-HK1": "05/09/2026 16/01/2027", "2026-FY": "01/10/2026 30/09/2027",
        ]
        for (key, expected) in days {
            let window = try #require(duty.window(of: key, in: plan.calendar))
            #expect("\(window.lowerBound.vietnamese) \(window.upperBound.vietnamese)" == expected)
        }
        let sum = try #require(WindowText("lũy kế")).window
        #expect(
            sum.days(of: "2025-2026-HK2", in: plan.calendar.declared)?.lowerBound.iso
                == "2025-09-05")
    }

    @Test("A calendar that is extended hands its school years on, and one may be put in its place")
    func extended() throws {
        let base = "calendar:\n  id: goc\n" + Self.years
        let own = """
              extends: goc
            school-years:
              - year: 2026-2027
                semesters: [07/09/2026 - 17/01/2027, 20/01/2027 - 31/05/2027]
            """
        let (rules, findings) = Desk.read(
            Self.file(own, due: "15 ngày sau khi kết thúc học kỳ"),
            besides: [Desk.source("goc.yaml", base)])
        #expect(findings.map(\.message.en) == [])
        let declared = try #require(rules?.plans.first?.calendar.declared)
        #expect(declared.schoolYears.map(\.key) == ["2025-2026", "2026-2027"])
        #expect(declared.days(ofKey: "2026-2027-HK1")?.lowerBound.iso == "2026-09-07")
    }

    @Test(
        "Of a school year that isn't declared it is said that it isn't, where, and how to declare it"
    )
    func told() throws {
        let only = """
            school-years:
              - year: 2027-2028
                semesters: [05/09/2027 - 15/01/2028, 17/01/2028 - 31/05/2028]
            """
        func first(_ calendar: String, _ due: String, period: String = "2026") throws -> Diagnostic
        {
            let (_, findings) = Desk.read(
                Self.file(calendar, due: due, period: period), besides: [])
            return try #require(findings.first)
        }
        // Nothing falls within the plan.
        let none = try first(only, Self.due)
        #expect(none.severity == .error)
        #expect(
            none.message.vi
                == "lịch “so” chưa khai năm học 2025-2026, 2026-2027 nên không có kỳ nào trong "
                + "thời gian của kế hoạch (01/01/2026 - 31/12/2026)")
        #expect(
            none.message.en
                == "the calendar 'so' doesn't declare 2025-2026, 2026-2027, the school years "
                + "of the plan's period (01/01/2026 - 31/12/2026), so nothing falls within it")
        #expect(none.remedy?.vi.contains("“school-years” (các năm học) của lịch “so”") ?? false)
        #expect(
            none.remedy?.vi.contains(
                "“year: 2025-2026”, “semesters: [ngày đầu - ngày cuối, ngày đầu - ngày cuối]”")
                ?? false, "\(none.remedy?.vi ?? "")")
        #expect(none.notes.map { $0.file.text(in: $0.range) } == ["so"])
        // One of several is missing: at the start, and between.
        for (calendar, period, year) in [
            (
                Self.years.replacing("2025-2026\n", with: "2024-2025\n").replacing(
                    "05/09/2025 - 17/01/2026, 19/01/2026 - 30/05/2026",
                    with: "05/09/2024 - 17/01/2025, 19/01/2025 - 30/05/2025"),
                "01/01/2025 - 31/12/2026", "2025-2026"
            ),
            (
                """
                school-years:
                  - year: 2026
                    semesters: 05/09/2026 đến 16/01/2027, 18/01/2027 đến 29/05/2027
                """, "01/01/2026 - 30/06/2027", "2025-2026"
            ),
        ] {
            let gap = try first(calendar, Self.due, period: period)
            #expect(gap.code == "school-years-end" && gap.severity == .warning)
            #expect(
                gap.message.vi.contains("lịch “so” chưa khai năm học \(year),"), "\(gap.message)")
            #expect(gap.remedy?.en.contains(": \(year)'") ?? false)
            #expect(gap.notes.count == 1)
        }
        // A reminder, and data.
        let standing = Self.file(only, due: Self.due).replacing(
            "kind: deadline", with: "kind: standing"
        )
        .replacing("due: ", with: "remind: ").replacing("    roll: none\n", with: "")
        .replacing("    data: trọn kỳ\n", with: "")
        let reminded = try #require(
            Desk.read(standing, besides: []).findings.first { $0.severity == .error })
        #expect(reminded.message.vi.contains("chưa khai năm học 2025-2026"), "\(reminded.message)")
        let data = try first(only, "trước ngày 25/1 hằng năm\n    reports-on: học kỳ I")
        #expect(data.remedy?.vi.contains("“year: 2025-2026”") ?? false, "\(data.remedy?.vi ?? "")")
        #expect(data.notes.count == 1)
    }

    @Test("Where the school years are declared and none ends within the plan, that is what is said")
    func nothingEnds() throws {
        let (_, findings) = Desk.read(
            Self.file(Self.years, due: Self.due, period: "01/10/2026 - 31/10/2026"), besides: [])
        let finding = try #require(findings.first)
        #expect(finding.message.vi.hasPrefix("không có lần nào trong thời gian của kế hoạch"))
    }

    private static let due = "15 ngày sau khi kết thúc học kỳ"

    static let cases = [
        MarkedCase(
            "a semester's rule without school years",
            file("", due: "⟪bad-when|\(due)⟫")),
        MarkedCase(
            "a plan that runs longer than what is declared",
            file(years, due: "⟪school-years-end|\(due)⟫", period: "01/01/2026 - 31/12/2027")),
        MarkedCase(
            "a fiscal year that only leap years have",
            file("  fiscal-year: ⟪bad-value|29/2⟫", due: "15 ngày sau khi kết thúc năm tài chính")),
        MarkedCase(
            "a fiscal year that isn't a day",
            file(
                "  năm tài chính: ⟪bad-value|tháng 10⟫",
                due: "15 ngày sau khi kết thúc năm tài chính")),
        MarkedCase(
            "school years that overlap",
            file(
                years + "\n  - year: ⟪duplicate-date|2024-2025⟫\n"
                    + "    semesters: [05/09/2024 - 17/01/2025, 19/01/2025 - 30/09/2025]", due: due)
        ),
        MarkedCase(
            "a school year that begins in another",
            file(
                years + "\n  - year: ⟪bad-value|2023-2024⟫\n"
                    + "    semesters: [05/09/2024 - 17/01/2025]", due: due)),
        MarkedCase(
            "semesters out of order",
            file(
                years + "\n  - year: 2024\n"
                    + "    semesters: [19/01/2025 - 30/05/2025, ⟪bad-value|05/09/2024 - 17/01/2025⟫]",
                due: due)),
        MarkedCase(
            "a semester that ends before it begins",
            file(
                years + "\n  - year: 2024\n    semesters: ⟪bad-value|17/01/2025 - 05/09/2024⟫",
                due: due)),
        MarkedCase(
            "a school year that is two years long",
            file(
                years + "\n  - year: ⟪bad-value|2023-2025⟫\n    semesters: 05/09/2023 - 17/01/2024",
                due: due)),
    ]

    @Test("Faults are found where they stand, and nothing else is", arguments: cases)
    func faults(_ item: MarkedCase) { item.expectItsFindings(as: "plan.yaml") }

    struct Part: CustomTestStringConvertible {
        let words: String
        let due: String
        let key: String
        let days: String
        var testDescription: String { "\(words), \(due)" }
    }

    @Test(
        "A yearly report on a semester or a school year is about the one that is over, or runs",
        arguments: [
            Part(
                words: "học kỳ I", due: "trước ngày 25/1 hằng năm", key: "2025-2026-HK1",
                days: "05/09/2025 17/01/2026"),
            Part(
                words: "semester 1", due: "20/12 hằng năm", key: "2026-2027-HK1",
                days: "05/09/2026 16/01/2027"),
            Part(
                words: "học kỳ II", due: "10/6 hằng năm", key: "2025-2026-HK2",
                days: "19/01/2026 30/05/2026"),
            Part(
                words: "năm học", due: "trước ngày 30/6 hằng năm", key: "2025-2026",
                days: "05/09/2025 30/05/2026"),
            Part(
                words: "school year", due: "31/10 hằng năm", key: "2026-2027",
                days: "05/09/2026 29/05/2027"),
        ])
    func parts(_ part: Part) throws {
        let (rules, findings) = Desk.read(
            Self.file(
                Self.years, due: part.due + "\n    reports-on: \(part.words)"), besides: [])
        #expect(findings.filter { $0.severity == .error }.map(\.message.en) == [])
        let plan = try #require(rules?.plans.first)
        #expect(plan.duties[0].reported("2026") == part.key)
        let window = try #require(plan.duties[0].window(of: "2026", in: plan.calendar))
        #expect("\(window.lowerBound.vietnamese) \(window.upperBound.vietnamese)" == part.days)
    }

    @Test("Of a school year that the calendar doesn't declare it is said what to do")
    func undeclared() {
        let (rules, findings) = Desk.read(
            Self.file("", due: "trước ngày 25/1 hằng năm\n    reports-on: học kỳ I"), besides: [])
        #expect(rules == nil)
        #expect(
            findings.map(\.message.vi) == [
                "lịch “so” chưa khai năm học của kỳ “2025-2026-HK1”"
            ])
    }
}
