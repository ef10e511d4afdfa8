import Inbound
import Mail
import Testing

/// Mail systems' reports that a mail could not be delivered.
@Suite struct BounceTests {
    static func report(
        action: String, status: String, code: String = "smtp; 550 5.1.1 User unknown",
        to: String? = nil
    ) throws -> [UInt8] {
        try Answers.message(
            """
            --x
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mail.x.example. Da gui, so 12.

            --x
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.x.example
            Arrival-Date: Tue, 28 Oct 2025 07:30:00 +0700

            Final-Recipient: rfc822; \(Answers.head)
            Action: \(action)
            Status: \(status)
            Diagnostic-Code: \(code)

            --x
            Content-Type: message/rfc822

            Subject: x

            đã rõ
            --x--
            """, to: try to ?? Answers.address(.bounce),
            from: "MAILER-DAEMON@mail.x.example (Mail Delivery System)",
            extra: [
                "Auto-Submitted: auto-replied",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"x\"",
            ], path: "<>")
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let action: String
        let status: String
        let content: InboundRequest.Content?
    }

    @Test(
        "A report to the return path with its token tells of the address",
        arguments: [
            Case(
                testDescription: "gone", action: "failed", status: "5.1.1",
                content: .bounce(
                    isPermanent: true, reason: "5.1.1 smtp; 550 5.1.1 User unknown")),
            Case(
                testDescription: "given up, whatever the status says (statement 43)",
                action: "Failed (expired)",
                status: "4.4.7",
                content: .bounce(
                    isPermanent: true, reason: "4.4.7 smtp; 550 5.1.1 User unknown")),
            Case(
                testDescription: "given up without an answer", action: "failed", status: "4.4.1",
                content: .bounce(
                    isPermanent: true, reason: "4.4.1 smtp; 550 5.1.1 User unknown")),
            Case(
                testDescription: "given up on a full mailbox", action: "failed", status: "4.2.2",
                content: .bounce(
                    isPermanent: true, reason: "4.2.2 smtp; 550 5.1.1 User unknown")),
            Case(
                testDescription: "late", action: "delayed", status: "4.4.1",
                content: .bounce(
                    isPermanent: false, reason: "4.4.1 smtp; 550 5.1.1 User unknown")),
            Case(testDescription: "delivered", action: "delivered", status: "2.0.0", content: nil),
            Case(testDescription: "relayed", action: "relayed", status: "2.0.0", content: nil),
        ])
    func reports(_ expected: Case) throws {
        let reading = try Answers.read(
            try Self.report(action: expected.action, status: expected.status))
        if let content = expected.content {
            guard case .request(let request) = reading else {
                Issue.record("\(reading)")
                return
            }
            #expect(request.content == content)
            #expect(request.recipient == Answers.head)
            #expect(request.mail == Answers.mailID)
        } else {
            #expect(reading == .nothing(.noFailure))
        }
    }

    @Test("A report whose reason would break a line or a page tells no more than printable ASCII")
    func reason() throws {
        let bytes = try Self.report(
            action: "failed", status: "5.1.1",
            code: "smtp; \u{1B}[31mđã"
                + String(
                    repeating: "x", count: 900))
        guard case .request(let request) = try Answers.read(bytes),
            case .bounce(_, let reason) = request.content
        else {
            Issue.record("not read")
            return
        }
        #expect(reason.utf8.count <= 200)
        #expect(reason.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    }

    @Test(
        "A report that a person sends, with their own return path, is a person's answer and never counts"
    )
    func persons() throws {
        for from in ["evil@truong.example", "MAILER-DAEMON@truong.example"] {
            let text = String(
                decoding: try Self.report(action: "failed", status: "5.1.1"), as: UTF8.self)
            let bytes = text.replacing("Return-Path: <>", with: "Return-Path: <\(from)>")
                .replacing("MAILER-DAEMON@mail.x.example", with: from)
            #expect(
                try Answers.read(Array(bytes.utf8))
                    == .nothing(.automatic(sign: "sent to the return path")))
        }
    }

