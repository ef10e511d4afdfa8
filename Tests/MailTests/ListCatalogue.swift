import Civil
import Mail

/// Letters that list units, and letters that tell several things.
extension CatalogueEntry {
    private static func escalation(
        of matter: LetterMatter, _ reader: Letter.Reader, inTime: [LetterUnit] = []
    ) throws -> Letter {
        var letter = try Sample.escalation()
        letter.reader = reader
        letter.items = [
            .escalation(
                matter, try Sample.due(), workingDaysLate: 3, urgedOn: [],
                missing: try Sample.missing(), total: 24, inTime: inTime)
        ]
        letter.salutation = "Phòng Tổ chức hành chính"
        return letter
    }

    static let listLetters: [CatalogueEntry] = [
        .init(testDescription: "escalation", letter: Sample.escalation),
        .init(testDescription: "escalation-level") {
            var letter = try escalation(of: Sample.monthly(), .level)
            letter.salutation = "Ủy ban nhân dân xã A"
            return letter
        },
        .init(testDescription: "escalation-owner") { try escalation(of: Sample.matter(), .owner) },
        .init(testDescription: "escalation-in-time") {
            try escalation(
                of: Sample.matter(), .superior,
                inTime: [LetterUnit("Trường D, đến hết 12/11/2025")])
        },
        .init(testDescription: "escalation-one") {
            var letter = try escalation(of: Sample.matter(), .superior)
            letter.items = [
                .escalation(
                    Sample.matter(), try Sample.due(), workingDaysLate: 3, urgedOn: [],
                    missing: [
                        LetterUnit(
                            "Trường THPT A",
                            .saysSent(number: "12/BC-A", on: try Sample.day(3, 11)))
                    ], total: 1)
            ]
            return letter
        },
        .init(testDescription: "tally", letter: Sample.tally),
        .init(testDescription: "tally-due-today") {
            // A level that collects owes its own report on the same day.
            var letter = try Sample.tally()
            letter.items = [
                .dueToday(try Sample.monthly(), try Sample.due()),
                .tally(
                    try Sample.monthly(),
                    LetterTally(onTime: 1, late: 0, missing: [LetterUnit("Trường số 2")])),
            ]
            letter.salutation = "Ủy ban nhân dân xã A"
            letter.at = try Sample.at(Sample.day(4, 11), 7, 30)
            return letter
        },
        .init(testDescription: "tally-level") {
            // What a level is reminded of stands in the tally, and is answered like a reminder.
            var letter = try Sample.tally()
            letter.items = [
                .tally(
                    try Sample.monthly(),
                    LetterTally(
                        onTime: 1, late: 0, missing: [LetterUnit("Trường số 2")],
                        nextStep: LetterNextStep(
                            try Sample.monthly(), due: try Sample.due(), isInternal: false)))
            ]
            letter.salutation = "Ủy ban nhân dân xã A"
            letter.readsReplies = true
            return letter
        },
        .init(testDescription: "tally-complete") {
            var letter = try Sample.tally()
            letter.items = [
                .tally(Sample.matter(), LetterTally(onTime: 20, late: 3, waived: 1, missing: []))
            ]
            return letter
        },
        .init(testDescription: "roll-up", letter: rollUp),
        .init(testDescription: "roll-up-empty") {
            var letter = try rollUp()
            letter.items = [.rollUp([])]
            return letter
        },
        .init(testDescription: "morning-list") {
            Sample.letter(
                [.morningList(try backlog(), time: try CivilTime(hour: 13, minute: 30))],
                reader: .owner, at: try Sample.at(Sample.day(5, 11), 7, 30),
                salutation: "Phòng Tổ chức hành chính", unit: nil)
        },
        .init(testDescription: "waiting") {
            Sample.letter(
                [
                    .waiting([
                        LetterWaiting(
                            unit: "Trường THPT A", short: "Báo cáo ANTQ năm 2025",
                            what: .request(until: try Sample.day(10, 11)),
                            at: try Sample.at(Sample.day(22, 10), 9, 14), number: 41),
                        LetterWaiting(
                            unit: "Trường THPT B", short: nil,
                            what: .unread,
                            text: "Trường đã gửi dự thảo số 3/DT,\n bản chính gửi sau",
                            at: try Sample.at(Sample.day(22, 10), 16, 40), number: 42),
                        LetterWaiting(
                            unit: "Trường THPT C", short: "Báo cáo ANTQ năm 2025",
                            what: .submission(number: "12/BC-C", on: try Sample.day(21, 10)),
                            at: try Sample.at(Sample.day(21, 10), 10, 2), number: 40),
                        LetterWaiting(
                            unit: "Trường THPT D", short: "Báo cáo ANTQ năm 2025",
                            what: .submission(number: "7/BC-D", on: nil),
                            text: "Đã gửi số 7/BC-D ngày 31/11/2025", files: ["bao-cao.pdf"],
                            at: try Sample.at(Sample.day(22, 10), 17, 5), number: 44),
                    ])
                ], reader: .owner, at: try Sample.at(Sample.day(23, 10), 7, 30),
                salutation: "Phòng Tổ chức hành chính", unit: nil)
        },
        .init(testDescription: "waiting-answered") {
            var letter = Sample.letter(
                [
                    .waiting([
                        LetterWaiting(
                            unit: "Trường THPT A", short: "Báo cáo ANTQ năm 2025",
                            what: .request(until: try Sample.day(10, 11)),
                            at: try Sample.at(Sample.day(22, 10), 9, 14), number: 41)
                    ])
                ], reader: .owner, at: try Sample.at(Sample.day(23, 10), 7, 30),
                salutation: "Phòng Tổ chức hành chính", unit: nil)
            letter.readsReplies = true
            return letter
        },
        .init(testDescription: "decisions") {
            let name = "Báo cáo ANTQ năm 2025"
            return Sample.letter(
                [
                    .decisions([
                        LetterDecision(
                            line: 1, unit: "Trường THPT A", short: name,
                            .extended(to: try Sample.day(10, 11))),
                        LetterDecision(
                            line: 2, unit: "Trường THPT B", short: name,
                            .failed("chưa rõ nội dung, cho biết ghi gì")),
                        LetterDecision(
                            line: 3, unit: "Trường THPT C", short: name,
                            .received(number: "12/BC-C", on: try Sample.day(21, 10))),
                        LetterDecision(line: 4, unit: "Trường THPT D", short: name, .refused),
                        LetterDecision(line: 5, unit: "Trường THPT E", short: name, .dismissed),
                    ])
                ], reader: .owner, at: try Sample.at(Sample.day(23, 10), 8, 5),
                salutation: "Trưởng phòng Tổ chức hành chính", unit: nil)
        },
        .init(testDescription: "decisions-unrecorded") {
            Sample.letter(
                [
                    .decisions([
                        LetterDecision(
                            line: 1, unit: "Trường THPT A", short: "Báo cáo ANTQ năm 2025",
                            .failed("ngày 01/10/2025 không sau hôm nay; cho biết một ngày sau"))
                    ])
                ], reader: .owner, at: try Sample.at(Sample.day(23, 10), 8, 5),
                salutation: "Giám đốc Sở GDĐT", unit: nil)
        },
        .init(testDescription: "decisions-unclear") {
            Sample.letter(
                [.decisions([])], reader: .owner, at: try Sample.at(Sample.day(23, 10), 8, 5),
                salutation: "Trưởng phòng Tổ chức hành chính", unit: nil)
        },
        .init(testDescription: "inspection-list") {
            let last = try Sample.day(31, 3, 2026)
            return Sample.letter(
                [
                    .inspectionList(
                        inspectionMatter, LetterDue(.by(last), lastGoodDay: last),
                        workingDaysLeft: 7,
                        units: ["Phòng GDĐT Đà Lạt", "Phòng GDĐT Bảo Lộc", "Phòng GDĐT Di Linh"])
                ], reader: .inspector, at: try Sample.at(Sample.day(20, 3, 2026), 7, 30),
                salutation: "Chánh Thanh tra Sở", unit: nil)
        },
    ]

