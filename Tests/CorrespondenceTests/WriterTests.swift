import Civil
import Correspondence
import Mail
import Rules
import Scheduler
import SourceText
import TestSupport
import Testing

@Suite("One writer for many mails")
struct WriterTests {
    private let slot = "2025-10-28T07:30"

    private func reminder(_ office: Office, _ unit: String) throws -> Bundle {
        try office.bundle([
            try office.notice(.reminder, "7d", office.id(unit), due: "2025-11-04", at: slot)
        ])
    }

    private func opened() throws -> Office {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        return office
    }

    private func stamp() throws -> ReplyStamp {
        ReplyStamp(
            address: try ReplyAddress(try MailAddress("tra-loi@so.example")),
            keys: try TokenKeys(
                current: TokenKey(number: 1, secret: [UInt8](repeating: 7, count: 32))))
    }

    private func writer(_ office: Office) -> LetterWriter {
        LetterWriter(rules: office.rules, book: office.book, templates: LetterTemplates())
    }

    @Test(
        "What waits on the rules themselves stands in the owner's list, and in no other mail (36)")
    func ownersRemark() throws {
        let office = try opened()
        var writer = writer(office)
        writer.ownersRemark = [.vi: "quy tắc vừa sửa chưa áp dụng", .en: "an edit is held"]
        let day = try Office.day("2025-10-28")
        let list = Notice(
            key: NoticeKey(
                subject: .plan("ke-hoach", day: day), due: day, kind: .rollUp, stage: "weekly",
                role: .owner), plan: "ke-hoach", at: try Office.at(slot),
            release: try Office.at(slot))
        let told = try #require(writer.letter(for: try office.bundle([list])))
        #expect(told.letter.notes == [.text("quy tắc vừa sửa chưa áp dụng")])
        let head = try #require(writer.letter(for: try reminder(office, "truong-a")))
        #expect(head.letter.notes.isEmpty)
    }

    private static let mailID = "20251028T003000-5c0f2d41a6be7789-1"

    @Test("A mail is the same octets whoever was written to before")
    func sameOctets() throws {
        var office = try opened()
        let context = MailContext(
            stamp: try stamp(),
            coming: [Upcoming(obligation: office.id("truong-b"), due: try Office.day("2025-11-04"))]
        )
        var shared = writer(office)
        let first = try #require(
            try shared.mail(for: try reminder(office, "truong-a"), id: Self.mailID))
        let second = try #require(
            try shared.mail(
                for: try reminder(office, "truong-b"), id: Self.mailID, context: context))
        var alone = writer(office)
        let fresh = try #require(
            try alone.mail(for: try reminder(office, "truong-b"), id: Self.mailID, context: context)
        )
        #expect(second.encoded == fresh.encoded)
        #expect(second.matters == [[office.id("truong-b")]])
        #expect(first.matters == [[office.id("truong-a")]])
        #expect(first.encoded.recipient == "a@truong.example")
        #expect(first.encoded.bytes != second.encoded.bytes)
        // What a unit did of its own is in its letter, and in nobody else's.
        try office.record(
            .extensionAsked(until: try Office.day("2025-11-10")), office.id("truong-a"),
            on: "2025-10-22")
        var changed = writer(office)
        let plain = try #require(
            try changed.mail(
                for: try reminder(office, "truong-b"), id: Self.mailID, context: context))
        let asking = try #require(
            try changed.mail(for: try reminder(office, "truong-a"), id: Self.mailID))
        #expect(plain.encoded == second.encoded)
        #expect(asking.encoded.bytes != first.encoded.bytes)
    }

    @Test("The calendar part keeps its UID, and its SEQUENCE rises with every move (statement 37)")
    func sequence() throws {
        var office = try opened()
        let id = office.id("truong-a")
        func entry(_ office: Office, _ moves: Int, due: String) throws -> [String] {
            var writer = writer(office)
            let notice = try office.notice(.reminder, "7d", id, due: due, at: slot)
            let draft = try #require(
                try writer.mail(
                    for: try office.bundle([notice]), id: Self.mailID,
                    context: MailContext(moves: [id: moves])))
            let text = String(decoding: draft.encoded.bytes, as: UTF8.self)
            let part = try #require(text.split(separator: "filename=\"lich.ics\"").last)
            let body = try #require(part.ranges(of: "\r\n\r\n").first)
            let lines = part[body.upperBound...].prefix { $0 != "-" }
            let calendar = String(decoding: Base64.decode(lines.utf8), as: UTF8.self)
            return calendar.split(separator: "\r\n").map(String.init).filter {
                $0.hasPrefix("UID:") || $0.hasPrefix("SEQUENCE:") || $0.hasPrefix("DTSTART")
            }
        }
        let uid = "UID:bao-cao/2025/truong-a@so.example"
        #expect(
            try entry(office, 0, due: "2025-11-04")
                == [uid, "SEQUENCE:0", "DTSTART;VALUE=DATE:20251104"])
        // The rules were edited: the ledger knows.
        #expect(
            try entry(office, 1, due: "2025-10-30")
                == [uid, "SEQUENCE:1", "DTSTART;VALUE=DATE:20251030"])
        try office.record(
            .extended(to: try Office.day("2025-11-12"), letter: nil), id, on: "2025-10-20")
        #expect(
            try entry(office, 1, due: "2025-11-12")
                == [uid, "SEQUENCE:2", "DTSTART;VALUE=DATE:20251112"])
    }

    @Test("A reminder's mail expires with its due time, not with the day (statement 47)")
    func expiry() throws {
        let timed = Office.duty.replacing(
            "due: chậm nhất ngày 04/11/2025", with: "due: chậm nhất ngày 04/11/2025 10:00")
        var office = try Office(timed)
        try office.open(["truong-a"])
        var writer = writer(office)
        let draft = try writer.mail(for: try reminder(office, "truong-a"), id: Self.mailID)
        #expect(draft?.expires == (try Office.at("2025-11-04T10:00")))
    }

    @Test("A confidential plan's mail has no calendar part and names nothing (statement 33)")
    func confidential() throws {
        let office = try Office(confidential: true)
        var writer = writer(office)
        let draft = try #require(
            try writer.mail(for: try reminder(office, "truong-a"), id: Self.mailID))
        #expect(!String(decoding: draft.encoded.bytes, as: UTF8.self).contains("text/calendar"))
        #expect(draft.subject == "[Nhắc việc] Có việc cần xử lý")
    }
}
