import Testing

@testable import Civil

/// The language of papers: sentences as decrees and plans phrase them.
struct WhenPhraseTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrases[0] }
        var phrases: [String]
        var days: [String]

        init(_ phrases: String..., days: String...) {
            self.phrases = phrases
            self.days = days
        }
    }

    /// The first days from 01/01/2026 on, read against Vietnam's holidays.
    private func first(_ count: Int, of text: String) throws -> [String] {
        try WhenExamples.first(count, of: text, from: "2026-01-01", calendar: VietnamSample.implied)
    }

    @Test(
        "Every wording of papers names the days that it means",
        arguments: [
            Case(
                "hằng tháng, ngày 10 tháng sau", "ngày 10 của tháng kế tiếp, hằng tháng",
                "mỗi tháng vào ngày 10 tháng tiếp theo", "ngày 10 tháng liền kề sau, hằng tháng",
                "every month on 10 of the following month", "định kỳ hằng tháng, ngày 10 tháng sau",
                days: "2026-01-10", "2026-02-10", "2026-03-10"),
            Case(
                "23 tháng Chạp", "ngày 23 tháng Chạp hằng năm", "23 thang chap", "23/12 âm lịch",
                days: "2026-02-10", "2027-01-30"),
            Case(
                "mùng 5 tháng Giêng", "mồng 5 tháng giêng", "mùng năm tháng Giêng",
                "ngày 5 tháng Giêng", days: "2026-02-21", "2027-02-10"),
            Case("cuối tháng Chạp", "30 tháng Chạp", days: "2026-02-16", "2027-02-05"),
            Case("đầu tháng Giêng", "mùng 1 Tết", days: "2026-02-17", "2027-02-06"),
            Case(
                "hằng tháng, chậm nhất ngày 05", "ngày 05 hằng tháng", "đến hết ngày 5 hằng tháng",
                "Báo cáo định kỳ hằng tháng gửi chậm nhất vào ngày 05",
                "mỗi tháng một lần, ngày 05 (năm)", "01 lần/tháng, vào ngày 5",
                "by the 5th of every month", "every month no later than the 5th",
                days: "2026-01-05", "2026-02-05"),
            Case(
                "chậm nhất ngày làm việc cuối cùng của tháng", "ngày làm việc cuối tháng",
                "thời hạn: ngày làm việc cuối cùng hằng tháng.",
                "no later than the last working day of every month",
                days: "2026-01-30", "2026-02-27", "2026-03-31"),
            Case(
                "ngày 06 (sáu) của tháng cuối quý", "ngày sáu của tháng cuối quý",
                "hằng quý, ngày 06 tháng cuối quý", "3 tháng một lần, ngày 6 của tháng cuối",
                "định kỳ 3 tháng, vào ngày 6 của tháng cuối",
                days: "2026-03-06", "2026-06-06", "2026-09-06"),
            Case(
                "mỗi quý một lần, ngày 20 của tháng cuối", "01 lần/quý, ngày 20 của tháng cuối",
                "quý một lần, vào ngày 20 của tháng thứ 3", "once a quarter on 20 of last month",
                days: "2026-03-20", "2026-06-20"),
            Case(
                "ngày 15 của tháng giữa quý", "every quarter on 15 of 2nd month",
                days: "2026-02-15", "2026-05-15"),
            Case(
                "chiều thứ Sáu hằng tuần", "thứ Sáu hằng tuần, buổi chiều",
                "mỗi chiều thứ 6", "every friday afternoon", "every friday in the afternoon",
                days: "2026-01-02T13:30:00", "2026-01-09T13:30:00"),
            Case(
                "sáng thứ Hai hằng tuần", "sáng thứ hai đầu tuần, hằng tuần",
                "every monday morning", days: "2026-01-05T07:30:00", "2026-01-12T07:30:00"),
            Case(
                "5 giờ chiều ngày 25 hằng tháng", "17 giờ 00 phút ngày 25 hằng tháng",
                "trước 17h00 ngày 25 hằng tháng", "every month on 25 at 17:00",
                days: "2026-01-25T17:00:00"),
            Case(
                "mùng 1 và rằm hằng tháng", "rằm và mùng 1 hằng tháng",
                "ngày 1 và ngày 15 âm lịch hằng tháng",
                days: "2026-01-03", "2026-01-19", "2026-02-02"),
            Case(
                "hằng năm, ngày 10/02 năm sau", "10/02 năm sau, mỗi năm một lần",
                "ngày 10 tháng 02 của năm tiếp theo, hằng năm", "every year on 10/2 of next year",
                days: "2026-02-10", "2027-02-10"),
            Case(
                "ngày làm việc thứ 5 sau khi kết thúc quý", "5 ngày làm việc sau khi hết quý",
                "trong vòng 05 (năm) ngày làm việc kể từ ngày kết thúc quý",
                "trong thời hạn 5 ngày làm việc sau khi kết thúc mỗi quý",
                "within 5 working days after the end of the quarter",
                "5th working day after the quarter ends",
                days: "2026-01-08", "2026-04-07", "2026-07-07"),
            Case(
                "15 ngày sau khi kết thúc tháng", "sau khi kết thúc tháng, 15 ngày",
                "không quá 15 ngày kể từ ngày cuối cùng của tháng",
                "hằng tháng, sau 15 ngày kể từ ngày kết thúc kỳ báo cáo",
                "15 days after the end of each month", days: "2026-01-15", "2026-02-15"),
            Case(
                "20 ngày sau khi kết thúc 6 tháng đầu năm",
                "within 20 days after the end of first half-year",
                days: "2026-07-20", "2027-07-20"),
            Case(
                "ngày 10 tháng đầu quý sau, hằng quý", "hằng quý, ngày 10 tháng sau",
                "every quarter on 10 of first month of next quarter",
                days: "2026-01-10", "2026-04-10", "2026-07-10"),
            Case(
                "cuối tháng 6", "ngày cuối tháng 6", "hết tháng 6", "end of June",
                days: "2026-06-30", "2027-06-30"),
            Case(
                "đầu tháng", "ngày đầu tháng", "beginning of every month",
                days: "2026-01-01", "2026-02-01"),
            Case(
                "giữa tháng", "ngày giữa tháng", "ngày 15 hằng tháng", "mid month",
                days: "2026-01-15", "2026-02-15"),
            Case("cuối tháng", "ngày cuối cùng của tháng", "hết tháng", days: "2026-01-31"),
            Case("đầu năm", "1/1", days: "2026-01-01", "2027-01-01"),
            Case("giữa năm", "middle of the year", "30/6", days: "2026-06-30"),
            Case("cuối năm", "hết năm", "31/12", days: "2026-12-31"),
            Case("đầu quý", "ngày đầu quý", days: "2026-01-01", "2026-04-01"),
            Case("cuối quý", "hết quý", "end of quarter", days: "2026-03-31", "2026-06-30"),
            Case(
                "đến hết quý I", "ngày cuối quý I", "cuối quý 1", "ngày cuối cùng của quý một",
                "last day of Q1", "last day of first quarter", days: "2026-03-31", "2027-03-31"),
            Case(
                "đến hết tháng 6/2026", "hết tháng 6 năm 2026", "ngày cuối tháng 6 năm 2026",
                "30 tháng 6 năm 2026", "30-06-2026", days: "2026-06-30"),
            Case(
                "ngày làm việc cuối cùng của quý II/2026", "ngày làm việc cuối quý 2 năm 2026",
                days: "2026-06-30"),
            Case(
                "ngày cuối cùng của 6 tháng đầu năm", "hết 6 tháng đầu năm",
                "ngày cuối nửa đầu năm", "last day of first half of the year", days: "2026-06-30"),
            Case("hết 9 tháng đầu năm", "last day of first nine months", days: "2026-09-30"),
            Case("ngày 20-11", "20/11", "ngày 20 tháng 11", days: "2026-11-20", "2027-11-20"),
            Case(
                "Thứ Sáu tuần cuối của tháng", "thứ Sáu cuối tháng", "last friday of month",
                days: "2026-01-30", "2026-02-27", "2026-03-27"),
            Case(
                "ngày 15 các tháng 3, 6, 9, 12",
                "ngày 15 của tháng 3, tháng 6, tháng 9 và tháng 12",
                "15/3, 15/6, 15/9 và 15/12", days: "2026-03-15", "2026-06-15", "2026-09-15"),
            Case(
                "ngày làm việc cuối của tháng 6 và tháng 12",
                "last working day of June and December", days: "2026-06-30", "2026-12-31"),
            Case(
                "ngày cuối quý I và quý III", "last day of Q1 and Q3",
                days: "2026-03-31", "2026-09-30"),
            Case(
                "hằng tháng, ngày 25, trừ tháng 1 và tháng 3", "ngày 25 hằng tháng trừ tháng 1, 3",
                "every month on 25 except January and March",
                days: "2026-02-25", "2026-04-25", "2026-05-25"),
            Case(
                "hằng quý, ngày cuối quý, trừ quý I", "last day of every quarter except Q1",
                days: "2026-06-30", "2026-09-30"),
            Case(
                "định kỳ 6 tháng, ngày 15 của tháng cuối",
                "06 tháng một lần, vào ngày 15 của tháng cuối", "6 tháng/lần, ngày 15 tháng cuối",
                days: "2026-06-15", "2026-12-15"),
            Case(
                "02 lần/năm, vào ngày 15/6 và 15/12", "mỗi năm hai lần, ngày 15/6 và ngày 15/12",
                days: "2026-06-15", "2026-12-15"),
            Case(
                "trong vòng 05 ngày làm việc kể từ ngày 31/08/2026",
                "within 5 working days after 31/08/2026", days: "2026-09-09"),
            Case("trong vòng 30 ngày kể từ ngày 31/01/2026", days: "2026-03-02"),
            Case("trong vòng 01 tháng kể từ ngày 31/01/2026", days: "2026-03-02"),
            Case("đến 24 giờ ngày 31/12/2026", days: "2026-12-31"),
        ])
    func wordings(example: Case) throws {
        for phrase in example.phrases {
            let found = try first(example.days.count, of: phrase)
            #expect(found == example.days, "\(phrase)")
            let read = try WhenExamples.read(phrase)
            #expect(try WhenExamples.read(read.normal) == read, "\(read.normal)")
            #expect(try WhenExamples.read(read.normalVi) == read, "\(read.normalVi)")
        }
    }

    @Test(
        "Before leaves the day before; the days named stay (statement 1)",
        arguments: [
            ("hằng tháng, trước ngày 05", "before every month on 5"),
            ("chậm nhất là trước ngày 05 hằng tháng", "before every month on 5"),
            ("trước ngày cuối cùng của tháng", "before every month on last day"),
            ("trước tháng 6", "before 1/6"),
            ("trước quý II", "before every year on first day of quarter 2"),
            ("before 5 November 2025", "before 05/11/2025"),
            ("trước hoặc trong ngày 14/11/2025", "14/11/2025"),
            ("trước 17 giờ ngày 14/11/2025", "14/11/2025 at 17:00"),
        ])
    func before(_ phrase: String, _ normal: String) throws {
        let read = try WhenExamples.read(phrase)
        #expect(read.normal == normal)
        #expect(read.isBefore == normal.hasPrefix("before"))
        #expect(try WhenExamples.read(read.normalVi) == read)
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        /// The part at fault.
        var part: String
        /// What the remedy must say in Vietnamese.
        var remedy: String

        init(_ phrase: String, at part: String, _ remedy: String) {
            self.phrase = phrase
            self.part = part
            self.remedy = remedy
        }
    }

    @Test(
        "What isn't a day is refused with what to write for it",
        arguments: [
            Refusal("6 tháng đầu năm", at: "6 tháng đầu năm", "ngày cuối cùng của 6 tháng đầu năm"),
            Refusal("10 ngày đầu tháng", at: "10 ngày đầu", "ngày 10 hằng tháng"),
            Refusal("trong 10 ngày đầu tháng", at: "trong 10 ngày đầu", "ngày 10 hằng tháng"),
            Refusal("những ngày cuối tháng", at: "ngày cuối", "ngày cuối cùng hằng tháng"),
            Refusal("quý 1", at: "quý 1", "ngày cuối cùng của quý I"),
            Refusal("quý IV/2026", at: "quý IV", "31/12/2026"),
            Refusal("trong tháng 5/2027", at: "tháng 5/2027", "31/05/2027"),
            Refusal("năm 2026", at: "năm 2026", "31/12/2026"),
            Refusal("tháng 6", at: "tháng 6", "ngày cuối cùng của tháng 6"),
            Refusal(
                "trước ngày 10 tháng sau", at: "tháng sau", "hằng tháng, trước ngày 10 tháng sau"),
            Refusal("truoc ngay 10 thang sau", at: "thang sau", "tháng 6"),
            Refusal("ngày 10 tháng một", at: "tháng một", "tháng 1, tháng Giêng"),
            Refusal("mùng 2 tháng 9", at: "mùng 2", "âm lịch"),
            Refusal("giữa quý", at: "giữa quý", "tháng thứ 2"),
            Refusal("hai lần mỗi năm", at: "hai lần mỗi năm", "15/6 và 15/12"),
            Refusal("ngày 05 (sáu) hằng tháng", at: "(sáu)", "khớp nhau"),
            Refusal("từ ngày 10 đến ngày 15 hằng tháng", at: "từ ngày", "chậm nhất ngày 15"),
            Refusal("trước 5 ngày", at: "trước", "ngày 25 hằng tháng"),
            Refusal("trước khi kết thúc quý 10 ngày", at: "trước", "ngày thứ 11 từ cuối"),
            Refusal("khai giảng hằng năm", at: "khai giảng", "kế hoạch năm học"),
            Refusal("thường xuyên", at: "thường xuyên", "thường xuyên"),
            Refusal("hằng năm, trước Tết", at: "Tết", "mùng 1 Tết"),
            Refusal("tháng này", at: "tháng này", "31/05/2026"),
            Refusal(
                "trong vòng 05 ngày làm việc kể từ ngày nhận được", at: "kể từ ngày",
                "kể từ ngày 01/07/2026"
            ),
            Refusal("31.05.2027", at: "31.05.2027", "31/05/2027"),
            Refusal("“31/05/2027”", at: "“", "bỏ dấu"),
            Refusal("３1/05/2027", at: "３", "viết 3"),
            Refusal("31/05/\u{200B}2027", at: "\u{200B}", "xóa đi"),
            Refusal("0 8 * * 1-5", at: "0 8 * * 1-5", "oncalendar:Mon..Fri *-*-* 08:00"),
            Refusal("30 7 1 */3 *", at: "30 7 1 */3 *", "oncalendar:*-1/3-01 07:30"),
            Refusal("@daily", at: "@daily", "oncalendar:daily"),
            Refusal("ngày 5 hằng thnág", at: "thnág", "tháng"),
            Refusal("mỗi ngày trừ thứ Bảy và Chủ nhật", at: "thứ", "mỗi ngày làm việc"),
            Refusal("ngày 10 ngày 15 hằng tháng", at: "ngày 15", "và"),
            Refusal("hằng quý, ngày 25 tháng 3 hoặc 26", at: "hoặc", "“và”"),
        ])
    func refusals(_ example: Refusal) throws {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: example.phrase) { _ in nil }
            Issue.record("\(example.phrase) read as \(read.normal)")
        } catch {
            let bytes = Array(example.phrase.utf8)
            #expect(String(decoding: bytes[error.range], as: UTF8.self) == example.part)
            let remedy = try #require(error.remedyVi)
            #expect(remedy.contains(example.remedy), "\(remedy)")
            #expect(error.remedy != nil && !error.message.isEmpty && !error.messageVi.isEmpty)
        }
    }

    @Test(
        "Diacritics that are there count; only missing ones are forgiven",
        arguments: [
            ("thu sau hang tuan", "every week on Friday"),
            ("ngay lam viec thu sau cua thang", "every month on 6th working day"),
            ("ngay 10 thang sau, hang thang", nil), ("thứ sau hằng tuần", nil),
            ("ngày 10 tháng sáu", "10/6"),
            ("tháng sau, ngày 10, hằng tháng", "every month on 10 of next month"),
            ("mỗi tuẫn vào thứ Hai", nil), ("ngày 5 thâng 6", nil),
            ("cuôi tháng 6", "every year on last day of month 6"),
            ("hàng tháng ngày hoà bình", nil),
            ("quí II, ngay cuoi", "every year on last day of quarter 2"),
            ("ngày 25 hăng tháng", "every month on 25"),
        ])
    func diacritics(_ phrase: String, _ normal: String?) {
        do throws(WhenError) {
            #expect(try WhenExpression(parsing: phrase) { _ in nil }.normal == normal)
        } catch {
            #expect(normal == nil, "\(error)")
        }
    }
}
