package import Civil
internal import Glibc

/// The one reading of the time of day: the machine's clock, or a fast one for rehearsals.
///
/// A fast clock never passes the armed instant before its tick has committed: it stands still there
/// until `arm` names the next. So a year can go by in a minute and no reminder is skipped.
/// Confined to the scheduler's queue.
package final class ServiceClock {
    /// What `--clock START,RATE` says.
    package struct Fast: Sendable {
        /// Where it starts.
        package let start: Instant
        /// Seconds of its time that pass in one second, 1 ... 100 000 000.
        package let rate: Int

        package init(start: Instant, rate: Int) {
            self.start = start
            self.rate = rate
        }
    }

    /// What the clock shows, for whoever holds a copy.
    package struct Face: Sendable {
        fileprivate let fast: Fast?
        /// Where the fast clock stood, and the monotonic time then, in microseconds.
        fileprivate var origin: Instant
        fileprivate var originMonotonic: Int64
        fileprivate var barrier: Instant?

        package func now() -> Instant {
            guard let fast else { return wallClock() }
            let elapsed = monotonicMicroseconds() - originMonotonic
            let reading = Instant(microseconds: origin.microseconds + elapsed * Int64(fast.rate))
            return min(reading, barrier ?? reading)
        }
    }

    package private(set) var face: Face

    package init(fast: Fast? = nil, notBefore watermark: Instant? = nil) {
        // A restarted rehearsal goes on where it stopped.
        let start = fast?.start ?? Instant(microseconds: 0)
        let origin = max(start, watermark ?? start)
        // It stands still until it is armed: to open the ledger and read rules takes none of its time.
        face = Face(
            fast: fast, origin: origin, originMonotonic: monotonicMicroseconds(),
            barrier: fast == nil ? nil : origin)
    }

    /// The machine's own wall clock, in microseconds since the epoch: what timers are armed by.
    package func machineTime() -> Int64 { wallClock().microseconds }

    /// The same in whole seconds, for whoever has no business with the service's time.
    @Sendable static func machineSeconds() -> Int64 { wallClock().microseconds / 1_000_000 }

    package var isFast: Bool { face.fast != nil }

    /// Both clocks of the machine, for the guard; `nil` on a fast clock, which can't jump.
    func reading() -> ClockGuard.Reading? {
        guard !isFast else { return nil }
        return ClockGuard.Reading(wall: machineTime(), boot: microseconds(of: CLOCK_BOOTTIME))
    }

    package func now() -> Instant { face.now() }

    /// A fast clock stood still while another machine decided: it goes on where that one stopped.
    func goOn(from watermark: Instant) {
        guard isFast, watermark > face.now() else { return }
        face.origin = watermark
        face.originMonotonic = monotonicMicroseconds()
        face.barrier = watermark
    }

    /// Names the instant that must not be passed; returns when to look again, in real microseconds
    /// of the machine's wall clock.
    package func arm(_ instant: Instant?) -> Int64 {
        let real = wallClock().microseconds
        guard let fast = face.fast else { return instant?.microseconds ?? .max }
        let here = now()
        face.origin = here
        face.originMonotonic = monotonicMicroseconds()
        face.barrier = instant
        guard let instant else { return .max }
        return real + max(0, instant.microseconds - here.microseconds) / Int64(fast.rate) + 1
    }
}

/// The machine's wall clock.
private func wallClock() -> Instant { Instant(microseconds: microseconds(of: CLOCK_REALTIME)) }

private func monotonicMicroseconds() -> Int64 { microseconds(of: CLOCK_MONOTONIC) }

private func microseconds(of clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
}
