import Civil
import Mail
import Testing

/// What stands first in a mail, in its subject and in the page's box (statement 49).
@Suite struct LetterOrderTests {
    private static func commemoration(_ day: CivilDate, left: Int) -> LetterItem {
        .anniversary(
            LetterMatter(task: "", short: "Kỷ niệm Ngày X", expectsReport: false),
            LetterAnniversary(occasion: "Ngày X", day: day, number: 43, workingDaysLeft: left))
    }

    private static func late(_ progress: LetterProgress = .nothing) throws -> LetterComing {
        let last = try Sample.day(4, 11)
        var matter = Sample.matter()
        matter.progress = progress
        return LetterComing(
            matter, .due(LetterDue(.by(last), lastGoodDay: last), workingDaysLeft: -9))
    }

    private static func letter(_ coming: [LetterComing], reads: Bool = true) throws -> Letter {
        Sample.letter(
            [commemoration(try Sample.day(20, 11), left: 3)],
            at: try Sample.at(Sample.day(17, 11), 7, 30), readsReplies: reads, coming: coming)
    }

    @Test("What is late comes first, and the subject says so, though the mail urges something else")
    func overdueFirst() throws {
        let letter = try Self.letter([Self.late()])
        #expect(letter.printedLines == [.coming(0), .item(0)])
        let rendered = try LetterTemplates().render(letter)
        #expect(rendered.subject == "[Quá hạn 9 ngày làm việc] Báo cáo ANTQ năm 2025; 1 việc khác")
        #expect(rendered.text.contains("\n1. QUÁ HẠN 9 ngày làm việc (hạn: hết 04/11)"))
        #expect(rendered.text.contains("\n2. Thứ Năm 20/11: Kỷ niệm"))
        #expect(rendered.text.contains("ví dụ \"1. Đã gửi, số"))
        let box = try #require(rendered.html.firstRange(of: "Kính gửi"))
        let lead = rendered.html[..<box.lowerBound]
        #expect(lead.contains("quá hạn 9 ngày làm việc") && lead.contains("Gửi về: Phòng Tổ chức"))
    }

