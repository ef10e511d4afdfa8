/// What to say of phrases that people write and this language refuses, each with what to write in
/// its place.
enum WhenHelp {
    /// `10 ngày cuối quý`, of a period that comes again, or of one month.
    static func spanOfDays(
        _ count: Int?, last: Bool, working: Bool, of period: WhenPeriodic, _ range: Range<Int>
    ) -> WhenError {
        let number = last ? -1 : Swift.min(count ?? 10, 27)
        if !working, let day = period.lastOfSpan(count ?? 10, last: last)?.vietnamese {
            return WhenError(
                "these are several days, not one to be due on",
                vi: "đây là nhiều ngày, không phải một ngày để tính hạn",
                remedy: "write the last of them: \(day)",
                remedyVi: "viết ngày cuối của khoảng đó: \(day)", range: range)
        }
        var day = period
        if case .quarter(let quarter)? = period.parts.first, !last, !working {
            day.parts = [.month(quarter * 3 - 2)]
        }
        day.picks = [working ? .nthWorkingDay(number) : .day(number)]
        let length = (period.following ?? period.period).months ?? 1
        if length > 1, !last, !working, period.parts.isEmpty { day.parts = [.month(1)] }
        if case .month(let month)? = day.parts.first, !period.parts.isEmpty, !last, !working {
            day.picks = [.date(month: month, day: number, leapDay: .keepToFebruary)]
            day.parts = []
        }
        let printer = WhenPrinter(form: .periodic(day))
        let isPlain =
            period.period == .month && period.parts.isEmpty && period.following == nil && !working
        let dayVi =
            !isPlain
            ? printer.vietnamese
            : last ? "ngày cuối cùng hằng tháng" : "ngày \(count ?? 10) hằng tháng"
        return WhenError(
            "these are several days, not one to be due on",
            vi: "đây là nhiều ngày, không phải một ngày để tính hạn",
            remedy: "write the last of them: \(printer.english)",
            remedyVi: "viết ngày cuối của khoảng đó: \(dayVi)", range: range)
    }

    static func spanOfMonths(_ range: Range<Int>) -> WhenError {
        WhenError(
            "only the first six and nine months, and the last six, are periods of a year here",
            vi: "chỉ có 6 tháng đầu năm, 9 tháng đầu năm và 6 tháng cuối năm",
            remedy: "write last day of month 3", remedyVi: "viết ngày cuối cùng của tháng 3",
            range: range)
    }

    static func sixOrNext(_ range: Range<Int>) -> WhenError {
        WhenError(
            "without diacritics this is 'tháng sáu' (June) or 'tháng sau' (next month)",
            vi: "viết không dấu thì không rõ là “tháng sáu” hay “tháng sau”",
            remedy: "write tháng 6, or tháng sau with its accents",
            remedyVi: "viết tháng 6, hoặc viết đủ dấu: tháng sau", range: range)
    }

    static func untilOrEvening(_ range: Range<Int>) -> WhenError {
        WhenError(
            "without diacritics this is 'tới' (until) or 'tối' (in the evening)",
            vi: "viết không dấu thì không rõ là “tới” hay “tối”",
            remedy: "write chậm nhất ngày …, or the hour: lúc 19:00",
            remedyVi: "viết chậm nhất ngày …, hoặc ghi giờ: lúc 19:00", range: range)
    }

    static func sixtyOrAfterTen(_ range: Range<Int>) -> WhenError {
        WhenError(
            "without diacritics this is 'sáu mươi' (sixty) or 'sau mười' (after ten)",
            vi: "viết không dấu thì không rõ là “sáu mươi” hay “sau mười”",
            remedy: "write the number in digits", remedyVi: "ghi số bằng chữ số", range: range)
    }

    static func monthOne(_ range: Range<Int>) -> WhenError {
        WhenError(
            "'tháng một' is January to some and the eleventh lunar month to others",
            vi: "“tháng một” có nơi là tháng 1, có nơi là tháng 11 âm lịch",
            remedy: "write tháng 1, tháng Giêng or tháng 11 âm lịch",
            remedyVi: "viết tháng 1, tháng Giêng hoặc tháng 11 âm lịch", range: range)
    }

