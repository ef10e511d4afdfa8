import ArgumentParser
import Civil
import Control
import Messages

struct VoidCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: said(
            vi: "Hủy một ghi nhận nhầm.",
            en: "Undoes an entry made by mistake (hủy ghi nhận)."),
        discussion: """
            Example: hanchot void 41

            The entry's number is what the command that made it printed; 'hanchot why' shows it too.
            """)

    @Argument(help: said(vi: "Số của ghi nhận.", en: "The entry's number.")) var entry: Int64
    @OptionGroup var write: WriteAccess

    func run() throws {
        try write.enter(VoidCall(event: entry))
    }
}
