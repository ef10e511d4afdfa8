import Civil
import Ledger
import Scheduler
import Synchronization

/// What a ledger took, in its order, until somebody looks.
final class Commits: Sendable {
    struct Taken: Sendable {
        let change: Change
        let expectation: Expectation
        /// Notices whose keys were new.
        let new: [Notice]
        /// Of a going back alone.
        let undone: Undone?
    }

    /// What a ledger held right before and after a going back.
    struct Undone: Sendable {
        let before: [StoredNotice]
        let after: [StoredNotice]
        let openings: [Opening]
    }

    private let taken = Mutex<[Taken]>([])

    func add(_ commit: Taken) { taken.withLock { $0.append(commit) } }

    func drain() -> [Taken] {
        taken.withLock { list in
            defer { list = [] }
            return list
        }
    }
}

/// A ledger whose service may die at every commit, before or after it.
struct FaultyLedger: LedgerStore {
    let inner: any LedgerStore
    let faults: Faults
    let commits: Commits
    var meddling = Meddling()

    private var cut: LedgerError {
        LedgerError(kind: .unreachable, action: "go on", path: location, reason: "cut off")
    }
    private var death: LedgerError {
        LedgerError(kind: .failed, action: "go on", path: location, reason: "the service died")
    }

    private func read<T>(
        _ body: (any LedgerStore) throws(LedgerError) -> T
    ) throws(LedgerError) -> T {
        if meddling.isCutOff { throw cut }
        return try faults.read(death) { () throws(LedgerError) in try body(inner) }
    }

    var location: String { inner.location }

    func commit(_ change: Change, expecting: Expectation) throws(LedgerError) -> Commit {
        meddling.before()
        if meddling.isCutOff { throw cut }
        return try faults.step(death) { () throws(LedgerError) in
            let before = change.goingBack == nil ? [] : try inner.allNotices
            let commit = try inner.commit(change, expecting: expecting)
            if case .done(let new, _) = commit {
                let undone =
                    change.goingBack == nil
                    ? nil
                    : Commits.Undone(
                        before: before, after: try inner.allNotices,
                        openings: try inner.openings())
                commits.add(
                    .init(change: change, expectation: expecting, new: new, undone: undone))
            }
            return commit
        }
    }

    func erase(
        address: String, as pseudonym: (String) -> String
    ) throws(LedgerError) -> Bool {
        try faults.step(death) { () throws(LedgerError) in
            try inner.erase(address: address, as: pseudonym)
        }
    }

    func words(of answers: [Int64]) throws(LedgerError) -> [Int64: AnswerWords] {
        try read { store throws(LedgerError) in try store.words(of: answers) }
    }

    func mailIDs(to address: String) throws(LedgerError) -> [String] {
        try read { store throws(LedgerError) in try store.mailIDs(to: address) }
    }

    func standing() throws(LedgerError) -> LedgerStanding {
        try read { store throws(LedgerError) in try store.standing() }
    }
    func undoings() throws(LedgerError) -> [Undoing] {
        try read { store throws(LedgerError) in try store.undoings() }
    }
    func openings() throws(LedgerError) -> [Opening] {
        try read { store throws(LedgerError) in try store.openings() }
    }
    func tail(after: Int64, limit: Int) throws(LedgerError) -> [Event] {
        try read { store throws(LedgerError) in try store.tail(after: after, limit: limit) }
    }
    func answer(_ query: Query) throws(LedgerError) -> Answer {
        try read { store throws(LedgerError) in try store.answer(query) }
    }
    func nextRelease() throws(LedgerError) -> Instant? {
        try read { store throws(LedgerError) in try store.nextRelease() }
    }
    func unspooledMails(after: Int64, limit: Int) throws(LedgerError) -> [StoredMail] {
        try read { store throws(LedgerError) in
            try store.unspooledMails(after: after, limit: limit)
        }
    }
    func unsettledMails() throws(LedgerError) -> [String] {
        try read { store throws(LedgerError) in try store.unsettledMails() }
    }
    func returnedMails() throws(LedgerError) -> [String] {
        try read { store throws(LedgerError) in try store.returnedMails() }
    }
    func putOff(now: Instant) throws(LedgerError) -> [NoticeKey] {
        try read { store throws(LedgerError) in try store.putOff(now: now) }
    }
    func counts() throws(LedgerError) -> LedgerCounts {
        try read { store throws(LedgerError) in try store.counts() }
    }
    func notices(about obligation: ObligationID) throws(LedgerError) -> [StoredNotice] {
        try read { store throws(LedgerError) in try store.notices(about: obligation) }
    }
    func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice] {
        try read { store throws(LedgerError) in try store.notices(ofPlan: plan) }
    }
    func notices(inMail id: String) throws(LedgerError) -> [StoredNotice] {
        try read { store throws(LedgerError) in try store.notices(inMail: id) }
    }
    func notice(key: String) throws(LedgerError) -> StoredNotice? {
        try read { store throws(LedgerError) in try store.notice(key: key) }
    }
    func notices(from: Instant, through: Instant) throws(LedgerError) -> [StoredNotice] {
        try read { store throws(LedgerError) in try store.notices(from: from, through: through) }
    }
    func lastStage() throws(LedgerError) -> Instant? {
        try read { store throws(LedgerError) in try store.lastStage() }
    }
    func mail(id: String) throws(LedgerError) -> StoredMail? {
        try read { store throws(LedgerError) in try store.mail(id: id) }
    }
    func settings(prefix: String) throws(LedgerError) -> [String: String] {
        try read { store throws(LedgerError) in try store.settings(prefix: prefix) }
    }
}

extension LedgerReading {
    /// Every notice, whatever became of it.
    var allNotices: [StoredNotice] {
        get throws(LedgerError) {
            try notices(from: Instant(microseconds: .min), through: Instant(microseconds: .max))
        }
    }
}
