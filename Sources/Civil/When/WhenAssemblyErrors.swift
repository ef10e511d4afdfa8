/// What goes wrong between clauses that are each well formed.
extension WhenAssembly {
    static func unfit(_ range: Range<Int>) -> WhenError {
        WhenError(
            "this doesn't go with the rest of the expression",
            vi: "phần này không đi được với phần còn lại",
            remedy: "leave it out, or write it as a rule of its own",
            remedyVi: "bỏ phần này, hoặc viết thành một quy tắc riêng", range: range)
    }

    static func tooMany(_ range: Range<Int>) -> WhenError {
        WhenError(
            "one day too many", vi: "thừa một ngày",
            remedy: "a single date stands alone; repeated days are listed with 'and'",
            remedyVi: "ngày cụ thể đứng một mình; các ngày lặp lại thì nối bằng 'và'", range: range)
    }

    static func missingPeriod(_ range: Range<Int>) -> WhenError {
        WhenError(
            "in every what? the period is missing", vi: "thiếu chu kỳ: của tháng, quý hay năm nào?",
            remedy: "write every month on …, or … of quarter",
            remedyVi: "viết … hằng tháng, hoặc … của quý", range: range)
    }

    static func needsYear(_ range: Range<Int>) -> WhenError {
        WhenError(
            "a day and month come once a year", vi: "một ngày trong năm chỉ đến mỗi năm một lần",
            remedy: "write every year on 28/3, or every month on 28",
            remedyVi: "viết mỗi năm vào ngày 28/3, hoặc mỗi tháng vào ngày 28", range: range)
    }

    static func notInPeriod(_ range: Range<Int>) -> WhenError {
        WhenError(
            "that period has no such day", vi: "chu kỳ này không có ngày đó",
            remedy: "write every month on 25", remedyVi: "viết mỗi tháng vào ngày 25", range: range)
    }

    static func notLunar(_ range: Range<Int>) -> WhenError {
        WhenError(
            "the lunar calendar is read by day and month only",
            vi: "âm lịch chỉ đọc theo ngày và tháng",
            remedy: "write 10/3 âm lịch, or every lunar month on 15",
            remedyVi: "viết 10/3 âm lịch, hoặc ngày 15 âm lịch hằng tháng", range: range)
    }

    static func whichWeekday(_ range: Range<Int>, _ said: Phrase?) -> WhenError {
        WhenError(
            "the period has several of these", vi: "chu kỳ này có nhiều ngày như vậy",
            remedy: "write \(said?.en ?? "first monday, last friday …")",
            remedyVi: "viết \(said?.vi ?? "thứ Hai đầu tiên, thứ Sáu cuối cùng …")", range: range)
    }

    static func neverSoMany(_ most: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "this never happens: the period never has so many",
            vi: "không bao giờ có: chu kỳ không có nhiều ngày như vậy",
            remedy: most > 0 ? "from 1 to \(most)" : nil,
            remedyVi: most > 0 ? "từ 1 đến \(most)" : nil, range: range)
    }

    static func noSuchMonth(_ range: Range<Int>) -> WhenError {
        WhenError(
            "that period has no such month", vi: "chu kỳ này không có tháng đó",
            remedy: "count it: first month, 2nd month, last month of quarter",
            remedyVi: "viết tháng đầu, tháng thứ 2 hoặc tháng cuối của quý", range: range)
    }

    /// `năm sau` and the like without how often; `next` is what comes after.
    static func nextOfWhat(_ next: WhenPeriod, _ range: Range<Int>) -> WhenError {
        let (en, vi) = sayingNext(next)
        let then = "; in a rule, add '\(everyKey(next).en)'"
        let thenVi = "; trong quy tắc thì thêm “\(everyKey(next).vi)”"
        var found = WhenError(
            "after which period? how often this comes is missing",
            vi: "sau kỳ nào? chưa ghi lặp lại theo tháng, quý hay năm",
            remedy: "write \(en)\(then)", remedyVi: "viết \(vi)\(thenVi)", range: range)
        let often = [
            "hằng \(WhenPrinterWords.vietnameseName(next)), ",
            "every \(WhenPrinterWords.name(next)), ",
        ]
        found.instead = often.map { .init(place: 0..<0, text: $0, then: then, thenVi: thenVi) }
        return found
    }

    /// `năm sau` of what comes every month.
    /// `own` is what the phrase says of periods of that kind.
    static func nextOfPeriod(
        _ next: WhenPeriod, of period: WhenPeriod, _ own: Phrase?, _ range: Range<Int>
    ) -> WhenError {
        let (en, vi) = own ?? sayingNext(next)
        let (said, saidVi) = (
            WhenPrinterWords.name(period), WhenPrinterWords.vietnameseName(period)
        )
        let (name, nameVi) = (WhenPrinterWords.name(next), WhenPrinterWords.vietnameseName(next))
        return WhenError(
            "'next \(name)' doesn't come after a \(said)",
            vi: "“\(nameVi) sau” không phải là sau một kỳ \(saidVi)",
            remedy: "of what comes every \(name) write \(en); in a rule, '\(everyKey(next).en)'",
            remedyVi: "việc hằng \(nameVi) thì viết \(vi); trong quy tắc thì ghi "
                + "“\(everyKey(next).vi)”", range: range)
    }

    private static func everyKey(_ period: WhenPeriod) -> (en: String, vi: String) {
        (
            "every: \(WhenPrinterWords.name(period))",
            "every: \(WhenPrinterWords.vietnameseName(period))"
        )
    }

    private static func sayingNext(_ period: WhenPeriod) -> Phrase {
        switch period {
        case .year: ("every year on 10/2 of next year", "hằng năm, ngày 10/02 năm sau")
        case .quarter:
            (
                "every quarter on 10 of first month of next quarter",
                "hằng quý, ngày 10 tháng đầu quý sau"
            )
        case .week: ("every week on Monday of next week", "hằng tuần, thứ Hai tuần sau")
        case .day, .month, .halfYear, .semester, .schoolYear, .fiscalYear:
            ("every month on 10 of next month", "hằng tháng, ngày 10 tháng sau")
        }
    }

    static func never(_ range: Range<Int>) -> WhenError {
        WhenError(
            "this never happens: every period is excepted",
            vi: "không bao giờ có: kỳ nào cũng bị trừ", range: range)
    }
}
