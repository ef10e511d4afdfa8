import ArgumentParser
import Civil
import Control
import Help
import Messages

struct ExtendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: said(
            vi: "Gia hạn cho một, nhiều đơn vị hoặc một nhóm.",
            en: "Moves the due day of one unit, several, or a group."),
        discussion: help(
            .examples(
                "hanchot extend bao-cao-nam thpt-bao-loc --to 11/11/2025 --letter 45/SGDĐT",
                "hanchot extend bao-cao-nam truc-thuoc --to 11/11/2025 --letter 45/SGDĐT",
                "hanchot extend bao-cao-nam thpt-bao-loc --to 11/11/2025 --asked"),
            .text(
                vi: """
                    --to là hạn gửi mới (hết ngày ấy). Các đơn vị được báo một lần; từ đó nhắc
                    theo hạn mới.
                    """,
                en: """
                    --to is the new last good day. The units are told once; reminders go by the
                    new day.
                    """)))

    @OptionGroup var target: EntryTarget
    @Option(help: said(vi: "Hạn mới.", en: "The new last good day.")) var to: String
    @Option(help: said(vi: "Số văn bản cho phép.", en: "The number of the letter that allows it."))
    var letter: String?
    @Flag(
        help: said(
            vi: "Chỉ ghi là đơn vị xin gia hạn (chờ duyệt): hạn không đổi.",
            en: "Only record that they ask for it (chờ duyệt): no day moves.")) var asked = false
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = ExtendCall(
            duty: target.duty, units: target.units,
            to: try DateArgument.solar(to, "--to").iso, period: target.period)
        call.letter = letter
        call.asked = asked ? true : nil
        try write.enter(call)
    }
}
