import Civil
import Mail
import Testing

/// One letter of every kind, in every shape that has words of its own.
struct CatalogueEntry: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let letter: @Sendable () throws -> Letter

    static let all: [CatalogueEntry] =
        unitLetters + refusals + severalLetters + listLetters
        + digests

    static let unitLetters: [CatalogueEntry] = [
        .init(testDescription: "reminder", letter: Sample.reminder),
        .init(testDescription: "reminder-timed") {
            let due = LetterDue(
                .by(try Sample.day(24, 11, 2026)), lastGoodDay: try Sample.day(24, 11, 2026),
                time: try CivilTime(hour: 10, minute: 0))
            return Sample.letter(
                [.reminder(Sample.matter(), due, workingDaysLeft: 1)],
                at: try Sample.at(Sample.day(23, 11, 2026), 7, 30), readsReplies: false)
        },
        .init(testDescription: "reminder-worked-saturday") {
            let saturday = try Sample.day(26, 4)
            let due = LetterDue(.by(saturday), lastGoodDay: saturday, isWorkedSaturday: true)
            return Sample.letter(
                [.reminder(Sample.matter(expectsReport: false), due, workingDaysLeft: 2)],
                at: try Sample.at(Sample.day(24, 4), 7, 30))
        },
        .init(testDescription: "due-today") {
            Sample.letter(
                [.dueToday(Sample.matter(), try Sample.due())],
                at: try Sample.at(Sample.day(4, 11), 7, 30))
        },
        .init(testDescription: "overdue", letter: Sample.overdue),
        .init(testDescription: "due-today-coming") {
            Sample.letter(
                [.dueToday(Sample.matter(), try Sample.due())],
                at: try Sample.at(Sample.day(4, 11), 7, 30), coming: try Sample.coming())
        },
        .init(testDescription: "overdue-coming") {
            var letter = try Sample.overdue()
            letter.coming = try Sample.coming()
            return letter
        },
        .init(testDescription: "overdue-said-sent") {
            var matter = Sample.matter()
            matter.progress = .saysSent(number: "12/BC-THPTBL", on: try Sample.day(3, 11))
            return Sample.letter(
                [.overdue(matter, try Sample.due(), workingDaysLate: 1)],
                at: try Sample.at(Sample.day(5, 11), 13, 30))
        },
        .init(testDescription: "due-today-said-sent") {
            var matter = Sample.matter()
            matter.progress = .saysSent(number: nil, on: try Sample.day(3, 11))
            return Sample.letter(
                [.dueToday(matter, try Sample.due())],
                at: try Sample.at(Sample.day(4, 11), 7, 30))
        },
        .init(testDescription: "reminder-said-sent") {
            var matter = Sample.matter()
            matter.progress = .saysSent(number: "12/BC-THPTBL", on: try Sample.day(27, 10))
            return Sample.letter(
                [.reminder(matter, try Sample.due(), workingDaysLeft: 5)],
                at: try Sample.at(Sample.day(28, 10), 7, 30))
        },
        .init(testDescription: "reminder-asks") {
            var matter = Sample.matter()
            matter.progress = .asksExtension(until: try Sample.day(10, 11))
            return Sample.letter(
                [.reminder(matter, try Sample.due(), workingDaysLeft: 5)],
                at: try Sample.at(Sample.day(28, 10), 7, 30))
        },
        .init(testDescription: "due-today-asks") {
            var matter = Sample.matter()
            matter.progress = .asksExtension(until: try Sample.day(10, 11))
            return Sample.letter(
                [.dueToday(matter, try Sample.due())],
                at: try Sample.at(Sample.day(4, 11), 7, 30))
        },
        .init(testDescription: "overdue-asks") {
            var matter = Sample.matter()
            matter.progress = .asksExtension(until: try Sample.day(10, 11))
            return Sample.letter(
                [.overdue(matter, try Sample.due(), workingDaysLate: 1)],
                at: try Sample.at(Sample.day(5, 11), 13, 30))
        },
        .init(testDescription: "reminder-monthly") {
            let last = try Sample.day(18, 11)
            return Sample.letter(
                [
                    .reminder(
                        try Sample.monthly(), LetterDue(.by(last), lastGoodDay: last),
                        workingDaysLeft: 3)
                ], at: try Sample.at(Sample.day(13, 11), 7, 30))
        },
        .init(testDescription: "returned") { try returned(until: Sample.day(2, 10, 2026)) },
        .init(testDescription: "returned-at-once") { try returned(until: nil) },
        .init(testDescription: "reminder-completion") {
            try completion { .reminder($0, $1, workingDaysLeft: 2) }
        },
        .init(testDescription: "due-today-completion") { try completion { .dueToday($0, $1) } },
        .init(testDescription: "overdue-completion") {
            try completion { .overdue($0, $1, workingDaysLate: 2) }
        },
        .init(testDescription: "reassigned") {
            Sample.letter(
                [.reminder(Sample.matter(), try Sample.due(), workingDaysLeft: 5)],
                at: try Sample.at(Sample.day(28, 10), 7, 30),
                notes: [.reassigned(from: "Trường THPT Lộc Thanh", day: try Sample.day(27, 10))])
        },
        .init(testDescription: "death-day") {
            Sample.letter(
                [
                    .anniversary(
                        LetterMatter(task: "", short: "Giỗ cụ Phan Bội Châu", expectsReport: false),
                        LetterAnniversary(
                            occasion: "Giỗ cụ Phan Bội Châu", day: try Sample.day(30, 1, 2027),
                            number: 70, isDeathDay: true, dateNote: "23/12 âm lịch",
                            workingDaysLeft: 5))
                ], at: try Sample.at(Sample.day(22, 1, 2027), 7, 30))
        },
        .init(testDescription: "moved-later") {
            let due = LetterDue(.by(try Sample.day(10, 11)), lastGoodDay: try Sample.day(10, 11))
            return Sample.letter(
                [
                    .moved(
                        Sample.matter(), due, workingDaysLeft: 3, from: try Sample.day(4, 11),
                        authority: "Công văn số 2345/SGDĐT-TCHC ngày 04/11/2025")
                ], at: try Sample.at(Sample.day(5, 11), 7, 30))
        },
        .init(testDescription: "moved-earlier") {
            let due = LetterDue(.by(try Sample.day(3, 11)), lastGoodDay: try Sample.day(3, 11))
            return Sample.letter(
                [.moved(Sample.matter(), due, workingDaysLeft: 4, from: try Sample.day(4, 11))],
                at: try Sample.at(Sample.day(28, 10), 7, 30))
        },
        .init(testDescription: "redirect") {
            Sample.letter(
                [
                    .redirect(
                        of: .reminder(Sample.matter(), try Sample.due(), workingDaysLeft: 5),
                        intended: "Hiệu trưởng Trường THPT Bảo Lộc")
                ], at: try Sample.at(Sample.day(28, 10), 8, 15),
                salutation: "Phó Hiệu trưởng Trường THPT Bảo Lộc")
        },
        .init(testDescription: "correction-superior") {
            Sample.letter(
                [.correction(Sample.matter(), try correction(late: 0))], reader: .superior,
                at: try Sample.at(Sample.day(10, 11), 7, 30),
                salutation: "Đồng chí Phó Giám đốc phụ trách", unit: nil)
        },
        .init(testDescription: "correction-head") {
            Sample.letter(
                [.correction(Sample.matter(), try correction(late: 1))],
                at: try Sample.at(Sample.day(10, 11), 7, 30))
        },
        .init(testDescription: "withdrawn-head") {
            Sample.letter(
                [.withdrawn(Sample.matter(), try withdrawal())],
                at: try Sample.at(Sample.day(10, 11), 7, 30))
        },
        .init(testDescription: "withdrawn-superior") {
            Sample.letter(
                [.withdrawn(Sample.matter(), try withdrawal())], reader: .superior,
                at: try Sample.at(Sample.day(10, 11), 7, 30),
                salutation: "Đồng chí Phó Giám đốc phụ trách", unit: nil)
        },
        .init(testDescription: "anniversary-round") {
            Sample.letter(
                [
                    .anniversary(
                        LetterMatter(
                            task: "", short: "Ngày truyền thống Dân quân tự vệ",
                            citation: "Kế hoạch số 11189/KH-UBND ngày 20/12/2024",
                            expectsReport: false),
                        LetterAnniversary(
                            occasion: "Ngày truyền thống Dân quân tự vệ",
                            day: try Sample.day(28, 3), number: 90, workingDaysLeft: 5))
                ], at: try Sample.at(Sample.day(21, 3), 7, 30))
        },
        .init(testDescription: "anniversary-lunar") {
            Sample.letter(
                [
                    .anniversary(
                        LetterMatter(
                            task: "Tuyên truyền ý nghĩa ngày Giỗ Tổ", short: "Giỗ Tổ Hùng Vương",
                            expectsReport: false),
                        LetterAnniversary(
                            occasion: "Giỗ Tổ Hùng Vương", day: try Sample.day(7, 4),
                            dateNote: "10/3 âm lịch", workingDaysLeft: 0))
                ], at: try Sample.at(Sample.day(4, 4), 7, 30))
        },
        .init(testDescription: "inspection") {
            let last = try Sample.day(31, 3, 2026)
            return Sample.letter(
                [
                    .inspection(
                        inspectionMatter, LetterDue(.by(last), lastGoodDay: last),
                        workingDaysLeft: 7, inspector: "Thanh tra Sở")
                ], at: try Sample.at(Sample.day(20, 3, 2026), 7, 30))
        },
        .init(testDescription: "succession-note") {
            Sample.letter(
                [.reminder(Sample.matter(), try Sample.due(), workingDaysLeft: 5)],
                at: try Sample.at(Sample.day(28, 10), 7, 30),
                salutation: "Chủ tịch Ủy ban nhân dân phường 1 Bảo Lộc", unit: "Phường 1 Bảo Lộc",
                notes: [
                    .succession(
                        predecessor: "Phòng GDĐT Bảo Lộc", day: try Sample.day(1, 7))
                ])
        },
        .init(testDescription: "confirmation-acknowledged") { try confirmation(.acknowledged) },
        .init(testDescription: "confirmation-submitted") {
            try confirmation(
                .submitted(number: "12/BC-THPTBL", on: try Sample.day(3, 11), isFinal: false))
        },
        .init(testDescription: "confirmation-final") {
            try confirmation(
                .submitted(number: "12/BC-THPTBL", on: try Sample.day(3, 11), isFinal: true))
        },
        .init(testDescription: "confirmation-asked") {
            try confirmation(.asksExtension(until: try Sample.day(10, 11)))
        },
        .init(testDescription: "confirmation-unclear") { try confirmation(.unclear) },
        .init(testDescription: "confirmation-unnumbered") {
            var letter = try confirmation(.unnumbered(1))
            letter.items += [
                .confirmation(
                    LetterMatter(task: "Báo cáo quý", short: "Báo cáo quý IV"), nil, .unnumbered(2))
            ]
            return letter
        },
        .init(testDescription: "confirmation-unnumbered-one") { try confirmation(.unnumbered(3)) },
        .init(testDescription: "confirmation-digest") {
            var letter = try confirmation(.acknowledged)
            letter.items += [
                .confirmation(
                    LetterMatter(task: "Báo cáo quý", short: "Báo cáo quý IV"), nil, .acknowledged)
            ]
            return letter
        },
        .init(testDescription: "confidential") {
            var letter = try Sample.overdue()
            letter.isConfidential = true
            letter.notes = [.text("Trường THPT Bảo Lộc")]
            return letter
        },
    ]

    static func confirmation(_ answer: LetterAnswer) throws -> Letter {
        Sample.letter(
            [.confirmation(Sample.matter(), try Sample.due(), answer)],
            at: try Sample.at(Sample.day(3, 11), 9, 12))
    }

    static func returned(until day: CivilDate?) throws -> Letter {
        let matter = LetterMatter(
            task: "Báo cáo tháng", short: "Báo cáo tháng 9/2026",
            citation: "Kế hoạch số 8/KH-SGDĐT, Mục II", sendTo: "Văn phòng Sở, Sở GDĐT")
        return Sample.letter(
            [
                .returned(
                    matter, try Sample.sentBack(),
                    until: day.map { LetterDue(.by($0), lastGoodDay: $0) }, workingDaysLeft: 4)
            ], at: try Sample.at(Sample.day(28, 9, 2026), 9, 5),
            salutation: "Hiệu trưởng Trường THCS số 1", unit: "Trường THCS số 1")
    }

    /// What follows a return speaks of the completion.
    static func completion(
        _ item: (LetterMatter, LetterDue) -> LetterItem
    ) throws -> Letter {
        let last = try Sample.day(2, 10, 2026)
        let matter = LetterMatter(
            task: "Báo cáo tháng", short: "Báo cáo tháng 9/2026",
            citation: "Kế hoạch số 8/KH-SGDĐT, Mục II", sendTo: "Văn phòng Sở, Sở GDĐT",
            progress: .completes(try Sample.sentBack()))
        return Sample.letter(
            [item(matter, LetterDue(.by(last), lastGoodDay: last))],
            at: try Sample.at(Sample.day(30, 9, 2026), 7, 30),
            salutation: "Hiệu trưởng Trường THCS số 1", unit: "Trường THCS số 1")
    }

    static let inspectionMatter = LetterMatter(
        task: "Kiểm tra việc thực hiện Kế hoạch tại các đơn vị sau", short: "Kiểm tra quý I/2026",
        citation: "Kế hoạch số …/KH-SGDĐT, Mục III.1")

    @Sendable static func rollUp() throws -> Letter {
        Sample.letter(
            [.rollUp(try backlog())], reader: .owner, at: try Sample.at(Sample.day(10, 11), 7, 30),
            salutation: "Phòng Tổ chức hành chính", unit: nil,
            notes: [
                .skipped(role: "Phó Giám đốc phụ trách", reason: "chưa có trong danh mục"),
                .bounced(who: "Trường E", address: "thpt-e@lamdong.edu.vn"),
            ])
    }
}
