import ArgumentParser
import Glibc
import Help
import JSON
import Spool

struct SpoolPostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: said(
            vi: "Đưa một thư ngắn vào hàng đợi, nội dung từ đầu vào.",
            en: "Puts a short mail into the spool, its text from standard input."),
        discussion: help(
            .text(
                vi: """
                    Dành cho người quản trị máy: chương trình canh dịch vụ dùng lệnh này để báo
                    khi dịch vụ hỏng. Thư mang tên người gửi ghi trong quy tắc.
                    """,
                en: """
                    For whoever looks after the machine: what watches the service tells by this
                    that the service has failed. The mail comes from the sender that the rules
                    name.
                    """)))

    /// In bytes: who is told of a trouble needs no more.
    private static let longestText = 64 << 10

    @Argument(help: said(vi: "Gửi đến đâu.", en: "Where to.")) var address: String
    @Option(help: said(vi: "Tiêu đề.", en: "The subject.")) var subject: String
    @OptionGroup var sender: OfficeSender
    @OptionGroup var access: SpoolAccess

    func run() throws {
        let spool = try access.open()
        let time = SpoolTime.now
        var text = ""
        while let line = readLine(strippingNewline: false), text.utf8.count < Self.longestText {
            text += line
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Problem(bilingual("thư không có nội dung", "the mail has no text"), status: 2)
        }
        let mail = try sender.mail().spooled(
            id: "post-\(time.microseconds)-\(getpid())", to: address, subject: subject, text: text,
            at: time)
        _ = try access.or { () throws(SpoolError) in
            try spool.publish(id: mail.id, envelope: mail.envelope, bytes: mail.message)
        }
        access.show(
            ["id": .string(mail.id.text)],
            bilingual("\(mail.id): đã vào hàng đợi\n", "\(mail.id): in the spool\n"))
    }
}
