import Civil
import Mail
import SourceText
import Testing

/// What a mail invites to answer, and by which number (statement 28).
@Suite struct InvitationTests {
    private static func matter(_ short: String, report: Bool = true) -> LetterMatter {
        LetterMatter(
            task: short, short: short, sendTo: report ? "Văn phòng Sở" : nil, expectsReport: report)
    }

    private static func due(_ day: Int) throws -> LetterDue {
        let day = try Sample.day(day, 11)
        return LetterDue(.by(day), lastGoodDay: day)
    }

    private static func commemoration(_ day: Int) throws -> LetterItem {
        .anniversary(
            matter("Ngày Pháp luật", report: false),
            LetterAnniversary(
                occasion: "Ngày Pháp luật", day: try Sample.day(day, 11), workingDaysLeft: 3))
    }

    private static func rendered(
        _ items: [LetterItem], coming: [LetterComing] = []
    ) throws -> RenderedLetter {
        var letter = Sample.letter(items, at: try Sample.at(Sample.day(3, 11), 7, 30))
        letter.coming = coming
        return try LetterTemplates().render(letter)
    }

    @Test("One report beside days to commemorate is answered without a number")
    func alone() throws {
        let text = try Self.rendered([
            .reminder(Self.matter("Báo cáo ANTQ"), try Self.due(4), workingDaysLeft: 1),
            try Self.commemoration(9),
        ]).text
        #expect(text.contains("Đã gửi rồi: trả lời \"Đã gửi, số … ngày …\""))
        #expect(!text.contains("kèm số của việc"))
    }

    @Test("Box, item and foot name the number of the news")
    func news() throws {
        let mail = try Self.rendered(
            [
                .returned(
                    Self.matter("Báo cáo ANTQ"),
                    LetterReturn(
                        number: "12/BC", sentOn: try Sample.day(1, 11),
                        returnedOn: try Sample.day(3, 11), lacking: "phụ lục 2"),
                    until: try Self.due(7), workingDaysLeft: 4),
                .reminder(Self.matter("Báo cáo tháng"), try Self.due(10), workingDaysLeft: 5),
            ],
            coming: [
                LetterComing(
                    Self.matter("Kế hoạch PCCC"), .due(try Self.due(1), workingDaysLeft: -1))
            ])
        let lines = mail.text.split(separator: "\n").filter { $0.contains("trả lời") }
        #expect(!lines.isEmpty)
        for line in lines where line.contains("\"") {
            #expect(line.contains("\"2. "), "\(line)")
        }
        #expect(mail.html.contains("2. Đã gửi"))
        #expect(!mail.html.contains("1. Đã gửi"))
        // What is late and only shown asks for something too.
        #expect(mail.text.contains("Đề nghị gửi ngay"))
    }

    @Test("A commemoration hides no report that is shown beside it, nor what comes before it")
    func subject() throws {
        let report = LetterComing(
            Self.matter("Báo cáo BCĐ 138"), .due(try Self.due(14), workingDaysLeft: 9))
        #expect(
            try Self.rendered([try Self.commemoration(9)], coming: [report]).subject
                == "[Nhắc việc] Báo cáo BCĐ 138, hạn cuối thứ Sáu 14/11/2025; 1 việc khác trong 14 ngày tới"
        )
        guard case .anniversary(let matter, let day) = try Self.commemoration(5) else { return }
        let first = LetterComing(matter, .anniversary(day))
        #expect(
            try Self.rendered([try Self.commemoration(9)], coming: [first]).subject
                .contains("05/11/2025"))
    }

    @Test("What stands under a tenth line hangs under its text")
    func tenth() throws {
        let items = try (1...10).map { number in
            LetterItem.reminder(
                Self.matter("Báo cáo \(number)"), try Self.due(number + 3), workingDaysLeft: number)
        }
        let lines = try Self.rendered(items).text.split(separator: "\n")
        let tenth = try #require(lines.firstIndex { $0.hasPrefix("10. ") })
        #expect(lines[tenth + 1].hasPrefix("    Gửi về"))
        #expect(lines[1].hasPrefix("1. ") && lines[2].hasPrefix("   Gửi về"))
    }

    @Test("A command's options are broken nowhere on a page")
    func command() throws {
        let letter = Sample.letter(
            [
                .waiting([
                    LetterWaiting(
                        unit: "Trường THPT A", short: "Báo cáo ANTQ",
                        what: .request(until: try Sample.day(10, 11)),
                        text: "Xin gia hạn đến 10/11 vì lũ",
                        at: try Sample.at(Sample.day(3, 11), 9, 14), number: 41)
                ])
            ], reader: .owner, at: try Sample.at(Sample.day(4, 11), 7, 30),
            salutation: "Phòng Tổ chức hành chính", unit: nil)
        let mail = try LetterTemplates().render(letter)
        #expect(
            mail.html.contains("decide 41 <span style=\"white-space:nowrap;\">--yes</span>"))
        // Whoever decides reads what the unit wrote, also where it was understood (41).
        #expect(mail.text.contains("\"Xin gia hạn đến 10/11 vì lũ\""))
    }

    private static func confirmation(_ item: LetterItem) throws -> String {
        try rendered([item]).text
    }

    @Test("What expects no report is confirmed without a day, or a form to report it by")
    func commemorated() throws {
        let text = try Self.confirmation(
            .confirmation(Self.matter("Ngày Pháp luật", report: false), nil, .unclear))
        #expect(!text.contains("Hạn hiện nay") && !text.contains("Đã gửi rồi"))
    }

    @Test("A due day that is over is said to be")
    func over() throws {
        let report = Self.matter("Báo cáo ANTQ")
        #expect(
            try Self.confirmation(.confirmation(report, try Self.due(1), .acknowledged))
                .contains("Hạn hiện nay: hết ngày 01/11/2025 (đã hết hạn)"))
        #expect(
            try Self.confirmation(.confirmation(report, try Self.due(3), .acknowledged))
                .contains("Hạn hiện nay: hết ngày 03/11/2025\n"))
    }

    @Test("Of what is late the refusal says that the day is over, and asks for it at once")
    func lateRefusal() throws {
        let letter = Sample.letter(
            [
                .refused(
                    Sample.matter(), try Sample.due(), workingDaysLeft: 0,
                    LetterRefusal(.request(until: try Sample.day(10, 11))))
            ], at: try Sample.at(Sample.day(7, 11), 9, 5))
        let mail = try LetterTemplates().render(letter)
        #expect(mail.subject.contains("đã hết hạn thứ Ba 04/11/2025"))
        #expect(mail.text.contains("(đã hết hạn). Đề nghị gửi ngay."))
        #expect(!mail.text.contains("Hạn vẫn là"))
    }

    @Test(
        "How to answer stands once in a mail of several matters",
        arguments: ["refused-numbered", "returned-numbered"])
    func once(_ name: String) throws {
        let entry = try #require(
            CatalogueEntry.refusals.first { $0.testDescription == name })
        let text = try LetterTemplates().render(entry.letter()).text
        #expect(text.ranges(of: "Xin gia hạn đến ngày …").count == 1)
    }
}
