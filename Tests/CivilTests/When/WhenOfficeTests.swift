import Testing

@testable import Civil

/// Sentences in the manner of decrees, plans and letters of offices, beside those of `WhenPaperTests`: each read as
/// what it says, or refused with a remedy that says it.
struct WhenOfficeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        var days: [String]

        init(_ phrase: String, _ days: String...) {
            self.phrase = phrase
            self.days = days
        }
    }

    @Test(
        "Each of these is read as what it says",
        arguments: [
            Case("ngày 15 các tháng 3, 6, 9, 12 hằng quý", "03-15", "06-15", "09-15", "12-15"),
            Case("hằng quý, trước ngày 15 các tháng 3, 6, 9 và 12", "03-14", "06-14", "09-14"),
            Case("hằng quý, ngày 10 các tháng 1, 4, 7, 10", "01-10", "04-10", "07-10"),
            Case("định kỳ 6 tháng, ngày 20 các tháng 6 và 12", "06-20", "12-20"),
            Case("ngày 15 tháng 3, tháng 6, tháng 9, tháng 12 hằng quý", "03-15", "06-15"),
            Case("chậm nhất vào ngày 15 của tháng 3, 6, 9 và 12", "03-15", "06-15", "09-15"),
            Case(
                "mỗi năm 4 lần vào ngày 15 của tháng cuối quý", "03-15", "06-15", "09-15", "12-15"),
            Case("mỗi năm 2 lần, vào ngày cuối cùng của nửa năm", "06-30", "12-31"),
            Case("ngày 25 hàng tháng (trừ các tháng cuối quý)", "01-25", "02-25", "04-25"),
            Case("ngày 25 hằng tháng, trừ tháng đầu của mỗi quý", "02-25", "03-25", "05-25"),
            Case("hằng tháng, trước ngày 10 của tháng kế tiếp sau kỳ báo cáo", "01-09", "02-09"),
            Case("Chậm nhất là 10 ngày kể từ ngày kết thúc quý", "01-10", "04-10", "07-10"),
            Case("chậm nhất 15 giờ thứ Sáu hàng tuần", "01-02T15:00:00", "01-09T15:00:00"),
            Case("trước 16 giờ 30 phút ngày thứ Năm hằng tuần", "01-01T16:30:00"),
            Case("trước 10h sáng thứ Hai hàng tuần", "01-05T10:00:00", "01-12T10:00:00"),
            Case("trước 14 giờ ngày cuối tháng", "01-31T14:00:00", "02-28T14:00:00"),
            Case("ngày 20 tháng cuối của mỗi quý", "03-20", "06-20", "09-20"),
            Case("trước ngày 15 tháng 12 của năm báo cáo", "12-14"),
            Case("trước ngày 30/6 và ngày 31/12 hằng năm", "06-29", "12-30"),
            Case("vào ngày làm việc đầu tuần", "01-05", "01-12"),
            Case("mỗi tháng vào ngày thứ 10", "01-10", "02-10"),
            Case("tháng 02 lần vào ngày 10 và ngày 25", "01-10", "01-25", "02-10"),
            Case("01 tháng/lần, vào ngày 25", "01-25", "02-25"),
            Case("03 tháng/lần vào ngày 20 của tháng thứ ba", "03-20", "06-20"),
            Case("mỗi quý 1 lần, chậm nhất ngày 25 tháng thứ 3 của quý", "03-25", "06-25"),
            Case("sau khi kết thúc quý 10 ngày", "01-10", "04-10"),
            Case("chậm nhất sau 5 ngày kể từ ngày kết thúc tháng", "01-05", "02-05"),
            Case("trong ngày làm việc cuối cùng của tháng", "01-30", "02-27"),
            Case("thứ Bảy tuần cuối tháng", "01-31", "02-28"),
            Case("chiều thứ Sáu tuần cuối cùng hằng tháng", "01-30T13:30:00"),
            Case("sáng thứ Hai đầu tháng", "01-05T07:30:00", "02-02T07:30:00"),
            Case("giữa tháng 6 và tháng 12", "06-15", "12-15"),
            Case("trước 24h ngày 30/6/2026", "06-30"),
            Case("by the end of each month", "01-31", "02-28"),
        ])
    func days(_ item: Case) throws {
        let context = WhenContext(calendar: VietnamSample.implied, zone: WhenExamples.zone)
        let read = try WhenExamples.read(item.phrase)
        var found: [String] = []
        read.forEach(
            from: try CivilDateTime(parsing: "2026-01-01"), fromIsDate: true, in: context
        ) { one in
            let day = read.isBefore ? one.date.adding(days: -1) ?? one.date : one.date
            let text = one.time.map { "\(day.iso)T\($0.isoWithSeconds)" } ?? day.iso
            found.append(String(text.dropFirst(5)))
            return found.count < item.days.count
        }
        #expect(found == item.days)
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        /// What the remedy has to say, in the phrase's language.
        var remedy: String

        init(_ phrase: String, _ remedy: String) { (self.phrase, self.remedy) = (phrase, remedy) }
    }

    @Test(
        "Each of these is refused with what says it",
        arguments: [
            Refusal("trước hết mỗi tháng", "viết “hết mỗi tháng”"),
            Refusal("trước hết hằng quý", "viết “hết hằng quý”"),
            Refusal("trước kết thúc quý", "viết “hết quý”"),
            Refusal("trước cuối mỗi quý", "viết “hết mỗi quý”"),
            Refusal("before the end of each month", "write 'by the end of each month'"),
            Refusal("prior to the end of the year", "write 'by the end of the year'"),
            Refusal(
                "ngày 15 tháng 3, 6, 9, 12 hằng quý",
                "viết “ngày 15 các tháng 3, 6, 9, 12 hằng quý”"),
            Refusal(
                "ngày 10 tháng 1, 4, 7, 10 hằng năm", "“ngày 10 các tháng 1, 4, 7, 10 hằng năm”"),
            Refusal(
                "ngày 20 tháng 6, 12 hằng năm", "là ngày thì ghi đủ từng ngày, như 20/6 và 12/6"),
            Refusal(
                "trước ngày 05 của tháng đầu quý sau",
                "“hằng quý, trước ngày 05 của tháng đầu quý sau”"),
            Refusal(
                "không muộn hơn ngày 5 tháng sau", "“hằng tháng, không muộn hơn ngày 5 tháng sau”"),
            Refusal(
                "trước ngày 31 tháng 01 của năm liền kề",
                "“hằng năm, trước ngày 31 tháng 01 của năm"),
            Refusal(
                "trước ngày 10 của tháng kế tiếp sau kỳ báo cáo",
                "“hằng tháng, trước ngày 10 của tháng"),
            Refusal(
                "chậm nhất ngày 31 tháng 3 năm kế tiếp năm tài chính",
                "viết mỗi năm vào 31/3 của năm sau"),
            Refusal(
                "chậm nhất 30 ngày sau khi kết thúc năm ngân sách", "khi kết thúc năm tài chính”"),
            Refusal(
                "trong 05 ngày làm việc đầu tiên của tháng", "mỗi tháng vào ngày làm việc thứ 5"),
            Refusal("trong tuần đầu tiên của tháng", "viết “thứ Sáu tuần đầu tiên của tháng”"),
            Refusal("trong tuần cuối của quý", "viết “thứ Sáu tuần cuối của quý”"),
            Refusal("in the first week of May", "write 'first Friday of May'"),
            Refusal(
                "thứ Hai và thứ Năm tuần thứ 2 hằng tháng", "thứ Hai thứ 2 và thứ Năm thứ 2"),
            Refusal("ngày thứ 10 hằng tháng", "viết “ngày 10 hằng tháng”"),
            Refusal("mỗi tháng 2 kỳ, ngày 15 và ngày cuối tháng", "viết “mỗi tháng 2 lần, ngày 15"),
            Refusal("tính đến ngày 25 hằng tháng", "viết “chậm nhất ngày 25 hằng tháng”"),
            Refusal("cuối giờ chiều thứ Sáu hằng tuần", "viết “17 giờ thứ Sáu hằng tuần”"),
            Refusal("hết giờ làm việc ngày 25 hằng tháng", "viết “hết 17 giờ ngày 25 hằng tháng”"),
            Refusal("hết giờ hành chính ngày 30/6/2026", "viết “hết 17 giờ ngày 30/6/2026”"),
            Refusal("chậm nhất ngày 29/2/2027", "viết “chậm nhất ngày 28/2/2027”"),
            Refusal("đầu giờ sáng thứ Hai hằng tuần", "viết “sáng thứ Hai hằng tuần”"),
            Refusal("ngày 15/8/2026, từ 8h00", "viết “ngày 15/8/2026, lúc 8h00”"),
            Refusal(
                "quý 1: 20/3; quý 2: 20/6; quý 3: 20/9; quý 4: 20/12",
                "viết “hằng quý: 20/3, 20/6, 20/9 và 20/12”"),
            Refusal(
                "Quý I trước ngày 18/3, Quý II trước ngày 18/6, Quý III trước ngày 18/9, Quý IV trước ngày 18/12",
                "viết “hằng quý, trước ngày 18/3, 18/6, 18/9 và 18/12”"),
            Refusal(
                "báo cáo quý gửi trước ngày 25 tháng cuối quý, báo cáo năm gửi trước ngày 25/11",
                "“báo cáo quý gửi trước ngày 25 tháng cuối quý”; và “báo cáo năm gửi trước ngày 25/11”"
            ),
            Refusal("trước ngày khai giảng 5/9", "viết “trước ngày 5/9”"),
            Refusal("ngày Quốc khánh 2/9", "2/9"),
            Refusal("thượng tuần tháng 9", "viết “chậm nhất ngày 10 tháng 9”"),
            Refusal("trong hạ tuần tháng 12", "cuối tháng 12"),
            Refusal("chậm nhất ngày 31 tháng 4 hằng năm", "30/4"),
            Refusal("ngày 2-5 hằng tháng", "ngày 5 hằng tháng"),
            Refusal("mỗi năm một lần vào quý IV", "mỗi năm vào ngày cuối cùng của quý IV"),
        ])
    func refused(_ item: Refusal) throws {
        do {
            let read = try WhenExamples.read(item.phrase)
            Issue.record("read as \(read.normal)")
        } catch let error as WhenError {
            let said = [error.remedyVi, error.remedy].compactMap { $0 }
            #expect(said.contains { $0.contains(item.remedy) }, "\(said)")
            for phrase in said.flatMap(WhenExamples.quoted) {
                #expect(throws: Never.self, "\(phrase)") { try WhenExamples.read(phrase) }
            }
        }
    }
}
