import Civil
import SourceText
import Testing

@testable import Rules

/// Due dates in the paper's own words (statement 1).
struct DueTextTests {
    struct Case: CustomTestStringConvertible {
        var text: String
        var date: String
        var time: String?
        var reading: DueReading

        init(_ text: String, _ date: String, at time: String? = nil, _ reading: DueReading) {
            self.text = text
            self.date = date
            self.time = time
            self.reading = reading
        }

        var testDescription: String { text }
    }

    @Test(
        "The paper's words say whether the day itself is still good (statement 1)",
        arguments: [
            Case("trước ngày 05/11/2025", "2025-11-05", .before),
            Case("Trước ngày 5/11/2025", "2025-11-05", .before),
            Case("truoc 05/11/2025", "2025-11-05", .before),
            Case("before 05/11/2025", "2025-11-05", .before),
            Case("before 2025-11-05", "2025-11-05", .before),
            Case("before 5 November 2025", "2025-11-05", .before),
            Case("trước ngày 5 tháng 11 năm 2025", "2025-11-05", .before),
            Case("chậm nhất ngày 14/11/2025", "2025-11-14", .by),
            Case("chậm nhất là ngày 14/11/2025", "2025-11-14", .by),
            Case("đến hết ngày 14/11/2025", "2025-11-14", .by),
            Case("muộn nhất ngày 14/11/2025", "2025-11-14", .by),
            Case("không quá ngày 14/11/2025", "2025-11-14", .by),
            Case("trước hoặc trong ngày 14/11/2025", "2025-11-14", .by),
            Case("by 14/11/2025", "2025-11-14", .by),
            Case("no later than 14/11/2025", "2025-11-14", .by),
            Case("on or before 14/11/2025", "2025-11-14", .by),
            Case("14/11/2025", "2025-11-14", .by),
            Case("ngày 14/11/2025", "2025-11-14", .by),
            Case("24/11/2025 10:00", "2025-11-24", at: "10:00", .by),
            Case("by 24/11/2025 10:00", "2025-11-24", at: "10:00", .by),
            Case("trước 10:00 ngày 24/11/2025", "2025-11-24", at: "10:00", .by),
            Case("trước 17h00 ngày 24/11/2025", "2025-11-24", at: "17:00", .by),
            Case("trước 17 giờ ngày 24/11/2025", "2025-11-24", at: "17:00", .by),
            Case("chậm nhất 16h30 ngày 24/11/2025", "2025-11-24", at: "16:30", .by),
        ])
    func words(_ item: Case) throws {
        let (duty, findings) = Desk.duty(
            "kind: deadline\ntitle: T\nowed-by: truong\ndue: \(item.text)")
        #expect(findings.map(\.message.en) == [])
        guard case .dates(let dates) = try #require(duty).schedule else {
            Issue.record("not a single date")
            return
        }
        let time = try item.time.map { try CivilTime(parsing: $0) }
        #expect(
            dates == [
                DueDate(date: try CivilDate(parsing: item.date), time: time, reading: item.reading)
            ])
    }

    @Test(
        "The keys before and by say the same as the words (statement 1)",
        arguments: [("before", DueReading.before), ("by", .by)])
    func keys(_ key: String, _ reading: DueReading) throws {
        let (duty, _) = Desk.duty(
            "kind: deadline\ntitle: T\nowed-by: truong\n\(key): 05/11/2025")
        guard case .dates(let dates) = try #require(duty).schedule else {
            Issue.record("not a single date")
            return
        }
        #expect(dates.map(\.reading) == [reading])
        #expect(dates.map(\.date.iso) == ["2025-11-05"])
    }

    struct Recurring: CustomTestStringConvertible {
        var lines: String
        var normal: String
        var reading: DueReading

        var testDescription: String { lines }
    }

    @Test(
        "A due day in every period may be given in either language",
        arguments: [
            Recurring(
                lines: "every: quarter\ndue: last working day",
                normal: "every quarter on last working day", reading: .by),
            Recurring(
                lines: "every: quý\ndue: ngày làm việc cuối",
                normal: "every quarter on last working day", reading: .by),
            Recurring(
                lines: "every: mỗi tháng\ndue: trước ngày 25", normal: "every month on 25",
                reading: .before),
            Recurring(
                lines: "every: month\nbefore: 25", normal: "every month on 25", reading: .before),
            Recurring(
                lines: "due: chậm nhất ngày 25 hằng tháng", normal: "every month on 25",
                reading: .by),
            Recurring(
                lines: "every: half-year\ndue: last day", normal: "every half-year on last day",
                reading: .by),
        ])
    func recurring(_ item: Recurring) throws {
        let (duty, findings) = Desk.duty(
            "kind: deadline\ntitle: T\nowed-by: truong\n\(item.lines)")
        #expect(findings.filter { $0.severity == .error }.map(\.message.en) == [])
        guard case .recurring(let expression, let reading) = try #require(duty).schedule else {
            Issue.record("not recurring")
            return
        }
        #expect(expression.normal == item.normal)
        #expect(reading == item.reading)
    }

    @Test(
        "Offsets are calendar or working days, in either language (statement 3)",
        arguments: [
            ("30d", Offset.days(30)), ("0d", .days(0)), ("30 ngày", .days(30)),
            ("3wd", .workingDays(3)), ("3 ngày làm việc", .workingDays(3)),
            ("3 working days", .workingDays(3)), ("2 tuần", .days(14)), ("2w", .days(14)),
        ])
    func offsets(_ text: String, _ offset: Offset) {
        #expect(Offset(reading: text) == offset)
    }

    @Test(
        "What is no offset is refused",
        arguments: ["", "d", "3", "-3d", "3.5d", "3 months", "3661d", "99999999999999999999d"])
    func noOffset(_ text: String) { #expect(Offset(reading: text) == nil) }

    @Test(
        "A reminder may have a time of day (statement 3)",
        arguments: [
            ("0d at 07:30", 7, 30), ("0d lúc 7h30", 7, 30), ("0d lúc 7h", 7, 0),
            ("1wd trước", nil, nil), ("7 days before", nil, nil),
        ])
    func reminders(_ text: String, _ hour: Int?, _ minute: Int?) throws {
        let reminder = try #require(Reminder(reading: text))
        #expect(reminder.at?.hour == hour)
        #expect(reminder.at?.minute == minute)
    }
}
