import Civil
import Control
import Events
import JSON
import Messages
import Scheduler
import SourceText

/// Entries in a file, one JSON object a line, in the form that the service takes.
enum EntryFile {
    /// The entries, and the line of each, counted from 1. All that is wrong comes at once.
    ///
    /// Of an export, what the service made by itself is left out, for it will again where rules and
    /// registry say so; so is what a later line undoes, with that line, and what an answer in that ledger
    /// said and became: its words aren't in the export.
    static func read(_ text: String, name: String) throws -> (
        lines: [Int], entries: [EntryMessage]
    ) {
        var read: [(number: Int, line: EventLine)] = []
        var findings: [String] = []
        // CR LF is one character.
        let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in all.enumerated() {
            let trimmed = line.drop(while: \.isWhitespace)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            do throws(EventFault) {
                read.append((index + 1, try EventLine(parsing: trimmed)))
            } catch {
                findings.append(
                    "\(name):\(index + 1): error: \(error.text.text(Surroundings.language))")
            }
        }
        guard findings.isEmpty else { throw Problem(findings.joined(separator: "\n")) }
        let exported = Set(read.compactMap { $0.line.record?.entry })
        let undone = Set(read.compactMap { $0.line.body?.voids }).intersection(exported)
        let kept = read.filter { _, line in
            guard let record = line.record, let body = line.body else { return true }
            if let voids = body.voids, exported.contains(voids) { return false }
            if body.isOfAnswer { return false }
            return !record.isOfService && !undone.contains(record.entry)
        }
        return (kept.map { $0.number }, try kept.map { try entry($0.line) })
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

    /// What the service takes: checked as an event, in the words of its interface.
    private static func entry(_ line: EventLine) throws(JSONMismatch) -> EntryMessage {
        var entry: [String: JSONValue] = [:]
        var members: [String: JSONValue?] = [:]
        switch line.what {
        case .event(let body):
            members = body.json
            entry["on"] = line.on.map { .string($0.iso) }
        case .opened: members["event"] = .string(EventLine.opening)
        case .hold(let hold):
            members["event"] = .string(hold.word.rawValue)
            entry["on"] = (line.on ?? line.at?.date).map { .string($0.iso) }
            if case .silence(let until, let reason) = hold {
                members["until"] = until.map { .string($0.iso) }
                members["note"] = reason.map { .string($0) }
            }
        }
        for (name, text) in [("plan", line.plan), ("duty", line.duty), ("period", line.period)] {
            if let text { entry[name] = .string(text) }
        }
        if !line.units.isEmpty { entry["units"] = .array(line.units.map { .string($0) }) }
        if !line.covers.isEmpty { entry["covers"] = .array(line.covers.map { .string($0) }) }
        for (name, value) in members {
            guard let value else { continue }
            entry[["no": "number", "nil": "none"][name] ?? name] = value
        }
        // What another ledger recorded is judged as of then.
        entry["recorded"] = line.recordedAt.map { .string($0.exported) }
        return try JSONValue.object(entry).decoded()
    }
}
