import Testing

@testable import SourceText

/// Findings as text and as JSON, each asserted whole.
struct RenderingTests {
    struct Case: CustomTestStringConvertible {
        var says: String
        var text: String
        var range: Range<Int>?
        var width = 100
        var expected: String

        var testDescription: String { says }
    }

    @Test(
        "The caret stands under what is at fault",
        arguments: [
            Case(
                says: "a word", text: "a: 1\nbb: 2\n", range: 5..<7,
                expected: """
                    f.yaml:2:1: error: wrong
                        2 | bb: 2
                          | ^~
                          = right

                    """),
            Case(
                says: "a whole file", text: "", range: nil,
                expected: """
                    f.yaml: error: wrong
                          = right

                    """),
            Case(
                says: "the end of a line", text: "ab\n", range: 2..<2,
                expected: """
                    f.yaml:1:3: error: wrong
                        1 | ab
                          |   ^
                          = right

                    """),
            Case(
                says: "after letters with marks", text: "tiêu đề: sai", range: 13..<16,
                expected: """
                    f.yaml:1:10: error: wrong
                        1 | tiêu đề: sai
                          |          ^~~
                          = right

                    """),
            Case(
                says: "after wide letters", text: "漢字: x", range: 8..<9,
                expected: """
                    f.yaml:1:5: error: wrong
                        1 | 漢字: x
                          |       ^
                          = right

                    """),
            Case(
                says: "after a tab", text: "a\tb", range: 2..<3,
                expected: """
                    f.yaml:1:3: error: wrong
                        1 | a   b
                          |     ^
                          = right

                    """),
            Case(
                says: "over several lines, on the first", text: "abc\ndef", range: 1..<6,
                expected: """
                    f.yaml:1:2: error: wrong
                        1 | abc
                          |  ^~
                          = right

                    """),
            Case(
                says: "controls that would move the cursor", text: "a\u{1B}[2Jb", range: 5..<6,
                expected: """
                    f.yaml:1:6: error: wrong
                        1 | a\u{FFFD}[2Jb
                          |      ^
                          = right

                    """),
            Case(
                says: "a long line, cut on both sides",
                text: String(repeating: "a", count: 60) + "X" + String(repeating: "b", count: 60),
                range: 60..<61, width: 20,
                expected: """
                    f.yaml:1:61: error: wrong
                        1 | …aaaaaaXbbbbbbbbbbbbb…
                          |        ^
                          = right

                    """),
        ])
    func carets(_ item: Case) {
        let finding = Diagnostic(
            severity: .error, code: "c", file: SourceFile(name: "f.yaml", text: item.text),
            range: item.range, message: Bilingual(vi: "sai", en: "wrong"),
            remedy: Bilingual(vi: "đúng", en: "right"))
        #expect(
            DiagnosticRenderer(language: .en, width: item.width).render(finding) == item.expected)
    }

    @Test("Line numbers of any length keep the excerpt aligned")
    func gutter() {
        let file = SourceFile(name: "f", text: String(repeating: "\n", count: 123_455) + "x")
        let finding = Diagnostic(
            severity: .warning, code: "c", file: file, range: 123_455..<123_456,
            message: Bilingual(vi: "sai", en: "wrong"), remedy: Bilingual(vi: "đúng", en: "right"))
        #expect(
            DiagnosticRenderer(language: .vi).render(finding) == """
                f:123456:1: warning: sai
                123456 | x
                       | ^
                       = đúng

                """)
    }

    @Test("JSON has every key always, and escapes what it must")
    func json() {
        let file = SourceFile(name: "a\"b.yaml", text: "x: 1\n")
        let findings = [
            Diagnostic(
                severity: .error, code: "c", file: file, range: 3..<4,
                message: Bilingual(vi: "sai\t“x”", en: "wrong"),
                remedy: Bilingual(vi: "đúng", en: "right"),
                notes: [
                    .init(message: Bilingual(vi: "ở đây", en: "here"), file: file, range: 0..<1)
                ]),
            Diagnostic(
                severity: .warning, code: "d", file: file, range: nil,
                message: Bilingual(vi: "b\\n", en: "b"),
                lint: LintMark(code: "H012", level: .advice)),
        ]
        #expect(
            diagnosticsJSON(findings, language: .vi) == #"""
                [
                  {"file": "a\"b.yaml", "line": 1, "column": 4, "endColumn": 5, "severity": "error", "code": "c", "lint": null, "level": null, "message": "sai\t“x”", "remedy": "đúng", "notes": [{"file": "a\"b.yaml", "line": 1, "column": 1, "message": "ở đây"}]},
                  {"file": "a\"b.yaml", "line": null, "column": null, "endColumn": null, "severity": "warning", "code": "d", "lint": "H012", "level": "advice", "message": "b\\n", "remedy": null, "notes": []}
                ]

                """#)
        #expect(diagnosticsJSON([], language: .en) == "[]\n")
    }
}
