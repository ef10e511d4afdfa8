package import Civil
package import Ledger
package import Scheduler

/// What the driver tells whoever listens: the journal, a watching person, a preview. The ledger is
/// the record; nothing depends on being heard.
package enum Report: Sendable {
    /// A notice's mail has reached the outlet.
    case sent(Notice, StoredMail)
    /// What a release comes to, before its mails are written.
    case released(Release, at: Instant)
    /// A notice will not leave, or not yet.
    case ended(Notice, Notice.Fate)
    /// The blast guard holds these (statement 29); told once.
    case held(BlastHold)
    /// Mails found in the spool that the ledger didn't know (statement 31).
    case tookUp(Int)
    /// A letter can't be written, and why; its mail's id.
    case unwritable(mail: String, String)
    /// Answers can't be read, and why.
    case noReplies(String)
    /// A mail won't arrive, or was removed; why.
    case undeliverable(StoredMail, String, isDead: Bool)
    /// The outlet couldn't be asked; it is asked again.
    case outletTrouble(String)
}

/// Why a step could not be finished. What was committed stays; the next one does the rest.
package enum DriverError: Error, Sendable, CustomStringConvertible {
    case ledger(LedgerError)
    case outlet(OutletError)
    /// Somebody else leads by now, who does the rest.
    case deposed

    package var description: String {
        switch self {
        case .ledger(let error): error.description
        case .outlet(let error): error.description
        case .deposed: "another machine decides by now"
        }
    }
}
