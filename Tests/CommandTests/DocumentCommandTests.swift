import Foundation
import Testing

/// `ics` and `letter` as a person meets them.
@Suite("Calendars and letters against a running service", .serialized)
struct DocumentCommandTests {
    @Test("A calendar is printed as it is; taken up again it is the same, and doubles nothing")
    func calendar() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let first = try service.run("ics", "--unit", "bao loc", language: "vi_VN.UTF-8")
        #expect(first.status == 0 && first.err.isEmpty, "\(first)")
        #expect(first.out.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(first.out.contains("X-WR-CALNAME:Hạn chót – Trường THPT Bảo Lộc\r\n"))
        #expect(first.out.contains("UID:bao-cao/2025/bao-loc@"))
        // What changed between two printings stands in lines of its own.
        _ = try service.run("waive", "bao-cao", "bao-loc")
        let second = try service.run("ics", "--unit", "bao-loc", language: "vi_VN.UTF-8")
        let removed = ["DTSTAMP", "BEGIN:VALARM", "END:VALARM", "ACTION", "TRIGGER"]
        func kept(_ text: String) -> [Substring] {
            text.split(separator: "\r\n").filter { line in
                !removed.contains { line.hasPrefix($0) }
            }
        }
        let changes = kept(second.out).difference(from: kept(first.out)).inferringMoves()
        #expect(
            changes.insertions.map { "\($0)" }.count == 2, "\(first.out)\n\(second.out)")
        #expect(second.out.contains("SEQUENCE:1\r\n"))
        #expect(second.out.contains("STATUS:CANCELLED\r\n"))
        let none = try service.run("ics", "--from", "01/01/2030", "--to", "31/01/2030")
        #expect(none.status == 0 && none.err == "nothing is due in that time\n", "\(none)")
        try service.stop()
    }

    @Test("Rules alone give the same entries, and always the same octets")
    func offline() throws {
        let service = try RunningService()
        let arguments = [
            "ics", "--rules", service.path("rules"), "--from", "01/01/2025", "--to", "31/12/2025",
        ]
        let first = try service.commands.run(arguments)
        #expect(first.status == 0, "\(first)")
        #expect(first.out.split(separator: "BEGIN:VEVENT").count == 3)
        #expect(first.out.contains("SUMMARY:Hạn cuối: Báo cáo năm (Trường THPT Đà Lạt)\r\n"))
        #expect(first.out.contains("DTSTAMP:20241231T170000Z\r\n"))
        #expect(try service.commands.run(arguments).out == first.out)
        try service.write(
            CommandRules.plan.replacing(
                "id: bao-cao\n", with: "id: bao-cao-nam\n    formerly: bao-cao\n"), to: "plan.yaml")
        // The service's own ledger goes on under the former id.
        let renamed = try service.commands.run(arguments + ["--duty", "bao-cao-nam"])
        #expect(renamed.out.contains("UID:bao-cao/2025/bao-loc@"), "\(renamed)")
        #expect(!renamed.out.contains("bao-cao-nam/"), "\(renamed)")
        let unknown = try service.commands.run(arguments + ["--unit", "bao-lok"])
        #expect(unknown.status == 1)
        #expect(unknown.err == "there is no unit 'bao-lok'; did you mean bao-loc?\n")
        let half = try service.commands.run(["ics", "--rules", service.path("rules")])
        #expect(half.status == 2 && half.err.contains("--rules goes with --from and --to"))
        let turned = try service.commands.run(["ics", "--from", "2025-02-01", "--to", "2025-01-01"])
        #expect(turned.status == 2 && turned.err == "--to lies before --from\n")
        try FileManager.default.removeItem(at: service.root)
    }

    @Test("A letter is written to a file that isn't there, in the format of its name")
    func letter() throws {
        let service = try RunningService(start: "2025-11-10T08:00")
        let file = service.path("don-doc.odt")
        let written = try service.run("letter", "bao-cao", "--by", "20/11/2025", "--out", file)
        #expect(written.status == 0 && written.out.isEmpty && written.err.isEmpty, "\(written)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(bytes.range(of: Data("application/vnd.oasis.opendocument.text".utf8)) != nil)
        let again = try service.run("letter", "bao-cao", "--out", file)
        #expect(again.status == 1 && again.err.contains("is there already; --force replaces it"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
        let forced = try service.run("letter", "bao-cao", "--out", file, "--force")
        #expect(forced.status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) != bytes)
        let other = service.path("don-doc.docx")
        #expect(try service.run("letter", "bao-cao", "--out", other).status == 0)
        let head = try Data(contentsOf: URL(fileURLWithPath: other)).prefix(50)
        #expect(head.range(of: Data("[Content_Types].xml".utf8)) != nil)
        let contradicting = try service.run(
            "letter", "bao-cao", "--format", "odt", "--out", other, "--force")
        #expect(contradicting.status == 2 && contradicting.err.contains("is not what the name of"))
        for ending in ["pdf", "doc"] {
            let unfit = try service.run("letter", "bao-cao", "--out", service.path("l.\(ending)"))
            #expect(unfit.status == 2 && unfit.err.contains("as .odt or .docx only"), "\(unfit)")
            #expect(!FileManager.default.fileExists(atPath: service.path("l.\(ending)")))
        }
        let sunday = try service.run(
            "letter", "bao-cao", "--by", "16/11/2025", "--out", file, "--force",
            language: "vi_VN.UTF-8")
        #expect(sunday.status == 0)
        #expect(sunday.err.contains("ngày 16/11/2025 (--by) là ngày nghỉ cuối tuần"), "\(sunday)")
        let past = try service.run("letter", "bao-cao", "--by", "01/11/2025", "--out", "x.odt")
        #expect(past.status == 2 && past.err == "--by: 2025-11-01 has passed already\n")
        try service.stop()
    }

    @Test("Where nobody is missing a sentence says so, and nothing is written")
    func nobody() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let file = service.path("don-doc.odt")
        let early = try service.run("letter", "bao-cao", "--out", file)
        #expect(early.status == 1)
        #expect(
            early.err
                == "'bao-cao' for 2025 isn't past due yet (2025-11-05): nobody is to be urged\n")
        #expect(!FileManager.default.fileExists(atPath: file))
        let unknown = try service.run("letter", "bao-coa", language: "vi_VN.UTF-8")
        #expect(unknown.status == 1)
        #expect(unknown.err == "không có nhiệm vụ 'bao-coa'; có phải là bao-cao?\n")
        try service.stop()
    }
}
