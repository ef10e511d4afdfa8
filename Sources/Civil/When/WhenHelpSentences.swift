/// Help with what papers say beside a day: how often at least, until which hour, of which data, in which
/// years.
extension WhenHelp {
    /// `cuối học kỳ I và cuối năm học`: days of periods that aren't of one kind.
    static func mixedPeriods(_ range: Range<Int>) -> WhenError {
        WhenError(
            "days of periods of two kinds in one expression",
            vi: "các ngày thuộc hai loại kỳ khác nhau",
            remedy:
                "write a rule for each; dates of a year are listed: 30/6 and 31/12; the ends of "
                + "all semesters are 'end of every semester'",
            remedyVi:
                "mỗi loại ghi một quy tắc; ngày trong năm thì liệt kê: 30/6 và 31/12; cuối mọi "
                + "học kỳ thì viết “cuối học kỳ”", range: range)
    }

    /// `báo cáo 6 tháng đầu năm gửi trước ngày 15/6`.
    static func reportedPart(_ range: Range<Int>) -> WhenError {
        WhenError(
            "this says what is reported on, beside the day",
            vi: "phần này nói báo cáo về kỳ nào, không phải ngày",
            remedy: "leave it out here; in a rule it stands under 'reports-on'",
            remedyVi: "bỏ phần này; trong quy tắc thì ghi ở “reports-on” (kỳ báo cáo)",
            range: range)
    }

    /// `số liệu tính đến 30/9`.
    static func data(_ range: Range<Int>) -> WhenError {
        WhenError(
            "this says which days the data are of, not when they are due",
            vi: "phần này nói số liệu của những ngày nào, không phải hạn",
            remedy: "leave it out here; in a rule it stands under 'data', such as data: as of 30/9",
            remedyVi:
                "bỏ phần này; trong quy tắc thì ghi ở “data” (số liệu), như “số liệu: tính đến "
                + "30/9”", range: range)
    }

    /// `tháng trước`, `next Friday`.
    static func readerDependent(_ range: Range<Int>) -> WhenError {
        WhenError(
            "this depends on the day it is read", vi: "chữ này tùy vào ngày đọc",
            remedy: "write the date, such as 31/05/2026",
            remedyVi: "ghi hẳn ngày, như 31/05/2026", range: range)
    }

    /// `hết giờ làm việc ngày 30/6/2026`.
    static func officeHours(_ range: Range<Int>) -> WhenError { officeHours(range, end: nil) }

    /// `end` is when offices close as a rule, where they are said to.
    static func officeHours(_ range: Range<Int>, end: String?) -> WhenError {
        var found = WhenError(
            "office hours name no hour here", vi: "giờ làm việc ở đây không nêu giờ nào",
            remedy:
                "write the hour, such as 30/06/2026 at 17:00; the day alone lasts until midnight",
            remedyVi: "ghi giờ, như 17 giờ ngày 30/06/2026; chỉ ghi ngày thì hết ngày ấy là hạn",
            range: range)
        if let end {
            found.instead = [
                .init(
                    place: range, text: end,
                    thenVi: ", hay giờ của cơ quan; chỉ ghi ngày thì hết ngày ấy là hạn")
            ]
        }
        return found
    }

    /// `lần đầu ngày 15/6/2026`.
    static func firstTime(_ range: Range<Int>) -> WhenError {
        WhenError(
            "where counting starts is written otherwise", vi: "mốc bắt đầu đếm viết cách khác",
            remedy: "write every 6 months from 15/06/2026",
            remedyVi: "viết 6 tháng một lần từ 15/06/2026", range: range)
    }

    /// `năm học 2026-2027`, `giai đoạn 2026-2030`: the years a period spans.
    static func years(_ first: Int, _ last: Int, isSchool: Bool, _ range: Range<Int>) -> WhenError {
        if isSchool {
            return WhenError(
                "one school year isn't named here", vi: "ở đây không nêu riêng một năm học",
                remedy:
                    "leave '\(first)-\(last)' out: the end of every school year; for once, write "
                    + "the date, such as 31/05/\(last)",
                remedyVi:
                    "bỏ “\(first)-\(last)”, như “cuối năm học” là của mọi năm học; chỉ một lần "
                    + "thì ghi ngày, như 31/05/\(last)", range: range)
        }
        return notADay(("31/12/\(last)", "31/12/\(last)"), range)
    }

    /// `end of FY2026`.
    static func fiscalYear(_ range: Range<Int>) -> WhenError {
        WhenError(
            "one fiscal year isn't named here", vi: "ở đây không nêu riêng một năm tài chính",
            remedy: "write last day of fiscal year; for once, the date, such as 31/12/2026",
            remedyVi: "viết ngày cuối cùng của năm tài chính; chỉ một lần thì ghi ngày, như "
                + "31/12/2026", range: range)
    }

    /// `ngày làm việc đầu tiên sau ngày 15`: the next day, or the first working day that follows; `whole`
    /// reaches to the end of the day, in whose place `next` stands.
    static func workingDayAfter(
        _ range: Range<Int>, whole: Range<Int>? = nil, next: String = ""
    ) -> WhenError {
        let then = ", and 'roll: next' in the rule"
        let thenVi = ", và thêm “roll: next” (ngày làm việc sau) vào quy tắc"
        var found = WhenError(
            "a working day after another day", vi: "ngày làm việc sau một ngày khác",
            remedy: "write the day after it\(then)", remedyVi: "ghi ngày liền sau\(thenVi)",
            range: range)
        guard let whole else { return found }
        found.instead = ["ngày \(next)", "on \(next)"].map {
            .init(place: whole, text: $0, then: then, thenVi: thenVi, takesLink: true)
        }
        return found
    }

    /// `05 ngày trước khi kết thúc quý`, as a day counted from the end.
    static func fromEnd(_ day: WhenPeriodic, _ range: Range<Int>) -> WhenError {
        let printer = WhenPrinter(form: .periodic(day))
        return WhenError(
            "a distance back from a period's end is written as a day counted from its end",
            vi: "khoảng cách tính lùi từ cuối kỳ thì viết thành ngày đếm từ cuối",
            remedy: "write \(printer.english)", remedyVi: "viết \(printer.vietnamese)", range: range
        )
    }

    /// `năm (06) ngày`, where `digits` stand in brackets after other words.
    static func otherDigits(_ said: Int, _ digits: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "the words say \(said), the digits in brackets \(digits)",
            vi: "chữ là \(said), còn số trong ngoặc là \(digits)",
            remedy: "write the number once, or the same twice",
            remedyVi: "ghi một lần, hoặc ghi số và chữ khớp nhau", range: range)
    }

    static func whichEnd(_ range: Range<Int>) -> WhenError {
        var error = WhenError(
            "the end of which period?", vi: "kết thúc kỳ nào?",
            remedy:
                "write after the end of the month, quarter or year; some of them are left out by "
                + "'except quarter 4'; of an event, add 'after-event' to the rule",
            remedyVi:
                "viết sau khi kết thúc tháng, quý, 6 tháng đầu năm hoặc năm; bớt kỳ nào thì thêm "
                + "“trừ quý IV”; nếu là một sự kiện thì trong quy tắc thêm khóa “after-event” (tính "
                + "từ sự kiện)", range: range)
        error.asksForEvent = true
        return error
    }
}
