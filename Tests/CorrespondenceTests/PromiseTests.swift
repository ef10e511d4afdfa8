import Civil
import Correspondence
import Mail
import Rules
import Scheduler
import TestSupport
import Testing

@Suite("What letters promise, and which days they name (statement 45)")
struct PromiseTests {
    /// The overdue notice of a stage, written at a moment.
    private func overdue(
        _ office: Office, _ stage: NoticeStage = "+1wd", at moment: String = "2025-11-05T13:30",
        undeliverable: Set<String> = []
    ) throws -> (text: String, promise: LetterPromise?) {
        let notice = try office.notice(
            .overdue, stage, office.id("truong-a"), due: "2025-11-04", at: moment)
        let found = try office.letter([notice], undeliverable: undeliverable)
        guard case .overdue(_, _, _, let promise) = found.letter.items.first else {
            return (found.text, nil)
        }
        return (found.text, promise)
    }

    private func office(_ ladder: String) throws -> Office {
        let old = Office.duty.split(separator: "    escalate:")[0]
        return try Office("\(old)    escalate:\n\(ladder)")
    }

    @Test("The next rung above the unit is named by its day and its people")
    func next() throws {
        let (text, promise) = try overdue(try Office())
        #expect(promise?.day == (try Office.day("2025-11-07")))
        #expect(promise?.to == ["Phó Giám đốc Sở GDĐT"])
        #expect(
            text.contains(
                "Ngày 07/11/2025, Phòng Tổ chức hành chính báo cáo Phó Giám đốc Sở GDĐT danh sách "
                    + "đơn vị chưa gửi."))
    }

    @Test("A rung to the plan's owner alone is no report to leadership (case 5)")
    func ownerOnly() throws {
        let office = try office(
            "      - after: 1wd\n        to: head\n      - after: 3wd\n        to: owner")
        let (text, promise) = try overdue(office)
        #expect(promise == nil)
        #expect(!text.contains("báo cáo Lãnh đạo"))
        #expect(!text.contains("07/11"))
    }

    @Test("A rung to the owner before one to the director doesn't lend it its day (case 5)")
    func ownerFirst() throws {
        let office = try office(
            "      - after: 1wd\n        to: head\n      - after: 3wd\n        to: owner\n"
                + "      - after: 5wd\n        to: giam-doc")
        #expect(try overdue(office).promise?.day == (try Office.day("2025-11-11")))
    }

    @Test("Somebody whom no mail reaches is promised nothing (case 3)")
    func nobody() throws {
        let office = try office(
            "      - after: 3wd\n        to: vang-mat\n      - after: 5wd\n        to: giam-doc")
        let (_, promise) = try overdue(office)
        #expect(promise?.to == ["Giám đốc Sở GDĐT"])
        #expect(promise?.day == (try Office.day("2025-11-11")))
        let bounced = try overdue(
            office, undeliverable: [fingerprint("giamdoc@so.example")])
        #expect(bounced.promise == nil)
        #expect(!bounced.text.contains("danh sách đơn vị chưa gửi"))
    }

    @Test(
        "A late mail promises no day before its own (case 4)",
        arguments: [
            ("2025-11-10T13:30", "2025-11-11"), ("2025-11-14T13:30", "2025-11-17"),
        ])
    func late(_ moment: String, _ day: String) throws {
        #expect(try overdue(try Office(), at: moment).promise?.day == (try Office.day(day)))
    }

    @Test("While the ladder rests nothing is promised for its days (case 8)")
    func rest() throws {
        var office = try Office()
        let id = office.id("truong-a")
        try office.open(["truong-a", "truong-b"])
        try office.record(.received(number: "1/BC", none: false, note: nil), id, on: "2025-11-03")
        try office.record(
            .returned(until: try Office.day("2025-11-20"), note: "thiếu phụ lục 2"), id,
            on: "2025-11-05")
        let (text, promise) = try overdue(office)
        #expect(promise?.day == (try Office.day("2025-11-21")))
        #expect(!text.contains("07/11/2025"))
    }

    @Test("The last rung promises nothing more")
    func last() throws {
        let office = try office("      - after: 3wd\n        to: [head, giam-doc]")
        #expect(try overdue(office, "+3wd", at: "2025-11-07T13:30").promise == nil)
    }

    @Test("A report names the days that the ledger has, and none where nothing left (case 3)")
    func urged() throws {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        let id = office.id("truong-a")
        let notice = try office.notice(
            .escalation, "+3wd", id, due: "2025-11-04", role: .unit("pho-giam-doc"),
            at: "2025-11-10T13:30")
        #expect(!(try office.letter([notice]).text.contains("Đã đôn đốc")))
        let days: Set = [try Office.day("2025-11-10"), try Office.day("2025-11-06")]
        let other = office.id("truong-b")
        func text(_ urged: [ObligationID: Set<CivilDate>]) throws -> String {
            try office.letter([notice], context: MailContext(urged: urged)).text
        }
        #expect(
            try text([id: days, other: days])
                .contains("Hạn: hết ngày 04/11/2025. Đã đôn đốc 06/11, 10/11."))
        // The sentence stands over the whole list.
        #expect(
            try text([id: days, other: [try Office.day("2025-11-06")]])
                .contains("Hạn: hết ngày 04/11/2025. Đã đôn đốc 06/11."))
        #expect(!(try text([id: days]).contains("Đã đôn đốc")))
    }

    @Test(
        "Who was given time and is late too stands in the list, with the day that was theirs (45)")
    func extended() throws {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        try office.record(
            .extended(to: try Office.day("2025-11-07"), letter: nil), office.id("truong-b"),
            on: "2025-11-03")
        func text(_ moment: String) throws -> String {
            try office.letter([
                try office.notice(
                    .escalation, "+3wd", office.id("truong-a"), due: "2025-11-04",
                    role: .unit("pho-giam-doc"), at: moment)
            ]).text
        }
        let early = try text("2025-11-07T13:30")
        #expect(early.contains("1. Trường A: chưa phản hồi") && !early.contains("2. "))
        let words = early.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Chưa gửi, còn trong hạn: Trường B (hạn: 07/11/2025) "), "\(early)")
        #expect(words.ranges(of: "Trường B").count == 1)
        #expect(
            try text("2025-11-12T13:30")
                .contains("Trường B (hạn: 07/11/2025): chưa phản hồi"))
    }

    @Test("A mail that isn't the day's rung promises the rung of that day")
    func sameDay() throws {
        let promise = try overdue(try Office(), "+2wd", at: "2025-11-07T08:48").promise
        #expect(promise?.day == (try Office.day("2025-11-07")))
    }
}
