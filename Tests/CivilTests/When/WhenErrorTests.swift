import Testing

@testable import Civil

struct WhenErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { marked }
        /// The expression, its faulty part standing between `«` and `»`.
        var marked: String
        var message: String
        var messageVi: String

        init(_ marked: String, _ message: String, _ messageVi: String) {
            self.marked = marked
            self.message = message
            self.messageVi = messageVi
        }

        var text: String { String(marked.filter { $0 != "«" && $0 != "»" }) }
    }

    private static let noDay = ("there is no such day", "không có ngày này")

    @Test(
        "What can't be read, or can't ever happen, is pointed at and named in both languages",
        arguments: [
            Case("«»", "this says no day", "chưa nêu ngày nào"),
            Case("«31/2»", noDay.0, noDay.1),
            Case("ngày «31/4» hằng năm", noDay.0, noDay.1),
            Case("«0/5»", noDay.0, noDay.1),
            Case("«31/11/2025» at 08:00", noDay.0, noDay.1),
            Case("every month on «32»", noDay.0, noDay.1),
            Case("every month on «-1»", "a number can't be negative", "số không thể âm"),
            Case("every «-2» months on 5", "a number can't be negative", "số không thể âm"),
            Case("ngày làm việc «thứ 40» của tháng", noDay.0, noDay.1),
            Case("«31/1» âm lịch", noDay.0, noDay.1),
            Case("«3/28»", "there is no such month", "không có tháng này"),
            Case("lunar «1/13»", "there is no such month", "không có tháng này"),
            Case("last working day of «month 13»", "there is no such month", "không có tháng này"),
            Case(
                "«29/2/2025»", "2025 is not a leap year: February has 28 days",
                "năm 2025 không nhuận: tháng 2 có 28 ngày"),
            Case("«5/11/25»", "a year is written in full", "năm phải viết đủ bốn chữ số"),
            Case(
                "«5/11/12025»", "this lies outside the supported years 1 to 9999",
                "ngoài khoảng năm được hỗ trợ, từ 1 đến 9999"),
            Case("28/3 «at 24:01»", "there is no such time of day", "không có giờ này"),
            Case("28/3 at «noon»", "a time of day is missing here", "thiếu giờ ở đây"),
            Case(
                "28/3 at 08:00 «at 09:00»", "two times of day in one expression",
                "hai giờ trong một biểu thức"),
            Case("every «mnoth» on 25", "unknown word 'mnoth'", "không hiểu chữ “mnoth”"),
            Case(
                "every month on «firts» monday", "unknown word 'firts'",
                "không hiểu chữ “firts”"),
            Case(
                "every month on «xyz»", "unknown word 'xyz'", "không hiểu chữ “xyz”"),
            Case(
                "10/3 âm lịch «sử»", "unknown word 'sử'", "không hiểu chữ “sử”"),
            Case("every month on 25 «%»", "unexpected character '%'", "ký tự lạ '%'"),
            Case(
                "every month on «monday»", "the period has several of these",
                "chu kỳ này có nhiều ngày như vậy"),
            Case(
                "every quarter on «25»", "in which month of the period?",
                "ngày đó thuộc tháng nào của chu kỳ?"),
            Case(
                "every month on «6th monday»",
                "this never happens: the period never has so many",
                "không bao giờ có: chu kỳ không có nhiều ngày như vậy"),
            Case(
                "«28th working day» of month",
                "this never happens: the period never has so many",
                "không bao giờ có: chu kỳ không có nhiều ngày như vậy"),
            Case(
                "every month on «28/3»", "a day and month come once a year",
                "một ngày trong năm chỉ đến mỗi năm một lần"),
            Case(
                "every day on «monday»", "that period has no such day",
                "chu kỳ này không có ngày đó"),
            Case(
                "last day of «4th month» of quarter", "that period has no such month",
                "chu kỳ này không có tháng đó"),
            Case(
                "«last working day»", "in every what? the period is missing",
                "thiếu chu kỳ: của tháng, quý hay năm nào?"),
            Case(
                "«ngày 25»", "in every what? the period is missing",
                "thiếu chu kỳ: của tháng, quý hay năm nào?"),
            Case(
                "«every 0 days»", "an interval lies between 1 and 1000",
                "khoảng lặp từ 1 đến 1000"),
            Case(
                "«every 3 working days»", "intervals of working days aren't counted",
                "không đếm khoảng lặp theo ngày làm việc"),
            Case(
                "every month on 25 of «quarter»", "two periods in one expression",
                "hai chu kỳ trong một biểu thức"),
            Case("05/11/2025 and «28/3»", "one day too many", "thừa một ngày"),
            Case(
                "05/11/2025 and «06/11/2026»", "dates of more than one year",
                "các ngày thuộc nhiều năm"),
            Case(
                "28/3 «or skip»", "only 29/2 needs a choice for common years",
                "chỉ 29/2 mới cần chọn ngày cho năm không nhuận"),
            Case(
                "29/2 or «30/2»", "'or' only says what 29/2 does in a common year",
                "'hoặc' chỉ dùng cho 29/2 trong năm không nhuận"),
            Case(
                "28/3 «after completion»", "after completion, only an interval can be said",
                "kể từ khi hoàn thành thì chỉ nêu được khoảng thời gian"),
            Case(
                "every month after «25»",
                "'after' goes with 'completion' or the end of a period",
                "'sau' phải đi với 'khi hoàn thành' hoặc 'khi kết thúc' một kỳ"),
            Case(
                "every month on 25 from«»", "a full date is missing here",
                "thiếu ngày đầy đủ ở đây"),
            Case("mỗi tháng vào«»", "a day is missing here", "thiếu ngày ở đây"),
            Case("every«»", "a period is missing here", "thiếu chu kỳ ở đây"),
            Case(
                "«2025/11/05»", "a date is written day/month/year",
                "ngày viết theo thứ tự ngày/tháng/năm"),
            Case(
                "«31.05.2027»", "dates have no dots here", "ngày tháng không viết bằng dấu chấm"),
            Case("«99999999999»/3", "this number is too long", "số này quá dài"),
            Case("«thứ 9» hằng tuần", "there is no such day of the week", "không có thứ này"),
            Case(
                "«every quarter» on 15 âm lịch", "the lunar calendar is read by day and month only",
                "âm lịch chỉ đọc theo ngày và tháng"),
            Case(
                "rrule:FREQ=DAILY «every month»",
                "after rrule: only exdate:, rdate:, 'from' and 'at' may follow",
                "sau rrule: chỉ có thể là exdate:, rdate:, 'từ' và 'lúc'"),
        ])
    func places(example: Case) throws {
        let bytes = Array(example.marked.utf8)
        let before = try #require(example.marked.firstIndex(of: "«"))
        let after = try #require(example.marked.firstIndex(of: "»"))
        let lower = example.marked.utf8.distance(from: example.marked.startIndex, to: before)
        let upper = example.marked.utf8.distance(from: example.marked.startIndex, to: after) - 2
        do {
            let read = try WhenExamples.read(example.text)
            Issue.record("read as \(read.normal)")
        } catch let error as WhenError {
            #expect(error.message == example.message)
            #expect(error.messageVi == example.messageVi)
            #expect(error.range == lower..<upper, "of \(bytes.count) bytes")
        }
    }
}
