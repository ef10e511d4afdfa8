import Civil
import Mail
import Testing
import TestSupport

/// What no header may carry is refused with its name and place; nothing is stripped.
@Suite struct RefusalTests {
    static let controls: [String] = [
        "\r\nBcc: x@example.org", "\nBcc: x@example.org", "\rBcc: x@example.org", "a\u{0}b",
        "a\u{B}b", "a\u{C}b", "a\u{1B}[31m", "a\u{7F}", "a\u{85}b", "a\u{9F}", "a\u{2028}b",
        "a\u{2029}b", "tab\tinside", "Đạ\r\n Huoai", "\r\n\r\n<html>",
    ]

    @Test("A control character in a header is refused", arguments: controls)
    func headers(_ text: String) throws {
        func message() throws -> MailMessage { try MailMessageTests.simple() }
        #expect(throws: MailError.self) { try MailMessageTests.simple(subject: text).encoded() }
        #expect(throws: MailError.self) { try MailAddress("a@example.org", name: text) }
        #expect(throws: MailError.self) { try MailAddress(text) }
        #expect(throws: MailError.self) { try MailAddress("a@example.org\(text)") }
        #expect(throws: MailError.self) { try MailAddress("a\(text)@example.org") }
        var answering = try message()
        answering.inReplyTo = "<a@example.org>\(text)"
        #expect(throws: MailError.self) { try answering.encoded() }
        answering = try message()
        answering.references = ["<a\(text)@example.org>"]
        #expect(throws: MailError.self) { try answering.encoded() }
        var spoken = try message()
        spoken.language = text
        #expect(throws: MailError.self) { try spoken.encoded() }
    }

    @Test(
        "A control character in a body is refused, but for line ends and tabs", arguments: controls)
    func bodies(_ text: String) throws {
        let message = try MailMessageTests.simple(text: text)
        if Self.harmless.contains(text) {
            #expect(throws: Never.self) { try message.encoded() }
        } else {
            #expect(throws: MailError.self) { try message.encoded() }
        }
    }

    /// Line ends and tabs are what bodies are made of.
    static let harmless = [
        "\nBcc: x@example.org", "tab\tinside", "\r\nBcc: x@example.org", "Đạ\r\n Huoai",
        "\r\n\r\n<html>",
    ]

    @Test("A body's line ends and an odd id never reach the headers")
    func contained() throws {
        let bodies = try Self.harmless.map {
            try MailMessageTests.simple(text: $0).encoded().bytes
        }
        for (text, parsed) in zip(Self.harmless, try Python.parse(bodies)) {
            #expect(parsed.text == text.replacing("\r\n", with: "\n"))
            #expect(parsed.headers["Bcc"] == nil)
        }
        let odd = try Self.controls.map { id in
            var message = try MailMessageTests.simple()
            message.id = id
            return try message.encoded().bytes
        }
        for parsed in try Python.parse(odd) {
            #expect(parsed.defects == [])
            #expect(parsed.headers["Bcc"] == nil)
            #expect(parsed.headers["Subject"] == "Thử")
        }
    }

    @Test("The refusal says what, where and which")
    func reason() throws {
        #expect(throws: MailError.controlCharacter(field: "Subject", scalar: 10, position: 2)) {
            try MailMessageTests.simple(subject: "ab\nc").encoded()
        }
        #expect(
            "\(MailError.controlCharacter(field: "Subject", scalar: 10, position: 2))"
                == "Subject: control character U+000A at position 2 is not allowed")
    }

    @Test(
        "An address that plain SMTP can't carry is refused",
        arguments: [
            "", "a", "@example.org", "a@", "a@b@example.org", "a b@example.org", ".a@example.org",
            "a.@example.org", "a..b@example.org", "\"a b\"@example.org", "hiệu@example.org",
            "a@trường.vn", "a@-example.org", "a@example-.org", "a@example..org", "a@[127.0.0.1]",
            "a,b@example.org", "a@example.org>", "<a@example.org", "a@example.org.",
        ])
    func addresses(_ text: String) {
        #expect(throws: MailError.self) { try MailAddress(text) }
    }

    @Test("A local part of 64 octets passes and one of 65 is refused")
    func localPart() throws {
        let longest = String(repeating: "x", count: 64)
        #expect(try MailAddress("\(longest)@example.org").localPart == longest)
        #expect(throws: MailError.localPartTooLong("x\(longest)@example.org", octets: 65)) {
            try MailAddress("x\(longest)@example.org")
        }
    }

    @Test(
        "A Message-ID of another form is refused",
        arguments: ["", "a@b", "<a>", "<a@b@c>", "<@b>", "<a b@c>", "<a@b> <c@d>", "<.a@b>"])
    func messageIDs(_ text: String) throws {
        var message = try MailMessageTests.simple()
        message.inReplyTo = text
        #expect(throws: MailError.badMessageID(text)) { try message.encoded() }
    }

    @Test("A mail without an id is refused")
    func emptyID() throws {
        var message = try MailMessageTests.simple()
        message.id = ""
        #expect(throws: MailError.emptyID) { try message.encoded() }
    }
}
