package import Civil

/// A mail to be frozen: its bytes and the notices it carries (statement 12).
package struct NewMail: Hashable, Sendable {
    package let id: String
    /// The recipient's address.
    package let recipient: String
    package let slot: Instant
    /// Which of the mails of this address in this slot it is, from 1.
    package let ordinal: Int
    package let subject: String
    package let kind: MailKind
    /// Where bounces go; `nil` is the null return path.
    package let sender: String?
    /// From when on it is of no use to anybody; `nil` when it always is.
    package let expires: Instant?
    /// What its numbered lines are about.
    package let items: [[ObligationID]]
    /// The answers that its list of what waits shows, in the order of their lines.
    package let waiting: [Int64]
    /// The whole message as it will leave.
    package let bytes: [UInt8]
    package let keys: [NoticeKey]
    /// When it was made, if it is scheduled mail, of which an address gets one a day (statement 49).
    package let scheduledAt: Instant?
    /// What it shows beside what it tells, and since when that counts.
    package let shown: [ShownLine]
    package let shownAt: Instant

    package init(
        id: String, recipient: String, slot: Instant, ordinal: Int, subject: String,
        kind: MailKind, sender: String? = nil, expires: Instant? = nil,
        items: [[ObligationID]] = [], waiting: [Int64] = [], bytes: [UInt8], keys: [NoticeKey],
        scheduledAt: Instant? = nil, shown: [ShownLine] = [], shownAt: Instant? = nil
    ) {
        self.waiting = waiting
        self.scheduledAt = scheduledAt
        self.shown = shown
        self.shownAt = shownAt ?? slot
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

extension NewMail {
    /// The keys of what it carries as a store has them: as text, ascending, each once.
    package var keyTexts: [String] { Set(keys.map(\.description)).sorted() }

    /// As it is held right after it was frozen.
    ///
    /// - Parameter keys: `keyTexts`.
    package func stored(as number: Int64, keys: [String]) -> StoredMail {
        StoredMail(
            number: number, id: id, recipient: recipient, slot: slot, ordinal: ordinal,
            subject: subject, kind: kind, sender: sender, expires: expires, items: items,
            waiting: waiting, bytes: bytes, keys: keys, spooledAt: nil, outcomes: [])
    }
}

/// What sort of mail it is: the kind of its first notice, an answer to an answer, or one that was
/// found in the spool of a ledger restored from a backup.
package enum MailKind: Hashable, Sendable {
    case notice(NoticeKind)
    case confirmation
    case restored

    package var text: String {
        switch self {
        case .notice(let kind): kind.rawValue
        case .confirmation: "confirmation"
        case .restored: "restored"
        }
    }

    package init?(text: String) {
        switch text {
        case "confirmation": self = .confirmation
        case "restored": self = .restored
        default:
            guard let kind = NoticeKind(rawValue: text) else { return nil }
            self = .notice(kind)
        }
    }
}

/// A mail as the ledger holds it.
package struct StoredMail: Hashable, Sendable {
    /// Ascending in the order of freezing.
    package let number: Int64
    package let id: String
    /// `nil` once erased.
    package let recipient: String?
    package let slot: Instant
    package let ordinal: Int
    /// `nil` once erased.
    package let subject: String?
    package let kind: MailKind
    package let sender: String?
    package let expires: Instant?
    package let items: [[ObligationID]]
    package let waiting: [Int64]
    /// `nil` once it is in the spool, or erased.
    package let bytes: [UInt8]?
    /// As text, ascending.
    package let keys: [String]
    package let spooledAt: Instant?
    /// What delivery said of it, in time order.
    package let outcomes: [MailOutcome]

    package init(
        number: Int64, id: String, recipient: String?, slot: Instant, ordinal: Int,
        subject: String?, kind: MailKind, sender: String?, expires: Instant?,
        items: [[ObligationID]], waiting: [Int64], bytes: [UInt8]?, keys: [String],
        spooledAt: Instant?, outcomes: [MailOutcome]
    ) {
        self.waiting = waiting
        self.number = number
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
        self.spooledAt = spooledAt
        self.outcomes = outcomes
    }
}

/// What became of a mail after the ledger froze it: recorded apart from the fate of its notices.
package struct MailOutcome: Hashable, Sendable {
    package enum What: String, Hashable, Sendable, CaseIterable {
        /// The mail system has taken it.
        case sent
        /// It never will; a person may send it once more.
        case dead
        /// It was taken back before it left.
        case revoked
        /// Somebody removed it from the spool.
        case gone
        /// It came back.
        case bounced
        /// A mail system on the way still tries.
        case delayed
        /// It can't be put in the spool.
        case unpublishable

        /// Nothing more will be said of the mail.
        package var isFinal: Bool {
            switch self {
            case .sent, .revoked, .gone, .unpublishable: true
            case .dead, .bounced, .delayed: false
            }
        }
    }

    package let at: Instant
    package let what: What
    package let detail: String?

    /// - Parameter detail: as a mail system worded it; a NUL in it, which no store keeps, is shown as
    ///   what can't be shown.
    package init(at: Instant, _ what: What, detail: String?) {
        self.at = at
        self.what = what
        self.detail = detail.map { text in
            text.utf8.contains(0)
                ? String(
                    String.UnicodeScalarView(
                        text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
                : text
        }
    }
}

/// A mail that the spool has and the ledger doesn't: it left after the backup that the ledger was
/// restored from (statement 31).
package struct StrayMail: Hashable, Sendable {
    package let id: String
    package let recipient: String
    package let sender: String?
    /// When it was published.
    package let spooledAt: Instant
    /// What it told, each with the plan that it is of.
    package let told: [Told]

    /// A notice as the spool knows it.
    package struct Told: Hashable, Sendable {
        package let key: NoticeKey
        /// The key as text: the address of a role is in it by its fingerprint alone.
        package let text: String
        package let plan: String

        package init(key: NoticeKey, text: String, plan: String) {
            self.key = key
            self.text = text
            self.plan = plan
        }
    }

    package init(
        id: String, recipient: String, sender: String?, spooledAt: Instant, told: [Told]
    ) {
        self.id = id
        self.recipient = recipient
        self.sender = sender
        self.spooledAt = spooledAt
        self.told = told
    }
}

/// Which of the mails of one address in one slot a mail is.
package struct MailPlace: Hashable, Sendable {
    package let slot: Instant
    /// From 1.
    package let ordinal: Int

    package init(slot: Instant, ordinal: Int) {
        self.slot = slot
        self.ordinal = ordinal
    }
}

extension StrayMail {
    /// What its id says, so that no other mail gets the same id; `nil` for an id that `mailID` didn't
    /// make for this recipient.
    package var place: MailPlace? {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let ordinal = Int(parts[2]), ordinal > 0,
            let slot = Self.slot(parts[0]),
            mailID(address: recipient, slot: slot, ordinal: ordinal) == id
        else { return nil }
        return MailPlace(slot: slot, ordinal: ordinal)
    }

    /// `20250122T003000`, in UTC.
    private static func slot(_ text: Substring) -> Instant? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "T") }.map { Int($0) - 48 }
        guard text.utf8.count == 15, digits.count == 14,
            digits.allSatisfy({ (0...9).contains($0) })
        else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        guard let day = CivilDate(number(0..<4), number(4..<6), number(6..<8)) else { return nil }
        let seconds = (number(8..<10) * 60 + number(10..<12)) * 60 + number(12..<14)
        return Instant(CivilDateTime(day, .midnight), offset: 0).adding(seconds: Int64(seconds))
    }
}
