import Civil
import Rules
import Testing

@testable import Rounds
@testable import Scheduler

/// Entries of all kinds, to be made on one machine or another.
enum Acts {
    /// What somebody enters of unit `a`.
    enum Act: Sendable {
        case body(EventBody, on: String = "2025-11-10")
        case passedOn
        /// By the mail that confirms it.
        case answered(EventBody)
        case happening
        case storm
        /// All of the latest act.
        case void
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let acts: [Act]
        var testDescription: String { name }
        init(_ name: String, _ acts: Act...) { (self.name, self.acts) = (name, acts) }
    }

    static let received = EventBody.received(number: "12/BC", none: false, note: nil)

    static let cases = [
        Case("a receipt of before the mails", .body(received, on: "2025-11-04")),
        Case("a receipt that is taken back", .body(received, on: "2025-11-04"), .void),
        Case("a return", .body(received), .body(.returned(until: nil, note: "thiếu biểu"))),
        Case(
            "a return, and a receipt", .body(received), .body(.returned(until: nil, note: nil)),
            .body(received)),
        Case("acceptance", .body(received), .body(.accepted)),
        Case("more time", .body(.extended(to: date("2025-11-20"), letter: "5/CV"))),
        Case("more time, taken back", .body(.extended(to: date("2025-11-20"), letter: nil)), .void),
        Case(
            "more time to a day that doesn't count", .storm,
            .body(.extended(to: date("2025-11-13"), letter: nil))),
        Case("a waiver", .body(.waived(letter: "6/QĐ"))),
        Case("another unit answers", .body(.reassigned(to: "c"))),
        Case("an acknowledgement", .body(.acknowledged(until: date("2025-11-18")))),
        Case("what the head passed on", .passedOn),
        Case("an answer by mail that is the receipt", .answered(received)),
        Case("a report said to be sent", .body(.submitted(number: "12/BC"))),
        Case(
            "time asked for, and refused", .body(.extensionAsked(until: date("2025-11-25"))),
            .body(.settled(answer: 1, agreed: false, note: nil))),
        Case("something that happened", .happening),
        Case("something that didn't happen", .happening, .void),
        Case("days that don't count", .storm),
        Case("days that count after all", .storm, .void),
        Case(
            "a return to a unit that has ended", .body(received),
            .body(.returned(until: nil, note: nil), on: "2025-11-21")),
    ]

    static func rules() throws -> RuleSet {
        let limit = try #require(
            try WhenExpression(
                parsing: "within 5 working days after 01/01/2025", zone: { _ in nil }
            ).isLimit)
        let quick = Fixture.duty(
            "nhanh", schedule: .afterEvent(limit, event: "tai-nan"),
            remind: [Reminder(offset: .workingDays(5)), Reminder(offset: .workingDays(1))],
            ladder: [Rung(after: .workingDays(1), to: [.head])])
        let deputy = Deputy(person: Person(title: "Phó", email: "pho-a@so.example"))
        return Fixture.rules(
            [Fixture.plan([Fixture.report, quick])],
            units: [
                Fixture.unit("a", deputies: [deputy]), Fixture.unit("b"), Fixture.unit("c"),
                Fixture.unit("d", until: "2025-11-18", successors: ["b", "c"]),
            ])
    }

    static let storm = Suspension(
        units: ["a"], from: date("2025-11-01"), until: date("2025-11-13"), reason: "bão")

    /// What an act comes to, judged by what the machine knows.
    static func enter(_ act: Act, _ unit: String, _ driver: Driver, _ now: Instant) throws {
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: unit)
        func entry(_ body: EventBody, on day: String, by actor: String = "office") -> Course.Entry {
            Course.Entry(obligation: id, body: body, actor: actor, on: date(day))
        }
        var beside = HeldBeside()
        let entries: [Course.Entry]
        switch act {
        case .body(let body, let day): entries = [entry(body, on: day)]
        case .passedOn:
            entries = [
                Course.Entry(
                    obligation: id, body: .acknowledged(until: nil), actor: "reply/1-2-3",
                    on: date("2025-11-10"), passedOn: .deputy)
            ]
        case .answered(let body):
            entries = [
                entry(body, on: "2025-11-04", by: "reply/20251105T063000-fe13ce8bcd4ed9ef-1")
            ]
        case .happening:
            entries = try Happening(event: "tai-nan", units: ["a", "b"], on: date("2025-11-07"))
                .admitted(rules: driver.rules, book: driver.book, actor: "an", now: now).get()
                .entries
        case .storm:
            beside.suspending = [storm]
            entries =
                storm.entries(
                    rules: driver.rules, book: driver.book, actor: "an",
                    standing: driver.holds.suspensions
                ).entries
        case .void:
            let last = try #require(
                driver.book.recorded.flatMap { driver.book.entries(in: $0) }
                    .filter { !$0.isDecided }.max { $0.id < $1.id })
            let undone = driver.act(of: last)
            beside.resuming = undone.compactMap { driver.suspension(of: $0) }
            entries = undone.map {
                Course.Entry(
                    obligation: $0.obligation, body: .voided(event: $0.id), actor: "an",
                    on: date("2025-11-10"))
            }
        }
        _ = try driver.enter(entries, beside: beside, request: nil, now: now)
    }

    static let start = at("2025-10-20 08:00")

    /// Five minutes after each other, when the unit has been urged.
    static func moment(_ item: Case, _ number: Int) -> Instant {
        at(
            item.acts.count > 1 && unit(item) == "d" && number > 0
                ? "2025-11-21 09:00" : "2025-11-10 09:00"
        )
        .adding(seconds: Int64(number) * 300)
    }

    static func unit(_ item: Case) -> String {
        item.name.contains("that has ended") ? "d" : "a"
    }

    static let end = at("2025-12-05 18:00")
}
