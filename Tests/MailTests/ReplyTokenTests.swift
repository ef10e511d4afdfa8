import Civil
import Foundation
import Mail
import Testing
import TestSupport

@Suite struct ReplyTokenTests {
    static func keys(_ current: UInt8 = 1, previous: UInt8? = nil) throws -> TokenKeys {
        func key(_ number: UInt8) throws -> TokenKey {
            try TokenKey(number: number, secret: [UInt8](repeating: number &* 37 &+ 5, count: 32))
        }
        return try TokenKeys(current: try key(current), previous: try previous.map(key))
    }

    static let id = "20251028T003000-5c0f2d41a6be7789-1"

    static func token(_ purpose: ReplyToken.Purpose = .reply, id: String = id) throws -> ReplyToken
    {
        ReplyToken(
            purpose, mail: try #require(MailReference(id: id)), due: try Sample.day(4, 11))
    }

    @Test("The same mail carries the same token on any day and machine")
    func determinism() throws {
        let text = try Self.token().text(try Self.keys())
        #expect(text == "rafh6q2iab2efydznigtl454jaaa2r3kp4fcwbtospvx3psy")
    }

    @Test("Python's hmac finds the code that the token carries")
    func judged() throws {
        let text = try Self.token(.bounce).text(try Self.keys())
        let script = """
            import base64, hashlib, hmac, json, sys
            raw = base64.b32decode(json.load(sys.stdin)[0][1:].upper() + '=')
            claim, code = raw[:17], raw[17:]
            key = bytes([1 * 37 + 5] * 32)
            made = hmac.new(key, b'hanchot b 1\\0' + claim, hashlib.sha256).digest()[:12]
            json.dump([made == code, claim.hex()], sys.stdout)
            """
        struct Answer: Decodable, Equatable {
            let isSame: Bool
            let claim: String
            init(from decoder: any Decoder) throws {
                var list = try decoder.unkeyedContainer()
                isSame = try list.decode(Bool.self)
                claim = try list.decode(String.self)
            }
        }
        let answer = try JSONDecoder().decode(
            Answer.self, from: try Python.run(script, input: try JSONEncoder().encode([text])))
        #expect(answer.isSame)
        // Key 1, day 20456 (03/01/2026), slot, fingerprint, ordinal.
        #expect(answer.claim == "01" + "4fe8" + "69000e88" + "5c0f2d41a6be7789" + "0001")
    }

    @Test("A token is 48 characters that no mail system changes, and leaves room for the mailbox")
    func form() throws {
        let text = try Self.token().text(try Self.keys())
        #expect(text.utf8.count == ReplyToken.length)
        #expect(text.allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
        let box = try ReplyAddress(try MailAddress("nhacviec.sgddt1@lamdong.example"))
        #expect(try box.carrying(text).localPart.utf8.count == 64)
        #expect(
            throws: MailError.localPartTooLong(
                "nhacviec.sgddt12@lamdong.example", octets: 16, most: 15)
        ) { try ReplyAddress(try MailAddress("nhacviec.sgddt12@lamdong.example")) }
        #expect(throws: MailError.self) { try ReplyAddress(try MailAddress("a+b@lamdong.example")) }
        #expect(ReplyAddress.token(in: "nhacviec+\(text)@lamdong.example") == text[...])
        #expect(ReplyAddress.token(in: "nhacviec@lamdong.example") == nil)
        #expect(ReplyAddress.token(in: "nhacviec+x") == nil)
    }

