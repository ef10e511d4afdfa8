import ArgumentParser
import Control
import Messages
import SourceText

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows what is owed and who is missing.",
        discussion: """
            Examples:
              hanchot status                      every occurrence under way, in numbers
              hanchot status "bao loc"            what the units of that name owe
              hanchot status --duty bao-cao-nam --overdue
              hanchot status --unit thpt-bao-loc --all
              hanchot status --health             is the service well?

            Words find units and duties with or without diacritics; all of them must fit.
            Exit status: with --health 1 when something stands in the service's way.
            """)

    @Argument(help: "Words of units and duties.") var search: [String] = []
    @Option(help: "Only this plan.") var plan: String?
    @Option(help: "Only this duty.") var duty: String?
    @Option(help: "Only this period.") var period: String?
    @Option(help: "Only this unit or group.") var unit: String?
    @Flag(help: "Only what is overdue.") var overdue = false
    @Flag(help: "Unit by unit.") var details = false
    @Flag(help: "Also what is done.") var all = false
    @Option(help: "List at most so many.") var limit: Int = 200
    @Flag(help: "Only how the service is.") var health = false
    @OptionGroup var access: ControlAccess

    func run() throws {
        guard limit >= 0 else { throw Problem("--limit: \(limit) is less than 0", status: 2) }
        var call = StatusCall()
        call.search = search.isEmpty ? nil : search.joined(separator: " ")
        (call.plan, call.duty, call.period, call.unit) = (plan, duty, period, unit)
        call.overdue = overdue ? true : nil
        call.details = details ? true : nil
        call.all = all ? true : nil
        call.limit = limit
        let answer = try access.ask(call)
        if health {
            access.show(answer.health) { StatusText($1).health($0, now: answer.now) }
            if !answer.health.ok { throw ExitStatus(value: 1) }
            return
        }
        access.show(answer) { StatusText($1).text($0) }
    }
}
