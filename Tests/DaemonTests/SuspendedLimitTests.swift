import Civil
import JSON
import Rules
import SourceText
import Testing

@testable import Daemon

/// A limit of so many working days has as many of them as before when some days don't count (statements 53, 54
/// and 55).
@Suite("Days that don't count in a limit of working days") struct SuspendedLimitTests {
    struct Case: CustomTestStringConvertible {
        let on: String
        let from: String
        let until: String
        let due: String
        var testDescription: String { "\(on), \(from) to \(until)" }
    }

    /// Five working days from Tuesday 07/10/2025 end on Tuesday 14/10.
    @Test(
        "What is left of the limit is left when they are over, and days off among them were none of it",
        arguments: [
            // Thursday and Friday: two working days more.
            Case(on: "2025-10-07", from: "2025-10-09", until: "2025-10-10", due: "2025-10-16"),
            // Saturday and Sunday stop no clock that didn't run.
            Case(on: "2025-10-07", from: "2025-10-11", until: "2025-10-12", due: "2025-10-14"),
            // Friday to Monday are two working days.
            Case(on: "2025-10-07", from: "2025-10-10", until: "2025-10-13", due: "2025-10-16"),
            // Three before a weekend: Monday to Wednesday come behind.
            Case(on: "2025-10-07", from: "2025-10-08", until: "2025-10-10", due: "2025-10-17"),
            // The last day alone.
            Case(on: "2025-10-07", from: "2025-10-14", until: "2025-10-14", due: "2025-10-15"),
        ])
    func afterEvent(_ limit: Case) throws {
        let desk = try DeskBench(HappeningTests.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        _ = try desk.ask(
            "Event", ["event": "tai-nan", "units": ["bao-loc"], "on": .string(limit.on)])
        _ = try desk.ask(
            "Suspend",
            [
                "units": ["bao-loc"], "duty": "tai-nan-nhanh", "from": .string(limit.from),
                "until": .string(limit.until), "reason": "bão",
            ])
        let status = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        let line = try #require(status["obligations"]?.arrayValue?.first)
        #expect(line["due"]?.stringValue == limit.due)
        // A later start comes to the same.
        try desk.restart(HappeningTests.rules)
        let again = try desk.ask("Status", ["duty": "tai-nan-nhanh", "details": true])
        #expect(again["obligations"]?.arrayValue?.first?["due"]?.stringValue == limit.due)
        try desk.remove()
    }

    @Test(
        "So it is in working days after a period's end, and in no other limit",
        arguments: [
            ("ngày làm việc thứ 5 sau khi kết thúc tháng", true),
            ("trong vòng 5 ngày làm việc sau khi kết thúc tháng", true),
            ("5 ngày sau khi kết thúc tháng", false), ("hằng tháng, ngày làm việc thứ 5", false),
        ])
    func afterPeriod(_ limit: (words: String, counts: Bool)) throws {
        let expression = try WhenExpression(parsing: limit.words) { _ in nil }
        #expect(expression.countsWorkingDays == limit.counts)
    }
}
