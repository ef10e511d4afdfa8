import ArgumentParser
import Control
import JSON
import SourceText

struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Erases an address from the ledger and the spool (xóa dữ liệu cá nhân).",
        discussion: """
            Example: hanchot forget nguyen.thi.hoa@truong.example

            Subjects, texts and answers of the address's mails go, and its files in the spool. What was
            decided, told and entered stays, under a pseudonym that only this machine's key leads to.
            The address must be out of rules and registry first: from there it would come back. What
            the journal and the mail system have written is theirs to drop.
            """)

    @Argument(help: "The address, as the registry had it.") var address: String
    @Flag(help: "Take back mail to it that hasn't left yet; else that is a refusal.")
    var alsoWaiting = false
    @OptionGroup var access: ControlAccess

    func run() throws {
        let answer = try access.ask(
            "Forget", ["address": .string(address), "also_waiting": .bool(alsoWaiting)])
        access.show(answer) { answer, language in
            let mails = answer["mails"]?.intValue ?? 0
            let files = answer["files"]?.intValue ?? 0
            return language == .vi
                ? "Đã xóa địa chỉ khỏi \(mails) thư trong sổ theo dõi và \(files) tệp trong hàng đợi thư.\n"
                : "Erased the address from \(mails) mails in the ledger and \(files) files in the spool.\n"
        }
    }
}
