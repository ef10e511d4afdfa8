import Foundation
import Host
import Testing

/// The service as an administrator meets it: installed, on a booted systemd, in its sandbox.
///
/// Its tests are spread over the files of this folder; they share one machine, one after the other.
@Suite(.serialized, .enabled(if: Machine.isWanted, "HANCHOT_SKIP_SYSTEM_TESTS is set"))
struct ServiceTests {
    let machine: Machine

    init() throws { machine = try Machine.shared.get() }

    @Test func `systemd finds nothing wrong with the units`() throws {
        let units = [
            "hanchotd.service", "hanchotd.socket", "hanchot-deliver.service",
            "hanchot-deliver.path", "hanchot-check.service", "hanchot-check.timer",
            "hanchot-board.service", "hanchot-alarm@x.service", "hanchot-metrics.service",
            "hanchot-metrics.timer",
        ].map { "/usr/lib/systemd/system/\($0)" }
        let verified = try machine.run(["systemd-analyze", "verify", "--man=yes"] + units)
        #expect(verified.status == 0)
        #expect(verified.output + verified.errors == "")
    }

    @Test func `the manual pages read without a warning`() throws {
        let folder = Project.root + "/man"
        let pages = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.contains(".") }
        #expect(pages.count == 10)
        for page in pages {
            let read = try Command.run(
                ["man", "--warnings", "-l", "-Tutf8", "\(folder)/\(page)"],
                environment: ["LC_ALL": "C.UTF-8", "MANPAGER": "cat"])
            try read.checked()
            #expect(read.errors == "", "\(page)")
            #expect(read.output.contains("hanchot"), "\(page)")
            // What whatis(1) shows of it.
            let line = try Command.run(
                ["lexgrog", "\(folder)/\(page)"], environment: ["LC_ALL": "C.UTF-8"])
            try line.checked()
            #expect(line.output.contains(": \"hanchot"), "\(page)")
        }
    }

    @Test func `it becomes ready as its own user, without a network, and says what comes next`()
        async throws
    {
        try machine.prepare(options: "--clock 2025-01-15T07:00,1")
        let before = try machine.journalEnd()
        try machine.succeed(["systemctl", "start", "hanchotd.service"])

        #expect(try machine.property("ActiveState") == "active")
        try await machine.wait(for: "the next instant in the status") {
            try machine.property("StatusText").contains("next: 2025-01-")
        }
        let loaded = try machine.entries(.rulesLoaded, after: before)
        #expect(loaded.count == 1)
        #expect(try #require(loaded.first)["MESSAGE"]?.contains("plans") == true)

        let process = try machine.property("MainPID")
        let status = try machine.succeed(["cat", "/proc/\(process)/status"])
        let user = try machine.succeed(["id", "-u", "hanchot"]).filter(\.isNumber)
        #expect(status.contains("Uid:\t\(user)\t\(user)\t\(user)\t\(user)"))
        #expect(status.contains("CapEff:\t0000000000000000"))
        #expect(status.contains("NoNewPrivs:\t1"))
        let interfaces = try machine.succeed(["cat", "/proc/\(process)/net/dev"])
            .split(separator: "\n").filter { $0.contains(":") }
        #expect(interfaces.count == 1 && interfaces[0].contains("lo:"))
    }

    @Test func `asked to stop it ends cleanly and at once, and starts again where it was`()
        async throws
    {
        try machine.prepare(options: "--clock 2025-01-15T07:00,1")
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        try machine.succeed(["systemctl", "stop", "hanchotd.service"])
        #expect(try machine.property("Result") == "success")
        #expect(try machine.property("ExecMainStatus") == "0")
        #expect(try machine.property("ExecMainCode") == "1", "exited, not killed")
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        #expect(try machine.property("NRestarts") == "0")
    }

    /// When the service last pinged its watchdog, in microseconds of the machine's uptime.
    private func pinged() throws -> UInt64 {
        try #require(UInt64(try machine.property("WatchdogTimestampMonotonic")))
    }

    @Test func `a stopped process is noticed by the watchdog and replaced`() async throws {
        try machine.prepare(options: "--clock 2025-01-15T07:00,1")
        try machine.write(
            "[Service]\nWatchdogSec=2s\nRestartSec=100ms\n",
            to: "/etc/systemd/system/hanchotd.service.d/quick.conf")
        try machine.succeed(["systemctl", "daemon-reload"])
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        let first = try machine.property("MainPID")
        // A watchdog that isn't pinged would strike by itself: it must not within three intervals.
        let started = try pinged()
        try await machine.wait(for: "a ping after three intervals") {
            try pinged() >= started + 6_000_000
        }
        try #require(try machine.property("MainPID") == first)

        try machine.succeed(["systemctl", "kill", "--signal=STOP", "hanchotd.service"])
        try await machine.wait(for: "another process") {
            let process = try machine.property("MainPID")
            return try process != "0" && process != first
                && machine.property("ActiveState") == "active"
        }
        #expect(try machine.property("NRestarts") == "1")
    }
}
