/// Findings for programs: one JSON array, an object for each finding, keys always all there.
///
/// `line`, `column` and `endColumn` are `null` for a finding about a whole file. `endColumn` is the
/// column after the last one, on the line on which the finding starts.
package func diagnosticsJSON(_ diagnostics: [Diagnostic], language: Language) -> String {
    guard !diagnostics.isEmpty else { return "[]\n" }
    return "[\n"
        + diagnostics.map { "  " + object($0, language) }.joined(separator: ",\n") + "\n]\n"
}

private func object(_ diagnostic: Diagnostic, _ language: Language) -> String {
    let start = diagnostic.position
    var end: Int?
    if let range = diagnostic.range, let start {
        let stop = min(range.upperBound, diagnostic.file.lineRange(start.line).upperBound)
        end = max(start.column, diagnostic.file.position(at: stop).column)
    }
    let notes = diagnostic.notes.map { note in
        let place = note.file.position(at: note.range.lowerBound)
        return "{\"file\": \(jsonString(note.file.name)), \"line\": \(place.line), "
            + "\"column\": \(place.column), "
            + "\"message\": \(jsonString(note.message.text(language)))}"
    }
    return "{\"file\": \(jsonString(diagnostic.file.name)), \"line\": \(number(start?.line)), "
        + "\"column\": \(number(start?.column)), \"endColumn\": \(number(end)), "
        + "\"severity\": \(jsonString(diagnostic.severity.rawValue)), "
        + "\"code\": \(jsonString(diagnostic.code)), "
        + "\"lint\": \(diagnostic.lint.map { jsonString($0.code) } ?? "null"), "
        + "\"level\": \(diagnostic.lint.map { jsonString($0.level.rawValue) } ?? "null"), "
        + "\"message\": \(jsonString(diagnostic.message.text(language))), "
        + "\"remedy\": \(diagnostic.remedy.map { jsonString($0.text(language)) } ?? "null"), "
        + "\"notes\": [\(notes.joined(separator: ", "))]}"
}

private func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }

/// A JSON string literal (RFC 8259, section 7); control characters are escaped.
package func jsonString(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
