import Civil
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Rules

/// The library of regimes (statement 57): what it ships, and what a plan takes from it.
struct RegimeTests {
    private static let golden = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("Golden")

    static func library() throws -> [RuleSource] {
        try Shipped.sources().filter { $0.name.hasPrefix("regimes/") }
    }

    // MARK: The table

    struct Row: Hashable, CustomStringConvertible {
        var cells: [String]

        init(_ line: String) { cells = line.split(separator: "\t").map { String($0) } }

        var regime: String { cells[0] }
        var roll: String { cells[1] }
        var year: String { String(cells[2].prefix(4)) }
        var description: String { cells.joined(separator: " ") }
    }

    private static func table() throws -> [Row] {
        let text = try String(
            contentsOf: golden.appendingPathComponent("regimes.tsv"), encoding: .utf8)
        return text.split(separator: "\n").map { Row(String($0)) }
    }

    /// What the reader makes of the regimes that the table has for one year and way of rolling.
    private static func made(_ rows: [Row], roll: String, year: String) throws -> [Row] {
        let regimes = Set(rows.map(\.regime)).sorted()
        // Where the text gives no due day the plan does.
        let duties = regimes.map { regime in
            let due = regime.hasPrefix("thanh-tra-") ? "    due: 31/12\n" : ""
            return "  - regime: \(regime)\n    owed-by: truong\n    roll: \(roll)\n\(due)"
        }
        let text = """
            plan:
              id: p
              title: Kế hoạch
              owner: phong-tchc
              calendar: bare
              period: \(year)
            duties:
            \(duties.joined())
            calendar:
              id: bare
            """
        let (rules, findings) = Desk.read(
            text,
            besides: try library() + [
                Desk.source("r.yaml", Desk.registry), Desk.source("s.yaml", Desk.settings),
            ])
        #expect(findings.filter { $0.severity == .error }.map(\.message.vi) == [])
        let plan = try #require(rules?.plans.first)
        return plan.duties.flatMap { duty in
            days(of: duty, in: plan).map { period, day in
                let window = duty.window(of: period, in: plan.calendar)
                let isGiven = duty.id.hasPrefix("thanh-tra-")
                return Row(
                    [
                        duty.id, roll, period, window?.lowerBound.iso ?? "-",
                        window?.upperBound.iso ?? "-", isGiven ? "-" : day.iso,
                    ].joined(separator: "\t"))
            }
        }
    }

    private static func days(of duty: Duty, in plan: Plan) -> [(String, CivilDate)] {
        func last(_ date: CivilDate, _ reading: DueReading) -> CivilDate {
            lastGoodDay(of: date, reading: reading, roll: duty.roll, calendar: plan.calendar)
                ?? date
        }
        guard let period = plan.period else { return [] }
        switch duty.schedule {
        case .dates(let dates):
            return dates.map { (String(period.lowerBound.year), last($0.date, $0.reading)) }
        case .recurring(let expression, let reading):
            return expression.occurrences(
                from: period.lowerBound, through: period.upperBound,
                in: WhenContext(calendar: plan.calendar, zone: plan.zone)
            ).map { ($0.periodKey, last($0.date, reading)) }
        case .afterCompletion, .afterEvent, .standing: return []
        }
    }

    @Test("The library gives every period, window and due day of the table, and no other")
    func triples() throws {
        let table = try Self.table()
        #expect(table.filter { !$0.cells.contains("-") }.count >= 200)
        for (group, rows) in Dictionary(grouping: table, by: { "\($0.roll) \($0.year)" }) {
            let parts = group.split(separator: " ").map { String($0) }
            let made = try Self.made(rows, roll: parts[0], year: parts[1])
            #expect(Set(made) == Set(rows), "\(group)")
            #expect(made.count == rows.count)
        }
    }

    @Test("The table is what its script works out with Python's calendar")
    func script() throws {
        let script = try String(
            contentsOf: Self.golden.appendingPathComponent("regimes.py"), encoding: .utf8)
        let table = try Data(contentsOf: Self.golden.appendingPathComponent("regimes.tsv"))
        #expect(try Python.run(script, input: Data()) == table)
    }

