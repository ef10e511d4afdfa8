package import Civil
internal import Rules

/// What a step writes, as one value: all of it is recorded, or nothing.
///
/// The lists are recorded in the order of the members here. What is recorded already (an occurrence
/// that is open, a known key, a mail frozen with the same contents) is left as it is, so that a step
/// may be worked out anew.
package struct Change: Sendable {
    /// The request that this answers.
    package var request: NewRequest?
    package var openings: [Opening] = []
    /// Numbered from the ledger's last event on, without a gap.
    package var events: [Event] = []
    /// What people said in their own words, by the event that it brought about.
    package var answers: [NewAnswer] = []
    package var notices: [Notice] = []
    /// When `notices` were decided.
    package var decidedAt: Instant?
    /// Mails that are in the spool now: judged after the deferrals, as are the outcomes.
    package var spooled: [String] = []
    package var spooledAt: Instant?
    /// Frozen with the notices they carry.
    package var mails: [NewMail] = []
    /// Notices that end without a mail, by key.
    package var fates: [End] = []
    /// Notices that go on waiting, by key.
    package var deferrals: [Deferral] = []
    package var outcomes: [NewOutcome] = []
    /// Mails that left while the ledger wasn't watching (statement 31).
    package var strays: [StrayMail] = []
    /// What must be remembered beside; `nil` removes it.
    package var settings: [String: String?] = [:]
    /// Recorded before anything else.
    package var goingBack: GoingBack?
    /// Everything up to here has been decided; it falls with a going back alone.
    package var watermark: Instant?
    /// The latest time of the clock that was trusted (statement 58).
    package var trusted: Instant?

    package init() {}

    package struct End: Hashable, Sendable {
        package let key: NoticeKey
        package let fate: Notice.Fate

        package init(_ key: NoticeKey, _ fate: Notice.Fate) {
            self.key = key
            self.fate = fate
        }
    }

    package struct Deferral: Hashable, Sendable {
        package let key: NoticeKey
        /// Its new release.
        package let release: Instant

        package init(_ key: NoticeKey, to release: Instant) {
            self.key = key
            self.release = release
        }
    }

    package struct NewAnswer: Hashable, Sendable {
        package let event: Int64
        package let said: SaidWords

        package init(event: Int64, said: SaidWords) {
            self.event = event
            self.said = said
        }
    }

    package struct NewOutcome: Hashable, Sendable {
        package let mail: String
        package let outcome: MailOutcome

        package init(mail: String, outcome: MailOutcome) {
            self.mail = mail
            self.outcome = outcome
        }
    }

    package struct NewRequest: Hashable, Sendable {
        package let id: String
        /// Fingerprint of what was asked, so that the id can't be used for something else.
        package let digest: String

        /// - Parameter content: everything that is asked, in one text.
        package init(id: String, asking content: String) {
            self.id = id
            digest = fingerprint(content)
        }
    }

    /// Whether there is anything to record.
    package var isEmpty: Bool {
        request == nil && goingBack == nil && openings.isEmpty && events.isEmpty && answers.isEmpty
            && notices.isEmpty
            && mails.isEmpty && fates.isEmpty && deferrals.isEmpty && spooled.isEmpty
            && outcomes.isEmpty
            && strays.isEmpty && settings.isEmpty && watermark == nil && trusted == nil
    }
}

/// What the ledger has to be like still for a change to be recorded: who loses reads again and works
/// it out anew.
package struct Expectation: Hashable, Sendable {
    package enum Contents: Hashable, Sendable {
        /// Of what delivery reports, and of holds: it holds whatever else was recorded.
        case anything
        /// Of entries: this was the last event, 0 where there was none.
        case entry(lastEvent: Int64)
        /// Of decisions: also, this was the watermark; `nil` in a ledger that has decided nothing.
        case decision(lastEvent: Int64, watermark: Instant?)
    }

    package let contents: Contents
    /// In a ledger that several share: the term under which it was worked out, which must still run.
    package let term: Int64?

    package static let nothing = Expectation(contents: .anything, term: nil)

    package static func entry(lastEvent: Int64) -> Expectation {
        Expectation(contents: .entry(lastEvent: lastEvent), term: nil)
    }

    package static func decision(lastEvent: Int64, watermark: Instant?) -> Expectation {
        Expectation(contents: .decision(lastEvent: lastEvent, watermark: watermark), term: nil)
    }

    /// The same under a term; `nil` where nobody shares the ledger.
    package func under(_ term: Int64?) -> Expectation {
        Expectation(contents: contents, term: term)
    }
}

/// What came of a change.
package enum Commit: Sendable {
    /// Recorded and durable. The notices are those whose keys were new, the mails those that weren't frozen
    /// before, in the order given.
    case done(new: [Notice], frozen: [StoredMail])
    /// The ledger was no longer as expected; nothing was recorded.
    case lost
    /// The term is over: somebody else decides by now. Nothing was recorded.
    case deposed
}
