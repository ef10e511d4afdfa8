package import Civil

/// What somebody answered to a mail, as it was understood.
package enum LetterAnswer: Hashable, Sendable {
    case acknowledged
    /// The report was sent on that day, by their own word; `nil` where it gives none that can be read. When
    /// `isFinal` the office takes it as received; otherwise it looks first.
    case submitted(number: String?, on: CivilDate?, isFinal: Bool)
    /// They ask for time until that day; nobody has decided.
    case asksExtension(until: CivilDate)
    /// They passed it on to this person of theirs, who has been written to.
    case passedOn(to: String)
    /// It could not be understood and changes nothing.
    case unclear
    /// The mail urges several matters and the answer names none of them: this one has that number there.
    case unnumbered(Int)
}

/// One answer that waits for the office to decide.
package struct LetterWaiting: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case submission(number: String?, on: CivilDate?)
        case request(until: CivilDate)
        case unread
    }

    /// `nil` where nobody knows whose it is.
    package var unit: String?
    /// What it is about, where that is known.
    package var short: String?
    package var what: What
    /// The sender's own words, and the names of the files that came with them; `nil` once erased.
    package var text: String?
    package var files: [String]
    /// When it came.
    package var at: CivilDateTime
    /// What `hanchot decide` calls it.
    package var number: Int

    package init(
        unit: String?, short: String?, what: What, text: String? = nil, files: [String] = [],
        at: CivilDateTime, number: Int
    ) {
        self.unit = unit
        self.short = short
        self.what = what
        self.text = text
        self.files = files
        self.at = at
        self.number = number
    }
}

/// What has been made of one line of an answer to the list of what waits.
package struct LetterDecision: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case received(number: String?, on: CivilDate)
        /// "Không phát sinh" is entered, as said on that day.
        case nothing(on: CivilDate)
        case extended(to: CivilDate)
        /// The unit is told.
        case refused
        /// Seen, and nothing to record.
        case dismissed
        /// Nothing was recorded; why, in the letter's language.
        case failed(String)
    }

    /// As the list counted it.
    package var line: Int
    package var unit: String?
    package var short: String?
    package var outcome: Outcome

    package init(line: Int, unit: String?, short: String?, _ outcome: Outcome) {
        self.line = line
        self.unit = unit
        self.short = short
        self.outcome = outcome
    }

    package var isDone: Bool { if case .failed = outcome { false } else { true } }
}

/// What the office doesn't agree to, and why.
package struct LetterRefusal: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// Time until that day.
        case request(until: CivilDate)
        /// The unit's word that its report was sent.
        case submission(number: String?, on: CivilDate?)
    }

    package var what: What
    package var reason: String?

    package init(_ what: What, reason: String? = nil) {
        self.what = what
        self.reason = reason
    }
}
