internal import Glibc

/// What went wrong in the spool: what was attempted, on which path, why, and what to do.
package struct SpoolError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kinds of fault, for callers that act on them.
    package enum Fault: Equatable, Sendable {
        /// An id, address or message that must not be spooled. Trying again can't help.
        case invalid
        /// The id is taken by a message with other bytes. Trying again can't help.
        case contentDiffers
        /// An entry that isn't a regular file, or isn't one that this spool wrote.
        case strange
        /// There is no such message in that place.
        case missing
        /// Delivery is at it right now.
        case busy
        /// The system refused with this errno value.
        case system(Int32)
    }

    package var fault: Fault
    /// What was attempted, as a verb phrase: "publish a message".
    package var action: String
    /// The path it was about.
    package var path: String
    /// Why it failed.
    package var reason: String
    /// What an administrator can do about it; empty when nothing sensible is known.
    package var remedy: String

    package init(
        _ fault: Fault, action: String, path: String, reason: String, remedy: String = ""
    ) {
        self.fault = fault
        self.action = action
        self.path = path
        self.reason = reason
        self.remedy = remedy
    }

    /// The error for a call that failed with this errno value, worded by strerror(3).
    package init(errno code: Int32, action: String, path: String) {
        self.init(
            code == ELOOP || code == ENOTDIR ? .strange : .system(code), action: action, path: path,
            reason: errorText(code), remedy: advice(for: code))
    }

    package var description: String {
        "cannot \(action) (\(path)): \(reason)" + (remedy.isEmpty ? "" : "; \(remedy)")
    }
}

private func advice(for code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT:
        "free some space on that file system; nothing is lost, it is tried again"
    case EROFS:
        "the file system is mounted read-only: see the kernel's log, then remount it"
    case EACCES, EPERM:
        "the spool belongs to group hanchot-spool: systemd-tmpfiles --create hanchot.conf"
    case ENOENT:
        "make the spool's directories: systemd-tmpfiles --create hanchot.conf"
    case EIO:
        "the disk failed to write: see the kernel's log"
    case ELOOP, ENOTDIR:
        "somebody put a link or a file in its place: remove it"
    case EMLINK, EXDEV:
        "all of the spool must be on one file system that has hard links"
    default: ""
    }
}

/// strerror(3) without its shared buffer.
private func errorText(_ code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
        guard let start = buffer.baseAddress, strerror_r(code, start, buffer.count) == 0 else {
            return "error \(code)"
        }
        return String(cString: start)
    }
}
