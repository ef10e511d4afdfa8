import Civil
import SourceText

/// The words of reporting windows and of the parts of a year that reports are on.
extension Words {
    static let reportedPart = Vocabulary<ReportedPart>([
        (.quarter(1), ["quý I", "quý 1", "Q1", "first quarter"]),
        (.quarter(2), ["quý II", "quý 2", "Q2", "second quarter"]),
        (.quarter(3), ["quý III", "quý 3", "Q3", "third quarter"]),
        (.quarter(4), ["quý IV", "quý 4", "Q4", "fourth quarter"]),
        (
            .half(1),
            [
                "6 tháng đầu năm", "6 tháng", "H1", "first half", "first half-year",
                "first half year", "six months",
                "6 months", "first six months", "first 6 months",
            ]
        ),
        (
            .half(2),
            [
                "6 tháng cuối năm", "H2", "second half", "second half-year", "second half year",
                "last six months",
                "last 6 months",
            ]
        ),
        (
            .nineMonths,
            [
                "9 tháng đầu năm", "9 tháng", "nine months", "9 months", "first nine months",
                "first 9 months",
            ]
        ),
        (.year, ["năm", "cả năm", "year", "whole year", "full year", "the year"]),
        (
            .semester(1, lag: 1),
            [
                "học kỳ I", "học kỳ 1", "học kì I", "học kì 1", "semester 1", "HK1", "HKI",
                "first semester", "term 1", "first term",
            ]
        ),
        (
            .semester(2, lag: 1),
            [
                "học kỳ II", "học kỳ 2", "học kì II", "học kì 2", "semester 2", "HK2", "HKII",
                "second semester", "term 2", "second term",
            ]
        ),
        (
            .schoolYear(lag: 1),
            ["năm học", "cả năm học", "school year", "the school year", "whole school year"]
        ),
    ])
    static let cumulative = Vocabulary<Bool>([
        (
            true,
            [
                "lũy kế", "luỹ kế", "cộng dồn", "cumulative", "lũy kế từ đầu năm",
                "luỹ kế từ đầu năm", "cộng dồn từ đầu năm", "year to date",
            ]
        )
    ])
    static let wholePeriod = Vocabulary<Bool>([
        (
            true,
            [
                "trọn kỳ", "cả kỳ", "toàn kỳ", "trong kỳ", "trong kỳ báo cáo", "trọn kỳ báo cáo",
                "đến cuối kỳ", "đến hết kỳ", "đến hết kỳ báo cáo", "whole period",
                "the whole period", "to the end of the period",
            ]
        )
    ])
    static let asOf = Vocabulary<Bool>([
        (
            true,
            [
                "tính đến", "tính đến hết", "tính đến ngày", "tại thời điểm", "tại ngày", "as of",
                "có đến",
            ]
        )
    ])
    static let windowFrom = Vocabulary<Bool>([
        (true, ["từ", "from", "tính từ", "được tính từ", "counted from", "is counted from"])
    ])
    static let windowTo = Vocabulary<Bool>([(true, ["-", "đến", "to", "until", "through"])])
    static let windowEnd = Vocabulary<Bool>([(true, ["hết"])])
    static let windowNoise = Vocabulary<Bool>([
        (
            true,
            [
                "ngày", "hết", "của", "kỳ", "kì", "thuộc", "báo", "cáo", "quý", "day", "the", "of",
                "period", "reporting", "quarter", "liền", "kề",
            ]
        )
    ])
    /// The month that the period is, or that it ends with: `ngày 14 của tháng thuộc kỳ báo cáo`.
    static let reportedMonth = Vocabulary<Bool>([
        (true, ["tháng", "tháng này", "month", "this month"])
    ])
    static let monthName = Vocabulary<Int>([
        (1, ["January"]), (2, ["February"]), (3, ["March"]), (4, ["April"]), (5, ["May"]),
        (6, ["June"]), (7, ["July"]), (8, ["August"]), (9, ["September"]), (10, ["October"]),
        (11, ["November"]), (12, ["December"]),
    ])
    static let windowMonth = Vocabulary<ReportingWindow.MonthPlace>([
        (
            .before,
            ["tháng trước", "tháng trước đó", "month before", "previous month", "month before it"]
        ),
        (.first, ["tháng đầu", "first month"]), (.last, ["tháng cuối", "last month"]),
        (.after, ["tháng sau", "month after", "next month"]),
    ])
    static let windowYear = Vocabulary<Int>([
        (-1, ["năm trước", "year before", "previous year"]),
        (0, ["năm nay", "năm", "cùng năm", "same year"]),
        (1, ["năm sau", "next year", "year after"]),
    ])
}
