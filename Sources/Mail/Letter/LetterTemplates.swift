package import SourceText

/// The templates in use: the built-in ones, with those that a site has put in their place.
package struct LetterTemplates: Sendable {
    private let own: [String: TemplateText]

    /// The names that a site's own templates may have, sorted: `en/anniversary` … `html` …
    /// `vi/tally`.
    package static var names: [String] { BuiltInTemplates.all.keys.sorted() }

    /// What the files of a site's own templates end with.
    package static let fileEnding = ".mustache"

    /// The text of a built-in template, to start one's own from.
    package static func builtInText(_ name: String) -> String? { BuiltInTemplates.all[name] }

    /// The names that the template may use, sorted; `template` may have its language in front.
    package static func values(in template: String) -> [String] {
        let bare = template.split(separator: "/").last.map(String.init) ?? template
        return TemplateNames.names(of: bare).sorted()
    }

    /// The built-in templates alone.
    package init() { self.init(own: [:]) }

    private init(own: [String: TemplateText]) { self.own = own }

    /// Templates with a site's own in place of built-in ones, and what is wrong with the rest.
    ///
    /// A file's name says which template it is, by its last two parts: `templates/vi/overdue.mustache`,
    /// or `templates/html.mustache` for the page of all languages. Where a file can't be
    /// used the built-in template is, so a fault never costs a mail.
    package static func reading(
        _ files: [SourceFile]
    ) -> (templates: LetterTemplates, findings: [Diagnostic]) {
        var findings: [Diagnostic] = []
        var own: [String: TemplateText] = [:]
        for file in files {
            guard let name = name(ofFile: file.name) else {
                findings.append(unknown(file))
                continue
            }
            let (text, faults) = TemplateText.read(file, name: name)
            findings += faults
            if let text { own[name] = text }
        }
        return (LetterTemplates(own: own), findings)
    }

    private static func name(ofFile path: String) -> String? {
        guard path.hasSuffix(fileEnding) else { return nil }
        let parts = path.dropLast(fileEnding.count).split(separator: "/").suffix(2)
        let known = [parts.joined(separator: "/"), parts.last.map(String.init) ?? ""]
        return known.first { BuiltInTemplates.all[$0] != nil }
    }

    private static func unknown(_ file: SourceFile) -> Diagnostic {
        let parts = file.name.replacing(fileEnding, with: "").split(separator: "/").suffix(2)
        let near = suggestion(for: parts.joined(separator: "/"), among: names)
        return Diagnostic(
            severity: .error, code: "unknown-template", file: file, range: nil,
            message: Bilingual(
                vi: "không có mẫu thư nào mang tên này", en: "there is no template of this name"),
            remedy: Bilingual(
                vi: near.map { "có phải là “\($0)\(fileEnding)”?" }
                    ?? "các tên dùng được: \(names.joined(separator: ", "))",
                en: near.map { "did you mean '\($0)\(fileEnding)'?" }
                    ?? "there are \(names.joined(separator: ", "))"))
    }

    /// Parsed once, by the first letter: a start needs none of them. A test reads every one.
    private static let parsedBuiltIns: [String: TemplateText] = {
        var parsed: [String: TemplateText] = [:]
        for (name, text) in BuiltInTemplates.all {
            let file = SourceFile(name: name, text: text)
            let (template, findings) = TemplateText.read(file, name: name)
            precondition(
                findings.isEmpty,
                "built-in " + DiagnosticRenderer(language: .en).render(findings))
            parsed[name] = template
        }
        return parsed
    }()

    /// The letter's subject, text and page.
    ///
    /// Throws when it has no items, or when it would name other units to a unit's head
    /// (SEMANTICS 33).
    package func render(_ letter: Letter) throws(LetterError) -> RenderedLetter {
        try form(of: letter).filled(salutation: letter.salutation, unit: letter.unit)
    }

    /// The letter with gaps for the names of the one who gets it: once for all who get the same.
    ///
    /// Whether there is a unit counts, which one doesn't; the salutation doesn't count either.
    package func form(of letter: Letter) throws(LetterError) -> LetterForm {
        guard !letter.items.isEmpty else { throw .noItems }
        if letter.reader == .head {
            for item in letter.items where item.namesUnits {
                throw .namesOtherUnits(kind: item.kind)
            }
        }
        return PageOfLetter(templates: self, letter: letter).form()
    }

    /// The site's own template `name` and, behind it, the built-in one.
    func candidates(_ name: String) -> [TemplateText] {
        [own[name], Self.parsedBuiltIns[name]].compactMap { $0 }
    }
}
