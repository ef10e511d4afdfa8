import Civil
import Rules
import Testing

@testable import Scheduler

/// Keys of earlier releases, which were days, and keys of today (statement 35).
@Suite("Periods that a ledger holds under other keys")
struct HeldPeriodTests {
    private static func when(_ text: String, every: String? = nil) throws -> Schedule {
        .recurring(
            try WhenExpression(parsing: text, every: every) { _ in nil }, reading: .by)
    }

    private static func dates(_ text: String) throws -> Schedule {
        let dates = try #require(try WhenExpression(parsing: text) { _ in nil }.onlyDates)
        return .dates(dates.map { DueDate(date: $0.date, reading: .by) })
    }

    private static func plan(_ schedule: Schedule) -> RuleSet {
        Fixture.rules([Fixture.plan([Fixture.duty("a", schedule: schedule)])])
    }

    private static func book(_ periods: [String], cancelled: [String] = []) -> Book {
        var book = Book()
        for (index, period) in periods.enumerated() {
            let id = OccurrenceID(duty: "a", period: period)
            book.add(
                Opening(occurrence: id, openedAt: at("2025-01-01 00:00"), members: ["a", "b"]))
            guard cancelled.contains(period) else { continue }
            book.add(
                Event(
                    id: Int64(index + 1), obligation: .everyone(in: id), body: .cancelled,
                    actor: "hanchot", on: date("2025-01-02"), recordedAt: at("2025-01-02 08:00")))
        }
        return book
    }

    /// `key day` of the year's occurrences.
    private static func occurrences(_ schedule: Schedule, _ book: Book) -> [String] {
        let plan = plan(schedule).holding(book).plans[0]
        return plan.duties[0].occurrences(
            dueIn: date("2025-01-01")...date("2025-12-31"), plan: plan
        ).map { "\($0.id.period) \($0.due.iso.dropFirst(5))" }
    }

    @Test("A key that a ledger holds stays when dates come to be named by their period")
    func heldKeys() throws {
        let every = try Self.when("15/6 và 15/12", every: "nửa năm")
        let list = try Self.dates("15/6/2025 và 15/12/2025")
        #expect(Self.occurrences(every, Book()) == ["2025-H1 06-15", "2025-H2 12-15"])
        #expect(Self.occurrences(list, Book()) == ["2025/1 06-15", "2025/2 12-15"])
        let book = Self.book(["2025-06-15"])
        #expect(Self.occurrences(every, book) == ["2025-06-15 06-15", "2025-H2 12-15"])
        #expect(Self.occurrences(list, book) == ["2025-06-15 06-15", "2025/2 12-15"])
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let when: String
        let held: [String]
        var cancelled: [String] = []
        /// Of the months or weeks that something is held of.
        let found: [String]
        var testDescription: String { "\(when): \(held)" }
    }

    @Test(
        "A day that was a key is the place that it has, or had before an edit moved it",
        arguments: [
            Case(
                when: "every month on 10 and 25", held: ["2025-09-10", "2025-09-25"],
                found: ["2025-09-10 09-10", "2025-09-25 09-25"]),
            Case(
                when: "every month on 10 and 26", held: ["2025-09-10", "2025-09-25"],
                found: ["2025-09-10 09-10", "2025-09-25 09-26"]),
            Case(
                when: "every month on 25 and 28", held: ["2025-09-10", "2025-09-25"],
                found: ["2025-09-10 09-25", "2025-09-25 09-28"]),
            Case(
                when: "every month on 10 and 25", held: ["2025-09-25"],
                found: ["2025-09/1 09-10", "2025-09-25 09-25"]),
            Case(
                when: "every month on 1 and 12", held: ["2025-09-25"],
                found: ["2025-09/1 09-01", "2025-09-25 09-12"]),
            Case(
                when: "every month on 10 and 26", held: ["2025-09-10", "2025-09/2"],
                found: ["2025-09-10 09-10", "2025-09/2 09-26"]),
            Case(
                when: "every month on 10 and 26", held: ["2025-09-10", "2025-09-25", "2025-09-26"],
                found: ["2025-09-10 09-10", "2025-09-26 09-26"]),
            Case(
                when: "every month on 10 and 26", held: ["2025-09-10", "2025-09-25"],
                cancelled: ["2025-09-25"], found: ["2025-09-10 09-10", "2025-09/2 09-26"]),
            Case(
                when: "every month on 10 and 25",
                held: ["2025-09-08", "2025-09-09", "2025-09-10", "2025-09-11"],
                found: ["2025-09-10 09-10", "2025-09/2 09-25"]),
            Case(
                when: "every month on 10 and 25 of next month", held: ["2025-09-10", "2025-09-25"],
                found: ["2025-09-10 09-10", "2025-09-25 09-25"]),
            Case(
                when: "every month on 25", held: ["2025-09-10", "2025-09-25"],
                found: ["2025-09 09-25"]),
            Case(
                when: "every day", held: ["2025-09-10"],
                found: (1...30).map { "2025-09-\(pad($0, 2)) 09-\(pad($0, 2))" }),
        ])
    func places(_ item: Case) throws {
        let book = Self.book(item.held, cancelled: item.cancelled)
        let found = Self.occurrences(try Self.when(item.when), book)
        #expect(found.filter { $0.contains(" 09-") } == item.found)
    }