    static let digests: [CatalogueEntry] = [
        .init(testDescription: "digest", letter: Sample.digest),
        .init(testDescription: "digest-overdue") {
            let drill = LetterMatter(
                task: "Diễn tập phòng cháy", short: "Diễn tập PCCC", expectsReport: false)
            let january = LetterDue(
                .by(try Sample.day(5, 1, 2026)), lastGoodDay: try Sample.day(5, 1, 2026))
            return Sample.letter(
                [
                    .reminder(drill, january, workingDaysLeft: 40),
                    .dueToday(
                        LetterMatter(task: "Báo cáo quý", short: "Báo cáo quý IV"),
                        LetterDue(.by(try Sample.day(7, 11)), lastGoodDay: try Sample.day(7, 11))),
                    .overdue(Sample.matter(), try Sample.due(), workingDaysLate: 3),
                ], at: try Sample.at(Sample.day(7, 11), 13, 30))
        },
        .init(testDescription: "digest-owner") {
            var letter = try Sample.tally()
            letter.items += try rollUp().items
            letter.notes = try rollUp().notes
            return letter
        },
    ]
}

extension CatalogueEntry {
    static func withdrawal() throws -> LetterWithdrawal {
        LetterWithdrawal(
            unit: "Trường A", happenedOn: try Sample.day(5, 11), takenBackOn: try Sample.day(7, 11))
    }

    static func correction(late: Int) throws -> LetterCorrection {
        LetterCorrection(
            unit: "Trường A", toldOn: try Sample.day(7, 11), sentOn: try Sample.day(4 + late, 11),
            documentNumber: "12/BC-THPTA", workingDaysLate: late)
    }

    static func backlog() throws -> [LetterBacklog] {
        let drill = LetterDue(.by(try Sample.day(31, 10)), lastGoodDay: try Sample.day(31, 10))
        return [
            LetterBacklog(
                short: "Báo cáo ANTQ năm 2025", due: try Sample.due(), workingDaysLate: 4,
                units: try Sample.missing()),
            LetterBacklog(
                short: "Báo cáo quý III", due: drill, workingDaysLate: 6,
                units: [
                    LetterUnit("Trường D", .acknowledged),
                    LetterUnit(
                        "Trường E", .saysSent(number: "9/BC-E", on: try Sample.day(4, 11))),
                ], isReport: true),
        ]
    }
}
