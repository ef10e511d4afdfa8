import ArgumentParser
import Civil
import Edits
import Foundation
import Glibc
import JSON
import Rounds
import Rules
import Scheduler
import SourceText
import Workbench

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Shows what an edit of the rules does, before it does it.",
        discussion: """
            Examples:
              hanchot diff rules.before rules
              hanchot diff rules.before rules --ledger events.jsonl     (hanchot export events)
              hanchot diff rules.before rules --from 15/10/2025 --to 31/12/2025 --format json

            First of all it names the records that the new rules have no place for: receipts,
            submissions, extensions, waivers, requests and returns. Then what is no longer
            owed, due dates that move, steps of the ladder that would fire at once, what is
            owed in addition, notices that leave, don't, or leave on another day, and who
            gets them. Changes that are alike are one line with their number.

            With --ledger it is worked out on what was recorded, else as if the service had
            been running and nothing had come in. It compares a year from --from: today, or
            the start of the earliest plan where none runs today; with --ledger never before
            its last entry.

            Exit status: 0 nothing changes, 2 something does, 1 an error or wrong usage.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The rules as they are: a directory or file.") var old: String
    @Argument(help: "The rules as they would be.") var new: String
    @Option(help: "What 'hanchot export events' gave, or an events file.") var ledger: String?
    @Option(help: "The day on which the new rules are taken up.") var from: String?
    @Option(help: "The last day to compare.") var to: String?
    @Option(help: "text or json.") var format: Format = .text
    @Option(help: "A file to write the JSON form to as well.") var out: String?

    func run() throws {
        let first = try from.map { try DateArgument.solar($0, "--from") }
        let last = try to.map { try DateArgument.solar($0, "--to") }
        let before = try side(old)
        let after = try side(new)
        let script = try ledger.map { try readScript($0, rules: before.rules) } ?? []
        let zone = after.rules.plans.first?.zone ?? .utc
        let day =
            first
            ?? Edit.day(before, after, script: script, today: CivilNow.local(in: zone).date)
        let end = last ?? day.adding(days: 365) ?? day
        guard day <= end else { throw Problem("--to lies before --from") }
        let found = try consequences(
            of: Edit(from: before, to: after, script: script, on: day, through: end))
        let json = Array((found.json.description + "\n").utf8)
        if let out { try write(json, to: out) }
        switch format {
        case .text:
            let hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
            let text = EditText(found, Surroundings.language, hasColour: hasColour).text
            answer(Array(text.utf8))
        case .json: answer(json)
        }
        if !found.isEmpty { throw ExitStatus(value: 2) }
    }

    private func side(_ path: String) throws -> Edit.Side {
        let read = try Surroundings.read([path])
        return Edit.Side(
            rules: read.rules, digest: rulesDigest(read.sources), pen: .letters(read.templates))
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Problem(
                Bilingual(
                    vi: "\(path): không ghi được: \(error.localizedDescription)",
                    en: "\(path): it can't be written: \(error.localizedDescription)"
                ).text(Surroundings.language))
        }
    }
}
