import Testing

@testable import Civil

/// Words that are said of a whole phrase, of a list or of one day in it, and aren't to be taken for others.
struct WhenSharedTests {
    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        var part: String
        /// Parts of what helps.
        var vi: String
        var en: String

        init(_ phrase: String, at part: String, _ vi: String, _ en: String) {
            self.phrase = phrase
            self.part = part
            self.vi = vi
            self.en = en
        }
    }

    private static let date = ("ghi hẳn ngày", "write the date")
    private static let leap = ("“29/2 hoặc bỏ qua”", "'29/2 or skip'")

    @Test(
        "What would be taken for something else is refused with what helps this phrase",
        arguments: [
            Refusal("ngày cuối cùng của quý trước", at: "quý trước", date.0, date.1),
            Refusal("cuối quý trước", at: "quý trước", date.0, date.1),
            Refusal("cuối quí trước", at: "quí trước", date.0, date.1),
            Refusal("cuối năm trước", at: "năm trước", date.0, date.1),
            Refusal("đầu năm trước", at: "năm trước", date.0, date.1),
            Refusal("cuối học kỳ trước", at: "học kỳ trước", date.0, date.1),
            Refusal("cuối năm học trước", at: "năm học trước", date.0, date.1),
            Refusal(
                "ngày làm việc cuối cùng của quý trước", at: "quý trước", date.0, date.1),
            Refusal("thứ Sáu cuối cùng của tháng trước", at: "tháng trước", date.0, date.1),
            Refusal("hằng tuần, thứ Sáu của tuần trước", at: "tuần trước", date.0, date.1),
            Refusal("hằng năm, ngày 31/12 của năm trước", at: "năm trước", date.0, date.1),
            Refusal(
                "hằng quý, ngày 25 tháng cuối của quý trước", at: "quý trước", date.0, date.1),
            Refusal(
                "10 ngày sau khi kết thúc quý trước", at: "quý trước", date.0, date.1),
            Refusal(
                "chậm nhất ngày 10/7 hằng năm và ngày 10/01 của năm sau", at: "năm sau",
                "hằng năm, ngày 10/7; và hằng năm, ngày 10/1 năm sau",
                "every year on 10/7, and every year on 10/1 of next year"),
            Refusal(
                "hằng năm, 30/6 và 15/01 năm sau", at: "năm sau", "ngày 15/1 năm sau",
                "15/1 of next year"),
            Refusal(
                "một năm hai lần: 15/6 và 15/12 năm sau", at: "năm sau", "hai nhiệm vụ",
                "two duties"),
            Refusal(
                "định kỳ 6 tháng: trước ngày 05/7 và trước ngày 05/01 năm sau", at: "năm sau",
                "hai nhiệm vụ: hằng năm, ngày 5/7", "two duties: every year on 5/7"),
            Refusal(
                "báo cáo 6 tháng đầu năm trước ngày 10/7, báo cáo năm trước ngày 10/01 năm sau",
                at: "năm sau", "hai nhiệm vụ: hằng năm, ngày 10/7; và hằng năm, ngày 10/1 năm sau",
                "two duties: every year on 10/7, and every year on 10/1 of next year"),
            Refusal(
                "báo cáo quý trước ngày 10/7, báo cáo năm trước ngày 10/01 năm sau", at: "năm",
                "ngày của năm sau là một quy tắc riêng", "one of next year is a rule of its own"),
            Refusal(
                "hằng tháng, ngày 20 và ngày 5 tháng sau", at: "tháng sau",
                "ngày 20; và ngày 5 tháng sau", "day 20; and day 5 of next month"),
            Refusal("every leap year on 29/2", at: "leap year", leap.0, leap.1),
            Refusal("29/2 năm nhuận", at: "năm nhuận", leap.0, leap.1),
            Refusal("leap year 29 February", at: "leap year", leap.0, leap.1),
            Refusal("ngày cuối tháng 2 năm nhuận", at: "năm nhuận", leap.0, leap.1),
            Refusal("10/3 leap year", at: "leap year", "10/03/2028", "10/03/2028"),
            Refusal("ngày 25 đến ngày 30 hằng tháng", at: "ngày 25 đến", "ngày 30", "by 30"),
            Refusal("1/7 đến 31/8", at: "1/7 đến", "ngày 31/8", "by 31/8"),
            Refusal(
                "hằng tháng, chậm nhất 05 ngày làm việc của tháng sau", at: "05 ngày làm việc",
                "5 ngày làm việc sau khi kết thúc tháng",
                "5 working days after the end of the month"),
            Refusal(
                "chậm nhất 05 ngày làm việc của tháng sau", at: "05 ngày làm việc",
                "sau khi kết thúc tháng", "after the end of the month"),
        ])
    func refused(_ example: Refusal) {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: example.phrase) { _ in nil }
            Issue.record("\(example.phrase) read as \(read.normal)")
        } catch {
            let bytes = Array(example.phrase.utf8)
            #expect(String(decoding: bytes[error.range], as: UTF8.self) == example.part)
            #expect(error.remedyVi?.contains(example.vi) ?? false, "\(error.remedyVi ?? "")")
            #expect(error.remedy?.contains(example.en) ?? false, "\(error.remedy ?? "")")
        }
    }

    @Test("The next year of several dates is refused where a rule's key says how often, too")
    func nextYearUnderKey() {
        #expect(throws: WhenError.self) {
            _ = try WhenExpression(parsing: "10/7 và 10/01 năm sau", every: "năm") { _ in nil }
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        var days: [String]

        init(_ phrase: String, _ days: String...) {
            self.phrase = phrase
            self.days = days
        }
    }

    @Test(
        "The same words keep their meaning where it is plain",
        arguments: [
            Case("báo cáo năm trước ngày 20/12", "2026-12-20"),
            Case("hằng quý, trước ngày 25 của tháng cuối", "2026-03-25", "2026-06-25"),
            Case("hằng năm, ngày 05 và ngày 20 tháng 01 năm sau", "2026-01-05", "2026-01-20"),
            Case("hằng tháng, ngày 5 và ngày 20 tháng sau", "2026-01-05", "2026-01-20"),
            Case("15 tháng năm nhuận âm lịch", "2028-07-07"),
            Case("29/2 hoặc bỏ qua", "2028-02-29", "2032-02-29"),
            Case("thứ hai đầu tiên và cuối cùng của tháng", "2026-01-05", "2026-01-26"),
            Case(
                "ngày làm việc đầu tiên và cuối cùng của quý", "2026-01-02", "2026-03-31"),
        ])
    func days(_ example: Case) throws {
        let days = try WhenExamples.first(
            example.days.count, of: example.phrase, from: "2026-01-01",
            calendar: VietnamSample.implied)
        #expect(days == example.days)
    }

    @Test("What a slip cuts in two is never offered as what is understood")
    func slip() {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: "ngày l5 tháng 6") { _ in nil }
            Issue.record("read as \(read.normal)")
        } catch {
            #expect(error.remedyVi?.contains("chỉ hiểu được") != true, "\(error.remedyVi ?? "")")
        }
    }
}
