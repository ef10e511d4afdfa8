/// What is looked at of a message; more is left unread. Every step over it takes time in
/// proportion to these, whatever is in it.
package enum InboundLimits {
    /// Octets of a message. Attachments stand behind the text, so this is plenty for an answer.
    package static let messageOctets = 512 << 10
    /// Header fields of a message or of one of its parts.
    static let fields = 1_000
    /// Octets of one field's value.
    static let fieldOctets = 16 << 10
    /// How deep multiparts may stand inside each other.
    static let depth = 8
    /// Leaves of the tree of parts.
    static let parts = 64
    /// Unicode scalars of text in which an answer is looked for. Not characters: one of those may be
    /// as long as the message.
    static let textScalars = 10_000
    /// Files whose names are kept.
    static let attachments = 10
}
