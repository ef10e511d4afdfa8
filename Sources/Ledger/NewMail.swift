package import Civil

/// A mail to be frozen: its bytes and the notices it carries (statement 12).
package struct NewMail: Hashable, Sendable {
    package let id: String
    /// The recipient's address.
    package let recipient: String
    package let slot: Instant
    /// How many mails this address has in this slot already.
    package let ordinal: Int
    package let subject: String
    package let kind: String
    /// Where bounces go; `nil` is the null return path.
    package let sender: String?
    /// From when on it is of no use to anybody; `nil` when it always is.
    package let expires: Instant?
    /// What its numbered lines are about: obligations as text.
    package let items: [[String]]
    /// The whole message as it will leave.
    package let bytes: [UInt8]
    /// Keys of the notices it carries, as text.
    package let keys: [String]

    package init(
        id: String, recipient: String, slot: Instant, ordinal: Int, subject: String, kind: String,
        sender: String? = nil, expires: Instant? = nil, items: [[String]] = [],
        bytes: [UInt8], keys: [String]
    ) {
        self.id = id
        self.recipient = recipient
        self.slot = slot
        self.ordinal = ordinal
        self.subject = subject
        self.kind = kind
        self.sender = sender
        self.expires = expires
        self.items = items
        self.bytes = bytes
        self.keys = keys
    }
}

/// A mail as the ledger holds it.
package struct StoredMail: Hashable, Sendable {
    package let id: String
    /// `nil` once erased.
    package let recipient: String?
    package let slot: Instant
    package let ordinal: Int
    /// `nil` once erased.
    package let subject: String?
    package let kind: String
    package let sender: String?
    package let expires: Instant?
    package let items: [[String]]
    /// `nil` once it is in the spool, or erased.
    package let bytes: [UInt8]?
    /// Ascending.
    package let keys: [String]
    package let spooledAt: Instant?
    /// What delivery said of it, in time order.
    package let outcomes: [MailOutcome]
}

/// What became of a mail after the spool: recorded apart from the fate of its notices.
package struct MailOutcome: Hashable, Sendable {
    package let at: Instant
    /// Delivery's word for it.
    package let outcome: String
    package let detail: String?

    package init(at: Instant, outcome: String, detail: String?) {
        self.at = at
        self.outcome = outcome
        self.detail = detail
    }
}
