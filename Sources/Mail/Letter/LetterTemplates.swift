internal import Mustache
package import SourceText

/// The templates in use: the built-in ones, with those that a site has put in their place.
package struct LetterTemplates: Sendable {
    private let builtIn: [String: TemplateText]
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

    private init(own: [String: TemplateText]) {
        self.own = own
        builtIn = Self.parsedBuiltIns
    }

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

    /// Parsed once; a test reads every one of them.
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
        guard !letter.items.isEmpty else { throw .noItems }
        if letter.reader == .head {
            for item in letter.items where item.namesUnits {
                throw .namesOtherUnits(kind: item.kind)
            }
        }
        let page = PageOfLetter(templates: self, letter: letter)
        return page.rendered()
    }

    /// The site's own template `name` and, behind it, the built-in one.
    func candidates(_ name: String) -> [TemplateText] {
        [own[name], builtIn[name]].compactMap { $0 }
    }
}

/// One letter on its way through the templates.
private struct PageOfLetter {
    let templates: LetterTemplates
    let letter: Letter
    let view: LetterView

    init(templates: LetterTemplates, letter: Letter) {
        self.templates = templates
        self.letter = letter
        view = LetterView(letter)
    }

    private struct Parts {
        let subject: String
        let line: String
        let body: String
    }

    func rendered() -> RenderedLetter {
        let parts: Parts
        var frame = view.common
        if letter.isConfidential {
            parts = render(BuiltInTemplates.confidential, [:])
        } else if letter.items.count == 1 {
            parts = render(letter.items[0])
            frame["salutation"] = letter.salutation
        } else {
            parts = digest()
            // The department's digest to a unit has no salutation; to others it keeps theirs.
            if letter.reader != .head { frame["salutation"] = letter.salutation }
        }
        frame["body"] = trimmed(parts.body)
        let notes = letter.notes.filter(isForReader)
        if !letter.isConfidential, !notes.isEmpty {
            frame["hasNotes"] = true
            frame["notes"] = notes.map(view.wording.note)
        }
        let text = trimmed(body(BuiltInTemplates.frame, frame))
        let footer = trimmed(body(BuiltInTemplates.footer, view.common))
        return RenderedLetter(
            subject: parts.subject, text: LineFill.fill("\(text)\n\n\(footer)\n"),
            html: html(subject: parts.subject, text: text, footer: footer))
    }

    /// Whose mail came back, and whom the ladder passed over, is no business of a unit's head.
    private func isForReader(_ note: LetterNote) -> Bool {
        switch note {
        case .skipped, .bounced: letter.reader != .head
        case .succession, .text: true
        }
    }

    private func digest() -> Parts {
        let items = letter.items.sortedByUrgency()
        var values: [String: Any] = ["count": items.count]
        let late = items.count { $0.isOverdue }
        if items.allSatisfy({ $0.kind == .confirmation }) {
            values["answers"] = true
        } else if items.contains(where: \.namesUnits) {
            values["mixed"] = true
        } else if late > 0 {
            values["overdue"] = late
        } else {
            values["upcoming"] = true
        }
        values["items"] = items.enumerated().map { index, item -> [String: Any] in
            let parts = render(item)
            let details = item.namesUnits ? trimmed(parts.body).split(separator: "\n") : []
            return ["number": index + 1, "line": parts.line, "details": details.map(String.init)]
        }
        return render(BuiltInTemplates.digest, values)
    }

    private func render(_ item: LetterItem) -> Parts {
        var values = view.values(item)
        if case .redirect(let inner, _) = item {
            let parts = render(inner)
            values["innerLine"] = parts.line
            values["innerBody"] = trimmed(parts.body)
        }
        return render(item.kind.rawValue, values)
    }

    /// A site's template that renders an empty subject or line is passed over as if it didn't
    /// parse.
    private func render(_ name: String, _ values: [String: Any]) -> Parts {
        let context = view.common.merging(values) { _, new in new }
        var parts = Parts(subject: "", line: "", body: "")
        for template in templates.candidates("\(letter.language.rawValue)/\(name)") {
            parts = Parts(
                subject: template.subject?.render(context) ?? "",
                line: template.line?.render(context) ?? "",
                body: capitalised(
                    template.body.render(context), [letter.office, letter.organisation]))
            let isBlank = parts.subject.allSatisfy(\.isWhitespace)
            if !isBlank, template.line == nil || !parts.line.allSatisfy(\.isWhitespace) { break }
        }
        return parts
    }

    private func body(_ name: String, _ values: [String: Any]) -> String {
        let name = name == BuiltInTemplates.html ? name : "\(letter.language.rawValue)/\(name)"
        return templates.candidates(name).first?.body.render(values) ?? ""
    }

    private func html(subject: String, text: String, footer: String) -> String {
        let lines = text.split(separator: "\n").map { HTMLPage.row(String($0)) }
        let page: [String: Any] = [
            "language": letter.language.rawValue, "subject": subject, "lines": lines,
            "footer": footer.split(separator: "\n").map(String.init),
        ]
        return body(BuiltInTemplates.html, page) + "\n"
    }

    private func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        while rest.first?.isNewline == true { rest = rest.dropFirst() }
        return String(rest)
    }
}
