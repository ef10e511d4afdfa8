/// Help with ranges: of days, of hours, of months, where one day is wanted.
extension WhenHelp {
    /// `thứ Sáu hằng tuần của tháng 9`.
    /// `said` is what the rest says, kept to that month; `year` stands with it.
    static func keptToMonth(
        _ month: Int, _ year: Int?, _ said: WhenAssembly.Phrase?, _ range: Range<Int>
    ) -> WhenError {
        let name = "tháng \(month)" + (year.map { "/\($0)" } ?? "")
        let own =
            said ?? (
                "every week on Friday from month \(month) to month \(month)",
                "thứ Sáu hằng tuần, từ tháng \(month) đến tháng \(month)"
            )
        var found = WhenError(
            "what comes again within one month is said as a range of months",
            vi: "việc lặp lại trong một tháng thì ghi như một khoảng tháng",
            remedy: "write \(own.en)", remedyVi: "viết \(own.vi)", range: range)
        found.instead = [.init(place: range, text: ", từ \(name) đến \(name)", takesLink: true)]
        return found
    }

    /// `ngày 25 hằng tháng đến hết tháng 6/2026`.
    static func untilMonth(_ range: Range<Int>) -> WhenError {
        WhenError(
            "until when it comes again isn't said here", vi: "ở đây không ghi lặp lại đến khi nào",
            remedy: "leave it out: the plan's 'period' says until when",
            remedyVi:
                "bỏ phần này; đến khi nào thì ghi ở “period” (thời gian thực hiện) của kế hoạch",
            range: range)
    }

    /// `last` is the day that ends it, where it is known; `whole` reaches to its end.
    static func rangeOfDays(_ last: String?, _ range: Range<Int>, whole: Range<Int>? = nil)
        -> WhenError
    {
        let isBare = last.map { Int($0) != nil } ?? false
        let day: (en: String, vi: String) =
            last.map { (": by \($0)", ": chậm nhất ngày \($0)") } ?? ("", "")
        var found = WhenError(
            "these are several days, not one to be due on",
            vi: "đây là một khoảng ngày, không phải một ngày để tính hạn",
            remedy: "write the last of them\(day.en)\(isBare ? " of every month" : "")",
            remedyVi: (last == nil ? "chỉ ghi ngày cuối của khoảng ấy" : "viết ngày cuối")
                + "\(day.vi)\(isBare ? " hằng tháng" : "")", range: range)
        guard let last, let whole else { return found }
        found.instead = ["chậm nhất ngày \(last)", "by \(last)", last].map {
            .init(place: whole, text: $0)
        }
        return found
    }

    /// `từ 15 giờ đến 17 giờ`: `first` and `last` as written.
    static func rangeOfHours(_ first: String, _ last: String, _ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "these are hours from one to another, not one to be due at",
            vi: "đây là một khoảng giờ, không phải một giờ để tính hạn",
            remedy: "write the last of them, at \(last); where it begins is at \(first)",
            remedyVi: "viết giờ cuối, lúc \(last); nếu là lúc bắt đầu thì viết lúc \(first)",
            range: range)
        found.instead = ["lúc", "at"].map {
            .init(
                place: range, text: "\($0) \(last)", then: "; where it begins is at \(first)",
                thenVi: "; nếu là lúc bắt đầu thì viết lúc \(first)")
        }
        return found
    }

    /// `ngày 15/8/2026, từ 8h00`: `from` stands at `range`.
    static func startingHour(_ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "an hour to begin at is said by 'at'", vi: "giờ bắt đầu thì ghi “lúc”",
            remedy: "write at 08:00", remedyVi: "viết lúc 8h00", range: range)
        found.instead = ["lúc", "at"].map { .init(place: range, text: $0) }
        return found
    }

    /// `ngày 25 hằng tháng từ tháng 3`: `month` as written.
    static func fromMonth(_ month: String, _ isEnglish: Bool, _ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "until which month?", vi: "đến tháng nào?",
            remedy: "write from month 3 to month 12 for the rest of every year; from one day on, "
                + "its date: from 01/03/2026",
            remedyVi: "viết từ tháng 3 đến tháng 12 nếu là các tháng còn lại của mọi năm; bắt đầu "
                + "từ một ngày thì ghi đủ ngày: từ 01/03/2026", range: range)
        found.instead = [
            .init(
                place: range,
                text: isEnglish ? "from \(month) to December" : "từ \(month) đến tháng 12",
                then:
                    " for the rest of every year; from one day on, write its date: from 01/03/2026",
                thenVi:
                    " nếu là các tháng còn lại của mọi năm; bắt đầu từ một ngày thì ghi đủ ngày, "
                    + "như từ 01/03/2026")
        ]
        return found
    }

    /// `từ ngày 15/6 trở đi`.
    static func startOfYear(_ day: Int, _ month: Int, _ range: Range<Int>) -> WhenError {
        let date = "\(pad(day, 2))/\(pad(month, 2))/2026"
        return WhenError(
            "where counting starts is a date with its year",
            vi: "mốc bắt đầu đếm phải có cả năm",
            remedy: "write how often and the date, such as every month from \(date)",
            remedyVi: "viết chu kỳ và ngày đủ năm, như hằng tháng từ \(date)", range: range)
    }
}
