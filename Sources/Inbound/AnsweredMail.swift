package import Civil

/// What the ledger and the rules know of the mail that a message answers.
package struct AnsweredMail: Hashable, Sendable {
    /// The address that the mail went to.
    package var recipient: String
    /// Other addresses that may answer for it: the unit's own, its contact's.
    package var alternates: [String]
    /// Mail addresses of units that it doesn't go to: what was sent there went to somebody else.
    package var strangers: Set<String>
    /// The names of the units that answer for its items: "Trường THPT Bảo Lộc". A sentence about any other is
    /// somebody else's.
    package var units: [String]
    /// The names of those units' people, but for who is called like somebody of the office: a letter to one of them
    /// was not meant for the office.
    package var people: [String]
    /// The names of whom the items go to: "Phòng Tổ chức hành chính". Sở and Phòng are known without them.
    package var offices: [String]
    /// The obligations that the mail is about, in the order in which it counts them.
    package var items: [AnsweredItem]
    /// How many things the mail lists that wait for its reader's decision, counted from 1. Where it lists
    /// some, its answers are read as decisions (statement 41).
    package var waiting: Int
    /// What `hanchot decide` calls them, in the same order: a number too high for a line is one of these.
    package var numbers: [Int64]
    /// The addresses of who may decide on them; from anybody else nothing is a decision.
    package var deciders: [String]
    /// How often a decision on them was taken back: the same words are a new answer then (statement 42).
    package var round: Int

    package init(
        recipient: String, alternates: [String] = [], strangers: Set<String> = [],
        units: [String] = [], people: [String] = [], offices: [String] = [],
        items: [AnsweredItem], waiting: Int = 0, numbers: [Int64] = [], deciders: [String] = [],
        round: Int = 0
    ) {
        self.numbers = numbers
        self.deciders = deciders
        self.round = round
        self.recipient = recipient
        self.alternates = alternates
        self.strangers = strangers
        self.units = units
        self.people = people
        self.offices = offices
        self.items = items
        self.waiting = waiting
    }

    /// Whether an answer from `address` is the recipient's.
    func mayCome(from address: String) -> Bool {
        ([recipient] + alternates).contains { $0.lowercased() == address.lowercased() }
    }

    func mayDecide(_ address: String) -> Bool {
        waiting > 0 && deciders.contains { $0.lowercased() == address.lowercased() }
    }

    /// Whether it has lines of its reader's own that can be answered.
    var hasOwnItems: Bool { items.contains { !$0.id.isEmpty } }
}

/// One obligation in a mail that was sent, as it stands now.
package struct AnsweredItem: Hashable, Sendable {
    /// Whether the word of the unit is enough, from the duty's key `reply`.
    package enum Setting: String, Hashable, Sendable, CaseIterable {
        /// A submission by reply waits for the office to confirm it.
        case confirm
        /// A submission by reply that names the paper's number and day counts as received.
        case final
    }

    /// The obligation's own id; this module only hands it on.
    package var id: String
    /// The short name that the mail calls it by.
    package var short: String
    /// What else it may be called: the whole task, its short name with its period.
    package var names: [String]
    /// Nothing has been received, waived or withdrawn.
    package var isOpen: Bool
    /// The mail urges it; `false` for a line that it only shows as coming, which is answered by its
    /// number (statement 28).
    package var isUrged: Bool
    package var expectsReport: Bool
    /// The last good day as it is now; `nil` for a duty without one.
    package var due: CivilDate?
    /// The last good day that the mail told. Where the two differ its stage is over.
    package var toldDue: CivilDate?
    /// The first day of its period: nothing was sent before it.
    package var opensOn: CivilDate?
    /// The day until which time is already asked for.
    package var asksFor: CivilDate?
    package var setting: Setting
    /// How often it was returned, or an entry of it voided: behind each the same words are a new answer
    /// (statement 42).
    package var round: Int

    package init(
        id: String, short: String, names: [String] = [], isOpen: Bool, isUrged: Bool = true,
        expectsReport: Bool, due: CivilDate?, toldDue: CivilDate?, opensOn: CivilDate? = nil,
        asksFor: CivilDate? = nil, setting: Setting = .confirm, round: Int = 0
    ) {
        self.id = id
        self.short = short
        self.names = names
        self.isOpen = isOpen
        self.isUrged = isUrged
        self.expectsReport = expectsReport
        self.due = due
        self.toldDue = toldDue
        self.opensOn = opensOn
        self.asksFor = asksFor
        self.setting = setting
        self.round = round
    }
}
