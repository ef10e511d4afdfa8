import Testing

@testable import Civil

struct OfficeHoursTests {
    @Test(
        "Office hours are spans of time parted by commas",
        arguments: [
            "07:30-11:30, 13:30-17:00", "7:30-11:30,13:30-17:00", "07:30 – 11:30 , 13:30 – 17:00",
        ])
    func read(text: String) throws {
        let hours = try OfficeHours(parsing: text)
        #expect(
            hours.sessions.map { "\($0.start.iso)-\($0.end.iso)" }
                == ["07:30-11:30", "13:30-17:00"])
        #expect(hours.start.iso == "07:30")
        #expect(hours.afternoonStart.iso == "13:30")
    }

    @Test("An office that opens once a day has no other afternoon")
    func once() throws {
        #expect(try OfficeHours(parsing: "08:00-16:00").afternoonStart.iso == "08:00")
    }

    @Test(
        "Spans that overlap, end before they start or aren't times are refused",
        arguments: [
            "", "07:30", "07:30-", "-11:30", "11:30-07:30", "07:30-07:30", "07:30-11:30,",
            "07:30-11:30, 11:00-17:00", "13:30-17:00, 07:30-11:30", "07:30-11:30, 11:30-17:00",
            "07:30-11:30-13:00", "07:30--11:30", "25:00-26:00", "sáng-chiều",
        ])
    func refused(text: String) {
        #expect(throws: CivilError.self) { _ = try OfficeHours(parsing: text) }
    }

    @Test("A time outside office hours moves to the nearest within them (statement 4)")
    func within() throws {
        let hours = try OfficeHours(parsing: "07:30-11:30, 13:30-17:00")
        let moved = try ["05:00", "07:30", "10:15", "11:30", "12:00", "16:59", "17:00", "22:00"]
            .map { hours.within(try CivilTime(parsing: $0)).iso }
        #expect(
            moved == ["07:30", "07:30", "10:15", "13:30", "13:30", "16:59", "16:59", "16:59"])
    }

    @Test("An office is open from the start of a session up to its end")
    func open() throws {
        let hours = try OfficeHours(parsing: "07:30-11:30, 13:30-17:00")
        let open = try ["07:30", "11:29:59", "13:30", "16:59:59"].map {
            hours.contains(try CivilTime(parsing: $0))
        }
        let closed = try ["07:29:59", "11:30", "13:29:59", "17:00"].map {
            hours.contains(try CivilTime(parsing: $0))
        }
        #expect(open == [true, true, true, true])
        #expect(closed == [false, false, false, false])
    }

    struct Opening: CustomTestStringConvertible, Sendable {
        var testDescription: String { moment }
        let moment: String
        let opens: String

        init(_ moment: String, _ opens: String) {
            self.moment = moment
            self.opens = opens
        }
    }

    @Test(
        "The next opening is now in office hours, else the next session of a working day",
        arguments: [
            Opening("2025-04-25T08:00", "2025-04-25T08:00:00"),
            Opening("2025-04-25T06:00", "2025-04-25T07:30:00"),
            Opening("2025-04-25T12:00", "2025-04-25T13:30:00"),
            Opening("2025-04-25T11:30", "2025-04-25T13:30:00"),
            // The Saturday after it is worked, the days from 30/4 to 4/5 are off.
            Opening("2025-04-25T17:00", "2025-04-26T07:30:00"),
            Opening("2025-04-26T10:00", "2025-04-26T10:00:00"),
            Opening("2025-04-29T17:00", "2025-05-05T07:30:00"),
            Opening("2025-05-02T08:00", "2025-05-05T07:30:00"),
        ])
    func nextOpening(example: Opening) throws {
        let hours = try OfficeHours(parsing: "07:30-11:30, 13:30-17:00")
        let opening = hours.nextOpening(
            onOrAfter: try CivilDateTime(parsing: example.moment),
            calendar: try VietnamSample.calendar2025())
        #expect(opening?.iso == example.opens)
    }
}
