import Civil
import Inbound
import Mail
import Testing

/// Messages that must change nothing, whatever stands in them.
@Suite struct AttackTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let refusal: InboundRefusal
        let bytes: @Sendable () throws -> [UInt8]

        init(
            _ name: String, _ refusal: InboundRefusal,
            bytes: @escaping @Sendable () throws -> [UInt8]
        ) {
            testDescription = name
            self.refusal = refusal
            self.bytes = bytes
        }
    }

    /// The verbs that would count from the head.
    static let verb = "Đã gửi, số 12/BC-X ngày 03/11/2025\nĐã rõ\n"

    private static func marked(
        _ name: String, _ refusal: InboundRefusal, _ field: String, text: String = verb
    ) -> Case {
        Case(name, refusal) { try Answers.message(text, extra: [field]) }
    }

    static let machines: [Case] = [
        marked(
            "an out-of-office answer", .automatic(sign: "Auto-Submitted"),
            "Auto-Submitted: auto-replied"),
        marked(
            "one that says so twice", .automatic(sign: "Auto-Submitted"),
            "Auto-Submitted: no\r\nAUTO-SUBMITTED: auto-generated"),
        marked(
            "a folded field", .automatic(sign: "Auto-Submitted"),
            "Auto-Submitted:\r\n auto-replied (vacation)"),
        marked("Exchange", .automatic(sign: "x-autoreply"), "X-Autoreply: yes"),
        marked("bulk mail", .list(sign: "Precedence"), "Precedence: bulk"),
        marked("an autoresponder's", .list(sign: "Precedence"), "Precedence: auto_reply"),
        marked("a mailing list", .list(sign: "list-id"), "List-Id: <x.y.example>"),
        marked("a newsletter", .list(sign: "list-unsubscribe"), "List-Unsubscribe: <mailto:x@y>"),
        marked("an old list", .list(sign: "mailing-list"), "Mailing-List: x"),
        marked("a loop", .list(sign: "x-loop"), "X-Loop: a@b.example"),
        marked(
            "a subject in English", .automatic(sign: "Subject: automatic reply"),
            "Subject: Automatic reply: Bao cao"),
    ].map { machine in
        // The topmost Subject counts; these stand above the message's own.
        guard machine.testDescription.hasPrefix("a subject") else { return machine }
        return Case(machine.testDescription, machine.refusal) {
            Array("Subject: Automatic reply: x\r\n".utf8) + (try Answers.message(verb))
        }
    }

    static let absences: [Case] = [
        ("Vietnamese", "Tôi đã nhận được thư. Tôi đang nghỉ phép đến 10/11.", "dang nghi phep"),
        ("another", "Đây là thư trả lời tự động.\nĐã nhận được thư của bạn.", "tra loi tu dong"),
        ("English", "Received.\nI am currently out of office.", "out of office"),
        ("German", "Received.\nIch bin zurzeit nicht im Büro.", "nicht im büro"),
        ("French", "Reçu. Réponse automatique: je suis absent.", "reponse automatique"),
        ("Spanish", "Ok. Estoy fuera de la oficina.", "fuera de la oficina"),
        ("Chinese", "ok\n自动回复", "自动回复"), ("Japanese", "ok\n不在にしております", "不在"),
        ("Korean", "ok\n부재중입니다", "부재중"), ("Russian", "ok\nЭто автоответ", "автоответ"),
    ].map { name, text, sign in
        Case("an absence in \(name) without a header", .automatic(sign: sign)) {
            try Answers.message(text)
        }
    }

    static let senders: [Case] = [
        Case("the null return path", .nullReturnPath) { try Answers.message(verb, path: "<>") },
        Case("no return path", .noReturnPath) { try Answers.message(verb, path: nil) },
        Case("a forged return path beneath the real one", .nullReturnPath) {
            Array("Return-Path: <>\r\n".utf8) + (try Answers.message(verb))
        },
        Case("a stranger to whom it was forwarded", .stranger) {
            try Answers.message(verb, from: "Ba <nguoila@x.example>")
        },
        Case("a stranger who takes the head's address for a name", .stranger) {
            try Answers.message(verb, from: "\"\(Answers.head)\" <nguoila@x.example>")
        },
        Case("a stranger who hides the head in a comment", .stranger) {
            try Answers.message(verb, from: "(<\(Answers.head)>) nguoila@x.example")
        },
        Case("two senders", .noSender) {
            try Answers.message(verb, from: "\(Answers.head), nguoila@x.example")
        },
        Case("two From fields", .noSender) {
            try Answers.message(verb, extra: ["From: nguoila@x.example"])
        },
        Case("nobody", .noSender) { try Answers.message(verb, from: "Hiệu trưởng") },
        Case("a look-alike domain", .stranger) {
            try Answers.message(verb, from: "\(Answers.head).evil.example")
        },
    ]

    private static func addressed(
        _ name: String, _ refusal: InboundRefusal, _ to: @escaping @Sendable () throws -> String
    ) -> Case {
        Case(name, refusal) { try Answers.message(verb, to: try to()) }
    }

    static let tokens: [Case] = [
        addressed("no token", .noToken) { "nhacviec@sogddt.example" },
        addressed("a token of another form", .noToken) { "nhacviec+rabc@sogddt.example" },
        addressed("an upper-cased token", .token(.malformed)) {
            let parts = try Answers.address().split(separator: "@")
            return "\(parts[0].uppercased())@\(parts[1])"
        },
        addressed("an altered token", .token(.forged)) {
            let address = try Answers.address()
            let last = try #require(ReplyAddress.token(in: address)?.suffix(2))
            return address.replacing("\(last)@", with: last == "aa" ? "ba@" : "aa@")
        },
        addressed("a token under a key of nobody's", .token(.unknownKey(9))) {
            try Answers.address(keys: try Answers.keys(9))
        },
        addressed("a token made with another secret", .token(.forged)) {
            let key = try TokenKey(number: 1, secret: [UInt8](repeating: 7, count: 32))
            return try Answers.address(keys: try TokenKeys(current: key))
        },
        addressed(
            "a bounce's token on a person's answer", .automatic(sign: "sent to the return path")
        ) {
            try Answers.address(.bounce)
        },
        addressed("a bounce's token under the other letter", .token(.forged)) {
            try Answers.address(.bounce).replacing("+b", with: "+r")
        },
        addressed("a mail that the ledger doesn't have", .unknownMail) {
            try Answers.address(mail: "20251028T003000-5c0f2d41a6be7789-2")
        },
        Case("two tokens", .severalTokens) {
            let other = try Answers.address(mail: "20251028T003000-5c0f2d41a6be7789-2")
            return try Answers.message(verb, extra: ["Cc: \(other)"])
        },
    ]

    static let shapes: [Case] = [
        Case("nothing", .noMessage) { [] },
        Case("no header", .noMessage) { Array("\r\n\(verb)".utf8) },
        Case("a NUL in the header", .noMessage) {
            Array("X: a\0b\r\n".utf8) + (try Answers.message(verb))
        },
        Case("a NUL in the text", .noMessage) { try Answers.message("Đã rõ\0") },
        Case("a read receipt", .automatic(sign: "multipart/report")) {
            try Answers.message(
                "--x\nContent-Type: text/plain\n\nĐã nhận\n--x--",
                extra: [
                    "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"
                ])
        },
        Case("parts inside parts without end", .nothingPlain) {
            var body = "Content-Type: text/plain; charset=utf-8\n\n\(verb)"
            for level in 0..<200 {
                body =
                    "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(body)\n"
                    + "--b\(level)--\n"
            }
            return try Answers.message(
                "--top\n\(body)\n--top--", extra: ["Content-Type: multipart/mixed; boundary=top"])
        },
        Case("a text after 100,000 empty parts", .nothingPlain) {
            let parts = String(repeating: "--b\nContent-Type: image/png\n\nx\n", count: 20_000)
            return try Answers.message(
                "\(parts)--b\n\n\(verb)--b--", extra: ["Content-Type: multipart/mixed; boundary=b"])
        },
        Case("a text behind a million octets of header", .noToken) {
            Array(String(repeating: "X: y\r\n", count: 200_000).utf8) + (try Answers.message(verb))
        },
    ]

    static let all = machines + absences + senders + tokens + shapes

    @Test("None of these changes anything", arguments: all)
    func attack(_ attack: Case) throws {
        let bytes = try attack.bytes()
        let started = CPUTime.ofThisThread
        #expect(try Answers.read(bytes) == .nothing(attack.refusal))
        #expect(CPUTime.ofThisThread - started < 5)
    }

    @Test("The same text from the head, with nothing wrong, counts: the table can fail")
    func control() throws {
        guard case .request(let request) = try Answers.read(try Answers.message(Self.verb)) else {
            Issue.record("it doesn't")
            return
        }
        #expect(request.mail == Answers.mailID)
        #expect(request.recipient == Answers.head)
        #expect(request.messageID == "<a1@x.example>")
        #expect(
            request.content
                == .answer([
                    ReplyStatement(
                        .reportSubmitted(number: "12/BC-X", on: try Answers.day(3, 11)))
                ]))
    }

    @Test("A token counts until it expires, and under the key before the current one")
    func expiry() throws {
        let bytes = try Answers.message("Đã rõ")
        let last = try Answers.day(3, 1, 2026)
        guard case .request = try Answers.read(bytes, today: last) else {
            Issue.record("it expired too early")
            return
        }
        #expect(
            try Answers.read(bytes, today: try Answers.day(4, 1, 2026))
                == .nothing(.token(.expired(on: last))))
        guard case .request = try Answers.read(bytes, keys: try Answers.keys(2, previous: 1)) else {
            Issue.record("the previous key isn't taken")
            return
        }
    }

    @Test("Another address of the unit may answer; capitals in an address mean nothing")
    func alternates() throws {
        for from in ["vanthu@thptbaoloc.example", "HieuTruong@THPTBaoLoc.Example"] {
            guard case .request = try Answers.read(try Answers.message("Đã rõ", from: from)) else {
                Issue.record("\(from) isn't taken")
                continue
            }
        }
    }
}
