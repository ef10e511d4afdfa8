import Civil
import Control
import JSON
import SourceText

/// Entries in a file, one JSON object a line, in the form that the service takes.
enum EntryFile {
    /// The entries, and the line of each, counted from 1. All that is wrong comes at once.
    static func read(_ text: String, name: String) throws -> (lines: [Int], entries: [JSONValue]) {
        var lines: [Int] = []
        var entries: [JSONValue] = []
        var findings: [String] = []
        // CR LF is one character.
        let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in all.enumerated() {
            let trimmed = line.drop(while: \.isWhitespace)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            do {
                entries.append(try entry(try JSONValue(parsing: trimmed.utf8)))
                lines.append(index + 1)
            } catch {
                findings.append("\(name):\(index + 1): error: \(error)")
            }
        }
        guard findings.isEmpty else { throw Problem(findings.joined(separator: "\n")) }
        return (lines, entries)
    }

    /// Refusals with the lines that they are about.
    static func text(_ error: ControlError, lines: [Int], name: String) -> String {
        let language = Surroundings.language
        guard !error.refusals.isEmpty else { return error.text.text(language) }
        return error.refusals.map { refusal in
            let line = lines.indices.contains(refusal.entry) ? lines[refusal.entry] : 1
            return "\(name):\(line): error: \(refusal.text(language))"
        }.joined(separator: "\n")
    }

    private static let keys = [
        "event", "duty", "period", "unit", "units", "covers", "on", "no", "nil", "note", "until",
        "to", "letter", "id",
    ]
    /// What an export adds, and the script of a simulation: passed over.
    private static let ignored: Set<String> = ["at", "entry", "actor", "recorded"]

    private static func entry(_ value: JSONValue) throws -> JSONValue {
        guard let members = value.objectValue else {
            throw Unusable(reason: "not a JSON object")
        }
        for key in members.keys.sorted() where !keys.contains(key) && !ignored.contains(key) {
            let near = suggestion(for: key, among: keys).map { "; did you mean '\($0)'?" } ?? ""
            throw Unusable(reason: "there is no key '\(key)'\(near)")
        }
        var entry = members.filter { !ignored.contains($0.key) }
        if case "ack"? = value["event"]?.stringValue { entry["event"] = "acknowledge" }
        if let unit = entry.removeValue(forKey: "unit") { entry["units"] = [unit] }
        if let number = entry.removeValue(forKey: "no") { entry["number"] = number }
        if let none = entry.removeValue(forKey: "nil") { entry["none"] = none }
        for name in ["on", "until"] {
            if let text = value[name]?.stringValue { entry[name] = try day(text, name) }
        }
        return .object(entry)
    }

    private static func day(_ text: String, _ name: String) throws -> JSONValue {
        do { return .string(try CivilDate(parsing: text).iso) } catch {
            throw Unusable(reason: "'\(name)': \(error)")
        }
    }

    private struct Unusable: Error, CustomStringConvertible {
        let reason: String
        var description: String { reason }
    }
}
