import Testing

@testable import Civil

/// Sentences as decrees, circulars, plans and letters of offices have them, beside those of
/// `WhenPhraseTests`.
struct WhenPaperTests {
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
        "What a paper says names the days that it means",
        arguments: [
            Case(
                "trước ngày 20/11/2026 (thứ Sáu)", "thứ Sáu, ngày 20/11/2026",
                "thứ 6 ngày 20/11/2026", "Friday, 20 November 2026", "Friday, November 20, 2026",
                "by Friday, 20/11/2026", days: "2026-11-20"),
            Case(
                "8 giờ 00, thứ Hai, ngày 12/10/2026", "sáng thứ Hai, ngày 12/10/2026, lúc 8h",
                "Monday, 12 October 2026 at 8:00", days: "2026-10-12T08:00:00"),
            Case("by 5pm on 30 June 2026", "17 giờ ngày 30/6/2026", days: "2026-06-30T17:00:00"),
            Case(
                "Trong vòng 15 ngày, kể từ ngày kết thúc tháng",
                "within 15 calendar days after the end of each month", days: "2026-01-15"),
            Case(
                "trong 02 tháng kể từ ngày 31/07/2026", "within 2 months after 31/07/2026",
                days: "2026-09-30"),
            Case("June 5, 2026", "by June 5th, 2026", "5 June 2026", days: "2026-06-05"),
            Case(
                "by the end of March 2026", "end of March 2026", "cuối tháng 3/2026",
                days: "2026-03-31"),
            Case("mid-June 2026", "giữa tháng 6/2026", days: "2026-06-15"),
            Case(
                "at the end of each quarter", "cuối mỗi quý", "hằng quý, cuối kỳ",
                "định kỳ hằng quý, cuối kỳ báo cáo", days: "2026-03-31", "2026-06-30"),
            Case("every other Friday", "every 2 weeks on friday", days: "2026-01-02", "2026-01-16"),
            Case(
                "một năm hai lần, trước ngày 15/6 và 15/12", "mỗi năm 02 lần: 15/6 và 15/12",
                "6 tháng một lần, ngày 15/6 và 15/12", "định kỳ 6 tháng: 15/6, 15/12",
                "twice a year, before 15 June and 15 December",
                "every six months, on 15 June and 15 December", "2 times a year on 15/6 and 15/12",
                days: "2026-06-15", "2026-12-15"),
            Case(
                "hằng quý: 15/3, 15/6, 15/9, 15/12", "mỗi quý một lần: 15/3, 15/6, 15/9 và 15/12",
                days: "2026-03-15", "2026-06-15", "2026-09-15", "2026-12-15"),
            Case(
                "hằng quý, chậm nhất vào ngày 25 của tháng cuối kỳ báo cáo",
                "định kỳ hằng quý, ngày 25 tháng cuối kỳ",
                "chậm nhất ngày 25 của tháng cuối quý thuộc kỳ báo cáo",
                "Chậm nhất ngày 25 (hai mươi lăm) của tháng cuối quý đối với báo cáo định kỳ hằng quý",
                days: "2026-03-25", "2026-06-25"),
            Case(
                "hằng tháng, ngày 25 của tháng cuối kỳ báo cáo", "ngày 25 của tháng báo cáo",
                days: "2026-01-25", "2026-02-25"),
            Case(
                "báo cáo 6 tháng, ngày 20 của tháng cuối", "6 tháng một lần, ngày 20 tháng cuối kỳ",
                days: "2026-06-20", "2026-12-20"),
            Case(
                "Chậm nhất ngày 25 (hai mươi lăm) tháng 11 (mười một) đối với báo cáo định kỳ hằng năm",
                days: "2026-11-25"),
            Case(
                "tất cả các ngày làm việc", "các ngày làm việc trong tuần", "mọi ngày làm việc",
                days: "2026-01-02", "2026-01-05", "2026-01-06"),
            Case("30 Tết", "đêm 30 Tết", "đêm giao thừa", "29 Tết", days: "2026-02-16"),
            Case("30 Tết", "giao thừa", days: "2026-02-16", "2027-02-05"),
            Case("mùng 1 Tết Nguyên đán", "ngày mùng Một Tết", days: "2026-02-17"),
            Case(
                "on the first working day after each quarter",
                "ngày làm việc đầu tiên sau khi kết thúc quý", days: "2026-01-02", "2026-04-01"),
            Case("thời hạn cuối cùng: 28/8/2026", "hạn chót là 28/8/2026", days: "2026-08-28"),
        ])
    func days(example: Case) throws {
        for phrase in example.phrases {
            let days = try WhenExamples.first(
                example.days.count, of: phrase, from: "2026-01-01",
                calendar: VietnamSample.implied)
            #expect(days == example.days, "\(phrase)")
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { marked }
        /// The part at fault stands between `«` and `»`.
        var marked: String
        var vi: String
        /// A part of what helps.
        var remedy: String

        init(_ marked: String, _ vi: String, _ remedy: String) {
            self.marked = marked
            self.vi = vi
            self.remedy = remedy
        }
    }

    @Test(
        "What isn't understood is refused with what helps this phrase",
        arguments: [
            Refusal(
                "trước ngày 20/11/2026 («thứ Năm»)",
                "ngày 20/11/2026 là thứ Sáu, không phải thứ Năm", "sửa lại thứ hoặc ngày"),
            Refusal(
                "«thứ Sáu», ngày 20/11", "thứ trong tuần chỉ đi với ngày có ghi năm", "20/11/2026"),
            Refusal("«thứ Hai» và ngày 12/10/2026", "thừa một ngày", "nối bằng 'và'"),
            Refusal(
                "6 tháng một lần, ngày «20/6»",
                "chu kỳ này mỗi năm đến 2 lần, nhưng lại nêu 1 ngày", "15/6 và 15/12"),
            Refusal(
                "ngày 25 của tháng cuối «kỳ báo cáo»",
                "kỳ nào? chưa ghi lặp lại theo tháng, quý hay năm", "every: quý"),
            Refusal(
                "«tuần 2» tháng 5/2026", "tuần, nửa năm, năm không phải là một ngày", "thứ Sáu"),
            Refusal(
                "in the «first week» of May", "tuần, nửa năm, năm không phải là một ngày", "thứ Sáu"
            ),
            Refusal(
                "«07 ngày làm việc trước» ngày 20/11/2026",
                "khoảng cách tính lùi không phải là một ngày", "viết hẳn ngày"),
            Refusal(
                "«trong 10 ngày cuối» quý", "đây là nhiều ngày, không phải một ngày để tính hạn",
                "mỗi quý vào ngày cuối cùng"),
            Refusal(
                "«2 năm» trước ngày 20/6", "một khoảng thời gian, không rõ lặp lại hay tính từ đâu",
                "2 năm một lần"),
            Refusal(
                "Báo cáo gửi «về» Sở trước ngày 05 tháng 12", "không hiểu chữ “về”",
                "“trước ngày 05 tháng 12”"),
            Refusal(
                "trước ngày 01/7/2026 («qua» Phòng Tổ chức)", "chữ “qua” không hợp ở chỗ này",
                "“trước ngày 01/7/2026”"),
            Refusal(
                "ngày 14 hằng tháng, «riêng» tháng 12 là ngày 20", "không hiểu chữ “riêng”",
                "“ngày 14 hằng tháng”"),
            Refusal(
                "by «close» of business on 15 May 2026", "không hiểu chữ “close”", "15 May 2026"),
            Refusal(
                "«từ ngày» 20 đến ngày 25 hằng tháng",
                "đây là một khoảng ngày, không phải một ngày để tính hạn", "chậm nhất ngày 25"),
            Refusal(
                "trước ngày «20-25» hằng tháng",
                "đây là một khoảng ngày, không phải một ngày để tính hạn", "chậm nhất ngày 25"),
            Refusal(
                "«từ ngày 01/6/2026» đến ngày 15/6/2026",
                "đây là một khoảng ngày, không phải một ngày để tính hạn", "15/6/2026"),
            Refusal(
                "trong thời gian «từ 01/3» đến 31/3/2026",
                "đây là một khoảng ngày, không phải một ngày để tính hạn", "31/3/2026"),
            Refusal(
                "báo cáo 6 tháng trước ngày 20/6, báo cáo «năm» trước ngày 20/12",
                "hai chu kỳ trong một biểu thức", "15/6 và 15/12"),
            Refusal("«không» trước ngày 15/6/2026", "chữ “không” không hợp ở chỗ này", "ví dụ"),
            Refusal("«sau ngày» 15/6/2026", "sau ngày ấy, nhưng đến ngày nào?", "chậm nhất ngày"),
            Refusal("«Giỗ Tổ» Hùng Vương", "ở đây không hiểu tên ngày lễ", "10/3 âm lịch"),
            Refusal("«Tết Trung thu»", "ở đây không hiểu tên ngày lễ", "15/8 âm lịch"),
            Refusal("Ngày «Nhà giáo» Việt Nam 20/11", "ở đây không hiểu tên ngày lễ", "20/11"),
            Refusal("«cách tuần» vào thứ Hai", "không hiểu chữ này ở đây", "2 tuần một lần"),
            Refusal(
                "hằng tháng, ngày 15; «nếu» trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo",
                "phần này nói về việc dời ngày, không phải ngày nào", "“roll: next”"),
            Refusal(
                "by «Q3» 2026", "đây là một khoảng thời gian, không phải một ngày", "30/09/2026"),
            Refusal("every «weekday» at 17:00", "không hiểu chữ này ở đây", "mỗi ngày làm việc"),
            Refusal("ngày 25 «hằgn» tháng", "không hiểu chữ “hằgn”", "có phải “hằng”?"),
            Refusal(
                "định kỳ 6 tháng (trước ngày 15/6) và «năm» (trước ngày 15/12)",
                "hai chu kỳ trong một biểu thức", "15/6 và 15/12"),
        ])
    func refused(example: Refusal) throws {
        let text = String(example.marked.filter { $0 != "«" && $0 != "»" })
        let before = try #require(example.marked.firstIndex(of: "«"))
        let after = try #require(example.marked.firstIndex(of: "»"))
        let lower = example.marked.utf8.distance(from: example.marked.startIndex, to: before)
        let upper = example.marked.utf8.distance(from: example.marked.startIndex, to: after) - 2
        do throws(WhenError) {
            let read = try WhenExpression(parsing: text) { _ in nil }
            Issue.record("read as \(read.normal)")
        } catch {
            #expect(error.messageVi == example.vi)
            #expect(error.remedyVi?.contains(example.remedy) ?? false, "\(error.remedyVi ?? "")")
            #expect(error.range == lower..<upper)
        }
    }
}
