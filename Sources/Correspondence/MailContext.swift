package import Civil
package import Mail
package import Scheduler

/// What a mail carries and tells that neither the rules nor the book know.
package struct MailContext: Sendable {
    /// What makes answers count; `nil` where they aren't read.
    package var stamp: ReplyStamp?
    /// What makes the link to its page; `nil` where there is no board.
    package var page: PageStamp?
    /// The earlier mails that it belongs to.
    package var thread: LetterThread?
    /// The days on which the owing unit's own people were urged, as the ledger has them: a letter
    /// names no day on which nothing left (statement 45).
    package var urged: [ObligationID: Set<CivilDate>]
    /// The day of the mail that a correction puts right, as the ledger has it.
    package var toldOn: [ObligationID: CivilDate]
    /// How often due dates moved otherwise than by entries: by edits of the rules and by days off
    /// announced later (statement 37).
    package var moves: [ObligationID: Int]
    /// The day that was told before an edit of the rules moved it, as the ledger has it: the rules in
    /// force don't know it any more (statement 37).
    package var movedFrom: [ObligationID: CivilDate]
    /// Reporting windows that edits of the rules changed (statement 52).
    package var windows: ChangedWindows
    /// When the reader was last told of each, as the ledger has it; only while a window has changed.
    package var toldAt: [ObligationID: Instant]
    /// What else is open for a head in the coming fortnight (statement 49), in any order.
    package var coming: [Upcoming]
    /// What waits for the office to decide, in the owner's morning list (statement 41).
    package var waiting: [WaitingAnswer]

    package init(
        stamp: ReplyStamp? = nil, page: PageStamp? = nil, thread: LetterThread? = nil,
        urged: [ObligationID: Set<CivilDate>] = [:], toldOn: [ObligationID: CivilDate] = [:],
        moves: [ObligationID: Int] = [:], movedFrom: [ObligationID: CivilDate] = [:],
        windows: ChangedWindows = ChangedWindows(), toldAt: [ObligationID: Instant] = [:],
        coming: [Upcoming] = [], waiting: [WaitingAnswer] = []
    ) {
        self.stamp = stamp
        self.page = page
        self.thread = thread
        self.urged = urged
        self.toldOn = toldOn
        self.moves = moves
        self.movedFrom = movedFrom
        self.windows = windows
        self.toldAt = toldAt
        self.coming = coming
        self.waiting = waiting
    }
}

/// One more thing that is open for a head; its line decides nothing, but can be answered by number.
package struct Upcoming: Hashable, Sendable {
    package var obligation: ObligationID
    /// The effective last good day.
    package var due: CivilDate

    package init(obligation: ObligationID, due: CivilDate) {
        self.obligation = obligation
        self.due = due
    }
}

/// An answer that waits for the office.
package struct WaitingAnswer: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// The unit says that it sent its report.
        case submission(number: String?, on: CivilDate?)
        /// The unit asks for time until that day.
        case request(until: CivilDate)
        /// Not understood.
        case unread
    }

    package var plan: String
    /// `nil` where the answer's mail tells of none.
    package var obligation: ObligationID?
    package var what: What
    /// The sender's own words; `nil` once erased.
    package var words: AnswerWords?
    package var since: Instant
    /// What `hanchot decide` calls it.
    package var number: Int64

    package init(
        plan: String, obligation: ObligationID?, what: What, words: AnswerWords? = nil,
        since: Instant, number: Int64
    ) {
        self.words = words
        self.plan = plan
        self.obligation = obligation
        self.what = what
        self.since = since
        self.number = number
    }
}
