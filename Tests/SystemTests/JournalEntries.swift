import Foundation
import Host

/// One entry as `journalctl -o json` gives it.
struct JournalEntry {
    private let fields: [String: Any]

    subscript(name: String) -> String? {
        switch fields[name] {
        case let text as String: text
        // What journald doesn't take for printable text comes as bytes.
        case let bytes as [UInt8]: String(decoding: bytes, as: UTF8.self)
        default: nil
        }
    }

    static func list(_ json: String) throws -> [JournalEntry] {
        try json.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            guard let fields = object as? [String: Any] else {
                throw Command.Failure(description: "no journal entry: \(line)")
            }
            return JournalEntry(fields: fields)
        }
    }
}

extension Machine {
    /// The end of the journal now.
    func journalEnd() throws -> String {
        try succeed(["journalctl", "--sync"])
        let text = try succeed(["journalctl", "-n", "0", "--show-cursor"])
        guard let cursor = text.firstMatch(of: /-- cursor: (\S+)/) else {
            throw Command.Failure(description: "no cursor: \(text)")
        }
        return String(cursor.output.1)
    }

    /// A program's entries of one kind after a place in the journal, the service's own if none is named.
    func entries(
        _ event: JournalEvent, after cursor: String, by program: String = "hanchotd"
    ) throws -> [JournalEntry] {
        try entries(after: cursor, by: program).filter { $0["MESSAGE_ID"] == event.messageID }
    }

    /// All of a program's entries after a place in the journal. By its name: of one that has left before
    /// journald looks at it the unit isn't known.
    ///
    /// Picked here: journalctl 252 with both a match and `--after-cursor` passes over the first match.
    func entries(after cursor: String, by program: String) throws -> [JournalEntry] {
        try succeed(["journalctl", "--sync"])
        let words = ["journalctl", "-o", "json", "--all", "--no-pager", "--after-cursor=\(cursor)"]
        return try JournalEntry.list(succeed(words)).filter {
            $0["SYSLOG_IDENTIFIER"] == program
        }
    }
}
