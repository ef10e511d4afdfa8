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
    ]

    private static func refused(_ what: LetterRefusal.What, _ reason: String?) throws -> Letter {
        Sample.letter(
            [
                .refused(
                    Sample.matter(), try Sample.due(), workingDaysLeft: 4,
                    LetterRefusal(what, reason: reason))
            ], at: try Sample.at(Sample.day(29, 10), 9, 5))
    }
}
