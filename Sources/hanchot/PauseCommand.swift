import ArgumentParser
import Control
import Help
import Messages
import Rules
import SourceText

struct PauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: said(
            vi: "Tạm dừng thư của một kế hoạch, hoặc cho tiếp tục.",
            en: "Stops all mail of a plan, or lets it go on."),
        discussion: help(
            .examples(
                "hanchot pause antq-2025",
                "hanchot pause antq-2025 --resume")))

    @Argument(help: said(vi: "Kế hoạch.", en: "The plan.")) var plan: String
    @Flag(help: said(vi: "Cho tiếp tục.", en: "Let it go on.")) var resume = false
    @OptionGroup var access: ControlAccess

    func run() throws {
        let call = PauseCall(plan: plan, resume: resume ? true : nil)
        access.show(try access.ask(call)) { answer, language in
            switch (language, answer.mode == .paused) {
            case (.vi, true): "Kế hoạch tạm dừng: không gửi thư nào.\n"
            case (.vi, false): "Kế hoạch chạy tiếp.\n"
            case (.en, true): "The plan is paused: no mail leaves.\n"
            case (.en, false): "The plan goes on.\n"
            }
        }
    }
}
