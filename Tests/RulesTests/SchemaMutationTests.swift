import Foundation
import SourceText
import Testing
import TestSupport

@testable import Rules

/// Five hundred files, each right but for one line: the schema accepts whatever the reader accepts, and
/// refuses what a schema can refuse.
struct SchemaMutationTests {
    /// Right files, parted by lines of dashes.
    private static let bases: [String] = """
        plan:
          id: ke-hoach
          title: Kế hoạch
          document: Kế hoạch số 1/KH-SGDĐT ngày 02/01/2025
          owner: phong-tchc
          period: 15/01/2025 - 31/12/2025
          timezone: Asia/Ho_Chi_Minh
          office-hours: 07:30-11:30, 13:30-17:00
          language: vi
          mode: shadow
          confidential: không
          digest: weekly
          mails-per-month: 8
        defaults:
          reply: final
        duties:
          - id: bao-cao
            kind: deadline
            title: Báo cáo
            short: Báo cáo
            cite: Mục I
            due: trước ngày 05/11/2025
            roll: previous
            owed-by: [truong, phong-gddt]
            send-to: phong-tchc
            channel: Trục liên thông
            form: Mẫu số 02
            report: có
            urgent: không
            remind: [30d, 3wd]
            escalate:
              - after: 1wd
                to: head
                every: 5wd
                times: 4
        ---
        plan:
          id: ke-hoach
          title: Kế hoạch
          owner: phong-tchc
          document: Kế hoạch số 1
        defaults:
          kỷ niệm:
            remind: 7d
        duties:
          - id: ky-niem
            kind: anniversary
            title: Kỷ niệm
            date: 28/3
            since: 1935
            only: [năm tròn, năm lẻ 5]
            owed-by: truong
        ---
        plan:
          id: ke-hoach
          title: Kế hoạch
          owner: phong-tchc
          document: Kế hoạch số 1
        duties:
          - id: kiem-tra
            kind: inspection
            title: Kiểm tra
            dates: [15/05/2025, 20/06/2025]
            owed-by: truong
            units-per-time: 2
            inspector: thanh-tra
            report: none
        ---
        units:
          - id: moi
            name: Đơn vị mới
            email: moi@so.example
            language: vi
            parent: phong-tchc
            groups: [truong]
            from: 01/01/2020
            until: 30/06/2030
            successor: truong-a
            outside: không
            head:
              title: Hiệu trưởng
              name: Nguyễn Thị An
              email: an@so.example
              phone: 0263 3000 000
              language: vi
        ---
        calendar:
          id: so
          title: Lịch
          extends: vn
          weekend: [thứ bảy, chủ nhật]
          announced: 2024-2025
        holidays:
          - name: Ngày thành lập
            date: 15/10
            since: 2020
            until: 2040
            days-before: 0
            days-after: 1
        days:
          - date: 26/03/2025
            kind: nghỉ
            name: Hội thao
            source: Công văn số 5
        ---
        settings:
          organisation:
            name: Sở
            office: Sở GDĐT
            mail-from: nhac@so.example
            replies: nhacviec@so.example
          blast-guard:
            share: 90%
            at-least: 50
        """.split(separator: "\n---\n").map { $0 + "\n" }

    /// Values to put in the place of any other.
    private static let values = [
        "", "~", "''", "2026", "0", "-3", "1.5", "true", "No", "có", "CÓ", "Co", "cỏ", "x", "none",
        "Trước", "truoc", "trứơc", "sau", "Next", "weekly", "Hằng tuần", "hang tuan", "daily",
        "báo cáo",
        "Bao cao", "BÁO CÁO", "kiem tra", "thuong xuyen", "shadow", "Chạy thử", "chay  thu",
        "tạm dừng",
        "tiếng Anh", "tieng anh", "en", "nam tron", "[nam tron]", "[năm lẻ 5, khác]", "[]", "{}",
        "[a, b]",
        "a: b", "31/02/2025", "30/02/2025", "29/02/2024", "31/4/2025", "2025-02-30", "05/13/2025",
        "05/11/2025", "2025-11-05", "5/11/25", "28/3", "31/12", "31/4", "10/3 âm lịch",
        "lunar 30/2",
        "năm 2026", "từ 01/02/2025 đến hết 30/11/2025", "01/02/2025..30/11/2025", "30d", "0wd",
        "0d",
        "3 ngày làm việc", "3 ngay lam viec", "2 Tuần", "9999d", "[30d, 7d]", "30d, 7d",
        "[7d at 08:00]",
        "7d lúc 8h30", "[7x]", "07:30-25:00", "07:30-11:30", "7:30 - 11:30",
        "13:30-17:00, 07:30-11:30",
        "100", "101", "120%", "007", "12345", "a@so.example", "a@", "nhac+viec@so.example",
        "Trường A", "phong-tchc", "việc", "Chủ nhật", "chu nhat", "[thứ 2, thu 7]", "work", "Nghỉ",
        "làm bù",
        "30/2", "30/02/2026", "29/02/2026", "31.05.2026", "ngày 31 tháng 4", "30/2 âm lịch",
        "quý V", "quý V/2026", "quý IV/2026", "tháng 13/2026", "36 tháng một lần",
        "final", "chờ xác nhận", "cho xac nhan", "\"a\\nb\"", "2023-2024", "first monday",
    ]

