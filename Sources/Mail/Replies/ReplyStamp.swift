package import Civil

/// What makes answers to mails count, and their bounces known: a mailbox and keys.
package struct ReplyStamp: Hashable, Sendable {
    /// The two addresses that carry one mail's tokens.
    package struct Addresses: Hashable, Sendable {
        /// For Reply-To.
        package let reply: MailAddress
        /// For the envelope (a variable return path, as qmail's VERP has it).
        package let bounce: MailAddress
    }

    private let address: ReplyAddress
    private let keys: TokenKeys

    package init(address: ReplyAddress, keys: TokenKeys) {
        self.address = address
        self.keys = keys
    }

    /// The addresses of the mail with this id; `due` is the last of the due days that it tells.
    /// `nil` for an id of another form than `MailReference` reads, and where OpenSSL refuses: such a
    /// mail leaves all the same, and points to the contact.
    package func addresses(mail id: String, due: CivilDate?) -> Addresses? {
        guard let mail = MailReference(id: id), let reply = carrying(.reply, mail, due),
            let bounce = carrying(.bounce, mail, due)
        else { return nil }
        return Addresses(reply: reply, bounce: bounce)
    }

    private func carrying(
        _ purpose: ReplyToken.Purpose, _ mail: MailReference, _ due: CivilDate?
    ) -> MailAddress? {
        do {
            return try address.carrying(
                try ReplyToken(purpose, mail: mail, due: due).text(keys))
        } catch {
            return nil
        }
    }
}
