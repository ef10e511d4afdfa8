import Testing

@testable import Civil

/// Words that stand around a day in papers: how often at least, the end of a period, numbers said twice,
/// hours said from the next one back.
struct WhenSentenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        var normal: String

        init(_ phrase: String, _ normal: String) {
            self.phrase = phrase
            self.normal = normal
        }
    }

    @Test(
        "They are read whole",
        arguments: [
            Case("8 giờ kém 15 thứ Hai hằng tuần", "every week on Monday at 07:45"),
            Case("5 giờ kém 10 chiều thứ Sáu hằng tuần", "every week on Friday at 16:50"),
            Case("1 giờ kém 5 phút ngày 25 hằng tháng", "every month on 25 at 00:55"),
            Case("kết thúc mỗi quý", "every quarter on last day"),
            Case("khi kết thúc học kỳ I", "every school year on last day of semester 1"),
            Case("ngày kết thúc năm học", "every school year on last day"),
            Case("trước ngày kết thúc quý", "before every quarter on last day"),
            Case("kết thúc trước ngày 30/6", "before 30/6"),
            Case("year-end", "every year on last day"),
            Case("by quarter-end", "every quarter on last day"),
            Case("month-end", "every month on last day"),
            Case("by fiscal year-end", "every fiscal year on last day"),
            Case("ít nhất 01 lần/năm, trước ngày 31/10", "before 31/10"),
            Case("tối thiểu mỗi tháng một lần, ngày 25", "every month on 25"),
            Case(
                "at least once a quarter, on the last working day",
                "every quarter on last working day"),
            Case("kỳ báo cáo tháng: ngày 5", "every month on 5"),
            Case("cứ 2 tuần một lần vào thứ Hai", "every 2 weeks on Monday"),
            Case("hằng năm vào dịp 20/11", "20/11"), Case("nhân dịp 19/5", "19/5"),
            Case(
                "cuối tháng 6 và cuối tháng 12",
                "every year on last day of month 6 and month 12"),
            Case("cuối quý I và quý III", "every year on last day of quarter 1 and quarter 3"),
            Case("cuối quý I và cuối quý III", "every year on last day of quarter 1 and quarter 3"),
            Case(
                "đầu học kỳ I và đầu học kỳ II",
                "every school year on first day of semester 1 and semester 2"),
            Case(
                "năm (05) ngày sau khi kết thúc quý",
                "every quarter, 5 days after the end of the quarter"),
            Case("mỗi năm (01) lần, ngày 15/12", "15/12"),
            Case(
                "the 5th calendar day of the following month, monthly",
                "every month on 5 of next month"),
            Case("hết mỗi quý", "every quarter on last day"),
            Case("đến hết hằng năm", "every year on last day"),
            Case("đến hết mỗi tháng", "every month on last day"),
            Case("cuối hằng tháng", "every month on last day"),
            Case("hằng ngày trước 16 giờ (kể cả thứ Bảy, Chủ nhật)", "every day at 16:00"),
            Case("15/12/2027 và 15/01/2027", "every year on 15/1 and 15/12 of year 2027"),
            Case(
                "10 ngay sau khi ket thuc quy",
                "every quarter, 10 days after the end of the quarter"),
            Case("5 ngay sau khi het quy I", "every year, 5 days after the end of quarter 1"),
            Case("15 ngay sau khi ket thuc nam", "every year, 15 days after the end of the year"),
            Case(
                "nam (05) ngay lam viec sau khi ket thuc quy",
                "every quarter, 5 working days after the end of the quarter"),
            Case("moi 3 thang ke tu khi hoan thanh", "every 3 months after completion"),
            Case("moi 3 thang sau khi hoan thanh", "every 3 months after completion"),
            Case("sau 15 ngay ke tu ngay 28/3/2026", "within 15 days after 28/03/2026"),
            Case("ngay 25 hang thang tu ngay 01/3/2026", "every month on 25 from 01/03/2026"),
            Case("ngay 10 thang tu", "10/4"), Case("thang tu ngay 10", "10/4"),

            Case("thứ sau hang tuan", "every week on Friday"),
            Case("9 gio toi thu bay hang tuan", "every week on Saturday at 21:00"),
            Case("ngày 10 và rằm hằng tháng âm lịch", "every lunar month on 10 and 15"),
            Case("24 giờ ngày 5/9/2026", "05/09/2026"), Case("5/9/2026 at 24:00", "05/09/2026"),
            Case("ngày 05–06–2026", "05/06/2026"), Case("05 / 06 / 2026", "05/06/2026"),
            Case("05/06/ 2026", "05/06/2026"),
            Case("trong buổi chiều ngày 15/3/2026", "15/03/2026 in the afternoon"),
            Case("trong 20/11", "20/11"), Case("thời điểm báo cáo: ngày 25/6/2026", "25/06/2026"),
            Case("ngày 25 hằng tháng, không kể tháng 12", "every month on 25 except month 12"),
            Case("hai mươi tháng mười một", "20/11"), Case("ngày hai mốt tháng tư", "21/4"),
            Case(
                "mỗi quý hai lần, ngày 15 và 30 tháng cuối",
                "every quarter on 15 and 30 of last month"),
            Case(
                "Reports shall be submitted within ten (10) days after the end of the quarter",
                "every quarter, 10 days after the end of the quarter"),
        ])
    func read(_ item: Case) throws {
        let read = try WhenExamples.read(item.phrase)
        #expect(read.normal == item.normal)
        #expect(try WhenExamples.read(read.normalVi) == read, "\(read.normalVi)")
        #expect(try WhenExamples.read(read.normal) == read)
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        var part: String
        var message: String
        var remedy: String

        init(_ phrase: String, at part: String, _ message: String, _ remedy: String) {
            self.phrase = phrase
            self.part = part
            self.message = message
            self.remedy = remedy
        }
    }

    @Test(
        "What they leave open is named, with what to write",
        arguments: [
            Refusal(
                "năm (06) ngày sau khi kết thúc quý", at: "(06)",
                "chữ là 5, còn số trong ngoặc là 6",
                "ghi số và chữ khớp nhau"),
            Refusal(
                "mười lăm (51) ngày sau khi kết thúc quý", at: "(51)",
                "chữ là 15, còn số trong ngoặc là 51", "khớp nhau"),
            Refusal(
                "ten (12) days after the end of the quarter", at: "(12)",
                "chữ là 10, còn số trong ngoặc là 12", "khớp nhau"),
            Refusal("8 giờ kém 15", at: "8 giờ kém 15", "chưa nêu ngày nào", "ngày 25"),
            Refusal(
                "8 giờ kém 70 ngày 25 hằng tháng", at: "kém", "chữ “kém” không hợp", "ví dụ"),
            Refusal(
                "cuối học kỳ I và cuối năm học", at: "cuối học kỳ I và cuối năm học",
                "hai loại kỳ khác nhau", "“cuối học kỳ”"),
            Refusal(
                "cuối tháng 6 và cuối năm", at: "cuối tháng 6 và cuối năm", "hai loại kỳ",
                "30/6 và 31/12"),
            Refusal(
                "ngày 20 tháng cuối quý và ngày 15/12", at: "15/12", "hai loại kỳ",
                "mỗi loại ghi một quy tắc"),
            Refusal("ít nhất 2 lần/tháng", at: "2 lần/tháng", "vào những ngày nào", "nêu đủ"),
            Refusal(
                "chậm nhất 05 ngày làm việc trước khi kết thúc tháng", at: "05 ngày làm việc trước",
                "đếm từ cuối", "mỗi tháng vào ngày làm việc thứ 6 từ cuối"),
            Refusal(
                "trước khi kết thúc quý 10 ngày", at: "trước", "đếm từ cuối",
                "mỗi quý vào ngày thứ 11 từ cuối của tháng cuối"),
            Refusal(
                "ngày làm việc đầu tiên sau ngày 15 hằng tháng",
                at: "ngày làm việc đầu tiên sau", "sau một ngày khác", "“roll: next”"),
            Refusal(
                "the last working day before the 20th of each month",
                at: "last working day before", "trước một ngày khác", "“roll: previous”"),
            Refusal(
                "giai đoạn 2026-2030", at: "giai đoạn 2026-2030", "khoảng thời gian", "31/12/2030"),
            Refusal(
                "trong năm học 2026-2027", at: "năm học 2026-2027", "một năm học", "31/05/2027"),
            Refusal("từ nay đến hết quý II/2026", at: "từ", "khoảng ngày", "30/06/2026"),
            Refusal(
                "lần đầu ngày 15/6/2026, sau đó 6 tháng một lần", at: "lần đầu", "mốc bắt đầu",
                "6 tháng một lần từ 15/06/2026"),
            Refusal(
                "trước thời điểm khai giảng 10 ngày", at: "khai giảng", "không có ngày định sẵn",
                "kế hoạch năm học"),
        ])
    func refused(_ item: Refusal) {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: item.phrase) { _ in nil }
            Issue.record("read as \(read.normal)")
        } catch {
            let bytes = Array(item.phrase.utf8)
            #expect(String(decoding: bytes[error.range], as: UTF8.self) == item.part)
            #expect(error.messageVi.contains(item.message), "\(error.messageVi)")
            #expect(error.remedyVi?.contains(item.remedy) ?? false, "\(error.remedyVi ?? "")")
        }
    }

    @Test(
        "In a phrase with diacritics a word without them is no slip for a word of another letter",
        arguments: ["sinh hoạt hai lần mỗi tháng", "Giai đoạn một của năm"])
    func noSlip(_ phrase: String) {
        do throws(WhenError) {
            Issue.record("read as \(try WhenExpression(parsing: phrase) { _ in nil }.normal)")
        } catch {
            #expect(!(error.remedyVi?.contains("có phải") ?? false), "\(error.remedyVi ?? "")")
        }
    }

    @Test(
        "What laws and offices write otherwise is read as it is meant",
        arguments: [
            ("chậm nhất là ngày thứ 10 kể từ ngày 01/6/2026", "within 10 days after 01/06/2026"),
            (
                "ngày làm việc thứ 5 kể từ ngày 01/6/2026",
                "within 5 working days after 01/06/2026"
            ),
            (
                "chậm nhất là ngày thứ 90 kể từ ngày kết thúc năm tài chính",
                "90 days after the end of the fiscal year"
            ),
            (
                "hằng năm, ngày làm việc thứ 5 tính từ cuối",
                "hằng năm, ngày làm việc thứ 5 từ cuối"
            ),
            ("sau khi hết quý 15 ngày", "15 days after the end of each quarter"),
            ("hằng tháng, trước 10 tháng sau", "before every month on 10 of next month"),
            (
                "hằng ngày lúc 16h từ thứ Hai đến thứ Sáu",
                "every week on Monday to Friday at 16:00"
            ),
            ("05 và 06/11/2026", "5/11/2026 and 6/11/2026"),
            ("15/10/2026 lúc 8h 30", "15/10/2026 at 08:30"),
            ("cho đến ngày 15/6", "15/6"), ("end of H1", "last day of first half of the year"),
        ])
    func otherwise(phrase: String, normal: String) throws {
        #expect(try WhenExamples.read(phrase) == WhenExamples.read(normal))
    }

    @Test("The period of a key of its own is that of what it says next, and of its end")
    func besideEvery() throws {
        for (phrase, every, normal) in [
            ("10 tháng sau", "tháng", "every month on 10 of next month"),
            (
                "within 10 working days after the end of the reporting period", "quarter",
                "10 working days after the end of each quarter"
            ),
        ] {
            let read = try WhenExpression(parsing: phrase, every: every) { _ in nil }
            #expect(try read == WhenExamples.read(normal))
        }
    }
}
