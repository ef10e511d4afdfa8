import Testing

@testable import Civil

struct ImpliedHolidayTests {
    struct Break: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(first) to \(last)" }
        /// The first and last day without work, weekends with them.
        let first: String
        let last: String

        init(_ first: String, _ last: String) {
            self.first = first
            self.last = last
        }
    }

    @Test(
        "The law and the practice of Tết imply what was announced in the years 2016–2026",
        arguments: [
            Break("2016-02-06", "2016-02-14"), Break("2017-01-26", "2017-02-01"),
            Break("2018-02-14", "2018-02-20"), Break("2019-02-02", "2019-02-10"),
            Break("2020-01-23", "2020-01-29"), Break("2021-02-10", "2021-02-16"),
            Break("2022-01-29", "2022-02-06"), Break("2023-01-20", "2023-01-26"),
            Break("2024-02-08", "2024-02-14"), Break("2025-01-25", "2025-02-02"),
            Break("2026-02-14", "2026-02-22"),
        ])
    func tet(example: Break) throws {
        try expectBreak(example)
    }

    @Test(
        "A holiday on a weekly day off is made up on the next working day (article 111(3))",
        arguments: [
            // Giỗ Tổ on Saturday, 30/4 on Sunday, 1/5 on Monday: both are made up after it.
            Break("2023-04-29", "2023-05-03"),
            // 2/9 on Saturday, with the Friday before.
            Break("2023-09-01", "2023-09-04"),
            // 2/9 on Monday, with the Sunday before.
            Break("2024-08-31", "2024-09-03"),
            // New Year on Saturday, and on Sunday.
            Break("2022-01-01", "2022-01-03"), Break("2022-12-31", "2023-01-02"),
            // Giỗ Tổ on Sunday.
            Break("2026-04-25", "2026-04-27"),
        ])
    func madeUp(example: Break) throws {
        try expectBreak(example)
    }

    private func expectBreak(_ example: Break) throws {
        let calendar = VietnamSample.implied
        let first = try VietnamSample.date(example.first)
        let last = try VietnamSample.date(example.last)
        let before = try #require(first.adding(days: -1))
        #expect(calendar.isWorkingDay(before), "the day before")
        #expect(calendar.workingDays(from: before, to: last) == 0, "days off between")
        #expect(calendar.workingDay(1, after: before) == last.adding(days: 1), "the day after")
    }

    @Test("What is made up for bears the holiday's name and isn't announced")
    func names() throws {
        let listed = VietnamSample.implied.listed(
            from: try VietnamSample.date("2026-04-20"), to: try VietnamSample.date("2026-05-02"))
        #expect(
            listed.map { "\($0.date.iso) \($0.kind) \($0.name)" } == [
                "2026-04-26 off Giỗ Tổ", "2026-04-27 off Nghỉ bù Giỗ Tổ",
                "2026-04-30 off Ngày Chiến thắng", "2026-05-01 off Quốc tế lao động",
            ])
        #expect(listed.allSatisfy { !$0.isAnnounced && $0.source == nil })
    }

    @Test("A holiday counts from its first year to its last")
    func since() throws {
        let calendar = WorkingCalendar(
            name: "x",
            holidays: [
                YearlyHoliday(name: "A", day: 24, month: 11, since: 2026, until: 2027)
            ])
        let found = calendar.listed(from: .min, to: .max).map(\.date.iso)
        #expect(found == ["2026-11-24", "2027-11-24"])
    }

    @Test("Two holidays on one day are one day off under both names, made up for once")
    func shared() throws {
        let calendar = WorkingCalendar(
            name: "x",
            holidays: [
                YearlyHoliday(name: "A", day: 2, month: 5, since: 2026, until: 2026),
                YearlyHoliday(name: "B", day: 2, month: 5, since: 2026, until: 2026),
            ])
        #expect(
            calendar.listed(from: .min, to: .max).map { "\($0.date.iso) \($0.name)" }
                == ["2026-05-02 A, B", "2026-05-04 Nghỉ bù A, B"])
    }

    @Test("What is made up for never lands on a holiday, not even of the next year")
    func acrossYears() throws {
        let calendar = WorkingCalendar(
            name: "x",
            holidays: [
                YearlyHoliday(name: "A", day: 1, month: 1, since: 2024, until: 2024),
                YearlyHoliday(name: "B", day: 31, month: 12, since: 2023, until: 2023),
            ])
        // 31/12/2023 was a Sunday, the Monday after it New Year.
        #expect(
            calendar.listed(from: .min, to: .max).map { "\($0.date.iso) \($0.name)" }
                == ["2023-12-31 B", "2024-01-01 A", "2024-01-02 Nghỉ bù B"])
    }

    @Test("29/2 is the 28th in common years (statement 5)")
    func leapDay() {
        let calendar = WorkingCalendar(
            name: "x", weekend: [],
            holidays: [
                YearlyHoliday(name: "A", day: 29, month: 2, since: 2023, until: 2025)
            ])
        #expect(
            calendar.listed(from: .min, to: .max).map(\.date.iso)
                == ["2023-02-28", "2024-02-29", "2025-02-28"])
    }

    @Test("A week without working days makes nothing up, and has an end")
    func noWorkingDay() throws {
        let calendar = WorkingCalendar(
            name: "x", weekend: Set(Weekday.allCases), holidays: VietnamSample.holidays)
        let day = try VietnamSample.date("2025-01-01")
        #expect(calendar.workingDay(1, after: day) == nil)
        #expect(calendar.workingDay(1, before: day) == nil)
        #expect(calendar.rollForward(day) == nil)
    }
}
