/// How one attempt to hand a message over ended.
package enum Attempt: Equatable, Sendable {
    /// The server took it over.
    case accepted(Reply)
    /// A 5yz reply to this step of handing the message over. Whom it is about `Blame` says.
    case refused(Reply, at: Conversation.Stage)
    /// A 4yz reply, or one that makes no sense: later.
    case postponed(Reply, at: Conversation.Stage)
    /// The connection was lost in the middle, or the server fell silent. When `mayHaveArrived` the whole
    /// message was out and only the answer is missing: sending it again may double it.
    case interrupted(reason: String, mayHaveArrived: Bool)
    /// The server had closed a connection that was kept from an earlier message: at once again on a new
    /// one.
    case stale
    /// The server didn't get as far as the message: not reached, not trusted, login refused.
    case relayFailed(reason: String)

    /// The login is missing, too weak or no longer good (RFC 4954, sections 4 and 6).
    private static let loginReplies = [454, 530, 534, 535, 538]

    /// Judges an attempt that libcurl ended.
    ///
    /// - Parameters:
    ///   - failure: libcurl's words; `nil` when it succeeded.
    ///   - timedOut: whether it failed because the server fell silent.
    package init(_ conversation: Conversation, failure: String?, timedOut: Bool) {
        guard let failure else {
            self = .accepted(conversation.reply ?? Reply(code: 250, text: ""))
            return
        }
        guard conversation.stage >= .sender else {
            let said = conversation.reply.map { " (\($0.code) \($0.text))" } ?? ""
            self = .relayFailed(reason: failure + said)
            return
        }
        guard let reply = conversation.reply else {
            let wasOpen = conversation.isReused && conversation.stage < .message && !timedOut
            self =
                wasOpen
                ? .stale
                : .interrupted(
                    reason: failure, mayHaveArrived: conversation.stage == .answer)
            return
        }
        if conversation.stage == .sender, Attempt.loginReplies.contains(reply.code) {
            self = .relayFailed(reason: "\(reply.code) \(reply.text)")
            return
        }
        switch reply.code {
        case 421 where conversation.isReused && conversation.stage == .sender:
            self = .stale
        case 500...599: self = .refused(reply, at: conversation.stage)
        default: self = .postponed(reply, at: conversation.stage)
        }
    }
}
