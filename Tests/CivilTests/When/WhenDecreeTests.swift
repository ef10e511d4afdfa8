import Testing

@testable import Civil

/// Sentences of decrees, circulars, plans and memoranda that no other test has: each is understood, or
/// refused with what helps it.
struct WhenDecreeTests {
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
        "The sentence names the days that its writer means",
        arguments: [
            Case("Chậm nhất ngày 20 tháng 12 hằng năm", "2026-12-20", "2027-12-20"),
            Case(
                "Báo cáo định kỳ hằng quý: Trước ngày 10 của tháng đầu tiên của quý tiếp theo",
                "2026-01-10", "2026-04-10"),
            Case("Chậm nhất là ngày 18 của tháng báo cáo", "2026-01-18", "2026-02-18"),
            Case("trước 16h00' thứ Năm hằng tuần", "2026-01-01T16:00:00"),
            Case("trước 10h ngày thứ Năm hằng tuần", "2026-01-01T10:00:00"),
            Case("Định kỳ vào ngày 15 tháng cuối quý", "2026-03-15", "2026-06-15"),
            Case("trước ngày 30 tháng 6 và 31 tháng 12 hằng năm", "2026-06-30", "2026-12-31"),
            Case(
                "Trước ngày 31 tháng 3 năm sau của năm kế hoạch", "2026-03-31", "2027-03-31"),
            Case(
                "Trước ngày 15/1 của năm liền kề sau năm báo cáo", "2026-01-15", "2027-01-15"),
            Case(
                "chậm nhất sau 05 ngày làm việc kể từ ngày kết thúc tháng", "2026-01-08",
                "2026-02-06"),
            Case("trước ngày 20 hằng tháng (đối với báo cáo tháng)", "2026-01-20", "2026-02-20"),
            Case(
                "07 giờ 30 phút sáng thứ Hai tuần đầu tiên của tháng", "2026-01-05T07:30:00",
                "2026-02-02T07:30:00"),
            Case("Chậm nhất ngày thứ 3 hằng tuần", "2026-01-06", "2026-01-13"),
            Case("hai tháng một lần, vào ngày 15", "2026-01-15", "2026-03-15"),
            Case("5 năm một lần, trước ngày 31 tháng 10", "2026-10-31", "2031-10-31"),
            Case("hằng năm, trước ngày 01 tháng 6 của năm báo cáo", "2026-06-01"),
            Case("trước ngày 05 của tháng kế tiếp tháng báo cáo", "2026-01-05", "2026-02-05"),
            Case("ngày 5 tháng sau liền kề, hằng tháng", "2026-01-05", "2026-02-05"),
            Case("các ngày 5 và 20 của mỗi tháng", "2026-01-05", "2026-01-20", "2026-02-05"),
            Case(
                "ngày đầu tháng, giữa tháng và cuối tháng", "2026-01-01", "2026-01-15",
                "2026-01-31"),
            Case("Thứ 6 hàng tuần, trước 15 giờ", "2026-01-02T15:00:00"),
            Case("ngày 18 tháng 12 năm 2026 (thứ Sáu)", "2026-12-18"),
            Case("năm (05) ngày sau khi kết thúc quý", "2026-01-05", "2026-04-05"),
            Case(
                "no later than 5 p.m. on the last Friday of each month", "2026-01-30T17:00:00"),
            Case(
                "the second Tuesday of every month at 9:30 a.m.", "2026-01-13T09:30:00"),
            Case(
                "within ten (10) business days after the end of each calendar quarter",
                "2026-01-15", "2026-04-14"),
            Case(
                "not later than 30 days following the close of the fiscal year", "2026-01-30"),
            Case(
                "on or before the tenth of the month following the reporting month", "2026-01-10",
                "2026-02-10"),
            Case(
                "on the 10th of the month following the end of each quarter", "2026-01-10",
                "2026-04-10"),
            Case("annually, by October 1", "2026-10-01", "2027-10-01"),
            Case("each January 15 and July 15", "2026-01-15", "2026-07-15"),
            Case(
                "quarterly, on January 15, April 15, July 15 and October 15", "2026-01-15",
                "2026-04-15"),
            Case("twice a month, on the 1st and the 15th", "2026-01-01", "2026-01-15"),
            Case("the first and third Wednesdays of each month", "2026-01-07", "2026-01-21"),
            Case("18-Dec-2026", "2026-12-18"), Case("18 Dec. 2026", "2026-12-18"),
        ])
    func understood(example: Case) throws {
        let found = try WhenExamples.first(
            example.days.count, of: example.phrase, from: "2026-01-01",
            calendar: VietnamSample.implied)
        #expect(found == example.days)
        let read = try WhenExamples.read(example.phrase)
        #expect(try WhenExamples.read(read.normalVi) == read, "\(read.normalVi)")
    }

    @Test(
        "What is no day is refused with what to write",
        arguments: [
            (
                "Báo cáo sơ kết 6 tháng đầu năm trước ngày 15/6, tổng kết năm trước ngày 15/12",
                "chỉ giữ phần nói về ngày"
            ),
            ("mỗi tháng họp một lần vào ngày 25", "chỉ giữ phần nói về ngày"),
            ("sau 07 ngày làm việc kể từ khi kết thúc đợt kiểm tra", "“after-event”"),
            ("15 ngày cuối tháng 12", "ngày cuối cùng của tháng 12"),
            ("trong 10 ngày đầu của quý sau", "ngày 10 của tháng đầu tiên của quý sau"),
            ("trong 10 ngày đầu tháng 5", "10/5"),
            ("nửa đầu tháng 8", "ngày 15"), ("nửa cuối tháng", "cuối tháng"),
            ("ngày làm việc liền trước ngày 25 hằng tháng", "“roll: previous”"),
            ("ít nhất 05 ngày làm việc trước ngày họp", "viết hẳn ngày"),
            ("at least 5 working days before the meeting", "viết hẳn ngày"),
            ("between June 1 and June 15, 2026", "June 15 2026"),
            ("from June 1 to June 15, 2026", "June 15 2026"),
            ("by the end of the first week of each quarter", "thứ Sáu"),
            ("trong tuần đầu tiên của tháng", "thứ Sáu"),
            ("quý I: 15/3; quý II: 15/6; quý III: 15/9; quý IV: 15/12", "hằng quý: 15/3"),
            ("trước ngày 28 tháng 02 năm kế tiếp", "“every: năm”"),
            ("hoàn thành trước ngày khai giảng năm học mới", "31/05/2026"),
            ("Định kỳ 06 tháng (trước ngày 10/6) và hằng năm (trước ngày 10/12)", "15/6 và 15/12"),
            ("by noon on December 18, 2026", "lúc 12:00"), ("ngày 18.12.2026", "18/12/2026"),
        ])
    func refused(_ phrase: String, _ remedy: String) {
        do throws(WhenError) {
            let read = try WhenExpression(parsing: phrase) { _ in nil }
            Issue.record("read as \(read.normal)")
        } catch {
            #expect(error.remedyVi?.contains(remedy) ?? false, "\(error.remedyVi ?? "")")
        }
    }
}
