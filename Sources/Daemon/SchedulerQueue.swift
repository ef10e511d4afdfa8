@preconcurrency internal import Dispatch
internal import Host
internal import Rounds

/// The queue on which everything happens, as the executor of the service's actor.
final class SchedulerQueue: SerialExecutor {
    let dispatchQueue = DispatchQueue(label: "hanchot.scheduler", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        dispatchQueue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() { dispatchPrecondition(condition: .onQueue(dispatchQueue)) }
}

/// Pings the watchdog from the scheduler's queue: a queue that is stuck pings no more.
final class WatchdogTimer: Sendable {
    private let source: any DispatchSourceTimer

    /// `interval` in microseconds, as systemd gives it; pinged at half of it.
    init(interval: Int64, notifier: ServiceNotifier, queue: DispatchQueue) {
        source = DispatchSource.makeTimerSource(queue: queue)
        source.setEventHandler {
            do throws(HostError) { try notifier.pingWatchdog() } catch { return }
        }
        source.schedule(
            deadline: .now(), repeating: .microseconds(Int(interval / 2)),
            leeway: .milliseconds(100))
        source.activate()
    }

    deinit { source.cancel() }
}

/// Wakes the scheduler as often as a lease is renewed, whatever its clock shows.
final class LeaseTimer: Sendable {
    private let source: any DispatchSourceTimer

    init(queue: DispatchQueue, _ wake: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeTimerSource(queue: queue)
        source.setEventHandler { wake() }
        let seconds = Leadership.renewedEvery
        source.schedule(
            deadline: .now() + .seconds(seconds), repeating: .seconds(seconds),
            leeway: .milliseconds(500))
        source.activate()
    }

    deinit { source.cancel() }
}
