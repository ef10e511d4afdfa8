package import Civil
package import Scheduler

/// The ledger (sổ theo dõi): what happened to obligations and every notice decided, appended to and
/// never rewritten. What it is asked; nothing here alters it.
package protocol LedgerReading: Sendable {
    /// Where it is, for messages.
    var location: String { get }

    /// Refuses with `moved` when what is open isn't what lies at its path: nothing that is recorded then would
    /// be found again. It reads nothing of the contents.
    func check() throws(LedgerError)

    /// How it stands: read once when the books are opened.
    func standing() throws(LedgerError) -> LedgerStanding
    /// Every opening, in the order of opening; those with the same members share them.
    func openings() throws(LedgerError) -> [Opening]
    /// The events with numbers above `after`, ascending; at most `limit`.
    func tail(after: Int64, limit: Int) throws(LedgerError) -> [Event]

    /// What one step has to know, in one reading.
    func answer(_ query: Query) throws(LedgerError) -> Answer

    /// When the next waiting notice is released.
    func nextRelease() throws(LedgerError) -> Instant?
    /// Mails frozen with numbers above `after` that aren't in the spool yet, oldest first.
    func unspooledMails(after: Int64, limit: Int) throws(LedgerError) -> [StoredMail]
    /// The mails in the spool whose last outcome isn't known, oldest first: what a start looks at.
    func unsettledMails() throws(LedgerError) -> [String]
    /// Keys of notices whose stage has come by `now` and that wait for a later release, but for steps
    /// of the ladder (statement 19).
    func putOff(now: Instant) throws(LedgerError) -> [NoticeKey]
    func counts() throws(LedgerError) -> LedgerCounts
    /// Every time that what a wrong clock decided was undone, in order (statement 58).
    func undoings() throws(LedgerError) -> [Undoing]

    // What people ask about.

    /// In the order of deciding.
    func notices(about obligation: ObligationID) throws(LedgerError) -> [StoredNotice]
    /// The roll-ups and lists about a plan as a whole, in the order of deciding.
    func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice]
    /// By key.
    func notices(inMail id: String) throws(LedgerError) -> [StoredNotice]
    func notice(key: String) throws(LedgerError) -> StoredNotice?
    /// Notices whose stage came in `[from, through]`, ascending.
    func notices(from: Instant, through: Instant) throws(LedgerError) -> [StoredNotice]
    /// The latest stage of any notice; `nil` where there is none. It lies beyond the watermark where a wrong
    /// clock decided it (statement 58).
    func lastStage() throws(LedgerError) -> Instant?
    /// What was answered in the own words of who answered, by the event that it brought about; what has been
    /// erased is absent.
    func words(of answers: [Int64]) throws(LedgerError) -> [Int64: AnswerWords]
    func mail(id: String) throws(LedgerError) -> StoredMail?
    /// The mails to an address, in the order of freezing.
    func mailIDs(to address: String) throws(LedgerError) -> [String]
    /// The mails that came back, or were refused for good, in the order of freezing.
    func returnedMails() throws(LedgerError) -> [String]
    /// Those of what must be remembered whose names start with `prefix`.
    func settings(prefix: String) throws(LedgerError) -> [String: String]
}

extension LedgerReading {
    /// What has no path of its own doesn't move away from it.
    package func check() throws(LedgerError) {}
}

/// A ledger that is written to.
///
/// Any store that can compare and commit can be one. Every change is recorded whole and is durable
/// when `commit` returns, or it leaves the contents as they were and throws. The same change again
/// alters nothing.
package protocol LedgerStore: LedgerReading {
    /// Records a change if the ledger is still as expected.
    ///
    /// - Throws: `contradiction` where the change doesn't fit what is recorded: a fate of a notice that
    ///   ended otherwise, a mail frozen with other contents.
    func commit(
        _ change: Change, expecting: Expectation
    ) throws(LedgerError) -> Commit

    /// Removes an address, with the subjects and bytes of its mails and what delivery said of them
    /// (statement 34). What was decided stays, and where the address's fingerprint stood, in ids and
    /// keys too, a pseudonym does. A mail that isn't in the spool yet, or a notice waiting for this
    /// very address, will not leave; an address that comes back is another one.
    ///
    /// - Parameter pseudonym: of a fingerprint, or of one followed by `/2`, `/3` … where its pseudonym is
    ///   taken: the address came back and goes again.
    /// - Returns: whether anything of it was known.
    func erase(address: String, as pseudonym: (String) -> String) throws(LedgerError) -> Bool
}

/// How a ledger stands when it is opened.
package struct LedgerStanding: Hashable, Sendable {
    /// Up to where everything has been decided; `nil` before the first tick.
    package let watermark: Instant?
    /// The number of the last event; 0 where there is none.
    package let lastEvent: Int64
    /// The latest time of the clock that was trusted (statement 58).
    package let trusted: Instant?

    package init(watermark: Instant?, lastEvent: Int64, trusted: Instant?) {
        self.watermark = watermark
        self.lastEvent = lastEvent
        self.trusted = trusted
    }
}

/// How much the ledger holds.
package struct LedgerCounts: Hashable, Sendable {
    package let openings: Int
    package let events: Int
    package let notices: Int
    /// Notices decided that no mail carries yet.
    package let waiting: Int
    package let mails: Int
    /// Mails made that aren't in the spool yet.
    package let unspooled: Int
    /// Mails in the spool that delivery still tries, and since when the oldest of them.
    package let undelivered: Int
    package let undeliveredSince: Instant?
    /// Mails that won't arrive unless a person has them sent once more.
    package let dead: Int
    /// Since when the oldest of those is.
    package let deadSince: Instant?

    package init(
        openings: Int, events: Int, notices: Int, waiting: Int, mails: Int, unspooled: Int,
        undelivered: Int, undeliveredSince: Instant?, dead: Int, deadSince: Instant? = nil
    ) {
        self.openings = openings
        self.events = events
        self.notices = notices
        self.waiting = waiting
        self.mails = mails
        self.unspooled = unspooled
        self.undelivered = undelivered
        self.undeliveredSince = undeliveredSince
        self.dead = dead
        self.deadSince = deadSince
    }
}

/// The name under which the ledger remembers that mail to an address came back; its value is why.
package func undeliverableSetting(_ fingerprint: String) -> String {
    undeliverablePrefix + fingerprint
}

package let undeliverablePrefix = "undeliverable:"

/// When a ledger began, in microseconds: before that it knew of nothing, and told nobody anything.
package let ledgerBeganName = "began"

extension LedgerReading {
    /// When it began; `nil` of one by an earlier release, which didn't say.
    package func began() throws(LedgerError) -> Instant? {
        try settings(prefix: ledgerBeganName)[ledgerBeganName].flatMap { Int64($0) }
            .map(Instant.init(microseconds:))
    }
}
