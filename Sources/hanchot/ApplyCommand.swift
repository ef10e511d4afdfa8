import ArgumentParser
import Control
import Help
import Messages
import SourceText

struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: said(
            vi: "Nhập cả tệp sự kiện một lần, hoặc áp dụng bản sửa mà 'diff' đã lưu.",
            en: "Enters a file of events in one go, or takes up an edit that 'diff' saved."),
        discussion: help(
            .examples(
                .call(
                    "hanchot apply receipts.jsonl",
                    vi: "'-' đọc từ đầu vào",
                    en: "'-' reads what is typed or piped in"),
                .call(
                    "hanchot apply edit.json",
                    vi: "tệp do 'hanchot diff rules --out' lưu",
                    en: "what 'hanchot diff rules --out' saved")),
            .text(
                vi: """
                    Với tệp do 'hanchot diff --out' lưu: dịch vụ áp dụng quy tắc mới nếu quy tắc
                    và danh mục đơn vị đúng là bản đã xem, và tính lại thì ghi nhận, hạn gửi vẫn
                    thay đổi đúng như đã xem. Nếu khác, lệnh nói khác chỗ nào, và dịch vụ vẫn chạy
                    như cũ.

                    Với tệp sự kiện: ghi tất cả, hoặc không ghi gì.

                    Mỗi dòng là một đối tượng JSON; bỏ qua dòng trống và dòng bắt đầu bằng #:
                    """,
                en: """
                    Of what 'hanchot diff --out' saved: the service takes its rules up if rules
                    and registry, and what they would do to records and due dates worked out
                    again, are those that were seen. Else it says what is otherwise, and goes on
                    as before.

                    Of events, all are entered, or none.

                    One JSON object a line; empty lines and lines that start with # are passed
                    over:
                    """),
            .lines(
                """
                  {"event":"receive","duty":"bao-cao-nam","unit":"c1","on":"03/11/2025"}
                  {"event":"extend","duty":"bao-cao-nam","units":["c2","c3"],"to":"11/11/2025"}
                  {"event":"void","id":41}
                """),
            .text(
                vi: """
                    Sự kiện (event): receive acknowledge submit accept return extend ask waive
                    cancel reassign void; và occur (duty là sự kiện), suspend (units, on, until,
                    note; thêm duty thì chỉ nhiệm vụ ấy), silence (plan, duty, unit, until, note),
                    pause và resume (plan). Các khóa khác: duty period unit units covers on no nil
                    note until to letter id plan.

                    Tệp do 'hanchot export events' in ra cũng dùng được, kể cả cho một sổ mới: mỗi
                    ghi nhận được xét theo ngày đã ghi, đầu việc chưa mở thì được mở. Bỏ qua những
                    gì dịch vụ tự ghi, vì dịch vụ sẽ tự ghi lại (trừ hạn đã dời vì những ngày không
                    tính), những gì một dòng sau đã hủy, thư bị trả lại, và trả lời còn chờ (dòng
                    nào thì nói rõ). Kỳ đã qua của kế hoạch có thời gian
                    thực hiện mà chưa ai ghi gì thì dịch vụ tự mở theo quy tắc khi bắt đầu sổ; của
                    kế hoạch không có thì mở theo dòng 'open'.
                    """,
                en: """
                    Events: receive acknowledge submit accept return extend ask waive cancel
                    reassign void, and occur (duty is the event), suspend (units, on, until, note;
                    duty for one alone), silence (plan, duty, unit, until, note), pause and resume
                    (plan). Keys: duty period unit units covers on no nil note until to letter id
                    plan.

                    What 'hanchot export events' gave is taken too, also into a new ledger: each
                    entry is judged as of the day on which it was made, and what it is about opens
                    where it hasn't. What the service made by itself is left out, for it will
                    again (but for due days moved by days that don't count); so is what a later
                    line undoes, mails that came back, and answers that wait (their lines are
                    told). Past periods that nobody entered anything about are opened by the
                    rules of a plan with a period, and else by their lines 'open'.
                    """)))

    @Argument(help: said(vi: "Tệp.", en: "The file.")) var file: String
    @OptionGroup var write: WriteAccess

    func run() throws {
        let text = try contents()
        if let edit = try SavedEdit(text, name: file) {
            return try Reloading(write.access).run(accepting: edit.accepted)
        }
        let contents = try EntryFile.read(text)
        for (line, text) in contents.leftOut {
            complain("\(file):\(line): \(text.text(Surroundings.language))")
        }
        guard contents.faults.isEmpty else { throw Problem(try faults(contents)) }
        guard !contents.entries.isEmpty else {
            throw Problem(
                bilingual(
                    "\(file): không có ghi nhận nào để nhập", "\(file): there is nothing to enter"))
        }
        do throws(ControlError) {
            try write.enterOrRefuse(
                ApplyCall(entries: contents.entries), places: contents.lines.map { "\(file):\($0)" }
            )
        } catch {
            throw Problem(EntryFile.text(error, contents, name: file))
        }
    }

    /// Of a file in which something can't be read: that, and what the service would refuse beside.
    private func faults(_ contents: EntryFile.Contents) throws -> String {
        var refusal: ControlError?
        do throws(ControlError) {
            _ = try write.access.call(ApplyCall(entries: contents.entries, check: true))
        } catch {
            refusal = error.refusals.isEmpty ? nil : error
        }
        return EntryFile.text(refusal, contents, name: file)
    }

    private func contents() throws -> String {
        let bytes = try InputFile.bytes(file, most: Self.most)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem(bilingual("\(file): không phải văn bản UTF-8", "\(file): not UTF-8 text"))
        }
        return text
    }

    /// Octets: a hundred times what the service takes at once.
    private static let most = 1 << 30
}
