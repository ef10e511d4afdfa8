import ArgumentParser
import Civil
import Control
import Help
import Messages

struct WaiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: said(
            vi: "Miễn báo cáo một kỳ cho đơn vị.",
            en: "Releases units from a duty for one period (miễn báo cáo)."),
        discussion: help(
            .examples("hanchot waive bao-cao-nam thpt-bao-loc --letter 46/SGDĐT")))

    @OptionGroup var target: EntryTarget
    @Option(help: said(vi: "Số văn bản cho phép.", en: "The number of the letter that allows it."))
    var letter: String?
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = WaiveCall(duty: target.duty, units: target.units, period: target.period)
        call.letter = letter
        try write.enter(call)
    }
}
