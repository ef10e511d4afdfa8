internal import Glibc

/// What the system refused: the call, what it was about, why, and what to do.
package struct HostError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was attempted, as a verb phrase: "lock the state directory".
    package var action: String

    /// To what: a path, a field's name, a descriptor.
    package var subject: String

    /// Why it failed.
    package var reason: String

    /// What an administrator can do about it; empty when nothing sensible is known.
    package var remedy: String

    /// The errno value behind it; 0 when the system wasn't the one to refuse.
    package var code: Int32

    package init(
        action: String, subject: String, reason: String, remedy: String = "", code: Int32 = 0
    ) {
        self.action = action
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
        self.code = code
    }

    /// The error for a failed call, worded by strerror(3).
    package init(action: String, subject: String, errno code: Int32, remedy: String = "") {
        self.init(
            action: action, subject: subject, reason: errorText(code), remedy: remedy, code: code)
    }

    package var description: String {
        "cannot \(action) (\(subject)): \(reason)" + (remedy.isEmpty ? "" : "; \(remedy)")
    }
}

/// strerror(3) without its shared buffer.
func errorText(_ code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
        guard let start = buffer.baseAddress, strerror_r(code, start, buffer.count) == 0 else {
            return "error \(code)"
        }
        return String(cString: start)
    }
}
