package import Civil
package import SourceText

/// What one mail says to one person, as plain values: no rules, no addresses, no ids.
package struct Letter: Hashable, Sendable {
    /// As what the person reads it. It decides what the letter may name.
    package enum Reader: String, Hashable, Sendable {
        /// The head or contact of the unit that owes: never told about other units.
        case head
        /// The plan's owner.
        case owner
        /// A rung of the ladder above the unit.
        case superior
        /// The unit above, which collects from its own and reports further up itself (statement 56).
        case level
        /// Who inspects.
        case inspector
    }

    package var language: Language
    package var reader: Reader
    /// Behind "Kính gửi:", complete: "Hiệu trưởng Trường THPT Bảo Lộc".
    package var salutation: String
    /// The reader's own unit, named in the subject of a digest: "Trường THPT Bảo Lộc".
    package var unit: String?
    /// One item gives a letter of its kind, several a digest, the most urgent first.
    package var items: [LetterItem]
    /// What else is open for a head in the coming fortnight (statement 49): shown behind the items
    /// with numbers of its own, so that it can be answered; it urges nothing.
    package var coming: [LetterComing]
    /// "Sở", as in "không thay văn bản của Sở"; in English "the Department".
    package var organisation: String
    /// "Sở GDĐT".
    package var office: String
    /// The contact in the footer: full name, title, telephone.
    package var contact: String
    /// Generic subject and body that name nothing; such a mail has no calendar part either.
    package var isConfidential: Bool
    /// Whether answers are read by the machine. When not, the letter points to the contact.
    package var readsReplies: Bool
    /// The local time at which it is written.
    package var at: CivilDateTime
    /// Remarks under the text.
    package var notes: [LetterNote]

    package init(
        language: Language = .vi, reader: Reader, salutation: String,
        unit: String? = nil, items: [LetterItem], organisation: String, office: String,
        contact: String, isConfidential: Bool = false, readsReplies: Bool = true,
        at: CivilDateTime, notes: [LetterNote] = [], coming: [LetterComing] = []
    ) {
        self.language = language
        self.reader = reader
        self.salutation = salutation
        self.unit = unit
        self.items = items
        self.coming = coming
        self.organisation = organisation
        self.office = office
        self.contact = contact
        self.isConfidential = isConfidential
        self.readsReplies = readsReplies
        self.at = at
        self.notes = notes
    }
}

/// A remark under a letter's text.
package enum LetterNote: Hashable, Sendable {
    /// A role that the ladder passed over, and why.
    case skipped(role: String, reason: String)
    /// Mail to `address` of `who` came back.
    case bounced(who: String, address: String)
    /// The unit took this over from `predecessor` on `day`. Among several items `matter` names
    /// those that it did: "Báo cáo ANTQ năm 2025".
    case succession(predecessor: String, day: CivilDate, matter: String? = nil)
    /// `from` answered for it until `day`, when it was given to the reader's unit (statement 46).
    case reassigned(from: String, day: CivilDate, matter: String? = nil)
    /// Any other remark, already in the letter's language.
    case text(String)
}

/// A letter as a mail carries it.
package struct RenderedLetter: Hashable, Sendable {
    package let subject: String
    /// Lines of at most 78 characters (unless one word is longer) ended with LF.
    package let text: String
    /// A complete page with inline styles.
    package let html: String

    package init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}

/// Why a letter can't be written.
package enum LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It has nothing to say.
    case noItems
    /// A letter to a unit's head would name other units (an item of this kind).
    case namesOtherUnits(kind: LetterKind)

    package var description: String {
        switch self {
        case .noItems: "the letter has no items"
        case .namesOtherUnits(let kind):
            "a letter to a unit's head can't hold a list of other units (\(kind.rawValue))"
        }
    }
}
