import Foundation

/// The header of a message for people to read: folded lines joined, encoded words decoded (RFC 2047),
/// controls shown as what they are not.
struct HeaderFields {
    private(set) var fields: [(name: String, value: String)] = []

    init(of message: [UInt8]) {
        var lines: [String] = []
        for line in message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let text = String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
            if text.isEmpty { break }
            if text.hasPrefix(" ") || text.hasPrefix("\t"), let last = lines.popLast() {
                lines.append(last + text)
            } else {
                lines.append(text)
            }
        }
        fields = lines.compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            return (String(line[..<colon]), decodeWords(String(value)))
        }
    }

    /// The first field of a name, whatever its case.
    subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Replaces `=?utf-8?B?…?=` and `=?utf-8?Q?…?=` by their text; blanks between two of them go.
private func decodeWords(_ text: String) -> String {
    let word = #/=\?(?i:utf-8|us-ascii)\?([BbQq])\?([^? ]*)\?=(?:[ \t]+(?==\?))?/#
    // A character may be split between two words of other programs: join bytes, then decode.
    var result: [UInt8] = []
    var rest = text[...]
    while let match = rest.firstMatch(of: word) {
        result += rest[..<match.range.lowerBound].utf8
        result += match.1.lowercased() == "b" ? base64(match.2) : quoted(match.2)
        rest = rest[match.range.upperBound...]
    }
    result += rest.utf8
    return String(
        String(decoding: result, as: UTF8.self).map { character in
            character.unicodeScalars.contains { $0.properties.generalCategory == .control }
                ? "\u{FFFD}" : character
        })
}

private func base64(_ text: Substring) -> [UInt8] {
    Array(Data(base64Encoded: String(text)) ?? Data(text.utf8))
}

private func quoted(_ text: Substring) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "="), rest.count >= 2,
            let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
            result.append(value)
            rest = rest.dropFirst(2)
        } else {
            result.append(byte == UInt8(ascii: "_") ? UInt8(ascii: " ") : byte)
        }
    }
    return result
}
