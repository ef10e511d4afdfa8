/// Why there is no such lunar date, or why a text isn't one.
package enum LunarError: Error, Hashable, Sendable {
    /// The solar day lies before 1968-01-01.
    case before1968(CivilDate)
    /// The solar day lies after the lunar year 2199.
    case after2199(CivilDate)
    /// The lunar year lies outside 1968–2199, or the day before 2/12/1967 (which is 1968-01-01).
    case yearOutOfRange(Int)
    case monthOutOfRange(Int)
    /// The month has only `length` days, or the day is no day at all.
    case dayOutOfRange(Int, length: Int)
    /// The year has no such leap month; its own is `has`, `nil` when it has none.
    case noLeapMonth(Int, year: Int, has: Int?)
    case unreadable(String)
}

extension LunarError: CustomStringConvertible {
    /// One English line.
    package var description: String {
        switch self {
        case .before1968(let day):
            "\(day.iso) lies before 1968-01-01, when the Vietnamese calendar went over to UTC+7; "
                + "for the years before, the sources disagree"
        case .after2199(let day):
            "\(day.iso) lies after the lunar year 2199, the last that is computed"
        case .yearOutOfRange(let year):
            year < 1968
                ? "lunar year \(year): days before 2/12/1967 (1968-01-01) aren't computed, because "
                    + "the sources disagree about the zone (UTC+7 or UTC+8)"
                : "lunar year \(year) is outside 1968–2199"
        case .monthOutOfRange(let month):
            "month \(month) is outside 1–12"
        case .dayOutOfRange(let day, let length):
            "day \(day) is outside 1–\(length)"
        case .noLeapMonth(let month, let year, nil):
            "lunar year \(year) has no leap month, so month \(month) comes once"
        case .noLeapMonth(let month, let year, let has?):
            "lunar year \(year) has no leap month \(month); its leap month is \(has)"
        case .unreadable(let text):
            "'\(text)' is not a lunar date such as 1/1/2025 or 1/6/2025 nhuận"
        }
    }

    /// The same in Vietnamese.
    package var vietnamese: String {
        switch self {
        case .before1968(let day):
            "\(day.vietnamese) trước ngày 01/01/1968, khi lịch Việt Nam chuyển sang múi giờ 7; "
                + "về những năm trước đó các nguồn không thống nhất"
        case .after2199(let day):
            "\(day.vietnamese) sau năm âm lịch 2199, năm cuối cùng tính được"
        case .yearOutOfRange(let year):
            year < 1968
                ? "năm âm lịch \(year): không tính các ngày trước 2/12/1967 (01/01/1968), "
                    + "vì các nguồn không thống nhất về múi giờ (7 hay 8)"
                : "năm âm lịch \(year) ngoài khoảng 1968–2199"
        case .monthOutOfRange(let month):
            "tháng \(month) ngoài khoảng 1–12"
        case .dayOutOfRange(let day, let length):
            "ngày \(day) ngoài khoảng 1–\(length)"
        case .noLeapMonth(let month, let year, nil):
            "năm âm lịch \(year) không nhuận, nên không có tháng \(month) nhuận"
        case .noLeapMonth(let month, let year, let has?):
            "năm âm lịch \(year) không nhuận tháng \(month); năm này nhuận tháng \(has)"
        case .unreadable(let text):
            "“\(text)” không phải ngày âm lịch như 1/1/2025 hoặc 1/6/2025 nhuận"
        }
    }
}
