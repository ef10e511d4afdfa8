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
        // Whoever says No isn't told to accept it.
        #expect(health.out.contains("Else mend the files, then 'hanchot reload'\n"), "\(health)")
        let status = try service.run("status", language: "vi_VN.UTF-8")
        #expect(status.out.contains("Không: sửa lại tệp, rồi 'hanchot reload'\n"), "\(status)")
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

    @Test(
        "An edit seen beforehand is applied as it was seen, whatever else the directory held before"
    )
    func seenAndApplied() throws {
        let service = try Self.service()
        try service.write(CommandRules.plan, to: "plan.yaml")
        let draft = service.root.appendingPathComponent("draft")
        try FileManager.default.copyItem(
            at: service.root.appendingPathComponent("rules"), to: draft)
        let same = try service.run("diff", draft.path)
        #expect(same.status == 0, "\(same)")
        try Data(Self.renamed.utf8).write(to: draft.appendingPathComponent("plan.yaml"))
        let saved = service.path("edit.json")
        let seen = try service.run("diff", draft.path, "--out", saved)
        #expect(seen.status == 2, "\(seen)")
        #expect(seen.out.contains("RECORDS THAT WOULD BE ORPHANED"))
        #expect(seen.out.contains("NOTICES CANCELLED"), "\(seen.out)")
        #expect(seen.out.hasSuffix("hanchot apply \(saved)\n"))

        // The service's own directory still holds the rules as they were.
        let early = try service.run("apply", saved)
        #expect(early.status == 1)
        #expect(early.out.contains("aren't those that were seen"), "\(early)")
        #expect(early.out.contains("Copy what was seen into the service's directory"), "\(early)")
        #expect(!early.out.contains("hanchot reload"), "\(early)")
        try service.write(Self.renamed, to: "plan.yaml")
        let applied = try service.run("apply", saved)
        #expect(applied.status == 0, "\(applied)")
        #expect(try service.run("status").out.contains("bao-cao-nam"))
        #expect(try service.run("apply", saved).status == 0, "it is in force already")
        try service.stop()
    }

    @Test("What was recorded since an edit was seen has it seen again; a damaged file is refused")
    func outOfDate() throws {
        let service = try Self.service()
        let saved = service.path("edit.json")
        #expect(try service.run("diff", service.path("rules"), "--out", saved).status == 2)
        #expect(try service.run("receive", "bao-cao", "da-lat").status == 0)
        let late = try service.run("apply", saved, language: "vi_VN.UTF-8")
        #expect(late.status == 1)
        #expect(late.out.contains("đã có thêm ghi nhận"), "\(late)")
        #expect(try service.run("status").out.contains("  bao-cao  "))

        let text = try String(contentsOfFile: saved, encoding: .utf8)
        try Data(text.replacing("bao-loc", with: "da-lat").utf8)
            .write(to: URL(fileURLWithPath: saved))
        let damaged = try service.run("apply", saved)
        #expect(damaged.status == 1)
        #expect(damaged.err.contains("isn't as 'hanchot diff' wrote it"), "\(damaged)")
        #expect(damaged.out.isEmpty)
        try service.stop()
    }

    @Test("Wrong usage of diff, or no service to ask, is an error and no difference")
    func usage() throws {
        let service = try Self.service()
        let wrong = try service.run("diff", service.path("rules"), "--ledger", "x.jsonl")
        #expect(wrong.status == 1, "\(wrong)")
        #expect(wrong.err.contains("go with two directories"))
        let alone = try service.run(
            "diff", service.path("rules"), "--socket", "/tmp/there-is-none")
        #expect(alone.status == 1)
        #expect(alone.err.contains("no hanchotd answers"), "\(alone)")
        try service.stop()
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
