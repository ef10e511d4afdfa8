extension Table {
    /// Comma-separated values (RFC 4180) in UTF-8, with the mark by which spreadsheets know that.
    ///
    /// A text that a spreadsheet would take for a formula, and work out, gets an apostrophe in front:
    /// subjects and notes are other people's words.
    package var csv: [UInt8] {
        var text = "\u{FEFF}"
        for row in [titles.map { Cell.text($0) }] + rows {
            text += row.map(Self.field).joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(tamed(text))
        case .number(let number): "\(number)"
        case .day(let iso): quoted(iso)
        case .moment(let iso): quoted(iso.replacing("T", with: " "))
        case .empty: ""
        }
    }

    private static func tamed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
        else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
