import Testing

@testable import Civil

struct LunarDateTests {
    struct Pair: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(solar) \(lunar)" }
        let solar: String
        let lunar: String
        /// Why it is here.
        let why: String

        init(_ solar: String, _ lunar: String, _ why: String) {
            self.solar = solar
            self.lunar = lunar
            self.why = why
        }
    }

    @Test(
        "Disputed and well-known days fall where the Vietnamese calendar puts them",
        arguments: [
            Pair("1968-01-01", "2/12/1967", "the first day at UTC+7"),
            Pair("1968-01-29", "1/1/1968", "Tết in the North; the South kept 30/01"),
            Pair("1985-01-21", "1/1/1985", "China had 20/02"),
            Pair("2007-02-17", "1/1/2007", "China had 18/02"),
            Pair("2030-02-02", "1/1/2030", "China has 03/02"),
            Pair("2053-02-18", "1/1/2053", "China has 19/02"),
            Pair("1984-12-21", "29/11/1984", "day before the solstice, in a month 11"),
            Pair("1985-03-21", "1/2/1985 nhuận", "leap second month of 1985"),
            Pair("2025-01-28", "29/12/2024", "no 30 Chạp"),
            Pair("2025-01-29", "1/1/2025", "Tết Ất Tỵ"),
            Pair("2025-04-07", "10/3/2025", "Giỗ Tổ"),
            Pair("2025-07-25", "1/6/2025 nhuận", "leap sixth month"),
            Pair("2026-02-17", "1/1/2026", "Tết Bính Ngọ"),
            Pair("2026-04-26", "10/3/2026", "Giỗ Tổ, a Sunday"),
            Pair("2033-12-22", "1/11/2033 nhuận", "leap eleventh month of 2033"),
            Pair("2034-01-20", "1/12/2033", "the twelfth after the leap eleventh"),
            Pair("2034-02-19", "1/1/2034", "Tết after it"),
            Pair("2054-05-08", "1/4/2054", "new moon 23 s after midnight"),
            Pair("2072-12-09", "1/11/2072", "new moon 72 s before midnight"),
            Pair("2077-11-15", "1/10/2077", "new moon 10 s before midnight"),
            Pair("2085-10-18", "1/9/2085", "new moon 28 s before midnight"),
        ])
    func days(example: Pair) throws {
        let solar = try CivilDate(parsing: example.solar)
        #expect(try LunarDate(solar).text == example.lunar, "\(example.why)")
        #expect(try LunarDate(parsing: example.lunar).solar == solar, "\(example.why)")
    }

    @Test("Every day from 1968-01-01 to the end of 2199 round-trips, in order")
    func roundTrip() throws {
        let first = CivilDate.dayNumber(year: 1968, month: 1, day: 1)
        let last = CivilDate.dayNumber(year: 2200, month: 2, day: 14)
        var previous = try LunarDate(CivilDate(uncheckedDayNumber: first))
        #expect(previous == (try LunarDate(year: 1967, month: 12, day: 2)))
        for number in first + 1...last {
            let solar = CivilDate(uncheckedDayNumber: number)
            let lunar = try LunarDate(solar)
            guard lunar.solar == solar, previous < lunar,
                lunar.day == previous.day + 1
                    || (lunar.day == 1 && (previous.day == 29 || previous.day == 30)),
                try LunarDate(
                    year: lunar.year, month: lunar.month, day: lunar.day, isLeap: lunar.isLeap)
                    == lunar
            else {
                Issue.record("\(solar.iso) is \(lunar), which is \(lunar.solar.iso)")
                return
            }
            previous = lunar
        }
        #expect(previous.text == "30/12/2199")
    }

    @Test("There is no 30 Chạp from the Tết of 2025 to that of 2032")
    func shortTwelfthMonths() throws {
        let lengths = try (2023...2033).map { try LunarDate.length(ofMonth: 12, of: $0) }
        #expect(lengths == [30, 29, 29, 29, 29, 29, 29, 29, 29, 30, 30])
    }

    @Test("Leap months are those of the almanacs")
    func leapMonths() {
        let found = (2000...2060).compactMap { year in
            LunarDate.leapMonth(of: year).map { "\(year):\($0)" }
        }
        #expect(
            found == [
                "2001:4", "2004:2", "2006:7", "2009:5", "2012:4", "2014:9", "2017:6", "2020:4",
                "2023:2", "2025:6", "2028:5", "2031:3", "2033:11", "2036:6", "2039:5", "2042:2",
                "2044:7", "2047:5", "2050:3", "2052:8", "2055:6", "2058:4",
            ])
    }

    @Test("Seven leap months come in nineteen years, give or take one")
    func leapMonthsAreRegular() {
        for year in 1968...2181 {
            let count = (year..<year + 19).count { LunarDate.leapMonth(of: $0) != nil }
            #expect((6...8).contains(count), "\(year)")
        }
    }

    @Test("A 30th that a month lacks is its 29th (statement 5)")
    func clamped() throws {
        let eve = LunarDate.clamped(year: 2025, month: 12, day: 30, isLeap: false)
        #expect(eve?.text == "29/12/2025")
        #expect(eve?.solar.iso == "2026-02-16")
        #expect(LunarDate.clamped(year: 2025, month: 1, day: 30, isLeap: false)?.day == 30)
        #expect(LunarDate.clamped(year: 2025, month: 5, day: 1, isLeap: true) == nil)
        #expect(LunarDate.clamped(year: 2200, month: 1, day: 1, isLeap: false) == nil)
        #expect(LunarDate.clamped(year: 1967, month: 12, day: 1, isLeap: false) == nil)
        #expect(LunarDate.clamped(year: 2025, month: 13, day: 1, isLeap: false) == nil)
        #expect(LunarDate.clamped(year: 2025, month: 1, day: 31, isLeap: false) == nil)
    }

    @Test(
        "Years are named in can chi",
        arguments: [
            ("Mậu Thân", 1968), ("Giáp Tý", 1984), ("Ất Sửu", 1985), ("Ất Tỵ", 2025),
            ("Bính Ngọ", 2026), ("Đinh Mùi", 2027), ("Quý Sửu", 2033), ("Kỷ Hợi", 2199),
            ("Tân Dậu", 1),
        ])
    func canChi(name: String, year: Int) {
        #expect(CanChi.year(year) == name)
    }
}
