@testable import Civil

/// Vietnam's holidays as the Labour Code 2019, article 112, has them.
enum VietnamSample {
    static let holidays = [
        YearlyHoliday(name: "Tết Dương lịch", day: 1, month: 1),
        YearlyHoliday(
            name: "Tết Nguyên đán", day: 1, month: 1, isLunar: true, daysBefore: 2, daysAfter: 2),
        YearlyHoliday(name: "Giỗ Tổ", day: 10, month: 3, isLunar: true),
        YearlyHoliday(name: "Ngày Chiến thắng", day: 30, month: 4),
        YearlyHoliday(name: "Quốc tế lao động", day: 1, month: 5),
        YearlyHoliday(name: "Quốc khánh", day: 2, month: 9, daysBefore: 1),
        YearlyHoliday(name: "Ngày Văn hóa", day: 24, month: 11, since: 2026),
    ]

    static let implied = WorkingCalendar(name: "vn", holidays: holidays)

    /// 2025 as announced for civil servants.
    static func announced2025() throws -> CalendarLayer {
        CalendarLayer(
            entries: try [
                off("2025-01-01", "Tết Dương lịch"), off("2025-01-27", "Tết"),
                off("2025-01-28", "Tết"), off("2025-01-29", "Tết"), off("2025-01-30", "Tết"),
                off("2025-01-31", "Tết"), off("2025-04-07", "Giỗ Tổ"),
                work("2025-04-26", "Làm bù cho 02/5"), off("2025-04-30", "Ngày Chiến thắng"),
                off("2025-05-01", "Quốc tế lao động"), off("2025-05-02", "Nghỉ hoán đổi"),
                off("2025-09-01", "Quốc khánh"), off("2025-09-02", "Quốc khánh"),
            ], holidays: holidays, announced: [2025])
    }

    static func calendar2025() throws -> WorkingCalendar {
        WorkingCalendar(name: "vn", layers: [try announced2025()])
    }

    static func off(_ day: String, _ name: String) throws -> CalendarDay {
        CalendarDay(
            date: try CivilDate(parsing: day), kind: .off, name: name, source: "Thông báo")
    }

    static func work(_ day: String, _ name: String) throws -> CalendarDay {
        CalendarDay(
            date: try CivilDate(parsing: day), kind: .work, name: name, source: "Thông báo")
    }

    static func date(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }
}
