import Civil
import Inbound
import Testing

/// Answers to a mail that urges a report and tells of days to commemorate beside it (statement 28).
@Suite struct CommemorationAnswerTests {
    /// Items 1 and 2 are commemorations, 3 is the report; with another one there are two.
    private static func mail(reports: Int = 1) throws -> AnsweredMail {
        var mail = try Answers.reminder()
        let report = try #require(mail.items.first)
        func day(_ id: String, _ short: String) throws -> AnsweredItem {
            var item = try Answers.item(id, short: short)
            item.expectsReport = false
            item.due = try Answers.day(20, 11)
            item.toldDue = item.due
            return item
        }
        mail.items = [
            try day("nha-giao/2025/a", "Ngày Nhà giáo Việt Nam"),
            try day("phap-luat/2025/a", "Ngày Pháp luật"), report,
        ]
        if reports > 1 {
            mail.items.append(try Answers.item("ke-hoach-pccc/2025/a", short: "Kế hoạch PCCC"))
        }
        return mail
    }

    @Test(
        "An answer that names no item counts for the one report beside days to commemorate",
        arguments: [
            "Đã gửi rồi ạ", "Đã gửi, số 9/BC ngày 20/10/2025",
            "Xin gia hạn đến ngày 10/11 vì mưa lũ", "Chuyển đồng chí Nguyễn Văn An phụ trách",
        ])
    func counts(_ text: String) throws {
        let mail = try Self.mail()
        let effects = try AnswerEffectsTests.effects(text, mail)
        #expect(effects.entries.map(\.item) == [mail.items[2].id])
        #expect(!effects.entries.contains { $0.record == .notUnderstood })
        #expect(effects.replies.map(\.item) == [2])
    }

    @Test(
        "A report said to be sent under a commemoration's number waits for the office",
        arguments: [
            "2. Đã gửi số 31/BC-THPT ngày 03/11/2025", "1. Đã gửi, số 9/BC ngày 20/10/2025",
        ]
    )
    func waits(_ text: String) throws {
        let mail = try Self.mail()
        let effects = try AnswerEffectsTests.effects(text, mail)
        let place = text.hasPrefix("1") ? 0 : 1
        #expect(effects.entries.map(\.record) == [.notUnderstood])
        #expect(effects.entries.map(\.item) == [mail.items[place].id])
        #expect(effects.words == text)
    }

    @Test("Where the day has moved since, what is said of it waits all the same")
    func moved() throws {
        var mail = try Self.mail()
        mail.items[1].toldDue = try Answers.day(19, 11)
        let effects = try AnswerEffectsTests.effects("2. Đã gửi số 31/BC-X ngày 03/11/2025", mail)
        #expect(effects.entries.map(\.record) == [.notUnderstood])
    }

    @Test("Of several reports the confirmation asks for the numbers of these alone")
    func numbers() throws {
        let effects = try AnswerEffectsTests.effects("Đã gửi rồi ạ", try Self.mail(reports: 2))
        #expect(effects.replies.filter(\.needsNumber).map(\.item) == [2, 3])
    }

    @Test("That all of it was read is said of all")
    func read() throws {
        let effects = try AnswerEffectsTests.effects("Đã rõ", try Self.mail())
        #expect(effects.entries.map(\.record) == [.acknowledged, .acknowledged, .acknowledged])
    }
}
