import Civil
import Inbound
import Testing

/// What is said above a numbered list, of a mail that urges three reports (statements 28, 39).
@Suite struct ListedAnswerTests {
    private static func mail() throws -> AnsweredMail {
        func item(_ id: String, _ short: String) throws -> AnsweredItem {
            var item = try Answers.item(id, short: short)
            item.opensOn = try Answers.day(15, 1)
            return item
        }
        return AnsweredMail(
            recipient: Answers.head, units: ["Trường THPT A"],
            offices: ["Phòng Tổ chức hành chính"],
            items: [
                try item("a", "Báo cáo chuyển đổi số năm 2025"),
                try item("b", "Báo cáo an toàn trường học năm 2025"),
                try item("c", "Báo cáo thống kê đầu năm học"),
            ])
    }

    private static func outcomes(_ row: TextTests.Row) throws -> String {
        let mail = try mail()
        guard
            case .request(let request) = try Answers.read(
                try TextTests.message(row), mail: mail, today: try Answers.day(6, 11))
        else { return "nothing" }
        let effects = AnswerEffects(of: request, to: mail, today: try Answers.day(6, 11)) { _ in
            .weekdaysOnly
        }
        return effects.entries.map { "\($0.item)=\(TextTests.outcome($0.record))" }
            .joined(separator: "; ")
    }

    @Test(
        "The line above a list belongs to each of its items, and is nothing beside them",
        arguments: TextTests.rows("listed"))
    func listed(_ row: TextTests.Row) throws {
        #expect(try Self.outcomes(row) == row.expected)
    }
}
