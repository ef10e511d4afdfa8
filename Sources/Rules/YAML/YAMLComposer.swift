import CLibyaml
import SourceText

/// Composes the events of libyaml into a tree of texts with exact places.
///
/// Anchors, aliases and tags are refused, each with a finding, and so are a second document,
/// duplicate keys (told at the second one) and nesting deeper than `deepest`. A syntax error is
/// told, and what stands around it is read all the same.
struct YAMLComposer: ~Copyable {
    /// Rules need about six levels.
    static let deepest = 32

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: MendedText
    let file: SourceFile
    let findings: Findings
    private var cursor = CharacterCursor(start: 0)
    private var failed = false
    private var fault: SyntaxFault?

    /// The tree of `file`, or `nil` when nothing of it can be read or it holds nothing; a finding
    /// says which.
    static func compose(_ file: SourceFile, into findings: Findings) -> YAMLNode? {
        guard checkEncoding(file, findings) else { return nil }
        guard file.bytes.count > file.lineRange(1).lowerBound else {
            findings.emptyFile(file)
            return nil
        }
        var recovery = SyntaxRecovery(file, findings: findings)
        recovery.mendLineEnds()
        recovery.mendHeading()
        defer { recovery.tellRest() }
        while true {
            // What was found on the way to a syntax error is found again in the next reading.
            let found = Findings()
            let (tree, fault) = read(recovery.text, found)
            guard let fault else {
                findings.add(found)
                return tree
            }
            guard recovery.recover(from: fault) else {
                findings.giveUp(file)
                return nil
            }
        }
    }

    private static func read(
        _ text: MendedText, _ findings: Findings
    ) -> (tree: YAMLNode?, fault: SyntaxFault?) {
        text.bytes.withUnsafeBufferPointer { bytes in
            let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
            defer { parser.deallocate() }
            guard yaml_parser_initialize(parser) == 1, let base = bytes.baseAddress else {
                findings.error(
                    "yaml-syntax", text.file, nil, vi: "không đủ bộ nhớ để đọc tệp này",
                    en: "not enough memory to read this file")
                return (nil, nil)
            }
            defer { yaml_parser_delete(parser) }
            yaml_parser_set_input_string(parser, base, bytes.count)
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            var composer = YAMLComposer(parser: parser, text: text, findings: findings)
            let tree = composer.stream()
            return (tree, composer.fault)
        }
    }

    private init(
        parser: UnsafeMutablePointer<yaml_parser_t>, text: MendedText, findings: Findings
    ) {
        self.parser = parser
        self.text = text
        file = text.file
        self.findings = findings
    }

    // MARK: Events

    /// One event of libyaml, its texts copied out.
    private struct Event {
        var type: yaml_event_type_t
        var range: Range<Int>
        var text = ""
        var isPlain = false
        var anchor: String?
        var tag: String?
    }

