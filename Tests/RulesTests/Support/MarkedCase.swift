import SourceText
import Testing

@testable import Rules

/// A file that stands alone, with its expected findings marked in it.
struct MarkedCase: CustomTestStringConvertible {
    var says: String
    var file: String

    init(_ says: String, _ file: String) {
        self.says = says
        self.file = file
    }

    var testDescription: String { says }

    /// Reads it under `name`: every mark is found, and nothing else.
    func expectItsFindings(as name: String) {
        let marked = MarkedText(file)
        let (rules, findings) = Desk.read(marked.text, as: name, besides: [])
        let found = findings.map { MarkedText.Mark(code: $0.code, range: $0.range ?? 0..<0) }
        #expect(Set(found) == Set(marked.expected))
        #expect((rules == nil) == findings.hasErrors)
    }
}
