import Testing

@testable import Civil

/// Semesters, school years and fiscal years: days that a calendar declares (statement 53).
struct WhenSchoolTests {
    /// School years of 2025-2026 and 2026-2027; fiscal years begin on 1 October.
    static let calendar: WorkingCalendar = {
        var calendar = WorkingCalendar(name: "nam-hoc")
        for (year, days) in [
            (2026, ["2026-09-05", "2027-01-16", "2027-01-18", "2027-05-29"]),
            (2025, ["2025-09-05", "2026-01-17", "2026-01-19", "2026-05-30"]),
        ] {
            let days = days.map(day)
            guard
                let schoolYear = DeclaredPeriods.SchoolYear(
                    year: year, semesters: [days[0]...days[1], days[2]...days[3]])
            else { preconditionFailure("\(year)") }
            calendar.declared.declare(schoolYear)
        }
        calendar.declared.declareFiscalYear(month: 10, day: 1)
        return calendar
    }()

    private static func day(_ text: String) -> CivilDate {
        do throws(CivilError) {
            return try CivilDate(parsing: text)
        } catch {
            preconditionFailure(error.description)
        }
    }

    private static let context = WhenContext(
        calendar: calendar, zone: Zone(name: "Asia/Ho_Chi_Minh", offset: 7 * 3600))

    struct Case: CustomTestStringConvertible {
        let phrase: String
        let normal: String
        let found: [String]

        init(_ phrase: String, _ normal: String, _ found: [String]) {
            self.phrase = phrase
            self.normal = normal
            self.found = found
        }

        var testDescription: String { phrase }
    }

    @Test(
        "Every phrase gives its days with the keys of what they end, in either language",
        arguments: [
            Case(
                "15 ngày sau khi kết thúc học kỳ",
                "every semester, 15 days after the end of the semester",
                [
                    "2025-2026-HK1 2026-02-01", "2025-2026-HK2 2026-06-14",
                    "2026-2027-HK1 2027-01-31", "2026-2027-HK2 2027-06-13",
                ]),
            Case(
                "ngày làm việc thứ 3 sau khi kết thúc học kỳ I",
                "every school year, 3 working days after the end of semester 1",
                ["2025-2026-HK1 2026-01-21", "2026-2027-HK1 2027-01-20"]),
            Case(
                "last working day of school year", "every school year on last working day",
                ["2025-2026 2026-05-29", "2026-2027 2027-05-28"]),
            Case(
                "ngày đầu tiên của học kỳ II", "every school year on first day of semester 2",
                ["2025-2026-HK2 2026-01-19", "2026-2027-HK2 2027-01-18"]),
            Case(
                "cuối học kỳ", "every semester on last day",
                [
                    "2025-2026-HK1 2026-01-17", "2025-2026-HK2 2026-05-30",
                    "2026-2027-HK1 2027-01-16", "2026-2027-HK2 2027-05-29",
                ]),
            Case(
                "đầu năm học", "every school year on first day",
                ["2025-2026 2025-09-05", "2026-2027 2026-09-05"]),
            Case(
                "hằng năm tài chính, 90 ngày sau khi kết thúc kỳ",
                "every fiscal year, 90 days after the end of the fiscal year",
                ["2024-FY 2025-12-29", "2025-FY 2026-12-29"]),
            Case(
                "every fiscal year on first working day", "every fiscal year on first working day",
                ["2025-FY 2025-10-01", "2026-FY 2026-10-01"]),
        ])
    func phrases(_ item: Case) throws {
        let when = try WhenExpression(parsing: item.phrase, zone: { _ in nil })
        #expect(when.normal == item.normal)
        let found = when.occurrences(
            from: Self.day("2025-09-01"), through: Self.day("2027-08-31"), in: Self.context)
        #expect(found.map { "\($0.periodKey) \($0.date.iso)" } == item.found)
        for text in [when.normal, when.normalVi] {
            #expect(try WhenExpression(parsing: text, zone: { _ in nil }) == when, "\(text)")
        }
        for occurrence in found {
            let days = try #require(Self.calendar.declared.days(ofKey: occurrence.periodKey))
            #expect(occurrence.periodStart <= days.lowerBound)
        }
    }

    @Test("Any window of days shows what a longer one shows of them")
    func windows() throws {
        let when = try WhenExpression(
            parsing: "15 days after the end of semester", zone: { _ in nil })
        let all = when.occurrences(
            from: Self.day("2025-01-01"), through: Self.day("2028-12-31"), in: Self.context)
        #expect(all.count == 4)
        for item in all {
            let one = when.occurrences(from: item.date, through: item.date, in: Self.context)
            #expect(one == [item])
        }
    }

    @Test(
        "What a fiscal year, semester or school year can't say is refused in a sentence",
        arguments: [
            "hằng học kỳ", "mỗi năm học", "ngày 5 học kỳ", "học kỳ 7, ngày cuối",
            "every semester after completion", "10/3 âm lịch mỗi học kỳ",
            "ngày cuối học kỳ I của quý", "ngày 3/5 hằng năm tài chính",
            "ngày cuối học kỳ trừ tháng 12",
        ])
    func refused(_ phrase: String) {
        #expect(throws: WhenError.self) {
            try WhenExpression(parsing: phrase, zone: { _ in nil })
        }
    }

    @Test("A calendar without school years says so, where one would wait for nothing")
    func undeclared() throws {
        let when = try WhenExpression(parsing: "ngày cuối năm học", zone: { _ in nil })
        let bare = WhenContext(calendar: .weekdaysOnly, zone: .utc)
        let from = CivilDateTime(Self.day("2025-01-01"), .midnight)
        #expect(throws: WhenError.self) {
            try when.check(from: from, fromIsDate: true, in: bare)
        }
        try when.check(from: from, fromIsDate: true, in: Self.context)
        let fiscal = try WhenExpression(parsing: "ngày cuối năm tài chính", zone: { _ in nil })
        #expect(
            fiscal.occurrences(
                from: from.date, through: Self.day("2025-12-31"), in: bare
            ).map(\.date.iso) == ["2025-12-31"])
    }

    @Test("A fiscal year is a year long wherever it begins, and holds every day once")
    func fiscalYears() throws {
        for (month, day) in [(1, 1), (2, 28), (4, 1), (7, 15), (10, 1), (12, 31)] {
            var declared = DeclaredPeriods()
            declared.declareFiscalYear(month: month, day: day)
            for year in 1999...2030 {
                let days = try #require(declared.fiscalYear(year)?.days)
                let next = try #require(declared.fiscalYear(year + 1)?.days)
                #expect(days.upperBound.days(until: next.lowerBound) == 1)
                for date in [days.lowerBound, days.upperBound] {
                    #expect(declared.fiscalYear(of: date) == year)
                }
                #expect(declared.days(ofKey: "\(year)-FY") == days)
            }
        }
    }
}
