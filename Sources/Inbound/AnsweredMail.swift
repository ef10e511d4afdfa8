package import Civil

/// What the ledger and the rules know of the mail that a message answers.
package struct AnsweredMail: Hashable, Sendable {
    /// The address that the mail went to.
    package var recipient: String
    /// Other addresses that may answer for it: the unit's own, its contact's.
    package var alternates: [String]
    /// The obligations that the mail is about, in the order in which it counts them.
    package var items: [AnsweredItem]

    package init(recipient: String, alternates: [String] = [], items: [AnsweredItem]) {
        self.recipient = recipient
        self.alternates = alternates
        self.items = items
    }

    /// Whether an answer from `address` is the recipient's.
    func mayCome(from address: String) -> Bool {
        ([recipient] + alternates).contains { $0.lowercased() == address.lowercased() }
    }
}

/// One obligation in a mail that was sent, as it stands now.
package struct AnsweredItem: Hashable, Sendable {
    /// Whether the word of the unit is enough, from the duty's key `reply`.
    package enum Setting: String, Hashable, Sendable, CaseIterable {
        /// A submission by reply waits for the office to confirm it.
        case confirm
        /// A submission by reply that names the paper's number counts as received.
        case final
    }

    /// The obligation's own id; this module only hands it on.
    package var id: String
    /// The short name that the mail calls it by.
    package var short: String
    /// Nothing has been received, waived or withdrawn.
    package var isOpen: Bool
    package var expectsReport: Bool
    /// The last good day as it is now; `nil` for a duty without one.
    package var due: CivilDate?
    /// The last good day that the mail told. Where the two differ its stage is over.
    package var toldDue: CivilDate?
    /// The day until which time is already asked for.
    package var asksFor: CivilDate?
    package var setting: Setting

    package init(
        id: String, short: String, isOpen: Bool, expectsReport: Bool, due: CivilDate?,
        toldDue: CivilDate?, asksFor: CivilDate? = nil, setting: Setting = .confirm
    ) {
        self.id = id
        self.short = short
        self.isOpen = isOpen
        self.expectsReport = expectsReport
        self.due = due
        self.toldDue = toldDue
        self.asksFor = asksFor
        self.setting = setting
    }
}
