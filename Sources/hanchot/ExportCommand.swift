import ArgumentParser
import Control
import Help
import Messages

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: said(
            vi: "In các ghi nhận và thư trong sổ theo dõi, mỗi dòng một đối tượng JSON.",
            en: "Prints the ledger's entries and notices, one JSON object a line."),
        discussion: help(
            .examples(
                "hanchot export events > events.jsonl",
                "hanchot export notices | jq -r 'select(.fate == \"suppressed\") | .key'"),
            .text(
                vi: """
                    Tệp sự kiện có thể diễn lại (hanchot simulate --events events.jsonl), hoặc ghi
                    vào một sổ khác (hanchot apply events.jsonl). Sau các ghi nhận là những đợt
                    tạm ngừng tính thời hạn còn hiệu lực (áp dụng cả cho việc mở sau), các khoảng
                    lặng, và các kế hoạch đang tạm dừng.
                    """,
                en: """
                    An events file can be played again (hanchot simulate --events events.jsonl),
                    and entered in another ledger (hanchot apply events.jsonl). Behind the entries
                    stand the suspensions that are in force, which what opens later follows, the
                    silences, and the plans that are paused.
                    """)))

    enum What: String, ExpressibleByArgument, CaseIterable { case events, notices, all }

    @Argument(
        help: said(
            vi: "events (ghi nhận), notices (thư) hoặc all (tất cả).", en: "events, notices or all."
        )) var what: What = .all
    @OptionGroup var access: ControlAccess

    func run() throws {
        if what != .notices { try export(.events) }
        if what != .events { try export(.notices) }
    }

    private func export(_ what: ExportCall.What) throws {
        var after: Int64?
        repeat {
            let page = try access.ask(ExportCall(what, after: after))
            for entry in page.entries { print(entry) }
            after = page.next
        } while after != nil
    }
}
