import Civil
import Mail
import Testing

/// The letters of the report due before 05/11/2025, as the department writes them.
enum Sample {
    static let contact = "Nguyễn Văn An, Trưởng phòng Tổ chức hành chính, 0263 3822 489"

    static func day(_ day: Int, _ month: Int, _ year: Int = 2025) throws -> CivilDate {
        try CivilDate(year: year, month: month, day: day)
    }

    static func at(_ date: CivilDate, _ hour: Int, _ minute: Int) throws -> CivilDateTime {
        CivilDateTime(date, try CivilTime(hour: hour, minute: minute))
    }

    static func matter(expectsReport: Bool = true) -> LetterMatter {
        LetterMatter(
            task: "Báo cáo kết quả thực hiện Kế hoạch xây dựng phong trào toàn dân bảo vệ an ninh "
                + "Tổ quốc năm 2025",
            short: "Báo cáo ANTQ năm 2025",
            citation: "Kế hoạch số …/KH-SGDĐT, Mục III, đoạn cuối",
            sendTo: "Phòng Tổ chức hành chính, Sở GDĐT", expectsReport: expectsReport)
    }

    static func due() throws -> LetterDue {
        LetterDue(.before(try day(5, 11)), lastGoodDay: try day(4, 11))
    }

    static func letter(
        _ items: [LetterItem], reader: Letter.Reader = .head, at: CivilDateTime,
        salutation: String = "Hiệu trưởng Trường THPT Bảo Lộc",
        unit: String? = "Trường THPT Bảo Lộc", notes: [LetterNote] = [],
        isConfidential: Bool = false, readsReplies: Bool = true, coming: [LetterComing] = []
    ) -> Letter {
        Letter(
            reader: reader, salutation: salutation, unit: unit, items: items, organisation: "Sở",
            office: "Sở GDĐT", contact: contact, isConfidential: isConfidential,
            readsReplies: readsReplies, at: at, notes: notes, coming: coming)
    }

    static func reminder() throws -> Letter {
        letter([.reminder(matter(), try due(), workingDaysLeft: 5)], at: try at(day(28, 10), 7, 30))
    }

    static func overdue() throws -> Letter {
        letter(
            [
                .overdue(
                    matter(), try due(), workingDaysLate: 1,
                    promise: LetterPromise(
                        day: try day(7, 11), by: "Phòng Tổ chức hành chính",
                        to: ["Lãnh đạo Sở"]))
            ],
            at: try at(day(5, 11), 13, 30))
    }

    static func missing() throws -> [LetterUnit] {
        [
            LetterUnit("Trường A"), LetterUnit("Trường B", .asksExtension(until: try day(10, 11))),
            LetterUnit("Trường C", .returned(on: try day(6, 11))),
        ]
    }

    static func escalation() throws -> Letter {
        letter(
            [
                .escalation(
                    matter(), try due(), workingDaysLate: 3, urgedOn: [try day(5, 11)],
                    missing: try missing(), total: 24)
            ],
            reader: .superior, at: try at(day(7, 11), 7, 30),
            salutation: "Đồng chí Phó Giám đốc phụ trách", unit: nil)
    }

    static func digest() throws -> Letter {
        letter(
            [
                .anniversary(
                    matter(expectsReport: false),
                    LetterAnniversary(
                        occasion: "Ngày Nhà giáo Việt Nam", day: try day(20, 11), number: 43,
                        workingDaysLeft: 22)),
                .reminder(matter(), try due(), workingDaysLeft: 10),
            ], at: try at(day(21, 10), 7, 30))
    }

    static func tally() throws -> Letter {
        letter(
            [
                .tally(
                    matter(),
                    LetterTally(
                        onTime: 19, nilReports: 1, late: 2,
                        missing: [
                            LetterUnit("Trường A"),
                            LetterUnit("B", .asksExtension(until: try day(10, 11))),
                            LetterUnit("C", .returned(on: try day(6, 11))),
                        ], nextStep: try nextStep()))
            ],
            reader: .owner, at: try at(day(7, 11), 7, 30), salutation: "Phòng Tổ chức hành chính",
            unit: nil)
    }

    static func nextStep() throws -> LetterNextStep {
        let day = try day(14, 11)
        return LetterNextStep(
            LetterMatter(
                task: "Tổng hợp, báo cáo Ban Chỉ đạo 138", short: "Báo cáo Ban Chỉ đạo 138",
                citation: "Kế hoạch số …/KH-SGDĐT, Mục IV", sendTo: "Ban Chỉ đạo 138 tỉnh"),
            due: LetterDue(.by(day), lastGoodDay: day), isInternal: true)
    }

    /// A report that was sent in time and sent back on 28/09/2026.
    static func sentBack() throws -> LetterReturn {
        LetterReturn(
            number: "12/BC-NT", sentOn: try day(22, 9, 2026), returnedOn: try day(28, 9, 2026),
            lacking: "thiếu phụ lục 2")
    }

    static func monthly(progress: LetterProgress = .nothing) throws -> LetterMatter {
        LetterMatter(
            task: "Báo cáo tình hình thực hiện nhiệm vụ tháng", short: "Báo cáo tháng 11/2025",
            citation: "Công văn số 1234/SGDĐT-KHTC, Mục 2",
            sendTo: "Phòng Kế hoạch - Tài chính, Sở GDĐT", form: "02/BC",
            channel: "qua hệ thống quản lý văn bản",
            window: try day(15, 10)...(try day(14, 11)), progress: progress)
    }

    /// What else is open in the fortnight after 04/11/2025.
    static func coming() throws -> [LetterComing] {
        let last = try day(18, 11)
        return [
            LetterComing(
                try monthly(), .due(LetterDue(.by(last), lastGoodDay: last), workingDaysLeft: 10))
        ]
    }
}
