import Civil
import SourceText
import Testing

@testable import Mail

/// A reminder of what is always to be done: there is no due day to name (statement 17).
struct StandingReminderTests {
    @Test("Neither subject, line nor text of it speaks of a last day")
    func noDueDay() throws {
        let matter = LetterMatter(
            task: "Lưu hồ sơ", short: "Lưu hồ sơ", citation: nil, sendTo: nil, expectsReport: false)
        let item = LetterItem.reminder(matter, nil, workingDaysLeft: 0)
        var letter = Sample.letter([item], at: try Sample.at(Sample.day(3, 1), 7, 30))
        let vietnamese = try LetterTemplates().render(letter)
        #expect(vietnamese.subject == "[Nhắc việc] Lưu hồ sơ")
        #expect(vietnamese.text.contains("Đề nghị lưu hồ sơ."))
        #expect(!vietnamese.text.lowercased().contains("hạn"))
        letter.language = .en
        let english = try LetterTemplates().render(letter)
        #expect(english.subject == "[Reminder] Lưu hồ sơ")
        #expect(!english.text.lowercased().contains("due"))
    }
}
