/// Why the ledger could not do what was asked: what happened, to which file, and what to do.
///
/// Whatever the kind, the contents are as they were before the call.
package struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable, CaseIterable {
        /// The disk, or the quota, is full.
        case full
        /// The file, or its file system, can't be written.
        case readOnly = "read-only"
        /// The file can't be opened or made.
        case unreachable
        /// Something else, or nothing, lies at the path of the file that is open.
        case moved
        /// Another process holds it.
        case busy
        /// The file is a ledger, and damaged.
        case damaged
        /// The file belongs to another program.
        case foreign
        /// A later release wrote it.
        case newer
        /// What was asked contradicts what is recorded.
        case contradiction
        /// Reading or writing failed for another reason.
        case failed
    }

    package let kind: Kind
    /// What was being done: `record decisions`.
    package let action: String
    /// The ledger's file.
    package let path: String
    package let reason: String
    /// What a person may do about it; empty where there is nothing better than to report it.
    package let remedy: String

    package init(kind: Kind, action: String, path: String, reason: String, remedy: String? = nil) {
        self.kind = kind
        self.action = action
        self.path = path
        self.reason = reason
        self.remedy = remedy ?? kind.remedy
    }

    package var description: String {
        let what = "could not \(action): ledger \(path): \(reason)"
        return remedy.isEmpty ? what : "\(what); \(remedy)"
    }
}

extension LedgerError.Kind {
    fileprivate var remedy: String {
        switch self {
        case .full: "free some disk space: nothing is lost, and the work is done again by itself"
        case .readOnly:
            "let user hanchot write the file and its directory, on a file system mounted read-write"
        case .unreachable:
            "create the directory and let user hanchot write there, or name another with --state"
        case .moved:
            "put the state directory back in its place, and the service goes on within a minute; where it "
                + "was deleted, save what the service still reads ('hanchot export events'), then stop "
                + "it and restore a backup"
        case .busy: "stop the other program that holds it"
        case .damaged:
            "keep the file aside, and start from the last backup: what has left since then is "
                + "known to the spool and won't be sent again"
        case .foreign: "name another directory with --state"
        case .newer: "install that release, or a later one"
        case .contradiction, .failed: ""
        }
    }
}
