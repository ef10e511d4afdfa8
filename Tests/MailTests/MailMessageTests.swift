import Civil
import Mail
import SourceText
import Testing
import TestSupport

@Suite struct MailMessageTests {
    static func message(_ rendered: RenderedLetter, id: String, calendar: String? = nil) throws
        -> MailMessage
    {
        let stamp = ReplyStamp(
            address: try ReplyAddress(try MailAddress("nhacviec@lamdong.edu.vn")),
            keys: try ReplyTokenTests.keys())
        let addresses = stamp.addresses(mail: id, due: try Sample.day(4, 11))
        return MailMessage(
            id: id,
            date: Instant(try Sample.at(Sample.day(28, 10), 7, 30), offset: 25_200),
            zoneOffset: 25_200,
            from: try MailAddress("nhacviec@lamdong.edu.vn", name: "Sở GDĐT Lâm Đồng"),
            to: try MailAddress(
                "hieutruong@thptbaoloc.edu.vn", name: "Hiệu trưởng Trường THPT Bảo Lộc"),
            replyTo: addresses?.reply, returnPath: addresses?.bounce,
            subject: rendered.subject, text: rendered.text, html: rendered.html,
            calendar: calendar, language: "vi")
    }

    static func simple(subject: String = "Thử", text: String = "Thử\n") throws -> MailMessage {
        MailMessage(
            id: "m-1", date: Instant(seconds: 0), zoneOffset: 0,
            from: try MailAddress("a@example.org"), to: try MailAddress("b@example.org"),
            subject: subject, text: text)
    }

