internal import Civil
internal import Rules
internal import SourceText

/// One mapping of a test file, its keys by their English names.
struct TestFields {
    let file: SourceFile
    let range: Range<Int>
    private(set) var nodes: [String: YAMLNode] = [:]
    private let log: Log

    /// Gathers what is wrong with test files.
    final class Log {
        var findings: [Diagnostic] = []

        func error(
            _ code: String, _ file: SourceFile, _ range: Range<Int>, vi: String, en: String
        ) {
            findings.append(
                Diagnostic(
                    severity: .error, code: code, file: file, range: range,
                    message: Bilingual(vi: vi, en: en)))
        }
    }

    init?(_ node: YAMLNode, _ keys: [String: [String]], file: SourceFile, log: Log) {
        guard case .mapping(let entries) = node.content else {
            log.error(
                "wrong-type", file, node.range, vi: "chỗ này phải là các dòng “khóa: giá trị”",
                en: "expected 'key: value' lines here")
            return nil
        }
        self.file = file
        self.log = log
        range = entries.first?.keyRange ?? node.range
        for entry in entries {
            guard let name = TestWords.name(entry.key, in: keys) else {
                let near = suggestion(for: TestWords.fold(entry.key), among: keys.keys.sorted())
                let known = keys.keys.sorted().joined(separator: ", ")
                log.error(
                    "unknown-key", file, entry.keyRange,
                    vi: "không có khóa “\(entry.key)”; "
                        + (near.map { "có phải ý là “\($0)”?" } ?? "có \(known)"),
                    en: "unknown key '\(entry.key)'; "
                        + (near.map { "did you mean '\($0)'?" } ?? "there are \(known)"))
                continue
            }
            if nodes.updateValue(entry.value, forKey: name) != nil {
                log.error(
                    "duplicate-key", file, entry.keyRange, vi: "khóa này đã có ở trên",
                    en: "this key stands above already")
            }
        }
    }

    func error(_ code: String, _ range: Range<Int>?, vi: String, en: String) {
        log.error(code, file, range ?? self.range, vi: vi, en: en)
    }

    func has(_ key: String) -> Bool { nodes[key] != nil }
    func place(_ key: String) -> Range<Int> { nodes[key]?.range ?? range }

    func text(_ key: String) -> String? {
        guard let node = nodes[key] else { return nil }
        guard case .scalar(let text, _) = node.content, !node.isEmpty else {
            error(
                "wrong-type", node.range, vi: "“\(key)” phải là chữ", en: "'\(key)' must be a text")
            return nil
        }
        return text
    }

    /// A text, a list of them, or texts with commas between.
    func texts(_ key: String) -> [(text: String, range: Range<Int>)]? {
        guard let node = nodes[key] else { return nil }
        func split(_ node: YAMLNode) -> [(String, Range<Int>)] {
            guard case .scalar(let text, _) = node.content else {
                error(
                    "wrong-type", node.range, vi: "chỗ này phải là chữ", en: "expected a text here")
                return []
            }
            return text.split(separator: ",").map {
                ($0.split(separator: " ").joined(separator: " "), node.range)
            }
        }
        guard case .sequence(let items) = node.content else { return split(node) }
        return items.flatMap(split)
    }

    func day(_ key: String) -> CivilDate? {
        guard let text = text(key) else { return nil }
        do throws(CivilError) { return try CivilDate(parsing: text) } catch {
            self.error(
                "bad-date", place(key), vi: error.vietnamese, en: error.description)
            return nil
        }
    }

    func moment(_ key: String) -> CivilDateTime? {
        guard let text = text(key) else { return nil }
        do throws(CivilError) { return try CivilDateTime(parsing: text) } catch {
            self.error(
                "bad-date", place(key), vi: error.vietnamese, en: error.description)
            return nil
        }
    }

    /// The mappings of a list, or none where it says so.
    func list(_ key: String) -> [YAMLNode]? {
        guard let node = nodes[key] else { return nil }
        switch node.content {
        case .sequence(let items): return items
        case .mapping: return [node]
        case .scalar(let text, _) where TestWords.nobody.contains(TestWords.fold(text)): return []
        case .scalar, .refused:
            error(
                "wrong-type", node.range, vi: "“\(key)” phải là một danh sách, hoặc “không có”",
                en: "'\(key)' must be a list, or 'none'")
            return nil
        }
    }
}
