import Foundation
import Testing

@testable import Civil

struct WhenEngineTests {
    @Test("rrule: starts at the first moment asked for, which gives it its time")
    func ruleStartsAtFrom() throws {
        let text = "rrule:FREQ=MONTHLY;BYDAY=-1FR"
        #expect(
            try WhenExamples.first(3, of: text, from: "2025-01-01")
                == ["2025-01-31", "2025-02-28", "2025-03-28"])
        #expect(
            try WhenExamples.first(2, of: text, from: "2025-01-01T08:00")
                == ["2025-01-31T08:00:00", "2025-02-28T08:00:00"])
        let noTime = try WhenExamples.read(text).hasTime
        #expect(!noTime)
        let ofItsOwn = try WhenExamples.read("rrule:FREQ=HOURLY;INTERVAL=8").hasTime
        #expect(ofItsOwn)
    }

    @Test("rrule: takes its start and its time from what follows it")
    func ruleWithClauses() throws {
        let text = "RRULE: FREQ=WEEKLY;INTERVAL=2 từ 06/01/2025 lúc 8h"
        #expect(
            try WhenExamples.first(2, of: text, from: "2025-02-01")
                == ["2025-02-03T08:00:00", "2025-02-17T08:00:00"])
        let expression = try WhenExamples.read(text)
        #expect(expression.normal == "rrule:FREQ=WEEKLY;INTERVAL=2 from 06/01/2025 at 08:00")
        #expect(try WhenExamples.read(expression.normal) == expression)
        #expect(try WhenExamples.read(expression.normalVi) == expression)
    }

    @Test("The context's anchor is DTSTART, and the window doesn't move it")
    func ruleWithAnchor() throws {
        let anchor = CivilDateTime(try WhenExamples.date("2025-01-15"), .midnight)
        let context = WhenContext(
            calendar: .weekdaysOnly, zone: WhenExamples.zone, anchor: anchor)
        let expression = try WhenExamples.read("rrule:FREQ=MONTHLY;INTERVAL=5;COUNT=3")
        let found = expression.occurrences(
            from: try WhenExamples.date("2025-02-01"), through: try WhenExamples.date("2030-01-01"),
            in: context)
        #expect(found.map(\.date.iso) == ["2025-06-15", "2025-11-15"])
        let allDays = found.allSatisfy { $0.time == nil && $0.instant == nil }
        #expect(allDays)
    }

    @Test("oncalendar: counts in the plan's zone, its first moment included")
    func onCalendar() throws {
        #expect(
            try WhenExamples.first(3, of: "oncalendar:Mon..Fri 08:00", from: "2025-01-03T08:00")
                == ["2025-01-03T08:00:00", "2025-01-06T08:00:00", "2025-01-07T08:00:00"])
        #expect(
            try WhenExamples.first(1, of: "OnCalendar: *-*-* 01:00 UTC", from: "2025-01-03")
                == ["2025-01-03T08:00:00"])
        let normal = try WhenExamples.read("oncalendar:Mon..Fri 8:00").normal
        #expect(normal == "oncalendar:Mon..Fri *-*-* 08:00:00")
    }

    @Test(
        "A fault inside a borrowed language is placed in the whole text",
        arguments: [
            "rrule:FREQ=SOMETIMES", "rrule: FREQ=DAILY;BYHOUR=99", "oncalendar:Mon..Fri 25:00",
            "oncalendar: Someday", "rrule:", "oncalendar:",
        ])
    func faults(text: String) {
        do {
            _ = try WhenExamples.read(text)
            Issue.record("read")
        } catch let error as WhenError {
            let colon =
                text.utf8.firstIndex(of: UInt8(ascii: ":"))
                .map { text.utf8.distance(from: text.startIndex, to: $0) } ?? 0
            #expect(error.range.lowerBound > colon)
            #expect(error.range.upperBound <= text.utf8.count)
            #expect(!error.message.isEmpty && !error.messageVi.isEmpty)
        } catch {
            Issue.record("an error of another kind")
        }
    }

    @Test(
        "What can't ever happen is refused when read",
        arguments: [
            "rrule:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "oncalendar:*-02-30",
            "rrule:FREQ=DAILY;INTERVAL=7;BYDAY=MO from 07/01/2025",
            "rrule:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        ])
    func never(text: String) {
        #expect { try WhenExamples.read(text) } throws: { error in
            guard let error = error as? WhenError else { return false }
            return error.message.contains("never happens") && !error.range.isEmpty
                && error.messageVi.contains("không bao giờ có")
        }
    }

    @Test("A rule that comes to its end ends")
    func ends() throws {
        #expect(
            try WhenExamples.first(10, of: "rrule:FREQ=DAILY;COUNT=3", from: "2025-01-01")
                == ["2025-01-01", "2025-01-02", "2025-01-03"])
    }

    @Test("A rule that is out of step with its start is refused once that is known")
    func outOfStep() throws {
        let expression = try WhenExamples.read("rrule:FREQ=DAILY;INTERVAL=7;BYDAY=MO")
        let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)
        let start = try CivilDateTime(parsing: "2025-01-07")
        #expect(throws: WhenError.self) {
            try expression.check(from: start, fromIsDate: true, in: context)
        }
    }

    @Test("Times that the clock jumps over come once, at the first instant after the jump")
    func gap() throws {
        let name = "America/Los_Angeles"
        let data = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))
        let context = WhenContext(
            calendar: .weekdaysOnly, zone: try Zone(name: name, tzif: Array(data)))
        var instants: [Instant] = []
        try WhenExamples.read("rrule:FREQ=MINUTELY;INTERVAL=30;UNTIL=20250309T103000Z").forEach(
            from: try CivilDateTime(parsing: "2025-03-09T01:30"), in: context
        ) { occurrence in
            if let instant = occurrence.instant { instants.append(instant) }
            return instants.count < 10
        }
        // 01:30 PST; 02:00, 02:30 and 03:00 all at 03:00 PDT; 03:30 PDT.
        let first: Int64 = 1_741_512_600
        #expect(instants == [0, 1_800, 3_600].map { Instant(seconds: first + $0) })
    }
}
