import Testing

@testable import SourceText

/// Lines and columns as editors count them.
struct SourceFileTests {
    struct Case: CustomTestStringConvertible {
        var says: String
        var text: String
        /// What stands at the place asked about.
        var target: String
        var line: Int
        var column: Int

        var testDescription: String { says }
    }

    @Test(
        "A place is a line and a column in characters, both from 1",
        arguments: [
            Case(says: "the start", text: "x", target: "x", line: 1, column: 1),
            Case(says: "LF", text: "a\nbx", target: "x", line: 2, column: 2),
            Case(says: "CR LF", text: "a\r\nb\r\nx", target: "x", line: 3, column: 1),
            Case(says: "CR alone", text: "a\rbx", target: "x", line: 2, column: 2),
            Case(
                says: "a byte order mark takes no column", text: "\u{FEFF}ax", target: "x", line: 1,
                column: 2),
            Case(says: "composed letters", text: "Kế hoạch x", target: "x", line: 1, column: 10),
            Case(
                says: "decomposed letters", text: "Ke\u{302}\u{301} x", target: "x", line: 1,
                column: 4),
            Case(
                says: "letters beyond the first plane", text: "👨‍👩‍👧x", target: "x", line: 1, column: 2),
        ])
    func position(_ item: Case) throws {
        let file = SourceFile(name: "f", text: item.text)
        let index = try #require(item.text.utf8.lastIndex(of: UInt8(ascii: "x")))
        let offset = item.text.utf8.distance(from: item.text.startIndex, to: index)
        let place = file.position(at: offset)
        #expect(place == SourcePosition(line: item.line, column: item.column))
    }

    @Test("An empty file has one line, and offsets beyond the end are held to it")
    func edges() {
        let empty = SourceFile(name: "f", text: "")
        #expect(empty.lineCount == 1)
        #expect(empty.position(at: 0) == SourcePosition(line: 1, column: 1))
        let file = SourceFile(name: "f", text: "ab\ncd\n")
        #expect(file.lineCount == 3)
        #expect(file.position(at: 99) == SourcePosition(line: 3, column: 1))
        #expect(file.lineRange(2) == 3..<5)
        #expect(file.lineRange(99) == 6..<6)
    }

    @Test(
        "The nearest word is suggested, and none when none is near",
        arguments: [
            ("owed_by", "owed-by"), ("remnid", "remind"), ("Escalate", "escalate"),
            ("titel", "title"), ("on", nil), ("xyz", nil), ("completely-different", nil),
        ])
    func suggestions(_ word: String, _ expected: String?) {
        let known = ["title", "owed-by", "remind", "escalate", "send-to"]
        #expect(suggestion(for: word, among: known) == expected)
    }

    @Test("Findings are ordered by file and place, those of one place as they came")
    func order() {
        func finding(_ file: String, _ offset: Int?, _ code: String) -> Diagnostic {
            Diagnostic(
                severity: .error, code: code, file: SourceFile(name: file, text: "abcdef"),
                range: offset.map { $0..<$0 + 1 }, message: Bilingual(vi: "", en: ""))
        }
        let findings = [
            finding("b", 1, "4"), finding("a", 3, "2"), finding("a", nil, "0"),
            finding("a", 3, "3"), finding("a", 0, "1"),
        ]
        #expect(findings.inReadingOrder().map(\.code) == ["0", "1", "2", "3", "4"])
    }

    @Test("Many candidates prepared once give the suggestions that comparing with each would give")
    func preparedSuggestions() {
        let known = (0..<200).map { "truong-\($0 * 7)" } + ["phong-tchc", "thanh-tra", "van_phong"]
        let index = SuggestionIndex(known)
        let words =
            known.map { String($0.dropLast()) } + known.map { "x" + $0 }
            + known.map { String($0.dropFirst(2)) } + ["thnah-tra", "VAN PHONG", "a", "", "zzzzzz"]
        var compared = 0
        for word in words {
            #expect(
                index.nearest(to: word, compared: &compared) == suggestion(for: word, among: known),
                "\(word)")
        }
    }

    @Test("A hundred unknown names beside a thousand are compared with few of them")
    func boundedSuggestions() {
        let known = (1...1000).map {
            "thpt-\(["le", "tran", "ngo", "dinh", "phan"][$0 % 5])-\($0 * 37 % 9973)"
        }
        let index = SuggestionIndex(known)
        var compared = 0
        for number in 1...100 {
            _ = index.nearest(to: "mam-non-hoa-\(number)", compared: &compared)
        }
        #expect(compared < 20_000)
        compared = 0
        for name in known.prefix(100) {
            _ = index.nearest(to: name.replacing("thpt", with: "thtp"), compared: &compared)
        }
        #expect(compared < 60_000)
    }
}
