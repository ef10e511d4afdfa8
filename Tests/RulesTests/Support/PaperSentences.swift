import Testing

/// A hundred sentences of decrees, circulars, plans and letters that no other test has, as their writers
/// put them.
enum PaperSentences {
    struct Understood: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        let phrase: String
        /// The first days or moments from 01/01/2026 on.
        let days: [String]

        init(_ phrase: String, _ days: String...) {
            self.phrase = phrase
            self.days = days
        }
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        let phrase: String
        /// A part of what helps this phrase.
        let remedy: String

        init(_ phrase: String, _ remedy: String) {
            self.phrase = phrase
            self.remedy = remedy
        }
    }

    static let understood = [
        Understood(
            "Báo cáo năm gửi trước ngày 15 tháng 12 hằng năm", "2026-12-14", "2027-12-14"),
        Understood(
            "chậm nhất vào ngày 31 tháng 01 năm sau liền kề năm báo cáo", "2026-01-31", "2027-01-31"
        ),
        Understood(
            "trong thời hạn 10 ngày kể từ ngày cuối cùng của quý", "2026-01-10", "2026-04-10"),
        Understood(
            "không quá 03 ngày làm việc, kể từ ngày kết thúc tháng", "2026-01-07", "2026-02-04"),
        Understood(
            "chậm nhất 17 giờ 00 ngày thứ Sáu hằng tuần", "2026-01-02T17:00:00",
            "2026-01-09T17:00:00"),
        Understood(
            "Trước 09 giờ 00 phút thứ Hai hằng tuần", "2026-01-05T09:00:00", "2026-01-12T09:00:00"),
        Understood(
            "định kỳ 03 tháng/lần, chậm nhất ngày 15 của tháng cuối", "2026-03-15", "2026-06-15"),
        Understood(
            "Trước ngày 10/01 và ngày 10/7 hằng năm", "2026-01-09", "2026-07-09"),
        Understood(
            "trước ngày 31/3 của năm kế tiếp năm báo cáo", "2026-03-30", "2027-03-30"),
        Understood(
            "Xong trước ngày 30/9/2026", "2026-09-29"),
        Understood(
            "hoàn thành chậm nhất trong ngày 15/8/2026", "2026-08-15"),
        Understood(
            "trong vòng 07 ngày sau khi kết thúc học kỳ I", "2026-01-24"),
        Understood(
            "sau 15 ngày kể từ ngày kết thúc năm học", "2026-06-14"),
        Understood(
            "trước ngày 05 của tháng đầu quý tiếp theo, hằng quý", "2026-01-04", "2026-04-04"),
        Understood(
            "ngày 01 tháng 7 và ngày 31 tháng 12 hằng năm", "2026-07-01", "2026-12-31"),
        Understood(
            "Thứ Bảy tuần thứ hai hằng tháng", "2026-01-10", "2026-02-14"),
        Understood(
            "tối thiểu 02 tuần một lần", "2026-01-01", "2026-01-15"),
        Understood(
            "Kết thúc mỗi quý", "2026-03-31", "2026-06-30"),
        Understood(
            "ngày 28 tháng 02 và ngày 31 tháng 8", "2026-02-28", "2026-08-31"),
        Understood(
            "trước ngày 25 của tháng cuối mỗi quý", "2026-03-24", "2026-06-24"),
        Understood(
            "ngày 15 tháng thứ hai của mỗi quý", "2026-02-15", "2026-05-15"),
        Understood(
            "trước 11 giờ 30 phút ngày 20 hằng tháng", "2026-01-20T11:30:00", "2026-02-20T11:30:00"),
        Understood(
            "lúc 14 giờ 00 ngày 15 tháng 9 năm 2026", "2026-09-15T14:00:00"),
        Understood(
            "trước 16 giờ 30 ngày thứ Năm tuần cuối cùng của tháng", "2026-01-29T16:30:00",
            "2026-02-26T16:30:00"),
        Understood(
            "vào ngày làm việc đầu tiên của tháng tiếp theo, hằng tháng", "2026-01-05", "2026-02-02"
        ),
        Understood(
            "trước ngày 25 tháng Chạp", "2026-02-11", "2027-01-31"),
        Understood(
            "rằm tháng Bảy", "2026-08-27", "2027-08-16"),
        Understood(
            "mùng 3 tháng 3 âm lịch hằng năm", "2026-04-19", "2027-04-09"),
        Understood(
            "Ngày 10 tháng 3 (âm lịch)", "2026-04-26", "2027-04-16"),
        Understood(
            "mười lăm (15) ngày kể từ ngày kết thúc kỳ báo cáo, hằng quý", "2026-01-15",
            "2026-04-15"),
        Understood(
            "ba mươi (30) ngày sau khi kết thúc năm", "2026-01-30", "2027-01-30"),
        Understood(
            "ngày cuối cùng của tháng Hai", "2026-02-28", "2027-02-28"),
        Understood(
            "60 ngày kể từ ngày kết thúc năm tài chính", "2026-03-01", "2027-03-01"),
        Understood(
            "Gửi báo cáo trước 10h00 hằng ngày", "2026-01-01T10:00:00", "2026-01-02T10:00:00"),
        Understood(
            "hằng ngày, trước 16 giờ 30", "2026-01-01T16:30:00", "2026-01-02T16:30:00"),
        Understood(
            "các ngày thứ Ba và thứ Năm hằng tuần", "2026-01-01", "2026-01-06"),
        Understood(
            "thứ Sáu của tuần thứ 3 hằng tháng", "2026-01-16", "2026-02-20"),
        Understood(
            "ngày 05 các tháng 01, 4, 7, 10", "2026-01-05", "2026-04-05"),
        Understood(
            "Trước ngày 15 của các tháng 3, 6, 9 và 12", "2026-03-14", "2026-06-14"),
        Understood(
            "ngày 02 tháng 9 năm 2026 (thứ Tư)", "2026-09-02"),
        Understood(
            "Reports shall be submitted within fifteen (15) days of the end of each calendar month",
            "2026-01-15", "2026-02-15"),
        Understood(
            "on or before the 20th day of the last month of the quarter", "2026-03-20", "2026-06-20"
        ),
        Understood(
            "every second Thursday of the month", "2026-01-08", "2026-02-12"),
        Understood(
            "within 60 days after the fiscal year-end", "2026-03-01", "2027-03-01"),
        Understood(
            "by the fifteenth day of the third month of each quarter", "2026-03-15", "2026-06-15"),
        Understood(
            "at least once a year by 31 October", "2026-10-31", "2027-10-31"),
        Understood(
            "the last Friday in November", "2026-11-27", "2027-11-26"),
        Understood(
            "first business day of each quarter", "2026-01-05", "2026-04-01"),
        Understood(
            "the 5th calendar day of the following month, monthly", "2026-01-05", "2026-02-05"),
        Understood(
            "December 15 of each year", "2026-12-15", "2027-12-15"),
        Understood(
            "by 17:00 on Friday each week", "2026-01-02T17:00:00", "2026-01-09T17:00:00"),
        Understood(
            "Trước ngày 10 của tháng đầu mỗi quý", "2026-01-09", "2026-04-09"),
    ]

    static let refused = [
        Refused(
            "Báo cáo 6 tháng đầu năm gửi trước ngày 15 tháng 6",
            "bỏ phần này; trong quy tắc thì ghi ở “reports-on” (kỳ báo cáo)"),
        Refused(
            "Trước ngày 15 tháng 11 hằng năm, Ủy ban nhân dân cấp tỉnh gửi báo cáo về Bộ",
            "chỉ hiểu được “Trước ngày 15 tháng 11 hằng năm”"),
        Refused(
            "Định kỳ hàng tháng (trước ngày 20), hàng quý (trước ngày 20 của tháng cuối quý)",
            "ghi thành hai quy tắc: “Định kỳ hàng tháng (trước ngày 20)”; và “hàng quý (trước ngày 20 của"
        ),
        Refused(
            "chậm nhất là ngày 10 tháng 7 đối với báo cáo 6 tháng và ngày 10 tháng 01 năm sau đối với báo cáo năm",
            "chỉ giữ một trong tuần, tháng, quý, nửa năm, năm, mỗi chu"),
        Refused(
            "Hoàn thành trong quý II năm 2026", "nêu ngày: 30/06/2026"),
        Refused(
            "Thời gian hoàn thành: Tháng 9/2026", "nêu ngày: 30/09/2026"),
        Refused(
            "Từ nay đến hết năm 2026", "chậm nhất ngày 31/12/2026"),
        Refused(
            "Giai đoạn 2026-2030", "nêu ngày: 31/12/2030"),
        Refused(
            "Năm học 2026-2027", "bỏ “2026-2027”, như “cuối năm học” là của mọi năm học; chỉ"),
        Refused(
            "Trước thời điểm khai giảng năm học 10 ngày", "ghi ngày theo kế hoạch năm học"),
        Refused(
            "Chậm nhất 30 ngày trước ngày tổ chức kỳ thi",
            "viết hẳn ngày, như ngày 25 hằng tháng; nhắc trước thì ghi ở “remind”"),
        Refused(
            "ngay sau khi kết thúc năm học",
            "nêu ngày cụ thể, hoặc ghi loại nhiệm vụ là “thường xuyên”"),
        Refused(
            "đột xuất khi có yêu cầu", "nêu ngày cụ thể, hoặc ghi loại nhiệm vụ là “thường xuyên”"),
        Refused(
            "theo yêu cầu của cơ quan có thẩm quyền",
            "nêu ngày cụ thể, hoặc ghi loại nhiệm vụ là “thường xuyên”"),
        Refused(
            "Báo cáo ngay khi có vụ việc xảy ra",
            "nêu ngày cụ thể, hoặc ghi loại nhiệm vụ là “thường xuyên”"),
        Refused(
            "trong vòng 24 giờ kể từ khi xảy ra sự việc",
            "viết theo ngày, hết ngày cuối là hạn: trong vòng 01 ngày kể"),
        Refused(
            "trước ngày 05 tháng đầu tiên của quý sau",
            "viết “hằng quý, trước ngày 05 tháng đầu tiên của quý sau”; trong quy tắc thì"),
        Refused(
            "mỗi năm một lần vào tháng 4", "nêu ngày: mỗi năm vào ngày cuối cùng của tháng 4"),
        Refused(
            "vào tháng 6 và tháng 12 hằng năm",
            "nêu ngày: mỗi năm vào ngày cuối cùng của tháng 6 và tháng 12"),
        Refused(
            "Tuần thứ hai của tháng 9",
            "viết “thứ Sáu tuần thứ hai của tháng 9”"),
        Refused(
            "sinh hoạt chuyên môn 2 lần/tháng",
            "chỉ giữ phần nói về ngày, ví dụ: 28/3, chậm nhất ngày 25 hằng tháng"),
        Refused(
            "ít nhất 01 lần/học kỳ", "nêu ngày: mỗi học kỳ vào ngày cuối cùng"),
        Refused(
            "Ngày 30 hằng tháng (riêng tháng 2 là ngày cuối tháng)",
            "chỉ hiểu được “Ngày 30 hằng tháng”"),
        Refused(
            "trước ngày mùng 5 hằng tháng",
            "viết ngày 5 âm lịch hằng tháng; nếu là dương lịch thì viết ngày 5 hằng tháng"),
        Refused(
            "hết giờ làm việc ngày 30/6/2026",
            "viết “hết 17 giờ ngày 30/6/2026”, hay giờ của cơ quan; chỉ ghi ngày thì hết"),
        Refused(
            "ngày làm việc cuối cùng trước ngày 20 hằng tháng",
            "viết “trước ngày 20 hằng tháng”, và thêm “roll: previous”"),
        Refused(
            "ngày làm việc kế tiếp sau ngày 20 hằng tháng",
            "viết “ngày 21 hằng tháng”, và thêm “roll: next”"),
        Refused(
            "Trước Tết Nguyên đán 15 ngày",
            "viết mùng 1 Tết, giao thừa, hoặc một ngày trước đó: 15 tháng Chạp"),
        Refused(
            "nửa cuối tháng 11/2026", "cuối tháng ấy"),
        Refused(
            "Đầu năm học 2026-2027", "bỏ “2026-2027”, như “cuối năm học” là của mọi năm học; chỉ"),
        Refused(
            "trong ba (03) ngày làm việc đầu tiên của tháng",
            "viết ngày cuối của khoảng đó: mỗi tháng vào ngày làm việc thứ 3"),
        Refused(
            "trong 05 ngày làm việc đầu tiên của quý",
            "viết ngày cuối của khoảng đó: mỗi quý vào ngày làm việc thứ 5"),
        Refused(
            "trước ngày 01/10 hằng năm (số liệu tính đến 30/9)",
            "bỏ phần này; trong quy tắc thì ghi ở “data” (số liệu), như"),
        Refused(
            "hạn nộp: 25/11/2026, qua email", "chỉ hiểu được “hạn nộp: 25/11/2026”"),
        Refused(
            "ngày mùng một hằng tháng",
            "viết ngày 1 âm lịch hằng tháng; nếu là dương lịch thì viết ngày 1 hằng tháng"),
        Refused(
            "kể từ ngày 15/9/2026 đến ngày 30/9/2026", "viết ngày cuối: chậm nhất ngày 30/9/2026"),
        Refused(
            "5 ngày làm việc cuối tháng",
            "viết ngày cuối của khoảng đó: mỗi tháng vào ngày làm việc cuối cùng"),
        Refused(
            "trước khi kết thúc tháng 03 ngày làm việc", "ngày làm việc thứ 4 từ cuối"),
        Refused(
            "chậm nhất 05 ngày trước khi kết thúc quý",
            "viết mỗi quý vào ngày thứ 6 từ cuối của tháng cuối cùng"),
        Refused(
            "no later than COB on the last business day of the month",
            "chỉ hiểu được “on the last business day of the month”"),
        Refused(
            "not later than noon on 31 March of the following year, annually", "viết lúc 12:00"),
        Refused(
            "within 45 days after the end of each of the first three quarters",
            "viết sau khi kết thúc tháng, quý, 6 tháng đầu năm hoặc năm;"),
        Refused(
            "bi-annually on 30 June and 31 December", "viết 6 tháng một lần"),
        Refused(
            "biweekly on Friday from 09/01/2026", "viết 2 tuần một lần"),
        Refused(
            "end of FY2026", "viết ngày cuối cùng của năm tài chính; chỉ một lần thì ghi"),
        Refused(
            "immediately upon request", "nêu ngày cụ thể, hoặc ghi loại nhiệm vụ là “thường xuyên”"),
        Refused(
            "twice monthly, on the 10th and 25th", "viết ngày 10 và ngày 25 hằng tháng"),
        Refused(
            "30 days prior to the end of the school year",
            "viết hẳn ngày, như ngày 25 hằng tháng; nhắc trước thì ghi ở “remind”"),
    ]
}
