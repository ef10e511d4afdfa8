import Foundation
import Testing

/// An export says all that a preview needs to go on as the service does.
@Suite("An export that is played on", .serialized)
struct PlayedExportTests {
    private static let registry = """
        groups:
          - id: truong
            name: Các trường
        units:
          - {id: phong, name: Phòng Tổ chức, head: {title: Trưởng phòng, email: phong@so.example}}
          - id: a
            name: Trường A
            head: {title: Hiệu trưởng, email: a@so.example}
            deputies: [{name: Bà Phó, title: Phó Hiệu trưởng, email: pho@so.example}]
            groups: truong
          - {id: b, name: Trường B, email: b@so.example, groups: truong}

        """

    private static let plan = """
        plan:
          id: ke-hoach
          title: Kế hoạch thử
          document: Kế hoạch số 12/KH-SGDĐT
          owner: phong
          timezone: Asia/Ho_Chi_Minh
          period: 01/02/2026 - 31/12/2026

        duties:
          - id: kiem-tra
            kind: inspection
            title: Kiểm tra
            every: tháng
            due: ngày làm việc cuối
            owed-by: truong
            units-per-time: 1
            report: none
            remind: [7d]
          - id: nam
            kind: deadline
            title: Báo cáo
            due: chậm nhất ngày 20/03/2026
            owed-by: truong
            send-to: phong
            remind: [14d, 7d, 3wd]
            escalate:
              - {after: 1wd, to: head}
              - {after: 3wd, to: owner}

        """

    private static let settings = """
        settings:
          organisation:
            name: Sở
            office: Sở GDĐT
            mail-from: nhac-viec@so.example
            replies: nhac-viec@so.example

        """

    private static let rules = [
        "registry.yaml": registry, "plan.yaml": plan, "settings.yaml": settings,
    ]

    /// When it leaves, and to whom.
    private static func departures(_ text: String, time: String) throws -> [String] {
        try text.split(separator: "\n").compactMap { line in
            let value = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            if let fate = value["fate"] as? String, fate != "spooled" { return nil }
            func word(_ name: String) -> String { value[name] as? String ?? "" }
            return [
                String(word(time).prefix(16)), word("duty"), word("period"), word("unit"),
                word("kind"), word("role"),
            ].joined(separator: " ")
        }.sorted()
    }

    /// Days pass, on a clock that takes no time, until `end`.
    private static func pass(
        _ service: RunningService, from start: String, until end: String
    ) throws {
        service.kill()
        let output = try service.run(
            "daemon", "--rules", service.path("rules"), "--state", service.path("state"), "--spool",
            service.path("spool"), "--socket", service.path("control"), "--clock",
            "\(start),100000000", "--until", end)
        #expect(output.status == 0, "\(output)")
    }

    /// What a preview of the export that was taken at `now` shows, and what the service sent when it has run
    /// on until the end of July.
    private static func compare(
        _ service: RunningService, _ rules: [String: String], at now: String
    ) throws -> (preview: [String], service: [String], export: String) {
        service.kill()
        for (name, text) in rules { try service.write(text, to: name) }
        try service.start(at: now)
        let export = try service.run("export", "events").out
        try Data(export.utf8).write(to: service.root.appendingPathComponent("export"))
        let preview = try service.run(
            "simulate", "--rules", service.path("rules"), "--from", "2026-02-01", "--to",
            "2026-07-31", "--events", service.path("export"), "--format", "jsonl")
        #expect(preview.status == 0, "\(preview)")
        try pass(service, from: now, until: "2026-08-01T00:00")
        try service.start(at: "2026-08-01T00:00")
        let sent = try service.run("export", "notices").out
        return (
            try departures(preview.out, time: "at"), try departures(sent, time: "release"), export
        )
    }

    private static func expectSame(
        _ found: (preview: [String], service: [String], export: String), from day: String,
        through last: String
    ) {
        func within(_ list: [String]) -> [String] {
            list.filter { day <= $0 && $0.prefix(10) <= last }
        }
        let (preview, service) = (within(found.preview), within(found.service))
        #expect(preview == service)
        #expect(!service.isEmpty)
    }

    @Test("Whose turn it was is in it where nobody reports, and who owed what when it opened")
    func members() throws {
        let service = try RunningService(rules: Self.rules)
        try Self.pass(service, from: "2026-02-01T07:00", until: "2026-03-12T08:00")
        try service.start(at: "2026-03-12T08:00")
        #expect(try service.run("receive", "nam", "a", "b", "--no", "1/BC").status == 0)
        var rules = Self.rules
        rules["registry.yaml"] = Self.registry.replacingOccurrences(
            of: "  - {id: b,",
            with: "  - {id: a0, name: Trường A0, email: a0@so.example, groups: truong}\n  - {id: b,"
        )
        let found = try Self.compare(service, rules, at: "2026-03-12T09:00")
        #expect(found.export.contains(#""duty":"kiem-tra","event":"open","period":"2026-03""#))
        #expect(found.export.contains(#""units":["a","b"]"#))
        let due = try service.run("status", "nam", "--all").out
        #expect(!due.contains("Trường A0"))
        // Every turn from then on is as the service gave it.
        func turns(_ list: [String]) -> [String] {
            list.filter { $0.contains("kiem-tra") && $0.contains(" reminder head") }
                .map { $0.split(separator: " ").dropFirst(2).prefix(3).joined(separator: " ") }
        }
        #expect(turns(found.preview) == turns(found.service))
        #expect(Set(turns(found.service).map { $0.split(separator: " ")[1] }).count == 3)
        #expect(found.preview.filter { $0.contains("a0") && $0.contains(" nam ") } == [])
        // Another ledger goes on with the turns, too.
        let new = try RunningService(rules: rules, start: "2026-03-12T09:00")
        #expect(try new.run("apply", "-", input: found.export).status == 0)
        let again = try Self.compare(new, rules, at: "2026-03-12T10:00")
        #expect(turns(again.service) == turns(found.service).filter { $0 > "2026-03" })
        for service in [service, new] { try service.stop() }
    }

