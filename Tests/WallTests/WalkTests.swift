import Foundation
import Testing

/// ARCHITECTURE.md's walks speak of the code that is there.
@Suite struct WalkTests {
    /// The rows under "Three walks": who does it, and what it gives.
    private func rows() throws -> [(does: String, gives: String)] {
        let text = try SourceTree.text("ARCHITECTURE.md")
        let start = try #require(text.range(of: "## Three walks"))
        let rest = text[start.upperBound...]
        let end = try #require(rest.range(of: "\n## "))
        return rest[..<end.lowerBound].split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 3, cells[1].hasPrefix("`") else { return nil }
            return (cells[0], cells[2])
        }
    }

    private func isDeclared(_ name: Substring) throws -> Bool {
        try !SourceTree.lines(
            "\\b(?:struct|enum|final class|class|actor|protocol) \(name)\\b",
            in: ["Sources/**/*.swift"]
        ).isEmpty
    }

    @Test func `each shape of the walks is a type of the code, and they are as many as is said`()
        throws
    {
        let rows = try rows()
        #expect(rows.count > 20)
        let shapes = Set(rows.flatMap { $0.gives.matches(of: /`([A-Z]\w+)`/).map(\.1) })
        let modules = Set(try SourceTree.targets().map { Substring($0) })
        for shape in shapes.subtracting(modules) {
            #expect(try isDeclared(shape), "\(shape)")
        }
        let text = try SourceTree.text("ARCHITECTURE.md")
        let said = try #require(text.firstMatch(of: /(\d+) shapes in all/)?.1)
        #expect(Int(said) == shapes.subtracting(modules).count)
    }

    @Test func `who does a step of the walks is there, type and function`() throws {
        for row in try rows() {
            for step in row.does.matches(of: /`([A-Z]\w+)(?:\.(\w+))?`/) {
                #expect(try isDeclared(step.1), "\(step.1)")
                guard let name = step.2 else { continue }
                let found = try SourceTree.lines(
                    "\\bfunc \(name)\\b", in: ["Sources/**/*.swift"])
                #expect(!found.isEmpty, "\(step.0)")
            }
        }
    }
}
