internal import Mustache

/// What a template's names stand for. A value that doesn't apply is left out, never empty.
enum TemplateValue: Sendable {
    case text(String)
    /// Present or not, with nothing to print.
    case flag(Bool)
    /// One row after the other; inside a section of the list a row's names come first.
    case rows([TemplateValues])
    /// Rows that are `{{.}}` alone.
    case lines([String])

    /// As the library takes it; `nil` where a section of it has nothing to show.
    fileprivate var shown: Any? {
        switch self {
        case .text(let text): text.isEmpty ? nil : text
        case .flag(let flag): flag ? Flag() : nil
        case .rows(let rows): rows.isEmpty ? nil : List(rows: rows.map(Scope.init))
        case .lines(let lines): lines.isEmpty ? nil : List(rows: lines)
        }
    }
}

/// The names that a template sees, and their values.
typealias TemplateValues = [String: TemplateValue]

/// The entries that have a value.
func present(_ entries: [String: String?]) -> TemplateValues {
    var values = TemplateValues(minimumCapacity: entries.count)
    for (name, text) in entries {
        if let text, !text.isEmpty { values[name] = .text(text) }
    }
    return values
}

/// Both views in one; of two values the later one counts.
func + (a: TemplateValues, b: TemplateValues) -> TemplateValues {
    a.merging(b) { _, new in new }
}

/// Names with their values, looked up as they are needed. By itself it prints nothing, where a
/// dictionary would print everything it holds.
struct Scope: MustacheParent, MustacheCustomRenderable {
    let values: TemplateValues

    func child(named name: String) -> Any? { values[name]?.shown }
    var renderText: String { "" }
    var isNull: Bool { false }
}

private struct Flag: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { false }
}

private struct List: MustacheSequence, MustacheCustomRenderable {
    let rows: [Any]

    func makeIterator() -> some IteratorProtocol<Any> { rows.makeIterator() }
    var renderText: String { "" }
    var isNull: Bool { false }
}
