import Civil
import Foundation
import Inbound
import Mail
import Testing

/// Answers as people write them, in files: samples of every kind, and texts that were written before the
/// grammar was (statements 39, 40, 42).
@Suite struct TextTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// As the file gives it: `none`, `ack`, `ask 10/11/2025`, `submitted 12/BC-A 03/11/2025`.
        let expected: String
        let text: String
        /// `html`, `file` or nothing.
        let form: String
        /// Nothing is entered but a text in the office's list.
        var reportsNothing: Bool { expected == "none" }
    }

    static func rows(_ name: String) -> [Row] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Texts/\(name).tsv")
        let bytes = FileManager.default.contents(atPath: file.path) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { line in
                let columns = line.split(separator: "\t").map(String.init)
                let lines = columns[1].split(separator: "⏎", omittingEmptySubsequences: false)
                return Row(
                    testDescription: "\(columns[1]) → \(columns[0])", expected: columns[0],
                    text: lines.map { $0.trimmingCharacters(in: .whitespaces) }
                        .joined(separator: "\n"), form: columns.count > 2 ? columns[2] : "")
            }
    }

    static func message(_ row: Row) throws -> [UInt8] {
        let part = "Content-Type: text/\(row.form == "html" ? "html" : "plain"); charset=utf-8"
        guard row.form == "file" else { return try Answers.message(row.text, extra: [part]) }
        return try Answers.message(
            """
            --x
            \(part)

            \(row.text)
            --x
            Content-Type: application/pdf; name="report.pdf"
            Content-Disposition: attachment; filename="report.pdf"

            %PDF
            --x--
            """, extra: ["Content-Type: multipart/mixed; boundary=x"])
    }

    static func effects(_ row: Row) throws -> AnswerEffects? {
        let today = try Answers.day(6, 11)
        var item = try Answers.item()
        item.opensOn = try Answers.day(15, 1)
        let mail = AnsweredMail(
            recipient: Answers.head, units: ["Trường THPT A"],
            offices: ["Phòng Tổ chức hành chính"], items: [item])
        guard
            case .request(let request) = try Answers.read(
                try message(row), mail: mail, today: today)
        else { return nil }
        return AnswerEffects(of: request, to: mail, today: today) { _ in .weekdaysOnly }
    }

    /// What came of a text, in the words of the files.
    static func outcome(_ effects: AnswerEffects?) -> String {
        effects?.entries.first.map { outcome($0.record) } ?? "nothing"
    }

    static func outcome(_ record: AnswerEffects.Record) -> String {
        switch record {
        case .acknowledged: "ack"
        case .submitted(let number, let day, _):
            "submitted \(number ?? "-") \(day?.vietnamese ?? "-")"
        case .extensionAsked(let until): "ask \(until.vietnamese)"
        case .forwarded(let name): "forward \(name)"
        case .notUnderstood: "none"
        }
    }

    @Test("Every sample comes to what is right", arguments: rows("samples") + rows("attacks"))
    func sample(_ row: Row) throws {
        let effects = try Self.effects(row)
        #expect(Self.outcome(effects) == row.expected)
        #expect(effects?.words.isEmpty == false)
        #expect(effects?.attachments == (row.form == "file" ? ["report.pdf"] : []))
    }

    @Test(
        "Of the texts that report nothing none is taken for a report",
        arguments: rows("held-back").filter(\.reportsNothing))
    func nothing(_ row: Row) throws {
        let effects = try Self.effects(row)
        #expect(Self.outcome(effects) == "none")
        #expect(effects?.words.isEmpty == false)
    }

    @Test("Of the honest ones hardly any is missed, and those reach the office with their text")
    func honest() throws {
        let rows = Self.rows("held-back").filter { !$0.reportsNothing }
        #expect(rows.count == 50)
        var missed: [String] = []
        for row in rows {
            let effects = try Self.effects(row)
            let outcome = Self.outcome(effects)
            #expect(effects?.words.isEmpty == false)
            if outcome == "none" { missed.append(row.testDescription) }
            #expect(outcome == row.expected || outcome == "none", "\(row.testDescription)")
        }
        #expect(missed.count <= 3, "\(missed)")
    }

    @Test("The files are there, and whole")
    func files() {
        #expect(Self.rows("held-back").count(where: \.reportsNothing) == 100)
        #expect(Self.rows("samples").count == 70)
        #expect(Self.rows("attacks").count > 150)
    }
}
