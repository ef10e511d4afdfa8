import Testing

@testable import Civil

/// What is said of one of several days isn't given to all of them: each is asked about, with the rules that
/// say it.
struct WhenOneOfSeveralTests {
    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { phrase }
        var phrase: String
        /// The rules that the remedy names, each of which is read.
        var rules: [String]
        var other: String

        init(_ phrase: String, _ rules: String..., or other: String = "") {
            self.phrase = phrase
            self.rules = rules
            self.other = other
        }
    }

    private func refusal(_ phrase: String, every: String? = nil) -> WhenError? {
        do throws(WhenError) {
            _ = try WhenExpression(parsing: phrase, every: every) { _ in nil }
            return nil
        } catch {
            return error
        }
    }

    private func check(_ item: Refusal) throws {
        let error = try #require(refusal(item.phrase))
        let remedy = try #require(error.remedyVi)
        for rule in item.rules {
            #expect(remedy.contains(rule), "\(remedy)")
            #expect(throws: Never.self) { try WhenExamples.read(rule) }
        }
        #expect(remedy.contains(item.other), "\(remedy)")
        #expect(error.range.upperBound <= item.phrase.utf8.count)
    }

    @Test(
        "One hour on one of several days is asked about",
        arguments: [
            Refusal(
                "trước 17h ngày 10/6/2026 và trước ngày 10/12/2026", "10/06/2026 lúc 17:00",
                "trước 10/12/2026"),
            Refusal(
                "trước ngày 15 và 17h ngày 25 hằng tháng", "trước mỗi tháng vào ngày 15",
                or: "giờ ở cuối câu"),
            Refusal(
                "10/6/2026 và chiều 10/12/2026", "10/06/2026", "10/12/2026, buổi chiều"),
            Refusal(
                "ngày 10 và lúc 17h ngày 25 hằng tháng", "mỗi tháng vào ngày 10",
                "mỗi tháng vào ngày 25 lúc 17:00"),
            Refusal(
                "ngày 10 hằng tháng lúc 17h và ngày 25", "mỗi tháng vào ngày 10 lúc 17:00",
                "mỗi tháng vào ngày 25"),
            Refusal(
                "every monday at 08:00 and thursday", "mỗi tuần vào thứ Hai lúc 08:00",
                "mỗi tuần vào thứ Năm"),
            Refusal(
                "trước ngày 10/6 và trước ngày 10/12 lúc 17h", "trước 10/6", "10/12 lúc 17:00"),
            Refusal("trước 24 giờ ngày 10/6 và trước ngày 10/12", "trước 10/12"),
            Refusal("17h ngày 10 và chiều ngày 25 hằng tháng"),
            Refusal("cuối tháng 6 và 17h cuối tháng 12", or: "tháng 12 lúc 17:00"),
        ])
    func hours(_ item: Refusal) throws { try check(item) }

    @Test(
        "An hour before all the days, or behind them, is that of each",
        arguments: [
            ("17h ngày 10 và 25 hằng tháng", "every month on 10 and 25 at 17:00"),
            ("ngày 10 và 25 hằng tháng lúc 17h", "every month on 10 and 25 at 17:00"),
            ("trước 17h ngày 10/6 và 10/12", "10/6 and 10/12 at 17:00"),
            ("thứ Sáu, 17h ngày 20/11/2026", "20/11/2026 at 17:00"),
            ("chiều thứ Hai và thứ Năm", "every week on Monday and Thursday in the afternoon"),
            ("ngày 15 lúc 17h các tháng 3, 6", "15/3 and 15/6 at 17:00"),
        ])
    func sharedHours(phrase: String, normal: String) throws {
        #expect(try WhenExamples.read(phrase) == WhenExamples.read(normal))
    }

    @Test(
        "'trước' of one day and 'chậm nhất' of another aren't one rule (statement 1)",
        arguments: [
            Refusal("trước ngày 10/6 và chậm nhất ngày 10/12", "trước 10/6", "10/12"),
            Refusal("chậm nhất ngày 10/6 và trước ngày 10/12", "10/6", "trước 10/12"),
            Refusal("by 10 June and before 10 December", "10/6", "trước 10/12"),
            Refusal("ngày 10/6 và trước ngày 10/12", "10/6", "trước 10/12", or: "một lần ở đầu"),
            Refusal(
                "trước ngày 10 hằng tháng, chậm nhất ngày 12", "trước mỗi tháng vào ngày 10",
                "mỗi tháng vào ngày 12"),
            Refusal(
                "6 tháng một lần, trước ngày 10/6 và chậm nhất ngày 10/12", "trước 10/6", "10/12"),
            Refusal("trước cuối tháng 6 và chậm nhất cuối tháng 12", or: "tháng 12"),
            Refusal("trước chậm nhất ngày 15/6", "trước 15/6", "chậm nhất 15/6"),
            Refusal("đến hết trước ngày 15/6", "trước 15/6", "chậm nhất 15/6"),
        ])
    func openings(_ item: Refusal) throws { try check(item) }

    @Test("The period may stand in a key of its own")
    func openingsBesideEvery() throws {
        let error = try #require(
            refusal("trước ngày 10, chậm nhất ngày 12", every: "tháng"))
        #expect(error.remedyVi?.contains("trước mỗi tháng vào ngày 10") ?? false)
    }

    @Test(
        "One opening is that of all days that follow; 'chậm nhất là trước' is before",
        arguments: [
            ("trước ngày 10/6 và 10/12", "before 10/6 and 10/12"),
            ("trước ngày 10/6 và trước ngày 10/12", "before 10/6 and 10/12"),
            ("chậm nhất là trước ngày 15/6", "before 15/6"),
            ("chậm nhất ngày 15/6, trước 17 giờ", "15/6 at 17:00"),
            ("by 10 June and by 10 December", "10/6 and 10/12"),
        ])
    func sharedOpenings(phrase: String, normal: String) throws {
        #expect(try WhenExamples.read(phrase) == WhenExamples.read(normal))
    }

    @Test(
        "A day that says no calendar beside a lunar one is asked about",
        arguments: [
            Refusal(
                "mùng 1 âm lịch và ngày 25 hằng tháng", "ngày 1 và 25 âm lịch hằng tháng",
                "mỗi tháng vào ngày 25"),
            Refusal(
                "every lunar month on 1 and every month on 25", "ngày 1 và 25 âm lịch hằng tháng",
                "ngày 1 âm lịch hằng tháng", "mỗi tháng vào ngày 25"),
            Refusal(
                "ngày 10 âm lịch và ngày 25 hằng tháng", "ngày 10 âm lịch hằng tháng",
                "mỗi tháng vào ngày 25"),
            Refusal(
                "ngày 25 và mùng 1 âm lịch hằng tháng", "ngày 1 âm lịch hằng tháng",
                "mỗi tháng vào ngày 25"),
            Refusal("rằm âm lịch và ngày 25 hằng tháng", "mỗi tháng vào ngày 25"),
        ])
    func calendars(_ item: Refusal) throws { try check(item) }

    @Test(
        "A calendar said before all days, behind them or with each is theirs",
        arguments: [
            ("ngày 1 và ngày 15 âm lịch hằng tháng", "every lunar month on 1 and 15"),
            ("mùng 1 và ngày 15 âm lịch hằng tháng", "every lunar month on 1 and 15"),
            ("mùng 1 âm lịch và rằm hằng tháng", "every lunar month on 1 and 15"),
            ("ngày 1 âm lịch và ngày 15 âm lịch hằng tháng", "every lunar month on 1 and 15"),
            ("every lunar month on 1 and every lunar month on 15", "every lunar month on 1 and 15"),
        ])
    func sharedCalendars(phrase: String, normal: String) throws {
        #expect(try WhenExamples.read(phrase) == WhenExamples.read(normal))
    }

    @Test(
        "A period that has another day is a rule of its own, not one more day of every period",
        arguments: [
            Refusal(
                "ngày 25 hằng tháng, trừ tháng 12: ngày 20", "mỗi tháng vào ngày 25 trừ tháng 12",
                "20/12"),
            Refusal(
                "ngày 25 hằng tháng, trừ tháng 12 là ngày 20",
                "mỗi tháng vào ngày 25 trừ tháng 12", "20/12"),
            Refusal("ngày 25 hằng tháng, trừ tháng 12, ngày 20", "20/12"),
            Refusal("ngày 25 hằng tháng trừ tháng 12 ngày 20", "20/12"),
            Refusal("ngày 25 hằng tháng trừ tháng 12 và ngày 20", "20/12"),
            Refusal("every month on 25 except December on 20", "20/12"),
            Refusal(
                "hằng quý, ngày 25 tháng cuối quý, trừ quý IV ngày 15",
                "mỗi quý vào ngày 25 của tháng cuối cùng trừ tháng 10, tháng 11, tháng 12", "15/12"),
            Refusal(
                "ngày 25 hằng tháng, tháng 12 ngày 20", "mỗi tháng vào ngày 25 trừ tháng 12",
                "20/12"),
            Refusal("ngày 25 hằng tháng, tháng 2 là ngày 28", "28/2"),
            Refusal(
                "ngày 25 hằng tháng, trừ tháng 6 đến tháng 8, tháng 12 ngày 20",
                "mỗi tháng vào ngày 25 trừ tháng 6, tháng 7, tháng 8, tháng 12", "20/12"),
        ])
    func exceptions(_ item: Refusal) throws { try check(item) }

    @Test(
        "What is left out may be a range, and says no year",
        arguments: [
            (
                "ngày 25 hằng tháng trừ tháng 6 - tháng 8",
                "every month on 25 except June, July and August"
            ),
            (
                "ngày 25 hằng tháng trừ tháng 6-8",
                "every month on 25 except June, July and August"
            ),
            (
                "ngày 25 hằng tháng không kể tháng 6 đến tháng 8",
                "every month on 25 except June, July and August"
            ),
            (
                "ngày 25 hằng tháng trừ từ tháng 6 đến tháng 8",
                "every month on 25 except June, July and August"
            ),
            (
                "ngày 25 hằng tháng trừ tháng 2, tháng 6 đến 8",
                "every month on 25 except February, June, July and August"
            ),
            ("hằng tháng, trừ tháng 12, ngày 25", "every month on 25 except December"),
            (
                "hằng quý, ngày 25 tháng cuối quý, trừ quý III đến quý IV",
                "every quarter on 25 of last month except quarter 3, quarter 4"
            ),
            (
                "ngày 25 hằng tháng từ tháng 3 đến hết năm",
                "every month on 25 from March to December"
            ),
            (
                "ngày 25 hằng tháng từ tháng 9 năm trước đến tháng 5 năm sau",
                "every month on 25 from September to May"
            ),
        ])
    func ranges(phrase: String, normal: String) throws {
        #expect(try WhenExamples.read(phrase) == WhenExamples.read(normal))
    }

    @Test(
        "A year in an exception isn't taken for that of the rule",
        arguments: [
            Refusal("ngày 25 hằng tháng trừ tháng 2 năm 2026", "ngày 25 hằng tháng trừ tháng 2"),
            Refusal("ngày 25 hằng tháng trừ tháng 2/2026", "ngày 25 hằng tháng trừ tháng 2"),
            Refusal(
                "hằng quý, ngày 25 tháng cuối quý, trừ quý IV/2026",
                "hằng quý, ngày 25 tháng cuối quý, trừ quý IV"),
        ])
    func years(_ item: Refusal) throws { try check(item) }

    @Test(
        "'trước hết' a period isn't before its first day",
        arguments: [
            Refusal("trước hết quý II/2026", "hết quý II/2026"),
            Refusal("trước hết tháng 6/2026", "hết tháng 6/2026"),
            Refusal("trước hết học kỳ I", "hết học kỳ I"),
            Refusal("trước hết năm 2026", "hết năm 2026"),
            Refusal("trước hết ngày 15/6", "hết ngày 15/6"),
        ])
    func untilEnd(_ item: Refusal) throws { try check(item) }

    @Test(
        "What follows a year is asked about where it isn't said that it comes every year",
        arguments: ["cuối năm sau", "giữa năm sau", "by the end of next year", "đầu năm sau"])
    func nextYear(phrase: String) throws {
        #expect(try #require(refusal(phrase)).messageVi.contains("sau kỳ nào"))
        #expect(throws: Never.self) { try WhenExamples.read("hằng năm, \(phrase)") }
    }

    @Test(
        "Nine months are what a report is about, unless it is said that they come again",
        arguments: ["báo cáo định kỳ 9 tháng", "định kỳ 9 tháng", "báo cáo 9 tháng"])
    func nineMonths(phrase: String) throws {
        let error = try #require(refusal(phrase))
        #expect(error.remedyVi?.contains("reports-on: 9 tháng") ?? false)
        #expect(error.remedyVi?.contains("một lần") == false)
    }

    @Test("Nine months that come again are said so")
    func everyNineMonths() throws {
        for phrase in ["mỗi 9 tháng", "định kỳ 9 tháng một lần", "every 9 months"] {
            #expect(try WhenExamples.read(phrase).normal == "every 9 months")
        }
        #expect(refusal("15", every: "9 tháng") != nil)
    }
}
