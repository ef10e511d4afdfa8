import ArgumentParser
import Civil
import Control
import Help
import Messages

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: said(
            vi: "Ghi nhận báo cáo đã gửi là đạt yêu cầu.",
            en: "Records that a report that came is in order."),
        discussion: help(
            .examples("hanchot accept bao-cao-nam thpt-bao-loc")))

    @OptionGroup var target: EntryTarget
    @Option(
        help: said(
            vi: "Ngày chấp nhận; không ghi thì là hôm nay.",
            en: "The day it was accepted; today when left out.")) var on: String?
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = AcceptCall(duty: target.duty, units: target.units, period: target.period)
        call.on = try isoDay(on, "--on")
        try write.enter(call)
    }
}
