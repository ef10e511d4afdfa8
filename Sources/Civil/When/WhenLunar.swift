/// What the when-language asks of the Vietnamese lunar calendar.
enum WhenLunar {
    /// Lunar years that can be computed.
    static let years = LunarDate.years

    /// The solar date; a 30th in a month of 29 days is its 29th. `nil` when the year has no such
    /// leap month, or lies outside the supported years.
    static func solar(year: Int, month: Int, day: Int, leap: Bool) -> CivilDate? {
        LunarDate.clamped(year: year, month: month, day: day, isLeap: leap)?.solar
    }

    /// `2026-L03`, and `2025-L06N` of a leap month.
    static func key(year: Int, month: Int, leap: Bool) -> String {
        "\(pad(year, 4))-L\(pad(month, 2))\(leap ? "N" : "")"
    }

    /// Throws when one named lunar year can't have such a month.
    static func check(year: Int, month: Int, leap: Bool, _ range: Range<Int>) throws(WhenError) {
        guard years.contains(year) else { throw WhenChecks.outsideYears(years, range) }
        if leap, solar(year: year, month: month, day: 1, leap: true) == nil {
            throw WhenError(
                "lunar year \(year) has no leap month \(month)",
                vi: "năm âm lịch \(year) không nhuận tháng \(month)", range: range)
        }
    }
}
