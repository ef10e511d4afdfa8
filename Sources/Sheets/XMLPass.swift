import CExpat
import SourceText

/// Is told of an XML document's elements as they come. Names are local ones behind the prefix that
/// `XMLNames` gives their namespace, so that a document's own prefixes make no difference.
protocol XMLListener: AnyObject {
    func start(_ name: String, _ attributes: XMLAttributes) throws(SheetRefusal)
    /// A piece of the text between two tags.
    func text(_ text: String) throws(SheetRefusal)
    func end(_ name: String) throws(SheetRefusal)
}

/// An element's attributes, by their names.
struct XMLAttributes {
    fileprivate(set) var all: [(name: String, value: String)] = []

    subscript(name: String) -> String? { all.first { $0.name == name }?.value }
}

/// One reading of a document by expat. A document type, so every entity that somebody could define, is
/// refused, and so is nesting beyond `SheetLimits.depth`.
final class XMLPass {
    private let listener: any XMLListener
    private let parser: OpaquePointer
    private let part: String
    private var names = XMLNames()
    private var depth = 0
    private var refusal: SheetRefusal?

    /// - Parameter part: what the document is called in a refusal.
    static func read(
        _ bytes: [UInt8], of part: String, to listener: any XMLListener
    ) throws(SheetRefusal) {
        guard let parser = XML_ParserCreateNS(nil, XMLNames.separator) else {
            throw .tooLarge("không đủ bộ nhớ", "there isn't memory enough")
        }
        defer { XML_ParserFree(parser) }
        try XMLPass(listener, parser, part).feed(bytes)
    }

    private init(_ listener: any XMLListener, _ parser: OpaquePointer, _ part: String) {
        self.listener = listener
        self.parser = parser
        self.part = part
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { pass(of: $0)?.start($1, $2) },
            { pass(of: $0)?.end($1) })
        XML_SetCharacterDataHandler(parser) { pass(of: $0)?.text($1, Int($2)) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in pass(of: data)?.doctype() }
    }

    /// In pieces, since expat counts them in 32 bits.
    private func feed(_ bytes: [UInt8]) throws(SheetRefusal) {
        let step = 1 << 20
        var start = 0
        repeat {
            let end = min(start + step, bytes.count)
            let status = bytes[start..<end].withUnsafeBytes {
                XML_Parse(
                    parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count),
                    end == bytes.count ? 1 : 0)
            }
            if let refusal { throw refusal }
            guard status == XML_STATUS_OK else {
                let line = Int(XML_GetCurrentLineNumber(parser))
                throw .damaged(
                    "\(part), dòng \(line): \(reason)", "\(part), line \(line): \(reason)")
            }
            start = end
        } while start < bytes.count
    }

    private var reason: String {
        XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "XML"
    }

    private func tell(_ telling: () throws(SheetRefusal) -> Void) {
        guard refusal == nil else { return }
        do throws(SheetRefusal) { try telling() } catch {
            refusal = error
            XML_StopParser(parser, 0)
        }
    }

    fileprivate func start(
        _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        depth += 1
        tell { () throws(SheetRefusal) in
            guard depth <= SheetLimits.depth else {
                throw .damaged(
                    "\(part) lồng nhau quá \(SheetLimits.depth) lớp",
                    "\(part) is nested deeper than \(SheetLimits.depth)")
            }
            var found = XMLAttributes()
            var next = attributes
            while let name = next?.pointee, let value = next?.advanced(by: 1).pointee {
                found.all.append((names.name(String(cString: name)), String(cString: value)))
                next = next?.advanced(by: 2)
            }
            try listener.start(names.name(string(name)), found)
        }
    }

    fileprivate func end(_ name: UnsafePointer<CChar>?) {
        depth -= 1
        tell { () throws(SheetRefusal) in
            try listener.end(names.name(string(name)))
        }
    }

    fileprivate func text(_ text: UnsafePointer<CChar>?, _ count: Int) {
        let bytes = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : count)
        tell { () throws(SheetRefusal) in
            try listener.text(String(decoding: bytes, as: UTF8.self))
        }
    }

    fileprivate func doctype() {
        tell { () throws(SheetRefusal) in
            throw .damaged(
                "\(part) có khai báo DOCTYPE, bảng tính không có", "\(part) declares a DOCTYPE")
        }
    }
}

private func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
}

private func pass(of data: UnsafeMutableRawPointer?) -> XMLPass? {
    data.map { Unmanaged<XMLPass>.fromOpaque($0).takeUnretainedValue() }
}

/// The names of elements and attributes with one prefix for each namespace that spreadsheets use.
struct XMLNames {
    /// What expat puts between a namespace and a local name.
    static let separator: CChar = 0x20

    /// By namespace: those of ECMA-376, transitional and strict, and of OpenDocument.
    private static let prefixes = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
        "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
        "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
        "http://schemas.openxmlformats.org/package/2006/relationships": "",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:",
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest:",
        "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext:",
    ]

    private var known: [String: String] = [:]

    /// `table:table-row` of `urn:oasis:…:table:1.0 table-row`; of other namespaces `?:name`.
    mutating func name(_ expanded: String) -> String {
        if let name = known[expanded] { return name }
        let parts = expanded.split(separator: " ", maxSplits: 1)
        let name = parts.count < 2 ? expanded : (Self.prefixes[String(parts[0])] ?? "?:") + parts[1]
        // A hostile document could have a million of them.
        if known.count < 1000 { known[expanded] = name }
        return name
    }
}
