/// Help with words that can't be said of all the days of a list, or of any.
extension WhenHelp {
    /// `10/7 và 10/01 năm sau`: one rule for each, as far as the dates are known.
    static func nextYearOfSeveral(_ choices: [WhenClauses.Choice], _ range: Range<Int>)
        -> WhenError
    {
        let dates = choices.compactMap { choice in
            if case .dayMonth(let day, let month) = choice { "\(day)/\(month)" } else { nil }
        }
        let (first, last) =
            dates.count > 1 ? (dates[0], dates[dates.count - 1]) : ("10/7", "10/1")
        return WhenError(
            "is 'next year' said of all the dates, or of the last one only?",
            vi: "“năm sau” là của mọi ngày, hay chỉ của ngày cuối?",
            remedy: "make it two duties: every year on \(first), and every year on \(last) of next "
                + "year",
            remedyVi:
                "ghi thành hai nhiệm vụ: hằng năm, ngày \(first); và hằng năm, ngày \(last) năm "
                + "sau", range: range)
    }

    /// `ngày 20 và ngày 5 tháng sau`.
    static func nextOfSeveral(_ days: [Int], _ next: WhenClauses.Placed<WhenPeriod>) -> WhenError {
        let (name, nameVi) = (
            WhenPrinterWords.name(next.value), WhenPrinterWords.vietnameseName(next.value)
        )
        return WhenError(
            "is 'next \(name)' said of all the days, or of the last one only?",
            vi: "“\(nameVi) sau” là của mọi ngày, hay chỉ của ngày cuối?",
            remedy: "make each day a duty of its own: day \(days[0]); and day "
                + "\(days[days.count - 1]) of next \(name)",
            remedyVi: "mỗi ngày ghi một nhiệm vụ: ngày \(days[0]); và ngày "
                + "\(days[days.count - 1]) \(nameVi) sau", range: next.range)
    }

    /// `29/2 năm nhuận`: a leap year is of the solar calendar, and only 29/2 comes in no other.
    static func leapYear(_ range: Range<Int>) -> WhenError {
        WhenError(
            "a leap year isn't named here", vi: "ở đây không nêu riêng năm nhuận",
            remedy: "what comes in leap years only is '29/2 or skip'; for any other day write the "
                + "date, such as 10/03/2028",
            remedyVi: "việc chỉ có ở năm nhuận thì viết “29/2 hoặc bỏ qua”; ngày khác thì ghi hẳn "
                + "ngày, như 10/03/2028", range: range)
    }
}
