import ArgumentParser
import Control
import Messages
import SourceText

struct ReloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Lets the service read its rules anew, and waits until they are in force.",
        discussion: """
            Exit status: 0 the new rules are in force, 1 they don't pass and those before stay.
            """)

    @OptionGroup var access: ControlAccess

    func run() throws {
        let answer = try access.ask(ReloadCall())
        access.show(answer) { answer, language in
            let reports = answer.findings.map { $0.report.text(language) }.joined()
            return reports + closing(answer.taken, answer.findings.count, language) + "\n"
        }
        if !answer.taken { throw ExitStatus(value: 1) }
    }

    private func closing(_ taken: Bool, _ findings: Int, _ language: MessageLanguage) -> String {
        switch (language, taken) {
        case (.vi, true):
            findings == 0
                ? "Quy tắc mới đã có hiệu lực."
                : "Quy tắc mới đã có hiệu lực, \(findings) cảnh báo."
        case (.vi, false): "Quy tắc mới chưa dùng được; quy tắc cũ vẫn giữ nguyên."
        case (.en, true):
            findings == 0
                ? "The new rules are in force."
                : "The new rules are in force, with \(findings) warnings."
        case (.en, false): "The new rules don't pass; those before stay in force."
        }
    }
}