    @Test(
        "An edit met by a service in which nobody has entered anything is judged from when its ledger began"
    )
    func empty() throws {
        // Late: what was due is the owner's alone, and nobody was told (statement 24).
        var rules = Self.rules
        rules["plan.yaml"] = Self.plan.replacingOccurrences(
            of: "  - id: kiem-tra[\\s\\S]*?remind: \\[7d\\]\n", with: "",
            options: .regularExpression)
        let service = try RunningService(rules: rules)
        try Self.pass(service, from: "2026-03-25T10:00", until: "2026-03-25T10:30")
        try service.start(at: "2026-03-25T11:00")
        #expect(try service.run("export", "events").out.isEmpty)
        try service.write(
            rules["plan.yaml", default: ""].replacingOccurrences(
                of: "20/03/2026", with: "27/03/2026"),
            to: "plan.yaml")
        let shown = try service.run("diff", service.path("rules"), "--format", "json")
        #expect(shown.out.contains(#""told":0"#), "\(shown)")
        #expect(shown.out.contains(#""kind":"overdue""#), "\(shown)")
        // Who wasn't told of the old day isn't told of a move.
        #expect(!shown.out.contains(#""kind":"moved""#), "\(shown)")
        try service.stop()
    }

    @Test("What was held back for a time, and let go by hand, is held back again")
    func ended() throws {
        let service = try RunningService(rules: Self.rules)
        let steps: [(at: String, commands: [[String]])] = [
            (
                "2026-03-05T16:00",
                [
                    ["pause", "ke-hoach"],
                    ["silence", "--unit", "a", "--until", "30/03/2026", "--reason", "bão"],
                ]
            ),
            (
                "2026-03-10T10:00", [["pause", "ke-hoach", "--resume"]]
            ),
            ("2026-03-16T10:00", [["silence", "--lift", "1"]]),
        ]
        var last = "2026-02-02T07:00"
        for (at, commands) in steps {
            try Self.pass(service, from: last, until: at)
            last = at
            try service.start(at: at)
            for command in commands {
                let output = try service.commands.run(command)
                #expect(output.status == 0, "\(command): \(output)")
            }
        }
        let found = try Self.compare(service, Self.rules, at: "2026-03-16T11:00")
        for event in ["pause", "resume", "silence"] {
            #expect(found.export.contains("\"event\":\"\(event)\""), "\(found.export)")
        }
        Self.expectSame(found, from: "2026-03-05", through: "2026-04-20")
        // Another ledger holds nothing back for it.
        let new = try RunningService(rules: Self.rules, start: "2026-03-16T11:00")
        _ = try new.run("apply", "-", input: found.export)
        #expect(try !new.run("export", "events").out.contains("\"silence\""))
        #expect(try !new.run("status", "--health").out.contains("paused"))
        for service in [service, new] { try service.stop() }
    }

    @Test("A mail that came back has what it told go to others, in a preview too")
    func bounced() throws {
        let service = try RunningService(rules: Self.rules)
        try Self.pass(service, from: "2026-02-02T07:00", until: "2026-03-09T08:00")
        try service.start(at: "2026-03-09T08:00")
        let list = try service.run("spool", "list", "--json", "--spool", service.path("spool")).out
        let value = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any]
        let mails = try #require(value?["mails"] as? [[String: Any]])
        let mail = try #require(mails.last { $0["recipients"] as? [String] == ["a@so.example"] })
        let id = try #require(mail["id"] as? String)
        let sender = try #require(mail["sender"] as? String)
        let report = """
            From: MAILER-DAEMON@mail.example
            To: \(sender)
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            a@so.example: no such user

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example

            Final-Recipient: rfc822; a@so.example
            Action: failed
            Status: 5.1.1

            --b--

            """
        let told = try service.run("inbound", input: report)
        #expect(told.status == 0, "\(told)")
        let found = try Self.compare(service, Self.rules, at: "2026-03-09T09:00")
        #expect(
            found.export.contains(#""event":"bounce","how":"returned","mail":"\#(id)""#))
        // Of the address nothing is said (statement 34).
        #expect(!found.export.contains("a@so.example"))
        Self.expectSame(found, from: "2026-03-06", through: "2026-04-20")
        #expect(found.preview.contains { $0.contains("redirect deputy") })
        #expect(
            found.preview.filter { $0.hasSuffix(" a reminder head") && $0 > "2026-03-10" } == [])
        let new = try RunningService(rules: Self.rules, start: "2026-03-09T09:00")
        #expect(try new.run("apply", "-", input: found.export).status == 0)
        try service.stop()
        try new.stop()
    }
}