    /// `period` is the one that the phrase names beside it, if any.
    static func bareLength(
        _ number: Int, _ unit: WhenParser.Unit, beside period: WhenPeriod?, _ range: Range<Int>
    ) -> WhenError {
        let period = period.flatMap { $0.months == nil ? nil : $0 } ?? .quarter
        let (end, endVi) = (
            WhenPrinterWords.name(period), WhenPrinterWords.vietnameseName(period)
        )
        let (name, nameVi) =
            switch unit {
            case .workingDay: ("working day", "ngày làm việc")
            case .period(.day): ("day", "ngày")
            case .period(.week): ("week", "tuần")
            case .period(.month): ("month", "tháng")
            case .period(.quarter): ("quarter", "quý")
            case .period(.halfYear): ("half-year", "nửa năm")
            case .period(.year): ("year", "năm")
            case .period(.semester): ("semester", "học kỳ")
            case .period(.schoolYear): ("school year", "năm học")
            case .period(.fiscalYear): ("fiscal year", "năm tài chính")
            }
        let plural = number == 1 ? name : "\(number) \(name)s"
        let after = "\(number) \(name)\(number == 1 ? "" : "s") after the end of the \(end)"
        let isLength = if case .period(let period) = unit { period.months == nil } else { true }
        let again: (en: String, vi: String)? =
            if case .workingDay = unit { nil } else {
                (
                    "every \(plural)",
                    number == 1 ? "\(nameVi) một lần" : "\(number) \(nameVi) một lần"
                )
            }
        let choices = [again?.en, isLength ? after : nil].compactMap { $0 }
        let choicesVi = [
            again?.vi, isLength ? "\(number) \(nameVi) sau khi kết thúc \(endVi)" : nil,
        ].compactMap { $0 }
        return WhenError(
            "a length of time alone says neither how often nor from when",
            vi: "một khoảng thời gian, không rõ lặp lại hay tính từ đâu",
            remedy: "write \(choices.joined(separator: ", or "))",
            remedyVi: "viết \(choicesVi.joined(separator: ", hoặc "))", range: range)
    }

    /// `thứ Năm, ngày 20/11/2026`, which is a Friday.
    static func otherWeekday(_ date: CivilDate, _ said: Weekday, _ range: Range<Int>) -> WhenError {
        let day = WhenPrinterWords.name(date.weekday),
            dayVi = WhenPrinterWords.vietnameseName(date.weekday)
        return WhenError(
            "\(date.vietnamese) is a \(day), not a \(WhenPrinterWords.name(said))",
            vi: "ngày \(date.vietnamese) là \(dayVi), không phải "
                + WhenPrinterWords.vietnameseName(said),
            remedy: "mend the day of the week or the date",
            remedyVi: "sửa lại thứ hoặc ngày cho khớp", range: range)
    }

