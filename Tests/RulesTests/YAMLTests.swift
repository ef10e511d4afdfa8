import SourceText
import Testing

@testable import Rules

/// The tree that rules are read from: texts with exact places, nothing interpreted.
struct YAMLTests {
    private func compose(_ text: String) -> (
        tree: YAMLNode?, findings: [Diagnostic], file: SourceFile
    ) {
        let file = SourceFile(name: "f.yaml", text: text)
        let findings = Findings()
        return (YAMLComposer.compose(file, into: findings), findings.all, file)
    }

    @Test(
        "Values stay the texts that they are, whatever YAML's versions make of them",
        arguments: [
            "no", "on", "yes", "2025-11-05", "28/3", "0123", "1e3", "12:30:45", "07:30", ".inf",
            "trước ngày 05/11/2025",
        ])
    func texts(_ value: String) {
        let (tree, findings, _) = compose("key: \(value)\n")
        #expect(findings.isEmpty)
        guard case .mapping(let entries) = tree?.content,
            case .scalar(let text, isPlain: true) = entries.first?.value.content
        else {
            Issue.record("not a text")
            return
        }
        #expect(text == value)
    }

    struct Case: CustomTestStringConvertible {
        var says: String
        var text: String

        var testDescription: String { says }
    }

    @Test(
        "A value's place is exact, whatever stands before it",
        arguments: [
            Case(says: "letters with marks", text: "tiêu đề: [ạ, bộ, X]\n"),
            Case(says: "letters beyond the first plane", text: "𝒳: '𝒴'\nb: X\n"),
            Case(says: "a byte order mark", text: "\u{FEFF}a: X\n"),
            Case(says: "CR LF", text: "a: b\r\nc:\r\n  - d\r\n  - X\r\n"),
            Case(says: "comments", text: "# chú thích\na: b # và đây\nc: X # hết\n"),
            Case(says: "a folded text", text: "a: >-\n  một hai\n  ba\nb: X\n"),
            Case(says: "quotes", text: "a: \"b\\\"c\"\nd: X\n"),
        ])
    func places(_ item: Case) throws {
        let (tree, findings, file) = compose(item.text)
        #expect(findings.isEmpty)
        let root = try #require(tree)
        let place = try #require(Self.place(of: "X", in: root))
        #expect(String(decoding: file.bytes[place], as: UTF8.self) == "X")
    }

    private static func place(of text: String, in node: YAMLNode) -> Range<Int>? {
        switch node.content {
        case .scalar(text, _): node.range
        case .scalar, .refused: nil
        case .sequence(let items): items.lazy.compactMap { place(of: text, in: $0) }.first
        case .mapping(let entries):
            entries.lazy.compactMap { place(of: text, in: $0.value) }.first
        }
    }

    @Test("A mapping of very many keys takes no longer than its size allows, doubles and all")
    func manyKeys() {
        let lines = (0..<20_000).map { "key-\($0): x\n" }.joined() + "key-7: y\n"
        let (tree, findings, file) = compose(lines)
        #expect(findings.map(\.code) == ["duplicate-key"])
        #expect(findings.first?.position?.line == 20_001)
        #expect(findings.first?.notes.map { file.line(at: $0.range.lowerBound) } == [8])
        guard case .mapping(let entries) = tree?.content else {
            Issue.record("not a mapping")
            return
        }
        #expect(entries.count == 20_000)
    }

    @Test("What stands around a syntax error is read, with its exact places")
    func recovery() throws {
        let (tree, findings, file) = compose("a: b: c\nd: [e, f\n\tg: h\n? x\ni: Ẩn X\nj: X\n")
        #expect(findings.map(\.code) == ["needs-quotes", "tab", "not-closed"])
        let root = try #require(tree)
        let place = try #require(Self.place(of: "X", in: root))
        #expect(String(decoding: file.bytes[place], as: UTF8.self) == "X")
        #expect(file.line(at: place.lowerBound) == 6)
    }

    @Test("A file of nothing but errors is given up in the end, and has a finding")
    func hopeless() {
        for text in ["[[[[\n{{{\n- ]\n", ": :\n: :\n", "'\n\"\n'\n", "%\n%\n", "\u{0}\u{1}"] {
            let (_, findings, _) = compose(String(repeating: text, count: 40))
            #expect(!findings.isEmpty, "\(text)")
        }
    }
}
