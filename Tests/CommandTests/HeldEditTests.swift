import Foundation
import Testing

/// An edit that would lose a record, as the office meets it (statement 36).
@Suite("Held edits at the command line", .serialized)
struct HeldEditTests {
    private static let renamed = CommandRules.plan.replacingOccurrences(
        of: "id: bao-cao\n", with: "id: bao-cao-nam\n")

    /// One receipt, then the duty is given another id.
    private static func service() throws -> RunningService {
        let service = try RunningService(start: "2025-10-20T08:00")
        #expect(try service.run("receive", "bao-cao", "bao-loc", "--no", "12/BC").status == 0)
        try service.write(renamed, to: "plan.yaml")
        return service
    }

    /// Sixteen hexadecimal digits after `--accept`.
    private static func digest(in text: String) throws -> String {
        let found = try #require(text.firstMatch(of: /--accept ([0-9a-f]{16})/), "\(text)")
        return String(found.output.1)
    }

    @Test("A reload says what is at stake and how to accept it; a wrong digest gets a sentence")
    func reload() throws {
        let service = try Self.service()
        let held = try service.run("reload", language: "vi_VN.UTF-8")
        #expect(held.status == 1)
        #expect(held.out.contains("GHI NHẬN SẼ MẤT CHỖ"))
        #expect(held.out.contains("12/BC"))
        #expect(held.out.contains("nay là “bao-cao-nam”?"))
        #expect(held.out.contains("Chưa áp dụng; quy tắc cũ vẫn chạy"))
        let digest = try Self.digest(in: held.out)
        let health = try service.run("status", "--health")
        #expect(health.out.contains("hanchot reload --accept \(digest)"), "\(health)")
        #expect(try service.run("status").out.contains("  bao-cao  "))

        let wrong = try service.run("reload", "--accept", "0123456789abcdef")
        #expect(wrong.status == 1)
        #expect(
            wrong.out.contains("0123456789abcdef isn't the digest of this edit as it stands"),
            "\(wrong)")
        #expect(try Self.digest(in: wrong.out) == digest)

        let taken = try service.run("reload", "--accept", digest)
        #expect(taken.status == 0, "\(taken)")
        #expect(taken.out.contains("The new rules are in force"))
        #expect(try service.run("status", "--health").out.contains("well"))
        #expect(try service.run("status").out.contains("bao-cao-nam"))
        try service.stop()
    }

    @Test("A hang-up and a start hold it as well, by the same digest, and enter nothing")
    func hangUpAndRestart() throws {
        let service = try Self.service()
        let before = try service.run("export", "events").out
        service.hangUp()
        let digest = try heldDigest(service)
        service.kill()
        try service.start(at: "2025-10-20T09:00")
        #expect(try heldDigest(service) == digest)
        #expect(try service.run("export", "events").out == before)
        #expect(try service.run("reload", "--accept", digest).status == 0)
        try service.stop()
    }

    /// As health tells it, as soon as it does.
    private func heldDigest(_ service: RunningService) throws -> String {
        for _ in 1...200 {
            let health = try service.run("status", "--health").out
            if health.contains("--accept") { return try Self.digest(in: health) }
        }
        Issue.record("no edit is held")
        return ""
    }

    @Test("What loses nothing is in force after a hang-up")
    func harmless() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        #expect(try service.run("receive", "bao-cao", "bao-loc").status == 0)
        try service.write(
            CommandRules.plan.replacingOccurrences(of: "Báo cáo năm", with: "Báo cáo mới"),
            to: "plan.yaml")
        service.hangUp()
        var shown = ""
        for _ in 1...200 {
            shown = try service.run("status").out
            if shown.contains("Báo cáo mới") { break }
        }
        #expect(shown.contains("Báo cáo mới"))
        try service.stop()
    }
}
