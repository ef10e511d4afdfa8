import ArgumentParser
import Civil
import Control
import Messages

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Records that a report that came is in order.",
        discussion: "Example: hanchot accept bao-cao-nam thpt-bao-loc")

    @OptionGroup var target: EntryTarget
    @Option(help: "The day it was accepted; today when left out.") var on: String?
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = AcceptCall(duty: target.duty, units: target.units, period: target.period)
        call.on = try isoDay(on, "--on")
        try write.enter(call)
    }
}
