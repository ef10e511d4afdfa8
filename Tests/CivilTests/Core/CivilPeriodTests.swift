import Testing

@testable import Civil

struct CivilPeriodTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { key }
        var key: String
        var start: String
        var end: String

        init(_ key: String, _ start: String, _ end: String) {
            self.key = key
            self.start = start
            self.end = end
        }
    }

    @Test(
        "A period key names a first and a last day",
        arguments: [
            Case("2026-07", "2026-07-01", "2026-07-31"),
            Case("2024-02", "2024-02-01", "2024-02-29"),
            Case("2026-Q3", "2026-07-01", "2026-09-30"),
            Case("2026-Q1", "2026-01-01", "2026-03-31"),
            Case("2026-H1", "2026-01-01", "2026-06-30"),
            Case("2026-H2", "2026-07-01", "2026-12-31"),
            Case("2026-9M", "2026-01-01", "2026-09-30"), Case("2026", "2026-01-01", "2026-12-31"),
            Case("9999-12", "9999-12-01", "9999-12-31"), Case("0001", "0001-01-01", "0001-12-31"),
        ])
    func days(_ example: Case) throws {
        let period = try #require(CivilPeriod(key: example.key))
        #expect(period.start.iso == example.start)
        #expect(period.end.iso == example.end)
        #expect(period.days == period.start...period.end)
        #expect(period.key == example.key)
    }

    @Test(
        "Other keys name none",
        arguments: [
            "", "26", "2026-", "2026-Q5", "2026-Q0", "2026-H3", "2026-13", "2026-00", "2026-1",
            "2026-W05", "2026-07-03", "2026/1", "1", "2026-6M", "0000", "2026-QQ", "２０２６",
        ])
    func others(_ key: String) { #expect(CivilPeriod(key: key) == nil) }

    @Test("Every period of a few years has a key that reads back, and its kind of periods tile")
    func tiles() throws {
        for kind in CivilPeriod.Kind.allCases where kind != .nineMonths {
            var next = try #require(CivilDate(2023, 1, 1))
            for year in 2023...2026 {
                for number in 1...(12 / kind.months) {
                    let period = try #require(CivilPeriod(kind, year: year, number: number))
                    #expect(CivilPeriod(key: period.key) == period)
                    #expect(period.start == next)
                    next = try #require(period.end.adding(days: 1))
                }
            }
            #expect(next.iso == "2027-01-01")
        }
    }
}
