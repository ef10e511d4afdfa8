import ArgumentParser
import Control
import Messages
import SourceText

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Lets go the mail that the blast guard holds.",
        discussion: """
            Examples:
              hanchot release           the mail is right, let it go
              hanchot release --clock   the machine's clock is right, go on deciding
            """)

    @Flag(help: "Vouch for the machine's clock: after a jump, or at a first start.") var clock =
        false
    @OptionGroup var access: ControlAccess

    func run() throws {
        if clock {
            return access.show(try access.ask(ConfirmClockCall())) { _, language in
                language == .vi ? "Đã xác nhận đồng hồ.\n" : "The clock is vouched for.\n"
            }
        }
        access.show(try access.ask(ReleaseCall())) { answer, language in
            language == .vi
                ? "Đã cho gửi \(answer.notices) thư.\n" : "Let go \(answer.notices) notices.\n"
        }
    }
}

struct DiscardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: "Drops the mail that the blast guard holds: it is never sent.")

    @OptionGroup var access: ControlAccess

    func run() throws {
        access.show(try access.ask(DiscardCall())) { answer, language in
            language == .vi
                ? "Đã bỏ \(answer.notices) thư.\n" : "Dropped \(answer.notices) notices.\n"
        }
    }
}
