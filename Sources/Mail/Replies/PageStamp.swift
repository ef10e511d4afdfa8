internal import Civil

/// What makes a mail's link to its page at the board: the board's address and keys.
package struct PageStamp: Hashable, Sendable {
    private let url: String
    private let keys: TokenKeys

    /// - Parameter url: without a `/` at the end.
    package init(url: String, keys: TokenKeys) {
        self.url = url
        self.keys = keys
    }

    /// The address of the page of the mail with this id; `nil` for an id of another form than `MailReference`
    /// reads, and where OpenSSL refuses: such a mail leaves all the same.
    ///
    /// The token itself doesn't run out: how long the page is open is a matter of what the mail is about.
    package func address(mail id: String) -> String? {
        guard let mail = MailReference(id: id) else { return nil }
        do {
            return try "\(url)/p/" + ReplyToken(.page, mail: mail, expires: .max).text(keys)
        } catch {
            return nil
        }
    }
}
