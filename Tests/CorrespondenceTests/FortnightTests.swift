import Civil
import Correspondence
import Mail
import Rules
import Scheduler
import SourceText
import TestSupport
import Testing

@Suite("The coming fortnight in a head's mail (statement 49, case 15)")
struct FortnightTests {
    private static let duties =
        Office.duty + """

              - id: thang
                kind: deadline
                title: Báo cáo tình hình tháng
                short: Báo cáo tháng
                cite: Mục V
                every: month
                due: chậm nhất ngày 18
                owed-by: truong
                send-to: phong
              - id: le
                kind: anniversary
                title: Ngày Nhà giáo Việt Nam
                date: 20/11
                since: 1982
                owed-by: truong
            """

    private func letter() throws -> (subject: String, text: String, matters: [[ObligationID]]) {
        var office = try Office(Self.duties)
        for (duty, period) in [("bao-cao", "2025"), ("thang", "2025-11"), ("le", "2025")] {
            try office.open(["truong-a"], duty: duty, period: period)
        }
        let monthly = office.id("truong-a", duty: "thang", period: "2025-11")
        let feast = office.id("truong-a", duty: "le", period: "2025")
        let own = office.id("truong-a")
        let context = MailContext(coming: [
            Upcoming(obligation: feast, due: try Office.day("2025-11-20")),
            Upcoming(obligation: monthly, due: try Office.day("2025-11-18")),
            Upcoming(obligation: own, due: try Office.day("2025-11-04")),
        ])
        let notice = try office.notice(
            .dueToday, "0d", own, due: "2025-11-04", at: "2025-11-04T07:30")
        let found = try office.letter([notice], context: context)
        let writer = LetterWriter(
            rules: office.rules, book: office.book, templates: LetterTemplates())
        let composed = try #require(
            writer.letter(for: try office.bundle([notice]), readsReplies: true, context: context))
        #expect(composed.matters == [[own], [monthly], [feast]])
        return (found.subject, found.text, composed.matters)
    }

    @Test("What is due today leads; the rest has its day, document, place and a number")
    func lines() throws {
        let (subject, text, _) = try letter()
        #expect(
            subject == "[Đến hạn hôm nay] Báo cáo ANTQ năm 2025; 2 việc khác")
        #expect(text.contains("1. HÔM NAY, thứ Ba 04/11/2025: Báo cáo ANTQ năm 2025"))
        #expect(
            text.contains("2. Thứ Ba 18/11 (còn 10 ngày làm việc): Báo cáo tháng 11/2025"))
        #expect(text.contains("Theo Kế hoạch số 1/KH-SGDĐT, Mục V. Gửi về: Phòng Tổ"))
        #expect(
            text.contains(
                "3. Thứ Năm 20/11: Kỷ niệm 43 năm Ngày Nhà giáo Việt Nam (không báo cáo)"))
        #expect(text.contains(#"trả lời "Đã gửi, số … ngày …" (việc 2: "2. Đã gửi …")"#))
    }

    @Test("What waits for the office stands in the owner's morning list (statement 41, case 2)")
    func waiting() throws {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        let at = try Office.at("2025-10-23T07:30")
        let list = Notice(
            key: NoticeKey(
                subject: .plan("ke-hoach", day: try Office.day("2025-10-23")),
                due: try Office.day("2025-10-23"), kind: .rollUp, stage: "morning", role: .owner),
            plan: "ke-hoach", at: at, release: at)
        let context = MailContext(waiting: [
            WaitingAnswer(
                plan: "ke-hoach", obligation: office.id("truong-a"),
                what: .request(until: try Office.day("2025-11-10")),
                since: try Office.at("2025-10-22T09:14"), number: 41),
            WaitingAnswer(
                plan: "khac", obligation: nil, what: .unread,
                words: AnswerWords("không phải của plan này"),
                since: at, number: 42),
        ])
        let owner = try #require(office.rules.plan("ke-hoach")).owner
        let recipient = Recipient(
            address: "phong@so.example", unit: .init(id: owner, name: "Phòng"), person: Person(),
            language: .vi)
        let text = try office.letter([list], to: recipient, context: context).text
        #expect(
            text.contains(
                "Trường A xin gia hạn báo cáo ANTQ năm 2025 đến 10/11/2025 (22/10, 09 giờ 14)"))
        #expect(text.contains("Đồng ý: hanchot decide 41 --yes"))
        #expect(!text.contains("không phải của plan này"))
    }

    @Test("A death's anniversary counts lunar years and is numbered (case 21)")
    func deathDay() throws {
        let office = try Office(
            """
              - id: gio
                kind: anniversary
                title: Giỗ cụ Phan
                date: 23/12 âm lịch
                since: 1956
                owed-by: truong
                remind: [7d]
            """)
        let duty = try #require(office.rules.duty("gio"))
        let range = try Office.day("2027-01-01")...Office.day("2027-12-31")
        let occurrence = try #require(duty.duty.occurrences(dueIn: range, plan: duty.plan).first)
        #expect(occurrence.due == (try Office.day("2027-01-30")))
        let id = ObligationID(occurrence: occurrence.id, unit: "truong-a")
        let (subject, text, _) = try office.letter([
            try office.notice(.reminder, "7d", id, due: "2027-01-30", at: "2027-01-22T07:30")
        ])
        #expect(subject == "[Nhắc việc] Giỗ lần thứ 70 cụ Phan, thứ Bảy 30/01/2027")
        #expect(!text.contains("kỷ niệm"))
        #expect(!text.contains("năm tròn"))
    }
}
