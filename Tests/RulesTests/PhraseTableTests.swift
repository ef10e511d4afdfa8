import Civil
import SourceText
import Testing

@testable import Rules

/// When-phrases of papers that programs, this one among them, once misread, let pass or refused without
/// help: each kind by one of its phrases.
struct PhraseTableTests {
    enum Right: Sendable {
        /// The first days or moments.
        case days([String])
        /// The same, with a part of what is said of them.
        case noted([String], String)
        /// Refused, with a part of what helps.
        case refused(String)
        /// After an event: so many working days.
        case limit(Int)
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        /// A phrase of `hanchot when`, or the lines of a duty in a plan of 2026.
        let phrase: String
        let from: String?
        let right: Right

        static func when(_ phrase: String, from: String = "2026-01-01", _ right: Right) -> Row {
            Row(phrase: phrase, from: from, right: right)
        }

        static func due(_ lines: String, _ right: Right) -> Row {
            Row(phrase: lines, from: nil, right: right)
        }
    }

    static let rows: [Row] = [
        // Misread in silence: sau taken for sáu, lists that swallow periods, lunar months, quarters.
        .due(
            "every: tháng\ndue: trước ngày 10 tháng sau",
            .days([
                "2026-02-09", "2026-03-09", "2026-04-09", "2026-05-09", "2026-06-09", "2026-07-09",
                "2026-08-09", "2026-09-09", "2026-10-09", "2026-11-09", "2026-12-09", "2027-01-09",
            ])),
        .due("due: trước ngày 10 tháng sau", .refused("“every: tháng”")),
        .when("6 tháng đầu năm", .refused("ngày cuối cùng của 6 tháng đầu năm")),
        .due("due: 10 ngày đầu tháng", .refused("ngày 10 hằng tháng")),
        .when("23 tháng Chạp", .days(["2026-02-10"])),
        .when("mùng 5 tháng Giêng", .days(["2026-02-21"])),
        .when("quý 1", .refused("ngày cuối cùng của quý I")),
        // Never came, and nothing said so.
        .due(
            "due: rrule:FREQ=MONTHLY;BYMONTHDAY=25;COUNT=12",
            .days((1...12).map { "2026-\($0 < 10 ? "0" : "")\($0)-25" })),
        .due("due: 02 năm một lần", .days(["2026-01-01"])),
        // Refused though the language has it.
        .due(
            "due: chậm nhất ngày làm việc cuối cùng của tháng",
            .days(["2026-01-30", "2026-02-27", "2026-03-31"])),
        .due(
            "due: trước ngày cuối cùng của tháng",
            .days(["2026-01-30", "2026-02-27", "2026-03-30"])
        ),
        .due(
            "due: chậm nhất vào ngày làm việc thứ 5 của tháng",
            .days(["2026-01-09", "2026-02-06", "2026-03-06"])),
        // Refused, and usual in papers.
        .due("due: hằng tháng, trước ngày 05", .days(["2026-01-04", "2026-02-04"])),
        .due("due: ngày 06 (sáu) của tháng cuối quý", .days(["2026-03-06", "2026-06-06"])),
        .due("due: mỗi quý một lần, ngày 20 của tháng cuối", .days(["2026-03-20", "2026-06-20"])),
        .due("due: 01 lần/quý, chậm nhất ngày làm việc cuối", .days(["2026-03-31", "2026-06-30"])),
        .when(
            "chiều thứ Sáu hằng tuần", .days(["2026-01-02T13:30:00", "2026-01-09T13:30:00"])),
        .when("mùng 1 và rằm hằng tháng", .days(["2026-01-03", "2026-01-19", "2026-02-02"])),
        .due(
            "every: năm\ndue: chậm nhất ngày 10/02 năm sau",
            .noted(["2027-02-10"], "lịch nghỉ năm 2027 chưa công bố")),
        .due(
            "after-event: su-co\ndue: trong vòng 05 ngày làm việc kể từ ngày …", .limit(5)),
        .due(
            "due: chậm nhất ngày làm việc thứ 5 sau khi kết thúc quý",
            .noted(["2026-04-07", "2026-07-07"], "chưa công bố")),
        .when("cuối tháng 6", .days(["2026-06-30"])),
        .when("ngày 20-11", .days(["2026-11-20"])),
        .when(
            "Thứ Sáu tuần cuối của tháng", .days(["2026-01-30", "2026-02-27", "2026-03-27"])),
        // Calendar rules as people paste them.
        .when("rrule:FREQ=WEEKLY;BYDAY=MO;", .days(["2026-01-05", "2026-01-12"])),
        .when("rrule:RRULE:FREQ=DAILY;COUNT=2", .days(["2026-01-01", "2026-01-02"])),
        .when(
            "rrule:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTHDAY=16;COUNT=3", from: "2020-07-16",
            .noted(["2020-07-16", "2021-07-16", "2022-07-16"], "mỗi năm một lần")),
        .when(
            "rrule:FREQ=DAILY;BYMINUTE=1,2;INTERVAL=2;COUNT=3", from: "2024-10-18",
            .noted(["2024-10-18", "2024-10-20", "2024-10-22"], "bị bỏ qua")),
        .when(
            "rrule:FREQ=DAILY;COUNT=2 rdate:20151208 from 10/12/2015", from: "2015-11-01",
            .noted(["2015-12-10", "2015-12-11"], "RDATE 08/12/2015")),
        .when("0 8 * * 1-5", .refused("oncalendar:Mon..Fri *-*-* 08:00")),
        // Days off: 01/09 and 02/09/2022 were.
        .when("every working day", from: "2022-09-01", .days(["2022-09-05", "2022-09-06"])),
    ]

