import Civil
import Ledger
import LedgerMemory
import Scheduler
import Synchronization

/// A ledger in memory that counts what it is asked and how much it answers: what a store pays for.
final class CountingLedger: LedgerStore {
    struct Count: Hashable {
        var questions = 0
        /// Rows that were read or written, as a store with rows would.
        var rows = 0
    }

    private let inner: MemoryLedger
    private let counted = Mutex(Count())
    private let last = Mutex<@Sendable (Change) -> Bool>({ _ in false })

    init(_ inner: MemoryLedger = MemoryLedger()) { self.inner = inner }

    /// Whoever uses it dies right after the first change that `isLast` is true of.
    func die(after isLast: @escaping @Sendable (Change) -> Bool) { last.withLock { $0 = isLast } }

    /// What `body` costs.
    func cost(of body: () throws -> Void) rethrows -> Count {
        counted.withLock { $0 = Count() }
        try body()
        return counted.withLock { $0 }
    }

    private func count(_ rows: Int) {
        counted.withLock {
            $0.questions += 1
            $0.rows += rows
        }
    }

    private func counting<T>(_ found: [T]) -> [T] {
        count(found.count)
        return found
    }

    private func counting<T>(_ found: T) -> T {
        count(1)
        return found
    }

    var location: String { inner.location }

    func commit(_ change: Change, expecting: Expectation) throws(LedgerError) -> Commit {
        let lists = [
            change.openings.count, change.events.count, change.notices.count, change.mails.count,
            change.fates.count, change.deferrals.count, change.spooled.count,
            change.outcomes.count, change.settings.count,
        ]
        count(lists.reduce(0, +))
        let commit = try inner.commit(change, expecting: expecting)
        if last.withLock({ $0 })(change) {
            die { _ in false }
            throw LedgerError(
                kind: .failed, action: "go on", path: location, reason: "it died")
        }
        return commit
    }

    func answer(_ query: Query) throws(LedgerError) -> Answer {
        let answer = try inner.answer(query)
        let lists = [
            answer.decided.count, answer.waiting.count, answer.lastScheduled.count,
            answer.shown.count, answer.threads.count, answer.ordinals.count,
        ]
        let told = [
            answer.climbs.values.map(\.count), answer.histories.values.map(\.count),
            answer.told.values.map(\.count), answer.urged.values.map(\.count),
            answer.lists.values.map(\.count),
        ].joined()
        count(lists.reduce(0, +) + told.reduce(0, +))
        return answer
    }

    func erase(
        address: String, as pseudonym: (String) -> String
    ) throws(LedgerError) -> Bool { try inner.erase(address: address, as: pseudonym) }
    func standing() throws(LedgerError) -> LedgerStanding { counting(try inner.standing()) }
    func openings() throws(LedgerError) -> [Opening] { counting(try inner.openings()) }
    func tail(after: Int64, limit: Int) throws(LedgerError) -> [Event] {
        counting(try inner.tail(after: after, limit: limit))
    }
    func nextRelease() throws(LedgerError) -> Instant? { counting(try inner.nextRelease()) }
    func unspooledMails(after: Int64, limit: Int) throws(LedgerError) -> [StoredMail] {
        counting(try inner.unspooledMails(after: after, limit: limit))
    }
    func unsettledMails() throws(LedgerError) -> [String] { counting(try inner.unsettledMails()) }
    func returnedMails() throws(LedgerError) -> [String] { counting(try inner.returnedMails()) }
    func putOff(now: Instant) throws(LedgerError) -> [NoticeKey] {
        counting(try inner.putOff(now: now))
    }
    func counts() throws(LedgerError) -> LedgerCounts { counting(try inner.counts()) }
    func undoings() throws(LedgerError) -> [Undoing] { counting(try inner.undoings()) }
    func notices(about obligation: ObligationID) throws(LedgerError) -> [StoredNotice] {
        counting(try inner.notices(about: obligation))
    }
    func notices(ofPlan plan: String) throws(LedgerError) -> [StoredNotice] {
        counting(try inner.notices(ofPlan: plan))
    }
    func notices(inMail id: String) throws(LedgerError) -> [StoredNotice] {
        counting(try inner.notices(inMail: id))
    }
    func notice(key: String) throws(LedgerError) -> StoredNotice? {
        counting(try inner.notice(key: key))
    }
    func notices(from: Instant, through: Instant) throws(LedgerError) -> [StoredNotice] {
        counting(try inner.notices(from: from, through: through))
    }
    func lastStage() throws(LedgerError) -> Instant? { counting(try inner.lastStage()) }
    func words(of answers: [Int64]) throws(LedgerError) -> [Int64: AnswerWords] {
        counting(try inner.words(of: answers))
    }
    func mail(id: String) throws(LedgerError) -> StoredMail? { counting(try inner.mail(id: id)) }
    func mailIDs(to address: String) throws(LedgerError) -> [String] {
        counting(try inner.mailIDs(to: address))
    }
    func settings(prefix: String) throws(LedgerError) -> [String: String] {
        counting(try inner.settings(prefix: prefix))
    }
}
