package import Civil
package import Ledger
package import Scheduler
internal import Synchronization

/// A ledger in memory, for previews and tests: the same answers as the durable stores, gone with the
/// process. A change is tried on the contents first, so that one which doesn't fit alters nothing.
package final class MemoryLedger: LedgerStore {
    private let pages: Mutex<Pages>
    let clock: @Sendable () -> Instant

    package let location = "in memory"

    /// - Parameter clock: what leases are measured by; where nobody leads it may stand still.
    package init(clock: @escaping @Sendable () -> Instant = { Instant(microseconds: 0) }) {
        self.clock = clock
        pages = Mutex(Pages())
    }

    init(_ contents: Pages) {
        clock = { Instant(microseconds: 0) }
        pages = Mutex(contents)
    }

    /// Runs `body` alone on the contents.
    func read<T: Sendable>(_ body: (borrowing Pages) -> T) -> T {
        pages.withLock { body($0) }
    }

    /// Runs `body` alone on the contents, which it may change.
    func write<T: Sendable>(_ body: (inout Pages) -> T) -> T {
        pages.withLock { body(&$0) }
    }

    /// The keys of all notices, as text, in the order of deciding.
    package var keys: [String] { read { $0.notices.map(\.key) } }

    package func commit(
        _ change: Change, expecting: Expectation
    ) throws(LedgerError) -> Commit {
        let result = pages.withLock { pages -> Result<Commit, LedgerError> in
            guard expecting.term == nil || expecting.term == pages.lease.term else {
                return .success(.deposed)
            }
            guard pages.holds(expecting) else { return .success(.lost) }
            do throws(LedgerError) {
                try Trial.run(change, on: pages)
                return .success(pages.record(change))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    package func erase(
        address: String, as pseudonym: (String) -> String
    ) throws(LedgerError) -> Bool {
        pages.withLock { $0.erase(address, as: pseudonym) }
    }
}
