import Civil
import SourceText
import Testing

@testable import Rules

/// Working-day calendars: what becomes of them, and what is wrong with them.
struct CalendarTests {
    @Test("A calendar's faults are found where they stand, and nothing else is", arguments: cases)
    func faults(_ item: MarkedCase) {
        item.expectItsFindings(as: "lich.yaml")
    }

    private static let head = "calendar:\n  id: vn\n"

    static let cases = [
        MarkedCase("a calendar of weekends", head),
        MarkedCase(
            "days without a calendar", "⟪missing-key|days⟫:\n  - date: 02/05/2025\n    kind: off\n"),
        MarkedCase(
            "a day twice",
            head
                + "days:\n  - date: 02/05/2025\n    kind: off\n  - date: ⟪duplicate-date|2025-05-02⟫\n    kind: off\n"
        ),
        MarkedCase("a day of no kind", head + "days:\n  - ⟪missing-key|date⟫: 02/05/2025\n"),
        MarkedCase(
            "a day of an unknown kind",
            head + "days:\n  - date: 02/05/2025\n    kind: ⟪unknown-value|offf⟫\n"),
        MarkedCase(
            "a yearly day that isn't", head + "holidays:\n  - name: N\n    date: ⟪bad-value|31/4⟫\n"
        ),
        MarkedCase(
            "a yearly day with a year",
            head + "holidays:\n  - name: N\n    date: ⟪bad-value|30/4/2025⟫\n"),
        MarkedCase("years that aren't", head + "  announced: ⟪bad-value|2026-2025⟫\n"),
        MarkedCase(
            "a weekday that isn't", head + "  weekend: [thứ bảy, ⟪unknown-value|chủ nhựt⟫]\n"),
        MarkedCase("extending what isn't there", head + "  extends: ⟪unknown-reference|vm⟫\n"),
        MarkedCase("extending itself", head + "  extends: ⟪circle|vn⟫\n"),
    ]

    private func calendars(_ texts: String...) throws -> [String: WorkingCalendar] {
        let sources = texts.enumerated().map { Desk.source("\($0.offset).yaml", $0.element) }
        let (calendars, findings, _) = RuleReader.readCalendars(sources, zone: Desk.zone)
        #expect(findings.map(\.message.en) == [])
        return calendars
    }

    private static let vn = """
        calendar:
          id: vn
          announced: 2025
        holidays:
          - name: Quốc khánh
            date: 2/9
            days-after: 1
            source: Bộ luật Lao động 2019, Điều 112
        days:
          - date: 02/09/2025
            kind: nghỉ
            name: Quốc khánh
            source: Thông báo
          - date: 26/04/2025
            kind: làm bù
            name: Làm bù cho 02/05

        """

    @Test("Dated days hold in announced years, yearly ones in the others (statement 7)")
    func announced() throws {
        let calendar = try #require(try calendars(Self.vn)["vn"])
        func status(_ text: String) throws -> DayStatus {
            calendar.entry(on: try CivilDate(parsing: text))
        }
        #expect(try status("02/09/2025") == .off("Quốc khánh", isAnnounced: true))
        #expect(try status("03/09/2025") == .working)
        #expect(try status("26/04/2025") == .worked("Làm bù cho 02/05"))
        #expect(try status("02/09/2027") == .off("Quốc khánh", isAnnounced: false))
        #expect(try status("03/09/2027") == .off("Quốc khánh", isAnnounced: false))
        #expect(try status("06/09/2025") == .weekend)
        func sources(_ year: Int) throws -> [String?] {
            calendar.listed(
                from: try CivilDate(parsing: "01/09/\(year)"),
                to: try CivilDate(parsing: "30/09/\(year)")
            ).map(\.source)
        }
        #expect(try sources(2025) == ["Thông báo"])
        let law = "Bộ luật Lao động 2019, Điều 112"
        #expect(try sources(2027) == [law, law])
    }

    @Test("An organisation adds its own days off in a file of its own")
    func extending() throws {
        let calendars = try calendars(
            Self.vn,
            """
            calendar:
              id: so
              extends: vn
            holidays:
              - name: Ngày thành lập Sở
                date: 15/10
                since: 2025
            days:
              - date: 26/04/2025
                kind: nghỉ
                name: Hội thao

            """)
        let calendar = try #require(calendars["so"])
        func isWorked(_ text: String) throws -> Bool {
            calendar.isWorkingDay(try CivilDate(parsing: text))
        }
        #expect(try !isWorked("02/09/2025"))
        #expect(try !isWorked("26/04/2025"))
        #expect(try !isWorked("15/10/2025"))
        #expect(try !isWorked("15/10/2026"))
        #expect(try isWorked("15/10/2024"))
        #expect(try calendars["vn"]?.isWorkingDay(CivilDate(parsing: "15/10/2025")) == true)
    }

    @Test("Calendars are read without a plan or registry, whatever is wrong with those")
    func alone() throws {
        let calendars = try calendars(
            Self.vn, "plan:\n  id: p\n  owner: nobody\n", "units:\n  - id: x y\n")
        #expect(calendars.keys.sorted() == ["vn"])
    }
}
