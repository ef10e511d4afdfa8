import Civil
import Correspondence
import Mail
import Rules
import Scheduler
import SourceText
import TestSupport
import Testing

@Suite("What a letter says of what its unit has done")
struct OwnWordsTests {
    private func reminded(_ office: Office, _ kind: NoticeKind = .overdue) throws -> String {
        let (stage, moment): (NoticeStage, String) =
            kind == .overdue ? ("+1wd", "2025-11-05T13:30") : ("0d", "2025-11-04T07:30")
        return try office.letter([
            try office.notice(kind, stage, office.id("truong-a"), due: "2025-11-04", at: moment)
        ]).text
    }

    private func opened() throws -> Office {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        return office
    }

    @Test("What a unit says it sent is not called unrecorded (statement 41, case 1)")
    func submitted() throws {
        var office = try opened()
        try office.record(
            .submitted(number: "12/BC-A"), office.id("truong-a"), on: "2025-10-22")
        let late = try reminded(office)
        #expect(late.contains("đã báo gửi báo cáo ANTQ số 12/BC-A ngày 22/10/2025, chờ"))
        #expect(late.contains("xác nhận"))
        #expect(!late.contains("chưa ghi nhận"))
        let today = try reminded(office, .dueToday)
        #expect(today.contains("Đơn vị đã báo gửi số 12/BC-A ngày 22/10/2025, chờ"))
        let report = try office.letter([
            try office.notice(
                .escalation, "+3wd", office.id("truong-a"), due: "2025-11-04",
                role: .unit("pho-giam-doc"), at: "2025-11-07T13:30")
        ]).text
        #expect(
            report.contains(
                "Trường A: đơn vị đã báo gửi số 12/BC-A ngày 22/10/2025, chờ xác nhận"))
    }

    @Test("A request that nobody has decided is said beside what is asked for")
    func asked() throws {
        var office = try opened()
        try office.record(
            .extensionAsked(until: try Office.day("2025-11-10")), office.id("truong-a"),
            on: "2025-10-22")
        #expect(
            try reminded(office).contains("gia hạn đến ngày 10/11/2025 của đơn vị chưa được duyệt"))
    }

    @Test("Who has answered isn't called silent, though nobody has read it yet (41)")
    func answered() throws {
        var office = try opened()
        try office.record(.unread, office.id("truong-a"), on: "2025-11-06")
        let report = try office.letter([
            try office.notice(
                .escalation, "+3wd", office.id("truong-a"), due: "2025-11-04",
                role: .unit("pho-giam-doc"), at: "2025-11-07T13:30")
        ]).text
        #expect(report.contains("Trường A: đã trả lời thư, chờ xử lý"))
        #expect(report.contains("Trường B: chưa phản hồi"))
    }

    @Test("What follows a return speaks of the completion (statement 46, case 8)")
    func completion() throws {
        var office = try opened()
        let id = office.id("truong-a")
        try office.record(
            .received(number: "12/BC-A", none: false, note: nil), id, on: "2025-11-03")
        try office.record(
            .returned(until: try Office.day("2025-11-12"), note: "thiếu phụ lục 2"), id,
            on: "2025-11-06")
        let notice = try office.notice(
            .overdue, "+1wd", id, due: "2025-11-04", at: "2025-11-14T13:30")
        let (subject, text, _) = try office.letter([notice])
        #expect(subject.hasPrefix("[Quá hạn 2 ngày làm việc] Bổ sung báo cáo ANTQ"))
        #expect(
            text.contains(
                "chưa ghi nhận nội dung bổ sung báo cáo ANTQ số 12/BC-A ngày 03/11/2025: thiếu phụ "
                    + "lục 2"))
        #expect(text.contains("(hạn: hết ngày 12/11/2025)"))
        #expect(!text.contains("chưa ghi nhận báo cáo"))
    }

    @Test("Who became answerable reads from whom (statement 46)")
    func reassigned() throws {
        var office = try opened()
        let id = office.id("truong-a")
        try office.record(.reassigned(to: "truong-b"), id, on: "2025-10-27")
        let notice = try office.notice(
            .reminder, "7d", id, due: "2025-11-04", at: "2025-10-28T07:30")
        let heir = Recipient(
            address: "b@truong.example", unit: .init(id: "truong-b", name: "Trường B"),
            person: Person(title: "Hiệu trưởng"), language: .vi)
        #expect(
            try office.letter([notice], to: heir).text
                .contains("Việc này chuyển từ Trường A sang đơn vị từ ngày 27/10/2025"))
    }

    @Test(
        "What became one unit's on one day is one remark, and what came with an ended unit is told once"
    )
    func reassignedTogether() throws {
        let ended = """

              - id: truong-c
                name: Trường C
                head: {title: Hiệu trưởng, email: c@so.example}
                groups: truong
              - id: truong-d
                name: Trường D
                head: {title: Hiệu trưởng, email: d@so.example}
                groups: truong
                until: 30/06/2025
                successor: truong-b
            """
        var office = try Office(registry: Office.registry + ended)
        try office.open(["truong-a", "truong-c", "truong-d"])
        for (unit, day) in [
            ("truong-a", "2025-10-27"), ("truong-c", "2025-10-27"), ("truong-d", "2025-07-01"),
        ] {
            try office.record(.reassigned(to: "truong-b"), office.id(unit), on: day)
        }
        let notices = try ["truong-a", "truong-c", "truong-d"].map {
            try office.notice(
                .reminder, "7d", office.id($0), due: "2025-11-04", at: "2025-10-28T07:30")
        }
        let heir = Recipient(
            address: "b@truong.example", unit: .init(id: "truong-b", name: "Trường B"),
            person: Person(title: "Hiệu trưởng"), language: .vi)
        let words = try office.letter(notices, to: heir).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("chuyển từ Trường A, Trường C sang đơn vị từ ngày 27/10/2025"))
        #expect(words.contains("nhận lại của Trường D từ ngày 01/07/2025"))
        #expect(!words.contains("chuyển từ Trường D"))
    }

    @Test("Ten that one unit took over are one line that names them (case 23)")
    func successors() throws {
        let merged = (1...10).map { number in
            """

              - id: phong-\(number)
                name: Phòng GDĐT \(number)
                head: {title: Trưởng phòng, email: p\(number)@so.example}
                groups: truong
                until: 30/06/2025
                successor: truong-b
            """
        }.joined()
        var office = try Office(registry: Office.registry + merged)
        let units = (1...10).map { "phong-\($0)" }
        try office.open(["truong-a"] + units)
        for unit in units {
            try office.record(
                .transferred(to: ["truong-b"]), office.id(unit), on: "2025-07-01")
        }
        let report = try office.notice(
            .escalation, "+3wd", office.id("truong-a"), due: "2025-11-04",
            role: .unit("pho-giam-doc"), at: "2025-11-07T13:30")
        let text = try office.letter([report]).text
        let names = (1...10).map { "Phòng GDĐT \($0)" }.joined(separator: ", ")
        #expect(text.contains("Trường B (thay \(names)): chưa phản hồi"))
        #expect(text.ranges(of: "Trường B").count == 1)
        let notices = try units.map { unit in
            try office.notice(
                .reminder, "7d", office.id(unit), due: "2025-11-04", at: "2025-10-28T07:30")
        }
        let heir = Recipient(
            address: "b@truong.example", unit: .init(id: "truong-b", name: "Trường B"),
            person: Person(title: "Hiệu trưởng"), language: .vi)
        let own = try office.letter(notices, to: heir)
        #expect(own.letter.items.count == 1)
        #expect(own.text.contains("nhận lại của \(names) từ ngày 01/07/2025"))
    }

    @Test("What a monthly report is late for is said: which month (statement 44, case 14)")
    func period() throws {
        let monthly = """
              - id: thang
                kind: deadline
                title: Báo cáo tình hình tháng
                short: Báo cáo tháng
                every: month
                due: chậm nhất ngày 25
                owed-by: truong
                send-to: phong
            """
        var office = try Office(monthly)
        try office.open(["truong-a"], duty: "thang", period: "2026-09")
        let id = office.id("truong-a", duty: "thang", period: "2026-09")
        let (subject, text, _) = try office.letter([
            try office.notice(.overdue, "+1wd", id, due: "2026-09-25", at: "2026-09-28T13:30")
        ])
        #expect(subject == "[Quá hạn 1 ngày làm việc] Báo cáo tháng 9/2026")
        #expect(text.contains("chưa ghi nhận báo cáo tháng 9/2026 của đơn vị"))
    }
}

