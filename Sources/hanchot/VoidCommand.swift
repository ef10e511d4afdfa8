import ArgumentParser
import Civil
import Control
import Help
import Messages

struct VoidCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: said(
            vi: "Hủy một ghi nhận nhầm.",
            en: "Undoes an entry made by mistake (hủy ghi nhận)."),
        discussion: help(
            .examples("hanchot void 41"),
            .text(
                vi: "Số của ghi nhận là số mà lệnh ghi đã in ra; 'hanchot why' cũng cho xem.",
                en: """
                    The entry's number is what the command that made it printed; 'hanchot why'
                    shows it too.
                    """)))

    @Argument(help: said(vi: "Số của ghi nhận.", en: "The entry's number.")) var entry: Int64
    @OptionGroup var write: WriteAccess

    func run() throws {
        try write.enter(VoidCall(event: entry))
    }
}
