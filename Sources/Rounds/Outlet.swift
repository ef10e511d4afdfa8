package import Scheduler

/// Where mails go: the service's spool, or what a preview shows of them.
///
/// Taking a mail is durable when `publish` returns, and taking it twice is taking it once. One call at a
/// time, from any thread.
package protocol Outlet: Sendable {
    /// One outcome for each mail, in the same order.
    func publish(_ mails: [StoredMail]) -> [Publishing]
    /// Takes a mail back unless it has left, or is just leaving.
    func revoke(_ id: String) throws(OutletError) -> Revoking
    /// Where a mail is and what delivery said of it.
    func standing(of id: String) throws(OutletError) -> MailStanding
    /// The mails of which delivery said something since the last call, which takes that away: what is
    /// said from now on, also of them, is news again. A start looks at all others too.
    func takeNews() throws(OutletError) -> [String]
    /// The mails that lie there, the newest first, as far as `isKnown` says that the ledger doesn't
    /// know them (statement 31).
    func strays(isKnown: (String) -> Bool) throws(OutletError) -> [FoundMail]
}

/// What became of publishing a mail.
package enum Publishing: Hashable, Sendable {
    case published
    /// And it has left already: nothing more will be said of it.
    case delivered
    /// It never can be, for this reason: the others go on.
    case impossible(String)
    /// Something else is in its place. It is tried again, and the others go on meanwhile.
    case obstructed(String)
    /// Not now, for this reason; it is tried again.
    case failed(String)
}

package enum Revoking: Hashable, Sendable {
    case revoked
    /// It has left, or is nowhere.
    case tooLate
    /// Delivery holds it: ask again later.
    case busy
}

/// Where a mail stands after the spool took it.
package enum MailStanding: Hashable, Sendable {
    /// On its way.
    case waiting
    /// Its last word, or one that a person may still change (`dead`).
    case settled(MailOutcome, blamesAddress: Bool)
    /// Removed by somebody.
    case gone
}

/// A mail as it lies in the spool.
package struct FoundMail: Hashable, Sendable {
    package let id: String
    package let recipient: String
    package let sender: String?
    /// When it was published, in microseconds since 1970 UTC.
    package let published: Int64
    /// Keys of notices as text.
    package let keys: [String]

    package init(
        id: String, recipient: String, sender: String?, published: Int64, keys: [String]
    ) {
        self.id = id
        self.recipient = recipient
        self.sender = sender
        self.published = published
        self.keys = keys
    }
}

/// Why the outlet could not be used, in words that name the place and the remedy.
package struct OutletError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
