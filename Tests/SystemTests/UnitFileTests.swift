import Foundation
import Testing

/// The shipped units: what the sandbox promises, and that programs, users and folders agree.
@Suite struct UnitFileTests {
    /// `Section.Key` and its values in order; comments and empty lines left out.
    static func unit(_ path: String) throws -> [String: [String]] {
        var section = ""
        var values: [String: [String]] = [:]
        for line in try Project.text("systemd/\(path)").split(separator: "\n") {
            if line.hasPrefix("#") { continue }
            if line.hasPrefix("[") {
                section = String(line.dropFirst().dropLast())
                continue
            }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(line)")
            values["\(section).\(parts[0])", default: []].append(String(parts[1]))
        }
        return values
    }

    struct Limit: Sendable, CustomStringConvertible {
        let key: String, values: [String], why: String
        init(_ key: String, _ values: String..., why: String) {
            self.key = key
            self.values = values
            self.why = why
        }
        var description: String { "\(key): \(why)" }
    }

    @Test(arguments: [
        Limit("Service.Type", "notify", why: "notify-reload needs systemd 253"),
        Limit("Service.User", "hanchot", why: "no root daemon"),
        Limit("Service.Group", "hanchot", why: "its group may write by the socket"),
        Limit(
            "Service.SupplementaryGroups", "hanchot-spool hanchot-rules",
            why: "the spool is shared, the rules are its group's"),
        Limit("Service.ExecReload", "/usr/bin/hanchot reload", why: "a reload says how it went"),
        Limit("Service.WatchdogSec", "60s", why: "a stopped daemon is noticed within a minute"),
        Limit("Service.TimeoutAbortSec", "10s", why: "one that can't even be ended is killed soon"),
        Limit("Service.Restart", "on-failure", why: "a crash is not the end"),
        Limit("Service.StateDirectory", "hanchot", why: "/var/lib/hanchot, made by systemd"),
        Limit("Service.ReadWritePaths", "-/var/spool/hanchot", why: "nothing else is written"),
        Limit("Service.ProtectSystem", "strict", why: "nothing else is written"),
        Limit("Service.LogRateLimitIntervalSec", "0", why: "no entry is dropped in a busy minute"),
        Limit("Service.PrivateNetwork", "yes", why: "the daemon has no network at all"),
        Limit("Service.IPAddressDeny", "any", why: "the daemon has no network at all"),
        Limit("Service.RestrictAddressFamilies", "AF_UNIX", why: "only local sockets"),
        Limit("Service.CapabilityBoundingSet", "", why: "no capability"),
        Limit("Service.NoNewPrivileges", "yes", why: "no way up"),
        Limit(
            "Service.SystemCallFilter", "@system-service", "~@privileged @resources",
            why: "what a service needs"),
        Limit("Unit.After", "time-set.target", "hanchotd.socket", why: "time-sync may never come"),
        Limit("Unit.Requires", "hanchotd.socket", why: "a restart drops no request"),
    ])
    func `the service keeps this limit`(limit: Limit) throws {
        #expect(try Self.unit("hanchotd.service")[limit.key] == limit.values)
    }

    @Test func `callers keep their own identity: no user namespace stands between`() throws {
        #expect(try Self.unit("hanchotd.service")["Service.PrivateUsers"] == nil)
    }

    @Test func `the command line names the folders that systemd and tmpfiles make`() throws {
        let service = try Self.unit("hanchotd.service")
        let words = try #require(service["Service.ExecStart"]?.first).split(separator: " ")
        #expect(
            words == [
                "/usr/bin/hanchotd", "--rules", "/etc/hanchot/rules", "--state", "/var/lib/hanchot",
                "--spool", "/var/spool/hanchot", "$HANCHOT_OPTIONS",
            ])
        let made = try Project.text("systemd/tmpfiles.d/hanchot.conf").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
        let paths = made.map { $0[1] }
        for path in ["/etc/hanchot/rules", "/var/spool/hanchot", "/var/spool/hanchot/new"] {
            #expect(paths.contains(Substring(path)))
        }
        for row in made where row[1].hasPrefix("/var/spool") {
            // Setgid: whoever of the two writes a file, the other may move it.
            #expect(Array(row[2...4]) == ["2770", "hanchot", "hanchot-spool"], "\(row)")
        }
    }

    @Test func `everybody may ask at the socket; who may write is decided by who asks`() throws {
        let socket = try Self.unit("hanchotd.socket")
        #expect(socket["Socket.ListenStream"] == ["/run/hanchot/control"])
        #expect(socket["Socket.SocketMode"] == ["0666"])
        #expect(socket["Socket.Accept"] == nil)
    }

    @Test func `the one who delivers is another user that shares only the spool`() throws {
        let rows = try Project.text("systemd/sysusers.d/hanchot.conf").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").prefix(3) }
        #expect(rows.contains(["u", "hanchot", "-"]))
        #expect(rows.contains(["u", "hanchot-deliver", "-"]))
        #expect(rows.contains(["m", "hanchot-deliver", "hanchot-spool"]))
        #expect(!rows.contains(["m", "hanchot-deliver", "hanchot"]))
    }

    @Test func `the board has no network, sees neither ledger nor spool, and is off`() throws {
        let unit = try Self.unit("hanchot-board.service")
        #expect(unit["Service.User"] == ["hanchot-board"])
        #expect(unit["Service.PrivateNetwork"] == ["yes"])
        #expect(unit["Service.RestrictAddressFamilies"] == ["AF_UNIX"])
        #expect(
            unit["Service.InaccessiblePaths"] == [
                "-/var/lib/hanchot -/var/spool/hanchot -/etc/hanchot"
            ])
        #expect(try !Project.text("packaging/postinst").contains("units=\"hanchot-board"))
        let rows = try Project.text("systemd/sysusers.d/hanchot.conf")
        #expect(rows.contains("\nu hanchot-board "))
        #expect(!rows.contains("m hanchot-board "))
        let rated = try Command.succeed([
            "systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=8",
            "\(Project.root)/systemd/hanchot-board.service",
        ])
        let score = try #require(rated.firstMatch(of: #/level for \S+: ([0-9.]+) /#))
        #expect(try #require(Double(score.output.1)) <= 0.8)
    }

    /// 0.2 can be had with `PrivateUsers=`, which would hide who calls; systemd's own timesyncd has 2.3.
    @Test func `systemd rates the sandbox at 0.4 or better`() throws {
        let unit = "\(Project.root)/systemd/hanchotd.service"
        let rated = try Command.run(
            [
                "systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=4",
                unit,
            ])
        try rated.checked()
        let line = try #require(rated.output.split(separator: "\n").last)
        let score = try #require(line.firstMatch(of: #/: ([0-9.]+) /#))
        #expect(try #require(Double(score.output.1)) <= 0.4, "\(line)")
    }
}
