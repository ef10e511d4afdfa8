import Civil
import Mail

/// Letters to a head that tell several things of one kind, or that one moved to a day that is over.
extension CatalogueEntry {
    static let severalLetters: [CatalogueEntry] = [
        .init(testDescription: "moved-past") {
            let due = LetterDue(.by(try Sample.day(3, 11)), lastGoodDay: try Sample.day(3, 11))
            return Sample.letter(
                [.moved(Sample.matter(), due, workingDaysLeft: -6, from: try Sample.day(18, 11))],
                at: try Sample.at(Sample.day(12, 11), 7, 30))
        },
        .init(testDescription: "moved-several") {
            let day = try Sample.day(10, 11)
            let due = LetterDue(.by(day), lastGoodDay: day)
            func moved(_ short: String) throws -> LetterItem {
                .moved(
                    LetterMatter(task: short, short: short), due, workingDaysLeft: 3,
                    from: try Sample.day(4, 11), authority: "Công văn số 2345/SGDĐT-TCHC")
            }
            return Sample.letter(
                [try moved("Báo cáo A"), try moved("Báo cáo B"), try moved("Báo cáo C")],
                at: try Sample.at(Sample.day(5, 11), 7, 30),
                coming: [
                    LetterComing(
                        LetterMatter(task: "Báo cáo D", short: "Báo cáo D"),
                        .due(try Sample.due(), workingDaysLeft: -1))
                ])
        },
        .init(testDescription: "commemorations") {
            func occasion(_ name: String, _ day: CivilDate, left: Int) -> LetterItem {
                .anniversary(
                    LetterMatter(task: "", short: name, expectsReport: false),
                    LetterAnniversary(occasion: name, day: day, workingDaysLeft: left))
            }
            return Sample.letter(
                [
                    occasion("Tết Trung thu", try Sample.day(6, 10), left: 5),
                    occasion("Ngày Chuyển đổi số quốc gia", try Sample.day(10, 10), left: 9),
                ], at: try Sample.at(Sample.day(29, 9), 7, 30))
        },
        .init(testDescription: "taken-over") {
            var matter = Sample.matter()
            matter.takenFrom = ["Trường THPT Lộc Thanh"]
            return Sample.letter(
                [
                    .dueToday(Sample.matter(), try Sample.due()),
                    .dueToday(matter, try Sample.due()),
                ], at: try Sample.at(Sample.day(4, 11), 7, 30))
        },
    ]
}
