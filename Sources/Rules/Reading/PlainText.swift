import Civil
import SourceText

/// Whether `text` holds line ends or other controls: they have no place in a mail's header, nor in
/// a line of the journal.
func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
        switch scalar.value {
        // C0, DEL and C1; line and paragraph separators; what turns the direction of writing.
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E,
            0x2066...0x2069:
            true
        default: false
        }
    }
}

/// The lines of a calendar file that say when, on one line, or the day of an entry that comes once;
/// `nil` for any other text of several.
func calendarLines(_ text: String) -> String? {
    let lines = text.split(whereSeparator: \.isNewline).map { trimmed($0) }
    let names = lines.map { line in
        line.prefix { ("A"..."Z").contains($0) || $0 == "-" }
    }
    let isCalendar = zip(lines, names).allSatisfy { line, name in
        name.count > 1 && [":", ";"].contains(line.dropFirst(name.count).first)
    }
    guard isCalendar else { return nil }
    return ExportedEntry.text(
        zip(lines, names).filter { ["DTSTART", "RRULE", "EXDATE", "RDATE"].contains($0.1) }
            .map(\.0))
}

/// `oneLine` is the value as it can stand, where that is known.
func reportControls(
    _ file: SourceFile, _ range: Range<Int>, _ findings: Findings, oneLine: String? = nil
) {
    if oneLine == nil, let found = HiddenCharacters.control(in: range, of: file) {
        return findings.report(found)
    }
    findings.error(
        "control-character", file, range,
        vi: "giá trị có dấu xuống dòng hoặc ký tự điều khiển",
        en: "the value holds a line end or a control character",
        remedyVi: oneLine.map { "nối thành một dòng, không có “|”: '\($0)'" }
            ?? "viết trên một dòng; chữ dài thì dùng “>-”",
        remedyEn: oneLine.map { "join it to one line, without '|': '\($0)'" }
            ?? "write it on one line; for a long text use '>-'")
}

/// `text` without blanks at its ends.
func trimmed(_ text: some StringProtocol) -> String {
    let whole = Substring(text)
    let solid: ClosedRange<UInt8> = 0x21...0x7E
    if let first = whole.utf8.first, let last = whole.utf8.last, solid.contains(first),
        solid.contains(last)
    {
        return String(whole)
    }
    guard let first = whole.firstIndex(where: { !$0.isWhitespace }),
        let last = whole.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(whole[first...last])
}
