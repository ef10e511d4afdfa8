import ArgumentParser
import RuleFiles
import Rules
import SourceText

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads rules and shows everything that is wrong with them.",
        discussion: "Exit status: 0 clean (warnings at most), 1 findings, 2 wrong usage.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "Files and directories.") var paths: [String]
    @Option(help: "text or json.") var format: Format = .text

    func run() throws {
        let files = RuleDirectory()
        let (sources, unreadable) = files.load(paths)
        let findings = unreadable + RuleReader.read(sources, zone: files.zone).findings
        switch format {
        case .text:
            print(
                DiagnosticRenderer(language: Surroundings.language).render(findings), terminator: ""
            )
        case .json: print(diagnosticsJSON(findings, language: Surroundings.language))
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitStatus(value: 1) }
    }
}
