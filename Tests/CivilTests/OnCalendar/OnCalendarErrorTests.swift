import Civil
import Testing

@Suite struct OnCalendarErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let text: String
        /// What the range covers.
        let place: String
        let message: String

        var testDescription: String { "'\(text)'" }
    }

    static let cases = [
        Case(text: "", place: "", message: "a calendar expression is empty"),
        Case(
            text: "Fri..Mon 08:00", place: "Fri..Mon",
            message: "a range of weekdays must run forwards, from Mon to Sun"),
        Case(text: "Mon,10:00", place: "", message: "a weekday such as Mon is missing"),
        Case(text: "Mond", place: "Mond", message: "weekdays are written like Mon,Wed..Fri"),
        Case(text: "Monđ", place: "Monđ", message: "weekdays are written like Mon,Wed..Fri"),
        Case(
            text: "8：00", place: "：",
            message: "expected a number, '..', '/', ',' or a separator"),
        Case(text: "Mon..", place: "", message: "a weekday such as Mon is missing"),
        Case(text: "25:00", place: "25", message: "hour must lie in 0–23"),
        Case(text: "10:00:61", place: "61", message: "second must lie in 0–59"),
        Case(text: "2025-13-01", place: "13", message: "month must lie in 1–12"),
        Case(text: "2200-01-01", place: "2200", message: "year must lie in 1970–2199"),
        Case(
            text: "*-*~29", place: "29", message: "day from the month's end must lie in 1–28"),
        Case(
            text: "*-*~1,26", place: "26", message: "day from the month's end must lie in 1–25"),
        Case(text: "17..9:00", place: "17..9", message: "the range of hours must run forwards"),
        Case(
            text: "*:0/60", place: "0/60",
            message: "the repetition is too long: no second minute would ever match"),
        Case(text: "*:0/0", place: "0", message: "a repetition can't be zero"),
        Case(
            text: "10:00:5..5", place: "5..5",
            message: "a range of seconds must be at least one second long"),
        Case(text: "10:00:5.x", place: "", message: "a number is missing"),
        Case(text: "10:00:99999", place: "99999", message: "the number is too large"),
        Case(text: "10:00 ", place: " ", message: "expected ':' and the seconds, or the end"),
        Case(
            text: "*/2:00", place: "/",
            message: "expected '-' or '~' between the parts of a date, or ':' in a time"),
        Case(
            text: "08:00 Asia/Hanoi", place: "Asia/Hanoi",
            message: "no time zone is called 'Asia/Hanoi'"),
        Case(text: "@99999999999", place: "@99999999999", message: "year must lie in 1970–2199"),
        Case(text: "Mon *-*-* 8:00,", place: "", message: "a number is missing"),
        Case(text: "28/3", place: "", message: "expected ':' and the minutes"),
    ]

    @Test("What is wrong is said where it is wrong", arguments: cases)
    func says(_ sample: Case) {
        do throws(OnCalendarError) {
            _ = try OnCalendar(parsing: sample.text, zone: { _ in nil })
            Issue.record("'\(sample.text)' was accepted")
        } catch {
            let bytes = Array(sample.text.utf8)
            #expect(bytes.indices.contains(error.range) || error.range.upperBound == bytes.count)
            #expect(String(decoding: bytes[error.range], as: UTF8.self) == sample.place)
            #expect(error.message == sample.message)
        }
    }

    @Test("Whatever the text, the place lies within it")
    func placesLieWithin() {
        var generator = OnCalendarGenerator(seed: 5)
        for _ in 0..<2000 {
            let text = generator.damaged()
            do throws(OnCalendarError) {
                _ = try OnCalendar(parsing: text, zone: { _ in nil })
            } catch {
                #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count)
                #expect(!error.message.isEmpty)
            }
        }
    }
}