    @Test("What the unit says it has sent leads no subject (statement 41)")
    func saidSent() throws {
        let sent = LetterProgress.saysSent(number: "12/BC", on: try Sample.day(14, 11))
        let letter = try Self.letter([Self.late(sent)])
        #expect(letter.printedLines == [.item(0), .coming(0)])
        let subject = try LetterTemplates().render(letter).subject
        // What is late isn't "in the coming fortnight" either.
        #expect(
            subject.hasPrefix("[Nhắc việc] Kỷ niệm 43 năm") && subject.hasSuffix("; 1 việc khác"))
    }

    @Test("A report comes before a commemoration, however near that is")
    func reportsFirst() throws {
        let letter = Sample.letter(
            [
                Self.commemoration(try Sample.day(22, 10), left: 1),
                .reminder(Sample.matter(), try Sample.due(), workingDaysLeft: 10),
            ], at: try Sample.at(Sample.day(21, 10), 7, 30))
        #expect(letter.printedLines == [.item(1), .item(0)])
    }

    @Test("On the day itself a commemoration is today's")
    func today() throws {
        let day = try Sample.day(20, 11)
        let item = Self.commemoration(day, left: 0)
        let alone = Sample.letter([item], at: try Sample.at(day, 7, 30))
        #expect(try LetterTemplates().render(alone).text.contains("hôm nay, thứ Năm 20/11/2025"))
        let two = Sample.letter([item, item], at: try Sample.at(day, 7, 30))
        #expect(
            try LetterTemplates().render(two).text.contains("1. HÔM NAY, thứ Năm 20/11: Kỷ niệm"))
    }

    @Test(
        "The box of a report says where it goes and how to answer, by the number where one is needed"
    )
    func answering() throws {
        func lead(_ letter: Letter) throws -> Substring {
            let html = try LetterTemplates().render(letter).html
            return html[..<(try #require(html.firstRange(of: "Kính gửi")).lowerBound)]
        }
        #expect(try lead(Sample.reminder()).contains("trả lời &quot;Đã gửi, số … ngày …&quot;"))
        var alone = try Sample.reminder()
        alone.readsReplies = false
        #expect(try lead(alone).contains("báo đầu mối ở cuối thư"))
        // Beside a day to commemorate the one report needs no number (statement 28).
        #expect(try lead(Sample.digest()).contains("trả lời &quot;Đã gửi, số … ngày …&quot;"))
        var two = try Sample.digest()
        two.items += try Sample.reminder().items
        #expect(try lead(two).contains("trả lời &quot;1. Đã gửi, số … ngày …&quot;"))
        #expect(try !lead(Sample.escalation()).contains("trả lời"))
    }

    @Test("A list counts what is owed, not its lines, and the first list leads the subject")
    func lists() throws {
        let last = try Sample.day(4, 11)
        let backlog = LetterBacklog(
            short: "Báo cáo ANTQ năm 2025", due: LetterDue(.by(last), lastGoodDay: last),
            workingDaysLate: 1, units: [LetterUnit("Trường B (thay A, C)", count: 2)])
        var letter = try Sample.tally()
        letter.items.insert(
            .morningList([backlog], time: try CivilTime(hour: 13, minute: 30)), at: 0)
        #expect(
            try LetterTemplates().render(letter).subject
                == "[Sắp gửi đôn đốc] 2 đầu việc, lúc 13 giờ 30 ngày 07/11/2025; 1 việc khác")
    }

    @Test("A list of what is only reported upwards doesn't say that anybody is urged")
    func reportedOnly() throws {
        let last = try Sample.day(4, 11)
        func backlog(isReport: Bool) -> LetterBacklog {
            LetterBacklog(
                short: "Báo cáo ANTQ năm 2025", due: LetterDue(.by(last), lastGoodDay: last),
                workingDaysLate: 3, units: [LetterUnit("Trường B")], isReport: isReport)
        }
        func text(_ rows: [LetterBacklog]) throws -> RenderedLetter {
            var letter = try Sample.tally()
            letter.items = [.morningList(rows, time: try CivilTime(hour: 13, minute: 30))]
            return try LetterTemplates().render(letter)
        }
        let alone = try text([backlog(isReport: true)])
        #expect(alone.subject.hasPrefix("[Sắp báo cáo cấp trên] 1 đầu việc, lúc 13 giờ 30"))
        #expect(!alone.text.contains("đôn đốc"))
        #expect(!alone.html.contains("đôn đốc"))
        let both = try text([backlog(isReport: false), backlog(isReport: true)])
        #expect(both.subject.hasPrefix("[Sắp gửi đôn đốc] 2 đầu việc"))
        #expect(both.text.contains("2. Báo cáo ANTQ năm 2025 (hạn: hết 04/11; báo cáo cấp trên)"))
    }

    @Test("A list's short column keeps its share of the width beside a long one")
    func widths() throws {
        let html = try LetterTemplates().render(try Sample.escalation()).html
        #expect(html.contains("width=\"34%\""))
    }

    @Test("Above a list that is answered by its lines' numbers the mail's own are Roman")
    func numbers() throws {
        let waiting = LetterItem.waiting(
            try ["A", "B"].enumerated().map { index, name in
                LetterWaiting(
                    unit: "Trường \(name)", short: "Báo cáo", what: .unread,
                    at: try Sample.at(Sample.day(5, 11), 9, 0),
                    number: index + 7)
            })
        var letter = Sample.letter(
            [.rollUp([]), waiting], at: try Sample.at(Sample.day(6, 11), 7, 30))
        letter.reader = .owner
        let lines = try LetterTemplates().render(letter).text.split(separator: "\n")
            .map { $0.drop { $0 == " " } }
        #expect(lines.count { $0.hasPrefix("1. ") } == 1)
        #expect(lines.count { $0.hasPrefix("2. ") } == 1)
        #expect(lines.contains { $0.hasPrefix("II. ") })
    }
}
