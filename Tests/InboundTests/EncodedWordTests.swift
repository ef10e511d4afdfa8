import Testing

@testable import Inbound

/// Header text as people read it (RFC 2047).
struct EncodedWordTests {
    struct Case: CustomTestStringConvertible {
        let value: String
        let text: String
        var testDescription: String { text }
    }

    @Test(
        "Encoded words are decoded; neighbours of one charset are one text",
        arguments: [
            Case(value: "plain", text: "plain"),
            Case(value: "=?utf-8?B?QsOhbyBjw6Fv?=", text: "Báo cáo"),
            Case(value: "=?UTF-8?q?B=C3=A1o_c=C3=A1o?= nam", text: "Báo cáo nam"),
            // One character, parted between two words.
            Case(value: "=?utf-8?B?QsM=?= =?UTF-8?B?oW8=?=", text: "Báo"),
            Case(value: "=?utf-8?Q?B=C3?=\t=?utf-8?Q?=A1o?= =?utf-8?Q?_x?=", text: "Báo x"),
            Case(value: "=?utf-8?B?QQ==?= và =?utf-8?B?Qg==?=", text: "A và B"),
            Case(value: "=?utf-8?B?QQ==?= =?iso-8859-1?Q?=E9?=", text: "Aé"),
            Case(value: "a = b =?utf-8?X?zz?=", text: "a = b =?utf-8?X?zz?="),
        ])
    func decoded(item: Case) {
        #expect(EncodedWords.decoded(item.value) == item.text)
    }

    @Test("A field is shown as it is spelt, and no control comes through")
    func shown() throws {
        let bytes = Array("X-Long: a\r\n b\r\nSubject: =?utf-8?B?QRti?=\r\n\r\nbody: no\r\n".utf8)
        let header = HeaderFields(bytes[...])
        #expect(header.fields.map(\.spelling) == ["X-Long", "Subject"])
        #expect(header.fields.map(\.readable) == ["a b", "A\u{FFFD}b"])
        #expect(header.first("subject")?.readable == "A\u{FFFD}b")
    }
}