@Suite("Whom a letter greets, and whom to ask (statement 51)")
struct ContactTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let owner: String
        let contact: String
    }

    static let cases: [Case] = [
        Case(
            testDescription: "the contact's telephone",
            owner: "contact: {title: Chuyên viên, name: Nguyễn Văn An, phone: 0263 3822 489}",
            contact: "Nguyễn Văn An, Chuyên viên, Phòng Tổ chức hành chính, 0263 3822 489"),
        Case(
            testDescription: "no telephone: the address",
            owner: "contact: {title: Chuyên viên, email: an@so.example}",
            contact: "Chuyên viên, Phòng Tổ chức hành chính, an@so.example"),
        Case(
            testDescription: "nobody but a head", owner: "email: tchc@so.example",
            contact: "Trần Văn Bình, Trưởng phòng Tổ chức hành chính, tchc@so.example"),
        Case(
            testDescription: "nothing known: where mail comes from", owner: "outside: yes",
            contact: "Trần Văn Bình, Trưởng phòng Tổ chức hành chính, nhac-viec@so.example"),
    ]

    @Test("Every mail names somebody, and a way to reach them", arguments: cases)
    func contact(_ expected: Case) throws {
        let registry = Office.registry.replacing(
            "head: {title: Trưởng phòng, name: Trần Văn Bình, email: phong@so.example}",
            with: "head: {title: Trưởng phòng, name: Trần Văn Bình}"
        ).replacing(
            "contact: {title: Chuyên viên, name: Nguyễn Văn An, phone: 0263 3822 489}",
            with: expected.owner)
        let office = try Office(registry: registry)
        let text = try office.letter([
            try office.notice(
                .reminder, "7d", office.id("truong-a"), due: "2025-11-04", at: "2025-10-28T07:30")
        ]).text
        #expect(text.contains("Đầu mối: \(expected.contact)."))
    }

    @Test(
        "A title and a unit's name say the same word once",
        arguments: [
            ("Trưởng phòng", "Phòng Tổ chức hành chính", "Trưởng phòng Tổ chức hành chính"),
            ("Chánh Văn phòng", "Văn phòng Sở", "Chánh Văn phòng Sở"),
            ("Chánh Thanh tra", "Thanh tra Sở", "Chánh Thanh tra Sở"),
            ("Phó Trưởng phòng", "Phòng GDĐT Bảo Lộc", "Phó Trưởng phòng GDĐT Bảo Lộc"),
            (
                "Chủ tịch Ủy ban nhân dân", "Ủy ban nhân dân phường 1",
                "Chủ tịch Ủy ban nhân dân phường 1"
            ),
            ("Trưởng phòng Tổ chức", "Phòng Tổ chức", "Trưởng phòng Tổ chức"),
            ("Hiệu trưởng", "Trường THPT Bảo Lộc", "Hiệu trưởng Trường THPT Bảo Lộc"),
            ("Giám đốc", "Sở GDĐT", "Giám đốc Sở GDĐT"),
        ])
    func salutation(_ title: String, _ unit: String, _ whole: String) throws {
        let office = try Office()
        let recipient = Recipient(
            address: "x@so.example", unit: .init(id: "truong-a", name: unit),
            person: Person(title: title), language: .vi)
        let text = try office.letter(
            [
                try office.notice(
                    .reminder, "7d", office.id("truong-a"), due: "2025-11-04",
                    at: "2025-10-28T07:30")
            ], to: recipient
        ).text
        #expect(text.hasPrefix("Kính gửi: \(whole) Đề nghị"))
    }

    @Test("A letter is in its reader's language, whatever the plan's is")
    func language() throws {
        let office = try Office()
        let recipient = Recipient(
            address: "x@so.example", unit: .init(id: "truong-a", name: "School A"),
            person: Person(title: "Principal"), language: .en)
        let (subject, text, _) = try office.letter(
            [
                try office.notice(
                    .overdue, "+1wd", office.id("truong-a"), due: "2025-11-04",
                    at: "2025-11-05T13:30")
            ], to: recipient)
        #expect(subject == "[1 working day overdue] Báo cáo ANTQ năm 2025")
        #expect(text.hasPrefix("To: Principal, School A As of 13:30 on 05/11/2025"))
        #expect(text.contains("On 07/11/2025, Phòng Tổ chức hành chính reports"))
    }
}
