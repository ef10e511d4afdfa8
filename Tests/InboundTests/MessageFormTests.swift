import Foundation
import Inbound
import Testing

/// The forms in which mail programs send the same two words.
@Suite struct MessageFormTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        let fields: [String]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "base64", text: "xJDDoyBy\nw7UK",
            fields: [
                "Content-Type: text/plain; charset=\"UTF-8\"", "Content-Transfer-Encoding: BASE64",
            ]),
        Case(
            testDescription: "quoted-printable with soft line ends",
            text: "=C4=90=C3=A3 =\nr=C3=B5",
            fields: [
                "Content-Type: text/plain; charset=utf-8; format=flowed",
                "Content-Transfer-Encoding: quoted-printable",
            ]),
        Case(
            testDescription: "no type at all, and no marks", text: "da ro",
            fields: ["Content-Type: "]),
        Case(
            testDescription: "Latin-1", text: "=D0=E3 r=F5",
            fields: [
                "Content-Type: text/plain; charset=iso-8859-1",
                "Content-Transfer-Encoding: quoted-printable",
            ]),
        Case(
            testDescription: "Windows' Vietnamese set", text: "=D0a=DE ro=DE",
            fields: [
                "Content-Type: text/plain; charset=windows-1258",
                "Content-Transfer-Encoding: quoted-printable",
            ]),
        Case(
            testDescription: "an alternative in which the page says the same, and stands first",
            text: """
                Nobody reads this: đã nộp
                --=_1
                Content-Type: text/html; charset=utf-8

                <p>Đã <b>rõ</b></p>
                --=_1
                Content-Type: text/plain; charset=utf-8

                Đã rõ
                --=_1--
                Đã nộp
                """, fields: ["Content-Type: multipart/alternative; boundary=\"=_1\""]),
        Case(
            testDescription: "text beside an attachment, cut in its midst",
            text: """
                --a
                Content-Type: multipart/alternative; boundary="a-b"

                --a-b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                xJDDoyByw7UK
                --a-b--
                --a
                Content-Type: application/pdf; name="bc.pdf"
                Content-Disposition: attachment; filename="bc.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0xLjQK
                """, fields: ["Content-Type: multipart/mixed;\r\n\tboundary=a"]),
        Case(
            testDescription: "a page alone, with named letters",
            text: "<p>&#x110;&atilde;&nbsp;r&otilde;</p>", fields: ["Content-Type: text/html"]),
    ]

    @Test("Whatever the form, 'đã rõ' is read", arguments: cases)
    func forms(_ form: Case) throws {
        let reading = try Answers.read(try Answers.message(form.text, extra: form.fields))
        guard case .request(let request) = reading else {
            Issue.record("\(reading)")
            return
        }
        #expect(request.content == .answer([ReplyStatement(.acknowledge)]))
    }

    @Test("Bare LF line ends, and a mailbox file's first line, are taken")
    func lineEnds() throws {
        let text = String(decoding: try Answers.message("Đã rõ"), as: UTF8.self)
        for other in [
            text.replacing("\r\n", with: "\n"),
            "From x@y.example Wed Nov  5 08:00:00 2025\n" + text.replacing("\r\n", with: "\n"),
        ] {
            guard case .request = try Answers.read(Array(other.utf8)) else {
                Issue.record("not read")
                continue
            }
        }
    }

    @Test("The token may stand in what the mail system says of its way")
    func way() throws {
        let address = try Answers.address()
        let bytes =
            Array("X-Original-To: \(address)\r\n".utf8)
            + (try Answers.message("Đã rõ", to: "so@sogddt.example"))
        guard case .request = try Answers.read(bytes) else {
            Issue.record("not read")
            return
        }
    }

    @Test("Python's own encoder writes what is read, in every form that it has")
    func judged() throws {
        let script = """
            import base64, json, sys
            from email.message import EmailMessage
            from email import policy
            to, text, out = sys.argv[1], sys.argv[2], []
            for cte in ('base64', 'quoted-printable', '8bit'):
                for charset in ('utf-8',):
                    m = EmailMessage(policy=policy.SMTP)
                    m['Return-Path'] = '<hieutruong@thptbaoloc.example>'
                    m['From'] = 'Nguyễn Văn Ba <hieutruong@thptbaoloc.example>'
                    m['To'] = to
                    m['Subject'] = 'Trả lời: Báo cáo'
                    m.set_content(text, cte=cte, charset=charset)
                    out.append(m.as_bytes())
                    m.add_alternative('<p>' + text.replace('\\n', '<br>') + '</p>', subtype='html')
                    out.append(m.as_bytes())
                    m.add_attachment(b'x' * 5000, maintype='application', subtype='pdf')
                    out.append(m.as_bytes())
            json.dump([base64.b64encode(b).decode() for b in out], sys.stdout)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", script, try Answers.address(),
            "Đã gửi, số 12/BC-THPTBL ngày 03/11/2025\n\nNguyễn Văn Ba",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let mails = try JSONDecoder().decode([Data].self, from: answer)
        #expect(mails.count == 9)
        for mail in mails {
            guard case .request(let request) = try Answers.read(Array(mail)) else {
                Issue.record("\(String(decoding: mail, as: UTF8.self))")
                continue
            }
            #expect(
                request.content
                    == .answer([
                        ReplyStatement(
                            .reportSubmitted(number: "12/BC-THPTBL", on: try Answers.day(3, 11)))
                    ]))
        }
    }
}
