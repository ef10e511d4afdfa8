package import Spool

/// What delivery tells the log.
package enum DeliveryEvent: Equatable, Sendable {
    /// A message's outcome was recorded. The recipients are empty when the message can't be read.
    case settled(DeliveryRecord, to: [String])
    /// The mail server can't be used.
    case relayFailed(RelayTrouble)
    /// It can again.
    case relayBack
    /// The server allows fewer connections at a time than were set.
    case fewerConnections(Int, reason: String)
    /// Entries that nobody of ours wrote are in `failed` now.
    case setAside([String])
    /// A crash had kept this many messages from being moved; their outcome was known.
    case mended(Int)
    /// The spool can't be used as it should.
    case spoolFault(SpoolError)

    /// syslog(3) priority: 3 error, 4 warning, 5 notice, 6 info.
    package var priority: Int32 {
        switch self {
        case .settled(let record, _):
            switch record.outcome {
            case .sent: 6
            case .deferred: 5
            case .dead: 3
            }
        case .relayFailed, .spoolFault: 3
        case .setAside, .fewerConnections: 4
        case .relayBack, .mended: 5
        }
    }

    /// One line.
    package var message: String {
        switch self {
        case .settled(let record, _): describe(record)
        case .relayFailed(let trouble):
            "the mail server can't be used (failure \(trouble.failures)); nothing is lost, the mails "
                + "wait: \(trouble.reason)"
        case .relayBack: "the mail server can be used again"
        case .fewerConnections(let count, let reason):
            "the mail server takes no more than \(count) connections at a time: \(reason)"
        case .setAside(let names):
            "\(names.count) entries of the spool aren't messages; they are in failed/ now: "
                + singleLine(names.prefix(10).joined(separator: ", "), longest: 500)
        case .mended(let count): "\(count) messages were moved to where a crash had kept them from"
        case .spoolFault(let error): singleLine(error.description, longest: 1000)
        }
    }

    private func describe(_ record: DeliveryRecord) -> String {
        let reply =
            (record.replyCode > 0 ? "\(record.replyCode) " : "") + record.replyText
        let attempts = "attempt \(record.attempts)"
        return switch record.outcome {
        case .sent: "\(record.id) sent (\(attempts)): \(reply)"
        case .deferred: "\(record.id) deferred, \(record.cause.rawValue) (\(attempts)): \(reply)"
        case .dead:
            "\(record.id) can't be delivered, \(record.cause.rawValue) (\(attempts)): \(reply); "
                + "see hanchot spool show \(record.id)"
        }
    }
}
