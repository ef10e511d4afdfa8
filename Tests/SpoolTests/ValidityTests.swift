import Spool
import Testing
import TestSupport

@Suite("Ids, addresses and file bytes")
struct ValidityTests {
    @Test(
        "An id that could leave its folder, hide or confuse is refused",
        arguments: [
            "", ".", "..", "a/b", "../a", "a..b", ".a", "-a", "a b", "a\nb", "a\0b", "hạn", "a%2Fb",
            String(repeating: "a", count: 121),
        ])
    func badIDs(text: String) throws {
        #expect(try fault { _ = try SpoolID(text) } == .invalid)
    }

    @Test(
        "An id of letters, digits and harmless marks is taken, up to 120 characters",
        arguments: [
            "a", "0", "2025-10-28T0730.head@school.example-1", "a_b+c=d:e,f~g",
            String(repeating: "a", count: 120),
        ])
    func goodIDs(text: String) throws {
        #expect(try SpoolID(text).text == text)
    }

    @Test(
        "An address that couldn't stand in an SMTP command is refused",
        arguments: [
            "", "head", "@school.example", "head@", "a b@school.example", "a@b\r\nDATA",
            "<a@b.example>", "hiệu@b.example", "a@trường.example",
            String(repeating: "a", count: 65) + "@b.example",
            "a@" + String(repeating: "b", count: 253),
        ])
    func badAddresses(text: String) throws {
        #expect(try fault { _ = try Envelope(sender: nil, recipients: [text]) } == .invalid)
        #expect(
            try fault { _ = try Envelope(sender: text, recipients: ["a@b.example"]) } == .invalid)
    }

    @Test("A message has 1 to 100 recipients", arguments: [0, 101])
    func recipientCount(count: Int) throws {
        let many = [String](repeating: "a@b.example", count: count)
        #expect(try fault { _ = try Envelope(sender: nil, recipients: many) } == .invalid)
    }

    @Test("Any envelope and message come back from their file", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let recipients = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            address(&generator)
        }
        let sender = Bool.random(using: &generator) ? address(&generator) : nil
        let expires =
            Bool.random(using: &generator) ? Int64.random(in: 0...9, using: &generator) : nil
        let envelope = try Envelope(sender: sender, recipients: recipients, expires: expires)
        let body = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        let message = Array("From: a\r\n\r\n".utf8) + body
        let file = try SpoolFile.encode(envelope: envelope, message: message)
        let decoded = try SpoolFile.decode(file, path: "x")
        #expect(decoded.envelope == envelope)
        #expect(decoded.message == message)
    }

    @Test("Any cut of a file before its message is refused, never half understood")
    func truncated() throws {
        let envelope = try Envelope(
            sender: nil, recipients: ["a@b.example"], expires: 1_762_275_600_000_000)
        let file = try SpoolFile.encode(envelope: envelope, message: message())
        let envelopeLength = file.count - message().count
        for length in 0...envelopeLength {
            let thrown = try fault { _ = try SpoolFile.decode(Array(file[..<length]), path: "x") }
            #expect(thrown == .strange)
        }
    }

    func address(_ generator: inout SeededGenerator) -> String {
        let letters = Array("abcXYZ0189!#$%&'*+-/=?^_`{|}~.\"@")
        let local = (0..<Int.random(in: 1...64, using: &generator)).map { _ in
            letters[Int.random(in: 0..<letters.count, using: &generator)]
        }
        return String(local) + "@b.example"
    }
}
