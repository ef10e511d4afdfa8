import Host
import Testing

/// A mail's whole way, and its answer's: daemon, path unit, delivery, postfix, and back.
extension ServiceTests {
    @Test
    func `a reminder reaches the head's mailbox by the path unit, and the ledger learns of it`()
        async throws
    {
        try await MailSite.run(on: machine, owing: "thpt-a") { site in
            let before = try machine.journalEnd()
            try site.start()
            let mail = try await site.mail(of: "hieutruong")

            #expect(mail.defects == [])
            #expect(mail.ascii)
            #expect(mail.headers["From"] == "Sở GDĐT <nhacviec@so.example>")
            #expect(mail.headers["To"] == "Trường THPT A <hieutruong@so.example>")
            #expect(mail.subject == "[Nhắc việc] Báo cáo năm, hạn cuối thứ Ba 04/11/2031")
            #expect(mail.headers["Auto-Submitted"] == "auto-generated")
            let answers = try #require(mail.headers["Reply-To"])
            #expect(answers.wholeMatch(of: /nhacviec\+r[a-z2-7]+@so\.example/) != nil)
            let bounces = try #require(mail.headers["Return-Path"])
            #expect(bounces.wholeMatch(of: /<nhacviec\+b[a-z2-7]+@so\.example>/) != nil)
            let calendar = try #require(mail.calendar)
            for line in ["BEGIN:VEVENT", "SEQUENCE:0", "DTSTART;VALUE=DATE:20311104"] {
                #expect(calendar.contains(line))
            }

            try await machine.wait(for: "delivery's word in the ledger") {
                try site.why("thpt-a").contains("the mail server has taken it")
            }
            let spooled = try machine.entries(.reminderSpooled, after: before)
            try #require(spooled.count == 1)
            #expect(spooled[0]["HANCHOT_RECIPIENT"] == "hieutruong@so.example")
            let id = try #require(spooled[0]["HANCHOT_MAIL"])
            #expect(mail.headers["Message-ID"] == "<\(id)@so.example>")
            let delivered = try machine.entries(after: before, by: "hanchot-deliver")
                .filter { $0["HANCHOT_OUTCOME"] != nil }
            #expect(delivered.map { $0["HANCHOT_OUTCOME"] } == ["sent"])
            #expect(delivered.map { $0["HANCHOT_MAIL"] } == [id])
            #expect(try machine.entries(.mailUndeliverable, after: before).isEmpty)
        }
    }

    @Test func `the head's answer counts, once; nobody else's and no machine's does`() async throws
    {
        try await MailSite.run(on: machine, owing: "thpt-a") { site in
            try site.start()
            let reminder = try await site.mail(of: "hieutruong")
            let head = "hieutruong@so.example"
            let seen = PythonAnswer("Đã rõ", to: reminder, from: head, id: "1@so.example")
            try await site.office.send(seen)
            #expect(try site.why("thpt-a").contains(": acknowledged"))
            let confirmation = try await site.mail(of: "hieutruong", 1)
            #expect(confirmation.defects == [])
            #expect(confirmation.subject == "[Đã nhận trả lời] Báo cáo năm")
            #expect(confirmation.headers["In-Reply-To"] == "<1@so.example>")
            #expect(confirmation.headers["Auto-Submitted"] == "auto-replied")
            #expect(confirmation.headers["Return-Path"] == "<>")
            #expect(confirmation.text.count < 500)

            let before = try machine.journalEnd()
            let settled = try site.everything()
            let harmless = [
                seen,
                PythonAnswer(
                    "Tôi nghỉ phép. Đã rõ", to: reminder, from: head, id: "2@so.example",
                    fields: ["Auto-Submitted": "auto-replied"]),
                PythonAnswer(
                    "Đã gửi, số 9/BC ngày 27/10/2031", to: reminder, from: "la@kia.example",
                    id: "3@kia.example"),
            ]
            for answer in harmless {
                try await site.office.send(answer)
                #expect(try site.everything() == settled, "\(answer.text)")
            }
            let refusals = try machine.entries(.eventRecorded, after: before)
                .compactMap { $0["MESSAGE"] }
            #expect(refusals.count == 2)
            #expect(refusals.allSatisfy { $0.contains("changes nothing") }, "\(refusals)")

            try await site.office.send(
                PythonAnswer(
                    "Đã gửi, số 12/BC-X ngày 27/10/2031", to: reminder, from: head,
                    id: "4@so.example"))
            let why = try site.why("thpt-a")
            #expect(why.contains("says that it was sent, number 12/BC-X, not confirmed yet"))
            #expect(why.contains("no report yet"))
            #expect(try await site.mail(of: "hieutruong", 2).text.contains("12/BC-X"))
            try machine.succeed([
                "hanchot", "receive", "bao-cao", "thpt-a", "--no", "12/BC-X", "--on", "27/10/2031",
            ])
            #expect(try site.why("thpt-a").contains("report received no. 12/BC-X"))
            #expect(try site.office.mails(of: "hieutruong").count == 3)
        }
    }

    @Test
    func `whoever hands mail in may do nothing else, and delivery sees nothing but the spool`()
        async throws
    {
        try await MailSite.run(on: machine, owing: "thpt-a") { site in
            // What holds in the unit's sandbox, tried by its own user before it delivers.
            try machine.write(
                """
                [Service]
                ExecStartPre=sh -c '! ls /var/lib/hanchot && ! ls /run/hanchot && ! hanchot status'
                ExecStartPre=sh -c '! touch /etc/x && ! cat /etc/shadow && ls /var/spool/hanchot/new'

                """, to: "/etc/systemd/system/hanchot-deliver.service.d/tried.conf")
            try machine.succeed(["systemctl", "daemon-reload"])
            try site.start()
            _ = try await site.mail(of: "hieutruong")

            let nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            for words in [["receive", "bao-cao", "thpt-a"], ["why", "bao-cao", "thpt-a"]] {
                let refused = try machine.run(nobody + ["hanchot"] + words)
                #expect(refused.status == 1)
                #expect(refused.errors.contains("hanchot"))
            }
            let handed = try machine.run(
                nobody + ["sh", "-c", "printf 'From: a@b.example\\n\\nx\\n' | hanchot inbound"])
            #expect(handed.status == 0, "\(handed.errors)")

            for (unit, limit) in [("hanchotd.service", 0.4), ("hanchot-deliver.service", 1.1)] {
                let rated = try machine.succeed([
                    "systemd-analyze", "security", "--no-pager", unit,
                ])
                let score = try #require(rated.firstMatch(of: /exposure level for \S+ ([0-9.]+)/))
                #expect(try #require(Double(score.output.1)) <= limit, "\(unit)")
            }
        }
    }
}
