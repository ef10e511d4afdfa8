import Civil
import Mail
import Rules
import Scheduler
import Testing

/// What is asked again has a day of its own, and a list tells of one day (statements 14, 46).
@Suite struct CompletionDayTests {
    private static let paper = EventBody.received(number: "12/BC", none: false, note: nil)

    /// Sent back on 27/10 to be completed by 31/10; the rule's day is 04/11.
    private static func office(until day: String? = "2025-10-31") throws -> (Office, ObligationID) {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        let id = office.id("truong-a")
        try office.record(Self.paper, id, on: "2025-10-24")
        try office.record(
            .returned(until: try day.map(Office.day), note: "thiếu phụ lục 2"), id,
            on: "2025-10-27")
        return (office, id)
    }

    @Test(
        "A reminder behind the day named for the completion says that it is late by that day (46)")
    func late() throws {
        let (office, id) = try Self.office()
        let letter = try office.letter([
            try office.notice(
                .reminder, .before(.workingDays(1)), id, due: "2025-11-04", at: "2025-11-03T07:30")
        ])
        #expect(letter.subject == "[Quá hạn 1 ngày làm việc] Bổ sung báo cáo ANTQ")
        #expect(letter.text.contains("hạn: hết ngày 31/10/2025"))
        #expect(!letter.text.contains("04/11"))
    }

    @Test("Nothing is due on the rule's day where a day before it was named (14)")
    func dueToday() throws {
        let (office, id) = try Self.office()
        let letter = try office.letter([
            try office.notice(
                .dueToday, .due, id, due: "2025-11-04", at: "2025-11-04T07:30")
        ])
        #expect(letter.subject == "[Quá hạn 2 ngày làm việc] Bổ sung báo cáo ANTQ")
    }

    @Test("Without a day of its own the completion keeps the rule's")
    func unnamed() throws {
        let (office, id) = try Self.office(until: nil)
        let letter = try office.letter([
            try office.notice(
                .dueToday, .due, id, due: "2025-11-04", at: "2025-11-04T07:30")
        ])
        #expect(letter.subject == "[Đến hạn hôm nay] Bổ sung báo cáo ANTQ")
    }

    @Test("A list of those given time tells of them alone, and how many more are late")
    func apart() throws {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        let id = office.id("truong-a")
        try office.record(
            .extended(to: try Office.day("2025-11-12"), letter: nil), id, on: "2025-10-30")
        let letter = try office.letter([
            try office.notice(
                .escalation, .after(.workingDays(3)), id, due: "2025-11-12",
                role: .unit("pho-giam-doc"), at: "2025-11-17T13:30")
        ])
        #expect(
            letter.subject == "[Báo cáo] Trường A chưa gửi báo cáo ANTQ, quá hạn 3 ngày làm việc")
        #expect(letter.text.contains("Hạn: hết ngày 12/11/2025."))
        #expect(!letter.text.contains("Trường B"))
        #expect(
            letter.text.contains(
                "Ngoài danh sách trên: 1 đơn vị khác quá hạn, hạn ngày 04/11/2025"))
    }

    @Test("Units that say they sent it aren't counted as not having sent it (41)")
    func unconfirmed() throws {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        let id = office.id("truong-a")
        try office.record(.submitted(number: "12/BC"), id, on: "2025-11-05")
        let letter = try office.letter([
            try office.notice(
                .escalation, .after(.workingDays(3)), id, due: "2025-11-04",
                role: .unit("pho-giam-doc"), at: "2025-11-07T13:30")
        ])
        #expect(
            letter.subject
                == "[Báo cáo] 2/2 đơn vị chưa được ghi nhận báo cáo ANTQ, quá hạn 3 ngày làm việc")
    }

    @Test(
        "What moved a day is named with its kind of paper",
        arguments: [
            ("45/SGDĐT-TCHC ngày 30/10/2025", "Theo Công văn số 45/SGDĐT-TCHC ngày 30/10/2025."),
            ("số 45/SGDĐT", "Theo Công văn số 45/SGDĐT."),
            ("Quyết định số 7/QĐ-SGDĐT", "Theo Quyết định số 7/QĐ-SGDĐT."),
        ])
    func authority(_ letter: String, _ line: String) throws {
        var office = try Office()
        try office.open(["truong-a"])
        let id = office.id("truong-a")
        try office.record(
            .extended(to: try Office.day("2025-11-12"), letter: letter), id, on: "2025-10-30")
        let mail = try office.letter([
            try office.notice(
                .moved, .event(1), id, due: "2025-11-12", at: "2025-10-30T09:00")
        ])
        #expect(mail.text.contains(line))
    }
}
