import Civil
import Glibc
import Mail
import Rules
import SourceText
import Spool

/// A short mail that no rule asks for, written as the service writes its own: by the same writer, from
/// the organisation's sender, with the return path that its mails have.
struct OfficeMail {
    /// The mailbox and its name that mails come from.
    let from: MailAddress
    /// Where bounces go.
    let returnPath: MailAddress
    /// What the sender should know; `nil` when all is as the service has it.
    let warning: Bilingual?

    /// - Parameters:
    ///   - paths: where the rules are; the settings among them name the sender.
    ///   - sender: an address to use instead.
    ///   - usual: whether `paths` is only where rules usually are.
    init(rules paths: [String], usual: Bool, sender: String?) throws {
        if let sender {
            from = try Self.address(sender)
            returnPath = from
            warning = nil
            return
        }
        guard !usual || paths.contains(where: { access($0, F_OK) == 0 }) else {
            from = try Self.address("hanchot@\(Self.hostName)")
            returnPath = from
            let place = paths.joined(separator: ", ")
            warning = Bilingual(
                vi: "không có quy tắc ở \(place), nên người gửi là \(from.address), không phải "
                    + "người gửi của cơ quan; chỉ ra bằng --rules",
                en: "there are no rules in \(place), so the sender is \(from.address) and not the "
                    + "organisation's; name them with --rules")
            return
        }
        let organisation = try Surroundings.rules(paths).rules.organisation
        from = try Self.address(organisation.mailFrom, name: organisation.office)
        returnPath = try Self.returnPath(of: organisation) ?? from
        warning =
            organisation.mailFrom == Organisation().mailFrom
            ? Bilingual(
                vi: "cài đặt chưa có “gửi từ” (mail-from), nên người gửi là \(from.address)",
                en: "the settings have no mail-from, so the sender is \(from.address)") : nil
    }

    /// The service's mails carry a token there, so that it knows whose mail came back. This one has a
    /// word that is none: a relay that refuses such addresses is found out.
    private static func returnPath(of organisation: Organisation) throws -> MailAddress? {
        guard let replies = organisation.replies else { return nil }
        do throws(MailError) {
            return try ReplyAddress(try MailAddress(replies)).carrying("test")
        } catch {
            throw Problem("\(error)")
        }
    }

    /// The mail as it goes to the spool.
    ///
    /// - Parameter text: lines ended with LF.
    func spooled(
        id: String, to address: String, subject: String, text: String, at time: SpoolTime
    ) throws -> SpoolMail {
        let zone = try Surroundings.zone("Asia/Ho_Chi_Minh")
        let now = Instant(seconds: time.microseconds / 1_000_000)
        do {
            let encoded = try MailMessage(
                id: id, date: now, zoneOffset: zone.offset(at: now), from: from,
                to: try MailAddress(address), returnPath: returnPath, subject: subject,
                text: text, html: Self.page(subject, text), language: "vi"
            ).encoded()
            return SpoolMail(
                id: try SpoolID(id),
                envelope: try Envelope(
                    sender: encoded.returnPath, recipients: [encoded.recipient]),
                message: encoded.bytes)
        } catch {
            throw Problem("\(error)")
        }
    }

    private static func page(_ subject: String, _ text: String) -> String {
        let lines = text.split(separator: "\n").map { "<p>\(escaped($0))</p>\n" }.joined()
        return """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
            <title>\(escaped(subject[...]))</title>
            </head>
            <body>
            \(lines)</body>
            </html>

            """
    }

    private static func escaped(_ text: Substring) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }

    private static func address(_ text: String, name: String? = nil) throws -> MailAddress {
        do throws(MailError) { return try MailAddress(text, name: name) } catch {
            throw Problem("\(error)", status: 2)
        }
    }

    private static var hostName: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, gethostname(start, 255) == 0 else {
                return "localhost"
            }
            return String(cString: start)
        }
    }
}
