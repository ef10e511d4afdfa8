import ArgumentParser
import Control
import Glibc
import Help
import Inbound
import Messages
import SourceText

struct InboundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbound",
        abstract: said(
            vi: "Nhận một thư từ đầu vào (trả lời hoặc thư trả về) cho dịch vụ.",
            en: "Takes one mail message on stdin, an answer or a bounce, for the service."),
        discussion: help(
            .text(
                vi: """
                    Hệ thống thư gọi lệnh này cho mỗi thư đến hộp thư trả lời và các địa chỉ mở
                    rộng của nó. Trong /etc/aliases, khi Postfix có recipient_delimiter = +:
                    """,
                en: """
                    The mail system calls it, for every message to the answers' mailbox and its
                    extensions. In /etc/aliases, with recipient_delimiter = + in Postfix:
                    """),
            .lines(
                """
                  nhacviec: "|/usr/bin/hanchot inbound"
                """),
            .text(
                vi: "Nơi nào không thêm Return-Path và X-Original-To (pipe(8) của Postfix):",
                en: """
                    Where no Return-Path and X-Original-To are added on the way (Postfix'
                    pipe(8)):
                    """),
            .lines(
                """
                  hanchot inbound --sender ${sender} --recipient ${original_recipient}
                """),
            .exitStatus(
                vi: """
                    0 đã nhận thư, dù có tính hay không; 75 lúc này không gọi được dịch vụ: hệ
                    thống thư giữ thư lại và thử lần sau.
                    """,
                en: """
                    0 taken, whether it counted or not; 75 the service can't be reached now: the
                    mail system keeps the message and tries again.
                    """)))

    @Option(
        help: said(
            vi: "Người gửi trên phong bì, khi thư không có Return-Path.",
            en: "The envelope's sender, where the message has no Return-Path."))
    var sender: String?
    @Option(
        help: said(
            vi: "Địa chỉ nhận, khi thư không có X-Original-To.",
            en: "The address it came to, where the message has no X-Original-To."))
    var recipient: String?
    @OptionGroup var access: ControlAccess

    /// EX_TEMPFAIL of sysexits.h: anything else would make the mail system send a bounce, to an
    /// address that may be forged.
    private static let tryAgain: Int32 = 75

    func run() throws {
        guard let way = ReceivedBytes.wayFields(sender: sender, recipient: recipient) else {
            throw Problem(
                bilingual(
                    "--sender và --recipient mỗi tùy chọn nhận một địa chỉ",
                    "--sender and --recipient take one address each"), status: Self.tryAgain)
        }
        let message = way + (try Self.standardInput())
        guard looksLikeMessage(message) else {
            complain(InboundRefusal.noMessage.text.text(Surroundings.language))
            return
        }
        do throws(ControlError) {
            let answer = try access.call(InboundCall(message: ReceivedBytes.encoded(message)))
            access.show(answer) { $0.text.text($1) + "\n" }
        } catch {
            throw Problem(error.text.text(Surroundings.language), status: Self.tryAgain)
        }
    }

    /// The start of the message; the rest is read and dropped, so that the mail system sees all of
    /// it taken.
    private static func standardInput() throws -> [UInt8] {
        var kept: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count == 0 { return kept }
            if count < 0 {
                if errno == EINTR { continue }
                throw Problem(
                    "can't read the message: \(String(cString: strerror(errno)))", status: tryAgain)
            }
            let room = InboundLimits.messageOctets - kept.count
            kept += chunk[..<min(count, room)]
        }
    }
}
