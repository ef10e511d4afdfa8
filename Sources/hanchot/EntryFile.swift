import Civil
import Control
import Events
import JSON
import Messages
import Scheduler
import SourceText

/// Entries in a file, one JSON object a line, in the form that the service takes.
enum EntryFile {
    /// What a file holds.
    struct Contents {
        /// The line of each entry, counted from 1.
        var lines: [Int] = []
        var entries: [EntryMessage] = []
        /// What can't be read, by line.
        var faults: [(line: Int, text: String)] = []
        /// What is left out though it still waited for somebody, by line.
        var leftOut: [(line: Int, text: Bilingual)] = []
    }

    /// What a file holds, with all that is wrong with it.
    ///
    /// Of an export, what the service made by itself is left out, for it will again where rules and
    /// registry say so; so is what a later line undoes, with that line, and what an answer in that ledger
    /// said and became: its words aren't in the export, so of those that waited the lines are told. What was
    /// held back and is let go, and mails that came back, are that ledger's own. What days that don't count moved by themselves is
    /// taken: which of them stood when it opened, or was extended, no other ledger can know.
    static func read(_ text: String) throws -> Contents {
        var read: [(number: Int, line: EventLine)] = []
        var contents = Contents()
        // CR LF is one character.
        let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in all.enumerated() {
            let trimmed = line.drop(while: \.isWhitespace)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            do throws(EventFault) {
                read.append((index + 1, try EventLine(parsing: trimmed)))
            } catch {
                contents.faults.append((index + 1, error.text.text(Surroundings.language)))
            }
        }
        let lines = ExportedLines(read)
        contents.faults += lines.notTaken.map { ($0.line, $0.text.text(Surroundings.language)) }
        contents.leftOut = lines.waiting
        for (number, line) in lines.taken {
            guard let entry = try entry(line) else { continue }
            contents.lines.append(number)
            contents.entries.append(entry)
        }
        return contents
    }

    /// What is wrong, by line: what can't be read, and what the service refuses.
    static func text(_ error: ControlError?, _ contents: Contents, name: String) -> String {
        let language = Surroundings.language
        let refusals = (error?.refusals ?? []).map { refusal in
            let line =
                contents.lines.indices.contains(refusal.entry) ? contents.lines[refusal.entry] : 1
            return (line: line, text: refusal.text(language))
        }
        let all = (contents.faults + refusals).sorted { $0.line < $1.line }
            .map { "\(name):\($0.line): error: \($0.text)" }
        let whole = error.flatMap { $0.refusals.isEmpty ? $0.text.text(language) : nil }
        return (all + [whole].compactMap { $0 }).joined(separator: "\n")
    }

    /// What the service takes, where it takes it: checked as an event, in the words of its interface.
    private static func entry(_ line: EventLine) throws(JSONMismatch) -> EntryMessage? {
        var entry: [String: JSONValue] = [:]
        var members: [String: JSONValue?] = [:]
        switch line.what {
        case .event(let body):
            members = body.json
            entry["on"] = line.on.map { .string($0.iso) }
        case .returned: return nil
        case .opened: members["event"] = .string(EventLine.opening)
        case .hold(let hold):
            members["event"] = .string(hold.word.rawValue)
            entry["on"] = (line.on ?? line.at?.date).map { .string($0.iso) }
            if case .silence(let until, let reason) = hold {
                if case .day(let last) = until { members["until"] = .string(last.iso) }
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
        entry["late"] = line.record?.workingDaysLate.map { .int(Int64($0)) }
        return try JSONValue.object(entry).decoded()
    }
}
