import Civil
import Testing

@testable import Rules

/// Sentences as papers have them, against the days off that the project ships and two school years.
struct PaperSentenceTests {
    /// The shipped calendar with school years of 2025-2026 and 2026-2027.
    static func context() throws -> WhenContext {
        var calendar = try #require(try Shipped.rules().calendars["vn"])
        for (year, days) in [
            (2025, ["2025-09-05", "2026-01-17", "2026-01-19", "2026-05-30"]),
            (2026, ["2026-09-05", "2027-01-16", "2027-01-18", "2027-05-29"]),
        ] {
            let days = try days.map { try CivilDate(parsing: $0) }
            calendar.declared.declare(
                try #require(
                    DeclaredPeriods.SchoolYear(
                        year: year, semesters: [days[0]...days[1], days[2]...days[3]])))
        }
        return WhenContext(calendar: calendar, zone: Zone(name: "+07:00", offset: 7 * 3600))
    }

    /// The first last good days or moments from a day on, as `hanchot when` prints them but for the zone.
    static func first(_ count: Int, of text: String, from: String = "2026-01-01") throws -> [String]
    {
        var found: [String] = []
        let read = try WhenExpression(parsing: text) { _ in nil }
        read.forEach(
            from: CivilDateTime(try CivilDate(parsing: from), .midnight), fromIsDate: true,
            in: try context()
        ) { one in
            // The last good day (statement 1).
            let day = read.isBefore ? one.date.adding(days: -1) ?? one.date : one.date
            found.append(one.time.map { "\(day.iso)T\($0.isoWithSeconds)" } ?? day.iso)
            return found.count < count
        }
        return found
    }

    @Test("A sentence names the days that its writer means", arguments: PaperSentences.understood)
    func understood(_ item: PaperSentences.Understood) throws {
        #expect(try Self.first(item.days.count, of: item.phrase) == item.days)
        let read = try WhenExpression(parsing: item.phrase) { _ in nil }
        for printed in [read.normal, read.normalVi] {
            #expect(try WhenExpression(parsing: printed) { _ in nil } == read, "\(printed)")
        }
    }

    @Test(
        "What is no day, or not one alone, is refused with what helps it",
        arguments: PaperSentences.refused)
    func refused(_ item: PaperSentences.Refused) {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: item.phrase) { _ in nil }
            Issue.record("read as \(read.normal)")
        } catch {
            let remedy = error.remedyVi ?? ""
            #expect(remedy.contains(item.remedy), "\(remedy)")
            #expect(error.remedy != nil && !error.message.isEmpty && !error.messageVi.isEmpty)
        }
    }

    @Test("They are a hundred, each once")
    func count() {
        let all =
            PaperSentences.understood.map(\.phrase) + PaperSentences.refused.map(\.phrase)
        #expect(all.count == 100 && Set(all).count == 100)
    }
}
