import Mustache

/// The templates in use: the built-in ones, with those that a site has put in their place.
package struct LetterTemplates: Sendable {
    /// What is wrong with templates that were meant to replace built-in ones; the built-in ones
    /// are used instead, so no letter is lost.
    package let findings: [TemplateFinding]

    private let builtIn: [String: TemplateText]
    private let own: [String: TemplateText]

    /// The names that `overrides` may have, sorted: `en/anniversary` … `html` … `vi/tally`.
    package static var names: [String] { BuiltInTemplates.all.keys.sorted() }

    /// The text of a built-in template, to start one's own from.
    package static func builtInText(_ name: String) -> String? { BuiltInTemplates.all[name] }

    /// `overrides` maps names such as `vi/reminder` to Mustache texts.
    package init(overrides: [String: String] = [:]) {
        var findings: [TemplateFinding] = []
        var own: [String: TemplateText] = [:]
        for (name, text) in overrides.sorted(by: { $0.key < $1.key }) {
            guard BuiltInTemplates.all[name] != nil else {
                findings.append(
                    TemplateFinding(
                        template: name, line: nil,
                        message: "there is no template of this name; there are "
                            + Self.names.joined(separator: ", ")))
                continue
            }
            do throws(TemplateText.Fault) {
                own[name] = try TemplateText(text, name: name)
            } catch {
                findings.append(
                    TemplateFinding(template: name, line: error.line, message: error.message))
            }
        }
        self.findings = findings
        self.own = own
        builtIn = Self.parsedBuiltIns
    }

    /// Parsed once; a test reads every one of them.
    private static let parsedBuiltIns: [String: TemplateText] = {
        var parsed: [String: TemplateText] = [:]
        for (name, text) in BuiltInTemplates.all {
            do throws(TemplateText.Fault) {
                parsed[name] = try TemplateText(text, name: name)
            } catch {
                preconditionFailure("built-in template \(name): \(error.message)")
            }
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
        if !letter.isConfidential, !letter.notes.isEmpty {
            frame["hasNotes"] = true
            frame["notes"] = letter.notes.map(view.wording.note)
        }
        let text = trimmed(body(BuiltInTemplates.frame, frame))
        let footer = trimmed(body(BuiltInTemplates.footer, view.common))
        return RenderedLetter(
            subject: parts.subject, text: LineFill.fill("\(text)\n\n\(footer)\n"),
            html: html(subject: parts.subject, text: text, footer: footer))
    }

    private func digest() -> Parts {
        let items = letter.items.sortedByUrgency()
        var values: [String: Any] = ["count": items.count]
        let late = items.count { $0.isOverdue }
        if items.contains(where: \.namesUnits) {
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
                line: template.line?.render(context) ?? "", body: template.body.render(context))
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
            "footer": footer,
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
