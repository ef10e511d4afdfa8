/// Why no mail leaves although none is to blame: the mail server isn't reached, isn't trusted, refuses
/// the login or everything that it is handed, or none is set. As long as that lasts the mails wait. The
/// file `relay.txt` in the spool:
///
///     Hanchot-Relay: 1
///     Kind: unreachable
///     Failures: 3
///     Since: 1762300000000000
///     Last-Attempt: 1762300600000000
///     Next-Attempt: 1762301300000000
///     Trouble: connection refused
package struct RelayTrouble: Equatable, Sendable {
    /// What has to be looked at.
    package enum Kind: String, CaseIterable, Sendable {
        /// The server: not reached, not trusted, or the login refused.
        case unreachable
        /// What the server holds against this sender: it refused whatever it was handed
        /// (statement 60).
        case refusesAll = "refuses-all"
        /// The settings of delivery: none, or such as can't be used.
        case settings
    }

    package var kind: Kind
    /// How often in a row it failed.
    package var failures: Int
    /// When it failed first, in microseconds since 1970 UTC.
    package var since: Int64
    package var lastAttempt: Int64
    package var nextAttempt: Int64
    /// What happened, in one line.
    package let reason: String

    package init(
        _ kind: Kind = .unreachable, failures: Int, since: Int64, lastAttempt: Int64,
        nextAttempt: Int64, reason: String
    ) {
        self.kind = kind
        self.failures = failures
        self.since = since
        self.lastAttempt = lastAttempt
        self.nextAttempt = nextAttempt
        self.reason = singleLine(reason, longest: DeliveryRecord.longestReply)
    }

    package var text: String {
        """
        Hanchot-Relay: 1
        Kind: \(kind.rawValue)
        Failures: \(failures)
        Since: \(since)
        Last-Attempt: \(lastAttempt)
        Next-Attempt: \(nextAttempt)
        Trouble: \(reason)

        """
    }

    /// Reads a file's text back; `nil` for anything that `text` doesn't write, but for a missing kind,
    /// as in the files of versions that knew of one alone.
    package init?(text: String) {
        var fields = FieldLines(text)
        guard fields.take("Hanchot-Relay") == "1",
            let kind = Kind(rawValue: fields.take("Kind") ?? Kind.unreachable.rawValue),
            let failures = fields.take("Failures").flatMap(Int.init),
            let since = fields.take("Since").flatMap(Int64.init),
            let last = fields.take("Last-Attempt").flatMap(Int64.init),
            let next = fields.take("Next-Attempt").flatMap(Int64.init),
            let reason = fields.take("Trouble"), fields.isEmpty
        else { return nil }
        self.init(
            kind, failures: failures, since: since, lastAttempt: last, nextAttempt: next,
            reason: reason)
    }
}

extension SpoolDirectory {
    private static let relayFile = "relay.txt"

    /// The trouble with the mail server that the last delivery met; `nil` while there is none.
    package func relayTrouble() throws(SpoolError) -> RelayTrouble? {
        guard let bytes = try root.read(SpoolDirectory.relayFile) else { return nil }
        return RelayTrouble(text: String(decoding: bytes, as: UTF8.self))
    }

    /// Records the trouble, or that there is none any more.
    package func recordRelay(_ trouble: RelayTrouble?) throws(SpoolError) {
        if let trouble {
            let written = try work.write(
                Array(trouble.text.utf8), like: SpoolDirectory.relayFile, durably: true)
            _ = try work.move(written, to: root, as: SpoolDirectory.relayFile)
        } else if try !root.remove(SpoolDirectory.relayFile) {
            return
        }
        try root.sync()
    }
}
