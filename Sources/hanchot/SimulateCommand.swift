import ArgumentParser
import Civil
import Foundation
import Workbench

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Shows every notice that would be sent, touching nothing.",
        discussion: """
            Example: hanchot simulate --rules rules --from 2025-11-01 --to 2025-11-30 --format jsonl

            An events file has one JSON object a line:
              {"at":"2025-11-03T09:00","event":"receive","duty":"bao-cao-nam","unit":"thpt-bao-loc","no":"12/BC"}
            """)

    @Option(help: "The rules' directory or file; may be given several times.")
    var rules: [String] = ["rules"]
    @Option(help: "The first day, such as 2025-01-02 or 02/01/2025.") var from: String
    @Option(help: "The last day.") var to: String
    @Option(help: "Events that the office would record meanwhile.") var events: String?
    @Option(help: "table, jsonl, counts or mbox.") var format: SimulationFormat = .table

    func run() throws {
        let first = try readDate(from, "--from")
        let last = try readDate(to, "--to")
        guard first <= last else { throw Problem("--to lies before --from", status: 2) }
        let rules = try Surroundings.rules(rules)
        let script = try events.map { try readScript($0, rules: rules) } ?? []
        answer(
            try Simulation(rules: rules, from: first, to: last, script: script).text(format))
    }
}

extension SimulationFormat: ExpressibleByArgument {}
