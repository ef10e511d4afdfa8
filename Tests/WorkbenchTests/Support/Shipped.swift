import Civil
import Foundation
import RuleFiles
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// The rules that the project ships, and what they send in 2025.
enum Shipped {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Where they lie.
    static var folder: String { "\(root)/rules" }

    static func rules() throws -> RuleSet { try read.get() }

    private static let read = Result {
        let loaded = RuleDirectory().load(["\(root)/rules"])
        try #require(loaded.unreadable.isEmpty)
        return try #require(RuleReader.read(loaded.sources, zone: zone).rules)
    }

    /// The shipped rules with every text in them replaced by the one behind it: an edit.
    static func edited(_ texts: String...) throws -> RuleSet {
        let sources = RuleDirectory().load(["\(root)/rules"]).sources.map { source in
            RuleSource(
                name: source.name,
                bytes: Array(
                    stride(from: 0, to: texts.count - 1, by: 2).reduce(
                        String(decoding: source.bytes, as: UTF8.self)
                    ) { $0.replacing(texts[$1], with: texts[$1 + 1]) }.utf8))
        }
        let (rules, findings) = RuleReader.read(sources, zone: zone)
        #expect(findings.filter { $0.severity == .error }.map(\.message.en) == [])
        return try #require(rules)
    }

    /// From the first working day after New Year to the year's end.
    static func year() throws -> Simulation { try played.get() }

    private static let played = Result {
        try Simulation(rules: try rules(), from: day("02/01/2025"), to: day("31/12/2025"))
    }

    /// Not the machine's: its data may be of another year.
    static func zone(_ name: String) -> Zone? {
        name == "Asia/Ho_Chi_Minh" ? Zone(name: name, offset: 7 * 3600) : nil
    }

    static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

    /// The events that the shipped rehearsal has the office record.
    static func rehearsal() throws -> [ScriptedEvent] {
        let text = try String(
            contentsOfFile: "\(root)/rules/rehearsal/antq-2025.jsonl", encoding: .utf8)
        let (script, findings) = Script.read(text, rules: try rules())
        #expect(findings.map(\.description) == [])
        return script.events
    }
}
