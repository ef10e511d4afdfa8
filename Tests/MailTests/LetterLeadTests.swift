import Civil
import Mail
import SourceText
import Testing

/// What leads a mail that shows several matters: its subject never contradicts its lines, and hides neither the
/// news that it was written for nor that something is late (statement 49).
@Suite struct LetterLeadTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var reader = Letter.Reader.head
        let items: @Sendable () throws -> [LetterItem]
        var coming: @Sendable () throws -> [LetterComing] = { [] }
        let subject: String
        /// What the page's box is about.
        let box: String
        /// How each numbered line begins.
        let lines: [String]
    }

    private static func matter(_ short: String) -> LetterMatter {
        LetterMatter(task: short, short: short, sendTo: "Văn phòng Sở")
    }

    private static func by(
        _ day: Int, _ month: Int, at time: CivilTime? = nil
    ) throws -> LetterDue {
        let day = try Sample.day(day, month)
        return LetterDue(.by(day), lastGoodDay: day, time: time)
    }

    private static func overdue(_ short: String, by day: Int = 4) throws -> LetterItem {
        .overdue(matter(short), try by(day, 11), workingDaysLate: 1)
    }

    private static func today(_ short: String) throws -> LetterItem {
        .dueToday(matter(short), try by(5, 11))
    }

    private static func late(_ short: String, by day: Int = 3) throws -> LetterComing {
        LetterComing(matter(short), .due(try by(day, 11), workingDaysLeft: -2))
    }

    private static func next(_ short: String, by day: Int = 13) throws -> LetterComing {
        LetterComing(matter(short), .due(try by(day, 11), workingDaysLeft: day - 7))
    }

    private static func correction(_ short: String, of unit: String = "Trường X") throws
        -> LetterItem
    {
        .correction(
            matter(short),
            LetterCorrection(
                unit: unit, toldOn: try Sample.day(4, 11), sentOn: try Sample.day(31, 10),
                workingDaysLate: 0))
    }

    static let cases: [Case] = [
        Case(
            testDescription: "several are late, some of which the mail only shows",
            items: { [try overdue("Báo cáo A"), try overdue("Báo cáo B")] },
            coming: { [try late("Báo cáo C"), try next("Báo cáo D")] },
            subject: "[Quá hạn] 3/4 việc quá hạn, Trường THPT Bảo Lộc", box: "Báo cáo A",
            lines: ["QUÁ HẠN 2", "QUÁ HẠN 1", "QUÁ HẠN 1", "Thứ Năm 13/11"]),
        Case(
            testDescription: "two are due today, and others have been late for days",
            items: { [try today("Báo cáo A"), try today("Báo cáo B")] },
            coming: { [try late("Báo cáo C"), try late("Báo cáo D")] },
            subject: "[Quá hạn] 2/4 việc quá hạn, 2 việc đến hạn hôm nay, Trường THPT Bảo Lộc",
            box: "Báo cáo A", lines: ["QUÁ HẠN 2", "QUÁ HẠN 2", "HÔM NAY", "HÔM NAY"]),
        Case(
            testDescription: "two are due today, and another is to come",
            items: { [try today("Báo cáo A"), try today("Báo cáo B")] },
            coming: { [try next("Báo cáo C")] },
            subject: "[Đến hạn hôm nay] 2/3 việc đến hạn hôm nay, Trường THPT Bảo Lộc",
            box: "Báo cáo A", lines: ["HÔM NAY", "HÔM NAY", "Thứ Năm 13/11"]),
        Case(
            testDescription: "one is told to be late, and two more are",
            items: { [try overdue("Báo cáo A")] },
            coming: { [try late("Báo cáo B"), try late("Báo cáo C"), try next("Báo cáo D")] },
            subject: "[Quá hạn 1 ngày làm việc] Báo cáo A; 2 việc quá hạn khác; 1 việc khác",
            box: "Báo cáo A", lines: ["QUÁ HẠN 2", "QUÁ HẠN 2", "QUÁ HẠN 1", "Thứ Năm 13/11"]),
        Case(
            testDescription: "one is due today, and another is late",
            items: { [try today("Báo cáo A")] }, coming: { [try late("Báo cáo B")] },
            subject: "[Đến hạn hôm nay] Báo cáo A; 1 việc quá hạn", box: "Báo cáo A",
            lines: ["QUÁ HẠN 2", "HÔM NAY"]),
        Case(
            testDescription: "what was told was wrong, and something else is late",
            items: { [try correction("Báo cáo A")] },
            coming: { [try late("Báo cáo B"), try next("Báo cáo C")] },
            subject:
                "[Đính chính] Báo cáo A: đơn vị đã gửi ngày 31/10/2025; 1 việc quá hạn; 1 việc khác",
            box: "Đính chính", lines: ["QUÁ HẠN 2", "Báo cáo A", "Thứ Năm 13/11"]),
        Case(
            testDescription: "a day has moved, and something else is late",
            items: {
                [
                    .moved(
                        matter("Báo cáo A"), try by(12, 11), workingDaysLeft: 5,
                        from: try Sample.day(4, 11))
                ]
            }, coming: { [try late("Báo cáo B")] },
            subject: "[Điều chỉnh thời hạn] Báo cáo A: hạn mới đến hết thứ Tư 12/11/2025 "
                + "(trước đây: 04/11); 1 việc quá hạn", box: "Hạn mới",
            lines: ["QUÁ HẠN 2", "Thứ Tư 12/11 (hạn mới"]),
        Case(
            testDescription: "the last mail before an hour of the next morning",
            items: {
                [
                    .reminder(
                        matter("Báo cáo A"), try by(6, 11, at: CivilTime(hour: 7, minute: 30)),
                        workingDaysLeft: 1)
                ]
            }, coming: { [try late("Báo cáo B")] },
            subject: "[Nhắc việc] Báo cáo A, hạn cuối 07 giờ 30 thứ Năm 06/11/2025; 1 việc quá hạn",
            box: "Báo cáo A", lines: ["QUÁ HẠN 2", "07 giờ 30 thứ Năm 06/11"]),
        Case(
            testDescription: "one was sent back on the day on which another is late",
            items: {
                [
                    try overdue("Báo cáo B"),
                    .returned(
                        matter("Báo cáo A"),
                        LetterReturn(sentOn: nil, returnedOn: try Sample.day(5, 11)),
                        until: try by(12, 11), workingDaysLeft: 5),
                ]
            },
            subject: "[Đề nghị bổ sung] Báo cáo A, gửi lại chậm nhất ngày 12/11/2025; "
                + "1 việc quá hạn", box: "Báo cáo A",
            lines: ["QUÁ HẠN 1", "Đề nghị bổ sung Báo cáo A"]),
        Case(
            testDescription: "what is shown is due before what is reminded of",
            items: {
                [.reminder(matter("Báo cáo A"), try by(18, 11), workingDaysLeft: 9)]
            }, coming: { [try next("Báo cáo B")] },
            subject: "[Nhắc việc] Báo cáo A, hạn cuối thứ Ba 18/11/2025; "
                + "1 việc khác trong 14 ngày tới", box: "2. Đã gửi",
            lines: ["Thứ Năm 13/11", "Thứ Ba 18/11"]),
        Case(
            testDescription: "the office's own report is due today, and answers wait",
            reader: .owner,
            items: {
                [
                    .waiting([
                        LetterWaiting(
                            unit: "Trường X", short: "Báo cáo B", what: .unread, text: "Chào",
                            at: try Sample.at(Sample.day(4, 11), 9, 14), number: 41)
                    ]), try today("Báo cáo A"),
                ]
            },
            subject: "[Đến hạn hôm nay] Báo cáo A; 1 việc khác", box: "Báo cáo A",
            lines: ["HÔM NAY", "1 trả lời chờ quyết định"]),
        Case(
            testDescription: "two of its units are put right",
            reader: .level,
            items: {
                [try correction("Báo cáo A"), try correction("Báo cáo A", of: "Trường Y")]
            },
            subject: "[Đính chính] Báo cáo A: Trường X đã gửi ngày 31/10/2025; 1 việc khác",
            box: "Trường X", lines: ["Báo cáo A: Trường X", "Báo cáo A: Trường Y"]),
    ]

    @Test(
        "The subject and the box say what the mail is for, and the lines go by day",
        arguments: cases)
    func leads(_ entry: Case) throws {
        let letter = Sample.letter(
            try entry.items(), reader: entry.reader, at: try Sample.at(Sample.day(5, 11), 13, 30),
            coming: try entry.coming())
        let rendered = try LetterTemplates().render(letter)
        #expect(rendered.subject == entry.subject)
        let end = try #require(rendered.html.firstRange(of: "Kính gửi")).lowerBound
        let start = try #require(rendered.html.firstRange(of: "<body")).lowerBound
        #expect(rendered.html[start..<end].contains(entry.box))
        let lines = rendered.text.split(separator: "\n").filter { line in
            line.first?.isNumber ?? false
        }
        #expect(lines.count >= entry.lines.count)
        for (index, begin) in entry.lines.enumerated() {
            #expect(lines.contains { $0.hasPrefix("\(index + 1). \(begin)") }, "\(rendered.text)")
        }
    }

    @Test("A clock's colon ends no label", arguments: ["overdue", "morning-list"])
    func clocks(_ name: String) throws {
        let entry = try #require(CatalogueEntry.all.first { $0.testDescription == name })
        var letter = try entry.letter()
        letter.language = .en
        let html = try LetterTemplates().render(letter).html
        #expect(html.contains("13:30"))
        #expect(html.firstMatch(of: /<b>[^<]*[0-9]:<\/b>/) == nil)
    }
}
