import Testing

@testable import Civil

struct CivilDateTests {
    @Test("Every day of the years 1–9999 has its fields, its weekday and its number")
    func everyDay() {
        var number = Int(CivilDate.min.dayNumber)
        var weekday = 1  // 0001-01-01 was a Monday.
        var wrong = 0
        for year in 1...9999 {
            for month in 1...12 {
                for day in 1...CivilDate.daysInMonth(year: year, month: month) {
                    let fields = CivilDate(uncheckedDayNumber: number).fields
                    if fields.year != year || fields.month != month || fields.day != day
                        || CivilDate.dayNumber(year: year, month: month, day: day) != number
                    {
                        wrong += 1
                    }
                    number += 1
                }
                let first = CivilDate(
                    uncheckedDayNumber: CivilDate.dayNumber(year: year, month: month, day: 1))
                if first.weekday.rawValue != weekday { wrong += 1 }
                let length = CivilDate.daysInMonth(year: year, month: month)
                weekday = (weekday - 1 + length) % 7 + 1
            }
        }
        #expect(wrong == 0)
        #expect(number == Int(CivilDate.max.dayNumber) + 1)
    }

    @Test(
        "Known days have known numbers and weekdays",
        arguments: [
            ("0001-01-01", -719_162, Weekday.monday), ("1970-01-01", 0, .thursday),
            ("1900-02-28", -25_509, .wednesday), ("2000-02-29", 11_016, .tuesday),
            ("2025-11-05", 20_397, .wednesday), ("9999-12-31", 2_932_896, .friday),
        ])
    func known(text: String, number: Int, weekday: Weekday) throws {
        let date = try CivilDate(parsing: text)
        #expect(Int(date.dayNumber) == number)
        #expect(date.weekday == weekday)
        #expect(CivilDate(dayNumber: number) == date)
    }

    @Test("Nothing lies outside the years 1–9999")
    func bounds() {
        #expect(CivilDate(dayNumber: -719_163) == nil)
        #expect(CivilDate(dayNumber: 2_932_897) == nil)
        #expect(CivilDate.min.adding(days: -1) == nil)
        #expect(CivilDate.max.adding(days: 1) == nil)
        #expect(CivilDate.min.adding(months: -1) == nil)
        #expect(CivilDate.max.adding(months: 1) == nil)
        #expect(CivilDate(0, 1, 1) == nil)
        #expect(CivilDate(10_000, 1, 1) == nil)
    }

    struct Impossible: CustomTestStringConvertible, Sendable {
        var testDescription: String { message }
        let year: Int
        let month: Int
        let day: Int
        let message: String
        let vietnamese: String

        init(_ year: Int, _ month: Int, _ day: Int, _ message: String, _ vietnamese: String) {
            self.year = year
            self.month = month
            self.day = day
            self.message = message
            self.vietnamese = vietnamese
        }
    }

    @Test(
        "A field out of its range is named with the range",
        arguments: [
            Impossible(0, 1, 1, "year 0 is outside 1–9999", "năm 0 ngoài khoảng 1–9999"),
            Impossible(
                10_000, 1, 1, "year 10000 is outside 1–9999", "năm 10000 ngoài khoảng 1–9999"),
            Impossible(2025, 13, 1, "month 13 is outside 1–12", "tháng 13 ngoài khoảng 1–12"),
            Impossible(2025, 0, 1, "month 0 is outside 1–12", "tháng 0 ngoài khoảng 1–12"),
            Impossible(2025, 2, 29, "day 29 is outside 1–28", "ngày 29 ngoài khoảng 1–28"),
            Impossible(2024, 2, 30, "day 30 is outside 1–29", "ngày 30 ngoài khoảng 1–29"),
            Impossible(1900, 2, 29, "day 29 is outside 1–28", "ngày 29 ngoài khoảng 1–28"),
            Impossible(2025, 4, 31, "day 31 is outside 1–30", "ngày 31 ngoài khoảng 1–30"),
            Impossible(2025, 1, 0, "day 0 is outside 1–31", "ngày 0 ngoài khoảng 1–31"),
        ])
    func impossible(example: Impossible) throws {
        let error = #expect(throws: CivilError.self) {
            _ = try CivilDate(year: example.year, month: example.month, day: example.day)
        }
        #expect(error?.description == example.message)
        #expect(error?.vietnamese == example.vietnamese)
        #expect(CivilDate(example.year, example.month, example.day) == nil)
    }

    @Test(
        "A month later is the same day, or a shorter month's last (Civil Code, article 148(3))",
        arguments: [
            ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2025-01-31", 3, "2025-04-30"), ("2025-01-31", 12, "2026-01-31"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
            ("2025-03-31", -1, "2025-02-28"), ("2025-01-15", -1, "2024-12-15"),
            ("2025-01-15", -13, "2023-12-15"), ("0001-02-15", -1, "0001-01-15"),
            ("9999-11-30", 1, "9999-12-30"), ("2025-05-05", 0, "2025-05-05"),
        ])
    func months(from: String, count: Int, to: String) throws {
        #expect(try CivilDate(parsing: from).adding(months: count)?.iso == to)
    }

    @Test("The month's first and last day, and the day of the year")
    func monthEnds() throws {
        let day = try CivilDate(parsing: "2024-02-10")
        #expect(day.firstOfMonth.iso == "2024-02-01")
        #expect(day.lastOfMonth.iso == "2024-02-29")
        #expect(day.dayOfYear == 41)
        #expect(try CivilDate(parsing: "2024-12-31").dayOfYear == 366)
        #expect(try CivilDate(parsing: "2025-12-31").dayOfYear == 365)
        #expect(day.days(until: try CivilDate(parsing: "2024-03-01")) == 20)
        #expect(day.days(until: try CivilDate(parsing: "2024-02-09")) == -1)
    }

    @Test("Weekdays go round")
    func weekdays() {
        #expect(Weekday.sunday.advanced(by: 1) == .monday)
        #expect(Weekday.monday.advanced(by: -1) == .sunday)
        #expect(Weekday.wednesday.advanced(by: 700) == .wednesday)
        #expect(Weekday.wednesday.advanced(by: -703) == .sunday)
    }
}
