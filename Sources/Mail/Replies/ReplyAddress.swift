/// The mailbox that answers and bounces come to, `nhacviec@lamdong.edu.vn`, and the addresses in it
/// that carry tokens: `nhacviec+r4k…@lamdong.edu.vn`.
package struct ReplyAddress: Hashable, Sendable {
    /// What parts a mailbox's name from its extension, as Postfix' `recipient_delimiter` has it.
    package static let delimiter: Character = "+"
    /// The longest local part, in octets, that leaves room for a token within the 64 of RFC 5321,
    /// section 4.5.3.1.1.
    package static let longestLocalPart = 64 - 1 - ReplyToken.length

    package let mailbox: MailAddress

    /// - Throws: `MailError.localPartTooLong` where a token would not fit, `badAddress` where the
    ///   mailbox holds the delimiter itself.
    package init(_ mailbox: MailAddress) throws(MailError) {
        let local = mailbox.localPart
        guard local.utf8.count <= Self.longestLocalPart else {
            throw .localPartTooLong(
                mailbox.address, octets: local.utf8.count, most: Self.longestLocalPart)
        }
        guard !local.contains(Self.delimiter) else {
            throw .badAddress(
                mailbox.address, reason: "answers need a '\(Self.delimiter)' of their own")
        }
        self.mailbox = mailbox
    }

    /// The mailbox with a token's text behind its name.
    package func carrying(_ token: String) throws(MailError) -> MailAddress {
        try MailAddress("\(mailbox.localPart)\(Self.delimiter)\(token)@\(mailbox.domain)")
    }

    /// What stands between the first delimiter and the `@`; `nil` where there is none.
    package static func token(in address: String) -> Substring? {
        let local = address.prefix { $0 != "@" }
        guard local.endIndex < address.endIndex, let cut = local.firstIndex(of: delimiter) else {
            return nil
        }
        return local[local.index(after: cut)...]
    }
}
