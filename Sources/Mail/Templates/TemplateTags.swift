/// A template's tags, checked before Mustache reads them: an unknown name would silently print
/// nothing in every mail, and deep nesting would take time that grows with every level.
enum TemplateTags {
    private static let deepest = 6

    static func check(_ lines: [String]) throws(TemplateText.Fault) {
        var depth = 0
        for (index, line) in lines.enumerated() {
            for tag in tags(in: line) {
                guard let tag else {
                    throw .init(line: index + 1, message: "'{{' without '}}' on the same line")
                }
                if let message = fault(tag) { throw .init(line: index + 1, message: message) }
                if tag.first == "#" || tag.first == "^" { depth += 1 }
                if tag.first == "/" { depth -= 1 }
                if depth > deepest {
                    throw .init(
                        line: index + 1, message: "more than \(deepest) sections inside each other")
                }
            }
        }
    }

    /// What stands between `{{` and `}`; `nil` for a tag that the line doesn't close.
    private static func tags(in line: String) -> [Substring?] {
        var out: [Substring?] = []
        var rest = line[...]
        while let start = rest.firstIndex(of: "{") {
            rest = rest[start...]
            guard rest.hasPrefix("{{") else {
                rest = rest.dropFirst()
                continue
            }
            let inner = rest.dropFirst(2)
            guard let end = inner.firstIndex(of: "}") else { return out + [nil] }
            out.append(inner[..<end])
            rest = inner[end...]
        }
        return out
    }

    private static func fault(_ tag: Substring) -> String? {
        switch tag.first {
        case "!": return nil
        case ">", "<", "$", "=", "%":
            return "'{{\(tag)}}': partials, blocks and settings can't be used in mail templates"
        default: break
        }
        var name = tag.drop(while: { "#^/&{ ".contains($0) })
        while name.last == " " { name = name.dropLast() }
        if name == "." || LetterView.names.contains(String(name)) { return nil }
        let near = LetterView.names.filter { isNear(Array($0), Array(name)) }.min()
        return "'{{\(tag)}}': there is no '\(name)'" + (near.map { "; is it '\($0)'?" } ?? "")
    }

    /// Whether one insertion, removal, exchange or swap of neighbours (or case alone) tells the
    /// two apart.
    private static func isNear(_ a: [Character], _ b: [Character]) -> Bool {
        if a.map({ $0.lowercased() }) == b.map({ $0.lowercased() }) { return true }
        guard abs(a.count - b.count) <= 1 else { return false }
        let head = zip(a, b).prefix(while: { $0 == $1 }).count
        let tail = zip(a.dropFirst(head).reversed(), b.dropFirst(head).reversed())
            .prefix(while: { $0 == $1 }).count
        let (left, right) = (a.count - head - tail, b.count - head - tail)
        if left <= 1, right <= 1 { return true }
        return left == 2 && right == 2 && a[head] == b[head + 1] && a[head + 1] == b[head]
    }
}
