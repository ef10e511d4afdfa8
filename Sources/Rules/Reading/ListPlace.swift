package import SourceText

/// Where an item is added to a list of a rule file, so that all that is there stays as it is, comments
/// included.
package struct ListPlace: Sendable {
    /// Before this byte.
    package let offset: Int
    /// What stands before the items' `- `.
    package let indentation: String
    /// Which language's keys the items have, mostly.
    package let language: Language
    package let lineEnd: String
    /// A blank line stands between the items.
    package let isSpaced: Bool
    /// The file's last line isn't ended.
    package let needsLineEnd: Bool

    /// `nil` where the file has no such list, or not one item below the other.
    package init?(of key: String, in file: SourceFile) {
        guard let tree = YAMLComposer.compose(file, into: Findings()),
            case .mapping(let entries) = tree.content,
            let entry = entries.first(where: { KeyTable.file.match($0.key)?.key == key }),
            case .sequence(let items) = entry.value.content, let last = items.last,
            case .mapping(let keys) = last.content
        else { return nil }
        let bytes = file.bytes
        let line = file.line(at: last.range.lowerBound)
        let start = file.lineRange(line).lowerBound
        let opening = file.text(in: start..<last.range.lowerBound)
        let blanks = opening.prefix { $0 == " " }
        guard opening.dropFirst(blanks.count).allSatisfy({ $0 == "-" || $0 == " " }),
            opening.contains("-")
        else { return nil }
        let reading = KeyReading(
            keys, key == "units" ? .unit : .duty, file, Findings())
        let end = Self.end(of: last, bytes)
        let rest = bytes[end...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let isPair = rest + 1 < bytes.count && bytes[rest] == 0x0D && bytes[rest + 1] == 0x0A
        offset = min(rest + (isPair ? 2 : 1), bytes.count)
        indentation = String(blanks)
        language = reading.language
        lineEnd = isPair || (rest == bytes.count && bytes.contains(0x0D)) ? "\r\n" : "\n"
        isSpaced = line > 1 && file.lineRange(line - 1).isEmpty
        needsLineEnd = rest == bytes.count
    }

    /// Behind the last byte that says something.
    private static func end(of node: YAMLNode, _ bytes: [UInt8]) -> Int {
        var end: Int
        switch node.content {
        case .scalar, .refused: end = node.range.upperBound
        case .sequence(let items):
            end =
                isInBrackets(node, bytes)
                ? node.range.upperBound
                : items.map { Self.end(of: $0, bytes) }.max() ?? node.range.upperBound
        case .mapping(let entries):
            end =
                isInBrackets(node, bytes)
                ? node.range.upperBound
                : entries.map { max($0.keyRange.upperBound, Self.end(of: $0.value, bytes)) }.max()
                    ?? node.range.upperBound
        }
        // The text of a block goes to where the next line begins.
        while end > node.range.lowerBound, end <= bytes.count,
            [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1])
        { end -= 1 }
        return end
    }

    private static func isInBrackets(_ node: YAMLNode, _ bytes: [UInt8]) -> Bool {
        bytes.indices.contains(node.range.lowerBound)
            && [0x5B, 0x7B].contains(bytes[node.range.lowerBound])
    }
}

/// A row to add to a registry's table.
package struct TableRow: Sendable {
    /// Before this byte: where the file ends.
    package let offset: Int
    /// With line ends where they belong.
    package let text: String
    /// Of what was to be written, that for which the table has no column.
    package let homeless: [String]

    /// - Parameter values: by the keys of a unit, `head-name` and `contact-email` besides.
    package init?(_ values: [String: String], in file: SourceFile) {
        let table = CSVTable(file, findings: Findings()) { CSVColumn.headers[$0] != nil }
        guard let header = table.rows.first else { return nil }
        let columns = header.map { CSVColumn.headers[$0.value] }
        var cells = Array(repeating: "", count: columns.count)
        var homeless: [String] = []
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let place = columns.firstIndex(where: { $0 == Self.column(key) }) else {
                homeless.append(key)
                continue
            }
            cells[place] = value
        }
        let separator = String(UnicodeScalar(table.delimiter))
        let line = cells.map { cell in
            cell.contains { "\"\n".contains($0) } || cell.contains(separator)
                ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: separator)
        let lineEnd = file.bytes.contains(0x0D) ? "\r\n" : "\n"
        let isEnded = file.bytes.last == 0x0A || file.bytes.last == 0x0D
        offset = file.bytes.count
        text = (isEnded ? "" : lineEnd) + line + lineEnd
        self.homeless = homeless
    }

    private static func column(_ key: String) -> CSVColumn? {
        switch key {
        case "id": .id
        case "name": .name
        case "email": .email
        case "head": .headTitle
        case "head-name": .headName
        case "contact-email": .contactEmail
        case "parent": .parent
        case "groups": .groups
        default: nil
        }
    }
}
