/// Help that mends the writer's own phrase where it can.
extension WhenHelp {
    /// `9 giờ chiều`, `12 giờ đêm`.
    static func hourOfDay(_ hour: Int, _ minute: Int, _ part: String, _ range: Range<Int>)
        -> WhenError
    {
        let (remedy, remedyVi): (String, String)
        if (1...11).contains(hour) {
            remedy =
                "write \(hour):\(pad(minute, 2)) in the morning or "
                + "\(hour + 12):\(pad(minute, 2)) in the evening"
            let minutes = minute == 0 ? "" : " \(minute)"
            remedyVi =
                "buổi sáng thì viết \(hour) giờ\(minutes), buổi tối thì viết "
                + "\(hour + 12) giờ\(minutes)"
        } else if hour == 12, minute > 0 {
            remedy =
                "write 00:\(pad(minute, 2)) for the night before that day, "
                + "12:\(pad(minute, 2)) for its noon"
            remedyVi = "đầu ngày ấy thì viết 0 giờ \(minute), giữa trưa thì viết 12 giờ \(minute)"
        } else if hour == 12 {
            remedy = "write 00:00 for the beginning of that day, 24:00 for its end"
            remedyVi = "đầu ngày ấy thì viết 0 giờ, hết ngày ấy thì viết 24 giờ"
        } else {
            (remedy, remedyVi) = ("write the hour alone, such as 17:00", "chỉ ghi giờ, như 17 giờ")
        }
        return WhenError(
            "\(hour) o'clock isn't an hour of '\(part)'",
            vi: "\(hour) giờ không phải là giờ của buổi “\(part)”", remedy: remedy,
            remedyVi: remedyVi, range: range)
    }

    /// `sau ngày 20/11`.
    static func afterDate(_ date: CivilDate?, day: Int, month: Int, _ range: Range<Int>)
        -> WhenError
    {
        let last = CivilDate.daysInMonth(year: date?.year ?? 2026, month: month)
        let year = date.map { "/\($0.year)" } ?? ""
        let end = "\(last)/\(pad(month, 2))\(year)"
        let limit = date.map { "within 5 days after \($0.vietnamese)" }
        let limitVi = date.map { "trong vòng 5 ngày kể từ ngày \($0.vietnamese)" }
        return WhenError(
            "after a day, but until when?", vi: "sau ngày ấy, nhưng đến ngày nào?",
            remedy: "write the last day, by \(end)" + (limit.map { ", or \($0)" } ?? ""),
            remedyVi: "viết ngày cuối: chậm nhất ngày \(end)"
                + (limitVi.map { ", hoặc \($0)" } ?? ""), range: range)
    }

    /// `15 ngày trước 30/6/2026`: `day` is that day.
    static func daysBefore(_ day: CivilDate, _ range: Range<Int>) -> WhenError {
        WhenError(
            "a distance back from something is not a day",
            vi: "khoảng cách tính lùi không phải là một ngày",
            remedy: "write the day itself: by \(day.vietnamese); reminders go under 'remind'",
            remedyVi:
                "viết hẳn ngày: chậm nhất ngày \(day.vietnamese); nhắc trước thì ghi ở “remind”",
            range: range)
    }

    /// `trước khi hết quý II`.
    static func beforeEnd(_ opening: Range<Int>) -> WhenError {
        var found = WhenError(
            "before a period ends is until its last day",
            vi: "trước khi hết một kỳ là đến hết ngày cuối của kỳ ấy",
            remedy: "write last day of quarter 2", remedyVi: "viết hết quý II", range: opening)
        found.instead = ["hết", "by the end"].map { .init(place: opening, text: $0) }
        return found
    }

    /// `báo cáo 9 tháng trước ngày 10/9`: `range` holds what the report is about.
    static func reportedMonths(_ months: Int, _ range: Range<Int>) -> WhenError {
        let (part, partVi) = months == 3 ? ("quarter 1", "quý I") : ("9 months", "9 tháng")
        let whole = months == 3 ? "quý I" : "\(months) tháng đầu năm"
        let then = "; in a rule, add 'reports-on: \(part)'"
        let thenVi = "; trong quy tắc thì thêm “reports-on: \(partVi)” (kỳ báo cáo)"
        var found = WhenError(
            "'\(months) months' says what the report is about, not when it is due",
            vi: "“\(months) tháng” là kỳ báo cáo, không phải hạn",
            remedy: "write the day, such as 10/10\(then)",
            remedyVi: "viết ngày, như 10/10\(thenVi)", range: range)
        found.instead = ["", whole].map {
            .init(place: range, text: $0, then: then, thenVi: thenVi)
        }
        return found
    }