    @Test("Every regime of the library is in the table")
    func covered() throws {
        let known = Set(try Self.table().map(\.regime))
        var missing: [String] = []
        for source in try Self.library() {
            for line in String(decoding: source.bytes, as: UTF8.self).split(separator: "\n")
            where line.hasPrefix("  - mã: ") {
                let id = String(line.dropFirst("  - mã: ".count))
                if !known.contains(id) { missing.append(id) }
            }
        }
        #expect(missing == [])
    }

    /// A second calculation, by whoever wrote Python's calendar.
    private static let judge = """
        import calendar, datetime, sys
        def clamp(y, m, d):
            while m < 1: y, m = y - 1, m + 12
            while m > 12: y, m = y + 1, m - 12
            return datetime.date(y, m, min(d, calendar.monthrange(y, m)[1]))
        for line in sys.stdin:
            words, year, first, last, a, b = line.split()
            year, first, last, a, b = int(year), int(first), int(last), int(a), int(b)
            if words == "decree": f, l = clamp(year, first - 1, 15), clamp(year, last, 14)
            elif words == "sum": f, l = clamp(year - 1, 12, 15), clamp(year, last, 14)
            elif words == "whole": f, l = clamp(year, first, 1), clamp(year, last, 31)
            else: f, l = clamp(year, first - 1, a), clamp(year, last, b)
            print(f.isoformat(), l.isoformat() if f <= l else "-")
        """