    /// What helps where a phrase was refused with a sentence that helped little.
    static let helped: [Row] = [
        .when(
            "ngày 25 hằng tháng năm 2026", from: "2026-11-20", .days(["2026-11-25", "2026-12-25"])),
        .when("2026", .refused("31/12/2026")),
        .when("ngày 5 tháng 6 năm 26", .refused("năm 2026")),
        .when("5/6 năm 26", .refused("năm 2026")),
        .when("giao thừa 2026", .refused("16/02/2026")),
        .when("giao thừa năm 2026", .refused("16/02/2026")),
        .when("lunar new year's eve of year 2026", .refused("16/02/2026")),
        // Its twelfth month has 29 days.
        .when("30 Tết 2026", .refused("16/02/2026")),
        .when("28 Tết 2027", .refused("04/02/2027")),
        .when("10/3 âm lịch 2026", .refused("26/04/2026")),
        .when("thứ 2 đến thứ 6 hằng tuần, trừ ngày lễ", .refused("mỗi ngày làm việc")),
        .when("ngày 25 hằng tháng, trừ ngày nghỉ", .refused("mỗi ngày làm việc")),
        .when("every friday except holidays", .refused("mỗi ngày làm việc")),
        .when("tháng thứ 4 kể từ khi kết thúc năm", .refused("hằng năm, ngày 30/04 năm sau")),
        .when(
            "ngày cuối cùng của tháng thứ 4 kể từ khi kết thúc năm",
            .refused("hằng năm, ngày 30/04 năm sau")),
        .when(
            "every second Tuesday",
            .refused("2 tuần một lần, thứ Ba, hoặc thứ Ba tuần thứ 2 hằng tháng")),
        .when(
            "every 3rd Friday",
            .refused("3 tuần một lần, thứ Sáu, hoặc thứ Sáu tuần thứ 3 hằng tháng")),
        .when("every second Tuesday of the month", .days(["2026-01-13", "2026-02-10"])),
        .when(
            "thứ Hai hằng tuần, lúc 8h kém 15",
            .days(["2026-01-05T07:45:00", "2026-01-12T07:45:00"])),
        .when("thứ Hai hằng tuần, lúc 8 giờ kém 15 phút", .days(["2026-01-05T07:45:00"])),
        .when("1 lần / 2 tuần, thứ Tư", .days(["2026-01-14", "2026-01-28"])),
        .when("01 lần/6 tháng, ngày 15/6 và 15/12", .days(["2026-06-15", "2026-12-15"])),
        .when("01 lần/3 tháng, ngày 5", .days(["2026-01-05", "2026-04-05"])),
        .due("due: hằng quý", .refused("hằng quý, ngày làm việc cuối cùng")),
        .due("due: every month", .refused("ngày 25")),
        .due("due: hằng tuần", .refused("thứ Sáu hằng tuần")),
        .when("week 20", .refused("15/05/2026")),
        .when("tuần thứ 20", .refused("15/05/2026")),
        .when("đầu tuần", .refused("thứ Hai hằng tuần")),
        .when("giữa tuần", .refused("thứ Tư hằng tuần")),
        .when("cuối tuần", .refused("thứ Sáu hằng tuần")),
        .when("end of the week", .refused("thứ Sáu hằng tuần")),
        .when("9 tháng: 15/9", .refused("15/9 hằng năm")),
        .when("6 tháng: 15/6", .refused("6 tháng đầu năm")),
        .when("twice yearly on 15/6 and 15/12", .days(["2026-06-15", "2026-12-15"])),
        .when("twice yearly, on 15 June and 15 December", .days(["2026-06-15", "2026-12-15"])),
        .when("once yearly on 25/12", .days(["2026-12-25"])),
    ]

