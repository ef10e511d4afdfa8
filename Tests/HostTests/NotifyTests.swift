import Glibc
import Host
import Testing

/// What the service manager is told. The environment is a process's own, so each test that sets
/// a variable runs in a process of its own.
@Suite struct NotifyTests {
    @Test func `the manager hears of readiness, status, reload and end in its own words`() async {
        await #expect(processExitsWith: .success) {
            let path = try makeFolder() + "/notify"
            let inbox = try Inbox(path: path)
            setenv("NOTIFY_SOCKET", path, 1)
            let notifier = ServiceNotifier()

            try notifier.ready(status: "2 kế hoạch")
            #expect(inbox.nextLines() == ["READY=1", "STATUS=2 kế hoạch"])
            try notifier.status("next: 2025-03-28 07:30")
            #expect(inbox.nextLines() == ["STATUS=next: 2025-03-28 07:30"])
            try notifier.pingWatchdog()
            #expect(inbox.nextLines() == ["WATCHDOG=1"])
            try notifier.stopping()
            #expect(inbox.nextLines() == ["STOPPING=1"])
            try notifier.stopping(status: "done")
            #expect(inbox.nextLines() == ["STOPPING=1", "STATUS=done"])
            #expect(inbox.next() == nil)
        }
    }

    @Test func `a reload carries the monotonic time of its beginning`() async {
        await #expect(processExitsWith: .success) {
            let path = try makeFolder() + "/notify"
            let inbox = try Inbox(path: path)
            setenv("NOTIFY_SOCKET", path, 1)
            let before = monotonicMicroseconds()
            try ServiceNotifier().reloading()
            let after = monotonicMicroseconds()
            let lines = inbox.nextLines()
            try #require(lines.count == 2)
            #expect(lines[0] == "RELOADING=1")
            let stamp = try #require(Int64(lines[1].dropFirst("MONOTONIC_USEC=".count)))
            #expect((before...after).contains(stamp))
        }
    }

    @Test func `a status of several lines cannot smuggle in an assignment`() async {
        await #expect(processExitsWith: .success) {
            let path = try makeFolder() + "/notify"
            let inbox = try Inbox(path: path)
            setenv("NOTIFY_SOCKET", path, 1)
            try ServiceNotifier().status("rules refused\nMAINPID=1\r\u{7}\u{85}end")
            #expect(inbox.nextLines() == ["STATUS=rules refused MAINPID=1   end"])
        }
    }

    @Test func `started by hand, telling the manager does nothing`() async {
        await #expect(processExitsWith: .success) {
            unsetenv("NOTIFY_SOCKET")
            try ServiceNotifier().ready(status: "")
            try ServiceNotifier().pingWatchdog()
        }
    }

    @Test func `a manager whose socket is gone is an error with its name`() async {
        await #expect(processExitsWith: .success) {
            setenv("NOTIFY_SOCKET", "/nowhere/notify", 1)
            #expect {
                try ServiceNotifier().pingWatchdog()
            } throws: { error in
                "\(error)".contains("NOTIFY_SOCKET") && (error as? HostError)?.code == ENOENT
            }
        }
    }

    @Test func `the watchdog's interval holds for the process that is watched, and for no other`()
        async
    {
        await #expect(processExitsWith: .success) {
            struct Case { let usec: String?, pid: String?, expected: Int64? }
            let me = String(getpid())
            let cases = [
                Case(usec: nil, pid: nil, expected: nil),
                Case(usec: "60000000", pid: nil, expected: 60_000_000),
                Case(usec: "60000000", pid: me, expected: 60_000_000),
                Case(usec: "60000000", pid: "1", expected: nil),
            ]
            for item in cases {
                set("WATCHDOG_USEC", item.usec)
                set("WATCHDOG_PID", item.pid)
                let interval = try ServiceNotifier().watchdogInterval()
                #expect(interval == item.expected, "\(item)")
            }
            for nonsense in ["0", "soon"] {
                set("WATCHDOG_USEC", nonsense)
                #expect(throws: HostError.self) { try ServiceNotifier().watchdogInterval() }
            }
        }
    }
}

private func set(_ name: String, _ value: String?) {
    if let value { setenv(name, value, 1) } else { unsetenv(name) }
}

private func monotonicMicroseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
}
