import Civil
import Foundation
import Mail
import Testing
import TestSupport

@Suite struct HeaderRoundTripTests {
    /// Subjects of every sort, from a seed: Vietnamese, ASCII, emoji, combining marks, blanks,
    /// things that look like encoded words.
    static func subjects(count: Int) -> [String] {
        var random = SeededGenerator(seed: 138)
        let vietnamese = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệ ệộợ"
        let words = [
            "=?utf-8?B?", "?=", "\"", "\\", "<a@b>", ",", "  ", " ", "Re: ", "👩‍👩‍👧‍👦", "🇻🇳",
            "한국", "漢字", "עברית", "=", "_", "(x)", "Báo cáo", String(repeating: "x", count: 90),
            "e" + String(repeating: "\u{330}", count: 60),
        ]
        return (0..<count).map { _ in
            var text = ""
            for _ in 0..<Int.random(in: 0...25, using: &random) {
                switch Int.random(in: 0...3, using: &random) {
                case 0:
                    text.append(vietnamese.randomElement(using: &random) ?? "a")
                case 1:
                    text += words[Int.random(in: 0..<words.count, using: &random)]
                case 2:
                    text.unicodeScalars.append(
                        Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &random)))
                default:
                    let value = UInt32.random(in: 0xA0...0x10FFFF, using: &random)
                    if let scalar = Unicode.Scalar(value), value != 0x2028, value != 0x2029 {
                        text.unicodeScalars.append(scalar)
                    }
                }
            }
            return text
        }
    }

    @Test("Any subject comes back from Python's parser as it was written")
    func subjects() throws {
        let subjects = Self.subjects(count: 1_500)
        let mails = try subjects.map { try MailMessageTests.simple(subject: $0).encoded().bytes }
        for (subject, parsed) in zip(subjects, try Python.parse(mails)) {
            #expect(parsed.subject == subject, "\(subject.debugDescription)")
            #expect(parsed.defects == [], "\(subject.debugDescription)")
            #expect(parsed.longest <= 78)
            #expect(parsed.ascii)
            #expect(parsed.bareNewlines == 0)
        }
    }

    @Test("Encoded words stay within 75 characters and each decodes by itself")
    func words() throws {
        for subject in Self.subjects(count: 500) {
            let text = String(
                decoding: try MailMessageTests.simple(subject: subject).encoded().bytes,
                as: UTF8.self)
            for word in text.matches(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]*)\?=/) {
                #expect(word.0.count <= 75)
                let data = try #require(Data(base64Encoded: String(word.1)))
                #expect(String(data: data, encoding: .utf8) != nil)
            }
        }
    }

    @Test("Any name before an address comes back from Python's parser")
    func names() throws {
        let names = Self.subjects(count: 400).filter {
            !$0.isEmpty && $0 == $0.trimmingCharacters(in: .whitespaces)
        }
        let mails = try names.map { name in
            var message = try MailMessageTests.simple()
            message = MailMessage(
                id: "n", date: message.date, zoneOffset: 0,
                from: try MailAddress("a@example.org", name: name), to: message.to,
                subject: "x", text: "x")
            return try message.encoded().bytes
        }
        // Python 3.11's new parser keeps the blank between two encoded words of a name, which RFC
        // 2047, section 6.2 drops; its old decoder reads names right.
        let script = """
            import base64, email, email.policy, json, sys
            from email.header import decode_header, make_header
            out = []
            for text in json.load(sys.stdin):
                raw = base64.b64decode(text)
                a = email.message_from_bytes(raw, policy=email.policy.default)['From'].addresses
                phrase = email.message_from_bytes(raw)['From'].rsplit('<', 1)[0].strip()
                name = str(make_header(decode_header(phrase))) if '=?' in phrase \\
                    else a[0].display_name
                out.append([name, a[0].addr_spec] if len(a) == 1 else [repr(a), ''])
            json.dump(out, sys.stdout)
            """
        let input = try JSONEncoder().encode(mails.map { Data($0).base64EncodedString() })
        let read = try JSONDecoder().decode(
            [[String]].self, from: try Python.run(script, input: input))
        for (name, got) in zip(names, read) {
            #expect(got == [name, "a@example.org"], "\(name.debugDescription)")
        }
    }

    @Test("Every unit's name stands before an address as Python's newer parser reads it")
    func unitNames() throws {
        struct Case {
            let name: String
            let field: String
        }
        let cases = [
            Case(
                name: "Trường THPT Chuyên Thăng Long - Đà Lạt",
                field: "=?utf-8?B?VHLGsOG7nW5n?= THPT =?utf-8?B?Q2h1ecOqbiBUaMSDbmc=?= Long -\r\n"
                    + " =?utf-8?B?xJDDoCBM4bqhdA==?= <a@example.org>"),
            Case(
                name: "Ban Chỉ đạo 138",
                field: "Ban =?utf-8?B?Q2jhu4kgxJHhuqFv?= 138 <a@example.org>"),
        ]
        for test in cases {
            let field = try HeaderRoundTripTests.toField(test.name)
            #expect(field == test.field)
        }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let registry = try String(
            contentsOf: root.appendingPathComponent("rules/registry.yaml"), encoding: .utf8)
        let names = registry.matches(of: /name: *([^\n#,}"']+)/).map {
            $0.1.trimmingCharacters(in: .whitespaces)
        }
        #expect(names.count > 30)
        let mails = try names.map { try Self.mail(to: $0) }
        let script = """
            import base64, email, email.policy, json, sys
            out = []
            for text in json.load(sys.stdin):
                to = email.message_from_bytes(base64.b64decode(text), policy=email.policy.default)['To']
                out.append([to.addresses[0].display_name, len(to.defects)])
            json.dump([[name, str(defects)] for name, defects in out], sys.stdout)
            """
        let input = try JSONEncoder().encode(mails.map { Data($0).base64EncodedString() })
        let read = try JSONDecoder().decode(
            [[String]].self, from: try Python.run(script, input: input))
        for (name, got) in zip(names, read) { #expect(got == [name, "0"]) }
    }

    private static func mail(to name: String) throws -> [UInt8] {
        let message = try MailMessageTests.simple()
        return try MailMessage(
            id: "n", date: message.date, zoneOffset: 0, from: message.from,
            to: try MailAddress("a@example.org", name: name), subject: "x", text: "x"
        ).encoded().bytes
    }

    /// The To field's body, folded as it is.
    private static func toField(_ name: String) throws -> String {
        let text = String(decoding: try mail(to: name), as: UTF8.self)
        let start = try #require(text.range(of: "\r\nTo: ")).upperBound
        let end = try #require(
            text.range(of: "\r\n[A-Z]", options: .regularExpression, range: start..<text.endIndex)
        ).lowerBound
        return String(text[start..<end])
    }

    @Test("Decomposed Vietnamese is composed as Unicode says (NFC)")
    func composition() throws {
        let letters = Array("aăâeêioôơuưyAĂÂEÊIOÔƠUƯYnđ ".unicodeScalars)
        let marks = Array("\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}".unicodeScalars)
        var piles: [[Unicode.Scalar]] = [[]]
        for depth in 0..<3 {
            piles += piles.filter { $0.count == depth }.flatMap { pile in marks.map { pile + [$0] }
            }
        }
        var texts: [String] = []
        for letter in letters {
            for pile in piles where pile.count < 3 || letter == "o" || letter == "A" {
                texts.append(String(String.UnicodeScalarView(["x", letter] + pile)))
            }
        }
        let script = """
            import json, sys, unicodedata
            texts = json.load(sys.stdin)
            json.dump([[unicodedata.normalize(f, t) for f in ('NFC', 'NFD')] for t in texts],
                      sys.stdout)
            """
        let forms = try JSONDecoder().decode(
            [[String]].self,
            from: try Python.run(script, input: try JSONEncoder().encode(texts)))
        let vietnamese = Set(
            "xnaăâeêioôơuưyđ àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
                .unicodeScalars.flatMap { scalar in
                    [scalar] + String(scalar).uppercased().unicodeScalars
                }
        ).union(marks)
        var compared = 0
        for form in forms {
            // Letters that Vietnamese doesn't have (n with a tilde, say) are left as they are.
            guard form[0].unicodeScalars.allSatisfy(vietnamese.contains) else { continue }
            compared += 1
            for text in form {
                let parsed = try decoded(try MailMessageTests.simple(subject: text).encoded().bytes)
                #expect(Array(parsed.unicodeScalars) == Array(form[0].unicodeScalars))
            }
        }
        #expect(compared > 2_000)
    }

    /// The subject's scalars, without a parser that might normalise them.
    private func decoded(_ bytes: [UInt8]) throws -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let start = try #require(text.range(of: "Subject: ")).upperBound
        let end = try #require(text.range(of: "\r\nMessage-ID:")).lowerBound
        let value = text[start..<end]
        let words = value.matches(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]*)\?=/)
        guard !words.isEmpty else { return String(value) }
        let data = words.reduce(into: Data()) { $0 += Data(base64Encoded: String($1.1)) ?? Data() }
        return String(decoding: data, as: UTF8.self)
    }
}
