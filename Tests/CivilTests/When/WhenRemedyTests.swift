import Testing

@testable import Civil

/// Phrases that people write and that aren't read: what the refusal tells them to write instead is their own
/// phrase, mended, as far as it can be, and is understood.
struct WhenRemedyTests {
    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        /// What the remedy in the phrase's language has to say.
        var remedies: [String]

        init(_ phrase: String, _ remedies: String...) {
            self.phrase = phrase
            self.remedies = remedies
        }
    }

    @Test(
        "What is named to be written fits the phrase, and is understood",
        arguments: [
            Refusal("chậm nhất hằng tháng", "mỗi tháng vào ngày cuối cùng"),
            Refusal("by each quarter", "every quarter on last day"),
            Refusal("trước mỗi quý", "trước mỗi quý vào ngày đầu tiên"),
            Refusal("15/12 và 15/01/2027", "15/12/2026", "15/01/2027", "15/12/2027 và 15/01/2027"),
            Refusal("31/12 và 31/3/2027", "31/12/2026", "31/03/2027"),
            Refusal("ngày 15 tháng 12 và tháng 1 năm 2027", "15/12/2026", "15/01/2027"),
            Refusal("ngày cuối tuần", "thứ Sáu hằng tuần"),
            Refusal("hết tuần", "thứ Sáu hằng tuần"),
            Refusal("hết mỗi tuần", "thứ Sáu hằng tuần"),
            Refusal("10 ngày cuối tuần", "thứ Sáu hằng tuần"),
            Refusal("every week on last day", "every week on Friday"),
            Refusal("every week on first day", "every week on Monday"),
            Refusal(
                "ngày 10 và rằm hằng tháng", "ngày 10 và 15 âm lịch hằng tháng", "rằm hằng tháng"),
            Refusal("ngày rằm và ngày 1 hằng tháng", "ngày 1 và 15 âm lịch hằng tháng"),
            Refusal("từ ngày 01 đến ngày 05 hằng tháng", "chậm nhất ngày 05 hằng tháng"),
            Refusal("ngày 15-20 hàng tháng", "“ngày 20 hàng tháng”"),
            Refusal("from 1 to 5 every month", "'by 5 every month'"),
            Refusal("ngày 10-15", "chậm nhất ngày 15 hằng tháng"),
            Refusal("12 giờ đêm ngày 5/9/2026", "0 giờ", "24 giờ"), Refusal("12:30 am", "00:30"),
            Refusal(
                "báo cáo 9 tháng trước ngày 10/9", "“báo cáo trước ngày 10/9”",
                "reports-on: 9 tháng"
            ),
            Refusal("hết 9 tháng", "“hết 9 tháng đầu năm”", "reports-on"),
            Refusal("mùng 2 tháng 9", "2/9 âm lịch", "thì viết 2/9"),
            Refusal("mồng 5 hàng tháng", "ngày 5 âm lịch hằng tháng", "ngày 5 hằng tháng"),
            Refusal("khoảng ngày 25/6/2026", "“chậm nhất ngày 25/6/2026”"),
            Refusal("around 25 June 2026", "'by 25 June 2026'"),
            Refusal(
                "mỗi năm 02 (hai) lần: lần 1 trước ngày 10/6, lần 2 trước ngày 10/12",
                "“mỗi năm 02 (hai) lần: trước ngày 10/6 và 10/12”"),
            Refusal("trước khi hết quý II", "hết quý II"),
            Refusal("trước khi kết thúc năm 2026", "“hết năm 2026”"),
            Refusal("ngày 25 hằng tháng đến hết tháng 6/2026", "period"),
            Refusal(
                "thứ Sáu hằng tuần của tháng 9", "thứ Sáu hằng tuần, từ tháng 9 đến tháng 9"),
            Refusal("hằng ngày trong tháng 9", "“hằng ngày, từ tháng 9 đến tháng 9”"),
            Refusal("hằng tuần, ngày 10", "thứ Hai hằng tuần", "ngày 10 hằng tháng"),
            Refusal("hằng năm, ngày 10", "10/12 hằng năm"),
            Refusal("2 lần/năm, ngày 15", "15/6 và 15/12"),
            Refusal("ngày 5 năm 2026", "05/12/2026"),
            Refusal("hằng quý, ngày 10", "mỗi quý vào ngày 10 của tháng cuối"),
            Refusal("rằm tháng Giêng và rằm tháng 7", "15/1 âm lịch", "15/7 âm lịch"),
            Refusal("20/11 và 10/3 âm lịch", "20/11 âm lịch", "10/3 âm lịch", "bỏ chữ “âm lịch”"),
            Refusal("ngày 30/6/2026 hoặc ngày làm việc tiếp theo", "roll: next"),
            Refusal("30/6/2026 or the previous working day", "roll: previous"),
            Refusal("10 ngày sau khi kết thúc năm 2026", "10 ngày kể từ ngày 31/12/2026"),
            Refusal(
                "ngày 25 của 2 tháng đầu quý", "hằng quý, ngày 25 của tháng đầu",
                "hằng quý, ngày 25 của tháng thứ 2"),
            Refusal("ngày 15 tháng XII", "“ngày 15 tháng 12”"),
            Refusal("ngày 5 tháng tự", "“ngày 5 tháng 4”"),
            Refusal("ngày 25 tháng chẵn", "ngày 25 các tháng 2, 4, 6, 8, 10, 12"),
            Refusal("trước ngày 30/6/2026 15 ngày", "chậm nhất ngày 15/06/2026"),
            Refusal("15 ngày trước 30/6/2026", "chậm nhất ngày 15/06/2026"),
            Refusal("sau ngày 20/11 hằng năm", "chậm nhất ngày 30/11"),
            Refusal("từ 15 giờ đến 17 giờ thứ Sáu hằng tuần", "“lúc 17 giờ thứ Sáu hằng tuần”"),
            Refusal("từ 8h00 đến 11h30 ngày 20/11/2026", "“lúc 11h30 ngày 20/11/2026”", "8h00"),
            Refusal(
                "ngày 25 hằng tháng từ tháng 3", "“ngày 25 hằng tháng từ tháng 3 đến tháng 12”"),
            Refusal("từ ngày 15/6 trở đi", "hằng tháng từ 15/06/2026"),
            Refusal(
                "ngày làm việc liền trước ngày 15/6", "“trước ngày 15/6”", "roll: previous"),
            Refusal(
                "last working day before the 25th of every month",
                "'before the 25th of every month'", "roll: previous"),
            Refusal(
                "ngày làm việc đầu tiên sau ngày 15 hằng tháng", "“ngày 16 hằng tháng”",
                "roll: next"),
            Refusal("by midnight on 15 June 2026", "at 00:00", "at 24:00"),
            Refusal("15/10/2026 8.30", "08:30"),
            Refusal("15/6, 30/6 năm 2026 và 15/6 năm 2027", "một quy tắc riêng"),
            Refusal(
                "thứ Hai hằng tuần của tháng 6/2026",
                "“thứ Hai hằng tuần, từ tháng 6/2026 đến tháng 6/2026”"),
            Refusal(
                "thứ Hai hằng tuần, của tháng 6", "“thứ Hai hằng tuần, từ tháng 6 đến tháng 6”"),
            Refusal(
                "DTSTART:20260104T180000Z RRULE:FREQ=WEEKLY;BYDAY=SU", "DTSTART:20260105T010000",
                "BYDAY, BYMONTHDAY cũng dời một ngày"),
            Refusal("DTSTART:20260101 RRULE:FREQ=DAILY EXRULE:FREQ=WEEKLY", "EXDATE:"),
            Refusal(
                "chậm nhất 05 ngày làm việc sau khi kết thúc kỳ báo cáo",
                "“chậm nhất 05 ngày làm việc sau khi kết thúc quý”", "every: quý"),
            Refusal("ngày 25 hằng tháng đến hết năm 2026", "“ngày 25 hằng tháng”", "period"),
            Refusal("ngày 25 hằng tháng đến 31/12/2026", "“ngày 25 hằng tháng”", "period"),
            Refusal(
                "trước ngày 10 tháng 4, 7, 10 và 01 năm sau", "hằng năm, ngày 10/1 năm sau"),
            Refusal("ngày 10 hoặc 25 hằng tháng", "“ngày 10 và 25 hằng tháng”"),
            Refusal("15 June or 15 December", "'15 June and 15 December'"),
            Refusal("on the Monday following the 15th", "every month on third Monday"),
            Refusal("ngày 15 tháng 3, 6, 9, 12 hằng quý", "ngày 15 các tháng 3, 6, 9"),
            Refusal("trước năm học mới", "đầu năm học"),
            Refusal("ngày 25 hằng tháng, ngoài tháng 6", "“ngày 25 hằng tháng, trừ tháng 6”"),
            Refusal("hết tháng Giêng", "30/1 âm lịch"),
            Refusal("giữa học kỳ II", "15/03/2026"),
            Refusal("ngày thứ 3 trước khi kết thúc tháng", "mỗi tháng vào ngày thứ 4 từ cuối"),
            Refusal("sau Tết", "10/1 âm lịch"), Refusal("09/2026", "30/09/2026"),
            Refusal("semi-monthly", "every month on 15 and last day"),
            Refusal("nửa tháng một lần", "ngày 15 và ngày cuối hằng tháng"),
            Refusal("not before 15 June", "by 30 June"),
            Refusal("không sớm hơn ngày 15/6", "chậm nhất ngày 30/6"),
            Refusal("ngày 25 & 26 hằng tháng", "“ngày 25 và 26 hằng tháng”"),
            Refusal("[25/6]", "ngoặc"),
            Refusal("2026-06-15T17:00:00+07:00", "'2026-06-15T17:00:00'"),
            Refusal("trong 24 giờ", "trong vòng 01 ngày"),
            Refusal("sáng thứ Hai và chiều thứ Năm", "sáng thứ Hai; chiều thứ Năm"),
            Refusal(
                "kể từ ngày 25/6/2026", "viết 25/06/2026", "hằng tháng từ 25/06/2026"),
            Refusal("next Friday", "31/05/2026"),
            Refusal("every 2nd month on 5", "'every 2 months on 5'"),
            Refusal("toi thu bay", "lúc 19:00"),
            Refusal("trước ngày 31/12/2026 (tính cả ngày 31/12)", "“chậm nhất ngày 31/12/2026”"),
            Refusal("ngày 25 hằng tháng (hoặc đột xuất)", "“ngày 25 hằng tháng”", "không có hạn"),
            Refusal("hằng quý và đột xuất", "chỉ giữ phần định kỳ"),
            Refusal("every month on 25 until June 2026", "'every month on 25'", "period"),
            Refusal(
                "every month on 25 except December 2026", "'every month on 25 except December'"),
            Refusal("trước ngày 20 hằng quý", "trước mỗi quý vào ngày 20 của tháng cuối"),
            Refusal("sau muoi ngay ke tu ngay 01/07/2026", "số bằng chữ số"),
        ])
    func remedy(_ item: Refusal) throws {
        do {
            let read = try WhenExamples.read(item.phrase)
            Issue.record("read as \(read.normal)")
        } catch let error as WhenError {
            let said = [error.remedy, error.remedyVi].compactMap { $0 }
            for remedy in item.remedies {
                #expect(said.contains { $0.contains(remedy) }, "\(said)")
            }
            for phrase in said.flatMap(WhenExamples.quoted) {
                #expect(throws: Never.self, "\(phrase)") { try WhenExamples.read(phrase) }
            }
        }
    }

    @Test(
        "What a remedy names is read, and so are those that it once named and weren't",
        arguments: [
            "15/12/2027 và 15/01/2027", "ngày 10 và 15 âm lịch hằng tháng", "10/12 hằng năm",
            "by day 05 of every month", "chậm nhất ngày 05 hằng tháng", "24 giờ ngày 5/9/2026",
            "5/9/2026 at 24:00", "0 giờ ngày 5/9/2026", "every lunar month on 10 and 15",
            "trong vòng 5 ngày kể từ ngày 25/06/2026", "hằng tháng từ 25/06/2026",
            "every quarter on 25 of 2nd month", "hằng quý, ngày 25 của tháng thứ 2",
            "sáng thứ Hai", "chiều thứ Năm", "monday morning", "thursday afternoon",
            "last day of quarter 2", "lunar 15/5", "every month from 25/06/2026",
        ])
    func named(phrase: String) throws { _ = try WhenExamples.read(phrase) }
}
