internal import CSystemd
internal import Glibc

/// What a service tells its manager (sd_notify(3)). Without `NOTIFY_SOCKET`, so when started by
/// hand, every call does nothing.
package struct ServiceNotifier: Sendable {
    package init() {}

    /// Start-up, or a reload, is complete.
    package func ready(status: String) throws(HostError) {
        try notify(["READY=1", statusLine(status)])
    }

    /// The one line that `systemctl status` shows. Line breaks and other controls become blanks.
    package func status(_ text: String) throws(HostError) {
        try notify([statusLine(text)])
    }

    /// A reload has begun; `ready(status:)` must follow, also when the reload was refused.
    package func reloading() throws(HostError) {
        try notify(["RELOADING=1", "MONOTONIC_USEC=\(monotonicMicroseconds())"])
    }

    /// The service is about to end.
    package func stopping(status: String = "") throws(HostError) {
        try notify(["STOPPING=1"] + (status.isEmpty ? [] : [statusLine(status)]))
    }

    /// How long the manager waits for a ping before it kills the service, in microseconds; `nil`
    /// when it doesn't watch this process. Ping at half of it.
    package func watchdogInterval() throws(HostError) -> Int64? {
        var microseconds: UInt64 = 0
        let answer = sd_watchdog_enabled(0, &microseconds)
        guard answer >= 0 else {
            throw HostError(
                action: "read the watchdog's interval", subject: "WATCHDOG_USEC", errno: -answer)
        }
        return answer == 0 ? nil : Int64(clamping: microseconds)
    }

    /// The service is alive and doing its work.
    package func pingWatchdog() throws(HostError) {
        try notify(["WATCHDOG=1"])
    }

    private func notify(_ assignments: [String]) throws(HostError) {
        let answer = sd_notify(0, assignments.joined(separator: "\n"))
        guard answer >= 0 else {
            throw HostError(
                action: "notify the service manager", subject: "NOTIFY_SOCKET", errno: -answer)
        }
    }
}

/// `STATUS=` with its text on one line: a line break would start another assignment.
func statusLine(_ text: String) -> String {
    let line = text.unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control ? " " : Character(scalar)
    }
    return "STATUS=" + String(line)
}

/// CLOCK_MONOTONIC, as `MONOTONIC_USEC=` wants it.
private func monotonicMicroseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
}
