import SourceText

/// A template's tags, checked before Mustache reads them: an unknown name would silently print
/// nothing in every mail, and a list inside itself would take time that grows with every level.
struct TemplateTags {
    let file: SourceFile
    /// Without the language: `reminder`.
    let template: String

    private static let deepest = 6

    private struct Tag {
        /// In the file, braces included.
        let range: Range<Int>
        /// What stands between the braces; `nil` where they aren't closed on the line.
        let inner: String?
    }

    private struct Section {
        let name: String
        let range: Range<Int>
    }

    /// What is wrong in `part`, a stretch of the file that is rendered by itself.
    func findings(in part: Range<Int>) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var open: [Section] = []
        for tag in tags(in: part) {
            guard let inner = tag.inner else {
                found.append(
                    fault(
                        tag.range, vi: "“{{” chưa được đóng bằng “}}” trên cùng dòng",
                        en: "'{{' without '}}' on the same line"))
                continue
            }
            switch inner.first {
            case "!": continue
            case ">", "<", "$", "=", "%":
                found.append(
                    fault(
                        tag.range,
                        vi: "“{{\(inner)}}”: mẫu thư không dùng mẫu lồng, khối hay cài đặt",
                        en: "'{{\(inner)}}': mail templates have no partials, blocks or settings"))
            case "#", "^":
                let name = trimmed(inner.dropFirst())
                found += unknown(name, tag.range)
                found += nesting(name, in: open, tag.range)
                open.append(Section(name: name, range: tag.range))
            case "/": found += closing(trimmed(inner.dropFirst()), of: &open, tag.range)
            case "&", "{": found += unknown(trimmed(inner.dropFirst()), tag.range)
            default: found += unknown(trimmed(inner[...]), tag.range)
            }
        }
        for section in open {
            found.append(
                fault(
                    section.range, vi: "mục “\(section.name)” chưa được đóng",
                    en: "section '\(section.name)' is not closed",
                    remedy: Bilingual(
                        vi: "thêm “{{/\(section.name)}}”", en: "add '{{/\(section.name)}}'")))
        }
        return found
    }

    func fault(
        _ range: Range<Int>?, vi: String, en: String, remedy: Bilingual? = nil
    ) -> Diagnostic {
        Diagnostic(
            severity: .error, code: "bad-template", file: file, range: range,
            message: Bilingual(vi: vi, en: en), remedy: remedy)
    }

    /// The text between the tags, and the tags by their sections, of a part in which nothing is wrong.
    func parts(of part: Range<Int>) -> [Template.Part] {
        var open: [(name: String, isInverted: Bool, before: [Template.Part])] = []
        var found: [Template.Part] = []
        var at = part.lowerBound
        for tag in tags(in: part) {
            if at < tag.range.lowerBound {
                found.append(.text(file.text(in: at..<tag.range.lowerBound)))
            }
            at = tag.range.upperBound
            guard let inner = tag.inner, let mark = inner.first else { continue }
            switch mark {
            case "!": continue
            case "#", "^":
                open.append((trimmed(inner.dropFirst()), mark == "^", found))
                found = []
            case "/":
                guard let section = open.popLast() else { continue }
                let whole: Template.Part =
                    section.isInverted
                    ? .inverted(section.name, found) : .section(section.name, found)
                found = section.before + [whole]
            case "&", "{": found.append(.value(trimmed(inner.dropFirst())))
            default: found.append(.value(trimmed(inner[...])))
            }
        }
        if at < part.upperBound { found.append(.text(file.text(in: at..<part.upperBound))) }
        return found
    }

    private func tags(in part: Range<Int>) -> [Tag] {
        let bytes = file.bytes
        var found: [Tag] = []
        var at = part.lowerBound
        while at + 1 < part.upperBound {
            guard bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "{") else {
                at += 1
                continue
            }
            let line = file.lineRange(file.line(at: at)).clamped(to: part)
            let isTriple = at + 2 < line.upperBound && bytes[at + 2] == UInt8(ascii: "{")
            let closing = Array((isTriple ? "}}}" : "}}").utf8)
            var end = at + 2
            while end < line.upperBound, !bytes[end..<line.upperBound].starts(with: closing) {
                end += 1
            }
            guard end < line.upperBound else {
                found.append(Tag(range: at..<line.upperBound, inner: nil))
                at = line.upperBound
                continue
            }
            found.append(
                Tag(range: at..<end + closing.count, inner: file.text(in: at + 2..<end)))
            at = end + closing.count
        }
        return found
    }

    private func unknown(_ name: String, _ range: Range<Int>) -> [Diagnostic] {
        let names = TemplateNames.names(of: template)
        if name == "." || names.contains(name) { return [] }
        if TemplateNames.all.contains(name) {
            return [
                fault(
                    range, vi: "“\(name)” không có giá trị trong mẫu “\(template)”",
                    en: "'\(name)' has no value in template '\(template)'")
            ]
        }
        let near = suggestion(for: name, among: names.sorted())
        return [
            fault(
                range, vi: "không có “\(name)”", en: "there is no '\(name)'",
                remedy: near.map {
                    Bilingual(vi: "có phải là “\($0)”?", en: "did you mean '\($0)'?")
                })
        ]
    }

    private func nesting(_ name: String, in open: [Section], _ range: Range<Int>) -> [Diagnostic] {
        if open.contains(where: { $0.name == name && name != "." }) {
            return [
                fault(
                    range, vi: "mục “\(name)” nằm trong chính nó",
                    en: "section '\(name)' stands inside itself")
            ]
        }
        guard open.count >= Self.deepest else { return [] }
        return [
            fault(
                range, vi: "quá \(Self.deepest) mục lồng nhau",
                en: "more than \(Self.deepest) sections inside each other")
        ]
    }

    private func closing(
        _ name: String, of open: inout [Section], _ range: Range<Int>
    ) -> [Diagnostic] {
        guard let last = open.popLast() else {
            return [
                fault(
                    range, vi: "“{{/\(name)}}” không đóng mục nào",
                    en: "'{{/\(name)}}' closes no section")
            ]
        }
        guard last.name != name else { return [] }
        return [
            fault(
                range, vi: "“{{/\(name)}}” không đóng được mục “\(last.name)”",
                en: "'{{/\(name)}}' can't close section '\(last.name)'",
                remedy: Bilingual(
                    vi: "viết “{{/\(last.name)}}”", en: "write '{{/\(last.name)}}'"))
        ]
    }

    private func trimmed(_ text: Substring) -> String {
        var rest = text
        while rest.first == " " { rest = rest.dropFirst() }
        while rest.last == " " { rest = rest.dropLast() }
        return String(rest)
    }
}
