import ArgumentParser
import Control
import Help
import Messages
import SourceText

struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: said(
            vi: "Xóa một địa chỉ khỏi sổ theo dõi và hàng đợi thư (xóa dữ liệu cá nhân).",
            en: "Erases an address from the ledger and the spool (xóa dữ liệu cá nhân)."),
        discussion: help(
            .examples("hanchot forget nguyen.thi.hoa@truong.example"),
            .text(
                vi: """
                    Xóa tiêu đề, nội dung, câu trả lời của các thư gửi địa chỉ ấy, và tệp thư
                    trong hàng đợi. Những gì đã quyết định, đã báo, đã ghi thì còn, dưới một bí
                    danh mà chỉ khóa trên máy này mới tra ra. Trước đó phải bỏ địa chỉ khỏi quy
                    tắc và danh mục, nếu không nó sẽ trở lại từ đó. Những gì nhật ký hệ thống và
                    máy chủ thư đã ghi thì phải xóa ở đó.
                    """,
                en: """
                    Subjects, texts and answers of the address's mails go, and its files in the
                    spool. What was decided, told and entered stays, under a pseudonym that only
                    this machine's key leads to. The address must be out of rules and registry
                    first: from there it would come back. What the journal and the mail system
                    have written is theirs to drop.
                    """)))

    @Argument(
        help: said(vi: "Địa chỉ, như trong danh mục.", en: "The address, as the registry had it."))
    var address: String
    @Flag(
        help: said(
            vi: "Rút lại thư chưa đi tới địa chỉ ấy; nếu không thì từ chối.",
            en: "Take back mail to it that hasn't left yet; else that is a refusal."))
    var alsoWaiting = false
    @OptionGroup var access: ControlAccess

    func run() throws {
        let call = ForgetCall(address: address, alsoWaiting: alsoWaiting)
        access.show(try access.ask(call)) { answer, language in
            language == .vi
                ? "Đã xóa địa chỉ khỏi \(answer.mails) thư trong sổ theo dõi và \(answer.files) tệp trong "
                    + "hàng đợi thư.\n"
                : "Erased the address from \(quantity(answer.mails, "mail")) in the ledger and \(answer.files) "
                    + "files in the spool.\n"
        }
    }
}
