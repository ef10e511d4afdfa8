import Testing
import TestSupport

@testable import Civil

struct WorkingCalendarTests {
    @Test("The days listed are days off by name and worked Saturdays, no plain weekends")
    func listed() throws {
        let days = try VietnamSample.calendar2025().listed(
            from: try VietnamSample.date("2025-04-01"), to: try VietnamSample.date("2025-05-02"))
        #expect(
            days.map { "\($0.date.iso) \($0.kind) \($0.name)" } == [
                "2025-04-07 off Giỗ Tổ", "2025-04-26 work Làm bù cho 02/5",
                "2025-04-30 off Ngày Chiến thắng", "2025-05-01 off Quốc tế lao động",
                "2025-05-02 off Nghỉ hoán đổi",
            ])
        #expect(days.allSatisfy { $0.isAnnounced && $0.source == "Thông báo" })
    }

    @Test("An announced year holds just what was announced; the others what the law implies")
    func announced() throws {
        let calendar = try VietnamSample.calendar2025()
        let (first, last) = (
            try VietnamSample.date("2025-01-01"), try VietnamSample.date("2025-12-31")
        )
        #expect(calendar.listed(from: first, to: last).count == 13)
        let next = try #require(last.adding(days: 1))
        #expect(calendar.entry(on: next) == .off("Tết Dương lịch", isAnnounced: false))
        #expect(calendar.listed(from: last, to: first).isEmpty)
    }

    @Test("A day is worked, a weekend, off or worked in exchange, and says why")
    func status() throws {
        let calendar = try VietnamSample.calendar2025()
        func status(_ day: String) throws -> DayStatus {
            calendar.entry(on: try VietnamSample.date(day))
        }
        #expect(try status("2025-04-25") == .working)
        #expect(try status("2025-04-26") == .worked("Làm bù cho 02/5"))
        #expect(try status("2025-04-27") == .weekend)
        #expect(try status("2025-05-02") == .off("Nghỉ hoán đổi", isAnnounced: true))
    }

    struct Step: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(count) from \(day)" }
        let day: String
        /// Negative: before the day.
        let count: Int
        let found: String

        init(_ day: String, _ count: Int, _ found: String) {
            self.day = day
            self.count = count
            self.found = found
        }
    }

    @Test(
        "The n-th working day skips days off and counts worked Saturdays",
        arguments: [
            Step("2025-04-25", 1, "2025-04-26"), Step("2025-04-25", 2, "2025-04-28"),
            Step("2025-04-29", 1, "2025-05-05"), Step("2025-04-27", 1, "2025-04-28"),
            Step("2025-05-05", -1, "2025-04-29"), Step("2025-04-28", -1, "2025-04-26"),
            Step("2025-04-26", -1, "2025-04-25"), Step("2025-01-24", 1, "2025-02-03"),
            Step("2025-02-03", -5, "2025-01-20"), Step("2025-11-04", 1, "2025-11-05"),
            // 250 working days in 2025: 261 weekdays, 12 of them off, and one Saturday.
            Step("2024-12-31", 250, "2025-12-31"),
        ])
    func steps(example: Step) throws {
        let calendar = try VietnamSample.calendar2025()
        let day = try VietnamSample.date(example.day)
        let found =
            example.count > 0
            ? calendar.workingDay(example.count, after: day)
            : calendar.workingDay(-example.count, before: day)
        #expect(found?.iso == example.found)
    }

    @Test("A day off rolls to the nearest working day, a working day stays (statement 2)")
    func rolls() throws {
        let calendar = try VietnamSample.calendar2025()
        let saturday = try VietnamSample.date("2025-02-01")
        #expect(calendar.rollForward(saturday)?.iso == "2025-02-03")
        #expect(calendar.rollBackward(saturday)?.iso == "2025-01-24")
        let worked = try VietnamSample.date("2025-04-26")
        #expect(calendar.rollForward(worked) == worked)
        #expect(calendar.rollBackward(worked) == worked)
    }

    @Test("The first day isn't counted, the last one is (Civil Code, article 147)")
    func counts() throws {
        let calendar = try VietnamSample.calendar2025()
        func count(_ from: String, _ to: String) throws -> Int {
            calendar.workingDays(
                from: try VietnamSample.date(from), to: try VietnamSample.date(to))
        }
        #expect(try count("2025-11-04", "2025-11-05") == 1)
        #expect(try count("2025-11-04", "2025-11-11") == 5)
        #expect(try count("2025-04-25", "2025-05-05") == 4)
        #expect(try count("2025-11-05", "2025-11-05") == 0)
        #expect(try count("2025-11-05", "2025-11-04") == 0)
    }

    @Test("An organisation's own days lie upon the country's, and win")
    func layers() throws {
        let own = CalendarLayer(
            entries: try [
                VietnamSample.off("2025-05-15", "Ngày truyền thống"),
                VietnamSample.work("2025-05-02", "Trực"),
            ],
            holidays: [YearlyHoliday(name: "Ngày thành lập", day: 3, month: 6)])
        let calendar = WorkingCalendar(
            name: "co-quan", layers: [try VietnamSample.announced2025(), own])
        func status(_ day: String) throws -> DayStatus {
            calendar.entry(on: try VietnamSample.date(day))
        }
        #expect(try status("2025-05-15") == .off("Ngày truyền thống", isAnnounced: true))
        #expect(try status("2025-05-02") == .worked("Trực"))
        #expect(try status("2025-05-01") == .off("Quốc tế lao động", isAnnounced: true))
        // The country's announcement doesn't speak of the organisation's own holiday.
        #expect(try status("2025-06-03") == .off("Ngày thành lập", isAnnounced: false))
    }

    @Test("What an organisation makes up for doesn't land on the country's days off")
    func layersMakeUp() throws {
        let own = CalendarLayer(holidays: [
            // A Sunday in 2025, the day before Giỗ Tổ.
            YearlyHoliday(name: "A", day: 6, month: 4, source: "Quy chế"),
            YearlyHoliday(name: "B", day: 2, month: 9),
        ])
        let calendar = WorkingCalendar(
            name: "co-quan", layers: [try VietnamSample.announced2025(), own])
        let days = calendar.listed(
            from: try VietnamSample.date("2025-04-01"), to: try VietnamSample.date("2025-04-20"))
        #expect(
            days.map { "\($0.date.iso) \($0.name) \($0.isAnnounced) \($0.source ?? "")" } == [
                "2025-04-06 A false Quy chế", "2025-04-07 Giỗ Tổ true Thông báo",
                "2025-04-08 Nghỉ bù A false Quy chế",
            ])
        #expect(
            calendar.entry(on: try VietnamSample.date("2025-09-02"))
                == .off("Quốc khánh", isAnnounced: true))
    }

    @Test("Other weekly days off move what is made up for")
    func otherWeekend() throws {
        let calendar = WorkingCalendar(
            name: "x", weekend: [.sunday], holidays: VietnamSample.holidays)
        #expect(calendar.isWorkingDay(try VietnamSample.date("2027-01-09")))
        // 2027-01-02 is a Saturday, 2028-01-01 too: a holiday there is no weekly day off.
        #expect(calendar.isWorkingDay(try VietnamSample.date("2028-01-03")))
        #expect(!VietnamSample.implied.isWorkingDay(try VietnamSample.date("2028-01-03")))
    }

    @Test("Outside 1968–2199 weekly days off and dated days alone count")
    func outside() throws {
        let calendar = WorkingCalendar(
            name: "x", entries: [try VietnamSample.off("1950-01-02", "A")],
            holidays: VietnamSample.holidays)
        #expect(!calendar.isWorkingDay(try VietnamSample.date("1950-01-02")))
        #expect(calendar.isWorkingDay(try VietnamSample.date("1950-05-01")))
        #expect(
            calendar.workingDay(1, after: try VietnamSample.date("1950-01-01"))?.iso == "1950-01-03"
        )
        #expect(calendar.workingDay(1, after: .max) == nil)
        #expect(calendar.workingDay(1, before: .min) == nil)
    }

    @Test("The table agrees with going day by day, wherever a search begins and ends")
    func dayByDay() throws {
        let calendar = try VietnamSample.calendar2025()
        var random = SeededGenerator(seed: 20_250_129)
        let first = CivilDate.dayNumber(year: 1967, month: 6, day: 1)
        let last = CivilDate.dayNumber(year: 2200, month: 6, day: 1)
        for _ in 0..<2_000 {
            let number = Int.random(in: first...last, using: &random)
            let count = Int.random(in: 1...300, using: &random)
            let day = CivilDate(uncheckedDayNumber: number)
            let after = try #require(calendar.workingDay(count, after: day))
            #expect(after == slow(calendar, count, day, by: 1), "\(count) after \(day.iso)")
            #expect(calendar.workingDays(from: day, to: after) == count, "up to \(after.iso)")
            let before = try #require(calendar.workingDay(count, before: day))
            #expect(before == slow(calendar, count, day, by: -1), "\(count) before \(day.iso)")
            #expect(
                calendar.workingDays(from: before, to: day)
                    == count - 1 + (calendar.isWorkingDay(day) ? 1 : 0), "from \(before.iso)")
        }
    }

    private func slow(
        _ calendar: WorkingCalendar, _ count: Int, _ day: CivilDate, by step: Int
    ) -> CivilDate? {
        var (current, left) = (day, count)
        while left > 0 {
            guard let next = current.adding(days: step) else { return nil }
            current = next
            let works =
                switch calendar.entry(on: current) {
                case .working, .worked: true
                case .weekend, .off: false
                }
            if works { left -= 1 }
        }
        return current
    }
}
