import Testing

@testable import Civil

struct RecurrenceRefusalTests {
    struct Case: CustomTestStringConvertible {
        let marked: String
        let message: String

        /// The part at fault stands between « and ».
        init(_ marked: String, _ message: String) {
            (self.marked, self.message) = (marked, message)
        }

        var testDescription: String { marked }
    }

    @Test(
        "A combination that the RFC forbids is refused, with its place",
        arguments: [
            Case("FREQ=DAILY;COUNT=3;«UNTIL=20250101»", "COUNT and UNTIL can't both end a rule"),
            Case("FREQ=WEEKLY;«BYMONTHDAY=1»", "BYMONTHDAY doesn't go with FREQ=WEEKLY"),
            Case("FREQ=DAILY;«BYYEARDAY=1»", "BYYEARDAY doesn't go with FREQ=DAILY"),
            Case("FREQ=WEEKLY;«BYYEARDAY=1»", "BYYEARDAY doesn't go with FREQ=WEEKLY"),
            Case("FREQ=MONTHLY;«BYYEARDAY=1»", "BYYEARDAY doesn't go with FREQ=MONTHLY"),
            Case("FREQ=MONTHLY;«BYWEEKNO=1»", "BYWEEKNO goes only with FREQ=YEARLY"),
            Case("FREQ=WEEKLY;«BYDAY=1MO»", "numbers in BYDAY go only with FREQ=MONTHLY or"),
            Case("FREQ=DAILY;«BYDAY=MO,-1TU»", "numbers in BYDAY go only with FREQ=MONTHLY or"),
            Case("FREQ=YEARLY;BYWEEKNO=1;«BYDAY=1MO»", "numbers in BYDAY don't go with BYWEEKNO"),
            Case("FREQ=MONTHLY;«BYSETPOS=1»", "BYSETPOS picks among what another BY… part names"),
            Case("FREQ=MONTHLY;«SKIP=FORWARD»", "SKIP needs RSCALE=GREGORIAN"),
            Case("RSCALE=«CHINESE»;FREQ=MONTHLY", "only RSCALE=GREGORIAN is supported"),
        ])
    func forbidden(example: Case) { refuse(example) }

    @Test(
        "What can't be read is refused, with its place",
        arguments: [
            Case("«»", "a rule such as FREQ=MONTHLY;BYMONTHDAY=1 is missing"),
            Case("COUNT=3«»", "FREQ is missing"),
            Case("FREQ=«SOMETIMES»", "FREQ is one of"),
            Case("FREQ=DAILY;«»", "a part such as COUNT=10 is missing here"),
            Case("FREQ=DAILY;«COUNT»", "a part is written NAME=value"),
            Case("FREQ=DAILY;«BYEASTER»=1", "there is no rule part 'BYEASTER'"),
            Case("FREQ=DAILY;COUNT=3;«COUNT=3»", "COUNT may be said only once"),
            Case("FREQ=DAILY;INTERVAL=«0»", "INTERVAL takes a number from 1 up"),
            Case("FREQ=DAILY;COUNT=«-3»", "COUNT takes a number from 1 up"),
            Case("FREQ=DAILY;COUNT=«99999999999999999999»", "COUNT is too large"),
            Case("FREQ=DAILY;INTERVAL=«9223372036854775807»", "INTERVAL is too large"),
            Case("FREQ=DAILY;BYHOUR=8,«24»", "BYHOUR takes numbers from 0 to 23"),
            Case("FREQ=DAILY;BYMINUTE=«60»", "BYMINUTE takes numbers from 0 to 59"),
            Case("FREQ=DAILY;BYSECOND=«61»", "BYSECOND takes numbers from 0 to 60"),
            Case("FREQ=MONTHLY;BYMONTHDAY=«0»", "BYMONTHDAY takes numbers from 1 to 31, or neg"),
            Case("FREQ=MONTHLY;BYMONTHDAY=1,«»", "BYMONTHDAY takes numbers from 1 to 31"),
            Case("FREQ=YEARLY;BYYEARDAY=«-367»", "BYYEARDAY takes numbers from 1 to 366"),
            Case("FREQ=YEARLY;BYWEEKNO=«54»", "BYWEEKNO takes numbers from 1 to 53"),
            Case("FREQ=YEARLY;BYMONTH=«-1»", "BYMONTH takes numbers from 1 to 12"),
            Case("FREQ=WEEKLY;BYDAY=MO,«THU»", "BYDAY takes"),
            Case("FREQ=MONTHLY;BYDAY=«54»MO", "BYDAY takes numbers from 1 to 53"),
            Case("FREQ=WEEKLY;BYDAY=«thứ»", "BYDAY takes weekdays"),
            Case("FREQ=WEEKLY;WKST=«XX»", "WKST takes weekdays"),
            Case("FREQ=DAILY;UNTIL=«2025-01-01»", "UNTIL is written 20251231"),
            Case("FREQ=DAILY;UNTIL=«20250229»", "UNTIL is written 20251231"),
            Case("FREQ=DAILY;UNTIL=«20250228T240000»", "UNTIL is written 20251231"),
            Case("RSCALE=GREGORIAN;FREQ=DAILY;SKIP=«SIDEWAYS»", "SKIP is OMIT, BACKWARD or"),
        ])
    func unreadable(example: Case) { refuse(example) }

