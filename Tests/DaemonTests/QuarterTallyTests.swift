import Control
import JSON
import Rounds
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("A quarter that gathers months counts each of them")
struct QuarterTallyTests {
    private static let plan = RuleSource(
        name: "plan.yaml",
        bytes: Array(
            """
            plan:
              id: ke-hoach
              title: Kế hoạch thử năm 2025
              document: Kế hoạch số 12/KH-SGDĐT
              period: 01/01/2025 - 31/12/2025
              owner: phong
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
              office-hours: 07:30-11:30, 13:30-17:00

            duties:
              - id: thang
                kind: deadline
                title: Báo cáo hằng tháng
                every: tháng
                due: 28
                owed-by: truong
                send-to: phong
                remind: [1wd]
              - id: quy
                kind: deadline
                title: Báo cáo hằng quý của Sở
                every: quý
                due: ngày 10 tháng sau
                owed-by: phong
                send-to: giam-doc
                gathers: thang
                remind: [3wd]
            """.utf8))

    @Test("Who is missing of an earlier month is in the tally, and the months before aren't")
    func months() throws {
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, Self.plan], at: "2025-03-03T07:00")
        for (day, period) in [
            ("2025-04-21", "2025-04"), ("2025-05-20", "2025-05"), ("2025-06-20", "2025-06"),
        ] {
            try desk.advance(to: "\(day)T09:00")
            // One of May is missing.
            let units: [JSONValue] =
                period == "2025-05"
                ? ["bao-loc", "da-lat"] : ["bao-loc", "loc-thanh", "da-lat"]
            _ = try desk.ask(
                "Receive",
                ["duty": "thang", "period": .string(period), "units": .array(units)])
        }
        try desk.advance(to: "2025-07-07T09:00")
        let letter = try #require(
            try desk.letters(to: "phong@so.example").last { $0.contains("Đúng hạn") })
        let words = letter.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for (month, received) in [(4, 3), (5, 2), (6, 3)] {
            #expect(
                words.contains("Báo cáo tháng \(month)/2025: đã nhận \(received)/3"), "\(letter)")
        }
        #expect(words.contains("Chưa có: Trường THPT Lộc Thanh"), "\(letter)")
        #expect(!words.contains("tháng 3/2025: đã nhận"), "\(letter)")
        // What comes next is said once.
        #expect(words.ranges(of: "Việc tiếp:").count == 1, "\(letter)")
        try desk.remove()
    }
}
