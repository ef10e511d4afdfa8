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

    /// `15/12 và 15/01/2027`: those before the turn may be of the year before.
    static func roundNewYear(
        _ dates: [(day: Int, month: Int)], _ year: Int, _ range: Range<Int>
    ) -> WhenError {
        var texts: [String] = []
        var same: [String] = []
        let turn =
            dates.indices.dropFirst().first {
                (dates[$0].month, dates[$0].day) < (dates[$0 - 1].month, dates[$0 - 1].day)
            } ?? 0
        for (index, date) in dates.enumerated() {
            let inYear = index < turn ? year - 1 : year
            for (year, isOwn) in [(inYear, true), (year, false)] {
                let last = CivilDate.daysInMonth(year: year, month: date.month)
                let day = date.day < 0 ? last + 1 + date.day : min(date.day, last)
                let text = "\(pad(day, 2))/\(pad(date.month, 2))/\(year)"
                if isOwn { texts.append(text) } else { same.append(text) }
            }
        }
        let (before, after) = (texts[..<turn], texts[turn...])
        return WhenError(
            "is \(year) the year of all these dates, or only of those after New Year?",
            vi: "năm \(year) là của mọi ngày, hay chỉ của ngày sau Tết dương lịch?",
            remedy: "make it two rules: \(before.joined(separator: " and ")); and "
                + "\(after.joined(separator: " and ")); or write \(same.joined(separator: " and "))",
            remedyVi: "ghi thành hai quy tắc: \(before.joined(separator: " và ")); và "
                + "\(after.joined(separator: " và ")); hoặc viết \(same.joined(separator: " và "))",
            range: range)
    }

    /// `ngày 10 và rằm hằng tháng`: one of the lunar calendar, the other of neither.
    static func besideFullMoon(_ choices: [WhenClauses.Choice], _ range: Range<Int>) -> WhenError {
        let days = choices.compactMap { choice -> Int? in
            if case .pick(.day(let day)) = choice, day != 15, day > 0 { day } else { nil }
        }
        let day = days.first ?? 1
        return WhenError(
            "'rằm' is of the lunar calendar; of which are the days beside it?",
            vi: "“rằm” là âm lịch; ngày đứng cạnh là âm lịch hay dương lịch?",
            remedy: "write every lunar month on \(day) and 15; of the solar calendar make it two "
                + "rules: every month on \(day), and every lunar month on 15",
            remedyVi:
                "viết ngày \(day) và 15 âm lịch hằng tháng; nếu là dương lịch thì ghi hai quy "
                + "tắc: ngày \(day) hằng tháng, và rằm hằng tháng", range: range)
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