    private mutating func next() -> Event? {
        var raw = yaml_event_t()
        guard yaml_parser_parse(parser, &raw) == 1 else {
            failed = true
            fault = syntaxFault()
            return nil
        }
        defer { yaml_event_delete(&raw) }
        let start = text.original(cursor.offset(of: raw.start_mark.index, in: text.bytes))
        let end = text.original(cursor.offset(of: raw.end_mark.index, in: text.bytes))
        var event = Event(type: raw.type, range: start..<max(start, end))
        switch raw.type {
        case YAML_SCALAR_EVENT:
            let scalar = raw.data.scalar
            event.text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
                as: UTF8.self)
            event.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            event.anchor = scalar.anchor.map { String(cString: $0) }
            event.tag = scalar.tag.map { String(cString: $0) }
        case YAML_SEQUENCE_START_EVENT:
            event.anchor = raw.data.sequence_start.anchor.map { String(cString: $0) }
            event.tag = raw.data.sequence_start.tag.map { String(cString: $0) }
        case YAML_MAPPING_START_EVENT:
            event.anchor = raw.data.mapping_start.anchor.map { String(cString: $0) }
            event.tag = raw.data.mapping_start.tag.map { String(cString: $0) }
        case YAML_ALIAS_EVENT:
            event.anchor = raw.data.alias.anchor.map { String(cString: $0) }
        default: break
        }
        return event
    }

    /// The first document's tree, with what a second one adds to it.
    private mutating func stream() -> YAMLNode? {
        var tree: YAMLNode?
        var isFirst = true
        while let event = next() {
            switch event.type {
            case YAML_STREAM_END_EVENT:
                guard let tree, !tree.isEmpty else {
                    findings.emptyFile(file)
                    return nil
                }
                return tree
            case YAML_DOCUMENT_START_EVENT:
                if !isFirst {
                    findings.error(
                        "yaml-document", file, event.range,
                        vi: "dòng “---” cắt tệp thành hai tài liệu YAML",
                        en: "the line '---' begins a second YAML document",
                        remedyVi: "bỏ dòng “---” hoặc tách thành hai tệp",
                        remedyEn: "remove the line '---' or make two files of it")
                }
                isFirst = false
            case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
            default:
                let document = node(event, depth: 1)
                if failed { return nil }
                tree = tree.map { joined($0, document) } ?? document
            }
        }
        return nil
    }

    /// A second document's keys beside the first one's; one that both have counts once.
    private func joined(_ first: YAMLNode, _ second: YAMLNode) -> YAMLNode {
        guard case .mapping(let entries) = first.content, case .mapping(let more) = second.content
        else { return first }
        let keys = Set(entries.map(\.key))
        let added = more.filter { !keys.contains($0.key) }
        if added.count < more.count { findings.noteHole(second.range, in: file) }
        return YAMLNode(range: first.range, content: .mapping(entries + added))
    }

    // MARK: Nodes

    private mutating func node(_ event: Event, depth: Int) -> YAMLNode {
        refuseDecoration(event)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let text = HiddenCharacters.removed(
                from: event.text, at: event.range, in: file, findings)
            return YAMLNode(range: event.range, content: .scalar(text, isPlain: event.isPlain))
        case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
            guard depth <= Self.deepest else {
                failed = true
                findings.error(
                    "yaml-depth", file, event.range,
                    vi: "lồng nhau quá \(Self.deepest) tầng",
                    en: "nested more than \(Self.deepest) levels deep",
                    remedyVi: "kiểm tra dấu ngoặc và thụt đầu dòng",
                    remedyEn: "check brackets and indentation")
                return YAMLNode(range: event.range, content: .refused)
            }
            return event.type == YAML_SEQUENCE_START_EVENT
                ? sequence(event, depth: depth) : mapping(event, depth: depth)
        default:
            return YAMLNode(range: event.range, content: .refused)
        }
    }

    private mutating func sequence(_ start: Event, depth: Int) -> YAMLNode {
        var items: [YAMLNode] = []
        while let event = next() {
            if event.type == YAML_SEQUENCE_END_EVENT {
                return YAMLNode(
                    range: spanning(start, event), content: .sequence(items))
            }
            let item = node(event, depth: depth + 1)
            items += separateItems(item)
            if failed { break }
        }
        return YAMLNode(range: start.range, content: .refused)
    }

    private mutating func mapping(_ start: Event, depth: Int) -> YAMLNode {
        var entries: [YAMLEntry] = []
        while let event = next() {
            if event.type == YAML_MAPPING_END_EVENT {
                let node = YAMLNode(range: spanning(start, event), content: .mapping(entries))
                return depth == 1 ? withoutDoubles(node) : node
            }
            let key = node(event, depth: depth + 1)
            guard !failed, let valueEvent = next() else { break }
            var value = node(valueEvent, depth: depth + 1)
            if failed { break }
            if case .mapping = value.content { value = withoutDoubles(value) }
            guard case .scalar(let text, _) = key.content else {
                if case .refused = key.content { continue }
                findings.error(
                    "yaml-key", file, key.range, vi: "khóa phải là một từ",
                    en: "a key must be a plain word",
                    remedyVi: "viết “khóa: giá trị”, không dùng “?”, “[” hay “{” ở chỗ của khóa",
                    remedyEn: "write 'key: value', without '?', '[' or '{' in the key's place")
                continue
            }
            entries.append(YAMLEntry(key: text, keyRange: key.range, value: value))
        }
        return YAMLNode(range: start.range, content: .refused)
    }

    /// From the start of `first` to the last character before the end of `last`, which libyaml
    /// puts at the next token.
    private func spanning(_ first: Event, _ last: Event) -> Range<Int> {
        let start = first.range.lowerBound
        var end = max(start, last.range.upperBound)
        while end > start, [0x20, 0x0A, 0x0D, 0x09].contains(file.bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    // MARK: What rules don't use

    private func refuseDecoration(_ event: Event) {
        if event.type == YAML_ALIAS_EVENT {
            findings.error(
                "yaml-alias", file, event.range,
                vi: "không dùng bí danh “*\(event.anchor ?? "")”",
                en: "the alias '*\(event.anchor ?? "")' is not understood here",
                remedyVi: "viết lại nội dung ở đây, hoặc dùng mục “defaults:”",
                remedyEn: "repeat what it stands for, or use 'defaults:'")
        } else if let anchor = event.anchor {
            findings.error(
                "yaml-anchor", file, event.range, vi: "không dùng mỏ neo “&\(anchor)”",
                en: "the anchor '&\(anchor)' is not understood here",
                remedyVi: "bỏ “&\(anchor)”", remedyEn: "remove '&\(anchor)'")
        }
        if let tag = event.tag {
            findings.error(
                "yaml-tag", file, event.range, vi: "không dùng nhãn kiểu “\(tag)”",
                en: "the tag '\(tag)' is not understood here",
                remedyVi: "bỏ nhãn; mọi giá trị được đọc như chữ viết",
                remedyEn: "remove it; every value is read as the text it is")
        }
    }

    // MARK: Syntax errors

    private mutating func syntaxFault() -> SyntaxFault {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
        let isUnreadable = parser.pointee.error == YAML_READER_ERROR
        let offset =
            isUnreadable
            ? min(parser.pointee.problem_offset, text.bytes.count)
            : cursor.offset(of: parser.pointee.problem_mark.index, in: text.bytes)
        var fault = SyntaxFault(
            problem: problem, line: 0, column: 0, start: nil, place: text.original(offset),
            isUnreadable: isUnreadable)
        (fault.line, fault.column) = text.lineAndColumn(of: offset)
        if parser.pointee.context != nil, !isUnreadable {
            let start = cursor.offset(of: parser.pointee.context_mark.index, in: text.bytes)
            fault.start = text.lineAndColumn(of: start)
        }
        return fault
    }

    private static func checkEncoding(_ file: SourceFile, _ findings: Findings) -> Bool {
        if let format = ForeignFormat(in: file) {
            format.report(in: file, to: findings)
            return false
        }
        guard let flaw = EncodingFlaw(in: file) else { return true }
        flaw.report(in: file, to: findings)
        return false
    }
}