    @Test(
        "What no start could make happen is refused, with its place",
        arguments: [
            Case("FREQ=YEARLY;«BYMONTH=2;BYMONTHDAY=30»", "this never happens"),
            Case("FREQ=MONTHLY;«BYMONTHDAY=31;BYMONTH=4,6,9,11»", "this never happens"),
            Case("FREQ=DAILY;«BYMONTH=2;BYMONTHDAY=31»", "this never happens"),
            Case("FREQ=HOURLY;«BYMONTH=3;BYYEARDAY=1»", "this never happens"),
            Case("FREQ=YEARLY;«BYWEEKNO=20;BYMONTH=1»", "this never happens"),
            Case("FREQ=MONTHLY;«BYMONTHDAY=1;BYDAY=2MO»", "this never happens"),
            Case("FREQ=MONTHLY;«BYDAY=6MO»", "this never happens"),
            Case("FREQ=YEARLY;«BYYEARDAY=366;BYMONTHDAY=30»", "this never happens"),
            Case("FREQ=MINUTELY;«BYSECOND=60»", "this never happens"),
            Case("FREQ=MONTHLY;BYDAY=MO;«BYSETPOS=6»", "this never happens: at most 5"),
            Case("FREQ=DAILY;BYHOUR=8,9;«BYSETPOS=3,-3»", "this never happens: at most 2"),
        ])
    func impossible(example: Case) { refuse(example) }

    private func refuse(_ example: Case) {
        let marked = Array(example.marked)
        let open = marked.firstIndex(of: "«") ?? 0
        let close = marked.firstIndex(of: "»") ?? 0
        let text = String(marked.filter { $0 != "«" && $0 != "»" })
        let start = String(marked[..<open]).utf8.count
        let end = start + String(marked[(open + 1)..<close]).utf8.count
        do {
            let rule = try RecurrenceRule(parsing: text)
            Issue.record("read as \(rule.text)")
        } catch {
            #expect(error.message.hasPrefix(example.message))
            #expect(error.range == start..<end, "\(error.message)")
            #expect(!error.messageVi.isEmpty && error.messageVi != error.message)
        }
    }

    @Test(
        "A start with which nothing ever comes is known at once",
        arguments: [
            ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "20250107"),
            ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "20250101"),
            ("FREQ=YEARLY;BYMONTH=2", "20250130"),
            ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=5", "20250401"),
            ("FREQ=WEEKLY;BYSETPOS=2;BYMONTH=5", "20250401"),
            ("FREQ=HOURLY;INTERVAL=24;BYHOUR=9", "20250401T080000"),
            ("FREQ=MINUTELY;INTERVAL=1440;BYHOUR=9;BYDAY=MO", "20250401T080000"),
            ("FREQ=SECONDLY;INTERVAL=60;BYSECOND=30", "20250401T080000"),
            ("FREQ=SECONDLY;INTERVAL=604800;BYDAY=MO", "20250401T080000"),
            ("FREQ=DAILY;INTERVAL=146097;BYDAY=MO", "20250107"),
            ("FREQ=YEARLY;INTERVAL=999999999999;BYMONTH=1;BYMONTHDAY=1", "20250107"),
            ("FREQ=SECONDLY;INTERVAL=999999999999;BYMONTH=1", "20250401"),
        ])
    func never(rule: String, start: String) throws {
        let recurrence = try RecurrenceSamples.recurrence(rule, start)
        #expect(recurrence.isNever)
        #expect(recurrence.next(after: CivilDateTime(.min, .midnight)) == nil)
    }
}