    /// `mùng 2 tháng 9`, `mùng 5 hằng tháng`: said of both calendars.
    static func whichCalendar(_ choice: WhenClauses.Choice?, _ range: Range<Int>) -> WhenError {
        let (lunar, lunarVi, solar, solarVi): (String, String, String, String)
        switch choice {
        case .dayMonth(let day, let month):
            (lunar, lunarVi) = ("lunar \(day)/\(month)", "\(day)/\(month) âm lịch")
            (solar, solarVi) = ("\(day)/\(month)", "\(day)/\(month)")
        case .date(let day, let month, let year):
            (lunar, lunarVi) = (
                "lunar \(day)/\(month)/\(year)", "\(day)/\(month)/\(year) âm lịch"
            )
            (solar, solarVi) = ("\(day)/\(month)/\(year)", "\(day)/\(month)/\(year)")
        case .pick(.day(let day)):
            (lunar, lunarVi) = ("every lunar month on \(day)", "ngày \(day) âm lịch hằng tháng")
            (solar, solarVi) = ("every month on \(day)", "ngày \(day) hằng tháng")
        case .pick, .newYearsEve, nil:
            (lunar, lunarVi) = ("lunar 5/9", "5/9 âm lịch")
            (solar, solarVi) = ("5/9", "5/9")
        }
        return WhenError(
            "of which calendar? 'mùng' is said of both",
            vi: "âm lịch hay dương lịch? “mùng” dùng cho cả hai",
            remedy: "write \(lunar); of the solar calendar \(solar)",
            remedyVi: "viết \(lunarVi); nếu là dương lịch thì viết \(solarVi)", range: range)
    }

    /// `15/5 và 15/8 âm lịch`.
    static func lunarDates(_ choices: [WhenClauses.Choice], _ range: Range<Int>) -> WhenError {
        let dates = choices.compactMap { choice in
            if case .dayMonth(let day, let month) = choice { "\(day)/\(month)" } else { nil }
        }
        let shown = dates.count > 1 ? dates : ["15/5", "15/8"]
        return WhenError(
            "one lunar date a rule", vi: "mỗi quy tắc chỉ một ngày âm lịch trong năm",
            remedy: "make them rules of their own: "
                + shown.map { "lunar \($0)" }.joined(separator: "; ")
                + "; one of the solar calendar without 'lunar'",
            remedyVi: "ghi mỗi ngày một quy tắc: "
                + shown.map { "\($0) âm lịch" }.joined(separator: "; ")
                + "; ngày nào là dương lịch thì bỏ chữ “âm lịch”", range: range)
    }

