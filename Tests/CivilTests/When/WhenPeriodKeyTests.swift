import Testing

@testable import Civil

struct WhenPeriodKeyTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { text }
        var text: String
        var key: String
        var start: String
        var date: String

        init(_ text: String, key: String, start: String, date: String) {
            self.text = text
            self.key = key
            self.start = start
            self.date = date
        }
    }

    @Test(
        "The key is the nominal period, and its first day is known",
        arguments: [
            Case("05/11/2026", key: "2026", start: "2026-01-01", date: "2026-11-05"),
            Case("15/8/2026 âm lịch", key: "2026", start: "2026-01-01", date: "2026-09-25"),
            Case(
                "trong vòng 15 ngày kể từ ngày 25/06/2026", key: "2026", start: "2026-06-25",
                date: "2026-07-10"),
            Case("28/3", key: "2026", start: "2026-01-01", date: "2026-03-28"),
            Case("29/2 or 1/3", key: "2026", start: "2026-01-01", date: "2026-03-01"),
            Case(
                "every half-year on last day", key: "2026-H1", start: "2026-01-01",
                date: "2026-06-30"),
            Case(
                "ngày làm việc cuối quý", key: "2026-Q1", start: "2026-01-01", date: "2026-03-31"),
            Case(
                "every half-year on 15/6 and 15/12", key: "2026-H1", start: "2026-01-01",
                date: "2026-06-15"),
            Case(
                "hằng quý: 15/3, 15/6, 15/9, 15/12", key: "2026-Q1", start: "2026-01-01",
                date: "2026-03-15"),
            Case(
                "hằng quý: 05/1, 05/4, 05/7, 05/10", key: "2026/1", start: "2026-01-01",
                date: "2026-01-05"),
            Case("15/6 và 15/12 hằng năm", key: "2026/1", start: "2026-01-01", date: "2026-06-15"),
            Case(
                "15/12 và 15/6 hằng năm", key: "2026/1", start: "2026-01-01", date: "2026-06-15"),
            Case("ngày 25 hằng tháng", key: "2026-01", start: "2026-01-01", date: "2026-01-25"),
            Case("every sunday", key: "2026-W01", start: "2025-12-29", date: "2026-01-04"),
            Case(
                "every monday and friday", key: "2026-W01/2", start: "2025-12-29",
                date: "2026-01-02"),
            Case(
                "every month on 10 and 25", key: "2026-01/1", start: "2026-01-01",
                date: "2026-01-10"),
            Case(
                "every month on 10 and 25 of next month", key: "2025-12/1", start: "2025-12-01",
                date: "2026-01-10"),
            Case(
                "hằng quý, ngày 10 và ngày 25 của tháng cuối quý", key: "2026-Q1/1",
                start: "2026-01-01", date: "2026-03-10"),
            Case(
                "ngày làm việc cuối cùng của quý I và quý III", key: "2026-Q1",
                start: "2026-01-01", date: "2026-03-31"),
            Case("every day at 08:00", key: "2026-01-01", start: "2026-01-01", date: "2026-01-01"),
            Case("every working day", key: "2026-01-01", start: "2026-01-01", date: "2026-01-01"),
            Case(
                "oncalendar:*-*-* 08:00", key: "2026-01-01", start: "2026-01-01", date: "2026-01-01"
            ),
            Case(
                "oncalendar:*-*-* 08,20:00", key: "2026-01-01T08:00:00", start: "2026-01-01",
                date: "2026-01-01"),
            Case(
                "oncalendar:hourly", key: "2026-01-01T00:00:00", start: "2026-01-01",
                date: "2026-01-01"),
            Case(
                "rrule:FREQ=MONTHLY;BYMONTHDAY=15", key: "2026-01-15", start: "2026-01-15",
                date: "2026-01-15"),
            Case(
                "rrule:FREQ=DAILY;BYHOUR=8,20 from 01/01/2026 at 07:00",
                key: "2026-01-01T08:00:00", start: "2026-01-01", date: "2026-01-01"),
            Case(
                "every month on 10 of next month", key: "2025-12", start: "2025-12-01",
                date: "2026-01-10"),
            Case(
                "15 ngày sau khi kết thúc quý", key: "2025-Q4", start: "2025-10-01",
                date: "2026-01-15"),
            Case("10/02 năm sau, hằng năm", key: "2025", start: "2025-01-01", date: "2026-02-10"),
            Case("ngày cuối quý I", key: "2026-Q1", start: "2026-01-01", date: "2026-03-31"),
            Case("hết 9 tháng đầu năm", key: "2026-9M", start: "2026-01-01", date: "2026-09-30"),
            Case("10/3 âm lịch", key: "2026", start: "2026-02-17", date: "2026-04-26"),
            Case("giao thừa", key: "2025", start: "2025-01-29", date: "2026-02-16"),
            Case("rằm hằng tháng", key: "2025-L11", start: "2025-12-20", date: "2026-01-03"),
            Case(
                "mùng 1 và rằm hằng tháng", key: "2025-L11/2", start: "2025-12-20",
                date: "2026-01-03"),
        ])
    func keys(example: Case) throws {
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        let found = try WhenExamples.read(example.text).occurrences(
            from: try WhenExamples.date("2026-01-01"), through: try WhenExamples.date("2026-12-31"),
            in: context)
        let first = try #require(found.first)
        #expect(first.periodKey == example.key)
        #expect(first.periodStart.iso == example.start)
        #expect(first.date.iso == example.date)
    }

    @Test(
        "Another day of the period changes no key, nor do days that meet or lie out of sight",
        arguments: [
            ("every month on 10 and 25", "every month on 12 and 26"),
            ("every monday and thursday", "every tuesday and friday"),
            ("15/6 và 15/12 hằng năm", "20/5 và 01/12 hằng năm"),
            ("mùng 1 và rằm hằng tháng", "mùng 2 và 14 âm lịch hằng tháng"),
            (
                "hằng quý, ngày 10 và ngày 25 của tháng sau",
                "hằng quý, ngày 5 và ngày 20 của tháng sau"
            ),
            ("every month on 28, 30 and 31", "every month on 27, 28 and 29"),
        ])
    func moved(texts: (String, String)) throws {
        func keys(_ text: String) throws -> Set<String> {
            let found = try WhenExamples.read(text).occurrences(
                from: try WhenExamples.date("2026-01-01"),
                through: try WhenExamples.date("2027-12-31"),
                in: WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone))
            return Set(found.map(\.periodKey).filter { $0.hasPrefix("2026") })
        }
        let (before, after) = (try keys(texts.0), try keys(texts.1))
        #expect(before.count > 1)
        // The 30th and the 31st are one day in four months; in February the 28th is too, and the 27th isn't.
        #expect(before.isSubset(of: after))
        #expect(after.count - before.count == (texts.0.contains("28, 30") ? 5 : 0))
    }

    @Test("From within a period the days of it keep their places")
    func within() throws {
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        let found = try WhenExamples.read("every month on 5, 15 and 25").occurrences(
            from: try WhenExamples.date("2026-01-10"), through: try WhenExamples.date("2026-02-05"),
            in: context)
        #expect(found.map(\.periodKey) == ["2026-01/2", "2026-01/3", "2026-02/1"])
    }

    @Test(
        "Within one expression no key comes twice",
        arguments: [
            "28/3", "29/2", "every half-year on 31 of last month", "last working day of quarter",
            "every month on 31", "every week on sunday", "every sunday and monday", "every day",
            "15/11 âm lịch", "30/12 âm lịch", "giao thừa", "every lunar month on 30",
            "every 3 months after completion", "oncalendar:*-*-* 8..17:00",
            "every month on 30 and 31", "mùng 1 và rằm hằng tháng", "15/6 và 15/12 hằng năm",
            "every quarter on first day and last working day", "every month on 28 and last day",
            "every 2 quarters on first day", "5th friday of month",
        ])
    func unique(text: String) throws {
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        let found = try WhenExamples.read(text).occurrences(
            from: try WhenExamples.date("2001-01-01"), through: try WhenExamples.date("2040-12-31"),
            in: context)
        #expect(found.count >= 10)
        #expect(Set(found.map(\.periodKey)).count == found.count)
        #expect(found.allSatisfy { $0.periodStart <= $0.date })
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.date <= $1.date })
    }
}
