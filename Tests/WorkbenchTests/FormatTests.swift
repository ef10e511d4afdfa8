import Civil
import Foundation
import Mail
import Rules
import SourceText
import Testing

@testable import Workbench

/// The four forms in which a simulation is printed say the same.
struct FormatTests {
    @Test("jsonl has every notice in the order of leaving, with all its keys")
    func jsonl() throws {
        let year = try Shipped.year()
        let lines = try Line.all(year)
        #expect(lines.count == year.notices.count)
        #expect(lines.map(\.at) == lines.map(\.at).sorted())
        let first = try #require(
            String(decoding: year.text(.jsonl), as: UTF8.self).split(separator: "\n").first)
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
        #expect(
            object.keys.sorted() == [
                "at", "due", "duty", "kind", "mail", "name", "period", "plan", "recipient", "role",
                "stage", "subject", "unit",
            ])
    }

    private static func monthly() throws -> Simulation {
        let plan = """
            plan:
              id: p
              title: Chế độ báo cáo
              owner: a
              calendar: vn
              period: 2025
            duties:
              - id: thang
                kind: deadline
                title: Báo cáo tháng
                every: tháng
                due: 20
                roll: next
                data: theo NĐ 09/2019
                law: Nghị định số 09/2019/NĐ-CP, Điều 12
                owed-by: a
                remind: [3wd]
            units:
              - id: a
                name: A
                email: a@so.example
            calendar:
              id: vn
              announced: 2025
            """
        let source = RuleSource(name: "p.yaml", bytes: Array(plan.utf8))
        let rules = try #require(RuleReader.read([source], zone: Shipped.zone).rules)
        return try Simulation(
            rules: rules, from: Shipped.day("01/02/2025"), to: Shipped.day("20/02/2025"))
    }

    @Test("Lines, table and mails name the period and the days that its data run over (52, 57)")
    func windows() throws {
        let simulation = try Self.monthly()
        let last = try #require(
            String(decoding: simulation.text(.jsonl), as: UTF8.self)
                .split(separator: "\n").last)
        let line = try #require(
            JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: String])
        #expect(line["name"] == "Báo cáo tháng 2/2025")
        #expect(line["data_from"] == "2025-01-15")
        #expect(line["data_until"] == "2025-02-14")
        let rows = String(decoding: simulation.text(.table), as: UTF8.self)
            .split(separator: "\n")
        #expect(rows.first?.hasSuffix("DUE         DATA") ?? false)
        #expect(rows.last?.hasSuffix("2025-02-20  2025-01-15..2025-02-14") ?? false)
        let messages = try PythonMailbox.read(simulation.text(.mbox))
        let text = try #require(messages.last).text.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        #expect(text.contains("số liệu từ 15/01/2025 đến hết 14/02/2025"))
        #expect(text.contains("Nghị định số 09/2019/NĐ-CP, Điều 12"))
    }

    @Test("The counts are those of the lines")
    func counts() throws {
        let year = try Shipped.year()
        let lines = try Line.all(year)
        var expected = Dictionary(grouping: lines, by: \.kind).mapValues(\.count)
        expected["notices"] = lines.count
        let mails = Dictionary(grouping: lines, by: \.mail).compactMap(\.value.first)
        expected["mails"] = mails.count
        let addresses = Dictionary(grouping: mails, by: \.recipient)
        expected["addresses"] = addresses.count
        expected["most-mails-a-month"] = addresses.values.map { mails in
            Dictionary(grouping: mails) { $0.at.prefix(7) }.values.map(\.count).max() ?? 0
        }.max()
        let months = Set(lines.map { $0.at.prefix(7) }).count
        let mean = Double(mails.count) / Double(addresses.count * months)
        var counted: [String: Int] = [:]
        for line in String(decoding: year.text(.counts), as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            try #require(words.count == 2)
            if words[0] == "mean-mails-a-month" {
                #expect(abs((Double(words[1]) ?? 0) - mean) <= 0.05)
            } else {
                counted[String(words[0])] = Int(words[1])
            }
        }
        #expect(counted == expected)
    }

    @Test("The table has a row for every notice, none wider than 120 columns")
    func table() throws {
        let year = try Shipped.year()
        let rows = String(decoding: year.text(.table), as: UTF8.self).split(separator: "\n")
        #expect(rows.count == year.notices.count + 1)
        #expect(rows.allSatisfy { $0.count <= 120 && $0.last != " " })
        #expect(rows.first?.split(separator: " ") == ["AT", "NOTICE", "WHAT", "UNIT", "TO", "DUE"])
        let escalation = rows.filter { $0.contains("2025-11-07") && $0.contains("thpt-bao-loc") }
            .map { $0.split(separator: " ").joined(separator: " ") }.sorted()
        #expect(
            escalation == [
                "2025-11-07 13:30 escalation +3wd bao-cao-nam thpt-bao-loc owner 2025-11-04",
                "2025-11-07 13:30 escalation +3wd bao-cao-nam thpt-bao-loc unit:pho-giam-doc "
                    + "2025-11-04",
            ])
    }

    @Test("Python's mailbox reads every mail of the mbox, and finds no defect")
    func mbox() throws {
        let year = try Shipped.year()
        let messages = try PythonMailbox.read(year.text(.mbox))
        #expect(messages.map(\.subject) == year.mails.map(\.subject))
        #expect(messages.flatMap(\.defects) == [])
        // Without a mailbox for answers nobody is invited to answer.
        #expect(messages.allSatisfy { $0.reply == nil && !$0.text.contains("trả lời \"") })
        // The escalation joins what told the same person first.
        #expect(messages.contains { $0.references != nil })
    }

    @Test("Where answers are read, the mails say so and carry an address of their own")
    func replies() throws {
        var rules = try Shipped.rules()
        rules.organisation.replies = "nhacviec@sgddt-lamdong.example"
        let day = try Shipped.day("28/10/2025")
        let messages = try PythonMailbox.read(
            try Simulation(rules: rules, from: day, to: day).text(.mbox))
        #expect(!messages.isEmpty)
        #expect(messages.flatMap(\.defects) == [])
        #expect(messages.allSatisfy { $0.reply?.contains("nhacviec+r") == true })
        #expect(messages.allSatisfy { $0.text.contains("Đã gửi, số … ngày …") })
        #expect(Set(messages.compactMap(\.reply)).count == messages.count)
    }

    @Test("A lunar anniversary's mail says which lunar day it is; a solar one's doesn't (5)")
    func lunar() throws {
        let plan = """
            plan:
              id: p
              title: Kỷ niệm
              owner: a
              calendar: vn
            duties:
              - id: gio-to
                kind: anniversary
                title: Giỗ Tổ Hùng Vương
                date: 10/3 âm lịch
                remind: [7d]
              - id: giao-thua
                kind: anniversary
                title: Giao thừa
                date: giao thừa
                remind: [7d]
              - id: quoc-khanh
                kind: anniversary
                title: Quốc khánh
                date: 2/9
                remind: [7d]
            units:
              - id: a
                name: A
                email: a@so.example
            calendar:
              id: vn
            """
        let source = RuleSource(name: "p.yaml", bytes: Array(plan.utf8))
        let rules = try #require(RuleReader.read([source], zone: Shipped.zone).rules)
        let messages = try PythonMailbox.read(
            try Simulation(
                rules: rules, from: Shipped.day("01/01/2025"), to: Shipped.day("31/12/2025")
            )
            .text(.mbox))
        func text(_ word: String) throws -> String {
            try #require(messages.first { $0.subject.contains(word) }).text
        }
        #expect(try text("Giỗ Tổ").contains("thứ Hai 07/04/2025, 10/3 âm lịch"))
        // The year of the Snake's predecessor had no 30 Chạp.
        #expect(try text("Giao thừa").contains(", 29/12 âm lịch"))
        #expect(try !text("Quốc khánh").contains("âm lịch"))
    }

    @Test("An organisation's own templates word the mails; one that can't be used costs none")
    func templates() throws {
        let day = try Shipped.day("28/10/2025")
        func subjects(_ text: String) throws -> (subjects: Set<String>, codes: [String]) {
            let file = SourceFile(name: "rules/templates/vi/reminder.mustache", text: text)
            let (templates, findings) = LetterTemplates.reading([file])
            let simulation = try Simulation(
                rules: try Shipped.rules(), from: day, to: day, templates: templates)
            // Ten obligations of ten district offices are one division's by then.
            #expect(simulation.mails.count == 15)
            return (Set(simulation.mails.map(\.subject)), findings.map(\.code))
        }
        let own = try subjects("Subject: Nhắc: {{short}}\nLine: {{short}}\n\nViệc: {{short}}\n")
        #expect(own.subjects.allSatisfy { $0.hasPrefix("Nhắc: Báo cáo ANTQ năm 2025") })
        #expect(own.codes == [])
        let broken = try subjects("Subject: Nhắc: {{shrot}}\nLine: {{short}}\n\nViệc: {{short}}\n")
        let builtIn = "[Nhắc việc] Báo cáo ANTQ năm 2025, hạn cuối thứ Ba 04/11/2025"
        let others = broken.subjects.filter { !$0.hasPrefix(builtIn) }
        #expect(
            others == [
                "[Nhắc việc] Báo cáo ANTQ năm 2025 (nhận từ Phòng GDĐT huyện Bảo Lâm, Phòng GDĐT "
                    + "thành phố Bảo Lộc và 8 đơn vị khác), hạn cuối thứ Ba 04/11/2025; "
                    + "1 việc khác trong 14 ngày tới"
            ])
        #expect(broken.codes.count == 1)
    }
}
