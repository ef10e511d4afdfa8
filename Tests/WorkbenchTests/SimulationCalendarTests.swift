import Civil
import SourceText
import Testing

@testable import Workbench

/// A simulation drawn for a terminal, and in the locale's words.
struct SimulationCalendarTests {
    private static func text(_ format: SimulationFormat, vietnamese: Bool) throws -> [String] {
        var bytes: [UInt8] = []
        let rules = try Shipped.rules()
        let printer = SimulationPrinter(
            format, rules: rules, days: try Shipped.day("01/10/2025")...Shipped.day("30/11/2025"),
            language: vietnamese ? .vi : .en
        ) { bytes += $0 }
        let year = try Shipped.year()
        let mails = Dictionary(year.mails.map { ($0.id, $0) }) { first, _ in first }
        for notice in year.notices where (10...11).contains(notice.at.date.month) {
            printer.print(notice, in: try #require(mails[notice.mail]))
        }
        printer.finish()
        return String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("Months stand by kinds, with sums that are those of the counts")
    func months() throws {
        let rows = try Self.text(.calendar, vietnamese: true)
        #expect(rows[0].hasPrefix("THÁNG"))
        #expect(rows[0].contains("quá hạn") && rows[0].hasSuffix("thư"))
        #expect(rows[1].hasPrefix("10/2025") && rows[2].hasPrefix("11/2025"))
        let sums = rows[3].split(separator: " ").compactMap { Int($0) }
        let counts = try Self.text(.counts, vietnamese: true)
        let mails = try #require(counts.first { $0.hasPrefix("thư ") })
        #expect(mails.split(separator: " ").last == sums.last.map { "\($0)" })
        let all = try #require(counts.first { $0.hasPrefix("cả thảy") })
        #expect(all.split(separator: " ").last == "\(sums.dropLast().reduce(0, +))")
    }

    @Test("Units stand by weeks: a cell for each, the fullest first")
    func weeks() throws {
        let rows = try Self.text(.calendar, vietnamese: false)
        let start = try #require(rows.firstIndex { $0.hasPrefix("UNIT") })
        let units = rows[(start + 1)...].filter { !$0.isEmpty }
        #expect(units.count > 15)
        // 29/09 to 24/11: nine Mondays.
        for row in units {
            let cells = row.split(separator: " ")
            #expect(cells.count == 3 && cells[1].count == 9, "\(row)")
            let own = cells[1].compactMap { $0 == "·" ? 0 : Int(String($0)) }.reduce(0, +)
            #expect(Int(cells[2]) == own)
        }
        let sums = units.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(sums == sums.sorted(by: >))
    }

    @Test("The table's head and kinds are in the locale's language")
    func table() throws {
        let vi = try Self.text(.table, vietnamese: true)
        #expect(vi[0].hasPrefix("LÚC") && vi[0].contains("HẠN"))
        #expect(vi.contains { $0.contains("quá hạn +1wd") })
        let en = try Self.text(.table, vietnamese: false)
        #expect(en[0].hasPrefix("AT") && en.contains { $0.contains("overdue +1wd") })
    }
}
