import ArgumentParser
import Civil
import Control
import Help
import Messages

struct ReassignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reassign",
        abstract: said(
            vi: "Giao việc của một đơn vị cho đơn vị khác.",
            en: "Lets another unit answer for what a unit owes."),
        discussion: help(
            .examples("hanchot reassign bao-cao-nam phong-gddt-da-huoai --to thpt-da-huoai"),
            .text(
                vi: "Đầu việc vẫn là đầu việc ấy; từ nay thư gửi đến đơn vị mới.",
                en: """
                    The obligation stays the same one; its mails go to the other unit from now on.
                    """)))

    @OptionGroup var target: EntryTarget
    @Option(
        help: said(
            vi: "Đơn vị chịu trách nhiệm từ nay.", en: "The unit that answers for it from now on."))
    var to: String
    @OptionGroup var write: WriteAccess

    func run() throws {
        try write.enter(
            ReassignCall(duty: target.duty, units: target.units, to: to, period: target.period))
    }
}
