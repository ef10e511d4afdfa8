import Host
import Testing

extension ServiceTests {
    private static let plan = "/etc/hanchot/rules/plans/ky-niem.yaml"
    private static let slow = "--clock 2025-01-15T07:00,1"

    @Test func `a good edit is in force when the reload returns`() throws {
        try machine.prepare(options: Self.slow)
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        let process = try machine.property("MainPID")
        let before = try machine.journalEnd()
        try machine.write(
            "# edited\n" + machine.text(Self.plan), to: Self.plan)
        try machine.succeed(["systemctl", "reload", "hanchotd.service"])
        #expect(try machine.entries(.rulesLoaded, after: before).count == 1)
        #expect(try machine.property("ActiveState") == "active")
        #expect(try machine.property("MainPID") == process)
    }

    @Test
    func `a bad edit is refused with its place; the old rules stay, and a hang-up says the same`()
        async throws
    {
        try machine.prepare(options: Self.slow)
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        let process = try machine.property("MainPID")
        let status = try machine.property("StatusText")
        let before = try machine.journalEnd()
        try spoil()

        #expect(try machine.run(["systemctl", "reload", "hanchotd.service"]).status != 0)
        let refused = try machine.entries(.rulesRefused, after: before)
        try #require(refused.count == 1)
        #expect(refused[0]["PRIORITY"] == "3")
        let message = try #require(refused[0]["MESSAGE"])
        #expect(message.contains(#/ky-niem\.yaml:\d+:\d+: /#))
        #expect(message.contains("titel"))
        #expect(message.contains("^"), "the caret line comes through")
        #expect(try machine.property("ActiveState") == "active")
        #expect(try machine.property("MainPID") == process)
        let text = try machine.property("StatusText")
        #expect(text.hasSuffix(status), "what comes next is what it was: \(text)")
        #expect(text.contains("rules"), "\(text)")

        try machine.succeed(["systemctl", "kill", "--signal=HUP", "hanchotd.service"])
        try await machine.wait(for: "the second refusal") {
            try machine.entries(.rulesRefused, after: before).count == 2
        }
        #expect(try machine.property("MainPID") == process)
    }

    @Test func `beside rules that don't pass it starts on the last checked ones (statement 32)`()
        async throws
    {
        try machine.prepare(options: Self.slow)
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        let status = try machine.property("StatusText")
        try machine.succeed(["systemctl", "stop", "hanchotd.service"])
        try spoil()
        let before = try machine.journalEnd()
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        let entries = try machine.entries(.startedOnSnapshot, after: before)
        try #require(entries.count == 1)
        #expect(entries[0]["PRIORITY"] == "3")
        #expect(entries[0]["MESSAGE"]?.contains(#/ky-niem\.yaml:\d+:\d+: /#) == true)
        try await machine.wait(for: "the same next instant") {
            let text = try machine.property("StatusText")
            return text.hasSuffix(status) && text.contains("rules")
        }
    }

    @Test func `with no checked rules at all it does not start, and says why (statement 32)`()
        throws
    {
        try machine.prepare(options: Self.slow)
        try spoil()
        try machine.write(
            "[Service]\nRestart=no\n", to: "/etc/systemd/system/hanchotd.service.d/once.conf")
        try machine.succeed(["systemctl", "daemon-reload"])
        let before = try machine.journalEnd()
        #expect(try machine.run(["systemctl", "start", "hanchotd.service"]).status != 0)
        #expect(try machine.property("ActiveState") == "failed")
        try machine.succeed(["journalctl", "--sync"])
        let words = try machine.succeed([
            "journalctl", "-u", "hanchotd", "--no-pager", "--after-cursor=\(before)",
        ])
        #expect(words.contains(#/ky-niem\.yaml:\d+:\d+: /#))
    }

    /// A misspelt key.
    private func spoil() throws {
        try machine.write(
            machine.text(Self.plan).replacing("    title:", with: "    titel:", maxReplacements: 1),
            to: Self.plan)
    }
}
