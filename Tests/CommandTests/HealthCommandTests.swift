import Glibc
import Testing

@Suite("hanchot status --health (statement 59)")
struct HealthCommandTests {
    @Test("Without a daemon it says so on stdout, with what to do, and ends with 3")
    func noDaemon() throws {
        let commands = Commands(socket: "/tmp/there-is-none")
        let said = try commands.run(["status", "--health"])
        #expect(said.status == 3 && said.err.isEmpty)
        #expect(said.out.hasPrefix("! no-daemon: no hanchotd answers at /tmp/there-is-none"))
        #expect(said.out.contains("→ 'systemctl status hanchotd'"))
        let json = try commands.run(["status", "--health", "--json"])
        #expect(json.status == 3)
        #expect(json.out.contains(#""code":"no-daemon""#) && json.out.contains(#""ok":false"#))
    }

    @Test("A daemon that gives no answer is trouble, told once the wait is over")
    func stuck() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        service.signal(SIGSTOP)
        let said = try service.run("status", "--health", "--timeout", "0.2")
        #expect(said.status == 1)
        #expect(said.out.hasPrefix("! no-answer: hanchotd at"))
        service.signal(SIGCONT)
        let well = try service.run("status", "--health", "--timeout", "60")
        #expect(well.status == 0 && well.out.contains("well"))
        try service.stop()
    }

    @Test("Rules that don't pass are a line with code, beginning and remedy, until they are mended")
    func refusedRules() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        try service.write("x: [\n", to: "plan.yaml")
        #expect(try service.run("reload").status == 1)
        let said = try service.run("status", "--health", "--timeout", "60")
        #expect(said.status == 1)
        #expect(said.out.contains("! rules-refused (since 2025-10-20 08:0"))
        #expect(said.out.contains("→ 'hanchot check' shows them"))
        let vietnamese = try service.run(
            "status", "--health", "--timeout", "60", language: "vi_VN.UTF-8")
        #expect(vietnamese.out.contains("! rules-refused (từ 2025-10-20 08:0"))
        try service.write(CommandRules.plan, to: "plan.yaml")
        #expect(try service.run("reload").status == 0)
        #expect(try service.run("status", "--health", "--timeout", "60").status == 0)
        try service.stop()
    }
}
