import Foundation
import Testing

@testable import Civil

struct WhenNormalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { text }
        var text: String
        var english: String
        var vietnamese: String

        init(_ text: String, _ english: String, _ vietnamese: String) {
            self.text = text
            self.english = english
            self.vietnamese = vietnamese
        }
    }

    @Test(
        "An expression prints in its canonical wording, in both languages",
        arguments: [
            Case("5 november 2025", "05/11/2025", "05/11/2025"),
            Case("ngày 28 tháng 3", "28/3", "28/3"),
            Case("29/2 hoặc bỏ qua", "29/2 or skip", "29/2 hoặc bỏ qua"),
            Case("10/3 ÂL", "lunar 10/3", "10/3 âm lịch"),
            Case("15/6 nhuận", "lunar 15/6 leap", "15/6 nhuận âm lịch"),
            Case("rằm tháng 7", "lunar 15/7", "15/7 âm lịch"),
            Case("mùng 1 Tết", "lunar 1/1", "1/1 âm lịch"),
            Case("23 tháng Chạp âm lịch", "lunar 23/12", "23/12 âm lịch"),
            Case("rằm hằng tháng", "every lunar month on 15", "ngày 15 âm lịch hằng tháng"),
            Case(
                "every lunar month on 15 including leap months",
                "every lunar month on 15 with leap months",
                "ngày 15 âm lịch hằng tháng, kể cả tháng nhuận"),
            Case("giao thừa", "lunar new year's eve", "giao thừa"),
            Case("monthly on day 25", "every month on 25", "mỗi tháng vào ngày 25"),
            Case(
                "ngày làm việc cuối quý", "every quarter on last working day",
                "mỗi quý vào ngày làm việc cuối cùng"),
            Case(
                "ngày làm việc áp chót của tháng", "every month on 2nd last working day",
                "mỗi tháng vào ngày làm việc thứ 2 từ cuối"),
            Case(
                "25 of last month of quarter", "every quarter on 25 of last month",
                "mỗi quý vào ngày 25 của tháng cuối cùng"),
            Case(
                "last friday of march", "every year on last Friday of month 3",
                "mỗi năm vào thứ Sáu cuối cùng của tháng 3"),
            Case(
                "thứ Hai, thứ Năm hằng tuần lúc 8h", "every week on Monday and Thursday at 08:00",
                "mỗi tuần vào thứ Hai và thứ Năm lúc 08:00"),
            Case(
                "2 tuần một lần vào thứ 2 từ 6/1/2025",
                "every 2 weeks on Monday from 06/01/2025", "mỗi 2 tuần vào thứ Hai từ 06/01/2025"),
            Case("mỗi ngày làm việc", "every working day", "mỗi ngày làm việc"),
            Case(
                "every quarter after completion", "every 3 months after completion",
                "mỗi 3 tháng kể từ khi hoàn thành"),
        ])
    func canonical(example: Case) throws {
        let expression = try WhenExamples.read(example.text)
        #expect(expression.normal == example.english)
        #expect(expression.normalVi == example.vietnamese)
        #expect(try WhenExamples.read(expression.normal) == expression)
        #expect(try WhenExamples.read(expression.normalVi) == expression)
    }

    @Test("Every example of the written grammar is read, and its two languages agree")
    func documentedExamples() throws {
        let document = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "../../../docs/WHEN.md").standardized
        let lines = try String(contentsOf: document, encoding: .utf8).split(separator: "\n")
        let rows = lines.drop { !$0.hasPrefix("| English") }.dropFirst(2)
            .prefix { $0.hasPrefix("|") }
        var read = 0
        for row in rows {
            let columns = row.split(separator: "|", omittingEmptySubsequences: false)
            let languages = columns[1...2].map { column in
                column.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            }
            for text in languages.joined() {
                _ = try WhenExamples.read(text)
                read += 1
            }
            guard let english = languages[0].last, let vietnamese = languages[1].last else {
                continue
            }
            let pair = (try WhenExamples.read(english), try WhenExamples.read(vietnamese))
            #expect(pair.0 == pair.1, "\(row)")
        }
        #expect(read > 50)
    }

    @Test("What counts from a completion says by how much, and nothing else does")
    func completion() throws {
        let months = try #require(
            try WhenExamples.read("mỗi 3 tháng kể từ khi hoàn thành").isAfterCompletion)
        #expect(months == (3, 0))
        let weeks = try #require(
            try WhenExamples.read("every 2 weeks after completion").isAfterCompletion)
        #expect(weeks == (0, 14))
        #expect(try WhenExamples.read("every 3 months on 15").isAfterCompletion == nil)
    }

    @Test("Folding keeps letters, drops marks, and covers the whole Vietnamese alphabet")
    func folding() {
        #expect(
            VietnameseFolding.fold("Đặng Thị Ngọc Thịnh, QUỲNH ƯỚC 10/3")
                == "dang thi ngoc thinh, quynh uoc 10/3")
        for value in (0x1EA0 as UInt32)...0x1EF9 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = VietnameseFolding.fold(String(scalar))
            #expect(folded.utf8.count == 1, "\(folded)")
        }
    }
}
