import Civil
import Inbound
import Testing

/// Until when time is asked for, worked out (statement 42). 04/11/2025 is a Tuesday.
@Suite struct RequestedTimeTests {
    @Test(
        "A letter that asks for time until a day is a request, whatever its reason; one that takes it back, makes a condition or reports something is none (39)",
        arguments: TextTests.rows("requests"))
    func letter(_ row: TextTests.Row) throws {
        #expect(TextTests.outcome(try TextTests.effects(row)) == row.expected)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let time: RequestedTime
        let due: String
        let answered: String
        let day: String

        init(
            _ name: String, _ time: RequestedTime, _ due: String, _ answered: String, _ day: String
        ) {
            testDescription = name
            self.time = time
            self.due = due
            self.answered = answered
            self.day = day
        }
    }

    @Test(
        "A span counts from the later of the due day and the answer's, and ends on a working day",
        arguments: [
            Case("days, before it is due", .days(3), "2025-11-04", "2025-10-22", "2025-11-07"),
            Case(
                "days, overdue, ending on a Sunday", .days(3), "2025-11-04", "2025-11-06",
                "2025-11-10"),
            Case("a week", .weeks(1), "2025-11-04", "2025-11-06", "2025-11-13"),
            Case("working days", .workingDays(3), "2025-11-04", "2025-11-06", "2025-11-11"),
            Case("a month from a 31st", .months(1), "2025-10-31", "2025-10-20", "2025-12-01"),
            Case("the week's end", .endOfWeek(ahead: 0), "2025-11-04", "2025-10-22", "2025-11-07"),
            Case("on a Sunday", .endOfWeek(ahead: 0), "2025-11-04", "2025-11-09", "2025-11-14"),
            Case(
                "the next week's end", .endOfWeek(ahead: 1), "2025-11-04", "2025-11-06",
                "2025-11-14"),
            Case(
                "a month that ends on a Sunday", .endOfMonth(ahead: 0), "2025-11-04", "2025-11-06",
                "2025-11-28"),
            Case(
                "on its last day", .endOfMonth(ahead: 0), "2025-11-04", "2025-11-30", "2025-12-31"),
            Case(
                "a weekday to come", .weekday(.friday, ahead: 0), "2025-11-04", "2025-11-06",
                "2025-11-07"),
            Case(
                "the same weekday", .weekday(.tuesday, ahead: 0), "2025-11-04", "2025-11-03",
                "2025-11-11"),
            Case(
                "next week's", .weekday(.monday, ahead: 1), "2025-11-04", "2025-11-06", "2025-11-10"
            ),
        ])
    func worked(_ expected: Case) throws {
        let day = expected.time.day(
            due: try CivilDate(parsing: expected.due),
            answered: try CivilDate(parsing: expected.answered), calendar: .weekdaysOnly)
        #expect(day == (try CivilDate(parsing: expected.day)))
    }

    @Test("A named day stands as it is, and the calendar's holidays are no working days")
    func named() throws {
        let sunday = try Answers.day(9, 11)
        let due = try Answers.day(4, 11)
        #expect(
            RequestedTime.day(sunday).day(due: due, answered: due, calendar: .weekdaysOnly)
                == sunday)
        let closed = WorkingCalendar(
            name: "x", entries: [CalendarDay(date: try Answers.day(7, 11), kind: .off, name: "x")])
        #expect(
            RequestedTime.days(3).day(due: due, answered: due, calendar: closed)
                == (try Answers.day(10, 11)))
        #expect(
            RequestedTime.endOfWeek(ahead: 0).day(due: due, answered: due, calendar: closed)
                == (try Answers.day(6, 11)))
        #expect(RequestedTime.days(366).day(due: .max, answered: due, calendar: closed) == nil)
    }

    @Test("Whatever is asked for lies on a working day behind what was due")
    func property() throws {
        let start = try Answers.day(1, 1)
        let times: [RequestedTime] =
            (1...9).flatMap { [.days($0), .weeks($0), .workingDays($0), .months($0)] }
            + (0...2).flatMap { ahead in
                [.endOfWeek(ahead: ahead), .endOfMonth(ahead: ahead)]
                    + Weekday.allCases.map { .weekday($0, ahead: ahead) }
            }
        for offset in 0..<400 {
            let answered = try #require(start.adding(days: offset))
            let due = try #require(start.adding(days: (offset * 7) % 380))
            for time in times {
                let day = try #require(
                    time.day(due: due, answered: answered, calendar: .weekdaysOnly))
                #expect(WorkingCalendar.weekdaysOnly.isWorkingDay(day))
                #expect(day >= min(max(due, answered), day.adding(days: 7) ?? day), "\(time)")
            }
        }
    }
}
