internal import CLinux
@preconcurrency package import Dispatch
internal import Glibc

/// Hears every discontinuous change of the wall clock, in either direction, and waking from suspend.
///
/// Dispatch's wall timers don't: after the clock is set back by two hours a timer stays silent for
/// those two hours. This one descriptor is a `timerfd` armed for the end of time with
/// `TFD_TIMER_CANCEL_ON_SET`; the kernel makes it readable at each step, `read` gives `ECANCELED`.
package final class ClockStepMonitor: Sendable {
    private let source: any DispatchSourceRead

    /// Starts listening.
    ///
    /// - Parameter handler: called on `queue` after each step, once per step or once for several in
    ///   quick succession. Read the clock and arm every timer anew.
    package init(
        queue: DispatchQueue, handler: @escaping @Sendable () -> Void
    ) throws(HostError) {
        let descriptor = clinux_clock_steps_open()
        guard descriptor >= 0 else {
            throw HostError(
                action: "watch for clock steps", subject: "timerfd_create", errno: errno)
        }
        do throws(HostError) {
            try arm(descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler {
            guard ClockStepMonitor.stepHeard(on: descriptor) else { return }
            handler()
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
    }

    deinit {
        source.cancel()
    }

    /// Reads the event. A cancelled timer is still armed with the flag (timerfd_create(2): the read
    /// consumes the cancellation), yet it is armed again, so that a kernel which disarms it, or the end
    /// of time itself, can't make this monitor deaf.
    private static func stepHeard(on descriptor: Int32) -> Bool {
        var expirations: UInt64 = 0
        let count = read(descriptor, &expirations, MemoryLayout<UInt64>.size)
        let stepped = count < 0 && errno == ECANCELED
        do throws(HostError) {
            try arm(descriptor)
            return stepped
        } catch {
            // Arming succeeded with the same arguments before. Should it fail now, a call too many
            // is the harmless side: the receiver recomputes and finds nothing changed.
            return true
        }
    }
}

private func arm(_ descriptor: Int32) throws(HostError) {
    guard clinux_clock_steps_arm(descriptor) == 0 else {
        throw HostError(
            action: "watch for clock steps", subject: "timerfd_settime", errno: errno)
    }
}
