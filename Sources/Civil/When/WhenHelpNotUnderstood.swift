/// Help with words and signs that papers have and this language hasn't.
extension WhenHelp {
    /// `ngày 10 hoặc 25 hằng tháng`: `or` stands at `range`.
    static func orOtherDay(_ range: Range<Int>) -> WhenError {
        let then = " where both are due; where the later one will do, write that alone"
        let thenVi = " nếu ngày nào cũng là hạn; nếu chỉ cần kịp ngày sau thì chỉ viết ngày ấy"
        var found = WhenError(
            "one of two days, but which of them is it due on?",
            vi: "một trong hai ngày, nhưng hạn là ngày nào?",
            remedy: "join them with 'and'\(then)", remedyVi: "nối bằng “và”\(thenVi)",
            range: range)
        found.instead = ["và", "and"].map {
            .init(place: range, text: $0, then: then, thenVi: thenVi)
        }
        return found
    }

    /// `không sớm hơn ngày 15/6`, `not before 15 June`.
    static func notEarlier(_ range: Range<Int>) -> WhenError {
        WhenError(
            "this is the earliest day, not the one it is due on",
            vi: "đây là ngày sớm nhất, không phải hạn",
            remedy: "write the last good day, such as by 30 June",
            remedyVi: "ghi ngày cuối còn kịp, như chậm nhất ngày 30/6", range: range)
    }

    /// `on the Monday following the 15th`.
    static func weekdayAfterDay(_ range: Range<Int>) -> WhenError {
        WhenError(
            "a day of the week after another day", vi: "thứ trong tuần sau một ngày khác",
            remedy: "write which one of the month it is, such as every month on third Monday",
            remedyVi: "ghi là thứ ấy của tuần nào trong tháng, như thứ Hai tuần thứ 3 hằng tháng",
            range: range)
    }

    /// `sau Tết`.
    static func afterTet(_ range: Range<Int>) -> WhenError {
        WhenError(
            "after Tết is many days", vi: "sau Tết là nhiều ngày",
            remedy: "write the last good day, such as lunar 10/1",
            remedyVi: "ghi ngày cuối còn kịp, như 10/1 âm lịch", range: range)
    }

    /// `hết tháng Giêng`: a lunar month ends on its 30th, or on the 29th where it has no more.
    static func endOfLunarMonth(_ month: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "a lunar month's end is said by its day", vi: "hết tháng âm lịch thì ghi ngày cuối",
            remedy: "write lunar 30/\(month), which is the 29th where the month has no 30th",
            remedyVi: "viết 30/\(month) âm lịch, tháng thiếu thì là ngày 29", range: range)
    }

    /// `5 ngày làm việc sau khi kết thúc kỳ báo cáo`; `reference` says from which end.
    static func whichEnded(_ reference: Range<Int>) -> WhenError {
        let then = ", or of the month or year; in a rule, add 'every: quarter' instead"
        let thenVi = ", tháng hoặc năm; trong quy tắc thì chỉ cần thêm “every: quý”"
        var found = WhenError(
            "of which period? how often this comes is missing",
            vi: "kỳ nào? chưa ghi lặp lại theo tháng, quý hay năm",
            remedy: "write 5 working days after the end of the quarter\(then)",
            remedyVi: "viết 5 ngày làm việc sau khi kết thúc quý\(thenVi)", range: reference)
        found.instead = ["sau khi kết thúc quý", "after the end of the quarter"].map {
            .init(place: reference, text: $0, then: then, thenVi: thenVi)
        }
        return found
    }

    /// `ngày 25 hằng tháng đến 31/12/2026`: `part` says until when.
    static func untilDay(_ part: Range<Int>) -> WhenError {
        let then = "; the plan's 'period' says until when"
        let thenVi = "; đến khi nào thì ghi ở “period” (thời gian thực hiện) của kế hoạch"
        var found = untilMonth(part)
        found.instead = [.init(place: part, text: "", then: then, thenVi: thenVi)]
        return found
    }

    /// `ngoài tháng 6`.
    static func otherThan(_ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "'ngoài' isn't understood here", vi: "không hiểu chữ “ngoài” ở đây",
            remedy: "write except month 6", remedyVi: "viết trừ tháng 6", range: range)
        found.instead = [.init(place: range, text: "trừ")]
        return found
    }

    /// `trước năm học mới`.
    static func newSchoolYear(_ range: Range<Int>) -> WhenError {
        WhenError(
            "a new school year has no date of its own here",
            vi: "năm học mới không có ngày định sẵn ở đây",
            remedy:
                "write beginning of school year, as the calendar declares it, or the date, such "
                + "as 05/09/2026",
            remedyVi: "viết đầu năm học (theo lịch đã khai), hoặc ghi ngày, như 05/09/2026",
            range: range)
    }

    /// What a sign may have been meant for; `nil` for any other.
    static func sign(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> WhenError? {
        func refuse(_ remedy: String, _ remedyVi: String, _ instead: [String]) -> WhenError {
            var found = WhenError(
                "unexpected character '\(String(scalar))'", vi: "ký tự lạ '\(String(scalar))'",
                remedy: remedy, remedyVi: remedyVi, range: range)
            found.instead = instead.map { .init(place: range, text: $0) }
            return found
        }
        switch scalar {
        case "&", "+":
            return refuse("join days with 'and'", "nối các ngày bằng “và”", ["và", "and"])
        case "[", "]", "{", "}":
            return refuse("write the phrase without brackets", "bỏ dấu ngoặc", [])
        default: return nil
        }
    }

    /// `2026-06-15T17:00:00+07:00`, as `hanchot when` prints it: `range` holds the distance from UTC.
    static func offset(_ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "a distance from UTC; times here are those of the plan's zone",
            vi: "đây là khoảng cách với giờ UTC; ở đây dùng giờ của kế hoạch",
            remedy: "leave it out", remedyVi: "bỏ phần này", range: range)
        found.instead = [.init(place: range, text: "")]
        return found
    }
}
