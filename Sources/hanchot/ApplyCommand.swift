import ArgumentParser
import Control
import Messages

struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: said(
            vi: "Nhập cả tệp sự kiện một lần, hoặc áp dụng bản sửa mà 'diff' đã lưu.",
            en: "Enters a file of events in one go, or takes up an edit that 'diff' saved."),
        discussion: """
            Examples:
              hanchot apply receipts.jsonl        ('-' reads what is typed or piped in)
              hanchot apply edit.json             (from: hanchot diff rules --out edit.json)

            Of what 'hanchot diff --out' saved: the service takes its rules up if rules and
            registry, and what they would do to records and due dates worked out again, are those
            that were seen. Else it says what is otherwise, and goes on as before.

            Of events, all are entered, or none.

            One JSON object a line; empty lines and lines that start with # are passed over:
              {"event":"receive","duty":"bao-cao-nam","unit":"thpt-bao-loc","no":"12/BC","on":"03/11/2025"}
              {"event":"extend","duty":"bao-cao-nam","units":["truc-thuoc"],"to":"11/11/2025","letter":"45"}
              {"event":"void","id":41}
            Events: receive acknowledge submit accept return extend ask waive cancel reassign void, and
            occur (duty is the event), suspend (units, on, until, note; duty for one alone), silence
            (plan, duty, unit, until, note), pause and resume (plan).
            Keys: duty period unit units covers on no nil note until to letter id plan.

            What 'hanchot export events' gave is taken too, also into a new ledger: each entry is
            judged as of the day on which it was made, and what it is about opens where it hasn't.
            What the service made by itself is left out, for it will again; so is what a later line
            undoes. What nobody entered anything about, and was due before a new ledger began, isn't
            owed in it.
            """)

    @Argument(help: said(vi: "Tệp.", en: "The file.")) var file: String
    @OptionGroup var write: WriteAccess

    func run() throws {
        let text = try contents()
        if let edit = try SavedEdit(text, name: file) {
            return try Reloading(write.access).run(accepting: edit.accepted)
        }
        let (lines, entries) = try EntryFile.read(text, name: file)
        guard !entries.isEmpty else {
            throw Problem(
                bilingual(
                    "\(file): không có ghi nhận nào để nhập", "\(file): there is nothing to enter"))
        }
        do throws(ControlError) {
            try write.enterOrRefuse(
                ApplyCall(entries: entries), places: lines.map { "\(file):\($0)" })
        } catch {
            throw Problem(EntryFile.text(error, lines: lines, name: file))
        }
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
