import Foundation
import Mail
import SourceText
import Testing

/// The names that templates may use are those that have values, and those that the guide lists.
@Suite struct TemplateValueTests {
    @Test(
        "Every name that a kind of letter may use has a value in one",
        arguments: LetterKind.allCases)
    func values(_ kind: LetterKind) throws {
        let letters = try CatalogueEntry.all.map { entry in
            var letter = try entry.letter()
            letter.unit = "Trường THPT Bảo Lộc"
            return letter
        }.filter { $0.items.count == 1 && $0.items[0].kind == kind && !$0.isConfidential }
        try #require(!letters.isEmpty)
        for name in LetterTemplates.values(in: kind.rawValue) where !Self.rare.contains(name) {
            let lists = ["units", "rows"].filter {
                $0 != name && LetterTemplates.values(in: kind.rawValue).contains($0)
            }
            let body =
                "{{#\(name)}}HIT{{/\(name)}}"
                + lists.map { "{{#\($0)}}{{#\(name)}}HIT{{/\(name)}}{{/\($0)}}" }.joined()
            let (templates, findings) = LetterTemplates.reading([
                SourceFile(
                    name: "vi/\(kind.rawValue).mustache", text: "Subject: S\nLine: L\n\nx\(body)")
            ])
            #expect(findings.isEmpty)
            let isMet = try letters.contains { try templates.render($0).text.contains("HIT") }
            #expect(isMet, "\(kind.rawValue): \(name)")
        }
    }

    /// Every matter may have a place to report to; lists so long that they are cut are in no sample.
    private static let rare: Set<String> = [
        "sendTo", "report", "more", "form", "channel", "window", "event",
    ]

    @Test("The guide lists every template with exactly the names that it may use")
    func guide() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("docs/TEMPLATES.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        var listed: [String: [String]] = [:]
        for row in rows {
            let words = row.matches(of: /`([^`]+)`/).map { String($0.1) }
            if let template = words.first { listed[template] = Array(words.dropFirst()) }
        }
        let shared = LetterTemplates.values(in: "footer")
        let templates = Set(LetterTemplates.names.compactMap { $0.split(separator: "/").last })
        #expect(Set(listed.keys.map { $0[...] }) == templates)
        for (template, names) in listed {
            let own = LetterTemplates.values(in: template)
                .filter { template == "html" || template == "footer" || !shared.contains($0) }
            #expect(names.sorted() == own, "\(template)")
        }
    }
}
