import Civil
import Foundation
import Inbound
import Testing

/// Answers of many units to a mail of 03/11/2025, held back until the grammar was done (statements 39–42).
@Suite struct BlindTextTests {
    struct Row {
        /// As in `TextTests.Row`; `not`: no submission, whatever else.
        let expected: String
        let unit: String
        let itemCount: Int
        let message: TextTests.Row
        var reportsNothing: Bool { expected == "not" }
    }

    static func rows(_ name: String) -> [Row] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Texts/\(name).tsv")
        let bytes = FileManager.default.contents(atPath: file.path) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { line in
                let columns = line.split(separator: "\t").map(String.init)
                let message = TextTests.Row(
                    testDescription: columns[3], expected: columns[0],
                    text: columns[3].replacing("⏎", with: "\n"),
                    form: columns.count > 4 ? columns[4] : "")
                return Row(
                    expected: columns[0], unit: columns[1], itemCount: Int(columns[2]) ?? 1,
                    message: message)
            }
    }

    private static func item(_ id: String, _ short: String, due day: Int) throws -> AnsweredItem {
        var item = try Answers.item(id, short: short)
        item.opensOn = try Answers.day(1, 1)
        item.due = try Answers.day(day, 11)
        item.toldDue = item.due
        return item
    }

    private static func outcome(_ row: Row) throws -> String {
        let today = try Answers.day(3, 11)
        let items = [
            try item("bao-cao-ket-qua/2025/x", "Báo cáo kết quả thực hiện Kế hoạch", due: 4),
            try item("bao-cao-thang/2025-11/x", "Báo cáo tháng 11/2025", due: 18),
        ]
        let mail = AnsweredMail(
            recipient: Answers.head, units: [row.unit], offices: ["Phòng Tổ chức hành chính"],
            items: Array(items.prefix(row.itemCount)))
        guard
            case .request(let request) = try Answers.read(
                try TextTests.message(row.message), mail: mail, today: today)
        else { return "nothing" }
        let effects = AnswerEffects(of: request, to: mail, today: today) { _ in .weekdaysOnly }
        if row.itemCount == 1 { return TextTests.outcome(effects) }
        return effects.entries.map { entry in
            "\(entry.item == items[0].id ? 1 : 2)=\(TextTests.outcome(entry.record))"
        }.joined(separator: "; ")
    }

    @Test(
        "Of those that report nothing none is a submission", arguments: ["blind", "blind-unlike"])
    func nothing(_ name: String) throws {
        for row in Self.rows(name) where row.reportsNothing {
            let outcome = try Self.outcome(row)
            #expect(!outcome.contains("submitted"), "\(row.message): \(outcome)")
        }
    }

    @Test(
        "Of the honest ones at most three of fifty are missed, none misread",
        arguments: ["blind", "blind-unlike"])
    func honest(_ name: String) throws {
        let rows = Self.rows(name).filter { !$0.reportsNothing }
        var missed: [String] = []
        for row in rows {
            let outcome = try Self.outcome(row)
            if outcome == row.expected { continue }
            missed.append("\(row.message): \(outcome)")
            #expect(outcome == "none" || outcome.contains("=none"), "\(row.message): \(outcome)")
        }
        #expect(missed.count * 50 <= 3 * rows.count, "\(missed.joined(separator: "\n"))")
    }

    @Test("The files are there, and whole")
    func files() {
        #expect(Self.rows("blind").count == 150)
        #expect(Self.rows("blind").count(where: \.reportsNothing) == 99)
        #expect(Self.rows("blind-unlike").count == 60)
        #expect(Self.rows("blind-unlike").count(where: \.reportsNothing) == 40)
    }
}
