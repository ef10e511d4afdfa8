import Foundation
import Testing

@Suite("Delivery under a booted systemd", .serialized)
struct SandboxTests {
    @Test(
        "The shipped units deliver in their sandbox, under their users",
        .enabled(
            if: ProcessInfo.processInfo.environment["HANCHOT_SKIP_SYSTEM_TESTS"] == nil,
            "HANCHOT_SKIP_SYSTEM_TESTS is set"))
    func units() throws {
        let scratch = try Scratch(open: true)
        let sink = scratch.path + "/smtp_sink"
        let source = packageRoot.appendingPathComponent("Benchmarks/SpoolBench/smtp_sink.c").path
        let built = try run("/usr/bin/env", ["cc", "-O2", "-o", sink, source])
        try #require(built.status == 0, "a C compiler is needed: \(built.output)")
        let program = try deliveryProgram()
        let bench = URL(fileURLWithPath: program).deletingLastPathComponent()
            .appendingPathComponent("SpoolBench").path
        let systemd = packageRoot.appendingPathComponent("systemd").path
        let script = packageRoot.appendingPathComponent(
            "Tests/DeliveryTests/Servers/sandbox.sh")
        var copies = [
            "\(program):/usr/bin/hanchot-deliver", "\(bench):/usr/bin/SpoolBench",
            "\(sink):/usr/bin/smtp_sink", "\(script.path):/root/delivery/sandbox.sh",
        ]
        copies.append("\(systemd)/libexec/alarm:/usr/libexec/hanchot/alarm")
        for kind in ["sysusers", "tmpfiles"] {
            copies.append("\(systemd)/\(kind).d/hanchot.conf:/usr/lib/\(kind).d/hanchot.conf")
        }
        for name in ["hanchot-deliver.service", "hanchot-deliver.path", "hanchot-alarm@.service"] {
            copies.append("\(systemd)/\(name):/usr/lib/systemd/system/\(name)")
        }
        let container = packageRoot.appendingPathComponent("scripts/container").path
        let result = try run(
            container,
            ["with"] + copies.flatMap { ["--copy", $0] } + [
                "--", "bash", "/root/delivery/sandbox.sh",
            ], environment: ["HANCHOT_CONTAINER": "delivery-\(getpid())"])
        #expect(result.status == 0, "\(result.output)")
        #expect(
            result.output.components(separatedBy: "holds: ").count - 1 == 15, "\(result.output)")
    }
}
