import CLibyaml
import SourceText

/// Composes the events of libyaml into a tree of texts with exact places.
///
/// Anchors, aliases and tags are refused, each with a finding, and so are a second document,
/// duplicate keys (told at the second one) and nesting deeper than `deepest`. A syntax error ends
/// the reading: there is then no tree, and one finding with its place.
struct YAMLComposer: ~Copyable {
    /// Rules need about six levels.
    static let deepest = 32

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let file: SourceFile
    private let findings: Findings
    private var cursor: CharacterCursor
    private var failed = false

    /// The tree of `file`, or `nil` when it isn't YAML or holds nothing; a finding says which.
    static func compose(_ file: SourceFile, into findings: Findings) -> YAMLNode? {
        guard checkEncoding(file, findings) else { return nil }
        return file.bytes.withUnsafeBufferPointer { bytes in
            let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
            defer { parser.deallocate() }
            guard yaml_parser_initialize(parser) == 1 else {
                findings.error(
                    "yaml-syntax", file, nil, vi: "không đủ bộ nhớ để đọc tệp này",
                    en: "not enough memory to read this file")
                return nil
            }
            defer { yaml_parser_delete(parser) }
            let start = file.lineRange(1).lowerBound  // past a byte order mark
            guard let base = bytes.baseAddress, bytes.count > start else {
                findings.emptyFile(file)
                return nil
            }
            yaml_parser_set_input_string(parser, base + start, bytes.count - start)
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            var composer = YAMLComposer(parser: parser, file: file, findings: findings)
            return composer.stream()
        }
    }

    private init(
        parser: UnsafeMutablePointer<yaml_parser_t>, file: SourceFile, findings: Findings
    ) {
        self.parser = parser
        self.file = file
        self.findings = findings
        cursor = CharacterCursor(start: file.lineRange(1).lowerBound)
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
            reportSyntaxError()
            return nil
        }
        defer { yaml_event_delete(&raw) }
        let start = cursor.offset(of: raw.start_mark.index, in: file.bytes)
        let end = cursor.offset(of: raw.end_mark.index, in: file.bytes)
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

    private mutating func stream() -> YAMLNode? {
        var tree: YAMLNode?
        var documents = 0
        while let event = next() {
            switch event.type {
            case YAML_STREAM_END_EVENT:
                guard let tree, !tree.isEmpty else {
                    findings.emptyFile(file)
                    return nil
                }
                return tree
            case YAML_DOCUMENT_START_EVENT:
                documents += 1
                if documents == 2 {
                    findings.error(
                        "yaml-document", file, event.range,
                        vi: "tệp có hai tài liệu YAML, chỉ phần đầu được hiểu",
                        en: "the file holds a second YAML document",
                        remedyVi: "bỏ dòng “---” hoặc tách thành hai tệp",
                        remedyEn: "remove the line '---' or make two files of it")
                    return nil
                }
            case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
            default:
                tree = node(event, depth: 1)
                if failed { return nil }
            }
        }
        return nil
    }

    // MARK: Nodes

    private mutating func node(_ event: Event, depth: Int) -> YAMLNode {
        refuseDecoration(event)
        switch event.type {
        case YAML_SCALAR_EVENT:
            return YAMLNode(
                range: event.range, content: .scalar(event.text, isPlain: event.isPlain))
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
            items.append(node(event, depth: depth + 1))
            if failed { break }
        }
        return YAMLNode(range: start.range, content: .refused)
    }

    private mutating func mapping(_ start: Event, depth: Int) -> YAMLNode {
        var entries: [YAMLEntry] = []
        var keys = KeyPlaces()
        while let event = next() {
            if event.type == YAML_MAPPING_END_EVENT {
                return YAMLNode(range: spanning(start, event), content: .mapping(entries))
            }
            let key = node(event, depth: depth + 1)
            guard !failed, let valueEvent = next() else { break }
            let value = node(valueEvent, depth: depth + 1)
            if failed { break }
            guard case .scalar(let text, _) = key.content else {
                if case .refused = key.content { continue }
                findings.error(
                    "yaml-key", file, key.range, vi: "khóa phải là một từ",
                    en: "a key must be a plain word",
                    remedyVi: "viết “khóa: giá trị”, không dùng “?”, “[” hay “{” ở chỗ của khóa",
                    remedyEn: "write 'key: value', without '?', '[' or '{' in the key's place")
                continue
            }
            if let first = keys.place(of: text) {
                findings.error(
                    "duplicate-key", file, key.range, vi: "khóa “\(text)” viết hai lần",
                    en: "the key '\(text)' is given twice",
                    remedyVi: "giữ lại một dòng", remedyEn: "keep one of the two lines",
                    notes: [
                        .init(
                            message: Bilingual(
                                vi: "lần đầu ở đây", en: "it is given here first"),
                            file: file, range: first)
                    ])
                continue
            }
            entries.append(YAMLEntry(key: text, keyRange: key.range, value: value))
            keys.add(text, key.range)
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

    private mutating func reportSyntaxError() {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
        let offset: Int
        if parser.pointee.error == YAML_READER_ERROR {
            offset = parser.pointee.problem_offset + file.lineRange(1).lowerBound
        } else {
            offset = cursor.offset(of: parser.pointee.problem_mark.index, in: file.bytes)
        }
        var notes: [Diagnostic.Note] = []
        let context = parser.pointee.context_mark.index
        if parser.pointee.context != nil, parser.pointee.error != YAML_READER_ERROR {
            let start = cursor.offset(of: context, in: file.bytes)
            if file.line(at: start) != file.line(at: offset) {
                notes.append(
                    .init(
                        message: Bilingual(
                            vi: "phần đang đọc bắt đầu ở đây",
                            en: "what was being read starts here"),
                        file: file, range: start..<start))
            }
        }
        let wording = YAMLProblem(problem)
        let place = min(max(offset, 0), file.bytes.count)
        findings.report(
            Diagnostic(
                severity: .error, code: "yaml-syntax", file: file, range: place..<place,
                message: wording.message, remedy: wording.remedy, notes: notes))
    }

    private static func checkEncoding(_ file: SourceFile, _ findings: Findings) -> Bool {
        guard let flaw = EncodingFlaw(in: file) else { return true }
        flaw.report(in: file, to: findings)
        return false
    }
}
