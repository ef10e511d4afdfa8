import Testing

@testable import Civil

/// What is left out stays out, and what is said to be within is never one more day.
struct WhenExceptionTests {
    @Test(
        "A range behind 'và' is left out with what stands before it",
        arguments: [
            (
                "ngày 25 hằng tháng, trừ tháng 12 và từ tháng 6 đến tháng 8",
                "every month on 25 except June, July, August and December"
            ),
            (
                "ngày 25 hằng tháng trừ tháng 2 và từ tháng 6 đến hết tháng 8",
                "every month on 25 except February, June, July and August"
            ),
            (
                "ngày 25 hằng tháng, trừ tháng 12, và từ tháng 6 đến tháng 8",
                "every month on 25 except June, July, August and December"
            ),
            (
                "ngày cuối quý trừ quý I và từ quý III đến quý IV",
                "every quarter on last day except quarter 1, quarter 3, quarter 4"
            ),
            (
                "thứ Hai hằng tuần, trừ tháng 2 và từ tháng 6 đến tháng 8",
                "every week on Monday except February, June, July and August"
            ),
            (
                "ngày làm việc cuối tháng, trừ tháng 2 và từ tháng 6 đến tháng 8",
                "last working day of month except February, June, July and August"
            ),
            (
                "every month on 25 except February and from June to August",
                "every month on 25 except February, June, July and August"
            ),
            (
                "ngày 25 hằng tháng, trừ tháng 6 đến tháng 8 và tháng 12",
                "every month on 25 except June, July, August and December"
            ),
            (
                "ngày 25 hằng tháng, trừ từ tháng 6 đến tháng 8, tháng 12",
                "every month on 25 except June, July, August and December"
            ),
            (
                "ngày 25 hằng tháng trừ tháng 6-8 và tháng 12",
                "every month on 25 except June, July, August and December"
            ),
            (
                "ngày 25 hằng tháng, trừ tháng 2 và quý IV",
                "every month on 25 except February, October, November and December"
            ),
            (
                "từ tháng 6 đến tháng 12, ngày 25 hằng tháng, trừ tháng 8",
                "every month on 25 except January, February, March, April, May, August"
            ),
        ])
    func joined(phrase: String, normal: String) throws {
        #expect(try WhenExamples.read(phrase) == WhenExamples.read(normal))
    }

    @Test(
        "A range behind a comma may be left out or kept: it is asked, with a phrase for each",
        arguments: [
            (
                "ngày 25 hằng tháng, trừ tháng 12, từ tháng 6 đến tháng 8",
                [
                    "ngày 25 hằng tháng, trừ tháng 12 và từ tháng 6 đến tháng 8",
                    "từ tháng 6 đến tháng 8, ngày 25 hằng tháng, trừ tháng 12",
                ]
            ),
            (
                "every month on 25 except February, from June to August",
                [
                    "every month on 25 except February and from June to August",
                    "from June to August, every month on 25 except February",
                ]
            ),
            (
                "ngày 25 hằng tháng, trừ tháng 12 lúc 17 giờ và từ tháng 6 đến tháng 8",
                ["từ tháng 6 đến tháng 8, ngày 25 hằng tháng, trừ tháng 12 lúc 17 giờ"]
            ),
        ])
    func asked(phrase: String, remedies: [String]) throws {
        let error = try #require(Self.refusal(phrase))
        let said = [error.remedy, error.remedyVi].compactMap { $0 }.joined(separator: "\n")
        for remedy in remedies {
            #expect(said.contains(remedy), "\(said)")
            #expect(throws: Never.self) { try WhenExamples.read(remedy) }
        }
    }

    @Test(
        "A joint with nothing behind it is refused",
        arguments: [
            "ngày 25 hằng tháng, trừ tháng 12 và tháng", "ngày 25 hằng tháng, trừ tháng 12 và,",
            "ngày 25 hằng tháng và tháng", "ngày 25 hằng tháng, trừ tháng 12 và, lúc 8 giờ",
            "every month on 25 and month", "ngày cuối quý và quý",
        ])
    func dangling(phrase: String) throws {
        #expect(try #require(Self.refusal(phrase)).messageVi.contains("thiếu ngày"))
    }

    @Test(
        "What is within anyway changes nothing",
        arguments: [
            ("ngày 25 hằng tháng, kể cả tháng 12", "every month on 25"),
            ("ngày 25 hằng tháng kể cả tháng 12", "every month on 25"),
            ("ngày 25 hằng tháng, kể cả tháng 12 và tháng 1", "every month on 25"),
            ("ngày 25 hằng tháng, kể cả tháng 6 đến tháng 8", "every month on 25"),
            ("ngày 25 hằng tháng, trừ tháng 7, kể cả tháng 12", "every month on 25 except July"),
            ("every month on 25, including December", "every month on 25"),
            ("ngày cuối quý, kể cả quý IV", "every quarter on last day"),
            ("thứ Hai hằng tuần, kể cả tháng 7", "every week on Monday"),
            (
                "ngày 15 âm lịch hằng tháng, kể cả tháng nhuận",
                "every lunar month on 15 including leap months"
            ),
        ])
    func within(phrase: String, normal: String) throws {
        #expect(try WhenExamples.read(phrase) == WhenExamples.read(normal))
    }

    @Test(
        "What is included is no second day",
        arguments: [
            "every month on 25, including 12", "ngày 25 hằng tháng, kể cả 12",
            "ngày 25 hằng tháng, kể cả ngày 26", "ngày 25 hằng tháng, trừ quý IV, kể cả tháng 12",
            "thứ Hai hằng tuần, kể cả Chủ nhật", "ngày 25/6 hằng năm, kể cả tháng 12",
            "ngày 15 âm lịch hằng tháng, kể cả tháng 12", "15/6/2026, kể cả tháng 12",
        ])
    func noSecondDay(phrase: String) throws {
        #expect(try #require(Self.refusal(phrase)).messageVi.contains("kể cả"))
    }

    @Test(
        "'trước' and another opening are a day apart",
        arguments: ["trước đến hết ngày 20 hằng tháng", "trước đến ngày 20 hằng tháng"])
    func openings(phrase: String) throws {
        let error = try #require(Self.refusal(phrase))
        #expect(error.remedyVi?.contains("chậm nhất mỗi tháng vào ngày 20") ?? false)
    }

    private static func refusal(_ phrase: String) -> WhenError? {
        do throws(WhenError) {
            _ = try WhenExpression(parsing: phrase) { _ in nil }
            return nil
        } catch {
            return error
        }
    }
}
