import ArgumentParser
import Civil
import Control
import Help
import Messages

struct ReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: said(
            vi: "Ghi nhận trả lại báo cáo để bổ sung: đơn vị phải gửi lại.",
            en: "Records that a report went back to be completed: it is owed again."),
        discussion: help(
            .examples(
                """
                hanchot return bao-cao-nam thpt-bao-loc --until 12/11/2025 \\
                    --note "thiếu phụ lục 2"
                """),
            .text(
                vi: "Đến hết ngày ghi ở --until, không báo cho ai là đơn vị gửi chậm.",
                en: "Nobody is told of a lateness through the day of --until.")))

    @OptionGroup var target: EntryTarget
    @Option(
        help: said(vi: "Ngày cuối ngừng đôn đốc.", en: "The last day on which the ladder rests."))
    var until: String?
    @Option(help: said(vi: "Thiếu gì.", en: "What is missing.")) var note: String?
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = ReturnCall(duty: target.duty, units: target.units, period: target.period)
        call.until = try isoDay(until, "--until")
        call.note = note
        try write.enter(call)
    }
}
