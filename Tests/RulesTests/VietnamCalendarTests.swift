import Civil
import Rules
import Testing

/// The shipped calendar of Vietnam against what was announced for civil servants.
struct VietnamCalendarTests {
    struct Year: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(number)" }
        let number: Int
        /// Day/month of the days off, in the order of time.
        let off: String
        /// Of the worked Saturdays.
        let worked: String

        init(_ number: Int, off: String, worked: String = "") {
            self.number = number
            self.off = off
            self.worked = worked
        }
    }

    @Test(
        "Days off and worked Saturdays are those announced, each with its source (statement 7)",
        arguments: [
            Year(
                2019,
                off: """
                    1/1 4/2 5/2 6/2 7/2 8/2 14/4 15/4 29/4 30/4 1/5 2/9
                    """,
                worked: "5/1 4/5"),
            Year(
                2020,
                off: """
                    1/1 23/1 24/1 25/1 26/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9
                    """),
            Year(
                2021,
                off: """
                    1/1 10/2 11/2 12/2 13/2 14/2 15/2 16/2 21/4 30/4 1/5 3/5 2/9 3/9
                    """),
            Year(
                2022,
                off: """
                    1/1 3/1 31/1 1/2 2/2 3/2 4/2 10/4 11/4 30/4 1/5 2/5 3/5 1/9 2/9
                    """),
            Year(
                2023,
                off: """
                    1/1 2/1 20/1 21/1 22/1 23/1 24/1 25/1 26/1 29/4 30/4 1/5 2/5 3/5 1/9 2/9 4/9
                    """),
            Year(
                2024,
                off: "1/1 8/2 9/2 10/2 11/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
                worked: "4/5"),
            Year(
                2025, off: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
                worked: "26/4"),
            Year(
                2026,
                off: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 26/4 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
                worked: "10/1 22/8"),
        ])
    func announced(year: Year) throws {
        let days = try listed(year.number)
        #expect(texts(days.filter { $0.kind == .off }) == year.off)
        #expect(texts(days.filter { $0.kind == .work }) == year.worked)
        #expect(days.allSatisfy { $0.isAnnounced && $0.source != nil && !$0.name.isEmpty })
        #expect(days.filter { $0.kind == .work }.allSatisfy { $0.date.weekday == .saturday })
    }

    @Test("As many Saturdays are worked as working days are given for them")
    func exchanged() throws {
        for year in 2023...2026 {
            let days = try listed(year)
            let given = days.count { $0.name.hasPrefix("Nghỉ hoán đổi") }
            #expect(days.count { $0.kind == .work } == given, "\(year)")
        }
    }

    @Test("Later years follow from the law, and nothing of them is announced")
    func later() throws {
        let days = try listed(2027)
        #expect(
            texts(days)
                == "1/1 4/2 5/2 6/2 7/2 8/2 9/2 10/2 16/4 30/4 1/5 3/5 2/9 3/9 24/11")
        #expect(days.allSatisfy { !$0.isAnnounced && $0.kind == .off })
        for year in 2028...2199 {
            let days = try listed(year)
            // 1/1, five of Tết, Giỗ Tổ, 30/4, 1/5, two of 2/9, 24/11, and what is made up for.
            let named = days.filter { !$0.name.hasPrefix("Nghỉ bù") }
            let shared = days.count { $0.name.contains(", ") && !$0.name.hasPrefix("Nghỉ bù") }
            #expect(named.count + shared == 12, "\(year)")
            let missed = named.count { $0.date.weekday >= .saturday }
            #expect(days.count - named.count == missed, "\(year)")
        }
    }

    @Test(
        "Before 2019 the calendar knows weekends alone, and says so; later years aren't announced")
    func earlier() throws {
        let calendar = try #require(try Self.calendar.get()["vn"])
        let last = try CivilDate(year: 2018, month: 12, day: 31)
        #expect(calendar.listed(from: .min, to: last).isEmpty)
        #expect(calendar.coverage(of: 2018) == .unknown)
        #expect((2019...2026).allSatisfy { calendar.coverage(of: $0) == .announced })
        #expect(calendar.coverage(of: 2027) == .notAnnounced)
    }

    private func listed(_ year: Int) throws -> [CalendarDay] {
        try #require(try Self.calendar.get()["vn"]).listed(
            from: try CivilDate(year: year, month: 1, day: 1),
            to: try CivilDate(year: year, month: 12, day: 31))
    }

    private static let calendar = Result { try Shipped.rules().calendars }

    private func texts(_ days: [CalendarDay]) -> String {
        days.map { "\($0.date.day)/\($0.date.month)" }.joined(separator: " ")
    }
}
