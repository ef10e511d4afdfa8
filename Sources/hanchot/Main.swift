import ArgumentParser
import Daemon
import Glibc
import Help
import SourceText

/// One program under two names: called as `hanchotd` it is the service.
@main
enum Main {
    static func main() async {
        let name = CommandLine.arguments.first?.split(separator: "/").last ?? "hanchot"
        var arguments = Array(CommandLine.arguments.dropFirst())
        if name == "hanchotd" { arguments.insert("daemon", at: 0) }
        let status = run(arguments)
        fflush(nil)
        exit(status)
    }

    /// Exit status: 0 done, 1 the work found a problem, 2 wrong usage; of `diff` 2 says that
    /// something changes, so wrong usage is 1 there.
    private static func run(_ arguments: [String]) -> Int32 {
        let wrongUsage: Int32 = arguments.first == "diff" ? 1 : 2
        do {
            var command = try HanchotCommand.parseAsRoot(arguments)
            try command.run()
            return 0
        } catch let problem as Problem {
            complain(problem.description)
            return problem.status == 2 ? wrongUsage : problem.status
        } catch let status as ExitStatus {
            return status.value
        } catch let failure as ServiceFailure {
            complain(failure.description)
            return 1
        } catch {
            let code = HanchotCommand.exitCode(for: error)
            let message = UsageWords.inLocale(HanchotCommand.fullMessage(for: error))
            if code == .success {
                print(message)
                return 0
            }
            complain(message)
            return code == .validationFailure ? wrongUsage : 1
        }
    }
}

struct HanchotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hanchot",
        abstract: said(
            vi: "Hạn chót: không để hạn nào trôi qua mà không ai hay.",
            en: "Deadlines that nobody lets slip by unnoticed (Hạn chót)."),
        discussion: help(
            .examples(
                "hanchot check rules",
                "hanchot simulate --rules rules --from 2025-10-01 --to 2025-11-30",
                "hanchot when 'ngày làm việc cuối quý' --from 2025-01-01 --count 4",
                "hanchot receive bao-cao-nam thpt-bao-loc --no 12/BC-THPT --on 03/11/2025"),
            .exitStatus(
                vi: """
                    0 xong, 1 có vướng mắc, 2 gọi sai, như ngày trong tùy chọn không đọc được.
                    Riêng diff: 2 có thay đổi, 1 mọi lỗi.
                    """,
                en: """
                    0 done, 1 the work found a problem, 2 wrong usage, such as an option's date
                    that can't be read. Of diff: 2 something changes, 1 any error.
                    """)),
        version: "0.2.0",
        subcommands: [
            WhenCommand.self, LunarCommand.self, WorkdaysCommand.self, RegimesCommand.self,
            CheckCommand.self,
            SimulateCommand.self, DiffCommand.self, TestCommand.self,
            TemplateCommand.self, ImportCommand.self, NewCommand.self,
            ReceiveCommand.self, AcknowledgeCommand.self, ReturnCommand.self, AcceptCommand.self,
            ExtendCommand.self, WaiveCommand.self, ReassignCommand.self,
            DecideCommand.self, VoidCommand.self, EventCommand.self, SuspendCommand.self,
            ApplyCommand.self, StatusCommand.self,
            WhyCommand.self,
            SilenceCommand.self, PauseCommand.self, ReleaseCommand.self, DiscardCommand.self,
            ReloadCommand.self, HistoryCommand.self, IcsCommand.self, LetterCommand.self,
            ExportCommand.self, ForgetCommand.self, LedgerCommand.self, BoardCommand.self,
            InboundCommand.self,
            SpoolCommand.self, TestMailCommand.self, MetricsCommand.self, BackupCommand.self,
            RestoreCommand.self, DaemonCommand.self,
        ])
}

/// The work found a problem; the message says what, where, and what to do.
struct Problem: Error, CustomStringConvertible {
    let description: String
    let status: Int32

    init(_ description: String, status: Int32 = 1) {
        self.description = description
        self.status = status
    }
}

/// Ends with a status when everything has been said already.
struct ExitStatus: Error { let value: Int32 }
