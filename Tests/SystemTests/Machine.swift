@preconcurrency import Dispatch
import Foundation
import Testing

/// A machine with a booted systemd and the service installed in it, made by `scripts/container`.
///
/// It goes away with this process. Whatever is waited for in it is heard of: nothing sleeps, or asks again
/// when nothing has gone on.
struct Machine: Sendable {
    /// One for all tests; starting it takes seconds.
    static let shared = Result { try Machine() }

    static let isWanted =
        ProcessInfo.processInfo.environment["HANCHOT_SKIP_SYSTEM_TESTS"] == nil

    /// Its files, seen from here.
    let root: String
    private let environment: [String: String]
    private let news: MachineNews

    private init() throws {
        guard geteuid() == 0 else {
            throw Command.Failure(
                description: """
                    these tests boot a systemd and need root and the package systemd-container: run \
                    scripts/test as root, or leave them out with HANCHOT_SKIP_SYSTEM_TESTS=1
                    """)
        }
        let owner = String(ProcessInfo.processInfo.processIdentifier)
        environment = ["HANCHOT_CONTAINER": "hanchot-\(owner)"]
        let started = try Command.succeed(
            ["\(Project.root)/scripts/container", "start", "--owner", owner],
            environment: environment)
        root = String(try #require(started.split(whereSeparator: \.isWhitespace).last))
        try Command.succeed([
            "\(Project.root)/scripts/install", "--from", Project.programs, root,
        ])
        news = try MachineNews(
            log: PostOffice.log, environment: environment, running: Self.words)
        for command in [
            ["systemd-sysusers", "hanchot.conf"], ["systemd-tmpfiles", "--create", "hanchot.conf"],
            ["journalctl", "--update-catalog"], ["systemctl", "daemon-reload"],
        ] { try succeed(command) }
    }

    /// What runs a program inside.
    private static func words(_ words: [String]) -> [String] {
        ["\(Project.root)/scripts/container", "run", "--"] + words
    }

    /// Runs a program inside; its status may be any.
    func run(_ words: [String]) throws -> Command {
        try Command.run(Self.words(words), environment: environment)
    }

    @discardableResult
    func succeed(_ words: [String]) throws -> String { try run(words).checked() }

    func write(_ text: String, to path: String) throws {
        let target = URL(fileURLWithPath: root + path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: target)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + path, encoding: .utf8)
    }

    /// A service that has seen nothing yet, with the shipped rules and these options; not started.
    func prepare(options: String, rules: String = "/usr/share/hanchot/rules") throws {
        _ = try run(["systemctl", "stop", "hanchotd.service", "hanchotd.socket"])
        _ = try run(["systemctl", "reset-failed", "hanchotd.service", "hanchotd.socket"])
        try succeed([
            "sh", "-ec",
            """
            rm -rf /var/lib/hanchot /var/spool/hanchot /etc/hanchot \
                /etc/systemd/system/hanchotd.service.d
            systemd-tmpfiles --create hanchot.conf
            cp -r \(rules)/. /etc/hanchot/rules
            systemctl daemon-reload
            """,
        ])
        try write("HANCHOT_OPTIONS=\"\(options)\"\n", to: "/etc/default/hanchot")
    }

    /// What systemd knows of the service.
    func property(_ name: String) throws -> String {
        let answer = try succeed(["systemctl", "show", "--value", "-p", name, "hanchotd.service"])
        return answer.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Every mail in the spool, by its path in it.
    func mails() throws -> [String: Data] {
        let spool = root + "/var/spool/hanchot/new"
        let names = try FileManager.default.contentsOfDirectory(atPath: spool)
        return try names.filter { $0.hasSuffix(".eml") }.reduce(into: [:]) { mails, name in
            mails[name] = try Data(contentsOf: URL(fileURLWithPath: spool + "/" + name))
        }
    }

    /// Waits until `condition` holds, which is looked at whenever something has gone on; fails with `what`
    /// and the service's last words after `seconds`.
    func wait(
        for what: String, seconds: Int = 90, until condition: () throws -> Bool
    ) async throws {
        // Else what services tell their manager is noted nowhere. For good it would show in what they log: a
        // process that says anything before it is theirs goes on being taken for systemd.
        try succeed(["systemctl", "log-level", "debug"])
        defer {
            do { try succeed(["systemctl", "log-level", "info"]) } catch {
                Issue.record("\(error)")
            }
        }
        let end = DispatchTime.now() + .seconds(seconds)
        while true {
            let seen = news.count
            if try condition() { return }
            guard news.wait(beyond: seen, until: end) else {
                let words = try run(["journalctl", "-u", "hanchotd", "-n", "30", "--no-pager"])
                    .output
                throw Command.Failure(
                    description: "not within \(seconds) s: \(what)\n\(words)")
            }
        }
    }

    /// Waits until a service that runs to a last day has left, and asserts that it left cleanly.
    func waitForEnd() async throws {
        try await wait(for: "the end of the run") {
            try property("ActiveState") != "active" && property("SubState") == "dead"
        }
        try #require(try property("Result") == "success")
    }
}
