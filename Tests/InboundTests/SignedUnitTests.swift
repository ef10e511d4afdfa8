import Civil
import Foundation
import Inbound
import Testing

/// Whose signature stands under an answer, with whatever close above it or none (statements 39, 40).
@Suite struct SignedUnitTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let isOwn: Bool
        let unit: String
        let block: String
        var testDescription: String { "\(block) under \(unit)'s" }
    }

    private static let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Texts/signed.tsv")
        let bytes = FileManager.default.contents(atPath: file.path) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { line in
                let columns = line.split(separator: "\t").map(String.init)
                return Row(
                    isOwn: columns[0] == "own", unit: columns[1],
                    block: columns[2].replacing("⏎", with: "\n"))
            }
    }()

    private static let closes = [
        "", "Trân trọng,\n", "Kính thư,\n", "Xin cảm ơn./.\n", "-- \n", "Best regards,\n",
    ]

    private static func outcome(_ text: String, of unit: String) throws -> String {
        let today = try Answers.day(6, 11)
        var item = try Answers.item("chuyen-doi-so/2025/x", short: "Báo cáo chuyển đổi số năm 2025")
        item.opensOn = try Answers.day(15, 1)
        let mail = AnsweredMail(
            recipient: Answers.head, units: [unit], offices: ["Phòng Tổ chức hành chính"],
            items: [item])
        guard
            case .request(let request) = try Answers.read(
                try Answers.message(text, extra: ["Content-Type: text/plain; charset=utf-8"]),
                mail: mail, today: today)
        else { return "nothing" }
        return TextTests.outcome(
            AnswerEffects(of: request, to: mail, today: today) { _ in .weekdaysOnly })
    }

    @Test(
        "A report counts over the unit's own signature, and over nobody else's, whatever close stands between",
        arguments: rows)
    func signed(_ row: Row) throws {
        for close in Self.closes {
            let text = "Đã gửi báo cáo số 12/BC ngày 03/11/2025.\n\n\(close)\(row.block)"
            #expect(
                try Self.outcome(text, of: row.unit)
                    == (row.isOwn ? "submitted 12/BC 03/11/2025" : "none"), "\(close)")
        }
    }

    @Test("A line that runs on from the answer is no signature")
    func runsOn() throws {
        for text in [
            "Đã gửi báo cáo cho\nVăn phòng UBND xã Tân Hà",
            "Đã gửi báo cáo tới:\n\nVăn phòng HĐND và UBND xã Tân Hà",
            "Báo cáo do\n\nVăn phòng UBND xã Tân Hà",
            "Đã gửi báo cáo\nChủ tịch UBND xã Tân Hà, Văn phòng UBND xã Tân Hà",
        ] { #expect(try Self.outcome(text, of: "UBND xã Tân Hà") == "none", "\(text)") }
    }

    @Test("The table is there, and whole")
    func files() {
        #expect(Self.rows.count(where: \.isOwn) > 25)
        #expect(Self.rows.count { !$0.isOwn } > 60)
    }
}
