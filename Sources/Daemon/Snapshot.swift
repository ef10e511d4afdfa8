import Civil
import Rounds
import Rules
import Scheduler
import Synchronization

/// How the service stood after its last step. A value: whoever reads it waits for nobody, and what is
/// recorded meanwhile copies nothing of it.
struct Snapshot: Sendable {
    let rules: RuleSet
    let book: Book
    let holds: Holds
    /// Everything up to here has been decided.
    let watermark: Instant
    /// The number of the last event in the book.
    let lastEvent: Int64
    /// When there is something to do next.
    let next: Instant?
    /// What stands in the way of the service's work.
    let troubles: [Trouble]
    /// Journal entries that could not be written.
    let journalFaults: Int
    let clock: ServiceClock.Face
    /// What the rules in force were read from; `nil` where nobody may ask for it.
    var inForce: CheckedRules?
    /// An edit of them that waits for somebody's word.
    var held: HeldEdit?

    var zone: Zone? { rules.plans.first?.zone }

    /// The time, never before what has been decided.
    var now: Instant { max(clock.now(), watermark) }
}

/// The latest snapshot, for whichever thread asks.
final class SnapshotBoard: Sendable {
    private let latest = Mutex<Snapshot?>(nil)

    var current: Snapshot? { latest.withLock { $0 } }

    func publish(_ snapshot: Snapshot) { latest.withLock { $0 = snapshot } }
}
