/// The earlier mails to the same address that a letter belongs to, so that a mail program shows an
/// overdue notice or an escalation under the first reminder.
package struct LetterThread: Hashable, Sendable {
    /// A digest may continue several threads; no more than these are named.
    package static let mostMails = 10

    /// Ids of mails, oldest first.
    package let mails: [String]

    /// `firstMails` are, for each obligation that the letter is about, the id of the mail that first
    /// carried a notice of it to this role and address; in any order, `nil` where there was none.
    /// `nil` when none is left.
    package init?(firstMails: [String?]) {
        let known = Set(firstMails.compactMap { $0 }).sorted()
        guard !known.isEmpty else { return nil }
        mails = Array(known.prefix(Self.mostMails))
    }
}

extension MailMessage {
    /// Puts the message under the mails of `thread`, which were sent from the same domain (RFC 5322,
    /// section 3.6.4).
    package mutating func join(_ thread: LetterThread) {
        references = thread.mails.map { Self.messageID(id: $0, domain: from.domain) }
        inReplyTo = references.first
    }
}
