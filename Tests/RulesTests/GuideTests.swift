import Foundation
import SourceText
import Testing

@testable import Rules

/// The guide for plan owners is held to the reader: every example passes, every key is explained.
struct GuideTests {
    private static let guide = Result {
        try String(
            contentsOf: Shipped.root.resolvingSymlinksInPath()
                .appendingPathComponent("docs/RULES.md"), encoding: .utf8)
    }

    /// The fenced blocks of a language.
    private static func blocks(_ language: String) throws -> [String] {
        var blocks: [String] = []
        var current: String?
        for line in try guide.get().components(separatedBy: "\n") {
            if let block = current {
                if line == "```" {
                    blocks.append(block)
                    current = nil
                } else {
                    current = block + line + "\n"
                }
            } else if line == "```\(language)" {
                current = ""
            }
        }
        return blocks
    }

    /// Units and a calendar that the examples speak of.
    private static func around(_ block: String) -> [RuleSource] {
        var sources: [RuleSource] = []
        if !block.contains("\nunits:") { sources.append(Desk.source("r.yaml", Desk.registry)) }
        if !block.contains("id: vn") { sources.append(Desk.source("c.yaml", Desk.calendar)) }
        return sources
    }

    @Test("Every example of the guide passes, without a warning")
    func examples() throws {
        let blocks = try Self.blocks("yaml")
        #expect(blocks.count >= 7)
        for block in blocks {
            let (rules, findings) = Desk.read(
                block, as: "example.yaml", besides: Self.around(block))
            #expect(rules != nil)
            let text = DiagnosticRenderer(language: .vi).render(findings)
            #expect(text == "", "\(block.prefix(60))")
        }
    }

    @Test("The guide's table of units passes")
    func table() throws {
        let block = try #require(try Self.blocks("csv").first)
        let (rules, findings) = Desk.read(block, as: "example.csv", besides: [])
        #expect(findings.map(\.message.vi) == [])
        #expect(rules?.registry.units.map(\.id) == ["thpt-a", "thpt-b"])
        #expect(rules?.registry.unit("thpt-a")?.groups == ["truong", "cum-1"])
    }

    @Test("Every key that the reader knows is in the guide", arguments: KeyTable.all.map(\.name))
    func keys(_ name: String) throws {
        let guide = try Self.guide.get()
        let table = try #require(KeyTable.all.first { $0.name == name })
        for key in table.keys where !["note", "tests"].contains(key) {
            #expect(guide.contains("`\(key)`") || guide.contains("\(key):"), "\(key)")
        }
    }

    @Test("Every column that a table may have is in the guide")
    func columns() throws {
        let guide = try Self.guide.get()
        for column in CSVColumn.headers.main { #expect(guide.contains(column), "\(column)") }
    }
}
