/// Help with years, weeks and parts of a year that stand where a day should.
extension WhenHelp {
    /// `ngày 25 hằng tháng năm 2026`, `2026`.
    static func yearAlone(_ year: Int, isRepeated: Bool, _ range: Range<Int>) -> WhenError {
        guard isRepeated else {
            return WhenError(
                "\(year) is a year, not a day", vi: "\(year) là một năm, không phải một ngày",
                remedy: "write the day with it, such as 31/12/\(year)",
                remedyVi: "viết cả ngày, như 31/12/\(year)", range: range)
        }
        return WhenError(
            "a year isn't named beside what comes again",
            vi: "việc lặp lại không ghi riêng một năm ở đây",
            remedy: "leave '\(year)' out: the plan's 'period' says which year; or begin from "
                + "01/01/\(year)",
            remedyVi:
                "bỏ “năm \(year)”, năm nào thì ghi ở “period” của kế hoạch; hoặc thêm mốc: từ "
                + "01/01/\(year)", range: range)
    }

    /// `giao thừa 2026`: every year's, or one day.
    static func lunarOfYear(_ year: Int, _ day: CivilDate, _ range: Range<Int>) -> WhenError {
        WhenError(
            "a lunar day isn't named for one year here",
            vi: "ngày âm lịch ở đây là của mọi năm, không ghi riêng một năm",
            remedy: "leave '\(year)' out for every year; before the Tết of \(year) it is "
                + "\(day.vietnamese)",
            remedyVi: "bỏ “\(year)” nếu là hằng năm; chỉ một lần thì ghi ngày dương lịch "
                + "\(day.vietnamese)", range: range)
    }

    /// `năm 26`.
    static func shortYear(_ year: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "a year has four digits", vi: "năm ghi đủ bốn chữ số",
            remedy: "write \(2000 + year)", remedyVi: "viết năm \(2000 + year)", range: range)
    }

    static func numberedWeek(_ week: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "a week's number isn't a day", vi: "tuần \(week) không phải là một ngày",
            remedy:
                "write the day itself, such as 15/05/2026; what comes each week is every week on "
                + "friday",
            remedyVi: "ghi hẳn ngày, như 15/05/2026; việc hằng tuần thì viết thứ Sáu hằng tuần",
            range: range)
    }

    /// `đầu tuần`, `cuối tuần`.
    static func weekEdge(_ day: Weekday, _ range: Range<Int>) -> WhenError {
        WhenError(
            "no day is laid down for a part of the week",
            vi: "không quy định ngày nào là đầu, giữa hay cuối tuần",
            remedy: "name the day: every week on \(WhenPrinterWords.name(day))",
            remedyVi: "nêu thứ: \(WhenPrinterWords.vietnameseName(day)) hằng tuần", range: range)
    }

    /// `every second Tuesday`.
    static func everySecond(_ number: Int, _ day: Weekday, _ range: Range<Int>) -> WhenError {
        let name = WhenPrinterWords.name(day), nameVi = WhenPrinterWords.vietnameseName(day)
        let ordinal = ["second", "third", "fourth", "fifth"][number - 2]
        return WhenError(
            "is this every \(number) weeks, or the \(ordinal) one of each month?",
            vi: "\(number) tuần một lần, hay \(nameVi) thứ \(number) của mỗi tháng?",
            remedy: "write every \(number) weeks on \(name), or \(ordinal) \(name) of every month",
            remedyVi:
                "viết \(number) tuần một lần, \(nameVi), hoặc \(nameVi) tuần thứ \(number) hằng tháng",
            range: range)
    }

    /// `every 2nd month`.
    static func everyNth(_ number: Int, _ name: String, _ range: Range<Int>) -> WhenError {
        WhenError(
            "is this every \(number) \(name)s, or one of a longer period?",
            vi: "lặp lại theo khoảng, hay là một kỳ của kỳ dài hơn?",
            remedy: "write every \(number) \(name)s, or 5 of 2nd month of quarter",
            remedyVi: "viết every \(number) \(name)s, hoặc ngày 5 của tháng thứ 2 của quý",
            range: range)
    }

    /// `9 tháng: 15/9`.
    static func partOfYear(_ months: Int, _ day: Int, _ month: Int, _ range: Range<Int>)
        -> WhenError
    {
        let date = "\(day)/\(month)"
        let (part, partVi) =
            switch months {
            case 3: ("quarter 1", "quý I")
            case 6: ("first half-year", "6 tháng đầu năm")
            default: ("9 months", "9 tháng")
            }
        return WhenError(
            "'\(months) months' says what the report is about, not when it is due",
            vi: "“\(months) tháng” là kỳ báo cáo, không phải hạn",
            remedy: "write \(date) every year; in a rule, add 'reports-on: \(part)'",
            remedyVi:
                "viết \(date) hằng năm; trong quy tắc thì thêm “reports-on: \(partVi)” (kỳ báo cáo)",
            range: range)
    }

    /// `quý I trước ngày 20/3, quý II trước ngày 20/6 …`.
    static func eachQuarter(
        _ dates: [(day: Int, month: Int)], isBefore: Bool, _ range: Range<Int>
    ) -> WhenError {
        let all = dates.map { "\($0.day)/\($0.month)" }
        let first = all.dropLast().joined(separator: ", ")
        let last = all[all.count - 1]
        return WhenError(
            "two months or quarters side by side",
            vi: "hai tháng hoặc hai quý đứng liền nhau, không rõ là kỳ nào",
            remedy: "write every quarter\(isBefore ? ", before" : ":") \(first) and \(last)",
            remedyVi: "viết “hằng quý\(isBefore ? ", trước ngày" : ":") \(first) và \(last)”",
            range: range)
    }

    /// `năm ngân sách`.
    static func budgetYear(_ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "'năm ngân sách' isn't understood here", vi: "không hiểu chữ “ngân sách” ở đây",
            remedy: "write fiscal year", remedyVi: "viết năm tài chính", range: range)
        found.instead = [.init(place: range, text: "năm tài chính")]
        return found
    }

    /// `mỗi tháng 2 kỳ`.
    static func timesAPeriod(_ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "how often it comes in a period is said by 'lần'",
            vi: "mỗi kỳ mấy lần thì ghi chữ lần", remedy: "write lần",
            remedyVi: "ghi lần thay cho kỳ",
            range: range)
        found.instead = [.init(place: range, text: "lần")]
        return found
    }

    /// `tháng thứ 4 kể từ khi kết thúc năm`.
    static func monthAfterEnd(_ month: Int, ofYear: Bool, _ range: Range<Int>) -> WhenError {
        guard ofYear else { return monthsAfter(range) }
        let day = CivilDate.daysInMonth(year: 2025, month: month)
        let date = "\(pad(day, 2))/\(pad(month, 2))"
        return WhenError(
            "months after a year's end are those of the next year",
            vi: "tháng thứ \(month) sau khi hết năm là tháng \(month) năm sau",
            remedy: "write every year on \(date) of next year",
            remedyVi: "viết hằng năm, ngày \(date) năm sau", range: range)
    }
}
