import Civil
import Ledger
import Scheduler

/// Everything that a ledger tells of itself: equal before and after what must change nothing, and
/// equal in any two stores with the same history.
struct Contents: Equatable {
    let standing: LedgerStanding
    let counts: LedgerCounts
    let openings: [Opening]
    let events: [Event]
    let undoings: [Undoing]
    let notices: [StoredNotice]
    let waiting: [Notice]
    let putOff: [NoticeKey]
    let nextRelease: Instant?
    let unspooled: [StoredMail]
    let unsettled: [String]
    let returned: [String]
    let mails: [String: StoredMail]
    let carried: [String: [String]]
    let settings: [String: String]
    let requests: [String: RequestOutcome]

    /// - Parameters:
    ///   - mails: ids of mails that may carry nothing.
    ///   - requests: requests that may have been made.
    init(
        _ ledger: any LedgerStore, mails ids: [String] = [], requests asked: [String] = [],
        now: Instant = hour(1)
    ) throws {
        standing = try ledger.standing()
        counts = try ledger.counts()
        openings = try ledger.openings()
        events = try ledger.tail(after: 0, limit: .max)
        undoings = try ledger.undoings()
        notices = try ledger.notices(
            from: Instant(microseconds: .min), through: Instant(microseconds: .max))
        waiting = try ledger.answer(
            .with { $0.waitingThrough = Instant(microseconds: .max) }
        ).waiting
        putOff = try ledger.putOff(now: now)
        nextRelease = try ledger.nextRelease()
        unspooled = try ledger.unspooledMails(after: 0, limit: .max)
        unsettled = try ledger.unsettledMails()
        returned = try ledger.returnedMails()
        settings = try ledger.settings(prefix: "")
        var mails: [String: StoredMail] = [:]
        var carried: [String: [String]] = [:]
        for id in Set(ids).union(notices.compactMap(\.mail)).union(unspooled.map(\.id)) {
            let told = try ledger.notices(inMail: id).map(\.key)
            mails[id] = try ledger.mail(id: id)
            if mails[id] != nil || !told.isEmpty { carried[id] = told }
        }
        self.mails = mails
        self.carried = carried
        var requests: [String: RequestOutcome] = [:]
        for id in asked { requests[id] = try ledger.request(id) }
        self.requests = requests
    }
}
