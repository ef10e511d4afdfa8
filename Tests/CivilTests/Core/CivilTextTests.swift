import Testing

@testable import Civil

struct CivilTextTests {
    @Test(
        "A date is read day first or as ISO 8601",
        arguments: [
            ("05/11/2025", "2025-11-05"), ("5/11/2025", "2025-11-05"), ("5/3/2025", "2025-03-05"),
            ("2025-11-05", "2025-11-05"), ("2025-11-5", "2025-11-05"), ("01/01/0001", "0001-01-01"),
            ("31/12/9999", "9999-12-31"),
        ])
    func dates(text: String, iso: String) throws {
        #expect(try CivilDate(parsing: text).iso == iso)
    }

    @Test(
        "What isn't a date is refused with an example of one",
        arguments: [
            "", "5/11", "5/11/25", "05-11-2025", "2025/11/05", "2025-11", "5.11.2025", "5/11/2025 ",
            "5//2025", "+5/11/2025", "-5/11/2025", "5/11/2025/1", "005/11/2025", "5/11/20255",
            "٥/١١/٢٠٢٥", "2025-11-05T08:00", "hôm nay", "5/11-2025",
        ])
    func notDates(text: String) {
        let error = #expect(throws: CivilError.self) { _ = try CivilDate(parsing: text) }
        #expect(
            error
                == .unreadable(text: text, expected: "a date such as 05/11/2025 or 2025-11-05"))
        #expect(
            error?.vietnamese == "không đọc được “\(text)”; viết như 05/11/2025 hoặc 2025-11-05")
    }

    @Test("A date that can't be is told apart from a text that is none")
    func impossibleDates() {
        #expect(throws: CivilError.outOfRange(quantity: "day", value: 29, range: 1...28)) {
            _ = try CivilDate(parsing: "29/02/2025")
        }
        #expect(throws: CivilError.outOfRange(quantity: "month", value: 13, range: 1...12)) {
            _ = try CivilDate(parsing: "2025-13-01")
        }
        #expect(throws: CivilError.outOfRange(quantity: "year", value: 0, range: 1...9999)) {
            _ = try CivilDate(parsing: "01/01/0000")
        }
    }

    @Test("A date is written in three ways")
    func formats() throws {
        let date = try CivilDate(year: 2025, month: 3, day: 5)
        #expect(date.iso == "2025-03-05")
        #expect(date.vietnamese == "05/03/2025")
        #expect(date.vietnameseShort == "05/03")
        #expect(CivilDate.min.iso == "0001-01-01")
        #expect(CivilDate.min.vietnamese == "01/01/0001")
    }

    @Test(
        "A time is read to the second",
        arguments: [
            ("7:30", "07:30"), ("07:30", "07:30"), ("07:30:15", "07:30:15"), ("0:0", "00:00"),
            ("23:59:59", "23:59:59"),
        ])
    func times(text: String, iso: String) throws {
        #expect(try CivilTime(parsing: text).iso == iso)
    }

    @Test(
        "What isn't a time is refused",
        arguments: [
            ("24:00", "hour 24 is outside 0–23"), ("12:60", "minute 60 is outside 0–59"),
            ("12:00:60", "second 60 is outside 0–59"), ("12", "'12' is not a time such as 07:30"),
            ("", "'' is not a time such as 07:30"), ("7h30", "'7h30' is not a time such as 07:30"),
            ("7:030", "'7:030' is not a time such as 07:30"),
            ("-7:30", "'-7:30' is not a time such as 07:30"),
            ("7:", "'7:' is not a time such as 07:30"),
            ("1:2:3:4", "'1:2:3:4' is not a time such as 07:30"),
        ])
    func notTimes(text: String, message: String) {
        let error = #expect(throws: CivilError.self) { _ = try CivilTime(parsing: text) }
        #expect(error?.description == message)
    }

    @Test(
        "A date with a time is read with T or a blank, or with no time as midnight",
        arguments: [
            ("2025-03-28T08:00", "2025-03-28T08:00:00"),
            ("2025-03-28 08:00:05", "2025-03-28T08:00:05"),
            ("28/3/2025 8:00", "2025-03-28T08:00:00"), ("28/3/2025", "2025-03-28T00:00:00"),
        ])
    func dateTimes(text: String, iso: String) throws {
        #expect(try CivilDateTime(parsing: text).iso == iso)
    }

    @Test("Fractions are written only where there are any")
    func fractions() throws {
        let time = try CivilTime(hour: 8, minute: 0, second: 5, microsecond: 250)
        #expect(time.iso == "08:00:05.000250")
        #expect(time.microsecond == 250)
        #expect(CivilTime.midnight.isoWithSeconds == "00:00:00")
        #expect(CivilTime(23, 59, 59)?.iso == "23:59:59")
        #expect(CivilTime(24, 0) == nil)
        #expect(throws: CivilError.self) {
            _ = try CivilTime(hour: 0, minute: 0, second: 0, microsecond: 1_000_000)
        }
    }

    @Test(
        "Offsets from UTC are written as ISO 8601 does",
        arguments: [
            (0, "+00:00"), (25_200, "+07:00"), (-12_600, "-03:30"), (25_590, "+07:06:30"),
            (-1, "-00:00:01"),
        ])
    func offsets(seconds: Int, text: String) {
        #expect(isoOffset(seconds) == text)
    }
}

/// Of all the dates there are.
struct CivilTextPropertyTests {
    @Test("What is written is read back, for a day of every month of the years 1–9999")
    func readBack() throws {
        for month in 0..<9999 * 12 {
            let date = try CivilDate(
                year: month / 12 + 1, month: month % 12 + 1, day: month % 28 + 1)
            guard try CivilDate(parsing: date.iso) == date,
                try CivilDate(parsing: date.vietnamese) == date
            else {
                Issue.record("\(date.iso)")
                return
            }
        }
    }
}
