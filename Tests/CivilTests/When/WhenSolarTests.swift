import Testing

@testable import Civil

struct WhenSolarTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { expressions[0] }
        var expressions: [String]
        var from = "2025-01-01"
        var days: [String]

        init(_ expressions: String..., from: String = "2025-01-01", days: String...) {
            self.expressions = expressions
            self.from = from
            self.days = days
        }
    }

    @Test(
        "Every wording of a solar day names the same days",
        arguments: [
            Case(
                "05/11/2025", "5/11/2025", "2025-11-05", "ngày 05/11/2025", "on 05/11/2025",
                "5 November 2025", "ngày 5 tháng 11 năm 2025", "5 tháng 11 năm 2025",
                days: "2025-11-05"),
            Case(
                "28/3", "28/03", "ngày 28/3", "28/3 hằng năm", "hàng năm vào ngày 28/3",
                "every year on 28/3", "28 March", "28th march", "yearly on 28/3",
                "Mỗi năm, vào 28/3",
                "ngày 28 tháng 3", "ngày 28 của tháng 3", "28 of March",
                days: "2025-03-28", "2026-03-28"),
            Case(
                "29/2", "29/2 or 28/2", "29/2 hoặc 28/2",
                days: "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"),
            Case("29/2 or 1/3", "29/2 hoặc 1/3", days: "2025-03-01", "2026-03-01"),
            Case("29/2 or skip", "29/2 hoặc bỏ qua", days: "2028-02-29", "2032-02-29"),
            Case(
                "every month on 25", "every month on the 25th", "monthly on day 25",
                "mỗi tháng vào ngày 25", "ngày 25 hằng tháng", "ngày 25 hàng tháng",
                "25 of every month",
                "NGÀY 25 CỦA MỖI THÁNG", "ngay 25 hang thang",
                days: "2025-01-25", "2025-02-25"),
            Case(
                "every month on 31", "ngày 31 hằng tháng",
                days: "2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31"),
            Case(
                "every month on last day", "last day of month", "ngày cuối tháng",
                "ngày cuối cùng của tháng", "mỗi tháng vào ngày cuối cùng",
                "every month on the last",
                days: "2025-01-31", "2025-02-28"),
            Case(
                "every month on first monday", "first Monday of the month",
                "thứ Hai đầu tiên của tháng", "thứ hai đầu tháng", "thứ 2 đầu tiên hằng tháng",
                "mỗi tháng vào thứ Hai đầu tiên", "1st mon of month",
                days: "2025-01-06", "2025-02-03"),
            Case(
                "last friday of month", "thứ Sáu cuối cùng của tháng", "thứ 6 cuối tháng",
                days: "2025-01-31", "2025-02-28"),
            Case(
                "5th monday of month", "thứ Hai thứ năm của tháng", days: "2025-03-31", "2025-06-30"
            ),
            Case(
                "every month on first and third monday",
                "mỗi tháng vào thứ Hai đầu tiên và thứ Hai thứ 3",
                days: "2025-01-06", "2025-01-20", "2025-02-03", "2025-02-17"),
            Case(
                "every month on 10 and 25", "ngày 10 và ngày 25 hằng tháng",
                "mỗi tháng vào ngày 10, ngày 25", days: "2025-01-10", "2025-01-25", "2025-02-10"),
            Case(
                "every quarter on last day", "ngày cuối quý", "ngày cuối cùng của mỗi quý",
                "quarterly on last day", "ngày cuối quí", days: "2025-03-31", "2025-06-30"),
            Case(
                "every quarter on 25 of last month", "mỗi quý vào ngày 25 của tháng cuối",
                "ngày 25 của tháng cuối quý", "25 of the last month of quarter",
                "ngày 25 tháng cuối cùng của quý", days: "2025-03-25", "2025-06-25"),
            Case(
                "every half-year on last day", "every half year on last day",
                "mỗi nửa năm vào ngày cuối",
                days: "2025-06-30", "2025-12-31"),
            Case(
                "first monday of september", "thứ Hai đầu tiên của tháng 9",
                "every year on first monday of month 9", "thứ Hai đầu tháng 9",
                days: "2025-09-01", "2026-09-07"),
            Case(
                "every week on Monday", "every monday", "weekly on mon", "mỗi tuần vào thứ Hai",
                "thứ Hai hằng tuần", "thứ 2 hàng tuần", "mỗi thứ hai", "Thứ Hai",
                days: "2025-01-06", "2025-01-13"),
            Case(
                "every thu", "mỗi tuần vào thứ Năm", "thứ 5 hằng tuần", "thứ năm",
                days: "2025-01-02", "2025-01-09"),
            Case(
                "every sunday", "Chủ nhật hằng tuần", "chủ nhật", days: "2025-01-05", "2025-01-12"),
            Case(
                "every monday and thursday", "thứ Hai, thứ Năm hằng tuần",
                "mỗi tuần vào thứ Hai và thứ Năm", "every week on monday, thursday",
                days: "2025-01-02", "2025-01-06", "2025-01-09"),
            Case(
                "every day", "daily", "mỗi ngày", "hằng ngày", "hàng ngày",
                days: "2025-01-01", "2025-01-02"),
            Case(
                "every 10 days", "mỗi 10 ngày", "10 ngày một lần",
                days: "2025-01-01", "2025-01-11"),
            Case(
                "every 2 weeks on monday", "every other week on monday",
                "every two weeks on monday",
                "2 tuần một lần vào thứ Hai", "mỗi hai tuần vào thứ Hai", from: "2025-01-06",
                days: "2025-01-06", "2025-01-20"),
            Case(
                "every month", "mỗi tháng", "hằng tháng", from: "2025-01-31",
                days: "2025-01-31", "2025-02-28", "2025-03-31"),
            Case(
                "every month from 31/01/2025", "mỗi tháng từ 31/01/2025",
                "mỗi tháng kể từ ngày 31/01/2025", "every month starting 2025-01-31",
                from: "2024-01-01", days: "2025-01-31", "2025-02-28", "2025-03-31"),
            Case(
                "every 3 months on 15", "3 tháng một lần vào ngày 15",
                "ba tháng một lần, vào ngày 15", from: "2025-02-01",
                days: "2025-02-15", "2025-05-15"),
            Case(
                "every 2 years on 28/3", "mỗi 2 năm vào ngày 28/3", days: "2025-03-28", "2027-03-28"
            ),
            Case(
                "every 3 months after completion", "mỗi 3 tháng kể từ khi hoàn thành",
                "3 tháng một lần sau khi hoàn thành", "every quarter after completion",
                from: "2025-01-31", days: "2025-01-31", "2025-04-30", "2025-07-31"),
        ])
    func wordings(example: Case) throws {
        for expression in example.expressions {
            let found = try WhenExamples.first(
                example.days.count, of: expression, from: example.from)
            #expect(found == example.days, "\(expression)")
        }
    }

    @Test(
        "A time of day belongs to every occurrence, however it is written",
        arguments: [
            "28/3 at 08:00", "28/3 at 8:00", "28/3 lúc 08:00", "28/3 lúc 8h", "28/3 vào lúc 8 giờ",
            "28/3 8h00", "08:00 28/3", "mỗi năm vào ngày 28/3 lúc 8 giờ 00 phút",
            "28/3 at 08:00:00",
            "2025-03-28T08:00", "08:00 ngày 28/3/2025",
        ])
    func times(text: String) throws {
        let expression = try WhenExamples.read(text)
        #expect(expression.hasTime)
        #expect(try WhenExamples.first(1, of: text, from: "2025-01-01") == ["2025-03-28T08:00:00"])
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        let found = expression.occurrences(
            from: try WhenExamples.date("2025-03-28"), through: try WhenExamples.date("2025-03-28"),
            in: context)
        #expect(found.map(\.instant) == [Instant(seconds: 1_743_123_600)])
    }

    @Test("The first moment counts, and a moment after the time of day passes that day over")
    func fromIsInclusive() throws {
        let text = "every day at 08:00"
        #expect(
            try WhenExamples.first(1, of: text, from: "2025-01-01T08:00")
                == ["2025-01-01T08:00:00"])
        #expect(
            try WhenExamples.first(1, of: text, from: "2025-01-01T08:01")
                == ["2025-01-02T08:00:00"])
    }

    @Test(
        "Blanks, case and the form of the diacritics don't matter",
        arguments: [
            "  thứ   hai  đầu tiên của tháng ", "THỨ HAI ĐẦU TIÊN CỦA THÁNG",
            "thu\u{031B}\u{0301} Hai đa\u{0302}\u{0300}u tiên cu\u{0309}a tha\u{0301}ng",
            "thu hai dau tien cua thang",
        ])
    func tolerance(text: String) throws {
        let plain = try WhenExamples.read("every month on first monday")
        #expect(try WhenExamples.read(text) == plain)
    }

    @Test("A windowed list holds both ends and doesn't depend on how the window is cut")
    func windows() throws {
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        for text in [
            "every 2 weeks on monday", "every 5 months on 31", "every 10 days", "every 7 days",
            "every 3 quarters on last working day", "every month", "29/2 or skip", "every monday",
        ] {
            let expression = try WhenExamples.read(text)
            let first = try WhenExamples.date("1999-06-01")
            let last = try WhenExamples.date("2004-06-01")
            let whole = expression.occurrences(from: first, through: last, in: context)
            #expect(!whole.isEmpty)
            var parts: [WhenOccurrence] = []
            var day = first
            while day <= last {
                let end = min(day.adding(days: 17)!, last)
                parts += expression.occurrences(from: day, through: end, in: context)
                day = end.adding(days: 1)!
            }
            #expect(parts.map(\.date.iso) == whole.map(\.date.iso), "\(text)")
            #expect(parts.map(\.periodKey) == whole.map(\.periodKey), "\(text)")
        }
    }

    @Test(
        "Every loop ends, at the latest with the supported years",
        arguments: [
            "28/3", "29/2 or skip", "every day at 08:00", "05/11/2025", "every working day",
            "every 1000 years on 29/2 or skip", "5th friday of month",
            "every month after completion", "every week",
        ])
    func ends(text: String) throws {
        let expression = try WhenExamples.read(text)
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        var last: CivilDate?
        expression.forEach(
            from: CivilDateTime(try WhenExamples.date("9990-01-01"), .midnight), in: context
        ) {
            let date = $0.date
            #expect(last.map { $0 < date } ?? true)
            last = date
            return true
        }
        #expect(last.map { $0.year >= 9990 } ?? true)
    }
}