    struct Mail: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let letter: @Sendable () throws -> Letter
        var withCalendar = false
    }

    static let mails: [Mail] = [
        Mail(testDescription: "reminder", letter: Sample.reminder, withCalendar: true),
        Mail(testDescription: "overdue", letter: Sample.overdue),
        Mail(testDescription: "escalation", letter: Sample.escalation),
        Mail(testDescription: "digest", letter: Sample.digest),
        Mail(testDescription: "tally", letter: Sample.tally),
    ]

    static func calendar() throws -> String {
        try CalendarFile.text(
            [
                CalendarEvent(
                    uid: "bao-cao-nam/2025/thpt-bao-loc@lamdong.edu.vn", sequence: 0,
                    stamp: Instant(seconds: 1_761_611_400), time: .allDay(try Sample.day(4, 11)),
                    summary: "Hạn cuối: Báo cáo ANTQ năm 2025")
            ], publisher: try MailAddress("nhacviec@lamdong.edu.vn"))
    }

    @Test("The plan's mails keep every octet, and Python reads back what was written")
    func golden() throws {
        var encoded: [[UInt8]] = []
        var expected: [(RenderedLetter, String?)] = []
        for (index, mail) in Self.mails.enumerated() {
            let letter = try mail.letter()
            let rendered = try LetterTemplates().render(letter)
            let calendar = mail.withCalendar ? try Self.calendar() : nil
            let bytes = try Self.message(
                rendered, id: "20251028T003000-5c0f2d41a6be7789-\(index + 1)", calendar: calendar
            ).encoded().bytes
            try Golden.expect(bytes, is: "\(mail.testDescription).eml")
            encoded.append(bytes)
            expected.append((rendered, calendar))
        }
        for (parsed, (rendered, calendar)) in zip(try Python.parse(encoded), expected) {
            #expect(parsed.defects == [])
            #expect(parsed.subject == rendered.subject)
            #expect(parsed.text == rendered.text)
            #expect(parsed.html == rendered.html)
            #expect(parsed.calendar == calendar?.replacing("\r\n", with: "\n"))
            #expect(parsed.longest <= 78)
            #expect(parsed.ascii)
            #expect(parsed.bareNewlines == 0)
            #expect(parsed.headers["Auto-Submitted"] == "auto-generated")
            #expect(parsed.headers["X-Auto-Response-Suppress"] == "All")
            #expect(!parsed.headers.keys.contains { $0.hasPrefix("List-") })
            #expect(parsed.headers["Date"] == "Tue, 28 Oct 2025 07:30:00 +0700")
            #expect(
                parsed.headers["To"]
                    == "Hiệu trưởng Trường THPT Bảo Lộc <hieutruong@thptbaoloc.edu.vn>")
        }
    }

    @Test("Python reads every kind of letter in both languages without a defect")
    func catalogue() throws {
        var encoded: [[UInt8]] = []
        var expected: [RenderedLetter] = []
        for entry in CatalogueEntry.all {
            for language in Language.allCases {
                var letter = try entry.letter()
                letter.language = language
                let rendered = try LetterTemplates().render(letter)
                encoded.append(
                    try Self.message(
                        rendered,
                        id: "20251028T003000-5c0f2d41a6be7789-\(encoded.count)"
                    ).encoded().bytes)
                expected.append(rendered)
            }
        }
        for (parsed, rendered) in zip(try Python.parse(encoded), expected) {
            #expect(parsed.defects == [])
            #expect(
                RenderedLetter(
                    subject: parsed.subject, text: parsed.text, html: parsed.html ?? "")
                    == rendered)
            #expect(parsed.longest <= 78)
            #expect(parsed.ascii)
        }
    }

    @Test("Text comes before HTML, and the calendar stands beside both")
    func structure() throws {
        let letter = try Sample.reminder()
        let rendered = try LetterTemplates().render(letter)
        let whole = try Self.message(rendered, id: "x", calendar: try Self.calendar())
        let plain = try Self.simple()
        let parsed = try Python.parse([try whole.encoded().bytes, try plain.encoded().bytes])
        #expect(
            parsed.map(\.types) == [
                [
                    "multipart/mixed", "multipart/alternative", "text/plain", "text/html",
                    "text/calendar",
                ],
                ["text/plain"],
            ])
    }

    @Test("The same message gives the same bytes, and another id other boundaries")
    func determinism() throws {
        let rendered = try LetterTemplates().render(try Sample.reminder())
        let one = try Self.message(rendered, id: "n-1").encoded()
        #expect(try Self.message(rendered, id: "n-1").encoded() == one)
        #expect(try Self.message(rendered, id: "n-2").encoded().bytes != one.bytes)
        #expect(one.messageID == "<n-1@lamdong.edu.vn>")
        #expect(one.returnPath == "")
        #expect(one.recipient == "hieutruong@thptbaoloc.edu.vn")
    }

    @Test("In the frame of another mail that fits a mail has the octets that it has alone")
    func framed() throws {
        let frame = try MailFrame(Self.simple())
        var other = try Self.simple(text: "Khác\n")
        other.id = "m-2"
        other.to = try MailAddress("c@example.org", name: "Trường C")
        #expect(frame.fits(other))
        #expect(try other.encoded(in: frame) == other.encoded())
        #expect(try !frame.fits(Self.simple(subject: "Khác")))
        var later = other
        later.date = Instant(seconds: 1)
        var answer = other
        answer.isAnswer = true
        var foreign = other
        foreign.language = "en"
        #expect([later, answer, foreign].allSatisfy { !frame.fits($0) })
    }

    @Test("The envelope's sender and Reply-To carry tokens, within 64 octets and in lower case")
    func tokens() throws {
        let rendered = try LetterTemplates().render(try Sample.reminder())
        let mail = try Self.message(rendered, id: ReplyTokenTests.id).encoded()
        let parsed = try #require(try Python.parse([mail.bytes]).first)
        let keys = try ReplyTokenTests.keys()
        let expected = try ReplyToken.Purpose.allCases.map { purpose in
            "nhacviec+\(try ReplyTokenTests.token(purpose).text(keys))@lamdong.edu.vn"
        }
        #expect(parsed.headers["Reply-To"] == expected[0])
        #expect(mail.returnPath == expected[1])
        for address in expected {
            #expect(address == address.lowercased())
            #expect(try MailAddress(address).localPart.utf8.count <= 64)
        }
    }

    @Test("Different ids never share a Message-ID")
    func messageIDs() {
        let ids = [
            "a", "a.", ".a", "a..b", "a.b", "a=2Eb", "a/b", "a@b", "a b", "đ", "ä", "=", "",
            "2025-11-05T07:30/1",
        ]
        let made = ids.map { MailMessage.messageID(id: $0, domain: "example.org") }
        #expect(Set(made).count == ids.count)
        #expect(made[1] == "<a=2E@example.org>")
        #expect(throws: MailError.self) {
            var message = try Self.simple()
            message.id = String(repeating: "đ", count: 500)
            return try message.encoded()
        }
        #expect(made[13] == "<2025-11-05T07=3A30=2F1@example.org>")
    }

    @Test("An answer names the mails of its thread")
    func threading() throws {
        var message = try Self.simple()
        message.inReplyTo = "<two@example.org>"
        message.references = (1...12).map { "<reference-\($0)@mail.lamdong.edu.vn>" }
        let parsed = try #require(try Python.parse([try message.encoded().bytes]).first)
        #expect(parsed.headers["In-Reply-To"] == "<two@example.org>")
        #expect(parsed.headers["References"] == message.references.joined(separator: " "))
        #expect(parsed.longest <= 78)
    }

    struct Zone: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let offset: Int
    }

    @Test(
        "Date is the instant in its zone",
        arguments: [
            Zone(testDescription: "Thu, 01 Jan 1970 00:00:00 +0000", offset: 0),
            Zone(testDescription: "Thu, 01 Jan 1970 07:00:00 +0700", offset: 25_200),
            Zone(testDescription: "Wed, 31 Dec 1969 20:30:00 -0330", offset: -12_600),
            Zone(testDescription: "Thu, 01 Jan 1970 07:06:00 +0706", offset: 25_590),
        ])
    func date(_ zone: Zone) throws {
        var message = try Self.simple()
        message.zoneOffset = zone.offset
        let bytes = String(decoding: try message.encoded().bytes, as: UTF8.self)
        #expect(bytes.hasPrefix("Date: \(zone.testDescription)\r\n"))
    }
}
