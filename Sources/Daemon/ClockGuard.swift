/// Statement 30: a clock that is not synchronised and jumps by more than 36 hours holds decisions
/// until it is confirmed or synchronised.
///
/// A jump is what the wall clock moved beyond the time that really passed, measured by the clock that
/// counts from boot, sleep included. Small jumps need no care: ticks recompute from the ledger.
struct ClockGuard {
    /// In microseconds.
    static let tolerance: Int64 = 36 * 3600 * 1_000_000

    /// One look at both clocks, in microseconds.
    struct Reading {
        /// Since 1970-01-01T00:00:00Z.
        let wall: Int64
        /// Since the machine was started.
        let boot: Int64
    }

    private var last: Reading?
    /// How far the wall clock has jumped while nobody vouched for it, in microseconds; `nil` while
    /// decisions are free.
    private(set) var jump: Int64?

    /// Takes a reading; decisions are held as long as `jump` isn't `nil` afterwards.
    ///
    /// `isSynchronised` is asked only when there is a jump to judge.
    mutating func observe(_ reading: Reading, isSynchronised: () -> Bool) {
        let moved = last.map { (reading.wall - $0.wall) - (reading.boot - $0.boot) } ?? 0
        last = reading
        let total = (jump ?? 0) + moved
        // A clock that jumped and came back is where it was.
        guard abs(total) > Self.tolerance, !isSynchronised() else {
            jump = nil
            return
        }
        jump = total
    }

    /// Somebody says that the clock is right.
    mutating func confirm() { jump = nil }
}
