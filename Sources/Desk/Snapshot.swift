package import Civil
package import Rounds
package import Rules
package import Scheduler
import Synchronization

/// How the service stood after its last step. A value: whoever reads it waits for nobody, and what is
/// recorded meanwhile copies nothing of it.
package struct Snapshot: Sendable {
    package let rules: RuleSet
    let book: Book
    let holds: Holds
    /// Everything up to here has been decided.
    let watermark: Instant
    /// The number of the last event in the book.
    package let lastEvent: Int64
    /// When there is something to do next.
    let next: Instant?
    /// What stands in the way of the service's work.
    let troubles: [Trouble]
    /// Journal entries that could not be written.
    let journalFaults: Int
    /// What the service's clock shows.
    package let time: @Sendable () -> Instant
    /// `nil` where that is believed.
    let heldClock: HeldClock?
    /// What the rules in force were read from; `nil` where nobody may ask for it.
    let inForce: CheckedRules?
    /// An edit of them that waits for somebody's word.
    let held: HeldEdit?
    /// Where the rules are read from.
    let rulePaths: [String]
    /// What is wrong with the service's directories at the moment of asking: nothing wakes it when somebody
    /// moves them away.
    let places: @Sendable () -> [Trouble]

    package init(
        rules: RuleSet, book: Book, holds: Holds, watermark: Instant, lastEvent: Int64,
        next: Instant?, troubles: [Trouble], journalFaults: Int,
        time: @escaping @Sendable () -> Instant, heldClock: HeldClock? = nil,
        inForce: CheckedRules? = nil,
        held: HeldEdit? = nil,
        rulePaths: [String] = [], places: @escaping @Sendable () -> [Trouble] = { [] }
    ) {
        self.rules = rules
        self.book = book
        self.holds = holds
        self.watermark = watermark
        self.lastEvent = lastEvent
        self.next = next
        self.troubles = troubles
        self.journalFaults = journalFaults
        self.time = time
        self.heldClock = heldClock
        self.inForce = inForce
        self.held = held
        self.rulePaths = rulePaths
        self.places = places
    }

    package var zone: Zone? { rules.plans.first?.zone }

    package var today: CivilDate { (zone ?? .utc).local(at: now).date }

    /// What identifies the rules in force.
    package var rulesDigest: String { inForce?.digest ?? "" }

    /// The time, never before what has been decided; of a clock that isn't believed the one that can be.
    package var now: Instant {
        switch heldClock {
        case nil: max(time(), watermark)
        case .ledgerAhead?, .unknown?: time()
        case .off?: max(trusted ?? time(), watermark)
        }
    }

    /// The time that can be trusted while the clock isn't believed; `nil` where nobody knows it.
    var trusted: Instant? {
        switch heldClock {
        case nil, .ledgerAhead?: time()
        case .off(let distance)?: Instant(microseconds: time().microseconds - distance)
        case .unknown?: nil
        }
    }
}

/// Why decisions wait for the clock (statement 58).
package enum HeldClock: Hashable, Sendable {
    /// It is off by so many microseconds, as far as the service knows; negative where it is behind.
    case off(Int64)
    /// It is right, and the ledger has decided beyond it.
    case ledgerAhead
    /// The right time has never been known.
    case unknown
}

/// The latest snapshot, for whichever thread asks.
package final class SnapshotBoard: Sendable {
    private let latest = Mutex<Snapshot?>(nil)

    package init() {}

    package var current: Snapshot? { latest.withLock { $0 } }

    package func publish(_ snapshot: Snapshot) { latest.withLock { $0 = snapshot } }
}