    /// Ways to write a key, or another one.
    private static let spellings: [@Sendable (KeyTable, String) -> String] = [
        { $0.name(of: $1, .vi) },
        { table, key in String(table.name(of: key, .vi).map { Marks.of[$0]?.base ?? $0 }) },
        { $0.name(of: $1, .vi).uppercased() },
        { _, key in key.uppercased() },
        { _, key in key.replacing("-", with: " ") },
        { _, key in key.replacing("-", with: "_") },
        { table, key in table.name(of: key, .vi).replacing(" ", with: "-") },
        { _, key in key + "s" },
        { _, _ in "due" },
        { _, _ in "hạn" },
        { _, _ in "trước ngày" },
        { _, _ in "hàn" },
        { _, _ in "ghi chú" },
    ]

    /// What no schema can see, by code: what names refer to, sentences that have a grammar, and how
    /// values stand to each other.
    private static let beyondSchemas: Set = [
        "unknown-reference", "unfit-reference", "matches-nobody", "outside-period", "bad-when",
        "unknown-zone", "duplicate-id", "duplicate-date", "duplicate-key", "duplicate-reminder",
        "ladder-order", "ladder-overtakes", "rolls-too-far", "bad-period", "bad-since",
        "gathers-too-early", "unclear-duty", "no-registry", "two-dates", "bad-office-hours",
        "missing-blank", "circle",
    ]

    private static let around = [
        Desk.source("registry.yaml", Desk.registry), Desk.source("calendar.yaml", Desk.calendar),
    ]

    private struct Mutant: Sendable {
        var text: String
        var change: String
    }

    private static func table(atLine index: Int, of lines: [Substring]) -> KeyTable? {
        let parents: [String: KeyTable] = [
            "plan": .plan, "defaults": .defaults, "duties": .duty, "escalate": .rung,
            "units": .unit, "head": .person, "calendar": .calendar, "holidays": .holiday,
            "days": .day, "settings": .settings, "organisation": .organisation,
            "blast-guard": .blastGuard,
        ]
        let indentation = { (line: Substring) in line.prefix { $0 == " " || $0 == "-" }.count }
        let own = indentation(lines[index])
        if own == 0 { return .file }
        for line in lines[..<index].reversed() where indentation(line) < own {
            let key = line.drop { $0 == " " || $0 == "-" }.prefix { $0 != ":" }
            return parents[String(key)]
        }
        return nil
    }

    private static let mutants: [Mutant] = {
        var random = SeededGenerator(seed: 11)
        let files = bases.map { $0.split(separator: "\n") }
        let places = files.indices.flatMap { file in files[file].indices.map { (file, $0) } }
        var found: [Mutant] = []
        var seen = Set<String>()
        while found.count < 500 {
            guard let (file, index) = places.randomElement(using: &random) else { break }
            let lines = files[file]
            let line = lines[index]
            guard let colon = line.firstIndex(of: ":") else { continue }
            let start = line.prefix { $0 == " " || $0 == "-" }
            let key = String(line[start.endIndex..<colon])
            let rest = line[colon...]
            var changed: String
            switch Int.random(in: 0..<8, using: &random) {
            case 0...4:
                guard rest != ":", let value = values.randomElement(using: &random) else {
                    continue
                }
                changed = "\(start)\(key): \(value)"
            case 5...6:
                guard let table = table(atLine: index, of: lines),
                    let spelling = spellings.randomElement(using: &random)
                else { continue }
                changed = "\(start)\(spelling(table, key))\(rest)"
            default:
                guard rest != ":", !start.contains("-") else { continue }
                changed = "\(start)note: không có"
            }
            var copy = lines
            copy[index] = Substring(changed)
            guard seen.insert("\(file) \(index) \(changed)").inserted else { continue }
            found.append(
                Mutant(text: copy.joined(separator: "\n") + "\n", change: "\(line) → \(changed)"))
        }
        return found
    }()

    @Test("Schema and reader agree on five hundred files")
    func agreement() throws {
        let mutants = Self.mutants
        let texts = Self.bases + mutants.map(\.text)
        let answers = try JSONDecoder().decode(
            [Int].self,
            from: Python.run(
                SchemaTests.script, [SchemaTests.path], input: try JSONEncoder().encode(texts)))
        try #require(answers.count == texts.count)
        #expect(answers.prefix(Self.bases.count).allSatisfy { $0 == 0 })
        var refused = 0
        for (mutant, faults) in zip(mutants, answers.dropFirst(Self.bases.count)) {
            let (_, findings) = Desk.read(mutant.text, besides: Self.around)
            let errors = findings.filter { $0.severity == .error }
            if errors.isEmpty {
                #expect(faults == 0, "the schema refuses: \(mutant.change)")
            } else if errors.contains(where: { !Self.beyondSchemas.contains($0.code) }) {
                refused += 1
                let codes = errors.map(\.code)
                #expect(faults != 0, "the schema accepts: \(mutant.change) \(codes)")
            }
        }
        #expect(refused > 150)
    }
}
