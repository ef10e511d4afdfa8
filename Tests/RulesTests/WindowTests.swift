import Civil
import SourceText
import Testing

@testable import Rules

/// From which day to which a report's data run (statement 52).
struct WindowTests {
    struct Case: CustomTestStringConvertible {
        var words: String
        var period: String
        var days: String?

        init(_ words: String, _ period: String, _ days: String?) {
            self.words = words
            self.period = period
            self.days = days
        }

        var testDescription: String { "\(words), \(period)" }
    }

    @Test(
        "Words give the days of each period, in both languages",
        arguments: [
            // Decree 09/2019, article 12.
            Case("theo NĐ 09/2019", "2026-01", "15/12/2025-14/01/2026"),
            Case("theo NĐ 09/2019", "2026-03", "15/02/2026-14/03/2026"),
            Case("theo Nghị định số 09/2019/NĐ-CP", "2024-03", "15/02/2024-14/03/2024"),
            Case("Theo nd 9/2019", "2026-Q1", "15/12/2025-14/03/2026"),
            Case("by Decree 09/2019", "2026-Q3", "15/06/2026-14/09/2026"),
            Case("Nghị định 09/2019/NĐ-CP", "2026-H1", "15/12/2025-14/06/2026"),
            Case("theo NĐ 09/2019", "2026-H2", "15/06/2026-14/12/2026"),
            Case("theo NĐ 09/2019", "2026", "15/12/2025-14/12/2026"),
            // It doesn't speak of nine months, weeks or days.
            Case("theo NĐ 09/2019", "2026-9M", nil),
            Case("theo NĐ 09/2019", "2026-W05", nil),
            Case("theo NĐ 09/2019", "2026-01-05", nil),
            // The articles' own sentences.
            Case(
                "tính từ ngày 15 tháng trước kỳ báo cáo đến ngày 14 của tháng thuộc kỳ báo cáo",
                "2026-03", "15/02/2026-14/03/2026"),
            Case(
                "Thời gian chốt số liệu báo cáo định kỳ hằng tháng: Tính từ ngày 15 tháng trước đến "
                    + "ngày 14 của tháng thuộc kỳ báo cáo.", "2026-01", "15/12/2025-14/01/2026"),
            Case(
                "Tính từ ngày 15 của tháng trước kỳ báo cáo đến ngày 14 của tháng cuối quý thuộc kỳ "
                    + "báo cáo", "2026-Q3", "15/06/2026-14/09/2026"),
            Case(
                "tính từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 6 của kỳ báo cáo",
                "2026-H1", "15/12/2025-14/06/2026"),
            Case(
                "tính từ ngày 15 tháng 6 đến ngày 14 tháng 12 của kỳ báo cáo", "2026-H2",
                "15/06/2026-14/12/2026"),
            Case(
                "Tính từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 12 của kỳ báo cáo",
                "2026", "15/12/2025-14/12/2026"),
            Case(
                "from the 15th of the month before the reporting period to the 14th of the month of "
                    + "the reporting period", "2026-03", "15/02/2026-14/03/2026"),
            Case(
                "from 15 December of the year before to 14 June of the reporting period", "2026-H1",
                "15/12/2025-14/06/2026"),
            // What adds up.
            Case("lũy kế theo NĐ 09/2019", "2026-9M", "15/12/2025-14/09/2026"),
            Case("luỹ kế theo NĐ 09/2019", "2026-Q3", "15/12/2025-14/09/2026"),
            Case("cumulative by Decree 09/2019", "2026-03", "15/12/2025-14/03/2026"),
            Case("lũy kế", "2026-9M", "01/01/2026-30/09/2026"),
            Case("lũy kế trọn kỳ", "2026-Q2", "01/01/2026-30/06/2026"),
            Case("lũy kế từ 15/12 năm trước đến 14/9", "2026-Q3", "15/12/2025-14/09/2026"),
            // Days of a year.
            Case("15/12 năm trước - 14/11", "2026", "15/12/2025-14/11/2026"),
            Case("từ ngày 15/12 năm trước đến hết ngày 14/11", "2026", "15/12/2025-14/11/2026"),
            Case("from 15/12 of the year before to 14/11", "2026", "15/12/2025-14/11/2026"),
            Case("01/06-31/05 năm sau", "2026", "01/06/2026-31/05/2027"),
            Case("01/03 - 29/02 năm sau", "2026", "01/03/2026-28/02/2027"),
            Case("15/12 năm trước - 14/11", "2026/2", "15/12/2025-14/11/2026"),
            // Days of a period's months.
            Case("15 tháng trước - 14 tháng cuối", "2026-Q2", "15/03/2026-14/06/2026"),
            Case("ngày 15 tháng trước đến ngày 14", "2026-02", "15/01/2026-14/02/2026"),
            Case("15 month before - 14 last month", "2026-H1", "15/12/2025-14/06/2026"),
            Case("21 tháng trước - 20", "2026-01", "21/12/2025-20/01/2026"),
            Case("16 tháng đầu - 15 tháng sau", "2026-12", "16/12/2026-15/01/2027"),
            Case("1 - 31", "2026-02", "01/02/2026-28/02/2026"),
            // Dates, whole periods, and how things stand on a day.
            Case("15/12/2025 - 14/11/2026", "2026", "15/12/2025-14/11/2026"),
            Case("2025-12-15 - 2026-11-14", "2026", "15/12/2025-14/11/2026"),
            Case("trọn kỳ", "2026-02", "01/02/2026-28/02/2026"),
            Case("whole period", "2026-W01", "29/12/2025-04/01/2026"),
            Case("tính đến 30/9", "2026", "30/09/2026-30/09/2026"),
            Case("tính đến hết ngày 30/9", "2026-9M", "30/09/2026-30/09/2026"),
            Case("as of 31/12 year before", "2026", "31/12/2025-31/12/2025"),
            // Of these keys nothing follows.
            Case("trọn kỳ", "3", nil), Case("1 - 31", "2026/1", nil),
            Case("14/11 - 15/12 năm trước", "2026", nil),
        ])
    func words(_ item: Case) throws {
        let window = try #require(WindowText(item.words)?.window)
        let days = window.days(of: item.period)
        #expect(
            days.map { "\($0.lowerBound.vietnamese)-\($0.upperBound.vietnamese)" } == item.days)
    }

    @Test(
        "Other words aren't guessed at",
        arguments: [
            "", "theo", "theo NĐ 30/2020", "NĐ 09/2019 sửa đổi", "15", "15 - ", "- 14", "32 - 14",
            "0 - 14", "15/13 - 14/11", "31/4 - 1/5", "15/12 năm ngoái - 14/11",
            "15 tuần trước - 14", "15/12/2025 năm trước - 14/11", "lũy kế tính đến 30/9",
            "tính đến", "tháng trước", "tron ky nay",
        ])
    func unread(_ words: String) { #expect(WindowText(words) == nil) }

    /// Months, quarters, halves and years of 1900–2100: the windows tile time, each holds a month at
    /// least of its own period, and none is longer than it (Decree 09/2019, article 12).
    @Test("The Decree's windows follow each other without a gap, whatever the kind of period")
    func tiles() throws {
        let window = ReportingWindow(.decree)
        for kind in [CivilPeriod.Kind.month, .quarter, .halfYear, .year] {
            var last: CivilDate?
            for year in 1900...2100 {
                for number in 1...12 / kind.months {
                    let period = try #require(CivilPeriod(kind, year: year, number: number))
                    let days = try #require(window.days(of: period.key))
                    if let last { #expect(last.adding(days: 1) == days.lowerBound) }
                    last = days.upperBound
                    #expect(days.lowerBound.day == 15 && days.upperBound.day == 14)
                    #expect(days.lowerBound.adding(months: kind.months) == last?.adding(days: 1))
                    #expect(period.days.contains(days.upperBound))
                }
            }
        }
    }

    // MARK: Findings

    private static let monthly =
        "kind: deadline\ntitle: T\nowed-by: truong\nremind: []\nevery: tháng\nroll: next\n"
    private static let yearly =
        "kind: deadline\ntitle: T\nowed-by: truong\ndue: 15/12/2025\n"

    static let findings: [DutyFindingTests.Case] = [
        .init("the Decree's months, due on the 20th", monthly + "due: 20\ndata: theo NĐ 09/2019"),
        .init(
            "words that nobody knows",
            monthly + "due: 20\ndata: ⟪bad-window|theo Nghị định 30⟫"),
        .init(
            "due the day after the data are closed",
            monthly + "due: 15\ndata: theo NĐ 09/2019"),
        .init(
            "due on the day on which the data are closed",
            monthly + "due: 14\ndata: ⟪due-before-data|theo NĐ 09/2019⟫"),
        .init(
            "due on the Saturday after a Friday on which the data are closed",
            yearly.replacing("15/12", with: "29/11") + "roll: none\n"
                + "data: ⟪due-before-data|15/12 năm trước - 28/11⟫"),
        .init(
            "data that run over the months alone",
            monthly + "due: ngày 5 tháng sau\ndata: trọn kỳ"),
        .init(
            "two months in one",
            monthly + "due: ngày 5 tháng sau\ndata: ⟪window-too-long|15 tháng trước - 20 tháng sau⟫"
        ),
        .init(
            "a quarter's data from the year's start aren't said to add up",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\nevery: quý\n"
                + "due: 20 của tháng cuối\ndata: ⟪window-too-long|15/12 năm trước - 14/9⟫"),
        .init(
            "a day that no month reports",
            monthly + "due: 20\ndata: ⟪window-gap|16 tháng trước - 14⟫"),
        .init(
            "a day that two months report, since February has no 29th",
            monthly + "due: ngày 5 tháng sau\ndata: ⟪window-gap|29 tháng trước - 28 tháng cuối⟫"),
        .init(
            "a yearly report on a quarter",
            "kind: deadline\ntitle: T\nowed-by: truong\ndue: 20/3 hằng năm\n"
                + "reports-on: quý I\ndata: theo NĐ 09/2019"),
        .init(
            "a monthly report on a quarter",
            monthly + "due: 20\nreports-on: ⟪unfit-window|quý I⟫"),
        .init(
            "nine months, of which the Decree doesn't speak",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\n"
                + "due: 20/9 hằng năm\nreports-on: 9 tháng\ndata: ⟪unfit-window|theo NĐ 09/2019⟫"
        ),
        .init(
            "days that end before they begin",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\ndue: 19/12/2025\n"
                + "data: ⟪unfit-window|15/12/2025 - 14/12/2024⟫"),
        .init(
            "nine months, added up",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\n"
                + "due: 20/9 hằng năm\nreports-on: 9 tháng\ndata: lũy kế theo NĐ 09/2019"),
        .init(
            "nine months, added up to the day on which the paper closes them",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\n"
                + "due: 25/9 hằng năm\nreports-on: 9 tháng\ndata: lũy kế 15/12 năm trước - 15/9"),
        .init(
            "what is added up over more than its months and one",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\n"
                + "due: 20/12 hằng năm\nreports-on: 9 tháng\n"
                + "data: ⟪window-too-long|lũy kế 15/12 năm trước - 14/12⟫"),
        .init(
            "a year of which days are in no report, though the plan has one year",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\ndue: 20/12 hằng năm\n"
                + "data: ⟪window-gap|15/12 năm trước - 14/11⟫"),
        .init(
            "two days of every year, which report the same days",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\ndue: 20/6 và 20/12 hằng năm\n"
                + "data: ⟪window-gap|15/12 năm trước - 14/6⟫"),
        .init(
            "two days of one year, which report the same days",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\ndue: 20/6/2025 và 20/12/2025\n"
                + "data: ⟪window-gap|15/12/2024 - 14/6/2025⟫"),
        .init(
            "three days of every year, of which days are added up",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\ndue: 20/4, 20/8 và 20/12 hằng năm\n"
                + "data: lũy kế 15/12 năm trước - 14/4"),
        .init(
            "two days of every year, each of a half of its own",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\nevery: nửa năm\n"
                + "due: 20/6 và 20/12\ndata: theo NĐ 09/2019"),
        .init(
            "a year beside the next one without a gap",
            "kind: deadline\ntitle: T\nowed-by: truong\nroll: next\ndue: 20/12 hằng năm\n"
                + "data: 15/12 năm trước - 14/12"),
        .init(
            "what counts from completions has no year of which it could report a part",
            "kind: inspection\ntitle: T\nowed-by: truong\nevery: 3 tháng kể từ khi hoàn thành\n"
                + "first: 15/02/2025\nreports-on: ⟪unfit-window|quý I⟫"),
        .init("a one-off's dates", yearly + "data: 15/12/2024 - 14/12/2025"),
        .init("a standing duty has no data", "kind: standing\ntitle: T\n⟪unfit-key|data⟫: trọn kỳ"),
    ]

    @Test(
        "Windows are held against periods and due days (statement 52)",
        arguments: findings)
    func faults(_ item: DutyFindingTests.Case) {
        let marked = MarkedText(Desk.plan + Desk.dutyText(item.lines, id: item.id))
        let (rules, findings) = Desk.read(marked.text)
        let found = findings.map { MarkedText.Mark(code: $0.code, range: $0.range ?? 0..<0) }
        #expect(Set(found) == Set(marked.expected))
        #expect((rules == nil) == findings.hasErrors)
    }

    @Test("A duty has its own law, else its plan's; words and days are kept")
    func model() throws {
        let text =
            Desk.plan.replacing(
                "  owner:", with: "  quy định: Nghị quyết số 7\n  owner:")
            + Desk.dutyText(Self.yearly + "số liệu: 15/12 năm trước - 14/12")
            + Desk.dutyText(
                Self.yearly + "quy định:\n  văn bản: Thông tư số 1\n  điều khoản: Điều 2\n"
                    + "  từ ngày: 01/01/2020\n  đến hết ngày: 31/12/2030\n  nguồn: congbao.example\n"
                    + "  ngày đối chiếu: 01/02/2025\n  nghi vấn: bản quét mờ", id: "id: khac"
            ).dropFirst("duties:\n".count)
        let (rules, findings) = Desk.read(text)
        #expect(findings.map(\.message.vi) == [])
        let plan = try #require(rules?.plans.first)
        let (own, other) = (plan.duties[0], plan.duties[1])
        #expect(own.window(of: "2025", in: .weekdaysOnly)?.lowerBound.vietnamese == "15/12/2024")
        #expect(own.citation(in: plan) == "Kế hoạch số 1; Nghị quyết số 7")
        #expect(
            other.law
                == Law(
                    document: "Thông tư số 1", article: "Điều 2", from: CivilDate(2020, 1, 1),
                    until: CivilDate(2030, 12, 31), source: "congbao.example",
                    checked: CivilDate(2025, 2, 1), doubt: "bản quét mờ"))
        #expect(other.citation(in: plan) == "Kế hoạch số 1; Thông tư số 1, Điều 2")
        #expect(other.window(of: "2025", in: .weekdaysOnly) == nil)
    }
}
