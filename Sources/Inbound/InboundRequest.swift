/// A message that counts: it carries a good token and comes from whom the token was made for.
package struct InboundRequest: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// A person's answer, in plain words.
        case answer([ReplyStatement])
        /// What somebody who may decide says of the list of what waits.
        case decisions([ItemDecision])
        /// A person's answer, of which nobody can say what it means.
        case unclear
        /// A mail system's report that the mail could not be delivered: for good, or, where `isPermanent`
        /// is false, that it is still on its way (statement 43).
        case bounce(isPermanent: Bool, reason: String)
    }

    /// The id of the mail that it is about.
    package let mail: String
    /// The address that the mail went to.
    package let recipient: String
    /// The address that the answer came from; of a bounce, empty.
    package let sender: String
    package let content: Content
    /// The sender's own words, for people to read: at most `SenderWords.longest` scalars, lines parted by LF.
    /// Of a bounce, empty. Personal data (statement 61).
    package let words: String
    /// The names of the files that came with it.
    package let attachments: [String]
    /// Its own Message-ID with angle brackets, for the confirmation; `nil` where it has none.
    package let messageID: String?
}

extension InboundRequest.Content {
    /// Whether it says no more than that lines were read, each by its number.
    var onlyAcknowledges: Bool {
        switch self {
        case .answer(let statements):
            statements.allSatisfy { $0.request == .acknowledge && $0.item != nil }
        case .unclear: true
        case .decisions, .bounce: false
        }
    }
}

/// What comes of reading a message.
package enum InboundReading: Hashable, Sendable {
    case request(InboundRequest)
    /// It changes nothing.
    case nothing(InboundRefusal)
}
