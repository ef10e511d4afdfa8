/// The fields of a header, unfolded (RFC 5322, section 2.2).
package struct HeaderFields: Sendable {
    package struct Field: Sendable {
        /// As it is written.
        package let spelling: String
        /// In lower case.
        let name: String
        /// Without the folds; as it stands, encoded words and all.
        let value: String

        /// The value for people to read: encoded words decoded (RFC 2047), controls shown as what
        /// they are not.
        package var readable: String {
            String(
                EncodedWords.decoded(value).map { character in
                    character.unicodeScalars.contains { $0.properties.generalCategory == .control }
                        ? "\u{FFFD}" : character
                })
        }
    }

    package private(set) var fields: [Field] = []
    /// Where the body begins in the octets that were read.
    private(set) var bodyStart = 0

    /// Reads the fields at the start of `bytes`. Line ends are CR LF or LF. A line that is no field,
    /// as the `From …` of a mailbox file, is passed over; so is what lies beyond the limits.
    package init(_ bytes: ArraySlice<UInt8>) {
        var at = bytes.startIndex
        var current: (name: String, value: [UInt8])?
        func finish() -> Field? {
            current.map {
                Field(spelling: $0.name, name: $0.name.lowercased(), value: Self.text($0.value))
            }
        }
        while at < bytes.endIndex {
            let end = bytes[at...].firstIndex(of: 10) ?? bytes.endIndex
            var line = bytes[at..<end]
            if line.last == 13 { line = line.dropLast() }
            at = min(end + 1, bytes.endIndex)
            if line.isEmpty { break }
            if line.first == 32 || line.first == 9 {
                if let held = current, held.value.count + line.count <= InboundLimits.fieldOctets {
                    current?.value += line
                }
                continue
            }
            if let field = finish() { fields.append(field) }
            current = nil
            guard fields.count < InboundLimits.fields,
                let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex
            else { continue }
            var name = line[..<colon]
            while name.last == 32 || name.last == 9 { name = name.dropLast() }
            guard !name.isEmpty, name.allSatisfy({ (33...126).contains($0) }) else { continue }
            current = (
                String(decoding: name, as: UTF8.self),
                Array(line[(colon + 1)...].prefix(InboundLimits.fieldOctets))
            )
        }
        if let field = finish() { fields.append(field) }
        bodyStart = at
    }

    /// The value of the topmost field of this name: the one that was added last.
    func value(_ name: String) -> String? { first(name)?.value }

    /// The topmost field of this name, in lower case.
    package func first(_ name: String) -> Field? { fields.first { $0.name == name } }

    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    private static func text(_ octets: [UInt8]) -> String {
        let text = String(decoding: octets, as: UTF8.self)
        var rest = text[...]
        while rest.first == " " || rest.first == "\t" { rest = rest.dropFirst() }
        while rest.last == " " || rest.last == "\t" { rest = rest.dropLast() }
        return String(rest)
    }
}
