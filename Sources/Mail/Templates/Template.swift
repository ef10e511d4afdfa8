internal import Mustache

/// A template: Mustache renders it, `parts` tell what it can print.
struct Template: Sendable {
    /// A stretch of a template, as `TemplateTags` found it.
    indirect enum Part: Sendable {
        case text(String)
        case value(String)
        case section(String, [Part])
        case inverted(String, [Part])
    }

    let parts: [Part]
    private let mustache: MustacheTemplate

    /// - Parameter escapes: whether values are shown as a page's text, so that nothing in them is
    ///   markup; plain text stays as it is.
    /// - Throws: what Mustache finds wrong, which `TemplateTags` should have told before.
    init(_ text: String, parts: [Part], escapes: Bool) throws {
        self.parts = parts
        // The pragma is the library's way to say whether to escape.
        mustache = try MustacheTemplate(
            string: "{{% CONTENT_TYPE:\(escapes ? "HTML" : "TEXT")}}\n\(text)")
    }

    func render(_ values: TemplateValues) -> String { mustache.render(Scope(values: values)) }
}
