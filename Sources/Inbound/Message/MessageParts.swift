/// One leaf of a message's tree of parts, still encoded.
struct MessagePart: Sendable {
    let type: MediaType
    let isAttachment: Bool
    /// The name that its sender gave it, not to be trusted as a path; `nil` for a part that is no file.
    let fileName: String?
    private let encoding: String?
    private let content: ArraySlice<UInt8>

    init(fields: HeaderFields, content: ArraySlice<UInt8>) {
        type = MediaType(fields.value("content-type"))
        encoding = fields.value("content-transfer-encoding")
        let disposition = fields.value("content-disposition") ?? ""
        isAttachment = disposition.lowercased().hasPrefix("attachment")
        fileName = FileName.read(disposition: disposition, type: type, isAttachment: isAttachment)
        self.content = content
    }

    /// At most `InboundLimits.textScalars` of it.
    var text: String {
        String(
            String.UnicodeScalarView(source.unicodeScalars.prefix(InboundLimits.textScalars)))
    }

    /// All of it: a page's text may stand behind a long head.
    var source: String {
        let octets = ContentDecoding.octets(content, encoding: encoding)
        return ContentDecoding.text(octets, charset: type.parameters["charset"])
    }
}

/// The leaves of a message in order, found without recursion into what is too deep or too much.
struct MessageParts: Sendable {
    private(set) var leaves: [MessagePart] = []
    /// Parts lay deeper, or were more, than the limits.
    private(set) var isCut = false

    init(fields: HeaderFields, content: ArraySlice<UInt8>) {
        add(fields, content, depth: 0)
    }

    private mutating func add(_ fields: HeaderFields, _ content: ArraySlice<UInt8>, depth: Int) {
        guard leaves.count < InboundLimits.parts, depth <= InboundLimits.depth else {
            isCut = true
            return
        }
        let type = MediaType(fields.value("content-type"))
        guard type.type == "multipart", let boundary = type.parameters["boundary"],
            (1...200).contains(boundary.utf8.count)
        else {
            leaves.append(MessagePart(fields: fields, content: content))
            return
        }
        for range in Self.split(content, boundary: Array(boundary.utf8)) {
            let inner = HeaderFields(content[range])
            add(inner, content[inner.bodyStart..<range.upperBound], depth: depth + 1)
            if isCut { return }
        }
    }

    /// The ranges between the boundary's lines. The last one may lack its end: the message was cut.
    private static func split(
        _ content: ArraySlice<UInt8>, boundary: [UInt8]
    ) -> [Range<Int>] {
        let mark = [45, 45] + boundary
        var ranges: [Range<Int>] = []
        var start: Int?
        var at = content.startIndex
        while at < content.endIndex {
            let end = content[at...].firstIndex(of: 10) ?? content.endIndex
            if content[at..<end].starts(with: mark), isMark(content[(at + mark.count)..<end]) {
                if let start { ranges.append(start..<max(start, at)) }
                let closes = content[(at + mark.count)..<end].starts(with: [45, 45])
                start = closes ? nil : min(end + 1, content.endIndex)
                if closes || ranges.count > InboundLimits.parts { return ranges }
            }
            at = end + 1
        }
        if let start { ranges.append(start..<content.endIndex) }
        return ranges
    }

    /// Behind a boundary only `--` and blanks may stand; else it is a longer boundary's line.
    private static func isMark(_ rest: ArraySlice<UInt8>) -> Bool {
        let tail = rest.starts(with: [45, 45]) ? rest.dropFirst(2) : rest
        return tail.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
    }
}
