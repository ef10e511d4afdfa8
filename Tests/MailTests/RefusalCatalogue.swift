import Civil
import Mail

/// Letters that tell a head what the office makes of an answer: that it doesn't agree, or whom it has told.
extension CatalogueEntry {
    static let refusals: [CatalogueEntry] = [
        .init(testDescription: "confirmation-passed-on") {
            try confirmation(.passedOn(to: "Trần Thị Bích"))
        },
        .init(testDescription: "refused-time") {
            try refused(.request(until: Sample.day(10, 11)), "đã gia hạn một lần")
        },
        .init(testDescription: "refused-report") {
            try refused(
                .submission(number: "12/BC-THPTBL", on: Sample.day(27, 10)), "chưa có báo cáo")
        },
        .init(testDescription: "refused-undated") {
            try refused(.submission(number: nil, on: nil), nil)
        },
        .init(testDescription: "refused-late") {
            var letter = try refused(.request(until: Sample.day(10, 11)), nil)
            letter.at = try Sample.at(Sample.day(7, 11), 9, 5)
            return letter
        },
        .init(testDescription: "confirmation-over") {
            Sample.letter(
                [.confirmation(Sample.matter(), try Sample.due(), .acknowledged)],
                at: try Sample.at(Sample.day(6, 11), 8, 45))
        },
        .init(testDescription: "refused-numbered") {
            // Behind what is late it is the second, and is answered by that number.
            var letter = try refused(.request(until: Sample.day(10, 11)), nil)
            letter.coming = [try late()]
            return letter
        },
        .init(testDescription: "returned-numbered") {
            Sample.letter(
                [
                    .returned(
                        Sample.matter(),
                        LetterReturn(
                            number: "12/BC", sentOn: try Sample.day(27, 10),
                            returnedOn: try Sample.day(29, 10), lacking: "phụ lục 2"),
                        until: try Sample.due(), workingDaysLeft: 4)
                ], at: try Sample.at(Sample.day(29, 10), 8, 5), coming: [try late()])
        },
    ]

    private static func late() throws -> LetterComing {
        let day = try Sample.day(27, 10)
        return LetterComing(
            LetterMatter(task: "Báo cáo D", short: "Báo cáo D", sendTo: "Văn phòng Sở"),
            .due(LetterDue(.by(day), lastGoodDay: day), workingDaysLeft: -2))
    }

    private static func refused(_ what: LetterRefusal.What, _ reason: String?) throws -> Letter {
        Sample.letter(
            [
                .refused(
                    Sample.matter(), try Sample.due(), workingDaysLeft: 4,
                    LetterRefusal(what, reason: reason))
            ], at: try Sample.at(Sample.day(29, 10), 9, 5))
    }
}
