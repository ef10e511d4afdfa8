/// What delivery knows of one message: written beside it, durably, after every attempt that the mail
/// server answered, and when it gives the message up. The file `<id>.txt`:
///
///     Hanchot-Delivery: 1
///     Id: bao-cao-nam-2025-r30
///     Outcome: deferred
///     Cause: postponed
///     Attempts: 2
///     First-Attempt: 1762300000000000
///     Last-Attempt: 1762300600000000
///     Next-Attempt: 1762301300000000
///     Reply: 451 4.3.0 try again later
///
/// Times are microseconds since 1970 UTC. Each field stands on one line, in this order;
/// `First-Attempt` is missing when there was none, `Next-Attempt` unless the outcome is `deferred`.
package struct DeliveryRecord: Equatable, Sendable {
    /// What became of the message.
    package enum Outcome: String, CaseIterable, Sendable {
        /// The next mail server has it.
        case sent
        /// It will never be sent, unless a person asks for it.
        case dead
        /// It is tried again at `nextAttempt`.
        case deferred
    }

    /// Why.
    package enum Cause: String, CaseIterable, Sendable {
        /// Sent: a 2yz reply to the message.
        case accepted
        /// Dead: a 5yz reply, about the recipient as a rule.
        case refused
        /// Deferred: a 4yz reply.
        case postponed
        /// Deferred: the connection was lost in mid-conversation, or the server fell silent.
        case interrupted
        /// Dead: deferred for longer than delivery keeps trying.
        case exhausted
        /// Dead: it has lost its use, see `Envelope.expires`.
        case outdated
        /// Dead: the file can't be read, or isn't one that the spool wrote.
        case unreadable
        /// Dead until somebody says: a backup had it as waiting, and it may have left since.
        case restored
    }

    /// The longest text of a reply that is kept, in characters.
    package static let longestReply = 500

    package var id: SpoolID
    package var outcome: Outcome
    package var cause: Cause
    /// How often the mail server was asked to take it. An attempt that didn't reach the mail server's
    /// greeting and login isn't one.
    package var attempts: Int
    package var firstAttempt: Int64?
    /// When this was recorded.
    package var lastAttempt: Int64
    /// Only when deferred.
    package var nextAttempt: Int64?
    /// The last reply's code (RFC 5321, section 4.2); 0 when the server gave none.
    package var replyCode: Int
    /// Its text, or in words what happened instead. One line without controls.
    package let replyText: String

    /// - Parameter replyText: is cut to `longestReply` characters, its line ends and controls become
    ///   blanks: a server must not write lines of its own into records and logs.
    package init(
        id: SpoolID, outcome: Outcome, cause: Cause, attempts: Int, firstAttempt: Int64?,
        lastAttempt: Int64, nextAttempt: Int64? = nil, replyCode: Int, replyText: String
    ) {
        self.id = id
        self.outcome = outcome
        self.cause = cause
        self.attempts = attempts
        self.firstAttempt = firstAttempt
        self.lastAttempt = lastAttempt
        self.nextAttempt = outcome == .deferred ? nextAttempt : nil
        self.replyCode = replyCode
        self.replyText = singleLine(replyText, longest: DeliveryRecord.longestReply)
    }

    /// The file's text.
    package var text: String {
        var lines = [
            "Hanchot-Delivery: 1", "Id: \(id)", "Outcome: \(outcome.rawValue)",
            "Cause: \(cause.rawValue)", "Attempts: \(attempts)",
        ]
        if let firstAttempt { lines.append("First-Attempt: \(firstAttempt)") }
        lines.append("Last-Attempt: \(lastAttempt)")
        if let nextAttempt { lines.append("Next-Attempt: \(nextAttempt)") }
        lines.append("Reply: \(replyCode) \(replyText)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads a file's text back; `nil` for anything that `text` doesn't write for this id: a record that
    /// can't be read counts as none.
    package init?(text: String, id: SpoolID) {
        var fields = FieldLines(text)
        guard fields.take("Hanchot-Delivery") == "1", fields.take("Id") == id.text,
            let outcome = fields.take("Outcome").flatMap(Outcome.init(rawValue:)),
            let cause = fields.take("Cause").flatMap(Cause.init(rawValue:)),
            let attempts = fields.take("Attempts").flatMap(Int.init)
        else { return nil }
        let first = fields.take("First-Attempt").flatMap(Int64.init)
        guard let last = fields.take("Last-Attempt").flatMap(Int64.init) else { return nil }
        let next = fields.take("Next-Attempt").flatMap(Int64.init)
        guard (next != nil) == (outcome == .deferred), let reply = fields.take("Reply"),
            let blank = reply.firstIndex(of: " "), let code = Int(reply[..<blank]), fields.isEmpty
        else { return nil }
        self.init(
            id: id, outcome: outcome, cause: cause, attempts: attempts, firstAttempt: first,
            lastAttempt: last, nextAttempt: next, replyCode: code,
            replyText: String(reply[reply.index(after: blank)...]))
    }
}

/// Text without line ends and controls, blanks put together, of bounded length.
package func singleLine(_ text: String, longest: Int) -> String {
    let words = text.unicodeScalars.split { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .spaceSeparator:
            true
        default: false
        }
    }
    return String(words.map { String($0) }.joined(separator: " ").prefix(longest))
}
