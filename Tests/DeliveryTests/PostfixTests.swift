import Delivery
import Foundation
import Spool
import Testing

@Suite("A real and strict postfix", .serialized)
struct PostfixTests {
    let scratch: Scratch
    let spool: SpoolDirectory
    let postfix: PostfixServer
    let settings: [String]

    init() throws {
        scratch = try Scratch(open: true)
        spool = try scratch.open()
        postfix = try PostfixServer(in: scratch)
        settings = ["--relay", "smtp://127.0.0.1:\(postfix.port)", "--starttls", "none"]
    }

    @Test("Every kind of mail that we write arrives, bit for bit")
    func golden() throws {
        let folder = packageRoot.appendingPathComponent("Tests/MailTests/Golden")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".eml") }.sorted()
        try #require(files.count >= 5)
        var expected: [String] = []
        for name in files {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            let envelope = try Envelope(
                sender: "nhac-viec+\(name.dropLast(4))@so.example",
                recipients: ["hieu-truong@school.example"])
            try spool.publish(id: id("g-" + name.dropLast(4)), envelope: envelope, bytes: bytes)
            expected.append(String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n"))
        }
        let pass = try deliver(spool, settings)
        #expect(pass.ending == .finished)
        for file in files {
            let record = try spool.standing(of: id("g-" + file.dropLast(4)))?.record
            #expect(record?.outcome == .sent, "\(file): \(record?.text ?? "nothing")")
            #expect(record?.replyText.contains("queued as") == true)
        }
        let delivered = try postfix.delivered()
        #expect(delivered.count == files.count, "\(postfix.log)")
        for (file, text) in zip(files, expected) {
            let sender = "Return-Path: <nhac-viec+\(file.dropLast(4))@so.example>"
            let arrived = try #require(delivered.first { $0.hasPrefix(sender) }, "\(file)")
            #expect(arrived.hasSuffix(text), "\(file) was changed on its way")
        }
    }

    @Test("It is as strict as we want it: bare newlines and 8-bit headers are refused at once")
    func strict() throws {
        let flaws = [
            ("newline", "Subject: x\r\n\r\nbare\nnewline\r\n"),
            ("header", "Subject: Hạn chót\r\n\r\nx\r\n"),
            ("body", "Subject: x\r\n\r\nHạn chót\r\n"),
        ]
        for (name, text) in flaws {
            let envelope = try Envelope(sender: nil, recipients: ["hieu-truong@school.example"])
            try spool.publish(id: id(name), envelope: envelope, bytes: Array(text.utf8))
        }
        #expect(try deliver(spool, settings).ending == .finished)
        for (name, _) in flaws {
            let standing = try #require(try spool.standing(of: id(name)))
            #expect(standing.place == .failed, "\(name): \(standing.record?.text ?? "")")
            #expect((500...599).contains(standing.record?.replyCode ?? 0), "\(name)")
        }
        #expect(try postfix.delivered().isEmpty)
    }

    @Test(
        "A relay that relays nothing for us blames no mail: it waits, with postfix's own words told"
    )
    func stranger() throws {
        let envelope = try Envelope(sender: nil, recipients: ["ai-do@elsewhere.example"])
        try spool.publish(
            id: id("a-1"), envelope: envelope, bytes: message("a-1", to: "ai-do@elsewhere.example"))
        #expect(try deliver(spool, settings).ending == .relayFailed)
        #expect(try spool.list(.queue).ids == [id("a-1")])
        let trouble = try #require(try spool.relayTrouble())
        #expect(trouble.kind == .refusesAll)
        #expect(trouble.reason.contains("Relay access denied"))
    }

    @Test("Two hundred mails go over a few connections")
    func many() throws {
        try spool.publish((0..<200).map { "m-\($0)" }, kind: "hieu-truong")
        #expect(try deliver(spool, settings).ending == .finished)
        #expect(try spool.list(.done).ids.count == 200)
        #expect(try postfix.delivered().count == 200)
        #expect(postfix.log.components(separatedBy: ": connect from").count - 1 <= 4)
    }
}
