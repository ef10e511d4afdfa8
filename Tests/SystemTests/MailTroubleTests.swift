import Foundation
import Host
import Testing

/// Mail that doesn't arrive: who is told, and what an administrator sees and does.
extension ServiceTests {
    @Test func `a refused mail is dead at once; the deputy gets the matter, the owner reads of it`()
        async throws
    {
        try await MailSite.run(on: machine, owing: "thpt-b") { site in
            let before = try machine.journalEnd()
            try site.start()
            // Nobody asks: the service looks by itself within a minute.
            let redirect = try await site.mail(of: "hieupho", seconds: 120)
            #expect(redirect.defects == [])
            #expect(redirect.subject.contains("Báo cáo năm"))
            for program in ["hanchotd", "hanchot-deliver"] {
                let told = try machine.entries(.mailUndeliverable, after: before, by: program)
                try #require(told.count == 1, "\(program)")
                #expect(told[0]["PRIORITY"] == "3")
                #expect(told[0]["HANCHOT_RECIPIENT"] == "khong-co@so.example")
                #expect(told[0]["MESSAGE"]?.contains("550") == true)
            }
            let dead = try Spooled.list(machine)
            try #require(dead.map(\.state) == ["dead"])
            #expect(dead[0].recipients == ["khong-co@so.example"])
            #expect(dead[0].reply_code == 550 && dead[0].attempts == 1)
            #expect(try site.why("thpt-b").contains("it could not be delivered"))

            try site.goOn(at: MailSite.dayAfter)
            let list = try await site.mail(of: "tchc")
            #expect(list.text.contains("khong-co@so.example"))

            try machine.succeed(["hanchot", "spool", "retry", dead[0].id])
            try await machine.wait(for: "another refusal") {
                try machine.entries(
                    .mailUndeliverable, after: before, by: "hanchot-deliver"
                )
                .count == 2
            }
            #expect(try Spooled.list(machine).map(\.state) == ["dead"])
            try machine.succeed(["hanchot", "spool", "drop", dead[0].id])
            #expect(try Spooled.list(machine).isEmpty)
            // The service hears of it a moment later, from the spool's folders.
            try await machine.wait(for: "the ledger to say that it was taken back") {
                try site.why("thpt-b").contains("taken back before it left")
            }
            #expect(try site.office.mails(of: "hieupho").count == 1, "told once")
        }
    }

    @Test func `a mail that comes back marks the address; deputy and owner get the matter`()
        async throws
    {
        try await MailSite.run(on: machine, owing: "thpt-c", handOver: .pipe) { site in
            let before = try machine.journalEnd()
            try site.start()
            let deputy = try await site.mail(of: "hieupho")
            let owner = try await site.mail(of: "tchc")
            for mail in [deputy, owner] {
                #expect(mail.defects == [])
                #expect(mail.subject.hasPrefix("[Chuyển thư] "))
                #expect(mail.subject.hasSuffix(": Báo cáo năm"))
            }
            #expect(owner.text.contains("Thư gửi Hiệu trưởng Trường THPT C không đến được"))
            let told = try machine.entries(.mailReturned, after: before)
            try #require(told.count == 1)
            #expect(told[0]["HANCHOT_RECIPIENT"] == "da-nghi@truong.example")
            #expect(told[0]["HANCHOT_REASON"]?.contains("5.1.1") == true)
            #expect(try site.why("thpt-c").contains("it came back"))
            #expect(try site.office.handedIn() == 1)

            try site.goOn(at: MailSite.dayAfter)
            let list = try await site.mail(of: "tchc", 1)
            #expect(list.text.contains("da-nghi@truong.example"))
        }
    }

    @Test
    func `while the mail server is away mails wait, and what is settled is taken back`()
        async throws
    {
        try await MailSite.run(on: machine, owing: "thpt-a, phong-tchc") { site in
            let before = try machine.journalEnd()
            try site.office.stop()
            try site.start()
            try await machine.wait(for: "the trouble to be recorded") {
                try machine.succeed(["hanchot", "spool", "list"]).contains("can't be used since")
            }
            let told = try machine.entries(
                .mailWaiting, after: before, by: "hanchot-deliver")
            #expect(told.first?["PRIORITY"] == "3")
            let waiting = try Spooled.list(machine)
            #expect(waiting.map(\.state) == ["waiting", "waiting"])
            #expect(waiting.map(\.attempts) == [0, 0], "no mail is blamed")
            let health = try machine.succeed(["hanchot", "status", "--health", "--timeout", "60"])
            #expect(health.contains(/mails not delivered +2, the oldest since 20/))

            try machine.succeed(["hanchot", "receive", "bao-cao", "thpt-a"])
            #expect(try Spooled.list(machine).flatMap(\.recipients) == ["tchc@so.example"])
            #expect(try site.why("thpt-a").contains("taken back before it left"))

            try site.office.start()
            // The timer's minute and the server's rest have to pass.
            let mail = try await site.mail(of: "tchc", seconds: 240)
            #expect(mail.subject.hasPrefix("[Nhắc việc] Báo cáo năm"))
            try await machine.wait(for: "an empty spool") { try Spooled.list(machine).isEmpty }
            #expect(try site.office.mails(of: "hieutruong").isEmpty)
            let well = try machine.succeed(["hanchot", "status", "--health", "--timeout", "60"])
            #expect(well.contains(/mails not delivered +0\n/))
        }
    }
}

/// A mail that isn't delivered, as `hanchot spool list --json` tells it.
private struct Spooled: Decodable {
    let id: String
    let state: String
    let recipients: [String]
    let attempts: Int
    let reply_code: Int?

    private struct Answer: Decodable { let mails: [Spooled] }

    static func list(_ machine: Machine) throws -> [Spooled] {
        let answer = try machine.succeed(["hanchot", "spool", "list", "--json"])
        return try JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).mails
    }
}
