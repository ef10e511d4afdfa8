import Host
import Testing

extension ServiceTests {
    private static let slow = "--clock 2025-01-15T07:00,1"

    @Test func `the first question starts the service and is answered`() throws {
        try machine.prepare(options: Self.slow)
        try machine.succeed(["systemctl", "start", "hanchotd.socket"])
        #expect(try machine.property("ActiveState") == "inactive")
        #expect(try machine.run(["hanchot", "status", "--json"]).checked().hasPrefix("{"))
        #expect(try machine.property("ActiveState") == "active")
    }

    @Test func `a question asked while the service is being replaced waits and is answered`()
        async throws
    {
        try machine.prepare(options: Self.slow)
        try machine.write(
            "[Service]\nRestartSec=3s\n",
            to: "/etc/systemd/system/hanchotd.service.d/slow.conf")
        try machine.succeed(["systemctl", "daemon-reload"])
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        let first = try machine.property("MainPID")
        try machine.succeed(["systemctl", "kill", "--signal=KILL", "hanchotd.service"])
        try await machine.wait(for: "no process") { try machine.property("MainPID") == "0" }
        #expect(try machine.run(["hanchot", "status", "--json"]).checked().hasPrefix("{"))
        #expect(try machine.property("MainPID") != first)
    }

    @Test func `root and the group may write, anybody may read, nobody else may change anything`()
        throws
    {
        try machine.prepare(options: Self.slow)
        try machine.succeed(["systemctl", "start", "hanchotd.service"])
        let nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        let member = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--groups=hanchot"]
        #expect(try machine.run(nobody + ["hanchot", "status"]).status == 0)
        let refused = try machine.run(nobody + ["hanchot", "reload"])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("hanchot"), "it says who may")
        try machine.succeed(member + ["hanchot", "reload"])
        try machine.succeed(["hanchot", "reload"])
    }
}
