import Testing

@testable import Civil

struct LunarErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { text }
        let text: String
        let error: LunarError

        init(_ text: String, _ error: LunarError) {
            self.text = text
            self.error = error
        }
    }

    @Test(
        "A lunar date that can't be is refused with the reason",
        arguments: [
            Case("30/12/2025", .dayOutOfRange(30, length: 29)),
            Case("31/1/2025", .dayOutOfRange(31, length: 30)),
            Case("0/1/2025", .dayOutOfRange(0, length: 30)),
            Case("1/13/2025", .monthOutOfRange(13)),
            Case("1/0/2025", .monthOutOfRange(0)),
            Case("1/5/2025 nhuận", .noLeapMonth(5, year: 2025, has: 6)),
            Case("1/5/2026 nhuận", .noLeapMonth(5, year: 2026, has: nil)),
            Case("1/1/2200", .yearOutOfRange(2200)),
            Case("1/1/1966", .yearOutOfRange(1966)),
            Case("1/12/1967", .yearOutOfRange(1967)),
            Case("", .unreadable("")),
            Case("1/1", .unreadable("1/1")),
            Case("2025-01-29", .unreadable("2025-01-29")),
            Case("1/1/2025 nhuận nhuận", .unreadable("1/1/2025 nhuận nhuận")),
            Case("1/1/2025 rằm", .unreadable("1/1/2025 rằm")),
            Case("1/1/2025 nhuậnâm lịch", .unreadable("1/1/2025 nhuậnâm lịch")),
            Case("+1/1/2025", .unreadable("+1/1/2025")),
            Case("1/1/99999999999999999999", .unreadable("1/1/99999999999999999999")),
        ])
    func refused(example: Case) {
        #expect(throws: example.error) { _ = try LunarDate(parsing: example.text) }
    }

    @Test(
        "A leap month and the word lunar may be written in both languages",
        arguments: [
            "1/6/2025 nhuận", "01/06/2025 nhuận", "1/6/2025 NHUẬN", "1/6/2025 nhuan",
            "1/6/2025 leap", "1/6/2025 (nhuận)", "1/6/2025 nhuận âm lịch", "1/6/2025 âm lịch nhuận",
            "1/6/2025 lunar, leap", " 1/6/2025  nhuận ÂL ", "1/6/2025 nhua\u{0323}\u{0302}n",
        ])
    func spellings(text: String) throws {
        #expect(try LunarDate(parsing: text).solar.iso == "2025-07-25")
    }

    @Test("Solar days outside the supported ones are refused with the reason")
    func solarDays() throws {
        let before = try CivilDate(parsing: "1967-12-31")
        let after = try CivilDate(parsing: "2200-02-15")
        #expect(throws: LunarError.before1968(before)) { _ = try LunarDate(before) }
        #expect(throws: LunarError.after2199(after)) { _ = try LunarDate(after) }
        #expect(throws: LunarError.before1968(.min)) { _ = try LunarDate(.min) }
        #expect(throws: LunarError.after2199(.max)) { _ = try LunarDate(.max) }
        #expect(
            LunarError.before1968(before).description == """
                1967-12-31 lies before 1968-01-01, when the Vietnamese calendar went over to \
                UTC+7; for the years before, the sources disagree
                """)
        #expect(
            LunarError.before1968(before).vietnamese == """
                31/12/1967 trước ngày 01/01/1968, khi lịch Việt Nam chuyển sang múi giờ 7; \
                về những năm trước đó các nguồn không thống nhất
                """)
    }
}
