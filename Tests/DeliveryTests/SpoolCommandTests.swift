import Foundation
import Spool
import Testing

@Suite("hanchot spool and hanchot test-mail", .serialized)
struct SpoolCommandTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let server: MailServer
    let program: String

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        server = try MailServer(in: scratch)
        program =
            URL(fileURLWithPath: try deliveryProgram()).deletingLastPathComponent()
            .appendingPathComponent("hanchot").path
        try #require(FileManager.default.isExecutableFile(atPath: program))
    }

    func hanchot(_ arguments: String...) throws -> (status: Int32, output: String) {
        try run(
            program, arguments + ["--spool", scratch.spool],
            environment: ["LC_ALL": "C", "TZ": "Asia/Ho_Chi_Minh"])
    }

    func json(_ arguments: String...) throws -> [String: Any] {
        let result = try run(
            program, arguments + ["--json", "--spool", scratch.spool],
            environment: ["LC_ALL": "C", "TZ": "Asia/Ho_Chi_Minh"])
        try #require(result.status == 0, "\(result.output)")
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return try #require(value as? [String: Any])
    }

    /// Id → state.
    func states(_ options: String...) throws -> [String: String] {
        let result = try run(
            program, ["spool", "list", "--json", "--spool", scratch.spool] + options)
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let mails = (value as? [String: Any])?["mails"] as? [[String: Any]] ?? []
        return mails.reduce(into: [:]) { states, mail in
            states[mail["id"] as? String ?? ""] = mail["state"] as? String
        }
    }

    /// One mail in each state.
    func fill() throws {
        try spool.publish(["gone"], kind: "ok")
        try spool.publish(["no"], kind: "refuse")
        try spool.publish(["later"], kind: "later")
        _ = try deliver(spool, plain(server))
        try spool.publish(["back"], kind: "ok")
        #expect(try spool.revoke(id("back")) == .revoked)
        try spool.publish(["wait"], kind: "ok")
        try spool.claim()
        try spool.publish(["fresh"], kind: "ok")
    }

    @Test("list shows what isn't delivered, with --all the rest as well")
    func lists() throws {
        try fill()
        let open = ["no": "dead", "later": "deferred", "wait": "waiting", "fresh": "new"]
        #expect(try states() == open)
        #expect(try states("--all") == open.merging(["gone": "sent", "back": "revoked"]) { $1 })
        let table = try hanchot("spool", "list").output
        #expect(table.contains("451 4.3.0 try again later"))
        #expect(table.split(separator: "\n").count == 5)
    }

    @Test("show has the envelope, the attempts and the decoded header")
    func shows() throws {
        try fill()
        let shown = try json("spool", "show", "later")
        #expect(shown["state"] as? String == "deferred")
        #expect(shown["attempts"] as? Int == 1)
        #expect(shown["reply_code"] as? Int == 451)
        #expect(shown["recipients"] as? [String] == ["later@school.example"])
        #expect(shown["sender"] as? String == "nhac-viec@so.example")
        #expect(shown["first_attempt"] as? String == "2025-11-04T12:00:00+07:00")
        #expect(shown["subject"] as? String == "Hạn chót")
        #expect(try hanchot("spool", "show", "later").output.contains("Subject: Hạn chót\n"))
        #expect(try hanchot("spool", "show", "nobody").status == 1)
        #expect(try hanchot("spool", "show", "../etc").status == 2)
    }

    @Test("retry and drop move what may be moved, and say why not")
    func moves() throws {
        try fill()
        #expect(try hanchot("spool", "retry", "no", "later").status == 0)
        #expect(try hanchot("spool", "drop", "wait").status == 0)
        #expect(try states() == ["no": "new", "later": "new", "fresh": "new"])
        #expect(try hanchot("spool", "drop", "gone").output.contains("has been sent"))
        #expect(try hanchot("spool", "retry", "gone").status == 1)
        #expect(try hanchot("spool", "retry").status == 2)
        _ = try deliver(spool, plain(server))
        #expect(try hanchot("spool", "retry", "--all").status == 0)
        #expect(try states() == ["no": "new", "later": "new"])
    }

    @Test("A mistyped path doesn't become a spool")
    func mistyped() throws {
        let result = try run(program, ["spool", "list", "--spool", scratch.path + "/typo"])
        #expect(result.status == 1)
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/typo"))
    }

    struct Stuck: CustomTestStringConvertible, Sendable {
        var kind: String
        var relay: String?
        var status: Int32
        var says: String

        var testDescription: String { says }
    }

    @Test(
        "test-mail follows its mail and says where it got stuck",
        arguments: [
            Stuck(kind: "ok", status: 0, says: "3. the mail server has it: 250 2.0.0 kept"),
            Stuck(kind: "refuse", status: 1, says: "stuck at 3, the mail server refuses it: 550"),
            Stuck(kind: "later", status: 1, says: "stuck at 3, the mail server puts it off: 451"),
            Stuck(
                kind: "ok", relay: "smtp://127.0.0.1:1", status: 1,
                says: "stuck at 2, the mail server: Failed to connect"),
        ])
    func testMail(each: Stuck) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "test-mail", "\(each.kind)@school.example", "--spool", scratch.spool, "--rules",
            try rules(),
        ]
        process.environment = ["LC_ALL": "C"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let deadline = ContinuousClock.now + .seconds(30)
        while try spool.list(.new).ids.isEmpty, ContinuousClock.now < deadline {}
        var settings = plain(server)
        if let relay = each.relay { settings[1] = relay }
        // Its mail is dated by the machine's clock, and so must be the server's trouble.
        let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
        _ = try deliver(spool, settings, now: now)
        let output = String(
            decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == each.status)
        #expect(output.hasPrefix("1. in the spool: test-"))
        #expect(output.contains(each.says), "\(output)")
    }

    /// Rules that name who mails come from.
    func rules(_ organisation: String = "mail-from: nhac-viec@so.example") throws -> String {
        try scratch.file(
            "cai-dat.yaml",
            """
            settings:
              organisation:
                name: Sở
                office: Sở GDĐT
                \(organisation)

            """)
    }

    @Test("test-mail is written as the service's mails are, from the sender that the rules name")
    func realSender() throws {
        let rules = try rules(
            "mail-from: nhac-viec@so.example\n    replies: tra-loi@so.example")
        let result = try hanchot(
            "test-mail", "ok@school.example", "--timeout", "0", "--rules", rules)
        #expect(result.output.contains("1. in the spool"), "\(result.output)")
        let id = try #require(try spool.list(.new).ids.first)
        let mail = try spool.read(id, in: .new)
        #expect(mail.envelope.sender == "tra-loi+test@so.example")
        let text = String(decoding: mail.message, as: UTF8.self)
        #expect(text.contains("From: =?utf-8?B?U+G7nyBHRMSQVA==?= <nhac-viec@so.example>\r\n"))
        #expect(text.contains("Message-ID: <\(id)@so.example>\r\n"))
        #expect(text.contains("Content-Type: multipart/alternative"))
        #expect(text.contains("Date: "))
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(
        "test-mail with rules that don't pass says why, and where nobody named a sender it says that"
    )
    func senderUnknown() throws {
        let broken = try scratch.file("broken.yaml", "plan: [\n")
        let refused = try hanchot("test-mail", "ok@school.example", "--rules", broken)
        #expect(refused.status == 1)
        #expect(refused.output.contains("broken.yaml:"))
        #expect(try spool.list(.new).ids.isEmpty)
        let unset = try hanchot(
            "test-mail", "ok@school.example", "--timeout", "0", "--rules",
            try rules("replies: a@so.example"))
        #expect(unset.output.contains("no mail-from"))
    }

    @Test("post puts a mail of its text into the spool, and nothing without a text")
    func posts() throws {
        let words = try scratch.file("words", "hanchotd <hỏng>\n")
        let posted = try run(
            "/bin/sh",
            [
                "-c", "exec \"$0\" \"$@\" <\(words)", program, "spool", "post",
                "quan-tri@so.example", "--subject", "Hạn chót: sự cố", "--rules", try rules(),
                "--spool", scratch.spool,
            ])
        #expect(posted.status == 0, "\(posted.output)")
        let id = try #require(try spool.list(.new).ids.first)
        let shown = try hanchot("spool", "show", id.text).output
        #expect(shown.contains("Subject: Hạn chót: sự cố\n"))
        #expect(shown.contains("hanchotd <hỏng>"))
        let empty = try run(
            "/bin/sh",
            [
                "-c", "exec \"$0\" \"$@\" </dev/null", program, "spool", "post", "a@so.example",
                "--subject", "x", "--from", "b@so.example", "--spool", scratch.spool,
            ])
        #expect(empty.status == 2)
    }

    @Test("test-mail says when nobody takes its mail up")
    func nobody() throws {
        let result = try hanchot("test-mail", "ok@school.example", "--timeout", "0")
        #expect(result.status == 1)
        #expect(result.output.contains("systemctl status hanchot-deliver.path"))
    }
}
