import ArgumentParser
import Civil
import Control
import Help
import Messages

struct AcknowledgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: said(
            vi: "Ghi nhận đơn vị đã xem thư; thôi nhắc lại, vẫn tính chậm.",
            en: "Records that a unit has read its mail; repeats rest, lateness goes on."),
        discussion: help(
            .examples("hanchot ack bao-cao-nam thpt-bao-loc --until 10/11/2025"),
            .text(
                vi: "Đã xem thư chưa phải là đã báo cáo: báo cáo vẫn còn thiếu.",
                en: "An acknowledgement is not a receipt: the report is still missing.")),
        aliases: ["acknowledge"])

    @OptionGroup var target: EntryTarget
    @Option(help: said(vi: "Ngày cuối ngừng nhắc lại.", en: "The last day on which repeats rest."))
    var until: String?
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = AcknowledgeCall(duty: target.duty, units: target.units, period: target.period)
        call.until = try isoDay(until, "--until")
        try write.enter(call)
    }
}
