/// What a template's names stand for. A value that doesn't apply is left out, never empty.
enum TemplateValue: Sendable {
    case text(String)
    /// Present or not, with nothing to print.
    case flag(Bool)
    /// One row after the other; inside a section of the list a row's names come first.
    case rows([TemplateValues])
    /// Rows that are `{{.}}` alone.
    case lines([String])

    /// What a section asks.
    var holds: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .flag(let flag): flag
        case .rows(let rows): !rows.isEmpty
        case .lines(let lines): !lines.isEmpty
        }
    }
}

/// The names that a template sees, and their values.
typealias TemplateValues = [String: TemplateValue]

/// A template, parsed: the part of Mustache that mails need. `{{name}}` prints a value, `{{#name}}`
/// … `{{/name}}` stands where there is one and once for each row of a list, `{{^name}}` … `{{/name}}`
/// where there is none, `{{! … }}` is a remark. A line that holds nothing but one of the tags of a
/// section or a remark leaves no line behind.
struct TemplateTree: Sendable {
    indirect enum Node: Sendable {
        case text(String)
        case value(String, isEscaped: Bool)
        case section(String, [Node])
        case inverted(String, [Node])
    }

    let nodes: [Node]

    /// `text` has passed `TemplateTags`: its tags are closed and its sections are paired. Those
    /// that aren't print as they stand.
    init(_ text: String, escapes: Bool) {
        var parser = Parser(rest: Array(text.utf8)[...], escapes: escapes)
        nodes = parser.nodes(until: nil)
    }

    func render(_ values: TemplateValues) -> String {
        var out = ""
        Self.render(nodes, [values], ".", &out)
        return out
    }

    private static func render(
        _ nodes: [Node], _ scopes: [TemplateValues], _ row: String, _ out: inout String
    ) {
        for node in nodes {
            switch node {
            case .text(let text): out += text
            case .value(let name, let isEscaped):
                guard case .text(let text) = find(name, scopes, row) else { continue }
                if isEscaped { out.append(escaping: text) } else { out += text }
            case .section(let name, let inner):
                guard let value = find(name, scopes, row), value.holds else { continue }
                switch value {
                case .text(let text): render(inner, scopes, text, &out)
                case .flag: render(inner, scopes, row, &out)
                case .rows(let rows): for next in rows { render(inner, scopes + [next], row, &out) }
                case .lines(let lines): for line in lines { render(inner, scopes, line, &out) }
                }
            case .inverted(let name, let inner):
                if find(name, scopes, row)?.holds ?? false { continue }
                render(inner, scopes, row, &out)
            }
        }
    }

    private static func find(
        _ name: String, _ scopes: [TemplateValues], _ row: String
    ) -> TemplateValue? {
        if name == "." { return .text(row) }
        for scope in scopes.reversed() {
            if let value = scope[name] { return value }
        }
        return nil
    }
}

/// One pass over a template's octets.
private struct Parser {
    var rest: ArraySlice<UInt8>
    let escapes: Bool
    private var isAtLineStart = true

    init(rest: ArraySlice<UInt8>, escapes: Bool) {
        self.rest = rest
        self.escapes = escapes
    }

    private enum Tag {
        case value(String, isEscaped: Bool)
        case open(String), inverted(String), close(String)
        case remark

        var stands: Bool { if case .value = self { false } else { true } }
    }

    /// The nodes up to the end of the section `name`, or of the text.
    mutating func nodes(until name: String?) -> [TemplateTree.Node] {
        var found: [TemplateTree.Node] = []
        var text: [UInt8] = []
        func flush() {
            if text.isEmpty { return }
            found.append(.text(String(decoding: text, as: UTF8.self)))
            text = []
        }
        while let octet = rest.first {
            guard octet == UInt8(ascii: "{"), let (tag, after) = tag(at: rest.startIndex) else {
                text.append(octet)
                isAtLineStart = octet == 10 || isAtLineStart && (octet == 32 || octet == 9)
                rest = rest.dropFirst()
                continue
            }
            rest = rest[after...]
            if tag.stands, isAtLineStart, let end = blankLineEnd {
                // A tag alone on its line: the line goes with it.
                while let last = text.last, last == 32 || last == 9 { text.removeLast() }
                rest = rest[end...]
            } else {
                isAtLineStart = false
            }
            switch tag {
            case .remark: continue
            case .value(let name, let isEscaped):
                flush()
                found.append(.value(name, isEscaped: isEscaped))
            case .open(let inner):
                flush()
                found.append(.section(inner, nodes(until: inner)))
            case .inverted(let inner):
                flush()
                found.append(.inverted(inner, nodes(until: inner)))
            case .close(let closed):
                if closed == name {
                    flush()
                    return found
                }
            }
        }
        flush()
        return found
    }

    /// Behind the line end that follows, where nothing but blanks stands before it.
    private var blankLineEnd: Int? {
        for index in rest.indices {
            switch rest[index] {
            case 10: return index + 1
            case 32, 9: continue
            default: return nil
            }
        }
        return rest.endIndex
    }

    private func tag(at start: Int) -> (Tag, after: Int)? {
        guard rest[start...].starts(with: "{{".utf8) else { return nil }
        let isTriple = rest[start...].starts(with: "{{{".utf8)
        let closing = Array((isTriple ? "}}}" : "}}").utf8)
        var end = start + closing.count
        while end < rest.endIndex, !rest[end...].starts(with: closing) {
            if rest[end] == 10 { return nil }
            end += 1
        }
        guard end < rest.endIndex else { return nil }
        let inner = rest[(start + closing.count)..<end]
        let after = end + closing.count
        if isTriple { return (.value(name(inner), isEscaped: false), after) }
        switch inner.first {
        case UInt8(ascii: "!"): return (.remark, after)
        case UInt8(ascii: "#"): return (.open(name(inner.dropFirst())), after)
        case UInt8(ascii: "^"): return (.inverted(name(inner.dropFirst())), after)
        case UInt8(ascii: "/"): return (.close(name(inner.dropFirst())), after)
        case UInt8(ascii: "&"): return (.value(name(inner.dropFirst()), isEscaped: false), after)
        default: return (.value(name(inner), isEscaped: escapes), after)
        }
    }

    private func name(_ octets: ArraySlice<UInt8>) -> String {
        var octets = octets
        while octets.first == 32 { octets = octets.dropFirst() }
        while octets.last == 32 { octets = octets.dropLast() }
        return String(decoding: octets, as: UTF8.self)
    }
}

extension String {
    /// Appends `text` as a page shows it: nothing in it is markup.
    mutating func append(escaping text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": self += "&amp;"
            case "<": self += "&lt;"
            case ">": self += "&gt;"
            case "\"": self += "&quot;"
            case "'": self += "&#39;"
            default: unicodeScalars.append(scalar)
            }
        }
    }
}
