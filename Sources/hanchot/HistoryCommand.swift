import ArgumentParser
import Control
import Help
import Messages
import SourceText
import Tables
import Workbench

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: said(
            vi: "Đã gửi gì cho ai về một đơn vị hay nhiệm vụ, ai đã ghi nhận gì.",
            en: "What was sent to whom about a unit or a duty, and what was entered by whom."),
        discussion: help(
            .examples(
                "hanchot history thpt-bao-loc",
                "hanchot history bao-cao-nam --from 01/10/2025 --to 30/11/2025",
                "hanchot history thpt-bao-loc --from 01/01/2025 --to 31/12/2025",
                "hanchot history thpt-bao-loc --format ods > bao-loc.ods"),
            .text(
                vi: """
                    Mỗi việc được báo trong một thư đã gửi là một dòng, kèm tiêu đề thư; mỗi ghi
                    nhận là một dòng; xếp theo lúc gửi hoặc lúc ghi. Cuối cùng là các báo cáo đến
                    hạn trong thời gian ấy đã gửi đúng hạn hay chậm. 'hanchot why' cho biết cả
                    những thư không gửi.
                    """,
                en: """
                    A line for each thing told in a mail that left, under the mail's subject, and
                    for each entry, by when it left or was recorded; then how the reports that
                    were due in that time came in. 'hanchot why' tells also what wasn't sent.
                    """)))

    @Argument(
        help: said(
            vi: "Đơn vị, nhóm hoặc nhiệm vụ: mã, hoặc vài chữ trong tên.",
            en: "A unit, a group or a duty: its id, or words of its name.")) var about: String
    @Option(help: said(vi: "Ngày đầu.", en: "The first day.")) var from: String?
    @Option(help: said(vi: "Ngày cuối.", en: "The last day.")) var to: String?
    @Option(help: said(vi: "text, csv hoặc ods.", en: "text, csv or ods.")) var format: ListFormat =
        .text
    @OptionGroup var access: ControlAccess

    func run() throws {
        if access.json, format != .text {
            throw Problem(
                bilingual(
                    "--json và --format \(format.rawValue) không dùng cùng nhau",
                    "--json and --format \(format.rawValue) exclude each other"), status: 2)
        }
        var call = HistoryCall(about: about)
        call.from = try isoDay(from, "--from")
        call.to = try isoDay(to, "--to")
        var answer = try access.ask(call)
        while let next = answer.next {
            call.after = next
            let page = try access.ask(call)
            answer.lines += page.lines
            answer.next = page.next
        }
        // Pages are of obligations.
        answer.lines.sort { ($0.at, $0.event ?? 0) < ($1.at, $1.event ?? 0) }
        if format == .text {
            access.show(answer) { HistoryText(language: $1).text($0) }
        } else {
            try format.write(HistoryText(language: Surroundings.language).table(answer.lines))
        }
    }
}

/// A history for people.
struct HistoryText {
    let language: Language

    func text(_ answer: HistoryReply) -> String {
        let came = answer.punctuality.map(sum) ?? ""
        guard !answer.lines.isEmpty else {
            return words("Chưa gửi và chưa ghi nhận gì.\n", "Nothing was sent or entered.\n")
                + came
        }
        let rows = answer.lines.map { line in
            [
                String(line.at.prefix(16)).replacing("T", with: " "), line.short, line.period,
                line.unit_name, line.what == .mail ? "→ " + recipient(line) : line.actor ?? "",
                line.text.text(language), line.subject.map { "“\($0)”" } ?? "",
            ]
        }
        return Columns.aligned([Array(titles[0..<4]) + [titles[5], titles[7], titles[6]]] + rows)
            + came
    }

    /// Nothing where nothing was due.
    private func sum(_ came: Punctuality) -> String {
        guard came != Punctuality() else { return "" }
        return words(
            "Báo cáo đến hạn trong thời gian này: \(came.on_time) đúng hạn, \(came.late) gửi chậm, "
                + "\(came.missing) quá hạn chưa có.\n",
            "Reports due in this time: \(came.on_time) on time, \(came.late) late, "
                + "\(came.missing) overdue.\n")
    }

    func table(_ lines: [HistoryLine]) -> Table {
        Table(
            name: words("Lịch sử", "History"), titles: titles,
            rows: lines.map { line in
                let isMail = line.what == .mail
                return [
                    .moment(ofInstant: line.at), .text(line.short), .text(line.period),
                    .text(line.unit_name),
                    .text(isMail ? words("thư", "mail") : words("ghi nhận", "entry")),
                    .text(isMail ? recipient(line) : line.actor ?? ""),
                    .text(orEmpty: line.subject), .text(line.text.text(language)),
                    .day(orEmpty: line.on), .text(orEmpty: line.mail),
                    line.event.map { .number($0) } ?? .empty,
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

    private func recipient(_ line: HistoryLine) -> String {
        line.recipient ?? words("(đã xóa)", "(erased)")
    }

    private func words<T>(_ vi: T, _ en: T) -> T { language == .vi ? vi : en }
}