    @Test("A thousand random periods have the windows that a plain calculation in Python gives")
    func random() throws {
        var random = SeededGenerator(seed: 2019)
        var asked = ""
        var given: [String] = []
        for _ in 0..<1000 {
            let kind = random.pick([CivilPeriod.Kind.month, .quarter, .halfYear, .year])
            let number = 1 + random.below(12 / kind.months)
            let year = 1900 + random.below(300)
            let period = try #require(CivilPeriod(kind, year: year, number: number))
            let (a, b) = (1 + random.below(31), 1 + random.below(31))
            let (name, words) = random.pick([
                ("decree", "theo NĐ 09/2019"), ("sum", "lũy kế theo NĐ 09/2019"),
                ("whole", "trọn kỳ"), ("days", "\(a) tháng trước - \(b) tháng cuối"),
            ])
            asked += "\(name) \(year) \(period.start.month) \(period.end.month) \(a) \(b)\n"
            let days = try #require(WindowText(words)).window.days(of: period.key)
            given.append(days.map { "\($0.lowerBound.iso) \($0.upperBound.iso)" } ?? "-")
        }
        let answer = String(
            decoding: try Python.run(Self.judge, input: Data(asked.utf8)), as: UTF8.self)
        #expect(
            answer.split(separator: "\n").map { $0.hasSuffix("-") ? "-" : String($0) } == given)
    }

    // MARK: Including

    static let regime = """
        chế độ báo cáo:
          - mã: thang
            tên: Báo cáo công tác tháng
            tên ngắn: Báo cáo tháng
            hạn: hằng tháng, chậm nhất ngày 20
            số liệu: theo NĐ 09/2019
            quy định:
              văn bản: Nghị định số 09/2019/NĐ-CP
              từ ngày: 12/03/2019

        """

    static func duties(_ text: String, regime: String = regime)
        -> (duties: [Duty], findings: [Diagnostic])
    {
        let (rules, findings) = Desk.read(
            Desk.plan + "duties:\n" + text,
            besides: [
                Desk.source("r.yaml", Desk.registry), Desk.source("c.yaml", Desk.calendar),
                Desk.source("s.yaml", Desk.settings), Desk.source("z.yaml", regime),
            ])
        return (rules?.plans.first?.duties ?? [], findings)
    }

    @Test(
        "A plan includes a regime in a line, and says who owes it; what it says itself counts first"
    )
    func included() throws {
        let (duties, findings) = Self.duties(
            """
              - {regime: thang, owed-by: truong, roll: previous}
              - mã: rieng
                theo chế độ: thang
                thực hiện: phong-tchc
                tên: Báo cáo của Phòng
                hạn: hằng quý, ngày 20 của tháng cuối
                trùng ngày nghỉ: sau
            """)
        #expect(findings.map(\.code) == ["law-period-missing"])
        #expect(duties.map(\.id) == ["thang", "rieng"])
        #expect(duties.map(\.kind) == [.deadline, .deadline])
        #expect(duties.map(\.title) == ["Báo cáo công tác tháng", "Báo cáo của Phòng"])
        #expect(duties.map(\.owedBy) == [["truong"], ["phong-tchc"]])
        #expect(
            duties.map { $0.law?.document } == [
                "Nghị định số 09/2019/NĐ-CP", "Nghị định số 09/2019/NĐ-CP",
            ])
        #expect(
            duties[0].window(of: "2025-03", in: .weekdaysOnly)?.lowerBound.vietnamese
                == "15/02/2025")
        guard case .recurring(let own, _) = duties[1].schedule else {
            Issue.record("the due day of its own is lost")
            return
        }
        #expect(own.normal.contains("quarter"))
    }

    @Test("What is wrong with an inclusion is told where the regime is named")
    func faults() {
        func found(_ text: String, regime: String = Self.regime) -> [String] {
            Self.duties(text, regime: regime).findings.map {
                "\($0.file.name) \($0.code) \($0.file.text(in: $0.range ?? 0..<0))"
            }
        }
        #expect(
            found(
                "  - {regime: thnag, owed-by: truong, id: a, kind: deadline, due: 05/11/2025, title: T}"
            )
                == ["plan.yaml unknown-reference thnag"])
        #expect(found("  - {regime: thang}").first == "plan.yaml missing-key regime")
        // On a day off: the regime doesn't say where it goes.
        #expect(
            found("  - {regime: thang, owed-by: truong}") == ["plan.yaml due-on-day-off thang"])
        #expect(
            found(
                "  - {regime: thang, owed-by: truong, roll: previous}\n  - {regime: thang, owed-by: truong, roll: previous}"
            )
                == ["plan.yaml duplicate-id thang"])
        let over = Self.regime.replacing("từ ngày: 12/03/2019", with: "đến hết ngày: 30/06/2025")
        #expect(
            found("  - {regime: thang, owed-by: truong, roll: previous}", regime: over)
                == ["plan.yaml outside-force thang"])
    }

    @Test("A regime is checked where it stands, whether or not a plan includes it")
    func library() {
        func found(_ old: String, _ new: String) -> [String] {
            Self.duties(
                "  - {id: a, kind: standing, title: T}",
                regime: Self.regime.replacing(old, with: new)
            ).findings.map { "\($0.file.name) \($0.code)" }
        }
        #expect(found("", "") == [])
        #expect(found("chậm nhất ngày 20", "chậm nhất ngày 45") == ["z.yaml bad-when"])
        #expect(found("theo NĐ 09/2019\n", "theo NĐ 30\n") == ["z.yaml bad-window"])
        #expect(found("tên ngắn: ", "thực hiện: ") == ["z.yaml unknown-key"])
        #expect(found("từ ngày: 12/03/2019", "từ ngày: 12/13/2019") == ["z.yaml bad-value"])
        #expect(
            found("  - mã: thang\n", "  - mã: thang\n    tên: T\n    quy định: L\n  - mã: thang\n")
                == ["z.yaml duplicate-id"])
    }

    // MARK: The guide

    @Test("Every example of the regimes' guide passes, the three levels without a warning")
    func guide() throws {
        let guide = try String(
            contentsOf: Shipped.root.resolvingSymlinksInPath()
                .appendingPathComponent("docs/REGIMES.md"), encoding: .utf8)
        let blocks = guide.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(blocks.count == 3)
        let vn = try #require(try Shipped.sources().first { $0.name == "calendars/vn.yaml" })
        for block in blocks {
            var sources = try Self.library() + [vn, Desk.source("s.yaml", Desk.settings)]
            if !block.contains("\nunits:") { sources.append(Desk.source("r.yaml", Desk.registry)) }
            let (rules, findings) = Desk.read(block, as: "example.yaml", besides: sources)
            #expect(rules != nil)
            #expect(findings.filter { $0.code != "not-announced" }.map(\.message.vi) == [])
        }
        for row in try Self.table() where !row.regime.hasPrefix("thanh-tra-") {
            #expect(guide.contains("`\(row.regime)`"), "\(row.regime)")
        }
    }
}