    @Test("A report to the reply address, or without a token, is nobody's")
    func elsewhere() throws {
        #expect(
            try Answers.read(
                try Self.report(action: "failed", status: "5.1.1", to: Answers.address()))
                == .nothing(.automatic(sign: "Auto-Submitted")))
        #expect(
            try Answers.read(
                try Self.report(action: "failed", status: "5.1.1", to: "nhacviec@sogddt.example"))
                == .nothing(.noToken))
    }

    @Test("A system that writes no report, as qmail, is understood by its words")
    func plainWords() throws {
        func read(_ text: String, from: String, path: String = "<>", extra: [String] = []) throws
            -> InboundReading
        {
            try Answers.read(
                try Answers.message(
                    text, to: try Answers.address(.bounce), from: from, extra: extra, path: path))
        }
        let words =
            "Hi. This is the qmail-send program.\n<x>:\nRemote host said: 550 5.1.1 no such user"
        guard case .request(let request) = try read(words, from: "MAILER-DAEMON@x.example") else {
            Issue.record("not read")
            return
        }
        #expect(
            request.content
                == .bounce(isPermanent: true, reason: "Remote host said: 550 5.1.1 no such user"))
        // An answering machine writes to the return path too.
        for (from, path) in [
            (Answers.head, "<>"), ("MAILER-DAEMON@x.example", "<\(Answers.head)>"),
        ] {
            #expect(
                try read(words, from: from, path: path)
                    == .nothing(.automatic(sign: "sent to the return path")))
        }
    }

    @Test(
        "Of several recipients' fates ours counts; where none is named ours, any (it was sent on)")
    func groups() throws {
        func read(_ groups: (String, String)...) throws -> InboundReading {
            let text = groups.map {
                "Final-Recipient: rfc822; \($0.0)\nAction: \($0.1)\nStatus: 4.4.1\n"
            }
            return try Answers.read(
                try Answers.message(
                    "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
                        + text.joined(separator: "\n") + "\n--x--",
                    to: try Answers.address(.bounce), from: "MAILER-DAEMON@x.example",
                    extra: ["Content-Type: multipart/report; boundary=x"], path: "<>"))
        }
        func isFinal(_ reading: InboundReading) -> Bool? {
            guard case .request(let request) = reading,
                case .bounce(let isPermanent, _) = request.content
            else { return nil }
            return isPermanent
        }
        #expect(isFinal(try read((Answers.head, "failed"))) == true)
        #expect(isFinal(try read((Answers.head, "delayed"))) == false)
        #expect(isFinal(try read((Answers.head, "delivered"), ("b@x.example", "failed"))) == nil)
        #expect(
            isFinal(try read((Answers.head.uppercased(), "failed"), ("b@x.example", "delivered")))
                == true)
        #expect(isFinal(try read(("b@x.example", "failed"))) == true)
        #expect(isFinal(try read(("b@x.example", "expanded"))) == nil)
    }

    struct Words: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// Whether it is final; `nil` for what is neither failure nor delay.
        let isFinal: Bool?
        init(_ text: String, _ isFinal: Bool?) {
            testDescription = text
            self.isFinal = isFinal
        }
    }

    @Test(
        "A postmaster's words count only where they name a failure (statement 43)",
        arguments: [
            Words("Delivered: your message reached <hieutruong@thptbaoloc.example>.", nil),
            Words("Service notice: please call extension 550 for help.", nil),
            Words("Maintenance on 5.1.2026, room 554.", nil),
            Words("Welcome to our new mail system.", nil),
            Words("The message was successfully delivered to the mailbox. Code 550.", nil),
            Words("Mail for <other@x.example> could not be delivered.", nil),
            Words("Your message could not be delivered: mailbox is full.", true),
            Words("<hieutruong@thptbaoloc.example>: user unknown", true),
            Words(
                "Sorry, I couldn't be delivered.\n<hieutruong@thptbaoloc.example>: 552 5.2.2 over quota",
                true),
            Words("Không gửi được thư đến hieutruong@thptbaoloc.example: hộp thư đầy.", true),
            Words("Die Nachricht konnte nicht zugestellt werden.", true), Words("您的邮件无法送达。", true),
            Words("The mail has not been delivered yet. We will keep trying for 4 days.", false),
            Words("This is a warning message only. You do not need to resend your message.", false),
            Words("Hello.\n--- Below this line is a copy of the message.\nundeliverable", nil),
        ])
    func postmaster(_ words: Words) throws {
        for from in ["MAILER-DAEMON@x.example", "postmaster@x.example"] {
            let reading = try Answers.read(
                try Answers.message(
                    words.testDescription, to: try Answers.address(.bounce), from: from, path: "<>")
            )
            if let isFinal = words.isFinal {
                guard case .request(let request) = reading,
                    case .bounce(isFinal, let reason) = request.content
                else {
                    Issue.record("\(reading)")
                    continue
                }
                #expect(!reason.isEmpty || words.testDescription.contains("邮"))
            } else {
                #expect(reading == .nothing(.noFailure))
            }
        }
    }

    @Test("Exim and Google name whom it failed for in a field of their own")
    func field() throws {
        for (address, fails) in [(Answers.head, true), ("other@x.example", false)] {
            let reading = try Answers.read(
                try Answers.message(
                    "A message that you sent had a problem.", to: try Answers.address(.bounce),
                    from: "Mailer-Daemon@x.example", extra: ["X-Failed-Recipients: \(address)"],
                    path: "<>"))
            if case .request(let request) = reading {
                #expect(fails)
                #expect(request.content == .bounce(isPermanent: true, reason: "Re: Bao cao ANTQ"))
            } else {
                #expect(!fails)
            }
        }
    }
}
