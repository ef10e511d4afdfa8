internal import CSystemd
internal import Glibc

/// Where the service's log goes: to the journal with its fields when the journal is listening to
/// this process, to stderr as readable lines otherwise.
package struct Journal: Sendable {
    /// syslog(3) priorities, most urgent first.
    package enum Priority: Int32, Sendable {
        case emergency = 0
        case alert = 1
        case critical = 2
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6
        case debug = 7

        var word: String {
            switch self {
            case .emergency: "emergency"
            case .alert: "alert"
            case .critical: "critical"
            case .error: "error"
            case .warning: "warning"
            case .notice: "notice"
            case .info: "info"
            case .debug: "debug"
            }
        }
    }

    /// Where entries go.
    package enum Destination: Sendable, Equatable {
        case journal
        case standardError
    }

    /// Where this journal's entries go.
    package let destination: Destination

    package init(destination: Destination) {
        self.destination = destination
    }

    /// The journal when it is connected to this process, stderr otherwise.
    package init() {
        self.init(destination: Journal.isConnectedToJournal ? .journal : .standardError)
    }

    /// Whether the manager has connected this process's stdout or stderr to the journal, and the
    /// journal's socket exists.
    ///
    /// A service started by hand on a machine with a journal isn't connected: its user looks at the
    /// terminal. `JOURNAL_STREAM` is inherited by children whose stderr has since been redirected, so
    /// its device and inode are compared, as systemd.exec(5) asks.
    package static var isConnectedToJournal: Bool {
        guard let stream = environmentVariable("JOURNAL_STREAM"),
            access("/run/systemd/journal/socket", F_OK) == 0
        else { return false }
        return [STDERR_FILENO, STDOUT_FILENO].contains { descriptorName($0) == stream }
    }

    /// Writes one entry.
    ///
    /// - Parameters:
    ///   - messageID: 32 hexadecimal digits, see `JournalEvent`.
    ///   - fields: names of capital letters, digits and underscores, starting with a letter, at most
    ///     64 long; any text as value, line breaks included. Worked out for the journal alone, which
    ///     keeps them.
    /// - Throws: for a name the journal would refuse, and when the journal can't be written to.
    package func send(
        message: String, priority: Priority, messageID: String? = nil,
        fields: @autoclosure () -> [(String, String)] = []
    ) throws(HostError) {
        switch destination {
        case .journal:
            let fields = fields()
            for (name, _) in fields where !isFieldName(name) {
                throw HostError(
                    action: "write a journal entry", subject: name, reason: "not a field name",
                    remedy: "use capital letters, digits and underscores, a letter first")
            }
            var entry = [("MESSAGE", message), ("PRIORITY", String(priority.rawValue))]
            if let messageID { entry.append(("MESSAGE_ID", messageID)) }
            try sendToJournal(entry + fields)
        case .standardError:
            let kind = messageID.flatMap(JournalEvent.named)?.rawValue ?? priority.word
            try writeToStandardError("\(kind): \(message)\n")
        }
    }

    /// Writes one entry of a known kind.
    package func send(
        _ event: JournalEvent, message: String, priority: Priority,
        fields: @autoclosure () -> [(String, String)] = []
    ) throws(HostError) {
        try send(
            message: message, priority: priority, messageID: event.messageID, fields: fields())
    }
}

/// Whether journald takes this as the name of a field of ours: names that start with an underscore are
/// its own.
func isFieldName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 64 else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        && name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
}

/// `device:inode` of what a descriptor is open on, as `JOURNAL_STREAM` is written.
private func descriptorName(_ descriptor: Int32) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return "\(status.st_dev):\(status.st_ino)"
}

/// sd_journal_sendv(3) carries each `NAME=value` with its length, so a value may hold anything.
private func sendToJournal(_ entry: [(String, String)]) throws(HostError) {
    let assignments = entry.map { Array("\($0.0)=\($0.1)".utf8) }
    let answer = withIOVectors(assignments) { sd_journal_sendv($0.baseAddress, Int32($0.count)) }
    guard answer >= 0 else {
        throw HostError(
            action: "write a journal entry", subject: "/run/systemd/journal/socket", errno: -answer,
            remedy: "see systemctl status systemd-journald")
    }
}

/// The arrays as `iovec`s, valid while `body` runs. They are copied into one block, since each array's
/// own storage may be borrowed only one at a time.
private func withIOVectors<R>(
    _ parts: [[UInt8]], _ body: (UnsafeBufferPointer<iovec>) -> R
) -> R {
    var block = parts.flatMap { $0 }
    return block.withUnsafeMutableBytes { bytes in
        var start = 0
        let vectors = parts.map { part in
            defer { start += part.count }
            return iovec(iov_base: bytes.baseAddress.map { $0 + start }, iov_len: part.count)
        }
        return vectors.withUnsafeBufferPointer(body)
    }
}

private func writeToStandardError(_ line: String) throws(HostError) {
    var rest = Array(line.utf8)[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if written < 0 {
            if errno == EINTR { continue }
            throw HostError(action: "write the log", subject: "stderr", errno: errno)
        }
        rest = rest.dropFirst(written)
    }
}

extension JournalEvent {
    /// The kind that has this message id.
    package static func named(_ messageID: String) -> JournalEvent? {
        allCases.first { $0.messageID == messageID }
    }
}
