import Foundation
import Testing

/// What is wrong with an option's date, and with a mail template, is told as a finding in a rule
/// file is; the exit status says whether the usage or the work was wrong.
struct FindingCommandTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { words.joined(separator: " ") }
        let words: [String]
        let status: Int32
        /// The first line of stderr in English.
        let told: String
    }

    @Test(
        "A date that an option can't be is wrong usage; what was asked about is a finding",
        arguments: [
            Case(
                words: ["when", "28/3", "--from", "2025-13-01"], status: 2,
                told: "--from:1:6: error: month 13 is outside 1–12"),
            Case(
                words: ["when", "28/3", "--from", "2025-01-01T25:00"], status: 2,
                told: "--from:1:12: error: hour 25 is outside 0–23"),
            Case(
                words: ["when", "28/3", "--until", "mai"], status: 2,
                told: "--until:1:1: error: 'mai' is not a date such as 05/11/2025 or 2025-11-05"),
            Case(
                words: ["simulate", "--from", "31/11/2025", "--to", "01/12/2025"], status: 2,
                told: "--from:1:1: error: day 31 is outside 1–30"),
            Case(
                words: ["receive", "bao-cao-nam", "thpt-bao-loc", "--on", "2025-11-31"], status: 2,
                told: "--on:1:9: error: day 31 is outside 1–30"),
            Case(
                words: ["when", "rác"], status: 1,
                told: "EXPR:1:1: error: unknown word 'rác'"),
            Case(
                words: ["lunar", "rác"], status: 1,
                told: "DATE:1:1: error: 'rác' is not a date such as 05/11/2025 or 2025-11-05"),
            Case(
                words: ["template", "vi/overdu"], status: 1,
                told: "there is no template 'vi/overdu'; did you mean 'vi/overdue'?"),
            Case(
                words: ["template", "--values"], status: 2,
                told: "--values needs the name of a template"),
        ])
    func refused(example: Case) throws {
        let command = try hanchot(example.words)
        #expect(command.output == "")
        #expect(command.status == example.status)
        #expect(command.errors.split(separator: "\n").first.map(String.init) == example.told)
    }

    @Test("A built-in template, put below the rules and edited, is checked and used")
    func templates() throws {
        try withFolder { folder in
            // The files, should the project's folder of rules be a link to them.
            let shipped = URL(fileURLWithPath: "\(Project.root)/rules").resolvingSymlinksInPath()
            try FileManager.default.copyItem(atPath: shipped.path, toPath: "\(folder)/rules")
            try FileManager.default.createDirectory(
                atPath: "\(folder)/rules/templates/vi", withIntermediateDirectories: true)
            let file = "\(folder)/rules/templates/vi/overdue.mustache"
            let builtIn = try hanchot(["template", "vi/overdue"]).checked()

            try builtIn.write(toFile: file, atomically: true, encoding: .utf8)
            #expect(try hanchot(["check", "\(folder)/rules"]).status == 0)

            try builtIn.replacing("[Quá hạn", with: "[Chậm").write(
                toFile: file, atomically: true, encoding: .utf8)
            #expect(
                try subjects(folder) == [
                    "[Chậm 1 ngày làm việc] Báo cáo ANTQ năm 2025; 2 việc khác trong 14 ngày tới"
                ])

            try builtIn.replacing("{{short}}", with: "{{shrot}}").write(
                toFile: file, atomically: true, encoding: .utf8)
            let check = try hanchot(["check", "\(folder)/rules"])
            #expect(check.status == 1)
            #expect(check.output.contains("\(file):1:95: error: there is no 'shrot'"))
            #expect(
                try subjects(folder)
                    == [
                        "[Quá hạn 1 ngày làm việc] Báo cáo ANTQ năm 2025; 2 việc khác trong 14 ngày tới"
                    ])
        }
    }

    /// Of the overdue notice to one school.
    private func subjects(_ folder: String) throws -> [String] {
        let lines = try hanchot([
            "simulate", "--rules", "\(folder)/rules", "--from", "2025-11-05", "--to", "2025-11-05",
            "--format", "jsonl",
        ]).checked().split(separator: "\n")
        return try lines.compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let notice = try #require(object as? [String: String])
            return notice["unit"] == "thpt-bao-loc" ? notice["subject"] : nil
        }
    }

    private func hanchot(_ words: [String]) throws -> Command {
        try Command.run(
            ["\(Project.programs)/hanchot"] + words, environment: ["LC_ALL": "C.UTF-8"])
    }
}
