import ArgumentParser
import Control
import JSON
import SourceText
import Tables
import Workbench

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "What was sent to whom about a unit or a duty, and what was entered by whom.",
        discussion: """
            Examples:
              hanchot history thpt-bao-loc
              hanchot history bao-cao-nam --from 01/10/2025 --to 30/11/2025
              hanchot history thpt-bao-loc --format ods > bao-loc.ods

            A line for each thing told in a mail that left, under the mail's subject, and for each
            entry, by when it left or was recorded. 'hanchot why' tells also what wasn't sent.
            """)

    @Argument(help: "A unit, a group or a duty: its id, or words of its name.") var about: String
    @Option(help: "The first day.") var from: String?
    @Option(help: "The last day.") var to: String?
    @Option(help: "text, csv or ods.") var format: ListFormat = .text
    @OptionGroup var access: ControlAccess

    func run() throws {
        if access.json, format != .text {
            throw Problem("--json and --format \(format.rawValue) exclude each other", status: 2)
        }
        var lines: [JSONValue] = []
        var answer: JSONValue = [:]
        var after: JSONValue?
        repeat {
            answer = try access.ask(
                "History",
                .object(compacting: [
                    "about": .string(about), "from": try isoDay(from, "--from"),
                    "to": try isoDay(to, "--to"), "after": after,
                ]))
            lines += answer["lines"]?.arrayValue ?? []
            after = answer["next"]
        } while after != nil
        // Pages are of obligations.
        lines.sort {
            ($0["at"]?.stringValue ?? "", $0["event"]?.intValue ?? 0)
                < ($1["at"]?.stringValue ?? "", $1["event"]?.intValue ?? 0)
        }
        var members = answer.objectValue ?? [:]
        members["lines"] = .array(lines)
        if format == .text {
            access.show(.object(members)) { HistoryText(language: $1).text($0) }
        } else {
            let text = HistoryText(language: Surroundings.language)
            try format.write(text.table(lines))
        }
    }
}

/// A history for people.
struct HistoryText {
    let language: MessageLanguage

    func text(_ answer: JSONValue) -> String {
        let lines = answer["lines"]?.arrayValue ?? []
        guard !lines.isEmpty else {
            return words("Chưa gửi và chưa ghi nhận gì.\n", "Nothing was sent or entered.\n")
        }
        let rows = lines.map { line in
            [
                String((line["at"]?.stringValue ?? "").prefix(16)).replacing("T", with: " "),
                text(line, "short"), text(line, "period"), text(line, "unit_name"),
                line["what"]?.stringValue == "mail"
                    ? "→ " + recipient(line) : text(line, "actor"),
                line["text"].flatMap { Bilingual($0) }?.text(language) ?? "",
                line["subject"]?.stringValue.map { "“\($0)”" } ?? "",
            ]
        }
        return Columns.aligned([Array(titles[0..<4]) + [titles[5], titles[7], titles[6]]] + rows)
    }

    func table(_ lines: [JSONValue]) -> Table {
        Table(
            name: words("Lịch sử", "History"), titles: titles,
            rows: lines.map { line in
                let isMail = line["what"]?.stringValue == "mail"
                return [
                    .moment(ofInstant: line["at"]?.stringValue), .text(text(line, "short")),
                    .text(text(line, "period")), .text(text(line, "unit_name")),
                    .text(isMail ? words("thư", "mail") : words("ghi nhận", "entry")),
                    .text(isMail ? recipient(line) : text(line, "actor")),
                    .text(orEmpty: line["subject"]?.stringValue),
                    .text(line["text"].flatMap { Bilingual($0) }?.text(language) ?? ""),
                    .day(orEmpty: line["on"]?.stringValue),
                    .text(orEmpty: line["mail"]?.stringValue),
                    line["event"]?.intValue.map { .number($0) } ?? .empty,
                ]
            })
    }

    private var titles: [String] {
        words(
            [
                "Lúc", "Việc", "Kỳ", "Đơn vị", "Loại", "Gửi tới / người ghi", "Tiêu đề thư",
                "Nội dung", "Ngày", "Mã thư", "Số ghi nhận",
            ],
            [
                "When", "What", "Period", "Unit", "Kind", "To / by", "Subject", "Text", "Day",
                "Mail", "Entry",
            ])
    }

    private func recipient(_ line: JSONValue) -> String {
        line["recipient"]?.stringValue ?? words("(đã xóa)", "(erased)")
    }

    private func words<T>(_ vi: T, _ en: T) -> T { language == .vi ? vi : en }
    private func text(_ item: JSONValue, _ name: String) -> String { item[name]?.stringValue ?? "" }
}
