import Foundation
import Testing

/// What needs no service: calendars as `check` finds them, and the library of regimes.
@Suite("Commands over rule files alone")
struct RegimeCommandTests {
    private func directory(_ files: [String: String]) throws -> URL {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("hanchot-regimes-\(UUID().uuidString)")
        for (name, text) in files {
            let file = root.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return root
    }

    private func run(_ arguments: [String], language: String = "C") throws -> RunningService.Output
    {
        try Commands(socket: "/there/is/none").run(arguments, language: language)
    }

    private static let calendar = """
        calendar:
          id: so
        days:
          - {date: 31/03/2026, kind: nghỉ, name: Hội thao, source: Công văn số 5}

        """

    @Test("A calendar is found wherever check finds it, also beside a folder 'calendars'")
    func calendars() throws {
        let root = try directory([
            "so/lich.yaml": Self.calendar, "calendars/khac.yaml": "calendar:\n  id: khac\n",
            "plan.yaml": "plan: [\n",
        ])
        defer { try? FileManager.default.removeItem(at: root) }
        let when = [
            "when", "ngày làm việc cuối quý", "--from", "2026-01-01", "--count", "1", "--rules",
            root.path, "--calendar",
        ]
        let found = try run(when + ["so"])
        #expect(found.status == 0 && found.out == "2026-03-30\n", "\(found)")
        // One that may stand in a file that can't be read is said to be unread.
        let missing = try run(when + ["la"])
        #expect(missing.status == 1 && missing.err.contains("plan.yaml:"), "\(missing)")
    }

    @Test("That there is no such calendar is said in the reader's language")
    func unknown() throws {
        let root = try directory(["lich.yaml": Self.calendar])
        defer { try? FileManager.default.removeItem(at: root) }
        let arguments = [
            "when", "ngày làm việc cuối quý", "--from", "2026-01-01", "--count", "1", "--rules",
            root.path, "--calendar", "la",
        ]
        #expect(
            try run(arguments, language: "vi_VN.UTF-8").err.hasPrefix(
                "không có lịch “la” trong \(root.path); có: so"))
        #expect(try run(arguments).err.hasPrefix("there is no calendar 'la' in \(root.path)"))
    }

    @Test(
        "No day before the first one considered is printed, and the calendar named is the one used")
    func considered() throws {
        let before = try run(
            ["when", "trước ngày 01 hằng tháng", "--from", "2026-01-01", "--count", "2"])
        #expect(before.out == "2026-01-31\n2026-02-28\n")
        let school = try run(["when", "15 ngày sau khi kết thúc học kỳ", "--from", "2026-01-01"])
        #expect(school.status == 1 && school.err.contains("'vn'"), "\(school)")
        let far = try run(
            ["when", "ngày làm việc cuối năm", "--from", "2205-01-01", "--count", "1"])
        #expect(far.err.contains("no days off for 2205"), "\(far)")
    }

    @Test("The library's duties of a year are printed by one command")
    func regimes() throws {
        let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("rules").path
        let all = try run(["regimes", rules, "--year", "2026", "--json"])
        #expect(all.status == 0, "\(all)")
        let lines = all.out.split(separator: "\n")
        #expect(lines.count >= 40)
        #expect(
            lines.contains {
                $0.contains(#""regime":"nd09-quy""#) && $0.contains(#""period":"2026-Q1""#)
                    && $0.contains(#""from":"2025-12-15""#) && $0.contains(#""until":"2026-03-14""#)
                    && $0.contains(#""due":"2026-03-25""#)
            }, "\(all.out)")
        // A part of the year is told by its name: the ledger's key is the year's.
        let halves = lines.filter { $0.contains(#""regime":"cchc-6-thang""#) }
        #expect(halves.count == 1)
        #expect(
            halves.allSatisfy {
                $0.contains(#""period":"2026""#) && $0.contains("first half of 2026")
            }, "\(halves)")
        let table = try run(["regimes", rules, "--year", "2026"], language: "vi_VN.UTF-8")
        #expect(table.out.contains("thanh-tra-quy-1") && table.out.contains("kế hoạch tự ghi"))
        #expect(table.out.contains("25/01/2026 (ngày nghỉ)"))
        #expect(table.out.contains("(ngoài hiệu lực)") && table.out.contains("(còn nghi vấn)"))
        // What is dated in one year has nothing in the others.
        for year in [2024, 2025, 2027, 2028] {
            let other = try run(["regimes", rules, "--year", "\(year)", "--json"])
            #expect(other.status == 0 && other.err.isEmpty, "\(other)")
            #expect(other.out.contains(#""period":"\#(year)-Q1""#), "\(other.out)")
            #expect(other.out.contains("nam-hoc-2025-ket-thuc") == false)
        }
        #expect(try run(["regimes", "/there/is/none", "--year", "2026"]).status == 1)
        // One that comes to nothing, here without its school year, takes no other with it.
        let root = try directory([
            "lich.yaml": Self.calendar,
            "regimes.yaml": """
            regimes:
              - {id: tot, title: Tốt, due: every month on 25, data: by Decree 09/2019, law: {document: D}}
              - {id: hoc-ky, title: Học kỳ, due: 25/1 every year, reports-on: semester 1, data: whole period, law: {document: D}}

            """,
        ])
        defer { try? FileManager.default.removeItem(at: root) }
        let some = try run(["regimes", root.path, "--year", "2026", "--calendar", "so"])
        #expect(some.out.contains("tot") && !some.out.contains("hoc-ky"), "\(some)")
        #expect(some.status == 1 && some.err.contains("regimes.yaml:3:"), "\(some)")
        #expect(!some.err.contains("\u{10FDD0}"), "\(some)")
        #expect(try run(["regimes", rules, "--year", "20267"]).status == 2)
    }
}
