import Civil
import Correspondence
import Rules
import Scheduler
import SourceText
import Testing

@Suite("What an occurrence is called (statement 44)")
struct PeriodNameTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let short: String
        let when: String
        let period: String
        var due: String?
        let vi: String
        let en: String
        var testDescription: String { "\(short), \(period)" }
    }

    static let cases: [Case] = [
        Case(
            short: "Báo cáo tháng", when: "every month on 25", period: "2026-09",
            vi: "Báo cáo tháng 9/2026", en: "Báo cáo tháng, September 2026"),
        Case(
            short: "Báo cáo hằng tháng", when: "every month on 25", period: "2026-12",
            vi: "Báo cáo tháng 12/2026", en: "Báo cáo hằng tháng, December 2026"),
        Case(
            short: "Báo cáo an toàn trường học", when: "every month on 25", period: "2026-01",
            vi: "Báo cáo an toàn trường học tháng 1/2026",
            en: "Báo cáo an toàn trường học, January 2026"),
        Case(
            short: "Báo cáo hằng tháng về an ninh", when: "every month on 25", period: "2026-01",
            vi: "Báo cáo tháng 1/2026 về an ninh",
            en: "Báo cáo hằng tháng về an ninh, January 2026"),
        Case(
            short: "Báo cáo giáo dục quý của xã", when: "every quarter on last working day",
            period: "2026-Q1", vi: "Báo cáo giáo dục quý I/2026 của xã",
            en: "Báo cáo giáo dục quý của xã, quarter 1 of 2026"),
        Case(
            short: "Báo cáo công tác hằng quý (trường)", when: "every quarter on last working day",
            period: "2026-Q1", vi: "Báo cáo công tác quý I/2026 (trường)",
            en: "Báo cáo công tác hằng quý (trường), quarter 1 of 2026"),
        Case(
            short: "Báo cáo tháng hành động vì trẻ em", when: "every month on 25",
            period: "2026-06", vi: "Báo cáo tháng hành động vì trẻ em, tháng 6/2026",
            en: "Báo cáo tháng hành động vì trẻ em, June 2026"),
        Case(
            short: "Báo cáo quý", when: "every quarter on last working day", period: "2026-Q3",
            vi: "Báo cáo quý III/2026", en: "Báo cáo quý, quarter 3 of 2026"),
        Case(
            short: "Báo cáo CCHC quý III", when: "every quarter on last working day",
            period: "2026-Q3", vi: "Báo cáo CCHC quý III/2026",
            en: "Báo cáo CCHC quý III, quarter 3 of 2026"),
        Case(
            short: "Sơ kết học kỳ", when: "every semester on last day", period: "2026-2027-HK1",
            vi: "Sơ kết học kỳ I năm học 2026-2027",
            en: "Sơ kết học kỳ, term 1 of school year 2026-2027"),
        Case(
            short: "Quyết toán", when: "60 days after the end of the fiscal year",
            period: "2026-FY", vi: "Quyết toán năm tài chính 2026",
            en: "Quyết toán, fiscal year 2026"),
        Case(
            short: "Báo cáo 6 tháng", when: "every half-year on last working day",
            period: "2026-H1", vi: "Báo cáo 6 tháng đầu năm 2026",
            en: "Báo cáo 6 tháng, first half of 2026"),
        Case(
            short: "Sơ kết", when: "every half-year on last working day", period: "2026-H2",
            vi: "Sơ kết 6 tháng cuối năm 2026", en: "Sơ kết, second half of 2026"),
        Case(
            short: "Báo cáo năm", when: "every year on 15/12", period: "2026",
            vi: "Báo cáo năm 2026", en: "Báo cáo năm, 2026"),
        Case(
            short: "Báo cáo tổng kết năm học", when: "every year on 31/05", period: "2027",
            due: "2027-05-31", vi: "Báo cáo tổng kết năm học 2026-2027",
            en: "Báo cáo tổng kết năm học, school year 2026-2027"),
        Case(
            short: "Báo cáo đầu năm học", when: "every year on 15/09", period: "2026",
            due: "2026-09-15", vi: "Báo cáo đầu năm học 2026-2027",
            en: "Báo cáo đầu năm học, school year 2026-2027"),
        Case(
            short: "Trực báo", when: "every week on monday", period: "2026-W05",
            vi: "Trực báo tuần 5/2026", en: "Trực báo, week 5 of 2026"),
        Case(
            short: "Báo cáo nhanh", when: "every month on 10 and 25", period: "2026-09/2",
            vi: "Báo cáo nhanh lần 2 tháng 9/2026",
            en: "Báo cáo nhanh, no. 2 of September 2026"),
        Case(
            short: "Báo cáo hằng tháng về an ninh", when: "every month on 10 and 25",
            period: "2026-09/1", vi: "Báo cáo lần 1 tháng 9/2026 về an ninh",
            en: "Báo cáo hằng tháng về an ninh, no. 1 of September 2026"),
        Case(
            short: "Báo cáo y tế", when: "every half-year on first day and last day",
            period: "2026-H1/2", vi: "Báo cáo y tế lần 2, 6 tháng đầu năm 2026",
            en: "Báo cáo y tế, no. 2 of first half of 2026"),
        Case(
            short: "Báo cáo y tế", when: "15/6 và 15/12 hằng năm", period: "2026/1",
            vi: "Báo cáo y tế lần 1 năm 2026", en: "Báo cáo y tế, no. 1 of 2026"),
        Case(
            short: "Báo cáo vệ sinh", when: "rằm hằng tháng", period: "2025-L06N",
            vi: "Báo cáo vệ sinh tháng 6 nhuận năm 2025 âm lịch",
            en: "Báo cáo vệ sinh, leap lunar month 6 of 2025"),
    ]

    @Test("A recurring duty's name says its period in both languages", arguments: cases)
    func recurring(_ expected: Case) throws {
        let due = try expected.due.map(Office.day)
        let when = try WhenExpression(parsing: expected.when) { _ in nil }
        let duty = try Self.duty(expected.short, .recurring(when, reading: .by))
        #expect(duty.name(period: expected.period, due: due, language: .vi) == expected.vi)
        #expect(duty.name(period: expected.period, due: due, language: .en) == expected.en)
    }

    @Test("A yearly duty that reports on a part of its year is called after that part")
    func part() throws {
        let when = try WhenExpression(parsing: "every year on 20/9") { _ in nil }
        var duty = try Self.duty("Báo cáo cải cách hành chính", .recurring(when, reading: .by))
        duty.reportsOn = .nineMonths
        #expect(
            duty.name(period: "2026", due: nil, language: .vi)
                == "Báo cáo cải cách hành chính 9 tháng đầu năm 2026")
        duty.reportsOn = .quarter(3)
        #expect(
            duty.name(period: "2026", due: nil, language: .en)
                == "Báo cáo cải cách hành chính, quarter 3 of 2026")
    }

    @Test("A list of dates counts them within the year, whatever form its keys have")
    func listed() throws {
        let dates = try ["2026-03-15", "2026-09-15"].map {
            DueDate(date: try Office.day($0), reading: .by)
        }
        let duty = try Self.duty("Báo cáo sơ kết", .dates(dates))
        #expect(
            duty.name(period: "2026/2", due: nil, language: .vi) == "Báo cáo sơ kết lần 2 năm 2026")
        #expect(
            duty.name(period: "2026-09", due: nil, language: .vi) == "Báo cáo sơ kết tháng 9/2026")
    }

    @Test("A period that a ledger holds under a day that was moved since is called as it is today")
    func held() throws {
        let when = try WhenExpression(parsing: "every month on 10 and 26") { _ in nil }
        var duty = try Self.duty("Báo cáo nhanh", .recurring(when, reading: .by))
        duty.heldPeriods = ["2026-09/2": "2026-09-25"]
        #expect(
            duty.name(period: "2026-09-25", due: nil, language: .vi)
                == "Báo cáo nhanh lần 2 tháng 9/2026")
    }

    @Test("A limit that runs once gives no name to its year")
    func limit() throws {
        let when = try WhenExpression(parsing: "trong vòng 15 ngày kể từ ngày 25/06/2026") { _ in
            nil
        }
        let duty = try Self.duty("Báo cáo khắc phục", .recurring(when, reading: .by))
        #expect(duty.name(period: "2026", due: nil, language: .vi) == "Báo cáo khắc phục")
    }

    @Test("What has one occurrence only keeps its name")
    func single() throws {
        let only = DueDate(date: try Office.day("2025-11-04"), reading: .by)
        let duty = try Self.duty("Báo cáo ANTQ năm 2025", .dates([only]))
        #expect(
            duty.name(period: "2025", due: nil, language: .vi) == "Báo cáo ANTQ năm 2025")
    }

    @Test(
        "A key of a form that nobody knows leaves the name alone",
        arguments: [
            "", "abc", "20x6-01", "2026-13", "2026-", "2026-Qx", "-1", "2026/x", "2026-09/0",
            "abc/1",
        ])
    func unknown(_ key: String) throws {
        let when = try WhenExpression(parsing: "every month on 25") { _ in nil }
        let duty = try Self.duty("Báo cáo", .recurring(when, reading: .by))
        #expect(duty.name(period: key, due: nil, language: .vi) == "Báo cáo")
    }

    private static func duty(_ short: String, _ schedule: Schedule) throws -> Duty {
        let office = try Office()
        var duty = try #require(office.rules.duty("bao-cao")?.duty)
        duty.short = short
        duty.title = short
        duty.schedule = schedule
        return duty
    }
}
