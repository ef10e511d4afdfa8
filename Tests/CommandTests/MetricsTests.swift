import Foundation
import Testing

/// `hanchot metrics`, judged by Prometheus' own promtool.
@Suite("hanchot metrics")
struct MetricsTests {
    private struct Judged {
        let status: Int32
        let said: String
    }

    private static func promtool(
        _ arguments: [String], input: String = "", in folder: URL? = nil
    ) throws -> Judged {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/promtool")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let (given, said) = (Pipe(), Pipe())
        process.standardInput = given
        process.standardOutput = said
        process.standardError = said
        try process.run()
        try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try given.fileHandleForWriting.close()
        let text = said.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Judged(
            status: process.terminationStatus, said: String(decoding: text, as: UTF8.self))
    }

    private static let examples = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/examples")

    @Test("What a service says is Prometheus' text format, with its clock, and one file for it")
    func running() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let said = try service.run("metrics", "--timeout", "60")
        #expect(said.status == 0 && said.err.isEmpty)
        let judged = try Self.promtool(["check", "metrics"], input: said.out)
        #expect(judged.status == 0 && judged.said.isEmpty, "\(judged.said)")
        let lines = said.out.split(separator: "\n")
        #expect(lines.contains("hanchot_up 1"))
        #expect(lines.contains { $0.hasPrefix("hanchot_clock_timestamp_seconds 176092") })
        #expect(lines.contains { $0.hasPrefix("hanchot_obligations{state=\"open\"} ") })
        let file = service.path("hanchot.prom")
        let written = try service.run("metrics", "--timeout", "60", "--out", file)
        #expect(written.status == 0 && written.out.isEmpty)
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("# HELP hanchot_up"))
        try service.stop()
    }

    @Test("Without a daemon it is down, in the same format, and the status is 3")
    func noDaemon() throws {
        let said = try Commands(socket: "/tmp/there-is-none").run(["metrics"])
        #expect(said.status == 3)
        #expect(said.out.hasSuffix("\nhanchot_up 0\n"))
        #expect(try Self.promtool(["check", "metrics"], input: said.out).status == 0)
    }

    @Test("The example's alerts pass, and their own tests")
    func alerts() throws {
        for arguments in [
            ["check", "rules", "hanchot.rules.yml"],
            ["test", "rules", "hanchot.rules.test.yml"],
        ] {
            let judged = try Self.promtool(arguments, in: Self.examples)
            #expect(judged.status == 0, "\(judged.said)")
        }
    }
}
