import Civil
import Foundation
import Inbound
import Mail
import Testing

/// A reminder leaves, a mail program answers it, and the answer is read.
@Suite struct RoundTripTests {
    /// A way in which a mail program writes an answer, as a Python expression over `own`, the
    /// sender's words, and `quoted`, the reminder's lines.
    struct Program: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        var html: String?
    }

    static let programs: [Program] = [
        Program(
            testDescription: "Gmail",
            text: """
                own + '\\n\\nVào Th 3, 28 thg 10, 2025 vào lúc 07:30 Sở GDĐT Lâm Đồng <' + sender
                + '> đã viết:\\n\\n' + '\\n'.join('> ' + l for l in quoted)
                """,
            html: """
                '<div dir="ltr">' + own + '</div><br><div class="gmail_quote"><blockquote>'
                + page + '</blockquote></div>'
                """),
        Program(
            testDescription: "Outlook",
            text: """
                own + '\\n\\n________________________________\\nTừ: Sở GDĐT <' + sender + '>\\n'
                + 'Đã gửi: Thứ Ba, 28 Tháng Mười 2025 7:30 SA\\nĐến: Ba\\nChủ đề: x\\n\\n'
                + '\\n'.join(quoted)
                """),
        Program(
            testDescription: "Apple Mail",
            text: """
                own + '\\n\\nĐã gửi từ iPhone của tôi\\n\\nVào 07:30, 28 thg 10, 2025, Sở GDĐT <'
                + sender + '> đã viết:\\n\\n' + '\\n'.join('> ' + l for l in quoted)
                """),
        Program(
            testDescription: "Thunderbird, below the quotation",
            text: """
                'On 28/10/2025 07:30, Sở GDĐT wrote:\\n' + '\\n'.join('> ' + l for l in quoted)
                + '\\n\\n' + own + '\\n\\n-- \\nNguyễn Văn Ba'
                """),
        Program(
            testDescription: "a webmail that marks nothing",
            text: "own + '\\n\\n' + '\\n'.join(quoted)"),
        Program(
            testDescription: "a page alone, as some phones send",
            text: "None",
            html: "'<p>' + own + '</p><blockquote>' + page + '</blockquote>'"),
    ]

    static func reminder() throws -> EncodedMail {
        let due = LetterDue(.before(try Answers.day(5, 11)), lastGoodDay: try Answers.day(4, 11))
        let letter = Letter(
            reader: .head, salutation: "Hiệu trưởng Trường THPT Bảo Lộc",
            items: [
                .reminder(
                    LetterMatter(
                        task: "Báo cáo kết quả thực hiện Kế hoạch", short: "Báo cáo ANTQ năm 2025",
                        sendTo: "Phòng Tổ chức hành chính"), due, workingDaysLeft: 5)
            ], organisation: "Sở", office: "Sở GDĐT", contact: "Nguyễn Văn An",
            at: CivilDateTime(try Answers.day(28, 10), try CivilTime(hour: 7, minute: 30)))
        let rendered = try LetterTemplates().render(letter)
        let box = try ReplyAddress(try MailAddress("nhacviec@sogddt.example"))
        let stamp = ReplyStamp(address: box, keys: try Answers.keys())
        let addresses = try #require(
            stamp.addresses(mail: Answers.mailID, due: try Answers.day(4, 11)))
        #expect(addresses.reply.address == (try Answers.address()))
        return try MailMessage(
            id: Answers.mailID, date: Instant(seconds: 1_761_611_400), zoneOffset: 25_200,
            from: box.mailbox, to: try MailAddress(Answers.head), replyTo: addresses.reply,
            returnPath: addresses.bounce, subject: rendered.subject, text: rendered.text,
            html: rendered.html
        ).encoded()
    }

    /// The answer to `mail` that Python's `email` writes in the program's way.
    static func answer(_ own: String, to mail: EncodedMail, _ program: Program) throws -> [UInt8] {
        let script = """
            import base64, email, json, sys
            from email import policy
            from email.message import EmailMessage
            mail = email.message_from_bytes(base64.b64decode(sys.argv[1]), policy=policy.default)
            own, sender = sys.argv[2], str(mail['Reply-To'])
            quoted = mail.get_body(('plain',)).get_content().splitlines()
            page = mail.get_body(('html',)).get_content()
            answer = EmailMessage(policy=policy.SMTP)
            answer['Return-Path'] = '<\(Answers.head)>'
            answer['From'] = 'Nguyễn Văn Ba <\(Answers.head)>'
            answer['To'] = sender
            answer['Subject'] = 'Re: ' + str(mail['Subject'])
            answer['In-Reply-To'] = mail['Message-ID']
            text = (\(program.text))
            html = (\(program.html ?? "None"))
            if text is not None:
                answer.set_content(text)
                if html is not None: answer.add_alternative(html, subtype='html')
            else:
                answer.set_content(html, subtype='html')
            sys.stdout.buffer.write(answer.as_bytes())
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", script, Data(mail.bytes).base64EncodedString(), own,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(bytes)
    }

    @Test("An answer counts however the mail program quotes the reminder", arguments: programs)
    func counts(_ program: Program) throws {
        let mail = try Self.reminder()
        for (own, expected) in [
            ("Đã rõ", ReplyRequest.acknowledge),
            (
                "Đã gửi, số 12/BC-THPTBL ngày 03/11/2025",
                .reportSubmitted(number: "12/BC-THPTBL", on: try Answers.day(3, 11))
            ),
            ("Xin gia hạn đến ngày 10/11", .askForTime(until: .day(try Answers.day(10, 11)))),
        ] {
            let reading = try Answers.read(try Self.answer(own, to: mail, program))
            guard case .request(let request) = reading else {
                Issue.record("\(own): \(reading)")
                continue
            }
            #expect(request.content == .answer([ReplyStatement(expected)]), "\(own)")
        }
    }

    @Test("The reminder alone, quoted in whatever way, says nothing", arguments: programs)
    func quotation(_ program: Program) throws {
        let bytes = try Self.answer("", to: try Self.reminder(), program)
        switch try Answers.read(bytes) {
        case .nothing(let refusal): #expect(refusal == .nothingPlain)
        case .request(let request): #expect(request.content == .unclear)
        }
    }

    @Test("The stamp never costs a mail: an id of another form simply has no addresses")
    func noStamp() throws {
        let box = try ReplyAddress(try MailAddress("nhacviec@sogddt.example"))
        let stamp = ReplyStamp(address: box, keys: try Answers.keys())
        #expect(stamp.addresses(mail: "m-1", due: nil) == nil)
    }
}
