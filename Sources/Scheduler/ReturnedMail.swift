/// A mail that came back, beside what happened to obligations: in an export, and in an events file (statements
/// 11 and 21).
package struct ReturnedMail: Hashable, Sendable {
    package enum How: String, Hashable, Sendable, CaseIterable {
        /// After it had left for good.
        case returned
        /// Its mail system refuses the address.
        case refused
        /// It never left, which isn't the address's fault.
        case stuck
    }

    /// Its id; `nil` for the newest to a unit's head.
    package let mail: String?
    package let how: How

    package init(mail: String?, how: How) {
        self.mail = mail
        self.how = how
    }

    /// Whether nothing is written to its address until something arrives there.
    package var blamesAddress: Bool { how != .stuck }
    /// Whether the owner gets the matter itself too.
    package var tellsOwner: Bool { how == .returned }

    package var outcome: MailOutcome.What { how == .returned ? .bounced : .dead }
}
