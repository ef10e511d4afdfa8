/// What a refusal holds against: told from the step that was refused and from the reply
/// (RFC 5321, section 4.2; RFC 3463).
package enum Blame: Equatable, Sendable {
    /// The recipient's address: unknown, moved, full.
    case recipient
    /// What the message says, or its size.
    case message
    /// Who sends, from where, under which rules: what every other message has in common with this one.
    case everything

    package init(_ reply: Reply, at stage: Conversation.Stage) {
        if Blame.loginReplies.contains(reply.code) {
            self = .everything
            return
        }
        let status = EnhancedStatus(reply.text)
        switch (status?.subject, status?.detail) {
        // An address that doesn't exist, or its mailbox; but the sender's address is our own.
        case (1, 7), (1, 8): self = .everything
        case (1, _) where stage >= .recipient:
            self = Blame.mentionsRelaying(reply.text) ? .everything : .recipient
        case (2, _) where stage >= .recipient: self = .recipient
        // Too large, or of a form that the server doesn't take.
        case (3, 4), (6, _): self = .message
        default: self = Blame(plain: reply, at: stage)
        }
    }

    /// By the step alone.
    private init(plain reply: Reply, at stage: Conversation.Stage) {
        // RFC 1870: the size that MAIL announces is too large.
        if reply.code == 552 {
            self = stage == .recipient ? .recipient : .message
            return
        }
        if Blame.mentionsSender(reply.text) {
            self = .everything
            return
        }
        switch stage {
        case .connecting, .opening, .sender: self = .everything
        case .recipient:
            let status = EnhancedStatus(reply.text)
            let isRefusedAddress = [550, 551, 553].contains(reply.code) && status?.subject != 7
            // What is put off, a grey list say, is put off for this recipient.
            self = reply.code < 500 || isRefusedAddress ? .recipient : .everything
        case .data, .message, .answer: self = .message
        }
    }

    /// A login is missing or too weak (RFC 4954, section 6).
    private static let loginReplies = [454, 530, 534, 535, 538]

    private static func mentionsRelaying(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.contains("relaying") || lower.contains("relay access")
    }

    /// Servers word what they hold against a sender freely, but they do name it.
    private static func mentionsSender(_ text: String) -> Bool {
        let lower = text.lowercased()
        return senderWords.contains { lower.contains($0) }
    }

    private static let senderWords = [
        "relay", "authenticat", "log in", "sender", "client host", "your host", "your ip",
        "blacklist", "blocklist", "block list", "blocked using", "quota", "too many messages",
        "rate limit", "sending limit", "daily limit", "service unavailable",
    ]
}

/// `5.1.1` at the start of a reply (RFC 3463): subject 1, detail 1.
private struct EnhancedStatus {
    let subject: Int
    let detail: Int

    init?(_ text: String) {
        let numbers = text.prefix { $0 != " " }.split(
            separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, ["4", "5"].contains(numbers[0]), let subject = Int(numbers[1]),
            let detail = Int(numbers[2])
        else { return nil }
        self.subject = subject
        self.detail = detail
    }
}
