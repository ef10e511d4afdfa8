import Testing

@testable import Civil

/// Calendar rules as people paste them.
struct WhenNoteTests {
    private let context = WhenContext(calendar: .weekdaysOnly, zone: WhenExamples.zone)

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { rule }
        var rule: String
        var from: String
        var days: [String]

        init(_ rule: String, from: String = "2026-01-01", days: String...) {
            self.rule = rule
            self.from = from
            self.days = days
        }
    }

    @Test(
        "Lines that calendars write are read as those calendars mean them",
        arguments: [
            Case("rrule:FREQ=WEEKLY;BYDAY=MO;", days: "2026-01-05", "2026-01-12"),
            Case("rrule:RRULE:FREQ=DAILY;COUNT=2", days: "2026-01-01", "2026-01-02"),
            Case("RRULE:FREQ=DAILY;COUNT=2;", days: "2026-01-01", "2026-01-02"),
            Case("FREQ=DAILY;COUNT=2", days: "2026-01-01", "2026-01-02"),
            Case(
                "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEXDATE;VALUE=DATE:20260112",
                days: "2026-01-05", "2026-01-19"),
            Case(
                "DTSTART;TZID=Asia/Ho_Chi_Minh:20260105T080000 RRULE:FREQ=WEEKLY;COUNT=2",
                days: "2026-01-05T08:00:00", "2026-01-12T08:00:00"),
            Case(
                "DTSTART;TZID=SE Asia Standard Time:20260105T080000 RRULE:FREQ=WEEKLY;COUNT=2",
                days: "2026-01-05T08:00:00", "2026-01-12T08:00:00"),
            Case(
                "DTSTART;TZID=\"SE Asia Standard Time\":20260105T080000\nRRULE:FREQ=DAILY;COUNT=2\n"
                    + "EXDATE;TZID=\"SE Asia Standard Time\":20260105T080000",
                days: "2026-01-06T08:00:00"),
            Case(
                "RRULE:FREQ=DAILY;COUNT=1 DTSTART:20260105T080000", days: "2026-01-05T08:00:00"),
            Case(
                "rrule:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTHDAY=16;COUNT=3", from: "2020-07-16",
                days: "2020-07-16", "2021-07-16", "2022-07-16"),
            Case(
                "rrule:FREQ=DAILY;BYMINUTE=1,2;INTERVAL=2;COUNT=3", from: "2024-10-18",
                days: "2024-10-18", "2024-10-20", "2024-10-22"),
            Case(
                "rrule:FREQ=DAILY;UNTIL=20260102T165959Z", days: "2026-01-01", "2026-01-02"),
            Case(
                "rrule:FREQ=DAILY;UNTIL=20260102", from: "2026-01-01T08:00",
                days: "2026-01-01T08:00:00", "2026-01-02T08:00:00"),
        ])
    func pasted(_ example: Case) throws {
        let found = try WhenExamples.first(10, of: example.rule, from: example.from)
        #expect(Array(found.prefix(example.days.count)) == example.days)
        let ends = example.rule.contains("COUNT") || example.rule.contains("UNTIL")
        #expect(!ends || found.count == example.days.count)
    }

    @Test(
        "What a line says that nobody reads is told",
        arguments: [
            ("FREQ=DAILY;COUNT=2 rdate:20151208 from 10/12/2015", "RDATE 2015-12-08"),
            ("FREQ=DAILY;COUNT=2 exdate:20151201 from 10/12/2015", "EXDATE 2015-12-01"),
            ("FREQ=YEARLY;BYMONTHDAY=16", "no BYMONTH"),
            ("FREQ=DAILY;BYHOUR=8", "BYHOUR"),
            ("FREQ=DAILY;UNTIL=20260105 at 08:00", "UNTIL is a day"),
            ("FREQ=DAILY;UNTIL=20260105T080000", "UNTIL has a time"),
        ])
    func told(_ rule: String, _ words: String) throws {
        let expression = try WhenExamples.read("rrule:" + rule)
        let start = try CivilDateTime(parsing: "2015-11-01")
        let notes = expression.notes(from: start, fromIsDate: true, in: context)
        #expect(notes.count == 1)
        #expect(notes.first?.en.contains(words) == true, "\(notes)")
        #expect(notes.first?.vi.isEmpty == false)
    }

    @Test(
        "A rule whose words all count has nothing to tell",
        arguments: [
            "FREQ=DAILY;COUNT=2", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=16",
            "FREQ=DAILY;BYHOUR=8 at 08:00", "FREQ=DAILY;UNTIL=20260105",
            "FREQ=WEEKLY;BYDAY=MO exdate:20260105 rdate:20260106",
        ])
    func quiet(_ rule: String) throws {
        let expression = try WhenExamples.read("rrule:" + rule)
        let start = try CivilDateTime(parsing: "2026-01-01")
        #expect(expression.notes(from: start, fromIsDate: true, in: context) == [])
    }

    @Test(
        "Lines that can't be taken say why",
        arguments: [
            ("DTSTART:20260105T010000Z RRULE:FREQ=DAILY", "20260105T080000"),
            ("DTSTART;TZID=Europe/Paris:20260105T080000 RRULE:FREQ=DAILY", "TZID"),
            ("RRULE:FREQ=DAILY DTEND:20260105", "DTSTART"),
            ("RRULE:FREQ=DAILY RRULE:FREQ=WEEKLY", "rule of its own"),
            ("DTSTART:20260105 RRULE:FREQ=DAILY from 05/01/2026", "keep DTSTART"),
        ])
    func refused(_ text: String, _ remedy: String) {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: text) { _ in nil }
            Issue.record("read as \(read.normal)")
        } catch {
            #expect(error.remedy?.contains(remedy) == true, "\(error)")
            #expect(error.range.upperBound <= text.utf8.count)
        }
    }

    @Test(
        "A day that some months lack is said, with how many months have it",
        arguments: [
            ("rrule:FREQ=MONTHLY;BYMONTHDAY=31", 7), ("rrule:FREQ=MONTHLY;BYMONTHDAY=30", 11),
            ("rrule:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,2,3", 2),
            ("rrule:FREQ=MONTHLY from 31/01/2026", 7), ("oncalendar:*-*-31", 7),
        ])
    func shortMonths(_ text: String, _ months: Int) throws {
        let notes = try WhenExamples.read(text).notes(
            from: CivilDateTime(parsing: "2026-01-01"), fromIsDate: true, in: context)
        let note = try #require(notes.first)
        #expect(note.en.contains(" in \(months) months of the year only"))
        #expect(note.vi.contains("mỗi năm chỉ có ở \(months) tháng"))
        #expect(note.vi.contains("BYMONTHDAY=-1") || note.vi.contains("*-*~01"))
    }

    @Test(
        "A fifth day of the week is said to be lacking in most months",
        arguments: [
            "rrule:FREQ=MONTHLY;BYDAY=5FR", "rrule:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=5",
            "rrule:FREQ=MONTHLY;BYDAY=-5FR", "5th friday of month",
        ])
    func fifth(_ text: String) throws {
        let notes = try WhenExamples.read(text).notes(
            from: CivilDateTime(parsing: "2026-01-01"), fromIsDate: true, in: context)
        #expect(notes.count == 1)
        #expect(notes.first?.vi.contains("thứ Sáu thứ 5") == true, "\(notes)")
    }

    @Test(
        "A day that every month has, or that is made up for, is no note",
        arguments: [
            "rrule:FREQ=MONTHLY;BYMONTHDAY=28", "rrule:FREQ=MONTHLY;BYMONTHDAY=-1",
            "rrule:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
            "rrule:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=31",
            "rrule:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,3", "rrule:FREQ=MONTHLY;BYDAY=-1FR",
            "oncalendar:*-*-28", "oncalendar:*-*~01", "oncalendar:Mon *-*-* 08:00",
        ])
    func longMonths(_ text: String) throws {
        let notes = try WhenExamples.read(text).notes(
            from: CivilDateTime(parsing: "2026-01-01"), fromIsDate: true, in: context)
        #expect(notes == [])
    }
}
