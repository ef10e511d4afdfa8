import Civil
import Foundation
import SourceText
import Testing

@testable import Rules

/// The guide for plan owners is held to the reader: every example passes, every key is explained.
struct GuideTests {
    static let guide = Result {
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
        if !block.contains("settings:") { sources.append(Desk.source("s.yaml", Desk.settings)) }
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

    @Test("Every key's Vietnamese name is in the guide", arguments: KeyTable.all.map(\.name))
    func vietnamese(_ name: String) throws {
        let guide = try Self.guide.get()
        let table = try #require(KeyTable.all.first { $0.name == name })
        let kinds = Duty.Kind.allCases.map(\.rawValue)
        for key in table.keys where !["tests", "plan"].contains(key) && !kinds.contains(key) {
            let vietnamese = table.name(of: key, .vi)
            #expect(guide.contains("`\(vietnamese)`") || guide.contains("`\(vietnamese)"), "\(key)")
        }
    }

    /// The plan that the recipes' duties stand in.
    private static let recipePlan = """
        plan:
          id: cong-thuc
          title: Công thức
          document: Kế hoạch số 1
          owner: phong-tchc
          period: 01/03/2026 - 31/12/2026
        duties:

        """

    @Test("Twenty sentences of papers are rules that pass, and give the days that the guide says")
    func recipes() throws {
        let parts = try Self.guide.get().components(separatedBy: "```yaml recipe\n").dropFirst()
        #expect(parts.count == 20)
        let calendar = try #require(
            try Shipped.sources().first { $0.name.hasSuffix("calendars/vn.yaml") })
        for part in parts {
            let halves = part.components(separatedBy: "```\n\n→ ")
            let said = try #require(halves[1].split(separator: "\n").first)
            let text =
                Self.recipePlan
                + halves[0].split(separator: "\n").map { "  \($0)\n" }.joined()
            let besides = [
                Desk.source("r.yaml", Desk.registry), calendar,
                Desk.source("s.yaml", Desk.settings),
            ]
            let (rules, findings) = Desk.read(text, besides: besides)
            #expect(DiagnosticRenderer(language: .vi).render(findings) == "")
            let found = try Self.lastGoodDays(of: text, rules: #require(rules))
            let expected = said.replacing(" …", with: "")
            #expect(
                said.hasSuffix("…") ? found.hasPrefix(expected) : found == expected,
                "\(halves[0]) gives \(found)")
        }
    }

    /// The days of the last duty in `text`.
    private static func lastGoodDays(of text: String, rules: RuleSet) throws -> String {
        var drafts = FileDrafts()
        drafts.read(
            SourceFile(name: "plan.yaml", text: text), findings: Findings(), zone: Desk.zone)
        drafts.readPlans(findings: Findings(), zone: Desk.zone)
        let plan = try #require(drafts.plans.first)
        let draft = try #require(plan.duties.last)
        let calendar = try #require(rules.calendars["vn"])
        let zone = try #require(plan.zone)
        let period = try #require(plan.period?.value)
        var days = DutyDays(draft: draft, period: period, calendar: calendar, zone: zone).days.map(
            \.lastGood)
        switch draft.schedule {
        case .afterCompletion(_, _, let first): days = [first]
        case .standing(let expressions):
            for expression in expressions {
                expression.forEach(
                    from: CivilDateTime(period.lowerBound, .midnight), fromIsDate: true,
                    in: WhenContext(calendar: calendar, zone: zone)
                ) { item in
                    days.append(item.date)
                    return item.date < period.upperBound
                }
            }
        case .dates, .recurring, .afterEvent, nil: break
        }
        return days.map(\.vietnamese).joined(separator: ", ")
    }

    @Test("Every column that a table may have is in the guide")
    func columns() throws {
        let guide = try Self.guide.get()
        for column in CSVColumn.headers.main { #expect(guide.contains(column), "\(column)") }
    }
}
