import Civil
import Correspondence
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

    @Test(
        "A list of what is to be completed goes by the day named for that, and says when it was urged"
    )
    func completionList() throws {
        var (office, id) = try Self.office(until: "2025-11-10")
        try office.record(Self.paper, office.id("truong-b"), on: "2025-11-03")
        let notice = try office.notice(
            .escalation, .after(.workingDays(3)), id, due: "2025-11-04",
            role: .unit("pho-giam-doc"), at: "2025-11-12T07:30")
        let letter = try office.letter(
            [notice], context: MailContext(urged: [id: [try Office.day("2025-11-11")]]))
        #expect(
            letter.subject
                == "[Báo cáo] 1/2 đơn vị chưa gửi bổ sung báo cáo ANTQ, quá hạn 2 ngày làm việc")
        #expect(letter.text.contains("Hạn: hết ngày 10/11/2025. Đã đôn đốc 11/11."))
        #expect(!letter.text.contains("04/11"))
    }

    @Test(
        "Beside the others who completes a report has its own day, and wasn't urged with them (45)")
    func completesAmongOthers() throws {
        let (office, _) = try Self.office(until: "2025-11-10")
        let other = office.id("truong-b")
        let notice = try office.notice(
            .escalation, .after(.workingDays(3)), other, due: "2025-11-04",
            role: .unit("pho-giam-doc"), at: "2025-11-07T13:30")
        let text = try office.letter(
            [notice], context: MailContext(urged: [other: [try Office.day("2025-11-05")]])
        ).text
        #expect(text.contains("Đã đôn đốc 05/11 (trừ đơn vị đang bổ sung)."))
        #expect(
            text.contains("Trường A (hạn: 10/11/2025): đã gửi; ngày 27/10 đề nghị bổ sung"))
    }

    @Test("Who was given time is told of when their own ladder comes to the reader (45)")
    func ownLadder() throws {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        try office.record(
            .extended(to: try Office.day("2025-11-12"), letter: nil), office.id("truong-a"),
            on: "2025-11-03")
        func letter(_ moment: String) throws -> (subject: String, text: String) {
            let told = try office.letter([
                try office.notice(
                    .escalation, .after(.workingDays(3)), office.id("truong-b"),
                    due: "2025-11-04", role: .unit("pho-giam-doc"), at: moment)
            ])
            return (told.subject, told.text)
        }
        let early = try letter("2025-11-13T13:30")
        #expect(early.subject.hasPrefix("[Báo cáo] Trường B chưa gửi báo cáo ANTQ"))
        #expect(!early.text.contains("Trường A"))
        #expect(try letter("2025-11-17T13:30").text.contains("Trường A (hạn: 12/11/2025)"))
    }
}