    @Test("What helped little helps this phrase", arguments: helped)
    func helps(_ row: Row) throws { try right(row) }

    @Test(
        "What is to be written in the place of a refused phrase is understood",
        arguments: [
            "2 tuần một lần, thứ Ba", "thứ Ba tuần thứ 2 hằng tháng", "every 2 weeks on Tuesday",
            "second Tuesday of every month", "mỗi ngày làm việc", "every working day",
            "hằng năm, ngày 30/04 năm sau", "every year on 30/04 of next year", "15/9 hằng năm",
            "15/9 every year", "thứ Hai hằng tuần",
            "every week on Friday", "hằng quý, ngày làm việc cuối cùng",
            "hằng quý, chậm nhất ngày 25 của tháng cuối", "every quarter on last working day",
            "every quarter on 25 of last month",
        ])
    func remedies(phrase: String) throws { _ = try WhenExpression(parsing: phrase) { _ in nil } }

    @Test(
        "Each phrase means what its paper means, or is refused with what to write", arguments: rows)
    func right(_ row: Row) throws {
        if let from = row.from { try when(row, from: from) } else { try due(row) }
    }

    private func when(_ row: Row, from: String) throws {
        do {
            let read = try WhenExpression(parsing: row.phrase) { _ in nil }
            let start = CivilDateTime(try CivilDate(parsing: from), .midnight)
            let notes = read.notes(
                from: start, fromIsDate: true, in: try PaperSentenceTests.context()
            ).map(\.vi)
            switch row.right {
            case .days(let days):
                #expect(
                    try PaperSentenceTests.first(days.count, of: row.phrase, from: from) == days)
                #expect(notes == [])
            case .noted(let days, let note):
                #expect(
                    try PaperSentenceTests.first(days.count + 1, of: row.phrase, from: from) == days
                )
                #expect(notes.contains { $0.contains(note) }, "\(notes)")
            case .refused, .limit: Issue.record("read as \(read.normal)")
            }
        } catch let error as WhenError {
            guard case .refused(let remedy) = row.right else { throw error }
            #expect(error.remedyVi?.contains(remedy) ?? false, "\(error.remedyVi ?? "")")
        }
    }

    private func due(_ row: Row) throws {
        let (duty, calendar, findings) = try DuePhraseTests.read(row.phrase)
        func days(_ count: Int) throws -> [String] {
            let all = try DuePhraseTests.days(try #require(duty), try #require(calendar))
            return Array(all.prefix(count))
        }
        switch row.right {
        case .days(let right):
            #expect(try days(right.count) == right)
            #expect(findings.map(\.message.vi) == [])
        case .noted(let right, let note):
            #expect(try days(right.count) == right)
            #expect(findings.map(\.severity) == [.warning])
            #expect(findings[0].message.vi.contains(note), "\(findings[0].message.vi)")
        case .refused(let remedy):
            #expect(duty == nil)
            #expect(findings.map(\.code) == ["bad-when"])
            #expect(findings[0].remedy?.vi.contains(remedy) ?? false, "\(findings[0])")
        case .limit(let count):
            #expect(findings.map(\.message.vi) == [])
            guard case .afterEvent(let limit, _)? = duty?.schedule else {
                Issue.record("no limit after an event")
                return
            }
            #expect(limit.count == count && limit.unit == .workingDays)
        }
    }
}