    @Test("Weeks, years, lunar months and lists of dates go by the same rule")
    func kinds() throws {
        let week = Self.occurrences(
            try Self.when("every tuesday and friday"), Self.book(["2025-09-01", "2025-09-05"]))
        #expect(
            week.filter { $0.contains(" 09-0") }.prefix(2) == [
                "2025-09-01 09-02", "2025-09-05 09-05",
            ])
        let year = Self.occurrences(
            try Self.when("20/6 và 15/12 hằng năm"), Self.book(["2025-06-15"]))
        #expect(year == ["2025-06-15 06-20", "2025/2 12-15"])
        let moon = Self.occurrences(
            try Self.when("14 âm lịch hằng tháng"), Self.book(["2025-03-14"]))
        #expect(moon.filter { $0.contains(" 03-") } == ["2025-03-14 03-13"])
        let list = Self.occurrences(
            try Self.dates("20/6/2025 và 15/12/2025"), Self.book(["2025-06", "2025-12"]))
        #expect(list == ["2025-06 06-20", "2025-12 12-15"])
        let both = Self.occurrences(
            try Self.dates("10/6/2025 và 20/6/2025"), Self.book(["2025-06", "2025-06.2"]))
        #expect(both == ["2025-06 06-10", "2025-06.2 06-20"])
    }

    @Test("A limit that runs once has its plan's year; one held under its last day keeps that")
    func limit() throws {
        let limit = try Self.when("trong vòng 15 ngày kể từ ngày 25/06/2025")
        #expect(Self.occurrences(limit, Book()) == ["2025 07-10"])
        #expect(Self.occurrences(limit, Self.book(["2025-07-10"])) == ["2025-07-10 07-10"])
        let longer = try Self.when("trong vòng 20 ngày kể từ ngày 25/06/2025")
        #expect(Self.occurrences(longer, Self.book(["2025-07-10"])) == ["2025-07-10 07-15"])
        #expect(Self.occurrences(longer, Self.book(["2024-07-10"])) == ["2025 07-15"])
        let opens = Self.plan(limit).plans[0]
        let first = opens.duties[0].occurrences(
            dueIn: date("2025-01-01")...date("2025-12-31"), plan: opens)
        #expect(first.map(\.opensOn) == [date("2025-06-25")])
    }

    @Test("Both keys name a period, and so does the day that the rule has for it now")
    func names() throws {
        let rules = Self.plan(try Self.when("every month on 10 and 26"))
        func key(_ name: String, _ book: Book) -> String {
            let plan = rules.holding(book).plans[0]
            return plan.duties[0].key(ofPeriod: name, in: plan)
        }
        let old = Self.book(["2025-09-10", "2025-09-25"])
        #expect(
            ["2025-09/2", "2025-09-25", "2025-09-26"].map { key($0, old) }
                == ["2025-09-25", "2025-09-25", "2025-09-25"])
        let new = Self.book(["2025-09/1", "2025-09/2"])
        #expect(
            ["2025-09/2", "2025-09-26", "2025-09-25"].map { key($0, new) }
                == ["2025-09/2", "2025-09/2", "2025-09-25"])
    }
}