    static func weekdayNeedsYear(_ day: Int, _ month: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "a day of the week goes only with a date of one year",
            vi: "thứ trong tuần chỉ đi với ngày có ghi năm",
            remedy: "write the year too, such as \(day)/\(month)/2026, or leave the weekday out",
            remedyVi: "ghi cả năm, như \(day)/\(month)/2026, hoặc bỏ thứ đi", range: range)
    }

    static func datesPerYear(_ wanted: Int, _ given: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            wanted == given
                ? "two of the dates lie in one and the same period"
                : "such a period comes \(wanted) times a year, but the dates named are \(given)",
            vi: wanted == given
                ? "có hai ngày nằm trong cùng một kỳ"
                : "chu kỳ này mỗi năm đến \(wanted) lần, nhưng lại nêu \(given) ngày",
            remedy:
                "name a date in each, as in every half-year: 15/6 and 15/12; for one date write "
                + "every year",
            remedyVi:
                "nêu đủ mỗi kỳ một ngày, như 6 tháng một lần: 15/6 và 15/12; chỉ một ngày thì "
                + "viết hằng năm", range: range)
    }

    /// `15 tháng 3, 6, 9`; `date` is the one that it stands beside.
    static func dayOfWhichMonth(
        _ day: Int, _ range: Range<Int>, beside date: WhenClauses.Placed<WhenClauses.Choice>?
    ) -> WhenError {
        var found = WhenError(
            "a day or a month? \(day) stands beside a date",
            vi: "\(day) là ngày hay tháng? số này đứng cạnh một ngày có tháng",
            remedy: "write each date whole, 15/3, 15/6; or day 15 of March, June and September",
            remedyVi: "ghi đủ từng ngày, như 15/3, 15/6; hoặc ngày 15 các tháng 3, 6, 9",
            range: range)
        guard let date, case .dayMonth(let first, let month) = date.value else { return found }
        let then = "; were it days, write each date whole: \(first)/\(month) and \(day)/\(month)"
        let thenVi =
            " nếu là tháng; là ngày thì ghi đủ từng ngày, như \(first)/\(month) và \(day)/\(month)"
        found.instead = ["ngày \(first) các tháng \(month)", "day \(first) of month \(month)"].map {
            .init(place: date.range, text: $0, then: then, thenVi: thenVi)
        }
        return found
    }

    static func datesOfYears(_ range: Range<Int>) -> WhenError {
        WhenError(
            "dates of more than one year", vi: "các ngày thuộc nhiều năm",
            remedy: "keep those of one year, and write a rule for the other ones",
            remedyVi: "chỉ giữ các ngày của một năm, năm khác thì ghi một quy tắc riêng",
            range: range)
    }

    static func whichPeriod(_ range: Range<Int>) -> WhenError {
        WhenError(
            "of which period? how often this comes is missing",
            vi: "kỳ nào? chưa ghi lặp lại theo tháng, quý hay năm",
            remedy: "write every quarter on 25 of last month; in a rule, add 'every: quarter'",
            remedyVi: "viết hằng quý, ngày 25 của tháng cuối; trong quy tắc thì thêm “every: quý”",
            range: range)
    }

    static func except(_ range: Range<Int>) -> WhenError {
        WhenError(
            "only months and quarters can be excepted", vi: "chỉ trừ được tháng hoặc quý",
            remedy:
                "write except month 12; without weekends and holidays, write every working day",
            remedyVi:
                "viết trừ tháng 12; nếu trừ thứ Bảy, Chủ nhật, ngày lễ thì viết mỗi ngày làm việc",
            range: range)
    }

    /// `cuối giờ chiều thứ Sáu`: `hour` is what offices mean by it, in the place of `whole`.
    static func boundary(
        _ range: Range<Int>, hour: String? = nil, whole: Range<Int>? = nil
    ) -> WhenError {
        var found = WhenError(
            "only months, quarters and years have a beginning and an end here",
            vi: "chỉ tính được đầu, giữa, cuối của tháng, quý, năm",
            remedy: "for a day write friday, for an hour at 17:00",
            remedyVi: "nếu là ngày thì viết thứ Sáu, nếu là giờ thì viết 17 giờ", range: range)
        if let hour, let whole {
            found.instead = [
                .init(place: whole, text: hour, thenVi: ", hay giờ của cơ quan")
            ]
        }
        return found
    }

    /// `giữa học kỳ II`.
    static func middleOfSchool(_ range: Range<Int>) -> WhenError {
        WhenError(
            "no day is laid down for the middle of a semester or school year",
            vi: "không quy định ngày nào là giữa học kỳ, giữa năm học",
            remedy: "write the date, such as 15/03/2026", remedyVi: "ghi hẳn ngày, như 15/03/2026",
            range: range)
    }

    static func middleOfQuarter(_ range: Range<Int>) -> WhenError {
        WhenError(
            "the law names no day for the middle of a quarter or half-year",
            vi: "luật không định ngày nào là giữa quý, giữa nửa năm",
            remedy: "write every quarter on 15 of 2nd month",
            remedyVi: "viết mỗi quý vào ngày 15 của tháng thứ 2", range: range)
    }

    static func school(_ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "school terms and years have no dates of their own here",
            vi: "học kỳ, năm học không có ngày định sẵn ở đây",
            remedy: "write the date from the year's plan, such as 31/05/2026",
            remedyVi: "ghi ngày theo kế hoạch năm học, như 31/05/2026", range: range)
        // `trước ngày khai giảng 5/9`
        found.instead = [.init(place: range, text: "")]
        return found
    }

    /// `trong tuần đầu tiên của tháng`; `day` takes the place of the week, as its last working day.
    static func weekOfPeriod(_ range: Range<Int>, day: String? = nil) -> WhenError {
        var found = WhenError(
            "a week, half or year is not one day", vi: "tuần, nửa năm, năm không phải là một ngày",
            remedy:
                "name its day: second friday of September, last friday of month, last day of year",
            remedyVi: "nêu ngày: thứ Sáu tuần thứ 2 của tháng 9, thứ Sáu cuối cùng của tháng, ngày "
                + "cuối năm", range: range)
        if let day { found.instead = [.init(place: range, text: day, takesLink: true)] }
        return found
    }

    static func whichDay(_ range: Range<Int>) -> WhenError {
        WhenError(
            "which day?", vi: "ngày nào?", remedy: "write day 25, last day, first working day",
            remedyVi: "viết ngày 25, ngày cuối cùng, ngày làm việc thứ 5", range: range)
    }

    /// `ngày làm việc liền trước ngày 25`.
    static func workingDayBefore(_ range: Range<Int>) -> WhenError {
        let then = ", and 'roll: previous' in the rule"
        let thenVi = ", và thêm “roll: previous” (ngày làm việc trước) vào quy tắc"
        var found = WhenError(
            "a working day before another day", vi: "ngày làm việc trước một ngày khác",
            remedy: "write before that day\(then)", remedyVi: "ghi trước ngày ấy\(thenVi)",
            range: range)
        found.instead = ["trước", "before"].map {
            .init(place: range, text: $0, then: then, thenVi: thenVi, takesLink: true)
        }
        return found
    }

    static func event(_ range: Range<Int>) -> WhenError {
        var error = WhenError(
            "this counts from an event whose day isn't known here",
            vi: "thời hạn này tính từ một sự kiện chưa biết ngày",
            remedy:
                "write the day: within 5 working days after 01/07/2026; or the end of a period: "
                + "5 working days after the end of the quarter; in a rule, add 'after-event' with "
                + "the event's name",
            remedyVi: "ghi rõ ngày: trong vòng 5 ngày làm việc kể từ ngày 01/07/2026; hoặc kỳ: "
                + "5 ngày làm việc sau khi kết thúc quý; trong quy tắc thì thêm khóa “after-event” "
                + "(tính từ sự kiện) với tên sự kiện", range: range)
        error.asksForEvent = true
        return error
    }
}
