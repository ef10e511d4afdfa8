import Testing

@testable import Civil

/// The readings chosen in docs/RECURRENCE.md, SKIP, and exceptions.
struct RecurrenceChoiceTests {
    struct Case: CustomTestStringConvertible {
        let rule: String
        let start: String
        let first: [String]

        init(_ rule: String, from start: String, _ first: String...) {
            (self.rule, self.start, self.first) = (rule, start, first)
        }

        var testDescription: String { "\(rule) from \(start)" }
    }

    @Test(
        "What RFC 5545 leaves open is read one way",
        arguments: [
            // The start counts only where the rule names it.
            Case("FREQ=DAILY;BYDAY=MO;COUNT=2", from: "20250101", "20250106", "20250113"),
            // BYMONTHDAY alone is a day of the start's month, once a year, as calendars write it.
            Case("FREQ=YEARLY;BYMONTHDAY=15", from: "20250101", "20250115", "20260115", "20270115"),
            Case(
                "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=13", from: "20250101", "20250613", "20260213",
                "20260313"),
            // BYWEEKNO alone takes the start's weekday.
            Case("FREQ=YEARLY;BYWEEKNO=20", from: "20250101", "20250514", "20260513"),
            // Years of weeks: week 1 of 2025 begins in 2024, and the start lies in it.
            Case("FREQ=YEARLY;BYWEEKNO=1;INTERVAL=2", from: "20241230", "20241230", "20270104"),
            // Plain and numbered weekdays in one list add up.
            Case("FREQ=MONTHLY;BYDAY=1MO,SU", from: "20250101", "20250105", "20250106", "20250112"),
            // BYSETPOS chooses in the whole first week, of which a part lies before the start.
            Case(
                "FREQ=WEEKLY;BYDAY=MO,TH,SA;BYSETPOS=2", from: "20250103", "20250109", "20250116"),
            // and among days and times together.
            Case(
                "FREQ=MONTHLY;BYMONTHDAY=1,2;BYHOUR=8,20;BYSETPOS=-1", from: "20250101T000000",
                "20250102T200000", "20250202T200000"),
            // A date as UNTIL holds to the end of that day.
            Case(
                "FREQ=HOURLY;INTERVAL=8;UNTIL=20250101", from: "20250101T070000",
                "20250101T070000", "20250101T150000", "20250101T230000"),
            // A second 60 never comes.
            Case(
                "FREQ=MINUTELY;BYSECOND=59,60", from: "20250101T000000", "20250101T000059",
                "20250101T000159"),
        ])
    func choices(example: Case) throws {
        #expect(
            try RecurrenceSamples.first(example.first.count, example.rule, example.start)
                == example.first)
    }

    @Test(
        "SKIP says what becomes of a day that isn't there",
        arguments: [
            Case(
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT", from: "20250131", "20250131",
                "20250331", "20250531"),
            Case(
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", from: "20250131", "20250131",
                "20250228", "20250331", "20250430"),
            Case(
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD", from: "20250131", "20250131",
                "20250301", "20250331", "20250501"),
            Case(
                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD", from: "20240229", "20240229",
                "20250301", "20260301", "20270301", "20280229"),
            Case(
                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD", from: "20240229", "20240229",
                "20250228"),
            // Once, though named twice over.
            Case(
                "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1,31;SKIP=FORWARD", from: "20250401",
                "20250401", "20250501", "20250531", "20250601", "20250701"),
            Case(
                "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-31;SKIP=BACKWARD", from: "20250401",
                "20250501", "20250531", "20250701"),
            Case(
                "RSCALE=GREGORIAN;FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD", from: "20240101",
                "20241231", "20260101", "20270101", "20280101", "20281231"),
            Case(
                "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;SKIP=BACKWARD",
                from: "20240101", "20240229", "20250228"),
        ])
    func skips(example: Case) throws {
        #expect(
            try RecurrenceSamples.first(example.first.count, example.rule, example.start)
                == example.first)
    }

    @Test("EXDATE takes out and RDATE puts in, whatever the place a walk begins at")
    func exceptions() throws {
        let recurrence = try RecurrenceSamples.recurrence(
            "FREQ=DAILY;BYHOUR=8,20;COUNT=8", "20250101T000000")
        var changes = RecurrenceChanges()
        for property in [
            "EXDATE:20250102T080000", "exdate;value=date:20250103",
            "RDATE:20250102T120000,20250101T200000,20250103T090000", "RDATE:20250110",
        ] {
            let isRead = try changes.read(property)
            #expect(isRead)
        }
        let isOther = try !changes.read("from")
        #expect(isOther)
        let set = RecurrenceSet(recurrence, changes)
        let wanted = [
            "20250101T080000", "20250101T200000", "20250102T120000", "20250102T200000",
            "20250104T080000", "20250104T200000", "20250110T000000",
        ]
        #expect(set.occurrences().map { RecurrenceSamples.text($0) } == wanted)
        for (index, text) in wanted.enumerated() {
            let (local, _) = try RecurrenceSamples.moment(text)
            #expect(
                set.occurrences(from: local).map { RecurrenceSamples.text($0) }
                    == Array(wanted[index...]))
        }
    }

    @Test(
        "Exceptions that can't be read are refused",
        arguments: ["EXDATE:", "EXDATE:20250230", "RDATE:20250101,", "EXDATE;TZID=UTC:20250101"])
    func unreadable(property: String) {
        #expect(throws: RecurrenceError.self) {
            var changes = RecurrenceChanges()
            _ = try changes.read(property)
        }
    }

    @Test("UNTIL in UTC is held against the zone, in a fold too")
    func untilInUTC() throws {
        let zone = Zone(name: "+07:00", offset: 7 * 3600)
        let recurrence = try RecurrenceSamples.recurrence(
            "FREQ=HOURLY;UNTIL=20250101T020000Z", "20250101T070000", zone: zone)
        #expect(
            recurrence.occurrences().map { RecurrenceSamples.text($0) }
                == ["20250101T070000", "20250101T080000", "20250101T090000"])
        // 01:30 in the second showing: all of the first is over, 02:00 is still to come.
        let berlin = try ZoneJudge.zone("Europe/Berlin")
        let folded = try RecurrenceSamples.recurrence(
            "FREQ=MINUTELY;INTERVAL=15;UNTIL=20251026T011000Z", "20251026T020000", zone: berlin)
        #expect(
            folded.occurrences().map { RecurrenceSamples.text($0) }.last == "20251026T024500")
    }

    @Test("A rule a thousand years old is searched as quickly as a new one, and ends in 9999")
    func ends() throws {
        let recurrence = try RecurrenceSamples.recurrence("FREQ=DAILY", "00010101")
        let last = try RecurrenceSamples.moment("99991231").local
        let before = try RecurrenceSamples.moment("99991230").local
        #expect(recurrence.next(after: before) == last)
        #expect(recurrence.next(after: last) == nil)
        let counted = try RecurrenceSamples.recurrence(
            "FREQ=SECONDLY;COUNT=99999999", "20250101T000000")
        let (end, _) = try RecurrenceSamples.moment("20280303T094638")
        #expect(counted.next(after: CivilDateTime(end.date, .midnight)) != nil)
        #expect(counted.next(after: end) == nil)
    }
}
