import ArgumentParser
import Civil
import Control
import Edits
import Foundation
import Glibc
import Help
import JSON
import Rounds
import Rules
import Scheduler
import SourceText
import Workbench

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: said(
            vi: "Cho xem sửa quy tắc thì thay đổi gì, trước khi áp dụng.",
            en: "Shows what an edit of the rules does, before it does it."),
        usage: """
            hanchot diff NEW [--to DAY] [--format text|json] [--out FILE]
                         [--socket PATH]
            hanchot diff OLD NEW [--ledger EXPORT] [--from DAY] [--to DAY]
                         [--format text|json] [--out FILE]
            """,
        discussion: help(
            .examples(
                .call(
                    "hanchot diff rules",
                    vi: "dịch vụ đang chạy sẽ làm gì",
                    en: "what the service would do"),
                .call(
                    "hanchot diff rules --out edit.json",
                    vi: "rồi: hanchot apply edit.json",
                    en: "then: hanchot apply edit.json"),
                "hanchot diff rules.before rules",
                "hanchot diff rules.before rules --ledger events.jsonl",
                "hanchot diff rules.before rules --from 15/10/2025 --to 31/12/2025"),
            .text(
                vi: """
                    Trước hết nêu những ghi nhận sẽ mất chỗ trong quy tắc mới: báo cáo đã nhận,
                    đơn vị báo đã gửi, gia hạn, miễn báo cáo, xin gia hạn, trả lại. Sau đó là việc
                    không còn phải làm, hạn thay đổi, bậc đôn đốc sẽ gửi ngay, việc phải làm thêm,
                    thư gửi thêm, không gửi nữa hay gửi ngày khác, và ai nhận. Những thay đổi
                    giống nhau gộp một dòng kèm số lượng.

                    So với một thư mục: dịch vụ đang chạy tự tính trên sổ theo dõi lúc này xem ghi
                    nhận và hạn sẽ ra sao; còn thư là những thư sẽ gửi khi diễn thử với những gì
                    đã ghi. So hai thư mục: có --ledger thì tính trên những gì đã ghi, không có
                    thì coi như dịch vụ đã chạy mà chưa nhận gì. So trong một năm, từ hôm nay hoặc
                    từ --from; hôm nay không có kế hoạch nào đang chạy thì từ ngày đầu của kế
                    hoạch sớm nhất; có --ledger thì không sớm hơn ghi nhận cuối cùng.
                    """,
                en: """
                    First of all it names the records that the new rules have no place for:
                    receipts, submissions, extensions, waivers, requests and returns. Then what is
                    no longer owed, due dates that move, steps of the ladder that would fire at
                    once, what is owed in addition, notices that leave, don't, or leave on another
                    day, and who gets them. Changes that are alike are one line with their number.

                    Against one directory alone the running service works out what happens to
                    records and due dates, on its ledger as it is; the mail is what a rehearsal
                    with what was recorded would send. Of two directories, --ledger works it out
                    on what was recorded, else it is as if the service had been running and
                    nothing had come in. It compares a year from now, or from --from: today, or
                    the start of the earliest plan where none runs today; with --ledger never
                    before its last entry.
                    """),
            .exitStatus(
                vi: "0 không thay đổi, 2 có thay đổi, 1 lỗi hoặc gọi sai.",
                en: "0 nothing changes, 2 something does, 1 an error or wrong usage.")))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(
        help: said(
            vi: "Quy tắc hiện nay, thư mục hoặc tệp; không ghi thì là của dịch vụ.",
            en: "The rules as they are, a directory or file; without it the service's."))
    var old: String
    @Argument(help: said(vi: "Quy tắc sau khi sửa.", en: "The rules as they would be.")) var new:
        String?
    @Option(
        help: said(
            vi: "Tệp do 'hanchot export events' in ra, hoặc một tệp sự kiện.",
            en: "What 'hanchot export events' gave, or an events file.")) var ledger: String?
    @Option(
        help: said(
            vi: "Ngày áp dụng quy tắc mới.", en: "The day on which the new rules are taken up."))
    var from: String?
    @Option(help: said(vi: "Ngày cuối được so.", en: "The last day to compare.")) var to: String?
    @Option(help: said(vi: "text hoặc json.", en: "text or json.")) var format: Format = .text
    @Option(
        help: said(
            vi: "Tệp để ghi thêm dạng JSON, cho 'hanchot apply'.",
            en: "A file to write the JSON form to as well, for 'hanchot apply'.")) var out: String?
    @OptionGroup var access: ControlAccess

    func validate() throws {
        if new == nil, ledger != nil || from != nil {
            throw ValidationError(
                said(
                    vi: "--ledger và --from chỉ dùng khi so hai thư mục: dịch vụ có sổ của nó, và "
                        + "áp dụng quy tắc ngay lúc này",
                    en: "--ledger and --from go with two directories: the service has its own "
                        + "ledger, and takes rules up now"))
        }
    }

    func run() throws {
        let last = try to.map { try DateArgument.solar($0, "--to") }
        let found =
            if let new { try between(old, new, last) } else {
                try ServiceComparison(access).consequences(of: old, through: last)
            }
        let json = Array((found.json.description + "\n").utf8)
        if let out { try write(json, to: out) }
        if format == .json || access.json {
            answer(json)
        } else {
            let hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
            let text = EditText(found, Surroundings.language, hasColour: hasColour).text
            answer(Array((text + (new == nil ? next(found) : "")).utf8))
        }
        if !found.isEmpty { throw ExitStatus(value: 2) }
    }

    private func between(
        _ old: String, _ new: String, _ last: CivilDate?
    ) throws -> EditConsequences {
        let first = try from.map { try DateArgument.solar($0, "--from") }
        let before = try Self.side(old).side
        let after = try Self.side(new).side
        let script = try ledger.map { try readScript($0, rules: before.rules) } ?? []
        let zone = after.rules.plans.first?.zone ?? .utc
        let day =
            first
            ?? Edit.day(before, after, script: script, today: CivilNow.local(in: zone).date)
        let end = last ?? day.adding(days: 365) ?? day
        guard day <= end else {
            throw Problem(bilingual("--to trước --from", "--to lies before --from"))
        }
        do {
            return try consequences(
                of: Edit(from: before, to: after, script: script, on: day, through: end))
        } catch let error as UnclearEvents {
            throw Problem(error.text(ledger ?? "", before.rules))
        }
    }

    /// The rules below a path, and what they were read from.
    static func side(_ path: String) throws -> (side: Edit.Side, sources: [RuleSource]) {
        let read = try Surroundings.read([path])
        let side = Edit.Side(
            rules: read.rules.underFormerNames, digest: rulesDigest(read.sources),
            pen: .letters(read.templates))
        return (side, read.sources)
    }

    /// How the service is made to take it up.
    private func next(_ found: EditConsequences) -> String {
        if found.oldRules == found.newRules { return "" }
        let command =
            out.map { "hanchot apply \($0)" }
            ?? (found.isHarmless ? "hanchot reload" : "hanchot reload --accept \(found.digest)")
        return Bilingual(
            vi: "Khi thư mục của dịch vụ đúng là bản này: \(command)\n",
            en: "Once the service's own directory holds just this: \(command)\n"
        ).text(Surroundings.language)
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Problem(
                Bilingual(
                    vi: "\(path): không ghi được: \(error.localizedDescription)",
                    en: "\(path): it can't be written: \(error.localizedDescription)"
                ).text(Surroundings.language))
        }
    }
}
