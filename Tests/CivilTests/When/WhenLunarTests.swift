import Testing

@testable import Civil

struct WhenLunarTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { expressions[0] }
        var expressions: [String]
        var days: [String]

        init(_ expressions: String..., days: String...) {
            self.expressions = expressions
            self.days = days
        }
    }

    @Test(
        "Lunar days fall where the Vietnamese calendar puts them",
        arguments: [
            Case(
                "10/3 âm lịch", "lunar 10/3", "10/3 ÂL", "mùng 10 tháng 3 âm lịch",
                "10/3 (âm lịch)",
                "ngày 10/3 âm lịch hằng năm", "every year on lunar 10/3", "10/3 am lich",
                "10/3 a\u{0302}m li\u{0323}ch",
                days: "2025-04-07", "2026-04-26"),
            Case(
                "giao thừa", "Giao Thừa", "lunar new year's eve",
                days: "2025-01-28", "2026-02-16", "2027-02-05"),
            Case("30/12 âm lịch", "30 tháng chạp âm lịch", days: "2025-01-28", "2026-02-16"),
            Case(
                "mùng 1 Tết", "lunar 1/1", "1 tháng giêng âm lịch", days: "2025-01-29", "2026-02-17"
            ),
            Case("rằm tháng 7", "rằm tháng bảy", "15/7 âm lịch", days: "2025-09-06", "2026-08-27"),
            Case("15/6 nhuận âm lịch", "15/6 nhuận", "lunar 15/6 leap", days: "2025-08-08"),
            Case("10/3/2025 âm lịch", "lunar 10/3/2025", days: "2025-04-07"),
            Case("1/6/2025 nhuận âm lịch", days: "2025-07-25"),
        ])
    func days(example: Case) throws {
        for text in example.expressions {
            let found = try WhenExamples.first(example.days.count, of: text, from: "2025-01-01")
            #expect(found == example.days, "\(text)")
        }
    }

    @Test("A month of 29 days has its 30th on the 29th, and it comes back")
    func shortMonths() throws {
        let thirtieths = try WhenExamples.first(
            12, of: "ngày 30 âm lịch hằng tháng", from: "2025-01-01")
        let firsts = try WhenExamples.first(13, of: "every lunar month on 1", from: "2025-01-01")
        #expect(thirtieths.count == 12)
        #expect(Set(thirtieths).count == 12)
        #expect(Set(thirtieths).isDisjoint(with: firsts))
    }

    @Test("A leap month comes only to those who ask")
    func leapMonths() throws {
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        let (first, last) = (
            try WhenExamples.date("2025-01-29"), try WhenExamples.date("2026-02-16")
        )
        let plain = try WhenExamples.read("rằm hằng tháng")
        let all = try WhenExamples.read("ngày 15 âm lịch hằng tháng, kể cả tháng nhuận")
        #expect(plain.occurrences(from: first, through: last, in: context).count == 12)
        let found = all.occurrences(from: first, through: last, in: context).map(\.date.iso)
        #expect(found.count == 13)
        #expect(found.contains("2025-08-08"))
    }

    @Test("A leap month that a named year lacks is an error")
    func missingLeapMonth() {
        #expect(throws: WhenError.self) { _ = try WhenExamples.read("1/5/2025 nhuận âm lịch") }
    }

    @Test(
        "Lunar walks end with the supported years",
        arguments: [
            "giao thừa", "10/3 âm lịch", "15/6 nhuận", "rằm hằng tháng", "30/2 nhuận âm lịch",
        ])
    func ends(text: String) throws {
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        var last: CivilDate?
        var ascending = true
        let from = try WhenExamples.date("2020-01-01")
        try WhenExamples.read(text).forEach(from: CivilDateTime(from, .midnight), in: context) {
            if let last, last >= $0.date { ascending = false }
            last = $0.date
            return true
        }
        #expect(ascending)
        #expect(last.map { $0.year <= WhenLunar.years.upperBound + 1 } ?? false)
    }
}
