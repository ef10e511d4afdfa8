import ArgumentParser
import Control
import Glibc
import Help
import JSON
import SourceText
import Spool

struct TestMailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-mail",
        abstract: said(
            vi: "Gửi thử một thư qua hàng đợi và nói thư đi đến đâu.",
            en: "Sends a mail through the spool and says how far it gets."),
        discussion: help(
            .text(
                vi: """
                    Thư được viết như thư của dịch vụ, mang tên người gửi ghi trong quy tắc, và đi
                    đúng đường của mọi thư: hàng đợi, hanchot-deliver, máy chủ thư. Dịch vụ không
                    tham gia, nên lệnh dùng --spool, không dùng --socket.
                    """,
                en: """
                    The mail is written as the service writes its own, from the sender that the
                    rules name, and takes the way of every other: spool, hanchot-deliver, mail
                    server. The service itself has no part in it, so there is --spool and no
                    --socket.
                    """),
            .exitStatus(
                vi: "0 máy chủ thư đã nhận, 1 thư bị kẹt; lệnh nói kẹt ở đâu, vì sao.",
                en: "0 the mail server has it, 1 it is stuck; where and why is said.")))

    @Argument(help: said(vi: "Gửi đến đâu.", en: "Where to.")) var address: String
    @Option(help: said(vi: "Số giây chờ.", en: "Seconds to wait.")) var timeout: Int = 60
    @OptionGroup var sender: OfficeSender
    @OptionGroup var access: SpoolAccess

    /// Where the mail is on its way.
    private enum Step: Equatable {
        case published
        case claimed
        case ended(DeliveryRecord?, SpoolPlace)
    }

    func run() throws {
        let spool = try access.open()
        let start = SpoolTime.now
        let mail = try message(at: start)
        _ = try access.or { () throws(SpoolError) in
            try spool.publish(id: mail.id, envelope: mail.envelope, bytes: mail.message)
        }
        say(bilingual("1. đã vào hàng đợi: \(mail.id)", "1. in the spool: \(mail.id)"))
        let limit = ContinuousClock.now + .seconds(timeout)
        var step = Step.published
        while ContinuousClock.now < limit {
            let next = try access.or { () throws(SpoolError) in try look(spool, mail.id) }
            if next != step {
                if step == .published {
                    say(bilingual("2. hanchot-deliver đã nhận", "2. taken up by hanchot-deliver"))
                }
                step = next
            }
            if case .ended = step { break }
            let trouble = try access.or { () throws(SpoolError) in try spool.relayTrouble() }
            if step == .claimed, let trouble, trouble.lastAttempt >= start.microseconds { break }
            usleep(100_000)
        }
        try conclude(step, spool, mail.id)
    }

    private func look(_ spool: SpoolDirectory, _ id: SpoolID) throws(SpoolError) -> Step {
        guard let standing = try spool.standing(of: id) else { return .ended(nil, .revoked) }
        switch standing.place {
        case .new: return .published
        case .queue: return standing.record.map { .ended($0, .queue) } ?? .claimed
        case .done, .failed, .revoked: return .ended(standing.record, standing.place)
        }
    }

    private func conclude(_ step: Step, _ spool: SpoolDirectory, _ id: SpoolID) throws {
        func stuck(_ vi: String, _ en: String) -> Problem { Problem(bilingual(vi, en)) }
        switch step {
        case .published:
            throw stuck(
                "kẹt ở bước 1: không ai lấy thư; xem systemctl status hanchot-deliver.path",
                "stuck at 1: nobody takes it up; see systemctl status hanchot-deliver.path")
        case .claimed:
            let trouble = try access.or { () throws(SpoolError) in try spool.relayTrouble() }
            let reason =
                trouble?.reason
                ?? bilingual(
                    "chưa có trả lời; xem journalctl -t hanchot-deliver",
                    "no answer yet; see journalctl -t hanchot-deliver")
            throw stuck(
                "kẹt ở bước 2, máy chủ thư: \(reason)", "stuck at 2, the mail server: \(reason)")
        case .ended(let record, let place):
            let reply =
                record.map { ($0.replyCode > 0 ? "\($0.replyCode) " : "") + $0.replyText } ?? ""
            switch place {
            case .done:
                say(
                    bilingual(
                        "3. máy chủ thư đã nhận: \(reply)", "3. the mail server has it: \(reply)"))
                if access.json {
                    print("\(JSONValue.object(["id": .string(id.text), "reply": .string(reply)]))")
                }
            case .queue:
                throw stuck(
                    "kẹt ở bước 3, máy chủ thư hoãn lại: \(reply)",
                    "stuck at 3, the mail server puts it off: \(reply)")
            case .failed:
                throw stuck(
                    "kẹt ở bước 3, máy chủ thư từ chối: \(reply)",
                    "stuck at 3, the mail server refuses it: \(reply)")
            case .new, .revoked:
                throw stuck("có người đã thu hồi thư này", "somebody has taken it back")
            }
        }
    }

    /// Steps are for people; with `--json` only the outcome is printed.
    private func say(_ line: String) {
        if access.json { return }
        answer(Array((line + "\n").utf8))
    }

    private func message(at time: SpoolTime) throws -> SpoolMail {
        let mail = try sender.mail()
        return try mail.spooled(
            id: "test-\(time.microseconds)-\(getpid())", to: address,
            subject: "Hạn chót: thư thử / test mail",
            text: """
                Thư này thử đường gửi thư của Hạn chót. Nếu nhận được thì không cần làm gì.
                This mail tests Hạn chót's way to send mail. Nothing needs to be done.

                """, at: time)
    }
}

/// Whom a mail comes from that no rule asks for.
struct OfficeSender: ParsableArguments {
    @Option(
        help: said(
            vi: "Người gửi; không ghi thì theo cài đặt của quy tắc.",
            en: "The sender; the one that the rules' settings name when left out."))
    var from: String?
    @Option(
        help: said(
            vi: "Quy tắc ở đâu; không ghi thì là $HANCHOT_RULES hoặc /etc/hanchot/rules.",
            en: "Where the rules are; $HANCHOT_RULES or /etc/hanchot/rules when left out."))
    var rules: [String] = []

    func mail() throws -> OfficeMail {
        let usual = getenv("HANCHOT_RULES").map { String(cString: $0) } ?? "/etc/hanchot/rules"
        let mail = try OfficeMail(
            rules: rules.isEmpty ? [usual] : rules, usual: rules.isEmpty, sender: from)
        if let warning = mail.warning { complain(warning.text(Surroundings.language)) }
        return mail
    }
}