    /// `tháng XII`, `tháng tự`.
    static func monthInDigits(_ month: Int, _ word: String, _ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "'\(word)' isn't how a month is written", vi: "tháng không viết là “\(word)”",
            remedy: "write month \(month)", remedyVi: "viết tháng \(month)", range: range)
        found.instead = [.init(place: range, text: "\(month)")]
        return found
    }

    /// `ngày 25 tháng chẵn`.
    static func everyOtherMonth(even: Bool, _ range: Range<Int>) -> WhenError {
        let months = stride(from: even ? 2 : 1, through: 12, by: 2).map(String.init)
            .joined(separator: ", ")
        var found = WhenError(
            "even and odd months are listed", vi: "tháng chẵn, tháng lẻ thì liệt kê",
            remedy: "write 25 of months \(months)", remedyVi: "viết ngày 25 các tháng \(months)",
            range: range)
        found.instead = [.init(place: range, text: "các tháng \(months)")]
        return found
    }

    /// `hoặc ngày làm việc tiếp theo`.
    static func orNextWorkingDay(isNext: Bool, _ range: Range<Int>) -> WhenError {
        let (roll, rollVi) =
            isNext ? ("next", "ngày làm việc sau") : ("previous", "ngày làm việc trước")
        return WhenError(
            "this says what happens to the day, not when it is",
            vi: "phần này nói về việc dời ngày, không phải ngày nào",
            remedy: "leave it out; in a rule, add 'roll: \(roll)'",
            remedyVi: "bỏ phần này; trong quy tắc thì thêm “roll: \(roll)” (\(rollVi))",
            range: range)
    }

    /// `10 ngày sau khi kết thúc năm 2026`.
    static func endOfYear(_ year: Int, _ reference: Range<Int>) -> WhenError {
        var found = WhenError(
            "the end of one year is a day", vi: "kết thúc một năm đã nêu là một ngày",
            remedy: "count from it: within 10 days after 31/12/\(year)",
            remedyVi: "tính từ ngày ấy: trong vòng 10 ngày kể từ ngày 31/12/\(year)",
            range: reference)
        found.instead = ["kể từ ngày", "after"].map {
            .init(place: reference, text: "\($0) 31/12/\(year)")
        }
        return found
    }

    /// `ngày 25 của 2 tháng đầu quý`.
    static func severalMonths(_ day: Int, _ count: Int, last: Bool, _ range: Range<Int>)
        -> WhenError
    {
        let months = last ? Array((4 - count)...3) : Array(1...count)
        func names(_ month: Int) -> (en: String, vi: String) {
            switch month {
            case 1: ("first month", "tháng đầu")
            case 3: ("last month", "tháng cuối")
            default: ("2nd month", "tháng thứ 2")
            }
        }
        return WhenError(
            "several months of the quarter", vi: "nhiều tháng của một quý",
            remedy: "make it a rule for each: "
                + months.map { "every quarter on \(day) of \(names($0).en)" }
                .joined(separator: "; "),
            remedyVi: "ghi mỗi tháng một quy tắc: "
                + months.map { "hằng quý, ngày \(day) của \(names($0).vi)" }
                .joined(separator: "; "), range: range)
    }

    /// `kể từ ngày 25/6/2026`.
    static func startAlone(_ date: CivilDate, _ range: Range<Int>) -> WhenError {
        let day = date.vietnamese
        return WhenError(
            "this says from when, but neither how often nor until when",
            vi: "chỉ nêu từ ngày nào, chưa nêu lặp lại ra sao hay đến khi nào",
            remedy: "write \(day) for that day alone, within 5 days after \(day), or every month "
                + "from \(day)",
            remedyVi: "chỉ ngày ấy thì viết \(day); có thời hạn thì viết trong vòng 5 ngày kể từ "
                + "ngày \(day); lặp lại thì viết hằng tháng từ \(day)", range: range)
    }

    /// `hằng tuần, ngày 10`, `hằng năm, ngày 10`, `ngày 5 năm 2026`.
    static func whichMonth(
        _ day: Int, of period: WhenPeriod, year: Int?, times: Int?, _ range: Range<Int>
    ) -> WhenError {
        var found = WhenError(
            "in which month of the period?", vi: "ngày đó thuộc tháng nào của chu kỳ?",
            range: range)
        let ofMonth = (en: "every month on \(day)", vi: "ngày \(day) hằng tháng")
        switch period {
        case .week:
            found.message = "a week's days are its weekdays"
            found.messageVi = "trong tuần thì nêu thứ, không nêu ngày"
            found.remedy = "write every week on Monday, or \(ofMonth.en)"
            found.remedyVi = "viết thứ Hai hằng tuần, hoặc \(ofMonth.vi)"
        case .year where year != nil:
            let date = "\(pad(day, 2))/12/\(year ?? 0)"
            found.remedy = "write the month too, such as \(date)"
            found.remedyVi = "ghi cả tháng, như \(date)"
        case .year where (times ?? 1) > 1:
            found.remedy = "write the month too, such as \(day)/6 and \(day)/12"
            found.remedyVi = "ghi cả tháng, như \(day)/6 và \(day)/12"
        case .year:
            found.remedy = "write the month too, such as \(day)/12; or \(ofMonth.en)"
            found.remedyVi = "ghi cả tháng, như \(day)/12 hằng năm; hoặc \(ofMonth.vi)"
        case .quarter, .halfYear:
            let (name, nameVi) = period == .quarter ? ("quarter", "quý") : ("half-year", "nửa năm")
            found.remedy = "write every \(name) on \(day) of last month"
            found.remedyVi = "viết mỗi \(nameVi) vào ngày \(day) của tháng cuối"
        case .day, .month, .semester, .schoolYear, .fiscalYear:
            found.remedy = "write \(ofMonth.en)"
            found.remedyVi = "viết \(ofMonth.vi)"
        }
        return found
    }
}
