import Civil
import Mail
import Testing

/// The five mails that the department drew up, word for word and line for line.
@Suite struct PlanMailTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let letter: @Sendable () throws -> Letter
        let subject: String
        let body: String
    }

    static let cases: [Case] = [
        Case(
            testDescription: "the reminder of 28/10", letter: Sample.reminder,
            subject: "[Nhắc việc] Báo cáo ANTQ năm 2025, hạn cuối thứ Ba 04/11/2025",
            body: """
                Kính gửi: Hiệu trưởng Trường THPT Bảo Lộc
                Đề nghị báo cáo kết quả thực hiện Kế hoạch xây dựng phong trào toàn dân
                bảo vệ an ninh Tổ quốc năm 2025 (Kế hoạch số …/KH-SGDĐT, Mục III, đoạn cuối).
                Hạn: trước ngày 05/11/2025 (hết thứ Ba 04/11; còn 5 ngày làm việc)
                Gửi về: Phòng Tổ chức hành chính, Sở GDĐT
                Đã gửi rồi: trả lời "Đã gửi, số … ngày …"
                Cần thêm thời gian: trả lời "Xin gia hạn đến ngày …"
                """),
        Case(
            testDescription: "the overdue notice of 05/11", letter: Sample.overdue,
            subject: "[Quá hạn 1 ngày làm việc] Báo cáo ANTQ năm 2025",
            body: """
                Kính gửi: Hiệu trưởng Trường THPT Bảo Lộc
                Đến 13 giờ 30 ngày 05/11/2025, Sở GDĐT chưa ghi nhận báo cáo ANTQ của đơn vị
                (hạn: hết ngày 04/11/2025).
                Đề nghị gửi ngay, hoặc trả lời lý do và ngày sẽ gửi.
                Nếu đã gửi: cho biết số, ngày văn bản.
                Ngày 07/11/2025, Phòng Tổ chức hành chính báo cáo Lãnh đạo Sở danh sách
                đơn vị chưa gửi.
                Gửi về: Phòng Tổ chức hành chính, Sở GDĐT
                """),
        Case(
            testDescription: "the escalation of 07/11", letter: Sample.escalation,
            subject: "[Báo cáo] 3/24 đơn vị chưa gửi báo cáo ANTQ, quá hạn 3 ngày làm việc",
            body: """
                Kính gửi: Đồng chí Phó Giám đốc phụ trách
                Hạn: hết ngày 04/11/2025. Đã đôn đốc 05/11.
                1. Trường A: chưa phản hồi
                2. Trường B: xin gia hạn đến 10/11, chưa duyệt
                3. Trường C: đã gửi; ngày 06/11 đề nghị bổ sung
                Kính trình cho ý kiến chỉ đạo: ban hành công văn đôn đốc hoặc gia hạn.
                """),
        Case(
            testDescription: "the digest of 21/10", letter: Sample.digest,
            subject: "[Nhắc việc] 2 việc sắp tới, Trường THPT Bảo Lộc",
            body: """
                Kính gửi: Hiệu trưởng Trường THPT Bảo Lộc
                1. Thứ Ba 04/11 (còn 10 ngày làm việc): Báo cáo ANTQ năm 2025
                   Theo Kế hoạch số …/KH-SGDĐT, Mục III, đoạn cuối. Gửi về: Phòng Tổ
                   chức hành chính, Sở GDĐT.
                2. Thứ Năm 20/11: Kỷ niệm 43 năm Ngày Nhà giáo Việt Nam (không báo cáo)
                   Theo Kế hoạch số …/KH-SGDĐT, Mục III, đoạn cuối.
                Đã gửi rồi: trả lời "Đã gửi, số … ngày …"
                Cần thêm thời gian: trả lời "Xin gia hạn đến ngày …"
                """),
        Case(
            testDescription: "the tally of 07/11", letter: Sample.tally,
            subject: "[Tổng hợp] Báo cáo ANTQ năm 2025: đã nhận 21/24",
            body: """
                Kính gửi: Phòng Tổ chức hành chính
                Đúng hạn 19 (không phát sinh 1); gửi chậm 2; chưa có 3
                Chưa có: Trường A; B (xin gia hạn); C (đang bổ sung)
                Việc tiếp: báo cáo Ban Chỉ đạo 138, hạn nội bộ 14/11/2025
                Theo Kế hoạch số …/KH-SGDĐT, Mục IV. Gửi về: Ban Chỉ đạo 138 tỉnh.
                """),
    ]

    @Test("A mail reads word for word as the department drew it up", arguments: cases)
    func wording(_ expected: Case) throws {
        let rendered = try LetterTemplates().render(try expected.letter())
        #expect(rendered.subject == expected.subject)
        #expect(rendered.text == expected.body + "\n\n" + Self.footer)
    }

    static let footer = """
        Thư tự động, không thay văn bản của Sở.
        Đầu mối: Nguyễn Văn An, Trưởng phòng Tổ chức hành chính, 0263 3822 489.

        """
}
