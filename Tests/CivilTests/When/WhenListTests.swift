import Testing

@testable import Civil

/// Lists and ranges of days, weekdays and months, and numbers in words, as papers and letters have
/// them.
struct WhenListTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrases[0] }
        var phrases: [String]
        var days: [String]

        init(_ phrases: String..., days: String...) {
            self.phrases = phrases
            self.days = days
        }
    }

    @Test(
        "Lists and ranges name the days that their writers mean",
        arguments: [
            // English dates with the month first.
            Case(
                "by December 15, 2026", "no later than December 15th, 2026",
                "on December fifteenth, 2026", days: "2026-12-15"),
            Case(
                "June 15 and December 15", "by June 15 and December 15",
                "every year on June 15 and December 15", "15 June and December",
                "ngày 15 tháng 6 và tháng 12", "ngày 15 tháng sáu và tháng mười hai",
                days: "2026-06-15", "2026-12-15", "2027-06-15"),
            Case("by June 15", "June 15th", days: "2026-06-15", "2027-06-15"),
            Case(
                "June 5 and 20", "June 5, 20", "5 and 20 June", "ngày 5 và ngày 20 tháng 6",
                "ngày 5 và 20 tháng 6 hằng năm", days: "2026-06-05", "2026-06-20", "2027-06-05"),
            Case(
                "15/6 và 15/12 năm 2026", "15/06/2026 và 15/12/2026",
                "ngày 15 tháng 6 và tháng 12 năm 2026", "June 15 and December 15, 2026",
                "15/6 và 15/12 của năm 2026", "15/6 và 15/12/2026", "15/6, 15/12/2026",
                days: "2026-06-15", "2026-12-15"),
            Case("ngày làm việc cuối cùng của năm 2026", days: "2026-12-31"),
            // Months and days in words.
            Case("ngày 15 tháng mười một", "ngày mười lăm tháng mười một", days: "2026-11-15"),
            Case(
                "ngày hai mươi lăm tháng mười hai", "ngay hai muoi lam thang muoi hai",
                "the twenty-fifth of December", days: "2026-12-25"),
            Case("cuối tháng mười một", "hết tháng mười một", days: "2026-11-30"),
            Case("the thirty-first of December", "December thirty-first", days: "2026-12-31"),
            Case(
                "ngày ba mươi mốt hằng tháng", "the thirty-first of every month", days: "2026-01-31"
            ),
            Case(
                "hai giờ chiều ngày 05/11/2026", "14 giờ ngày 05/11/2026",
                days:
                    "2026-11-05T14:00:00"),
            Case(
                "mười bảy giờ ba mươi ngày 05/11/2026", "17 giờ 30' ngày 05/11/2026",
                "17h30' ngày 05/11/2026", "17 giờ rưỡi ngày 05/11/2026", "17h30ph ngày 05/11/2026",
                days: "2026-11-05T17:30:00"),
            Case("1 giờ trưa ngày 05/11/2026", days: "2026-11-05T13:00:00"),
            Case("9 giờ tối ngày 05/11/2026", days: "2026-11-05T21:00:00"),
            // Days of the week.
            Case(
                "thứ 2, 4, 6", "thứ 2, 4, 6 hằng tuần", "thứ Hai, Tư, Sáu hằng tuần", "thứ 2-4-6",
                "thứ 2, thứ 4 và thứ 6", "các ngày thứ 2, 4, 6 trong tuần", "Mon, Wed and Fri",
                "Mon/Wed/Fri", "every Monday, Wednesday and Friday",
                days: "2026-01-02", "2026-01-05", "2026-01-07", "2026-01-09"),
            Case(
                "thứ Hai đến thứ Sáu", "từ thứ Hai đến thứ Sáu hằng tuần", "thứ 2 - thứ 6",
                "thứ 2-6", "Monday to Friday", "Mon-Fri", "Mon..Fri", "Monday through Friday",
                "from Monday to Friday, every week",
                days: "2026-01-01", "2026-01-02", "2026-01-05"),
            Case(
                "Mon..Fri 08:00", "thứ Hai đến thứ Sáu lúc 8 giờ", days: "2026-01-01T08:00:00",
                "2026-01-02T08:00:00", "2026-01-05T08:00:00"),
            Case("thứ Bảy, Chủ nhật", "CN và thứ 7", "Sat-Sun", days: "2026-01-03", "2026-01-04"),
            Case(
                "chiều thứ 3, 5 hằng tuần", days: "2026-01-01T13:30:00", "2026-01-06T13:30:00"),
            Case("thứ Hai, ba tuần một lần, từ 05/01/2026", days: "2026-01-05", "2026-01-26"),
            // Some months of the year.
            Case(
                "từ tháng 9 đến tháng 12, ngày 25 hằng tháng",
                "ngày 25 hằng tháng, từ tháng chín đến hết tháng mười hai",
                "from September to December, on the 25th of every month",
                "every month on 25 from month 9 to month 12",
                days: "2026-09-25", "2026-10-25", "2026-11-25", "2026-12-25", "2027-09-25"),
            Case(
                "ngày 25 hằng tháng, từ tháng 9 đến tháng 5 năm sau",
                "ngày 25 hằng tháng, từ tháng 9 đến tháng 5",
                "ngày 25 hằng tháng, trừ tháng 6, 7, 8",
                days: "2026-01-25", "2026-02-25", "2026-03-25", "2026-04-25", "2026-05-25",
                "2026-09-25"),
            Case(
                "hằng quý, ngày cuối quý, từ quý II đến quý IV", days: "2026-06-30", "2026-09-30",
                "2026-12-31", "2027-06-30"),
            // A number in words behind its unit.
            Case(
                "05 ngày (năm) làm việc sau khi kết thúc quý",
                "trong vòng 05 ngày (năm) làm việc kể từ ngày kết thúc quý",
                days: "2026-01-08", "2026-04-07"),
            Case(
                "semi-annually on 15/6 and 15/12", "half-yearly, 15 June and 15 December",
                days: "2026-06-15", "2026-12-15"),
        ])
    func lists(example: Case) throws {
        for phrase in example.phrases {
            let found = try WhenExamples.first(
                example.days.count, of: phrase, from: "2026-01-01",
                calendar: VietnamSample.implied)
            #expect(found == example.days, "\(phrase)")
            let read = try WhenExamples.read(phrase)
            #expect(try WhenExamples.read(read.normal) == read, "\(read.normal)")
            #expect(try WhenExamples.read(read.normalVi) == read, "\(read.normalVi)")
        }
    }

    @Test("Before a date with the month first is before that day, not before the month")
    func beforeMonthFirst() throws {
        for phrase in ["before December 15, 2026", "before 15 December 2026"] {
            let read = try WhenExamples.read(phrase)
            #expect(read.isBefore)
            #expect(read.onlyDate?.date == CivilDate(2026, 12, 15), "\(phrase)")
        }
        #expect(try WhenExamples.read("before June 15").normal == "before 15/6")
        #expect(try WhenExamples.read("before June").normal == "before 1/6")
    }

    @Test("Dates listed with their year are dates, and those of every year aren't")
    func onlyDates() throws {
        let read = try WhenExamples.read("15/12/2026 và 15/06/2026 lúc 17:00")
        #expect(read.onlyDates?.map(\.date.iso) == ["2026-06-15", "2026-12-15"])
        #expect(read.onlyDates?.first?.time == CivilTime(17, 0))
        #expect(try WhenExamples.read("15/6 và 15/12").onlyDates == nil)
        #expect(try WhenExamples.read("ngày cuối quý I/2026").onlyDates?.count == 1)
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        /// The part at fault.
        var part: String
        /// What the remedies must say.
        var vi: String
        var en: String

        init(_ phrase: String, at part: String, _ vi: String, _ en: String) {
            (self.phrase, self.part, self.vi, self.en) = (phrase, part, vi, en)
        }
    }

    @Test(
        "What can't be read so is refused with what helps this phrase",
        arguments: [
            Refusal("10-15/11/2026", at: "10-15/11/2026", "ngày 15/11/2026", "by 15/11/2026"),
            Refusal("10 - 15/11/2026", at: "10 - 15/11/2026", "ngày 15/11/2026", "by 15/11/2026"),
            Refusal("ngày 10 -15 tháng 11", at: "10 -15", "ngày 15 tháng 11", "by 15 tháng 11"),
            Refusal(
                "10/11/2026 – 15/11/2026", at: "10/11/2026 – 15/11/2026", "ngày 15/11/2026",
                "by 15/11/2026"),
            Refusal("by June 15-20", at: "June 15-20", "June 20", "by June 20"),
            Refusal("20-11/2026", at: "20-11/2026", "20/11/2026", "20/11/2026"),
            Refusal(
                "15/6/2026 và 15/12/2027", at: "15/12/2027", "chỉ giữ các ngày của một năm",
                "keep those of one year"),
            Refusal(
                "từ tháng 9/2026 đến tháng 5/2027, ngày 25 hằng tháng",
                at: "từ tháng 9/2026 đến tháng 5/2027", "từ 01/09/2026", "from 01/09/2026"),
            Refusal(
                "mỗi ngày làm việc, từ tháng 9 đến tháng 12", at: "từ tháng 9 đến tháng 12",
                "thứ Hai đến thứ Sáu hằng tuần", "Monday to Friday"),
            Refusal(
                "5 ngày làm việc cuối cùng của tháng", at: "5 ngày làm việc cuối",
                "mỗi tháng vào ngày làm việc cuối cùng", "last working day"),
            Refusal(
                "trong 5 ngày làm việc đầu tháng", at: "trong 5 ngày làm việc đầu",
                "ngày làm việc thứ 5", "5th working day"),
            Refusal(
                "the last five days of the month", at: "five days", "ngày cuối cùng hằng tháng",
                "last day"),
            Refusal(
                "trong vòng 48 giờ kể từ khi xảy ra", at: "48 giờ", "trong vòng 02 ngày",
                "within 2 days"),
            Refusal(
                "sau 24 giờ kể từ khi xảy ra", at: "sau 24 giờ", "trong vòng 01 ngày",
                "within 1 day after"),
            Refusal("within 72 hours", at: "72 hours", "trong vòng 03 ngày", "within 3 days"),
            Refusal(
                "trong vòng 05 ngày làm việc kể từ khi nhận được", at: "kể từ khi",
                "“after-event” (tính từ sự kiện)", "add 'after-event'"),
            Refusal("10/02 năm sau", at: "năm sau", "“every: năm”", "'every: year'"),
            Refusal("ngày 10 tháng đầu quý sau", at: "quý sau", "“every: quý”", "'every: quarter'"),
            Refusal("ngày 10 tháng sau", at: "tháng sau", "“every: tháng”", "'every: month'"),
            Refusal(
                "hằng tháng, ngày 10/02 năm sau", at: "năm sau", "“every: năm”", "'every: year'"),
            Refusal(
                "ngày 10 thang sau, hằng tháng", at: "thang sau", "viết tháng 6, hoặc",
                "write tháng 6, or"),
            Refusal(
                "9 giờ chiều ngày 05/11/2026", at: "9 giờ chiều", "buổi tối thì viết 21 giờ",
                "21:00 in the evening"),
            Refusal("12 giờ đêm ngày 05/11/2026", at: "12 giờ đêm", "viết 24 giờ", "24:00"),
            Refusal("early June", at: "early", "đầu tháng 6", "beginning of June"),
            Refusal("thượng tuần tháng 6", at: "thượng tuần", "ngày 10 tháng 6", "by 10 June"),
            Refusal("khoảng ngày 15 tháng 6", at: "khoảng", "ngày 15 tháng 6", "by 15 June"),
            Refusal("bi-weekly on Friday", at: "bi-weekly", "2 tuần một lần", "every 2 weeks"),
            Refusal("T2, T4 hằng tuần", at: "T2", "viết thứ 2 hoặc tháng 2", "thứ 2 or tháng 2"),
            Refusal(
                "ngày 15 tháng 3, 6, 9", at: "6", "ngày 15 các tháng 3, 6, 9",
                "day 15 of March, June and September"),
            Refusal(
                "BEGIN:VEVENT DTSTART;VALUE=DATE:20260120 RRULE:FREQ=WEEKLY SUMMARY:A END:VEVENT",
                at: "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260120 RRULE:FREQ=WEEKLY",
                "DTSTART;VALUE=DATE:20260120 RRULE:FREQ=WEEKLY"),
            Refusal(
                "BEGIN:VEVENT DTSTART:20260120T080000 END:VEVENT", at: "BEGIN:VEVENT",
                "viết 20/01/2026", "write 20/01/2026"),
        ])
    func refused(_ example: Refusal) {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: example.phrase) { _ in nil }
            Issue.record("\(example.phrase) read as \(read.normal)")
        } catch {
            let bytes = Array(example.phrase.utf8)
            #expect(String(decoding: bytes[error.range], as: UTF8.self) == example.part)
            #expect(error.remedyVi?.contains(example.vi) ?? false, "\(error.remedyVi ?? "")")
            #expect(error.remedy?.contains(example.en) ?? false, "\(error.remedy ?? "")")
        }
    }

    @Test(
        "Half of a number in words is never offered as what is understood",
        arguments: ["ngày hai mươi bốn mốt hằng tháng", "ngày mười hai ba tháng 6"])
    func halfNumbers(_ phrase: String) {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: phrase) { _ in nil }
            Issue.record("read as \(read.normal)")
        } catch {
            #expect(error.remedyVi?.contains("chỉ hiểu được") != true, "\(error.remedyVi ?? "")")
        }
    }
}
