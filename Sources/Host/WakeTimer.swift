@preconcurrency package import Dispatch
internal import CSystemd
internal import Glibc

/// A one-shot timer on the wall clock.
///
/// It may fire early: a far instant is approached in chunks of at most `longestWait`, so that no fault
/// of a timer costs more than that. What it tells is "look at the clock and at the work, and arm me
/// again", never "it is time".
package final class WakeTimer: Sendable {
    /// The longest time it sleeps in one go: one hour, in microseconds.
    package static let longestWait: Int64 = 3_600_000_000

    private let source: any DispatchSourceTimer

    /// A timer that isn't armed yet.
    ///
    /// - Parameter handler: called on `queue`, once for each arming that comes to its end.
    package init(queue: DispatchQueue, handler: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeTimerSource(queue: queue)
        source.setEventHandler(handler: handler)
        source.schedule(wallDeadline: .distantFuture)
        source.activate()
    }

    deinit {
        source.cancel()
    }

    /// Arms it for `instant` instead of whatever it was armed for; a past instant fires at once.
    ///
    /// - Parameters:
    ///   - instant: microseconds since 1970-01-01T00:00:00Z.
    ///   - now: the caller's reading of the same clock.
    package func arm(at instant: Int64, now: Int64) {
        let wake = WakeTimer.nextWake(for: instant, now: now)
        let (seconds, rest) = wake.quotientAndRemainder(dividingBy: 1_000_000)
        source.schedule(
            wallDeadline: DispatchWallTime(
                timespec: timespec(tv_sec: Int(seconds), tv_nsec: Int(rest) * 1_000)))
    }

    /// When a timer armed at `now` for `instant` wakes: the instant, or one chunk from now if that
    /// comes first; never before the epoch, where Dispatch's own reading of a time would be another.
    package static func nextWake(for instant: Int64, now: Int64) -> Int64 {
        let (chunk, overflow) = now.addingReportingOverflow(longestWait)
        return max(0, overflow ? instant : min(instant, chunk))
    }
}
