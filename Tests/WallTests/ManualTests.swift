import Foundation
import Testing

/// The manual pages stand in `man` and, in Vietnamese, in `man/vi`: mdoc(7), in the same order.
@Suite struct ManualTests {
    static let pages = Result { try SourceTree.files(["man/*.[1-8]"]).sorted() }

    /// What means the same in every language: a command, an option, a file, a variable, a page.
    private static let named: Set<Substring> = ["Cm", "Fl", "Pa", "Ev", "Xr", "Dv", "Sy", "Li"]
    /// What else may stand on a line of mdoc(7).
    private static let others: Set<Substring> = [
        "Ar", "Op", "Oo", "Oc", "Ns", "Nm", "No", "Pq", "Ql", "It", "Sh", "Ss", "Pp", "Bl", "El",
        "Bd", "Ed", "Nd", "Dd", "Dt", "Os",
    ]

    struct Page {
        /// Every name with what it is: "Fl -from".
        var names: Set<String> = []
        /// What each list explains, in its order.
        var items: [[String]] = []
        /// "Sh" and "Ss", in their order.
        var sections: [Substring] = []
        /// Lines to be typed, without those of rule files, whose keys have a language.
        var commands: [Substring] = []

        init(_ text: String) {
            var isShown = false
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                if line.hasPrefix(".Bd") || line.hasPrefix(".Ed") {
                    isShown = line.hasPrefix(".Bd")
                }
                guard line.hasPrefix("."), let macro = words.first?.dropFirst() else {
                    let first = words.first ?? ""
                    if isShown, ["hanchot", "journalctl", "systemctl", "apt"].contains(first) {
                        commands.append(line)
                    }
                    continue
                }
                if macro == "Sh" || macro == "Ss" { sections.append(macro) }
                var kind: Substring?
                var found: [String] = []
                for word in [macro] + words.dropFirst() {
                    if Page.isMacro(word) {
                        kind = ManualTests.named.contains(word) ? word : nil
                    } else if let kind, word.contains(where: { $0.isLetter || $0.isNumber }) {
                        found.append("\(kind) \(word)")
                    }
                }
                names.formUnion(found)
                if macro == "It" { items.append(found) }
            }
        }

        private static func isMacro(_ word: Substring) -> Bool {
            ManualTests.named.contains(word) || ManualTests.others.contains(word)
        }
    }

    @Test func `every page is there in Vietnamese, and no other`() throws {
        let english = try Self.pages.get().map { $0.dropFirst("man/".count) }
        #expect(english.count == 5)
        #expect(
            try SourceTree.files(["man/vi/*"]).map { $0.dropFirst("man/vi/".count) }.sorted()
                == english)
    }

    @Test func `both languages of a page name the same commands, options, files and sections`()
        throws
    {
        for page in try Self.pages.get() {
            let en = Page(try SourceTree.text(page))
            let vi = Page(try SourceTree.text("man/vi/" + page.dropFirst("man/".count)))
            #expect(en.names.count > 15)
            let (lacks, adds) = (en.names.subtracting(vi.names), vi.names.subtracting(en.names))
            #expect(lacks.isEmpty, "\(page): \(lacks.sorted())")
            #expect(adds.isEmpty, "\(page): \(adds.sorted())")
            #expect(vi.items == en.items, "\(page)")
            #expect(vi.sections == en.sections, "\(page)")
            #expect(vi.commands == en.commands, "\(page)")
        }
    }

    /// Of CONTROL.md the Vietnamese text, then the English one: what each has, by its kind.
    private func halves() throws -> [[String: [String]]] {
        let text = try SourceTree.text("docs/CONTROL.md")
        let parts = text.ranges(of: "\n---\n")
        try #require(parts.count == 1)
        return [text[..<parts[0].lowerBound], text[parts[0].upperBound...]].map { half in
            let names = half.matches(of: /`([^`\n]+)`/).map { String($0.output.1) }
            let lines = half.split(separator: "\n")
            return [
                "names": Set(names).sorted(),
                "headings": lines.filter { $0.hasPrefix("#") }.map {
                    String($0.prefix { $0 == "#" })
                },
                // The first cell of a command's row is typed, the same in both.
                "rows": lines.filter { $0.hasPrefix("| `hanchot") }
                    .compactMap { $0.split(separator: "|").first }
                    .flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.output.1) } },
                "tables": lines.split { !$0.hasPrefix("|") }.map { "\($0.count) rows" },
            ]
        }
    }

    @Test func `both languages of the control socket's page name the same, row by row`() throws {
        let halves = try halves()
        for kind in halves[0].keys.sorted() {
            #expect(try #require(halves[1][kind]?.count) > 3, "\(kind)")
            #expect(halves[0][kind] == halves[1][kind], "\(kind)")
        }
    }

    @Test func `methods and errors that the page names are the interface's`() throws {
        let interface = try SourceTree.files(["Sources/Control/*InterfaceText.swift"])
            .map { try SourceTree.text($0) }.joined()
        let declared = Set(interface.matches(of: /(?:method|error) ([A-Z]\w+)/).map(\.output.1))
        #expect(declared.count > 30)
        let text = try SourceTree.text("docs/CONTROL.md")
        for name in text.matches(of: /`([A-Z][a-z]+[A-Za-z]*)`/) {
            #expect(declared.contains(name.output.1), "\(name.output.1)")
        }
    }
}