    @Test("It holds until sixty days after the due day, or after the mail if that is later")
    func expiry() throws {
        let keys = try Self.keys()
        #expect(try Self.token().expires == Sample.day(3, 1, 2026))
        let late = ReplyToken(
            .reply, mail: try #require(MailReference(id: "20251201T003000-5c0f2d41a6be7789-1")),
            due: try Sample.day(4, 11))
        #expect(try late.expires == Sample.day(30, 1, 2026))
        let text = try Self.token().text(keys)
        let last = try Sample.day(3, 1, 2026)
        #expect(
            try ReplyToken(verifying: text, .reply, keys: keys, on: last) == Self.token())
        #expect(throws: TokenRefusal.expired(on: last)) {
            try ReplyToken(verifying: text, .reply, keys: keys, on: try Sample.day(4, 1, 2026))
        }
    }

    @Test("Any change to any character, and any capital, makes it worthless")
    func altered() throws {
        let keys = try Self.keys()
        let day = try Sample.day(1, 11)
        let text = Array(try Self.token().text(keys).utf8)
        for place in text.indices {
            for letter in Array("abcdefghijklmnopqrstuvwxyz234567ABZ01 +".utf8)
            where letter != text[place] {
                var other = text
                other[place] = letter
                #expect(throws: TokenRefusal.self) {
                    try ReplyToken(
                        verifying: String(decoding: other, as: UTF8.self), .reply, keys: keys,
                        on: day)
                }
            }
        }
        let whole = String(decoding: text, as: UTF8.self)
        for other in [whole.uppercased(), whole + "a", String(whole.dropLast()), "", "r", "ệ"] {
            #expect(throws: TokenRefusal.malformed) {
                try ReplyToken(verifying: other, .reply, keys: keys, on: day)
            }
        }
    }

    @Test("A bounce's token confirms nothing, even under the other letter")
    func purposes() throws {
        let keys = try Self.keys()
        let day = try Sample.day(1, 11)
        let bounce = try Self.token(.bounce).text(keys)
        #expect(throws: TokenRefusal.malformed) {
            try ReplyToken(verifying: bounce, .reply, keys: keys, on: day)
        }
        #expect(throws: TokenRefusal.forged) {
            try ReplyToken(verifying: "r" + bounce.dropFirst(), .reply, keys: keys, on: day)
        }
    }

    @Test("While keys change, tokens of both are good; afterwards the old ones aren't")
    func rotation() throws {
        let day = try Sample.day(1, 11)
        let old = try Self.token().text(try Self.keys(1))
        let both = try Self.keys(2, previous: 1)
        #expect(try ReplyToken(verifying: old, .reply, keys: both, on: day) == Self.token())
        let new = try Self.token().text(both)
        #expect(new != old)
        #expect(try ReplyToken(verifying: new, .reply, keys: both, on: day) == Self.token())
        #expect(throws: TokenRefusal.unknownKey(1)) {
            try ReplyToken(verifying: old, .reply, keys: try Self.keys(2), on: day)
        }
    }

    @Test(
        "A mail's id survives the way through a token",
        arguments: [
            "20251028T003000-5c0f2d41a6be7789-1", "19700101T000000-0000000000000000-0",
            "21060207T062815-ffffffffffffffff-65535",
        ])
    func references(_ id: String) throws {
        let keys = try Self.keys()
        let token = ReplyToken(
            .reply, mail: try #require(MailReference(id: id)), expires: try Sample.day(1, 1, 2100))
        let read = try ReplyToken(
            verifying: try token.text(keys), .reply, keys: keys, on: try Sample.day(1, 11))
        #expect(read.mail.id == id)
    }

    @Test(
        "An id of another form has no token",
        arguments: [
            "", "m-1", "20251028T003000-5c0f2d41a6be7789", "20251328T003000-5c0f2d41a6be7789-1",
            "20251028T003000-5C0F2D41A6BE7789-1", "20251028T003000-+c0f2d41a6be7789-1",
            "20251028T003000-5c0f2d41a6be7789-01", "20251028T003000-5c0f2d41a6be7789-65536",
            "21070101T000000-5c0f2d41a6be7789-1", "2025+028T003000-5c0f2d41a6be7789-1",
        ])
    func foreignIDs(_ id: String) {
        #expect(MailReference(id: id) == nil)
    }
}

@Suite struct TokenKeyTests {
    static let digits = String(repeating: "5f", count: 32)

    @Test("A key file holds the current key and, while keys change, the one before it")
    func file() throws {
        let text = "# made on 01/01/2025\n2 \(Self.digits)\n\n1 \(Self.digits.uppercased())00\n"
        let keys = try TokenKeys(parsing: text)
        #expect(keys.current.number == 2)
        #expect(keys.previous?.number == 1)
        #expect(try TokenKeys(parsing: "7 \(Self.digits)").previous == nil)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        let error: TokenKeyError
    }

    @Test(
        "A key file that can't be used says why, and shows no secret",
        arguments: [
            Case(testDescription: "empty", text: "# nothing\n", error: .none),
            Case(
                testDescription: "short", text: "1 \(String(repeating: "5f", count: 31))",
                error: .short(number: 1, octets: 31)),
            Case(
                testDescription: "an odd digit", text: "1 \(digits)5",
                error: .unreadable(line: 1)),
            Case(
                testDescription: "not hexadecimal", text: "\n1 \(digits)xx",
                error: .unreadable(line: 2)),
            Case(testDescription: "no number", text: digits, error: .unreadable(line: 1)),
            Case(
                testDescription: "a large number", text: "256 \(digits)",
                error: .unreadable(line: 1)),
            Case(
                testDescription: "twice the same number", text: "1 \(digits)\n1 \(digits)",
                error: .sameNumber(1)),
            Case(
                testDescription: "three", text: "1 \(digits)\n2 \(digits)\n3 \(digits)",
                error: .tooMany(3)),
        ])
    func refused(_ refused: Case) {
        #expect(throws: refused.error) { try TokenKeys(parsing: refused.text) }
        #expect(!refused.error.description.contains("5f5f"))
    }

    @Test("A key's secret appears in no text of it")
    func hidden() throws {
        let key = try TokenKey(number: 9, secret: [UInt8](repeating: 0xA7, count: 32))
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] { #expect(!text.contains("167")) }
    }
}
