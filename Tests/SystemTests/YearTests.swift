import Foundation
import Host
import Testing

extension ServiceTests {
    /// From 20 February to the end of March 2025: reminders of the Doctors' Day (27/2).
    private static let spring = "--clock 2025-02-20T07:00,2000000 --until 2025-04-01"

    @Test
    func `each mail is in the spool, in the journal with its fields, and read without defects`()
        async throws
    {
        try machine.prepare(options: Self.spring)
        let before = try machine.journalEnd()
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        try await machine.waitForEnd()

        let mails = try machine.mails()
        let entries = try machine.entries(.reminderSpooled, after: before)
        let doctors = entries.filter { $0["HANCHOT_DUTY"] == "thay-thuoc" }
        #expect(doctors.count > 20)
        for entry in doctors {
            #expect(entry["HANCHOT_PLAN"] == "ky-niem")
            #expect(entry["HANCHOT_PERIOD"] == "2025")
            #expect(entry["HANCHOT_KIND"] == "reminder")
            #expect(entry["HANCHOT_DUE"] == "2025-02-27")
            #expect(["7d"].contains(entry["HANCHOT_RUNG"]))
            #expect(entry["HANCHOT_RECIPIENT"]?.hasSuffix(".example") == true)
            #expect(entry["HANCHOT_UNIT"]?.isEmpty == false)
            #expect(entry["HANCHOT_KEY"]?.contains("thay-thuoc") == true)
            #expect(entry["PRIORITY"] == "5")
            #expect(entry["_EXE"] == "/usr/bin/hanchot")
        }
        #expect(Set(doctors.compactMap { $0["HANCHOT_KEY"] }).count == doctors.count)
        let spooled = JournalEvent.allCases.filter { $0.rawValue.hasSuffix("-spooled") }
        let named = try spooled.flatMap { try machine.entries($0, after: before) }
            .compactMap { $0["HANCHOT_MAIL"] }
        #expect(Set(named.map { "\($0).eml" }) == Set(mails.keys))

        let judged = try PythonMail.parse(folder: machine.root + "/var/spool/hanchot/new")
        #expect(judged.count == mails.count)
        for mail in judged {
            #expect(mail.defects == [], "\(mail.name)")
            #expect(mail.ascii && mail.bareNewlines == 0, "\(mail.name)")
            #expect(!mail.subject.isEmpty && !mail.text.isEmpty, "\(mail.name)")
        }
    }

    @Test func `journalctl -x explains an entry, with the entry's own values`() async throws {
        try machine.prepare(options: Self.spring)
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        try await machine.waitForEnd()
        try machine.succeed(["journalctl", "--sync"])
        let text = try machine.succeed([
            "journalctl", "-x", "--no-pager", "HANCHOT_DUTY=thay-thuoc",
            "MESSAGE_ID=\(JournalEvent.reminderSpooled.messageID)",
        ])
        #expect(text.contains("Subject: Reminder of thay-thuoc for "))
        #expect(text.contains("is due by the end of\n░░ 2025-02-27."))
        #expect(text.contains("Documentation: man:hanchotd(8)"))
    }

    /// Autumn: the report, its overdue notices, the ladder, receipts from the rehearsal.
    @Test func `killed again and again, it loses no mail, doubles none and changes none`()
        async throws
    {
        let autumn =
            "--clock 2025-10-20T07:00,100000 --until 2025-11-20 "
            + "--events /usr/share/hanchot/rules/rehearsal/antq-2025.jsonl"
        try machine.prepare(options: autumn.replacing(",100000", with: ",2000000"))
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        try await machine.waitForEnd()
        let expected = try machine.mails()
        try #require(expected.count > 40)

        try machine.prepare(options: autumn)
        try machine.write(
            "[Service]\nRestartSec=100ms\n[Unit]\nStartLimitIntervalSec=0\n",
            to: "/etc/systemd/system/hanchotd.service.d/quick.conf")
        try machine.succeed(["systemctl", "daemon-reload"])
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        // Each time after it has sent some more.
        for kill in 1...4 {
            try await machine.wait(for: "mail after \(kill - 1) kills") {
                try machine.mails().count > expected.count * kill / 6
            }
            try machine.succeed(["systemctl", "kill", "--signal=KILL", "hanchotd.service"])
            try await machine.wait(for: "restart \(kill)") {
                try machine.property("NRestarts") == String(kill)
            }
        }
        try await machine.waitForEnd()

        let mails = try machine.mails()
        #expect(Set(mails.keys).subtracting(expected.keys) == [], "doubled or invented")
        #expect(Set(expected.keys).subtracting(mails.keys) == [], "lost")
        for (name, bytes) in mails { #expect(bytes == expected[name], "\(name) differs") }
    }
}
